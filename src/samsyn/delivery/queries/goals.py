"""Goals at a glance, one goal with everything about it, and the strategy seen through tags and Agenda 2030."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from samsyn.delivery.judging import is_stale
from samsyn.delivery.models import AdvocacyIssue, Commitment, GoalMark, Indicator, Measure, Money, Programme
from samsyn.delivery.queries import doing, evaluations, indicators, money
from samsyn.delivery.tags import SDGS, Tag
from samsyn.strategy.models import Kind

SUB = frozenset({"delmål", "prioritering"})
VERDICTS = ("reached", "partly", "not", "unknown", "stale", "none")


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
class GoalPage:
    """Everything about one goal."""

    mark: GoalRow
    sdg_names: tuple[tuple[int, str], ...]
    tags: tuple[str, ...]
    document: str
    slug: str
    key: str
    cards: tuple[indicators.Card, ...]
    measures: tuple[doing.MeasureFacts, ...]
    promises: tuple[doing.Promise, ...]
    issues: tuple[doing.Issue, ...]
    programmes: tuple[doing.ProgrammeFacts, ...]
    money: money.Overview
    evaluations: tuple[evaluations.Evaluated, ...]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tag with its indicators and goals; none is shown as none."""

    code: str
    label: str
    indicators: tuple[tuple[str, str], ...]
    goals: tuple[doing.GoalLink, ...]


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
        Prefetch("indicators", _visible(desk=desk).select_related("data").prefetch_related("assessments")),
    )


def row(mark: GoalMark) -> GoalRow:
    """One goal whose links are already read."""
    held = list(mark.indicators.all())
    verdicts: Counter[str] = Counter()
    for one in held:
        judged = next(iter(one.assessments.all()), None)
        stamp = one.data.stamp if hasattr(one, "data") else ""
        verdicts["none" if judged is None else "stale" if is_stale(judged, stamp) else judged.verdict] += 1
    return GoalRow(
        id=mark.pk,
        address=mark.address,
        number=mark.number,
        name=mark.name,
        kind=mark.kind,
        measures=len(mark.measures.all()),
        indicators=len(held),
        promises=len(mark.commitments.all()),
        verdicts=tuple((code, verdicts[code]) for code in VERDICTS if verdicts[code]),
        sdgs=tuple(mark.sdgs),
        in_edition=mark.in_edition,
    )  # fmt: skip


def page(mark: GoalMark, *, today: date, desk: bool) -> GoalPage:
    """One goal."""
    held = _visible(desk=desk).filter(goals=mark)
    seen = doing.visible(Measure.objects.filter(goals=mark), desk=desk)
    return GoalPage(
        mark=row(_read(marks().filter(pk=mark.pk), desk=desk).get()),
        sdg_names=tuple((number, str(SDGS[number - 1])) for number in mark.sdgs),
        tags=tuple(mark.tags),
        document=mark.document.title,
        slug=mark.document.slug,
        key=mark.key,
        cards=indicators.cards(indicators.indicators(held), today=today, desk=desk),
        measures=doing.measures(seen, today=today),
        promises=doing.promises(doing.visible(Commitment.objects.filter(goals=mark), desk=desk)),
        issues=doing.issues(doing.visible(AdvocacyIssue.objects.filter(goals=mark), desk=desk)),
        programmes=doing.programmes(doing.visible(Programme.objects.filter(goals=mark), desk=desk), desk=desk),
        money=money.overview(Money.objects.filter(measure__in=seen)),
        evaluations=evaluations.evaluations(evaluations.visible(desk=desk).filter(goals=mark), desk=desk),
    )


def tagged(tags: tuple[Tag, ...], *, desk: bool) -> tuple[Tagged, ...]:
    """Each tag of a set, also those that nothing has."""
    held = list(_visible(desk=desk).order_by("name"))
    goals = list(marks().filter(in_edition=True))
    return tuple(
        Tagged(
            tag.code,
            str(tag.label),
            tuple((one.code, one.name) for one in held if tag.code in one.tags),
            doing.goal_links(mark for mark in goals if tag.code in mark.tags),
        )
        for tag in tags
    )


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


def _visible(*, desk: bool) -> "QuerySet[Indicator]":
    return Indicator.objects.all() if desk else Indicator.objects.filter(published_at__isnull=False)
