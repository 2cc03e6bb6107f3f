"""The picture of the groups: the same marks drawn as SVG for the page and as PNG for Word."""

import io
from dataclasses import dataclass
from html import escape
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from samsyn.dialogue.findings import Findings
from samsyn.dialogue.report.wording import counted, number

WIDE: Final = 640
HIGH: Final = 400
EDGE: Final = 24
MOST_MARKS: Final = 1_500  # more would only be a blot
COLOURS: Final = ("#0B5257", "#A84C07", "#6B3FA0", "#3F6B3A", "#A3263B", "#51656A", "#083C40", "#7A5B00")
UNPLACED: Final = "#9AA8AA"


@dataclass(frozen=True, slots=True)
class Mark:
    """One person in the picture; ``group`` is a place in Findings.groups."""

    x: float
    y: float
    group: int


def marks(found: Findings) -> tuple[list[Mark], list[tuple[float, float]]]:
    """Placed people (at most MOST_MARKS, evenly taken) and the middle of each group, in picture units."""
    order = {group.name: at for at, group in enumerate(found.groups)}
    placed = [one for one in found.people if one.group is not None]
    where = _scaled(np.array([(one.x, one.y) for one in placed], dtype=float).reshape(-1, 2))
    belongs = np.array([order[one.group or ""] for one in placed], dtype=int)
    centres = [_middle(where[belongs == at]) for at in range(len(found.groups))]
    step = -(-len(placed) // MOST_MARKS) if placed else 1
    shown = range(0, len(placed), step)
    return [Mark(float(where[at, 0]), float(where[at, 1]), int(belongs[at])) for at in shown], centres


def _middle(points: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> tuple[float, float]:
    return (float(np.median(points[:, 0])), float(np.median(points[:, 1]))) if len(points) else (WIDE / 2, HIGH / 2)


def _scaled(
    points: np.ndarray[tuple[int, int], np.dtype[np.float64]],
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Into the frame; the outermost hundredth is drawn at the edge so that one person does not squeeze the rest."""
    if not len(points):
        return points
    low, high = np.quantile(points, [0.01, 0.99], axis=0)
    span = np.where(high > low, high - low, 1)
    part = np.clip((points - low) / span, 0, 1)
    part = np.where(high > low, part, 0.5)
    return np.asarray(EDGE + part * (np.array([WIDE, HIGH]) - 2 * EDGE))


def described(found: Findings) -> str:
    """What the picture shows, for those who do not see it."""
    sizes = ", ".join(f"grupp {group.name} {number(group.size)} personer" for group in found.groups)
    return f"Karta över {counted(len(found.groups))} åsiktsgrupper: {sizes}."


def svg(found: Findings) -> str:
    """The picture as markup, readable without colour."""
    people, centres = marks(found)
    parts = [
        f'<svg viewBox="0 0 {WIDE} {HIGH}" role="img" aria-labelledby="bildnamn bildtext">',
        f'<title id="bildnamn">Åsiktsgrupperna</title><desc id="bildtext">{escape(described(found))}</desc>',
        f'<rect width="{WIDE}" height="{HIGH}" fill="#FFFFFF" stroke="#D5DEDD"/>',
    ]
    parts += [_shape(one) for one in people]
    for (x, y), group in zip(centres, found.groups, strict=True):
        at = found.groups.index(group) % len(COLOURS)
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="16" fill="#FFFFFF" stroke="{COLOURS[at]}" stroke-width="3"/>'
            f'<text x="{x:.1f}" y="{y + 7:.1f}" text-anchor="middle" font-size="20" font-weight="700" '
            f'fill="{COLOURS[at]}">{escape(group.name)}</text>'
        )
    return "\n".join([*parts, "</svg>"])


def _shape(one: Mark) -> str:
    colour = COLOURS[one.group % len(COLOURS)]
    if one.group % 4 == 0:
        return f'<circle cx="{one.x:.1f}" cy="{one.y:.1f}" r="4" fill="{colour}" fill-opacity=".6"/>'
    corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in _corners(one))
    return f'<polygon points="{corners}" fill="{colour}" fill-opacity=".6"/>'


def _corners(one: Mark) -> list[tuple[float, float]]:
    """Square, triangle, diamond, in turn."""
    x, y = one.x, one.y
    if one.group % 4 == 1:
        return [(x - 3.6, y - 3.6), (x + 3.6, y - 3.6), (x + 3.6, y + 3.6), (x - 3.6, y + 3.6)]
    if one.group % 4 == 2:
        return [(x, y - 5), (x + 4.6, y + 3.6), (x - 4.6, y + 3.6)]
    return [(x, y - 5.2), (x + 5.2, y), (x, y + 5.2), (x - 5.2, y)]


def png(found: Findings) -> bytes:
    """The same as pixels, twice as large."""
    people, centres = marks(found)
    twice = 2
    image = Image.new("RGB", (WIDE * twice, HIGH * twice), "#FFFFFF")
    draw = ImageDraw.Draw(image)
    for one in people:
        colour = COLOURS[one.group % len(COLOURS)]
        if one.group % 4 == 0:
            x, y = one.x * twice, one.y * twice
            draw.ellipse((x - 8, y - 8, x + 8, y + 8), fill=colour)
        else:
            draw.polygon([(x * twice, y * twice) for x, y in _corners(one)], fill=colour)
    letters = ImageFont.load_default(40)
    for at, ((x, y), group) in enumerate(zip(centres, found.groups, strict=True)):
        colour = COLOURS[at % len(COLOURS)]
        box = (x * twice - 32, y * twice - 32, x * twice + 32, y * twice + 32)
        draw.ellipse(box, fill="#FFFFFF", outline=colour, width=6)
        draw.text((x * twice, y * twice), group.name, fill=colour, font=letters, anchor="mm")
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()
