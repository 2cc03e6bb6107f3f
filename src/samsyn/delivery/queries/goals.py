"""Goals at a glance, one goal with everything about it, and the strategy seen through tags and Agenda 2030."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Prefetch, QuerySet

from samsyn.delivery import sentences
from samsyn.delivery.judging import is_stale
from samsyn.delivery.models import AdvocacyIssue, Commitment, GoalMark, Indicator, Measure, Money, Programme
from samsyn.delivery.queries import doing, evaluations, indicators, money
from samsyn.delivery.tags import SDGS
from samsyn.strategy.models import Kind

SUB = frozenset({"delmål", "prioritering"})
VERDICTS = ("reached", "partly", "not", "unknown", "stale", "none")


@dataclass(frozen=True, slots=True)
class Figured:
    """An indicator in the list, with how it was judged."""

    code: str
    name: str
    verdict: str


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal in the list; ``verdicts`` counts what was judged of its indicators."""

    id: int
    address: str
    number: str
    name: str
    kind: str
    measures: int
    indicators: int
    promises: int
    verdicts: tuple[tuple[str, int], ...]
    sdgs: tuple[int, ...]
    in_edition: bool
    figures: tuple[Figured, ...] = ()

    @property
    def nobody(self) -> bool:
        """Nothing is done for it yet."""
        return self.kind != "vision" and not self.measures


@dataclass(frozen=True, slots=True)
class Branch:
    """A goal at the top with the sub-goals and priorities under it."""

    goal: GoalRow
    below: tuple[GoalRow, ...]

    @property
    def unworked(self) -> int:
        """How many of those below nothing is done for; all of them when nothing is done for the goal itself."""
        return sum(row.nobody for row in self.below)


@dataclass(frozen=True, slots=True)
class Held:
    """What hangs on a goal, as its page shows it."""

    cards: tuple[indicators.Card, ...]
    measures: tuple[doing.MeasureFacts, ...]
    promises: tuple[doing.Promise, ...]
    issues: tuple[str, ...]
    programmes: tuple[tuple[str, str], ...]
    money: money.Overview
    evaluations: tuple[evaluations.Evaluated, ...]


@dataclass(frozen=True, slots=True)
class GoalPage:
    """Everything about one goal."""

    mark: GoalRow
    sdg_names: tuple[tuple[int, str], ...]
    tags: tuple[str, ...]
    document: str
    slug: str
    key: str
    held: Held

    @property
    def judged(self) -> str:
        """How it goes, in a sentence."""
        return sentences.judged(dict(self.mark.verdicts))


def marks() -> "QuerySet[GoalMark]":
    """The goals of the strategy itself; a goal that is gone from the text only when something hangs on it."""
    return GoalMark.objects.filter(document__kind=Kind.RUS).order_by("document", "position")


def rows(*, desk: bool) -> tuple[GoalRow, ...]:
    """Every goal in reading order. Five queries."""
    made = tuple(row(mark) for mark in _read(marks(), desk=desk))
    return tuple(one for one in made if one.in_edition or one.measures or one.indicators)


def branches(found: tuple[GoalRow, ...]) -> tuple[Branch, ...]:
    """Goals in reading order, each sub-goal under the goal before it."""
    made: list[tuple[GoalRow, list[GoalRow]]] = []
    for one in found:
        if one.kind in SUB and made:
            made[-1][1].append(one)
        else:
            made.append((one, []))
    return tuple(Branch(one, tuple(below)) for one, below in made)


def _read(found: "QuerySet[GoalMark]", *, desk: bool) -> "QuerySet[GoalMark]":
    return found.prefetch_related(
        Prefetch("measures", Measure.objects.all() if desk else Measure.objects.filter(published_at__isnull=False)),
        Prefetch("commitments", doing.visible(Commitment.objects.all(), desk=desk)),
        Prefetch("indicators", visible_indicators(desk=desk).select_related("data").prefetch_related("assessments")),
    )


def row(mark: GoalMark) -> GoalRow:
    """One goal whose links are already read."""
    held = tuple(Figured(one.code, one.name, _verdict(one)) for one in mark.indicators.all())
    verdicts = Counter(one.verdict for one in held)
    made = _goal_row(
        mark, verdicts, measures=len(mark.measures.all()), indicators=len(held), promises=len(mark.commitments.all())
    )
    return replace(made, figures=held)


def _verdict(row: Indicator) -> str:
    """Of an indicator whose assessments are read."""
    judged = next(iter(row.assessments.all()), None)
    stamp = row.data.stamp if hasattr(row, "data") else ""
    return "none" if judged is None else "stale" if is_stale(judged, stamp) else judged.verdict


def _goal_row(mark: GoalMark, verdicts: "Counter[str]", *, measures: int, indicators: int, promises: int) -> GoalRow:
    return GoalRow(
        id=mark.pk,
        address=mark.address,
        number=mark.number,
        name=mark.name,
        kind=mark.kind,
        measures=measures,
        indicators=indicators,
        promises=promises,
        verdicts=tuple((code, verdicts[code]) for code in VERDICTS if verdicts[code]),
        sdgs=tuple(mark.sdgs),
        in_edition=mark.in_edition,
    )


def held_by(mark: GoalMark, *, today: date, desk: bool) -> Held:
    """Each thing is read once, and only what the page shows of it."""
    seen = doing.visible(Measure.objects.filter(goals=mark), desk=desk)
    return Held(
        cards=indicators.cards(
            indicators.indicators(visible_indicators(desk=desk).filter(goals=mark)), today=today, desk=desk
        ),
        measures=doing.measures(seen, today=today, whole=False),
        promises=doing.promises(doing.visible(Commitment.objects.filter(goals=mark), desk=desk)),
        issues=doing.titles(doing.visible(AdvocacyIssue.objects.filter(goals=mark), desk=desk)),
        programmes=doing.named(doing.visible(Programme.objects.filter(goals=mark), desk=desk)),
        money=money.of_measures(Money.objects.filter(measure__in=seen)),
        evaluations=evaluations.evaluations(evaluations.visible(desk=desk).filter(goals=mark), desk=desk, whole=False),
    )


def page(mark: GoalMark, *, today: date, desk: bool, held: Held | None = None) -> GoalPage:
    """One goal. ``held``: what hangs on it, when that is read already."""
    held = held or held_by(mark, today=today, desk=desk)
    return GoalPage(
        mark=_summed(mark, held.cards, measures=len(held.measures), promises=len(held.promises)),
        sdg_names=tuple((number, str(SDGS[number - 1])) for number in mark.sdgs),
        tags=tuple(mark.tags),
        document=mark.document.title,
        slug=mark.document.slug,
        key=mark.key,
        held=held,
    )


def _summed(mark: GoalMark, cards: tuple[indicators.Card, ...], *, measures: int, promises: int) -> GoalRow:
    """The goal's row out of what its page has read."""
    verdicts = Counter(
        "none" if not one.judged else "stale" if one.judged.stale else one.judged.verdict for one in cards
    )
    return _goal_row(mark, verdicts, measures=measures, indicators=len(cards), promises=promises)


def agenda() -> tuple[tuple[int, str, tuple[doing.GoalLink, ...], tuple[doing.GoalLink, ...]], ...]:
    """Each of the seventeen goals: ours that it comes first for, and ours that touch it; empty ones too."""
    ours = list(marks().filter(in_edition=True))
    return tuple(
        (
            number,
            str(name),
            doing.goal_links(mark for mark in ours if mark.sdgs[:1] == [number]),
            doing.goal_links(mark for mark in ours if number in mark.sdgs[1:]),
        )
        for number, name in enumerate(SDGS, start=1)
    )


def visible_indicators(*, desk: bool) -> "QuerySet[Indicator]":
    """Those the reader may see."""
    return Indicator.objects.all() if desk else Indicator.objects.filter(published_at__isnull=False)
