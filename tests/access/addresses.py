"""Every address of the site, as a person reads it, and how each is filled with an object that exists."""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone, translation

from samsyn.api.models import Delivery, Subscription
from samsyn.comments.models import Original, Reading, ReturnedSheet, Sample, SetAside, Theme
from samsyn.consultation.models import (
    Answer,
    Attachment,
    IncomingMail,
    Invitation,
    Mask,
    Publication,
    ReceivedFile,
    ReportIssue,
    ResponseComment,
    Round,
)
from samsyn.councils.models import HomeDecision, Item, Mandate, Meeting, Membership, Minutes, Paper, Preparer, RuleSet
from samsyn.delivery.models import Commitment, Evaluation, GoalMark, Indicator, Measure, SentReport, YearReport
from samsyn.dialogue.models import (
    Conversation,
    Dialogue,
    Event,
    EventDocument,
    Input,
    Question,
    QuestionKind,
    Series,
    Snapshot,
    Source,
)
from samsyn.people.models import OutgoingMail, Person, Task
from samsyn.portal.models import Article, ContactPoint, LibraryEntry, Picture, Remark
from samsyn.projection.models import Material, Run
from samsyn.strategy import statutes
from samsyn.strategy.models import ContactEntry, Phase, Section, Work

type Value = Callable[[], Any] | str | int

_CONVERTER = re.compile(r"<(?:\w+:)?(\w+)>")
_NAMES = re.compile(r"<(\w+)>")


def every() -> list[str]:
    """Every address that the resolver knows, once: ``/remiss/<round_id>/publicera/``."""
    with translation.override("sv"):  # another language has its own way in, /en/
        return list(dict.fromkeys(_walk(get_resolver(), "/")))


def _walk(resolver: URLResolver, before: str) -> Iterator[str]:
    for one in resolver.url_patterns:
        here = before + readable(str(one.pattern))
        if isinstance(one, URLPattern):
            yield here
        else:
            yield from _walk(one, here)


def readable(pattern: str) -> str:
    """A pattern without its regular expression: names in angles, nothing else."""
    out, at = "", 0
    pattern = _CONVERTER.sub(r"<\1>", pattern) if "(?P<" not in pattern else pattern
    while at < len(pattern):
        if pattern.startswith("(?P<", at):
            end, depth = at + 1, 1
            while depth:
                depth += {"(": 1, ")": -1}.get(pattern[end], 0)
                end += 1
            out += f"<{pattern[at + 4 : pattern.index('>', at)]}>"
            at = end
        else:
            out += pattern[at] if pattern[at] not in "^$\\" else ""
            at += 1
    return out


def _round(number: str) -> Callable[[], int]:
    return lambda: Round.objects.get(registry_number=number).pk


TOLD, OPEN, PREPARED = _round("RUN 2025-41"), _round("RUN 2026/0288"), _round("RUN 2026/999")


def _first(rows: Callable[[], Any], field: str = "pk") -> Callable[[], Any]:
    """A field of the first row."""
    return lambda: rows().order_by("pk").values_list(field, flat=True)[0]


def _comment(field: str) -> Callable[[], Any]:
    return _first(lambda: ResponseComment.objects.filter(response__round=OPEN()), field)


def _paper(suffix: str) -> Callable[[], Any]:
    return _first(lambda: ReceivedFile.objects.filter(response__round=TOLD(), original__name__endswith=suffix))


def _key(edition: str) -> Callable[[], str]:
    rows = Section.objects.filter(edition__document__slug="alvmark-2040", edition__stage=edition)
    return lambda: str(rows.order_by("position").values_list("key", flat=True)[3])


def _coming() -> Any:
    return Event.objects.filter(starts_at__gt=timezone.now()).order_by("-pk")


def _held() -> Any:
    return Meeting.objects.filter(council__slug="regionala", closed_at__isnull=False)


def _next() -> Any:
    return Meeting.objects.filter(council__slug="regionala", opened_at=None).order_by("starts_at")


def _draft() -> Any:
    return Answer.objects.drafts()


# What stands in for a name, by the beginning of the address; the longest beginning counts.
FILL: Final[dict[str, dict[str, Value]]] = {
    "/": {"provider_id": "sso", "token": "x" * 43, "pk": 999_999},
    "/konton/": {"person_id": _first(lambda: Person.objects.filter(email="reader@region.example")), "verb": "lank"},
    "/oppna-data/": {
        "subscription_id": _first(Subscription.objects.all), "delivery_id": _first(Delivery.objects.all),
    },
    "/stil/": {"name": "0123456789abcdef"},
    "/organisationer/": {"format_": "csv", "organisation_id": 1},
    "/aktorer/": {"organisation_id": _first(lambda: Commitment.objects.exclude(published_at=None), "organisation_id")},
    "/utkorg/": {"mail_id": _first(OutgoingMail.objects.all)},
    "/uppgifter/": {"task_id": _first(Task.objects.all)},
    "/strategi/": {
        "slug": "alvmark-2040", "edition": "remissversion", "key": _key("remissversion"), "form": "html",
        "before": "dialogunderlag", "kind": "skede", "stop_id": _first(Phase.objects.all),
        "work_id": _first(Work.objects.all), "entry_id": _first(ContactEntry.objects.all),
    },
    **{
        f"/strategi/<slug>/<edition>/{word}/": {"edition": "forslag", "key": _key("forslag")}
        for word in ("redigera", "granska", "samma-avsnitt", "publicera", "kasta", "beslut")
    },
    "/lagen/": {"slug": "alvmark-2040", "rule": lambda: statutes.every()[0].id},
    "/nyheter/": {
        "sha256": _first(Picture.objects.all, "sha256"), "remark_id": _first(Remark.objects.all),
        "article_id": _first(lambda: Article.objects.filter(publish_at=None)),
        "slug": _first(lambda: Article.objects.public(timezone.now()), "slug"),
    },
    "/dokument/": {"entry_id": _first(LibraryEntry.objects.all)},
    "/kontakt/": {"point_id": _first(ContactPoint.objects.all)},
    "/arbete/": {"form": "pdf"},
    "/uppfoljning/": {
        "address": lambda: _goal(), "code": _first(Indicator.objects.all, "code"), "noun": "atgard",
        "pk": _first(Measure.objects.all), "year": _first(YearReport.objects.all, "year"), "form": "html",
        "verb": "fakta", "number": 1,
    },
    "/uppfoljning/utvarderingar/": {"pk": _first(lambda: Evaluation.objects.exclude(published_at=None))},
    "/uppfoljning/redovisning/": {"year": _first(lambda: SentReport.objects.exclude(published_at=None), "report__year")},
    "/uppfoljning/arbete/redovisning/<year>/lamnad/": {"year": _first(SentReport.objects.all, "report__year")},
    "/atgarder/": {"pk": _first(Measure.objects.all)},
    "/roster/": {"pk": _first(lambda: Commitment.objects.exclude(published_at=None), "organisation_id")},
    "/remiss/": {
        "round_id": OPEN, "number": _comment("number"), "response_id": _comment("response_id"),
        "original_id": _comment("comment__original_id"), "page": 1, "format_": "html", "mail_id": _first(IncomingMail.objects.all),
        "invitation_id": _first(lambda: Invitation.objects.filter(round=OPEN(), entrances__isnull=False)),
        "entrance_id": _first(lambda: Invitation.objects.filter(round=OPEN(), entrances__isnull=False), "entrances"),
        "theme_id": _first(Theme.objects.all), "sample_id": _first(Sample.objects.all),
        "sheet_id": _first(ReturnedSheet.objects.all),
        "key": lambda: _section_of(OPEN()),
    },
    "/remiss/<round_id>/forbered/": {"round_id": PREPARED},
    **{
        f"/remiss/<round_id>/{word}": {
            "round_id": TOLD, "file_id": _paper(".pdf"), "mask_id": _first(Mask.objects.all),
            "publication_id": _first(Publication.objects.all), "issue_id": _first(ReportIssue.objects.all),
            "pattern": "avsnitt", "form": "html", "key": lambda: _section_of(TOLD()),
            "response_id": _first(lambda: ReceivedFile.objects.filter(response__round=TOLD()), "response_id"),
        }
        for word in ("publicera/", "publicera-sammanstallning/", "svar/", "rapport/", "beratta/", "nasta-utgava/", "andringar/")
    },
    "/remiss/<round_id>/at-sidan/<passage_id>/": {
        "round_id": TOLD, "passage_id": _first(lambda: SetAside.objects.filter(original__in=ReceivedFile.objects.filter(response__round=TOLD()).values("original"))),
    },
    "/remiss/<round_id>/filer/<original_id>/sida": {
        "round_id": TOLD, "original_id": _first(lambda: Original.objects.filter(name__endswith=".pdf", reading=Reading.READ)),
    },
    "/svara/": {"answer_id": _first(_draft), "page": "fragor", "file_id": _first(Attachment.objects.all)},
    "/dialog/": {
        "slug": _first(lambda: Dialogue.objects.filter(feedback_at=None), "slug"),
        "event_id": lambda: _coming()[0].pk, "code": lambda: _coming()[0].code,
        "document_id": _first(EventDocument.objects.all), "input_id": _first(Input.objects.all),
        "conversation_id": _first(lambda: Conversation.objects.filter(closed_at=None)), "number": 1,
        "snapshot_id": _first(Snapshot.objects.all), "name": "roster.csv", "verb": "anteckna",
        "question_id": _first(lambda: Dialogue.objects.filter(feedback_at=None), "questions"), "key": lambda: _matter(),
    },
    "/dialog/om/<slug>/val/<question_id>/": {
        "slug": "pa-vag-mot-beslut", "question_id": _first(lambda: Question.objects.filter(kind=QuestionKind.POINTS)),
    },
    "/dialog/om/<slug>/fraga/<question_id>/<key>/": {
        "slug": _first(lambda: Dialogue.objects.filter(questions__kind=QuestionKind.MATRIX), "slug"),
        "question_id": _first(lambda: Question.objects.filter(kind=QuestionKind.MATRIX)), "key": lambda: _matter(),
    },
    "/dialog/rum/": {"input_id": _first(lambda: Input.objects.filter(source=Source.ROOM))},
    "/dialog/serie/": {"slug": _first(Series.objects.all, "slug")},
    "/dialog/traff/<event_id>/vad-hande-sedan/": {
        "event_id": _first(lambda: Event.objects.exclude(feedback_at=None))
    },
    "/befolkning/": {
        "slug": "norradal", "name": "population", "material_id": _first(Material.objects.all),
        "run_id": _first(Run.objects.all),
    },
    "/samverkan/": {
        "slug": "regionala", "rules_id": _first(RuleSet.objects.all),
        "point_id": _first(HomeDecision.objects.all, "point_id"), "meeting_id": lambda: _next()[0].pk,
        "membership_id": _first(lambda: Membership.objects.filter(council__slug="regionala")),
        "mandate_id": _first(lambda: Mandate.objects.filter(council__slug="regionala")),
        "preparer_id": _first(lambda: Preparer.objects.filter(council__slug="regionala")),
        "number": _first(Minutes.objects.all, "number"), "form": "pdf",
        "item_id": _first(lambda: Item.objects.filter(council__slug="regionala")),
        "paper_id": _first(lambda: Paper.objects.filter(secret="")),
    },
    "/samverkan/<slug>/moten/<meeting_id>/sekreterare/": {
        "point_id": lambda: _next()[0].points.order_by("pk")[0].pk,
    },
    **{
        f"/samverkan/<slug>/moten/<meeting_id>/{word}/": {"meeting_id": _first(_held)}
        for word in ("aterforing", "protokoll", "justera")
    },
}  # fmt: skip


def _goal() -> str:
    return str(GoalMark.objects.filter(document__slug="alvmark-2040").order_by("pk")[0].address)


def _section_of(round_id: int) -> str:
    edition = Round.objects.get(pk=round_id).edition_id
    return str(Section.objects.filter(edition=edition).order_by("position").values_list("key", flat=True)[1])


def _matter() -> str:
    dialogue = Dialogue.objects.filter(questions__kind=QuestionKind.MATRIX).order_by("pk")[0]
    return str(
        Section.objects.filter(edition=dialogue.edition_id).order_by("position").values_list("key", flat=True)[1]
    )


class NoValue(Exception):
    """An address has a name that nothing stands in for: say so in FILL."""


def values(address: str) -> dict[str, str]:
    """What each name of an address becomes."""
    found: dict[str, str] = {}
    for name in _NAMES.findall(address):
        fits = [begins for begins, said in FILL.items() if address.startswith(begins) and name in said]
        if not fits:
            raise NoValue(f"{address}: {name}")
        value = FILL[max(fits, key=len)][name]
        found[name] = str(value() if callable(value) else value)
    return found


def filled(address: str, **instead: Any) -> str:
    """The address with something in the place of each name."""
    known = values(address) | {name: str(value) for name, value in instead.items()}
    return _NAMES.sub(lambda found: known[found[1]], address)


def others(address: str) -> Iterator[tuple[str, str]]:
    """Names of the address that could be another parent of the same child, each with such a parent."""
    names = _NAMES.findall(address)
    if "round_id" in names and set(names) & _OF_A_ROUND:
        known = values(address)["round_id"]
        yield "round_id", str(Round.objects.exclude(pk=known).exclude(registry_number="RUN 2026/999").get().pk)
    if address.startswith("/samverkan/<slug>/") and set(names) - {"slug", "form"}:
        yield "slug", "stora"
    if {"event_id", "document_id"} <= set(names):
        yield "event_id", str(Event.objects.exclude(feedback_at=None).order_by("pk")[0].pk)
    if address.startswith("/dialog/om/") and "question_id" in names:
        known = values(address)["slug"]
        rows = Dialogue.objects.exclude(published_at=None).exclude(slug=known).order_by("pk")
        yield "slug", str(rows.values_list("slug", flat=True)[0])
    if address.startswith("/strategi/<slug>/process/") and len(names) > 1:
        yield "slug", "kompetensplan"


_OF_A_ROUND: Final = {
    "response_id", "original_id", "invitation_id", "entrance_id", "theme_id", "sample_id", "sheet_id",
    "passage_id", "file_id", "mask_id", "publication_id", "issue_id",
}  # fmt: skip
