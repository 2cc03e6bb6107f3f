"""The agenda as it was called to: kept in the kallelse, and compared with the agenda as it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

from samsyn.cores.outline import comparing
from samsyn.councils.models import AgendaPoint, Item, Meeting, Paper

type What = Literal["new", "gone", "text", "papers"]

TEXTS: Final = (
    ("background", "Bakgrund"),
    ("questions", "Frågor att förbereda hemma"),
    ("proposal", "Förslag till ställningstagande"),
)


@dataclass(frozen=True, slots=True)
class CalledPaper:
    """A paper that was called to; its bytes are found by ``id`` and never change."""

    id: int
    title: str
    sha256: str


@dataclass(frozen=True, slots=True)
class CalledPoint:
    """A point with everything that was read in the kallelse. ``item`` None = a formal point."""

    title: str
    item: int | None = None
    label: str = ""
    goals: tuple[str, ...] = ()
    proposed_by: str = ""
    presenter: str = ""
    background: str = ""
    questions: str = ""
    proposal: str = ""
    papers: tuple[CalledPaper, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What is another in a point than it was called to."""

    title: str
    what: tuple[What, ...]


def agenda(meeting: Meeting) -> tuple[CalledPoint, ...]:
    """The agenda as it stands, to be kept."""
    rows = meeting.points.select_related("item__label", "item__proposed_by")
    return tuple(_point(row) for row in rows.prefetch_related("item__goals", "item__papers").order_by("order", "pk"))


def _point(row: AgendaPoint) -> CalledPoint:
    item = row.item
    if item is None:
        return CalledPoint(row.title)
    return CalledPoint(
        row.title, item.pk, item.label.word if item.label else "", tuple(goal.words for goal in item.goals.all()),
        item.proposed_by.name, item.presenter, item.background, item.questions, item.proposal,
        tuple(CalledPaper(one.pk, one.title, one.sha256) for one in standing(item)),
    )  # fmt: skip


def standing(item: Item) -> list[Paper]:
    """The item's papers that have not been replaced or removed, in order."""
    return sorted((one for one in item.papers.all() if one.removed_at is None), key=lambda one: one.pk)


def kept(points: Iterable[CalledPoint]) -> list[dict[str, Any]]:
    """For a row."""
    return [asdict(one) for one in points]


def read(rows: list[Mapping[str, Any]]) -> tuple[CalledPoint, ...]:
    """Out of a row. Kallelser of the first versions of Samsyn kept titles and papers only."""
    return tuple(
        CalledPoint(
            **{name: value for name, value in one.items() if name not in ("goals", "papers")},
            goals=tuple(one.get("goals", ())), papers=tuple(CalledPaper(**paper) for paper in one.get("papers", ())),
        )
        for one in rows
    )  # fmt: skip


def by_item(rows: list[Mapping[str, Any]]) -> dict[int, CalledPoint]:
    """The points that were called to, by their item; none when the row kept no texts."""
    return {one.item: one for one in read(rows) if one.item} if is_whole(rows) else {}


def is_whole(rows: list[Mapping[str, Any]]) -> bool:
    """Whether a row kept the texts too."""
    return all("item" in one for one in rows)


def changes(rows: list[Mapping[str, Any]], now: tuple[CalledPoint, ...]) -> tuple[Change, ...]:
    """What those who were called do not know: points in their new order, then those that are gone."""
    whole = is_whole(rows)
    before, now = (some if whole else tuple(_bare(one) for one in some) for some in (read(rows), now))
    old = {_key(one): one for one in before}
    found = [Change(one.title, _what(old.pop(_key(one), None), one)) for one in now]
    gone = [Change(one.title, ("gone",)) for one in old.values()]
    return (*(one for one in found if one.what), *gone)


def _bare(point: CalledPoint) -> CalledPoint:
    return CalledPoint(point.title, papers=point.papers)


def _key(point: CalledPoint) -> int | str:
    return point.item or point.title


def _what(old: CalledPoint | None, new: CalledPoint) -> tuple[What, ...]:
    if old is None:
        return ("new",)
    texts = any(getattr(old, name) != getattr(new, name) for name in ("title", "label", *(name for name, _ in TEXTS)))
    papers = [one.sha256 for one in old.papers] != [one.sha256 for one in new.papers]
    return (*(("text",) if texts else ()), *(("papers",) if papers else ()))


def reworded(old: CalledPoint, item: Item) -> tuple[tuple[str, tuple[comparing.Run, ...]], ...]:
    """The texts that were called to and those that stand, word by word; those that are the same are left out."""
    pairs = ((words, getattr(old, name), getattr(item, name)) for name, words in TEXTS)
    return tuple((words, comparing.words(before, after)) for words, before, after in pairs if before != after)
