"""Does the next row go on with the same paragraph? Decided by the format's own facts, by geometry, or by line width."""

import itertools
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from samsyn.cores.text.prose.labels import SECTION, bullet, follows, number
from samsyn.cores.text.prose.rows import Row, pages_of

_ENDED = re.compile(r"[.!?:;…][\"”“»’')\]]*$")
# Words that no sentence and no heading ends with, and words whose number follows them.
_HANGS = re.compile(
    r"\b(?:som|och|att|eller|samt|för|till|från|med|av|på|vid|mot|mellan|genom|enligt|inom|utan|under|över|den|det|de|en|ett|är|har|ska)$"
)
_TAKES_NUMBER = re.compile(
    r"\b(?:(?:del|etapp|effekt)?mål(?:en|et)?|avsnitt(?:et|en)?|kapitel|kap\.|punkt(?:en|erna)?|sid(?:a|an|orna)?|sid\."
    r"|prioritering(?:en)?|målområde|målbild|område|tabell|bilaga|fråga|figur|stycke|och|samt|till|i|under)$",
    re.IGNORECASE,
)
_HYPHENATED = re.compile("[^\\W\\d_][-\u00ad\u0002\ufffe\u2010]$")
_LINE_FORMATS = frozenset(["pdf", "txt", "eml", "md"])
_NARROW = 50  # characters; a text whose longest line is shorter has seldom been wrapped
_TORN = 5  # lines that end inside a sentence
_WRAPPED = 110  # a text with longer lines than this is one line per paragraph
_WIDE = 1.6  # font sizes; wider may be the space between paragraphs
_SINGLE = 1.3  # font sizes, single line spacing
_TITLE_ROLES = frozenset(["title", "heading"])


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in this document: wrap width in characters (0: not wrapped), right edges in points, line
    pitch in font sizes."""

    width: int
    edges: dict[tuple[int, int], float]
    pitch: dict[int, float]
    middles: dict[int, float]


def measure(rows: Sequence[Row], document_format: str, page_widths: dict[int, float]) -> Measure:
    """Take the measures of a document once, before its rows are joined."""
    boxed = any(row.line.box for row in rows)
    longest = max((len(row.text) for row in rows if row.line.table < 0), default=0)
    wrapped = document_format in _LINE_FORMATS and not boxed and longest <= _WRAPPED
    wrapped = wrapped and (longest >= _NARROW or _torn_often(rows))
    middles = {
        page[0].page: page_widths[page[0].page] / 2
        for page in (pages_of(list(rows)) if boxed else [])
        if _two_columns(page, page_widths.get(page[0].page, 0.0) / 2)
    }
    pitch = _pitch(rows) if boxed else {}
    return Measure(longest if wrapped else 0, _edges(rows, middles) if boxed else {}, pitch, middles)


def _torn_often(rows: Sequence[Row]) -> bool:
    """A text in short lines, wrapped all the same: most lines that have a line below them end inside a sentence."""
    pairs = [(above, below) for above, below in itertools.pairwise(rows) if not below.blank]
    torn = sum(_torn(above, below) for above, below in pairs)
    return torn >= _TORN and 2 * torn > len(pairs)


def _two_columns(page: Sequence[Row], middle: float) -> bool:
    boxes = [row.line.box for row in page if row.line.box and row.line.table < 0]
    left = sum(1 for box in boxes if box[2] <= middle * 1.06)
    right = sum(1 for box in boxes if box[0] >= middle * 0.94)
    return min(left, right) >= 4 and left + right >= 0.7 * len(boxes)


def column_of(row: Row, middles: dict[int, float]) -> int:
    """0 left or only column, 1 right column."""
    middle = middles.get(row.page)
    return int(bool(middle and row.line.box and row.line.box[0] >= middle * 0.94))


def _edges(rows: Sequence[Row], middles: dict[int, float]) -> dict[tuple[int, int], float]:
    found: dict[tuple[int, int], list[float]] = defaultdict(list)
    for row in rows:
        if row.line.box and row.line.table < 0:
            found[row.page, column_of(row, middles)].append(row.line.box[2])
    return {key: sorted(values)[int(0.95 * (len(values) - 1))] for key, values in found.items()}


def _pitch(rows: Sequence[Row]) -> dict[int, float]:
    """Distance between the tops of two rows of one paragraph, by page: among the smallest, since the larger ones
    stand between paragraphs. A page with too few rows to tell takes the document's."""
    found: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for above, below in itertools.pairwise(rows):
        height = above.line.box[3] - above.line.box[1] if above.line.box else 0.0
        step = below.top - above.top
        if above.page == below.page and above.line.size == below.line.size and 0.5 * height < step < 3 * height:
            found[above.page].append((step / (above.line.size or height), _torn(above, below)))
    usual = _usual([step for steps in found.values() for step in steps])
    return {page: _usual(steps) if len(steps) > 8 else usual for page, steps in found.items()}


def _usual(steps: Sequence[tuple[float, bool]]) -> float:
    """Pitch in font sizes. Only where sentences go on from row to row is a wide pitch line spacing; elsewhere it is
    the space between paragraphs of one row each."""
    low = _low([step for step, _ in steps])
    if low <= _WIDE:
        return low
    torn = [torn for step, torn in steps if step <= 1.08 * low]
    return low if sum(torn) > max(2, 0.4 * len(torn)) else _SINGLE


def _low(steps: Sequence[float]) -> float:
    """The smallest step that is seen again, within 8 percent, at least once for every twenty."""
    order = sorted(steps)
    least = max(2, len(order) // 20)
    for rank, step in enumerate(order):
        if bisect_right(order, 1.08 * step) - rank >= least:
            return step
    return order[0] if order else 0.0


def ended(text: str) -> bool:
    """Does the text end as a sentence or a lead-in ends?"""
    return bool(_ENDED.search(text))


def goes_on(first: Row, above: Row, below: Row, measured: Measure) -> bool:
    """True when ``below`` continues the paragraph that began with ``first`` and has come to ``above``.

    Running heads and page numbers between them have been taken out before.
    """
    if _apart(above, below) or follows(number(first.text), number(below.text)):
        return False
    if above.line is below.line:
        return _soft_break(above, below)
    if above.line.box and below.line.box:
        return _by_geometry(above, below, measured)
    if measured.width:
        return _by_width(above, below, measured.width)
    return _torn(above, below) and len(above.text) >= 40 and not below.blank


def _apart(above: Row, below: Row) -> bool:
    one, other = above.line, below.line
    if (one.table, one.row, one.column) != (other.table, other.row, other.column):
        return True
    if one.role != other.role and not (one.role == "list" and other.role == "body" and one.box and not other.label):
        return True
    if one.role in _TITLE_ROLES and one.level != other.level:
        return True
    return _starts_anew(below, above)


def _starts_anew(row: Row, above: Row) -> bool:
    """A bullet, a paragraph sign or a number starts a paragraph; a number in the middle of a sentence does not."""
    if row.line.label and not row.inner:
        return True
    if bullet(row.raw) or SECTION.match(row.text) or row.raw.startswith(">") != above.raw.startswith(">"):
        return not _HYPHENATED.search(above.raw) or bool(row.line.label)
    if not number(row.text) or _asked_for(above, row):
        return False
    return ended(above.text) or len(above.text) < _NARROW or row.blank


def _torn(above: Row, below: Row) -> bool:
    """A sentence goes on: the row above has no end, the one below no beginning."""
    if _HYPHENATED.search(above.raw):
        return True
    return (not ended(above.text) and below.text[:1].islower()) or _hangs(above) or _asked_for(above, below)


def _hangs(above: Row) -> bool:
    """The row ends in a word that something must follow; a label of a word or two may be cut short by its maker."""
    return len(above.text.split()) > 2 and bool(_HANGS.search(above.text))


def _asked_for(above: Row, below: Row) -> bool:
    """The row below begins with the number that the row above asks for: "… i mål", "3.1. Skriv …"."""
    return bool(number(below.text)) and bool(_TAKES_NUMBER.search(above.text))


def _soft_break(above: Row, below: Row) -> bool:
    return not below.blank and (_torn(above, below) or (len(above.text) > 60 and not ended(above.text)))


def _first_word(row: Row) -> int:
    return len(row.text.split(" ", 1)[0])


def _by_width(above: Row, below: Row, width: int) -> bool:
    if below.page != above.page or below.blank:
        return _torn(above, below) and below.page != above.page
    full = len(above.text) + 1 + _first_word(below) > width
    if full or (_torn(above, below) and len(above.text) > 0.5 * width):
        return True
    return not ended(above.text) and len(above.text) > 0.75 * width


def _by_geometry(above: Row, below: Row, measured: Measure) -> bool:
    one, other = above.line, below.line
    if one.box is None or other.box is None or abs(one.size - other.size) > 0.08 * max(one.size, other.size):
        return False
    if one.bold != other.bold and not _torn(above, below):
        return False
    columns = column_of(above, measured.middles), column_of(below, measured.middles)
    full = _is_full(above, below, measured.edges.get((above.page, columns[0]), 0.0))
    step = other.box[1] - one.box[1]
    if above.page != below.page or columns[0] != columns[1] or step < 0:
        return _torn(above, below) or (full and not ended(above.text) and one.bold == other.bold)
    pitch = (measured.pitch.get(above.page) or _SINGLE) * (one.size or one.box[3] - one.box[1])
    if step < 0.4 * pitch:
        return other.box[0] - one.box[2] < pitch
    if step > 1.32 * pitch:
        return step < 2.2 * pitch and bool(_HYPHENATED.search(above.raw))
    indented = other.box[0] - one.box[0] > 8 and ended(above.text) and not _is_labelled(above)
    return not indented and (full or _torn(above, below))


def _is_labelled(row: Row) -> bool:
    """Begins with a number or a bullet: the rows below it hang in from that."""
    return bool(row.line.label or number(row.text) or bullet(row.raw))


def _is_full(above: Row, below: Row, edge: float) -> bool:
    """Would the first word of the next row have had no room?"""
    box = above.line.box
    if box is None:
        return False
    letter = (box[2] - box[0]) / max(len(above.text), 1)
    return box[2] + letter * (1 + _first_word(below)) > edge - letter
