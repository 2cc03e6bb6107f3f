"""What hangs on one goal, for those who read: the same as the desk's page shows, in four queries and the lines."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import BigIntegerField, CharField, F, OuterRef, Prefetch, QuerySet, Subquery, Sum
from django.db.models.functions import Cast, Coalesce

from samsyn.delivery import places
from samsyn.delivery.models import (
    AreaGroup,
    Assessment,
    Commitment,
    Evaluation,
    GoalMark,
    Indicator,
    Measure,
    Money,
    ProgrammeKind,
    Source,
    Target,
)
from samsyn.delivery.queries import doing, evaluations, indicators, money
from samsyn.delivery.queries.goals import Held
from samsyn.people import composed
from samsyn.people.models import Person
from samsyn.portal.thread import following
from samsyn.portal.thread.lines import Line, Lines, as_lines, by_kind, grouped, line_parts, published, said, union

TARGET = ("kind", "value", "low", "other_area", "year", "interim", "decided")
ASSESSMENT = ("verdict", "way", "confidence", "sentence", "stamp", "at")
KINDS = dict(ProgrammeKind.choices)
SUMS = ("budget", "granted", "paid")


def lines_of(mark: GoalMark) -> Lines:
    """What was said about a goal, and its short lines. One query."""
    return by_kind(composed.ask(_lines, mark.document_id, mark.key, mark.pk))


def _lines(document_id: int, key: str, pk: int) -> "QuerySet[Any, Any]":
    goal = GoalMark.objects.filter(pk=pk)
    return union(*said(document_id, key), *line_parts(goal), *_money(goal), _evaluations(goal))


def held(mark: GoalMark, lines: Lines, *, today: date) -> Held:
    """What is published for a goal. Four queries."""
    return Held(
        cards=_cards(mark.pk, today=today),
        measures=doing.listed(composed.ask(_measures, mark.pk), today=today),
        promises=doing.promised(composed.ask(_promises, mark.pk)),
        issues=tuple(line.words for line in lines.get("issue", ())),
        programmes=tuple(map(_programme, lines.get("programme", ()))),
        money=_overview(lines),
        evaluations=tuple(map(_evaluation, lines.get("evaluation", ()))),
    )


def _measures(pk: int) -> "QuerySet[Measure]":
    return following.measures_of(GoalMark.objects.filter(pk=pk))


def _cards(pk: int, *, today: date) -> tuple[indicators.Card, ...]:
    """Indicators, each with its last target and what was judged last. Two queries, one for the groups."""
    names, groups = places.names(), defaultdict[int, list[AreaGroup]](list)
    rows = composed.ask(_indicators, pk)
    for group in composed.ask(_groups, pk) if rows else ():
        groups[group.of].append(group)  # type: ignore[attr-defined]
    last = (_latest(row, groups[row.pk]) for row in rows)
    return tuple(
        indicators.card(row, today=today, desk=False, names=names, last=one)
        for row, one in zip(rows, last, strict=True)
    )


def _indicators(pk: int) -> "QuerySet[Indicator]":
    goal = GoalMark.objects.filter(pk=pk)
    rows = published(Indicator.objects.all(), goal).select_related("data", "no_sex_by")
    return rows.prefetch_related(Prefetch("goals", GoalMark.objects.none())).annotate(
        **_last("target", Target.objects.order_by("-set_at", "-pk"), ("pk", *TARGET)),
        **_last("judged", Assessment.objects.order_by("-at", "-pk"), ("pk", *ASSESSMENT, "by__name")),
    )


def _groups(pk: int) -> "QuerySet[AreaGroup]":
    """The groups that the indicators are compared with, each once for each indicator (``of``)."""
    shown = published(Indicator.objects.order_by(), GoalMark.objects.filter(pk=pk))
    rows = AreaGroup.objects.filter(indicators__in=shown.values("pk")).select_related("chosen_by")
    return rows.annotate(of=F("indicators__pk"))


def _last(name: str, rows: "QuerySet[Any]", columns: tuple[str, ...]) -> dict[str, Subquery]:
    own = rows.filter(indicator=OuterRef("pk"))
    return {f"{name}_{column}": Subquery(own.values(column)[:1]) for column in columns}


def _latest(row: Any, groups: list[AreaGroup]) -> indicators.Latest:
    target = assessment = None
    if row.target_pk is not None:
        target = Target(pk=row.target_pk, **{name: getattr(row, f"target_{name}") for name in TARGET})
    if row.judged_pk is not None:
        said_ = {name: getattr(row, f"judged_{name}") for name in ASSESSMENT}
        assessment = Assessment(pk=row.judged_pk, by=Person(name=row.judged_by__name), **said_)
    return indicators.Latest(target, assessment, groups)


def _promises(pk: int) -> "QuerySet[Commitment]":
    rows = published(Commitment.objects.all(), GoalMark.objects.filter(pk=pk)).select_related("organisation")
    return rows.prefetch_related(Prefetch("goals", GoalMark.objects.none()))


def _programme(line: Line) -> tuple[str, str]:
    return line.words, str(KINDS[line.slug])


def _money(goal: "QuerySet[GoalMark]") -> "tuple[QuerySet[Any, Any], ...]":
    """Kronor by source, of published measures."""
    rows = Money.objects.filter(measure__in=published(Measure.objects.order_by(), goal))
    whole = BigIntegerField()
    return tuple(
        grouped(
            rows.filter(**{f"{column}__isnull": False}),
            column,
            "source",
            Coalesce(Cast(Sum(column), whole), 0, output_field=whole),
        )
        for column in SUMS
    )


def _overview(lines: Lines) -> money.Overview:
    """The sums by source, in the order of the sources."""
    held = {column: {line.words: Decimal(line.number) for line in lines.get(column, ())} for column in SUMS}
    sources = tuple(
        _sums(str(label), [held[column].get(code) for column in SUMS])
        for code, label in Source.choices
        if any(code in held[column] for column in SUMS)
    )
    total = _sums("", [money.said(held[column].values()) for column in SUMS])
    return money.Overview(total, sources, (), (), (), (), None)


def _sums(name: str, kronor: Sequence[Decimal | None]) -> money.Sums:
    budget, granted, paid = kronor
    return money.Sums(name, budget, granted, paid)


def _evaluations(goal: "QuerySet[GoalMark]") -> "QuerySet[Any, Any]":
    rows = published(Evaluation.objects.order_by(), goal)
    columns: dict[str, Any] = {"id": "pk", "words": "title", "more": "evaluator"}
    return as_lines(
        rows, "evaluation", ("-done_on", "pk"), extra="findings", slug=Cast("done_on", CharField()), **columns
    )


def _evaluation(line: Line) -> evaluations.Evaluated:
    """What the list says of it; the rest stands on its own page."""
    on = date.fromisoformat(line.slug)
    return evaluations.Evaluated(
        line.id, line.words, "", line.more, on, "", line.extra, "", "", "", 0, (), (), published=True
    )
