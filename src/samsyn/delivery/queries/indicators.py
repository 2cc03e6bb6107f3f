"""An indicator as pages show it: lines, target, proposal, judgement, chart, table and where the figures come from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from samsyn.cores.series import Figures, Line, Proposal, empty, unpack
from samsyn.delivery import charts, judging, places, sentences
from samsyn.delivery.models import AreaGroup, Assessment, Indicator, Origin, Target
from samsyn.delivery.queries import areas


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person said, and whether the figures are still those."""

    verdict: str
    verdict_words: str
    way: str
    way_words: str
    sure: bool
    sentence: str
    at: datetime
    by: str
    stale: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A year of the table."""

    year: int
    all: str
    women: str
    men: str
    gap: str
    target: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """Everything a page says about one indicator."""

    id: int
    code: str
    name: str
    description: str
    unit: str
    better: str
    area: str
    published: bool
    finding: str
    chart: SafeString
    table: tuple[Row, ...]
    others: tuple[str, ...]
    beside: tuple[areas.Beside, ...]
    has_sexes: bool
    about_people: bool
    no_sex_reason: str
    no_sex_by: str
    no_sex_on: date | None
    target: str
    proposal: Proposal
    proposed: str
    pace: str
    judged: Judged | None
    source: str
    asked: str
    fetched: str
    noisy: bool
    revision: int
    waiting_since: datetime | None
    breaks: tuple[tuple[int, str], ...]
    period_meaning: str
    next_publication: str
    goals: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]

    @property
    def latest(self) -> Row | None:
        """The last year of the table."""
        return self.table[-1] if self.table else None


def indicators(rows: "QuerySet[Indicator]") -> "QuerySet[Indicator]":
    """With everything a card needs, in a handful of queries."""
    return rows.select_related("data", "no_sex_by").prefetch_related(
        "targets", "assessments__by", "goals", Prefetch("groups", AreaGroup.objects.select_related("chosen_by"))
    )


def cards(rows: Iterable[Indicator], *, today: date, desk: bool) -> tuple[Card, ...]:
    """Cards in the order given."""
    names = places.names()
    return tuple(card(row, today=today, desk=desk, names=names) for row in rows)


@dataclass(frozen=True, slots=True)
class Latest:
    """The target that holds and what was judged last; with the groups, where they are read beside the indicator."""

    target: Target | None
    assessment: Assessment | None
    groups: Sequence[AreaGroup] | None = None


def latest(row: Indicator) -> Latest:
    """Of an indicator whose targets and assessments are read."""
    return Latest(next(iter(row.targets.all()), None), next(iter(row.assessments.all()), None))


def card(
    row: Indicator, *, today: date, desk: bool, names: dict[str, str] | None = None, last: Latest | None = None
) -> Card:
    """One indicator. What is not public is said only at the desk."""
    last = last or latest(row)
    named = places.names() if names is None else names
    held = getattr(row, "data", None)
    series = unpack(bytes(held.figures)) if held and held.figures else empty()
    found = judging.lines(row, series, last.groups)
    target = last.target
    proposal = judging.proposal(row, target, found, today=today)
    way = judging.way_to_target(row, target, found)
    judged = _judged(last.assessment, held.stamp if held else "")
    query = series.query_of(row.area, series.periods[-1]) if series.queries and row.area in series.areas else None
    finding = sentences.finding(found, proposal)
    described = sentences.described(row, found)
    return Card(
        id=row.pk,
        code=row.code,
        name=row.name,
        description=row.description,
        unit=row.unit,
        better=str(row.get_better_display()),
        area=named.get(row.area, row.area),
        published=row.is_published,
        finding=finding,
        chart=mark_safe(charts.svg(drawn(found, target, way, named), title=finding, described=described, decimals=row.decimals)),  # noqa: E501, S308 — charts escapes every word
        table=_table(row, found, way),
        others=tuple(named.get(area, area) for area, _line in found.others),
        beside=areas.beside(row, found, named, desk=desk),
        has_sexes=bool(found.women and found.men),
        about_people=row.about_people,
        no_sex_reason=row.no_sex_reason,
        no_sex_by=str(row.no_sex_by) if row.no_sex_by and desk else "",
        no_sex_on=row.no_sex_on,
        target=sentences.target(row, target, named),
        proposal=proposal,
        proposed=sentences.proposed(proposal),
        pace=sentences.pace(row, proposal),
        judged=judged,
        source=str(row.get_origin_display()),
        asked=query.asked if query and (desk or row.origin != Origin.OWN) else "",
        fetched=query.at[:10] if query else "",
        noisy=bool(query and query.noisy),
        revision=held.revision if held else 0,
        waiting_since=held.waiting_since if held and desk else None,
        breaks=tuple((int(year), str(note)) for year, note in row.breaks),
        period_meaning=row.period_meaning,
        next_publication=row.next_publication,
        goals=tuple((mark.address, str(mark)) for mark in row.goals.all()),
        tags=tuple(row.tags),
    )  # fmt: skip


def drawn(found: judging.Lines, target: Target | None, way: Line, named: dict[str, str]) -> list[charts.Drawn]:
    """The lines of the chart: women and men when there are both, else all; others behind; the way to the target."""
    others = [charts.Drawn(_short(named.get(area, area)), "other", line) for area, line in found.others[:2]]
    gap = target is not None and target.kind == "gap"
    if gap:
        line = tuple((year, abs(value)) for year, value in found.gap)
        return [charts.Drawn(_("Mål"), "target", way), charts.Drawn(_("Skillnad"), "all", line)]
    both = [charts.Drawn(_("Kvinnor"), "women", found.women), charts.Drawn(_("Män"), "men", found.men)]
    every = [charts.Drawn(_("Alla"), "all", found.all)]
    mine = both if found.women and found.men else every
    return [*others, charts.Drawn(_("Mål"), "target", way), *mine]


def series_of(row: Indicator) -> Figures:
    """The accepted figures, as they are stored."""
    held = getattr(row, "data", None)
    return unpack(bytes(held.figures)) if held and held.figures else empty()


def _short(name: str) -> str:
    """A region without its "Region"; a group's mean by its first word, to fit beside its line."""
    if " (" in name:
        return name.split()[0][:12]
    return name.removeprefix("Region ").removesuffix(" län")[:12].rstrip()


def _judged(row: Assessment | None, stamp: str) -> Judged | None:
    if row is None:
        return None
    return Judged(
        verdict=row.verdict,
        verdict_words=str(row.get_verdict_display()),
        way=row.way,
        way_words=str(row.get_way_display()),
        sure=row.confidence == "high",
        sentence=row.sentence,
        at=row.at,
        by=str(row.by),
        stale=judging.is_stale(row, stamp),
    )


def _table(row: Indicator, found: judging.Lines, way: Line) -> tuple[Row, ...]:
    columns = [dict(line) for line in (found.all, found.women, found.men, found.gap, way)]
    others = [dict(line) for _area, line in found.others]
    years = sorted({year for line in (found.all, found.women, found.men) for year, _value in line})
    made = []
    for year in years:
        every, women, men, gap, target = (areas.number(column.get(year), row.decimals) for column in columns)
        beside = tuple(areas.number(other.get(year), row.decimals) for other in others)
        made.append(Row(year, every, women, men, gap, target, beside))
    return tuple(made)
