"""One place from its rates to its quantiles in one call, compiled by Numba (the extra ``fast``); imported only when it
pays.

The same steps as ``futures`` with the same random numbers, so the figures differ by rounding only. A draw's cells lie
side by side and go a year at a time; quantiles take ``_LANES`` cells side by side. Places share nothing.
"""

# ruff: noqa: FURB136 (a comparison becomes one instruction; the function must mind what is not a number)
from typing import Any

import numpy as np
from numba import njit

_EVEN = np.float32(1 / 65536)
_HALF = np.float32(0.5)
_NOUGHT = np.float32(0)
_ONE = np.float32(1)
_LANES = 104  # cells sorted side by side: all ages of a sex and a little more, whole vectors
KNOTS_AT_ONCE = 5
_WORD = 4  # numbers of sixteen bits in one of the generator's own


def _compiled(*, any_order: bool = False) -> Any:
    """Numba's own decorator, which has no types. A folder that cannot be written to only means compiling anew.
    ``any_order``: sums may be taken many at a time."""
    wanted: dict[str, Any] = {"nogil": True, "error_model": "numpy"}
    if any_order:
        wanted["fastmath"] = {"reassoc", "nsz", "contract"}

    def decorated(function: Any) -> Any:
        try:
            return njit(cache=True, **wanted)(function)
        except RuntimeError:
            return njit(**wanted)(function)

    return decorated


@_compiled()
def _filled(state, random):  # type: ignore[no-untyped-def]
    """Sixteen bits at a time from NumPy's SFC64, in the order ``chance.bits`` gives them."""
    a, b, c, count = state[0], state[1], state[2], state[3]
    for word in range(len(random) // _WORD):
        now = a + b + count
        count += np.uint64(1)
        a = b ^ (b >> np.uint64(11))
        b = c + (c << np.uint64(3))
        c = ((c << np.uint64(24)) | (c >> np.uint64(40))) + now
        random[4 * word] = np.uint16(now)
        random[4 * word + 1] = np.uint16(now >> np.uint64(16))
        random[4 * word + 2] = np.uint16(now >> np.uint64(32))
        random[4 * word + 3] = np.uint16(now >> np.uint64(48))
    state[0], state[1], state[2], state[3] = a, b, c, count


@_compiled()
def _wandering(state, size, memory, together, common, table, out):  # type: ignore[no-untyped-def]
    """A place's own deviations plus what is ``common`` [year, knot, draw], into ``out`` [year, draw, knot]."""
    years, knots, draws = common.shape
    numbers = np.empty(-(-common.size // _WORD) * _WORD, np.uint16)
    _filled(state, numbers)
    alike = np.empty(-(-years * draws // _WORD) * _WORD, np.uint16)
    if together > _NOUGHT:
        _filled(state, alike)
    own, shared = np.float32(np.sqrt(_ONE - together)), np.float32(np.sqrt(together))
    fresh = np.float32(np.sqrt(_ONE - memory * memory))
    shocks = np.empty((knots, draws), np.float32)
    for year in range(years):
        for knot in range(knots):
            for draw in range(draws):
                shock = own * table[numbers[(year * knots + knot) * draws + draw]]
                if together > _NOUGHT:
                    shock += shared * table[alike[year * draws + draw]]
                if year:
                    shock = memory * shocks[knot, draw] + fresh * shock
                shocks[knot, draw] = shock
                out[year, draw, knot] = shock * size[year, knot] + common[year, knot, draw]


@_compiled()
def _factors(logs, widest):  # type: ignore[no-untyped-def]
    """Logarithms of a rate's deviation as factors."""
    for year in range(logs.shape[0]):
        for draw in range(logs.shape[1]):
            logs[year, draw, 0] = np.exp(min(max(logs[year, draw, 0], -widest), widest))


@_compiled(any_order=True)
def _weighted(weights, people, first, last):  # type: ignore[no-untyped-def]
    total = _NOUGHT
    for slot in range(first, last):
        total += weights[slot] * people[slot]
    return total


@_compiled(any_order=True)
def _summed(people):  # type: ignore[no-untyped-def]
    total = _NOUGHT
    for slot in range(len(people)):
        total += people[slot]
    return total


@_compiled()
def _carried(people, stay, drop, come, change, moves):  # type: ignore[no-untyped-def]
    """Those born before, from opening to closing."""
    for slot in range(1, len(people)):
        keep = stay[slot] + drop[slot] * change + moves[slot]
        people[slot] = (keep if keep > _NOUGHT else _NOUGHT) * people[slot] + come[slot]


@_compiled()
def _by_chance(people, event, noise, even, table):  # type: ignore[no-untyped-def]
    """Whole persons around what was expected: see ``futures``."""
    for slot in range(len(people)):
        value = people[slot]
        value += table[noise[slot]] * np.sqrt(value) * event[slot]
        value = np.floor(value + (np.float32(even[slot]) + _HALF) * _EVEN)
        people[slot] = value if value > _NOUGHT else _NOUGHT


@_compiled()
def _counted(value, noise, even, table, events):  # type: ignore[no-untyped-def]
    """Births or deaths of a draw: whole when events happen."""
    if not events:
        return value
    value = np.floor(value + table[noise] * np.sqrt(value) + (np.float32(even) + _HALF) * _EVEN)
    return value if value > _NOUGHT else _NOUGHT


@_compiled(any_order=True)
def _moved(hats, shift, moves):  # type: ignore[no-untyped-def]
    """What moves add to those who stay, straight between knots. Five knots at a time: they stay in registers."""
    moves[:] = _NOUGHT
    for knot in range(0, len(hats), KNOTS_AT_ONCE):
        one, two, three, four, five = (
            shift[knot], shift[knot + 1], shift[knot + 2], shift[knot + 3], shift[knot + 4]
        )  # fmt: skip
        first, second, third, fourth, fifth = (
            hats[knot], hats[knot + 1], hats[knot + 2], hats[knot + 3], hats[knot + 4]
        )  # fmt: skip
        for slot in range(len(moves)):
            moves[slot] += (
                first[slot] * one + second[slot] * two + third[slot] * three + fourth[slot] * four + fifth[slot] * five
            )


@_compiled()
def _first(born, stay, drop, come, change, move):  # type: ignore[no-untyped-def]
    """The newborn, at the year's end."""
    keep = stay + drop * change + move
    return (keep if keep > _NOUGHT else _NOUGHT) * born + come


@_compiled()
def _pooled(people):  # type: ignore[no-untyped-def]
    """The last two slots are both of the last age, and one slot next year."""
    last = len(people) - 1
    people[last - 1] += people[last]
    people[last] = _NOUGHT


@_compiled()
def _grouped(women, men, groups, sums, year):  # type: ignore[no-untyped-def]
    """Sums of ages."""
    for group in range(len(groups)):
        first, last = groups[group]
        sums[4 + group, year] = _summed(women[first : last + 1]) + _summed(men[first : last + 1])


@_compiled()
def _year(year, buffer, rates, deviations, hats, chance, table, events, groups, sums):  # type: ignore[no-untyped-def]
    """One year, draw by draw: those born before, births, the newborn, deaths; then sums. What is the same for
    all draws is taken out of its arrays here, once."""
    death, early, late, boys, fertile = rates[2], rates[4][year], rates[5][year], rates[6], rates[8]
    stay, drop, come, spread = rates[0][year], rates[1][year], rates[3][year], rates[7]
    for_women, for_men = (stay[0], drop[0], come[0]), (stay[1], drop[1], come[1])
    dying_women, dying_men = death[year, 0], death[year, 1]
    more, fewer, shifts = deviations
    counts, noise, even = chance
    slots = hats.shape[1]
    start = buffer.shape[2] - slots - year
    moves = np.empty(slots, np.float32)
    for draw in range(len(buffer)):
        women, men = buffer[draw, 0][start : start + slots], buffer[draw, 1][start : start + slots]
        change = fewer[year, draw, 0] - _ONE
        _moved(hats, shifts[year, draw], moves)
        births = _weighted(early, women, fertile[0], fertile[1])
        deaths = _weighted(dying_women, women, 1, slots) + _weighted(dying_men, men, 1, slots)
        _carried(women, *for_women, change, moves)
        _carried(men, *for_men, change, moves)
        births = (births + _weighted(late, women, fertile[0], fertile[1])) * more[year, draw, 0]
        births = _counted(births, counts[year, 0, 0, draw], counts[year, 0, 1, draw], table, events)
        girls_born, boys_born = boys[0] * births, boys[1] * births
        women[0] = _first(girls_born, stay[0, 0], drop[0, 0], come[0, 0], change, moves[0])
        men[0] = _first(boys_born, stay[1, 0], drop[1, 0], come[1, 0], change, moves[0])
        deaths = (deaths + dying_women[0] * girls_born + dying_men[0] * boys_born) * fewer[year, draw, 0]
        deaths = _counted(deaths, counts[year, 1, 0, draw], counts[year, 1, 1, draw], table, events)
        if events:
            _by_chance(women, spread[0], noise[draw, 0], even[draw, 0], table)
            _by_chance(men, spread[1], noise[draw, 1], even[draw, 1], table)
        before = sums[draw, 0, year - 1] if year else sums[draw, 3, 0]
        now = _summed(women) + _summed(men)
        sums[draw, 0, year], sums[draw, 1, year], sums[draw, 2, year] = now, births, deaths
        sums[draw, 3, year] = now - before - births + deaths
        _pooled(women)
        _pooled(men)
        _grouped(women, men, groups, sums[draw], year)


@_compiled()
def _ordered(lanes, pairs):  # type: ignore[no-untyped-def]
    """Carry out a sorting network's comparisons on every lane side by side."""
    for pair in range(len(pairs)):
        low, high = pairs[pair, 0], pairs[pair, 1]
        for lane in range(_LANES):
            one, other = lanes[low, lane], lanes[high, lane]
            lanes[low, lane] = one if one < other else other
            lanes[high, lane] = other if one < other else one


@_compiled()
def _picked(lanes, many, pairs, at, share, out):  # type: ignore[no-untyped-def]
    """p10, p50, p90 and mean of the first ``many`` lanes, into ``out`` [4, lane]."""
    draws = lanes.shape[0]
    sums = np.zeros(_LANES, np.float32)
    for draw in range(draws):
        for lane in range(_LANES):
            sums[lane] += lanes[draw, lane]
    _ordered(lanes, pairs)
    for column in range(3):
        below, above = lanes[at[column]], lanes[min(at[column] + 1, draws - 1)]
        for lane in range(many):
            out[column, lane] = (_ONE - share[column]) * below[lane] + share[column] * above[lane]
    for lane in range(many):
        out[3, lane] = sums[lane] / np.float32(draws)


@_compiled()
def _quantiles(values, row, start, lanes, pairs, at, share, out):  # type: ignore[no-untyped-def]
    """Of ``values`` [draw, row, start and on], into ``out`` [4, cell]."""
    for first in range(0, out.shape[1], _LANES):
        many = min(_LANES, out.shape[1] - first)
        for draw in range(len(values)):
            near, far = lanes[draw], values[draw, row][start + first : start + first + many]
            for lane in range(many):
                near[lane] = far[lane]
        _picked(lanes, many, pairs, at, share, out[:, first : first + many])


@_compiled()
def place(state, buffer, rates, wander, hats, table, widest, events, groups, network, sums, flows, cells):  # type: ignore[no-untyped-def]
    """All years of one place. ``buffer`` [draw, sex, slot and years] holds its start behind the years. Filled are
    ``sums`` [draw, total births deaths net and groups, year] and quantiles: ``flows`` [4, the same], ``cells``
    [4, year, sex, age].
    """
    pairs, at, share = network
    years, _, slots = rates[0].shape
    draws = len(buffer)
    deviations = (
        np.empty((years, draws, 1), np.float32), np.empty((years, draws, 1), np.float32),
        np.zeros((years, draws, len(hats)), np.float32),
    )  # fmt: skip
    for part in range(3):
        size, memory, together, common = wander[part]
        _wandering(state, size, memory, together, common, table, deviations[part])
    _factors(deviations[0], widest)
    _factors(deviations[1], widest)
    random = np.zeros(-(-4 * years * draws // _WORD) * _WORD if events else 4 * years * draws, np.uint16)
    size = draws * 2 * slots
    chances = np.zeros(-(-2 * size // _WORD) * _WORD, np.uint16)
    if events:
        _filled(state, random)
    counts = random[: 4 * years * draws].reshape((years, 2, 2, draws))
    noise, even = chances[:size].reshape((draws, 2, slots)), chances[size : 2 * size].reshape((draws, 2, slots))
    lanes = np.zeros((draws, _LANES), np.float32)
    for year in range(years):
        if events:
            _filled(state, chances)
        _year(year, buffer, rates, deviations, hats, (counts, noise, even), table, events, groups, sums)
        for sex in range(2):
            _quantiles(buffer, sex, years - year, lanes, pairs, at, share, cells[:, year, sex])
    for row in range(sums.shape[1]):
        _quantiles(sums, row, 0, lanes, pairs, at, share, flows[:, row])
