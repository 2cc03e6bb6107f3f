"""An organisation's page, and the list of those who have one, as frozen values."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Page as Sheet
from django.core.paginator import Paginator
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.consultation.publishing.queries import papers
from samsyn.delivery.models import Measure
from samsyn.delivery.queries import doing
from samsyn.people.classes import PRIVATE, OrganisationClass
from samsyn.people.models import Organisation
from samsyn.portal.actor import answered, entries, lines
from samsyn.portal.actor.entries import PROCESSES, Beside, Entry
from samsyn.portal.actor.lines import Line
from samsyn.portal.actor.sentences import summary

AT_A_TIME = 40  # contributions on a page: well under 100 kB
ROWS = 50  # organisations on a page of the list


@dataclass(frozen=True, slots=True)
class Group:
    """What was done in one process in one year."""

    code: str
    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """One year, by process; the heading when there is no year yet is in words."""

    name: str
    code: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The organisation above, or a board below, that the reader may go to."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class ActorPage:
    """Everything on one organisation's page. ``hidden``: how many of the lines only the desk sees."""

    id: int
    name: str
    class_name: str
    municipality: str
    above: Neighbour | None
    units: tuple[Neighbour, ...]
    sentences: tuple[str, ...]
    years: tuple[Year, ...]
    sheet: "Sheet[Line]"
    hidden: int

    @property
    def total(self) -> int:
        """All the lines, on every sheet."""
        return int(self.sheet.paginator.count)


def page(row: Organisation, *, desk: bool, number: str | None = None) -> ActorPage | None:
    """One organisation; None when there is nothing that the reader may see. Eight queries, however much there is."""
    found = sorted(entries.folded(lines.of(row.pk, desk=desk)), key=entries.place)
    if not (found or desk):
        return None
    told = answered.answered([one for one in found if one.kind in ("response", "joint")], desk=desk)
    sheet = Paginator(found, AT_A_TIME).get_page(number)
    beside = _beside(list(sheet.object_list), told, desk=desk)
    above, units = _neighbours(row, desk=desk)
    shown = [one for one in found if one.shown]
    return ActorPage(
        id=row.pk, name=row.name, class_name=str(row.get_organisation_class_display()), municipality=row.municipality,
        above=above, units=units, years=tuple(_years(list(sheet.object_list), beside)), sheet=sheet,
        sentences=summary(row.name, entries.counts(shown), [told[one.id] for one in shown if one.id in told
                                                            and one.kind in ("response", "joint")]),
        hidden=len(found) - len(shown),
    )  # fmt: skip


def _beside(shown: list[Line], told: Mapping[int, answered.Answered], *, desk: bool) -> Beside:
    responses = [one.id for one in shown if one.kind in ("response", "joint")]
    measures = Measure.objects.filter(pk__in=[one.id for one in shown if one.kind in ("measure", "partner")])
    facts = doing.measures(measures, today=timezone.localdate(), whole=False)
    return Beside(told, papers(responses), {one.id: one for one in facts}, desk)


def _years(shown: list[Line], beside: Beside) -> Iterator[Year]:
    for year, of_year in groupby(shown, key=entries.year):
        groups = tuple(
            Group(code, str(name), tuple(entries.entry(one, beside) for one in rows))
            for (code, name, _kinds), rows in (
                (PROCESSES[at], list(rows)) for at, rows in groupby(of_year, key=lambda one: entries.PLACE[one.kind])
            )
        )
        yield Year(str(year or _("Utan datum")), str(year or "0"), groups)


def _neighbours(row: Organisation, *, desk: bool) -> tuple[Neighbour | None, tuple[Neighbour, ...]]:
    near = lines.organisations().filter(Q(parent=row) | Q(pk=row.parent_id)).order_by("name")
    names = dict(near.values_list("pk", "name"))
    open_ = names.keys() if desk or not names else lines.known(desk=False, only=list(names)).keys()
    found = [Neighbour(pk, name) for pk, name in names.items() if pk in open_]
    above = next((one for one in found if one.id == row.parent_id), None)
    return above, tuple(one for one in found if one.id != row.parent_id)


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An organisation in the list, with how much of each process."""

    id: int
    name: str
    class_name: str
    municipality: str
    responses: int
    done: int
    agreed: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Some organisations, and what they can be narrowed by."""

    rows: tuple[ActorRow, ...]
    sheet: "Sheet[Organisation]"
    classes: tuple[tuple[str, str], ...]
    municipalities: tuple[str, ...]


def listing(*, desk: bool, words: str = "", class_: str = "", place: str = "", number: str | None = None) -> Listing:
    """Those who have contributed something that is public, by name; for the desk the whole register. Four queries."""
    counts = lines.known(desk=desk)
    found = lines.organisations() if desk else lines.given(counts)
    choices = list(found.order_by().values_list("organisation_class", "municipality").distinct())
    for word in words.split()[:8]:
        found = found.filter(Q(name__icontains=word) | Q(municipality__icontains=word))
    if class_:
        found = found.filter(organisation_class=class_)
    if place:
        found = found.filter(municipality=place)
    sheet = Paginator(found.order_by("name"), ROWS).get_page(number)
    classes = {code for code, _place in choices} - {PRIVATE}
    return Listing(
        tuple(_row(row, counts.get(row.pk, Counter())) for row in sheet.object_list), sheet,
        tuple((code, str(label)) for code, label in OrganisationClass.choices if code in classes),
        tuple(sorted({name for _class, name in choices if name})),
    )  # fmt: skip


def _row(row: Organisation, count: Mapping[str, int]) -> ActorRow:
    sums = {code: sum(count.get(kind, 0) for kind in kinds if kind != "invited") for code, _name, kinds in PROCESSES}
    return ActorRow(row.pk, row.name, str(row.get_organisation_class_display()), row.municipality, sums["remiss"],
                    sums["genomforande"], sums["samverkan"])  # fmt: skip
