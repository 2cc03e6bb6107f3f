"""From what is counted by age to flows by cohort, so that every year balances."""

import numpy as np

from samsyn.cores.demography.values import AGES, BOYS, SLOTS, Array, Flows, History, frozen

# Of those who die at age a, this share was born in the later of the two possible years. Deaths before the first
# birthday fall early in life; at other ages they spread evenly. [Preston, Heuveline & Guillot 2001, ch. 2]
_LATER = np.full(AGES, 0.5)
_LATER[0] = 0.85
_OLD = slice(70, 99)  # few move at these ages, so that deaths alone explain how a cohort shrinks


def age_convention(population: Array, deaths: Array) -> bool:
    """Whether deaths are by age at death (True) or by age at the year's end (False): what explains old cohorts best.

    ``population`` and ``deaths`` [year, area, sex, age]. Too few to tell: by age at the year's end.
    """
    shrunk = (population[:-1, ..., 69:98] - population[1:, ..., _OLD]).sum((1, 2))
    by_end = deaths[1:, ..., _OLD].sum((1, 2))
    by_event = _to_slots(deaths[1:])[..., _OLD].sum((1, 2))
    return bool(np.abs(shrunk - by_event).sum() < np.abs(shrunk - by_end).sum())


def by_age(closing: Array) -> Array:
    """[…, slot] at a year's end to […, age]."""
    ages = closing[..., :AGES].copy()
    ages[..., 100] += closing[..., 101]
    return ages


def opening_of(population: Array) -> Array:
    """[…, age] on 31 December to next year's opening […, slot]."""
    opening = np.zeros((*population.shape[:-1], SLOTS))
    opening[..., 1:] = population
    return opening


def flows_of(history: History) -> Flows:
    """The history's years after the first, by cohort. Moves from ``migration``, else from the balance.

    With ``migration`` given, what does not balance (corrections in the register) is put with it: a gain as immigration,
    a loss as emigration, so that the cohorts add up.
    """
    deaths = _deaths(history)
    opening = opening_of(history.population[:-1])
    births = _mothers(history)
    opening[..., 0] = _newborn(history, births.sum(-1), deaths[..., 0])
    deaths = np.minimum(deaths, opening)  # a death of someone not in the population cannot be
    moves = _moves(history, opening)
    closing = _closing(history.population[1:], opening - deaths + _net(moves))
    rest = closing - opening + deaths - _net(moves)
    moves[2] = moves[2] + np.maximum(rest, 0)
    moves[3] = moves[3] + np.maximum(-rest, 0)
    into, out, immigration, emigration = (frozen(part) for part in moves)
    return Flows(
        frozen(opening), frozen(closing), frozen(births), frozen(deaths),
        into, out, immigration, emigration, history.migration is None,
    )  # fmt: skip


def _newborn(history: History, births: Array, deaths: Array) -> Array:
    """Girls and boys, [year, area, sex]: as the tables imply when moves are known, else the usual share.

    Kept within four standard deviations of the usual share: what lies beyond is not chance but a fault in a table.
    """
    usual: Array = births[..., None] * np.array([1 - BOYS, BOYS])
    given = history.migration
    if given is None:
        return usual
    net = (given.into - given.out + given.immigration - given.emigration)[1:, ..., 0]
    girls, boys = np.moveaxis(history.population[1:, ..., 0] + deaths - net, -1, 0)
    surplus = (boys - girls - usual[..., 1] + usual[..., 0]) / 2
    most = np.minimum(2 * np.sqrt(births), usual[..., 0])
    surplus = np.clip(surplus, -most, most)
    return np.asarray(usual + np.stack([-surplus, surplus], -1))


def _deaths(history: History) -> Array:
    deaths = np.asarray(history.deaths[1:])
    if history.event_age:
        return _to_slots(deaths)
    return _open_end(deaths, opening_of(history.population[:-1]))


def _mothers(history: History) -> Array:
    births = np.asarray(history.births[1:])
    if not history.event_age:
        return np.concatenate([births, np.zeros((*births.shape[:-1], 1))], -1)
    slots = np.zeros((*births.shape[:-1], SLOTS))
    slots[..., :AGES] += births / 2
    slots[..., 1:] += births / 2
    return slots


def _to_slots(events: Array) -> Array:
    """By age at the event to slots: each age is shared between the two cohorts that have it during the year."""
    slots = np.zeros((*events.shape[:-1], SLOTS))
    slots[..., :AGES] += events * _LATER
    slots[..., 1:] += events * (1 - _LATER)
    return slots


def _open_end(events: Array, opening: Array) -> Array:
    """By age at the year's end to slots: 100 and older is shared by how many could be meant."""
    slots = np.concatenate([events, np.zeros((*events.shape[:-1], 1))], -1)
    oldest = opening[..., 100:]
    total = oldest.sum(-1, keepdims=True)
    share = np.divide(oldest, total, out=np.full_like(oldest, 0.5), where=total > 0)
    slots[..., 100:] = events[..., 100:] * share
    return slots


def _moves(history: History, opening: Array) -> list[Array]:
    if history.migration is None:
        return [np.zeros_like(opening) for _ in range(4)]
    given = history.migration
    return [_open_end(np.asarray(x[1:]), opening) for x in (given.into, given.out, given.immigration, given.emigration)]


def _net(moves: list[Array]) -> Array:
    return moves[0] - moves[1] + moves[2] - moves[3]


def _closing(population: Array, expected: Array) -> Array:
    """What was counted, by slot; 100 and older is shared as expected."""
    closing = np.concatenate([population, population[..., 100:]], -1)
    oldest = np.maximum(expected[..., 100:], 0)
    total = oldest.sum(-1, keepdims=True)
    share = np.divide(oldest, total, out=np.full_like(oldest, 0.5), where=total > 0)
    closing[..., 100:] = population[..., 100:] * share
    return closing
