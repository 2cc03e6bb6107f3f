"""Verbs on indicators: import by id, take in figures once they are looked at, set a target, judge, publish."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from samsyn.cores.series import (
    SEXES,
    Figure,
    Figures,
    Query,
    Window,
    changes,
    empty,
    gathered,
    merged,
    only,
    pack,
    unpack,
)
from samsyn.cores.series.gathering import Changes
from samsyn.delivery.actions.keeping import keep, publish
from samsyn.delivery.actions.refusals import AlreadyThere, NoFigures, NoReason, NothingWaiting
from samsyn.delivery.models import Assessment, Indicator, IndicatorData, Target
from samsyn.people import journal
from samsyn.people.models import Person


def figures_of(indicator: Indicator) -> Figures:
    """The accepted figures."""
    held = IndicatorData.objects.filter(indicator=indicator).first()
    return unpack(bytes(held.figures)) if held and held.figures else empty()


def stamp(series: Figures, area: str) -> str:
    """The checksum of one area's figures: values, years, sexes and status, not when they were fetched."""
    rows = [[row.period, row.sex, row.value, row.status] for row in only(series, {area}).rows()]
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest() if rows else ""


def has_sexes(series: Figures, area: str) -> bool:
    """Women and men each have a value somewhere in the area's figures."""
    return all(series.line(area, sex) for sex in SEXES[1:])


@transaction.atomic
def add_indicator(
    *, code: str, facts: Mapping[str, Any], series: Figures, at: datetime, by: Person | None
) -> Indicator:
    """A new indicator with its first figures, private. Raises AlreadyThere, NoFigures, Inconsistent."""
    if Indicator.objects.filter(code=code).exists():
        raise AlreadyThere(code)
    if not len(only(series, {facts["area"]})):
        raise NoFigures(code)
    indicator = keep(Indicator(code=code), facts=facts, by=by)
    IndicatorData.objects.create(
        indicator=indicator, figures=pack(series), stamp=stamp(series, indicator.area), revision=1, accepted_at=at,
        accepted_by=by,
    )  # fmt: skip
    return indicator


@transaction.atomic
def offer(*, indicator: Indicator, series: Figures, window: Window, at: datetime, by: Person | None) -> Changes:
    """Put new figures beside the accepted ones, to be looked at. What they would change; nothing = nothing waits."""
    held = IndicatorData.objects.select_for_update().get(indicator=indicator)
    old = unpack(bytes(held.figures)) if held.figures else empty()
    return _wait(held, old, merged(old, series, window), at=at, by=by)


@transaction.atomic
def offer_own(*, indicator: Indicator, rows: Sequence[Figure], at: datetime, by: Person) -> Changes:
    """The region's own new figures, to be looked at: an area's year that they name is replaced whole, no other is."""
    held = IndicatorData.objects.select_for_update().get(indicator=indicator)
    old = whole = unpack(bytes(held.figures)) if held.figures else empty()
    for year in sorted({row.period for row in rows}):
        new = [row for row in rows if row.period == year]
        series = own_figures(new, at=at.isoformat(timespec="seconds"), by=str(by))
        whole = merged(whole, series, Window(frozenset(row.area for row in new), year, year))
    return _wait(held, old, whole, at=at, by=by)


def _wait(held: IndicatorData, old: Figures, whole: Figures, *, at: datetime, by: Person | None) -> Changes:
    found = changes(old, whole)
    held.waiting, held.waiting_since = (pack(whole), at) if len(found) else (None, None)
    held.save(update_fields=["waiting", "waiting_since"])
    if len(found):
        journal.record(by=by, verb="offer", on=held.indicator, facts=_counts(found))
    return found


@transaction.atomic
def accept(*, indicator: Indicator, at: datetime, by: Person) -> Changes:
    """Take in the figures that wait. Assessments on other figures are stale from now. Raises NothingWaiting."""
    held = IndicatorData.objects.select_for_update().get(indicator=indicator)
    if not held.waiting:
        raise NothingWaiting(indicator)
    old, new = unpack(bytes(held.figures)) if held.figures else empty(), unpack(bytes(held.waiting))
    found = changes(old, new)
    held.figures, held.stamp, held.revision = bytes(held.waiting), stamp(new, indicator.area), held.revision + 1
    held.accepted_at, held.accepted_by, held.waiting, held.waiting_since = at, by, None, None
    held.save()
    journal.record(by=by, verb="accept", on=indicator, facts=_counts(found))
    return found


@transaction.atomic
def decline(*, indicator: Indicator, because: str, by: Person) -> None:
    """Leave the figures that wait; the reason stands in the journal. Raises NoReason, NothingWaiting."""
    if not because.strip():
        raise NoReason(indicator)
    if not IndicatorData.objects.filter(indicator=indicator, waiting__isnull=False).update(
        waiting=None, waiting_since=None
    ):
        raise NothingWaiting(indicator)
    journal.record(by=by, verb="decline", on=indicator, facts={"skäl": because})


@transaction.atomic
def give_sex_reason(*, indicator: Indicator, reason: str, on: date, by: Person) -> None:
    """Say why figures about people are not shown for women and men. Raises NoReason."""
    if not reason.strip():
        raise NoReason(indicator)
    facts = {"no_sex_reason": reason.strip(), "no_sex_by": by, "no_sex_on": on}
    keep(indicator, facts=facts, by=by)


@transaction.atomic
def set_target(*, indicator: Indicator, facts: Mapping[str, Any], at: datetime, by: Person | None) -> Target:
    """A new target; the ones before are kept. Raises Inconsistent."""
    return keep(Target(indicator=indicator, set_at=at, set_by=by), facts=facts, by=by)


@transaction.atomic
def assess(
    *, indicator: Indicator, facts: Mapping[str, Any], proposed: tuple[str, str], at: datetime, by: Person
) -> Assessment:
    """What a person judged, stamped with the figures it rests on. Raises Inconsistent."""
    held = IndicatorData.objects.get(indicator=indicator)
    made = Assessment(
        indicator=indicator, proposed_verdict=proposed[0], proposed_reason=proposed[1], stamp=held.stamp,
        target=indicator.targets.first(), at=at, by=by,
    )  # fmt: skip
    return keep(made, facts=facts, by=by)


@transaction.atomic
def publish_indicator(*, indicator: Indicator, at: datetime, by: Person) -> None:
    """Open it to all. Figures about people need women and men, or a recorded reason (16 §): NotYet."""
    series = figures_of(indicator)
    missing = ""
    if not series.line(indicator.area) and not series.line(indicator.area, "K"):
        missing = "figures"
    elif indicator.about_people and not has_sexes(series, indicator.area) and not indicator.no_sex_reason:
        missing = "sexes"
    publish(indicator, at=at, by=by, missing=missing)


def own_figures(rows: Sequence[Figure], *, at: str, by: str) -> Figures:
    """Figures from a form or a spreadsheet, with who gave them and when."""
    return gathered(rows, Query("egen mätning", by, at))


def _counts(found: Changes) -> dict[str, int]:
    return {word: found.count(kind) for word, kind in (("nya", "added"), ("ändrade", "changed"), ("borta", "gone"))}
