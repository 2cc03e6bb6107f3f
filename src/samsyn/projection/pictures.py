"""Three pictures as SVG: the fan of futures, the pyramid now and then, and what the change is made of.

Colours, patterns and labels say the same thing, so that a picture works in black and white, and each has a title and a
description for those who do not see it.
"""

from collections.abc import Sequence
from html import escape
from typing import Final

import numpy as np

from samsyn.cores.demography.values import Array
from samsyn.projection.prose import number
from samsyn.projection.running import Run, history_totals

_WIDE: Final = 720
_HIGH: Final = 420
_LEFT, _RIGHT, _TOP, _LOW = 96, 24, 56, 44
_INK, _BLUE, _PALE, _RED, _GREY = "#1c1c1c", "#1b5e8c", "#b9d4e6", "#b4472f", "#d9d9d9"


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round values from below ``low`` to above ``high``."""
    span = max(high - low, 1e-9)
    rough = span / about
    size = 10 ** np.floor(np.log10(rough))
    step = float(size * next(m for m in (1, 2, 2.5, 5, 10) if m * size >= rough))
    first, last = np.floor(low / step), np.ceil(high / step)
    return [float(step * i) for i in range(int(first), int(last) + 1)]


def _document(title: str, description: str, body: Sequence[str], high: int = _HIGH) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {high}" role="img" '
        f'aria-labelledby="t d" font-family="system-ui, sans-serif" font-size="13" fill="{_INK}">\n'
        f'<title id="t">{escape(title)}</title>\n<desc id="d">{escape(description)}</desc>\n'
        f'<rect width="{_WIDE}" height="{high}" fill="#ffffff"/>\n'
        f'<text x="{_LEFT}" y="28" font-size="17" font-weight="600">{escape(title)}</text>\n'
        + "\n".join(body)
        + "\n</svg>\n"
    )


def _text(x: float, y: float, words: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _line(points: Sequence[tuple[float, float]], colour: str, width: float = 2, dash: str = "") -> str:
    where = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    pattern = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<polyline points="{where}" fill="none" stroke="{colour}" stroke-width="{width}"{pattern}/>'


class _Scale:
    """From years and persons to places in the picture."""

    def __init__(self, years: tuple[float, float], values: tuple[float, float]) -> None:
        self.years, self.values = years, values

    def x(self, year: float) -> float:
        first, last = self.years
        return _LEFT + (year - first) / max(last - first, 1) * (_WIDE - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        low, high = self.values
        return _HIGH - _LOW - (value - low) / (high - low) * (_HIGH - _LOW - _TOP)

    def grid(self, marks: Sequence[float]) -> list[str]:
        lines = []
        for mark in marks:
            lines.append(_line([(_LEFT, self.y(mark)), (_WIDE - _RIGHT, self.y(mark))], _GREY, 1))
            lines.append(_text(_LEFT - 8, self.y(mark) + 4, number(mark), "end"))
        first, last = (int(year) for year in self.years)
        step = next(s for s in (1, 2, 5, 10, 20, 50) if (last - first) / s <= 9)
        years = range(-(-first // step) * step, last + 1, step)
        return [*lines, *(_text(self.x(year), _HIGH - _LOW + 20, str(year), "middle") for year in years)]


def fan(run: Run) -> str:
    """All places together: what was, and the interval ahead."""
    history, draws = run.intake.history, run.draws
    past = history_totals(run)
    low, middle, high = ([float(past[-1]), *map(float, part)] for part in _country(run))
    ahead = [history.years[-1], *draws.years]
    marks = ticks(min(min(low), float(past.min())), max(max(high), float(past.max())))
    scale = _Scale((history.years[0], draws.years[-1]), (marks[0], marks[-1]))
    edge = [(scale.x(y), scale.y(v)) for y, v in zip(ahead, high, strict=True)]
    edge += [(scale.x(y), scale.y(v)) for y, v in zip(reversed(ahead), reversed(low), strict=True)]
    area = " ".join(f"{x:.1f},{y:.1f}" for x, y in edge)
    body = [
        *scale.grid(marks),
        f'<polygon points="{area}" fill="{_PALE}"/>',
        _line([(scale.x(y), scale.y(float(v))) for y, v in zip(history.years, past, strict=True)], _INK),
        _line([(scale.x(y), scale.y(v)) for y, v in zip(ahead, middle, strict=True)], _BLUE, 2.5, "7 4"),
        _text(_WIDE - _RIGHT, scale.y(high[-1]) - 6, number(high[-1]), "end"),
        _text(_WIDE - _RIGHT, scale.y(middle[-1]) - 6, number(middle[-1]), "end"),
        _text(_WIDE - _RIGHT, scale.y(low[-1]) + 16, number(low[-1]), "end"),
    ]
    words = (
        f"{number(float(past[-1]))} personer {ahead[0]}. {draws.years[-1]} mitten {number(middle[-1])}, "
        f"med fyra chanser av fem mellan {number(low[-1])} och {number(high[-1])}."
    )
    return _document(f"Folkmängd till {draws.years[-1]}", words, body)


def _country(run: Run) -> tuple[Array, Array, Array]:
    band = run.draws.country
    return band.p10.astype(float), band.p50.astype(float), band.p90.astype(float)


def pyramid(run: Run) -> str:
    """Women to the right and men to the left by age: filled now, outlined in the last year."""
    now, then = run.intake.history.population[-1].sum(0), run.middle.population[-1].sum(0)
    most = ticks(0, float(max(now.max(), then.max())), 3)[-1]
    middle, half, step = _WIDE / 2, (_WIDE - 2 * _RIGHT) / 2 - 34, 4.0
    bottom = _TOP + 101 * step + 12
    body = []
    for sex, side, word in ((1, -1, "Män"), (0, 1, "Kvinnor")):
        start = middle + side * 22
        for age in range(101):
            width = now[sex, age] / most * half
            left = start - width if side < 0 else start
            y = bottom - (age + 1) * step
            body.append(
                f'<rect x="{left:.1f}" y="{y:.1f}" width="{width:.1f}" height="{step - 0.6:.1f}" fill="{_PALE}"/>'
            )
        outline = [(start + side * then[sex, age] / most * half, bottom - (age + 0.5) * step) for age in range(101)]
        body += [_line(outline, _BLUE, 2), _text(start + side * half / 2, _TOP - 6, word, "middle")]
        body.append(_text(start + side * half, bottom + 18, number(most), "middle"))
    body += [_text(middle, bottom - age * step, str(age), "middle") for age in range(0, 101, 10)]
    year, last = run.intake.history.years[-1], run.draws.years[-1]
    body.append(_text(_LEFT, bottom + 40, f"Ytan: {year}. Linjen: {last}. Antal i varje ålder."))
    old = [float(part[:, 80:].sum()) for part in (now, then)]
    words = f"Åldrar {year} och {last}. 80 år och äldre: {number(old[0])} blir {number(old[1])}."
    return _document(f"Åldrar {year} och {last}", words, body, int(bottom + 56))


def components(run: Run) -> str:
    """Births above, deaths below, and net migration year by year."""
    draws = run.draws
    born, dead, net = (part.mean.sum(1).astype(float) for part in (draws.births, draws.deaths, draws.net))
    marks = ticks(-float(max(dead.max(), -net.min())), float(max(born.max(), net.max())))
    scale = _Scale((draws.years[0] - 0.5, draws.years[-1] + 0.5), (marks[0], marks[-1]))
    width = (scale.x(1) - scale.x(0)) * 0.7
    body = scale.grid(marks)
    for year, b, d in zip(draws.years, born, dead, strict=True):
        x = scale.x(year) - width / 2
        for value, colour in ((b, _BLUE), (-d, _RED)):
            top, foot = sorted((scale.y(value), scale.y(0)))
            body.append(
                f'<rect x="{x:.1f}" y="{top:.1f}" width="{width:.1f}" height="{foot - top:.1f}" fill="{colour}"/>'
            )
    line = [(scale.x(y), scale.y(v)) for y, v in zip(draws.years, net, strict=True)]
    body += [_line(line, "#ffffff", 6), _line(line, _INK, 2.5)]  # white around, to be seen on the bars
    body.append(_text(_LEFT, 46, "Födda uppåt (blått), döda nedåt (rött), flyttnetto (svart linje)"))
    words = (
        f"{draws.years[0]}: {number(born[0])} födda, {number(dead[0])} döda, flyttnetto {number(net[0])}. "
        f"{draws.years[-1]}: {number(born[-1])} födda, {number(dead[-1])} döda, flyttnetto {number(net[-1])}."
    )
    return _document("Vad förändringen består av", words, body)
