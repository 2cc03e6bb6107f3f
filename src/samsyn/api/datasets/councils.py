"""What the councils do in public: their meetings, what they have agreed, what was decided at home, their pledges."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from samsyn.api.datasets.strategy import ADDRESS, address
from samsyn.api.values import Column, Dataset, Row
from samsyn.councils.models import Council, Meeting, Minutes
from samsyn.councils.queries import pledges, register

COUNCIL = Column("council", str, "Rådets namn i adresser")


def _councils(asked: Mapping[str, str]) -> QuerySet[Council]:
    rows = Council.objects.filter(published_at__isnull=False).order_by("slug")
    return rows.filter(slug=asked["council"]) if "council" in asked else rows


def _meetings(asked: Mapping[str, str]) -> Iterable[Row]:
    out = Minutes.objects.filter(meeting=OuterRef("pk"), published_at__isnull=False)
    rows = Meeting.objects.filter(council__in=_councils(asked)).select_related("council").annotate(told=Exists(out))
    for row in rows.order_by("council__slug", "starts_at", "pk"):
        yield (
            row.council.slug, row.title or None, row.form, row.starts_at, row.ends_at, row.place or None,
            row.closed_at is not None, row.cancelled_because or None, row.told,
            address("councils:meeting", row.council.slug, row.pk),
        )  # fmt: skip


def _found(asked: Mapping[str, str]) -> tuple[register.PositionRow, ...]:
    """Positions whose minutes are published."""
    return register.position_rows(register.positions(councils=[], council=asked.get("council", "")))


def _positions(asked: Mapping[str, str]) -> Iterable[Row]:
    for row in _found(asked):
        yield (
            row.id, row.council_slug, timezone.localtime(row.held_on).date(), row.title, row.position, row.outcome,
            "; ".join(sorted(name for name, _words in row.deviations)) or None,
            "; ".join(sorted(f"{document}/{section}" for _words, document, section in row.goals)) or None,
            address("councils:position", row.id),
        )  # fmt: skip


def _home(asked: Mapping[str, str]) -> Iterable[Row]:
    for row in _found(asked):
        for one in row.home:
            yield (
                row.id, row.council_slug, one.organisation, one.due_on, one.decided_on, one.outcome_words or None,
                one.body or None, one.registry_number or None, address("councils:position", row.id),
            )  # fmt: skip


def _pledges(asked: Mapping[str, str]) -> Iterable[Row]:
    for council in _councils(asked):
        for row in pledges.table(council, upto=timezone.localdate().year):
            for cell in row.years:
                yield (
                    council.slug, row.number, row.text, cell.year, cell.yes, cell.partly, cell.not_yet, cell.silent,
                    address("councils:pledges", council.slug),
                )  # fmt: skip


_POSITION = Column("position_id", int, "Ställningstagandets nummer i registret")

DATASETS = (
    Dataset(
        "council-meetings",
        "Rådens möten",
        "När och var varje samverkansråd möts, om mötet är hållet och om protokollet är publicerat.",
        (
            COUNCIL, Column("title", str, "Namn, om mötet har ett eget", empty=True),
            Column("form", str, "Hur man möts"), Column("starts_at", datetime, "Börjar"),
            Column("ends_at", datetime, "Slutar"), Column("place", str, "Plats", empty=True),
            Column("held", bool, "Det är hållet"),
            Column("cancelled_because", str, "Varför det ställdes in", empty=True),
            Column("minutes_published", bool, "Protokollet är publicerat"), ADDRESS,
        ),
        _meetings,
        ("council",),
    ),
    Dataset(
        "council-positions",
        "Rådens ställningstaganden",
        "Det som samverkansråden är överens om, ur publicerade protokoll. Ett råd är rådgivande och röstar inte.",
        (
            _POSITION, COUNCIL, Column("held_on", date, "Mötets dag"), Column("title", str, "Punkten"),
            Column("position", str, "Ställningstagandet"), Column("outcome", str, "Hur rådet lämnade punkten"),
            Column("deviating", str, "Organisationer med avvikande synpunkt", empty=True),
            Column("sections", str, "Avsnitt i strategin: dokument/nyckel", empty=True), ADDRESS,
        ),
        _positions,
        ("council", "outcome"),
    ),
    Dataset(
        "council-home-decisions",
        "Beslut hemma",
        "Vad varje organisation har beslutat om ett ställningstagande, och när beslutet väntas.",
        (
            _POSITION, COUNCIL, Column("organisation", str, "Organisationen"),
            Column("due_on", date, "Beslutet väntas senast"),
            Column("decided_on", date, "Beslutat", empty=True), Column("outcome", str, "Beslutet", empty=True),
            Column("body", str, "Vem som beslutade", empty=True),
            Column("registry_number", str, "Diarienummer", empty=True), ADDRESS,
        ),
        _home,
        ("council", "organisation"),
    ),
    Dataset(
        "council-pledges",
        "Rådens löften",
        "Varje löfte och år: hur många organisationer som säger att de håller det, delvis, inte än, och hur många "
        "som inte har svarat.",
        (
            COUNCIL, Column("number", int, "Löftets nummer"), Column("pledge", str, "Löftet"),
            Column("year", int, "År"), Column("yes", int, "Vi gör det"), Column("partly", int, "Delvis"),
            Column("not_yet", int, "Inte än"), Column("silent", int, "Har inte svarat"), ADDRESS,
        ),
        _pledges,
        ("council", "year"),
    ),
)  # fmt: skip
