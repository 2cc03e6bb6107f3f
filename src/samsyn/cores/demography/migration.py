"""Moves: the place's own latest years by sex and age, and the country's level between now and the long run."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from samsyn.cores.demography.smoothing import mean_of, ratio, running
from samsyn.cores.demography.values import Array, Flows, frozen

if TYPE_CHECKING:
    from samsyn.cores.demography.rates import Settings

_OLD: Final = 91  # from this slot hardly anyone moves: what the balance leaves there is noise
_CAP: Final = 0.5  # of a cohort in a year
_PRIOR: Final = 25.0  # events in a cell: with so few expected, half of its own deviation is believed
_PERSONS: Final = 300.0  # person-years in a cell, the same for net migration


@dataclass(frozen=True, slots=True)
class Moves:
    """[year, area, sex, slot]: probabilities of leaving, persons coming."""

    out: Array
    emigration: Array
    into: Array
    immigration: Array


def ahead(flows: Flows, count: int, settings: "Settings") -> Moves:
    """What is assumed of moves. A country's level changes from year to year; ages and places keep their mean."""
    if flows.net:
        return _net(flows, count, settings)
    years = min(settings.migration_years, len(flows.opening))
    recent = [mean_of(x, settings.weights, years) for x in (flows.into, flows.out, flows.immigration, flows.emigration)]
    stayers = mean_of(flows.opening - flows.deaths, settings.weights, years)
    opening = mean_of(flows.opening, settings.weights, years).sum(0, keepdims=True)
    out = _pooled(recent[1], stayers, years)
    into = _pooled(recent[0], np.broadcast_to(opening, recent[0].shape), years) * flows.closing[-1].sum(0)[None]
    into = _closed(into, out * flows.closing[-1], recent)
    level = _level(flows.immigration.sum((1, 2, 3)) / flows.opening.sum((1, 2, 3)), count, settings)
    base = recent[2].sum() / flows.opening[-years:].sum() * years
    factor = level / base if base > 0 else np.ones(count)
    grown = flows.closing[-1].sum() / opening.sum()
    people = np.broadcast_to(opening, recent[2].shape)
    immigration = _pooled(recent[2], people, years) * people * grown
    emigration = _pooled(recent[3], stayers, years)
    return _moves(count, out, emigration, into, factor[:, None, None, None] * immigration)


def _moves(count: int, out: Array, emigration: Array, into: Array, immigration: Array) -> Moves:
    over = np.maximum((out + emigration) / _CAP, 1)
    parts = (out / over, emigration / over, into)
    leaving, abroad, coming = (frozen(np.broadcast_to(part, (count, *part.shape))) for part in parts)
    return Moves(leaving, abroad, coming, frozen(np.broadcast_to(immigration, (count, *into.shape))))


def _pooled(events: Array, exposure: Array, years: int) -> Array:
    """Rates by place, sex and slot: the place's own, smoothed, where much happens; else the country's profile times its
    level. ``events`` and ``exposure`` are yearly means [area, sex, slot]."""
    national = running(ratio(events.sum(0), exposure.sum(0)), 1)
    expected = national * exposure
    level = ratio(events.sum((1, 2)), expected.sum((1, 2)), 0.0)[:, None, None]
    profile = national * level
    own = ratio(running(events, 1), running(exposure, 1))
    trust = expected * level * years
    trust = trust / (trust + _PRIOR)
    rates = trust * own + (1 - trust) * profile
    kept = ratio(events.sum((1, 2)), (rates * exposure).sum((1, 2)), 1.0)  # smoothing keeps the sum
    return np.asarray(rates * kept[:, None, None])


def _closed(into: Array, out: Array, recent: list[Array]) -> Array:
    """When the places are a whole country, those who leave one arrive in another: the sums agree."""
    came, went = recent[0].sum(), recent[1].sum()
    if went == 0 or abs(came / went - 1) > 0.005:
        return into
    return into * (out.sum() / into.sum())


def _level(rates: Array, count: int, settings: "Settings") -> Array:
    """The country's moves per inhabitant in the years ahead: between the latest years and all that is known."""
    latest, ever = rates[-settings.level_years :].mean(), rates.mean()
    return np.full(count, (1 - settings.level_memory) * latest + settings.level_memory * ever)


def _net(flows: Flows, count: int, settings: "Settings") -> Moves:
    """Only what the balance leaves is known: gains come as persons, losses leave as a share of the place's people."""
    years = min(settings.migration_years, len(flows.opening))
    net = flows.net_migration
    opening = mean_of(flows.opening, settings.weights, years)
    recent = _calm(mean_of(net, settings.weights, years), opening * years)
    people = flows.closing[-1].sum()
    totals = net.sum((1, 2, 3)) / flows.opening.sum((1, 2, 3))
    extra = (_level(totals, count, settings) - mean_of(totals, settings.weights, years)) * people
    shift = extra[:, None, None, None] * _where(net) * _who(net)
    leaving = np.minimum(ratio(np.maximum(-recent, 0), opening), _CAP)
    nobody = np.zeros_like(recent)
    gains = np.maximum(recent, 0) + shift
    losing = np.minimum(gains, 0)  # a lower level than lately, more than the gains: the rest leaves
    share = ratio(-losing, np.broadcast_to(opening, losing.shape))
    held = frozen(np.broadcast_to(nobody, gains.shape))
    return Moves(held, frozen(np.minimum(leaving + share, _CAP)), held, frozen(np.maximum(gains, 0)))


def _calm(net: Array, persons: Array) -> Array:
    """Noise taken out of yearly mean net migration: neighbours in age where few live, none among the oldest."""
    wide = running(net, 4)
    trust = persons / (persons + _PERSONS)
    calm = trust * running(net, 1) + (1 - trust) * wide
    calm[..., 0] = net[..., 0]
    calm[..., 76:] = running(net, 7)[..., 76:]
    calm[..., _OLD:] = 0
    return np.asarray(calm)


def _slope(values: Array, totals: Array) -> Array:
    """How much of one more person in the country falls here (axis 0 is years)."""
    away = totals - totals.mean()
    spread = float(away @ away)
    if spread == 0:
        return np.zeros(values.shape[1:])
    return np.maximum(np.tensordot(away, values, 1) / spread, 0)


def _who(net: Array) -> Array:
    """Sex and age of those who come when more come, [sex, slot], summing to one."""
    slope = running(_slope(net.sum(1), net.sum((1, 2, 3))), 1)
    slope[:, _OLD:] = 0
    if slope.sum() == 0:
        slope[:, 1:_OLD] = 1
    return np.asarray(slope / slope.sum())


def _where(net: Array) -> Array:
    """In which place they settle, [area, 1, 1], summing to one."""
    slope = _slope(net.sum((2, 3)), net.sum((1, 2, 3)))
    if slope.sum() == 0:
        slope = np.ones(net.shape[1])
    return np.asarray(slope / slope.sum())[:, None, None]
