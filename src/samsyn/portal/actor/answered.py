"""What became of an organisation's responses: how many comments, how they were answered, where they stand."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from samsyn.comments.models import Verdict
from samsyn.consultation.models import ResponseComment
from samsyn.portal.actor.lines import Line
from samsyn.strategy.models import Section

PLACES = 5  # shown by name; the rest are counted


@dataclass(frozen=True, slots=True)
class Place:
    """A section of the text, and how many comments stand there."""

    name: str
    path: str
    count: int


@dataclass(frozen=True, slots=True)
class Answered:
    """The comments of one response that are not laid aside. ``told``: the answers are published."""

    verdicts: Mapping[str, int]  # "" = not answered
    places: tuple[Place, ...]
    told: bool

    @property
    def comments(self) -> int:
        """All of them."""
        return sum(self.verdicts.values())

    @property
    def sentence(self) -> str:
        """ "6 beaktas, 3 beaktas delvis." """
        names = {**{str(value): str(label) for value, label in Verdict.choices}, "": _("utan svar än")}
        return ", ".join(f"{self.verdicts[key]} {name}" for key, name in names.items() if self.verdicts.get(key))

    @property
    def shown_places(self) -> tuple[Place, ...]:
        """Where most of them stand."""
        return self.places[:PLACES]

    @property
    def more_places(self) -> int:
        """How many places are not shown by name."""
        return max(len(self.places) - PLACES, 0)


def answered(responses: Iterable[Line], *, desk: bool) -> dict[int, Answered]:
    """By response; for everybody only those whose round has a published report. Two queries."""
    told = {one.id: bool(one.other) for one in responses}
    asked = [pk for pk, reported in told.items() if desk or reported]
    rows = ResponseComment.objects.standing().filter(response__in=asked).order_by()
    verdicts: dict[int, Counter[str]] = {pk: Counter() for pk in asked}
    stands: dict[int, Counter[int]] = defaultdict(Counter)
    grouped = rows.values_list("response", "comment__disposition__verdict", "comment__placement__section")
    for response, verdict, section, count in grouped.annotate(n=Count("pk")):
        verdicts[response][verdict or ""] += count
        if section:
            stands[response][section] += count
    sections = _sections({one for places in stands.values() for one in places})
    return {pk: Answered(verdicts[pk], _places(stands[pk], sections), told[pk]) for pk in asked}


def _sections(keys: Collection[int]) -> dict[int, Section]:
    return Section.objects.select_related("edition__document").defer("blocks").in_bulk(keys)


def _places(counts: Mapping[int, int], sections: Mapping[int, Section]) -> tuple[Place, ...]:
    found = [(sections[pk], count) for pk, count in counts.items()]
    found.sort(key=lambda one: (-one[1], one[0].position))
    return tuple(Place(str(row), _path(row), count) for row, count in found)


def _path(row: Section) -> str:
    edition = row.edition
    return reverse("strategy:edition-section", args=[edition.document.slug, edition.path, row.key])
