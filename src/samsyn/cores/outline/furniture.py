"""What belongs to the pages and not to the text: running heads, page numbers, the table of contents, the cover."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from samsyn.cores.outline.rows import Row, body_size
from samsyn.cores.outline.titles import is_numbered

_EDGE: Final = 3  # rows from the top or bottom of a page that can be a running head
_PAGE_NUMBER: Final = re.compile(
    r"(?P<word>sid(?:a|an)?\.?|page|s\.)?[-–—\s|]*(?P<number>\d{1,4})[-–—\s|]*"
    r"(?P<of>(?:av|of|\(|/)\s*\d{1,4}\)?)?",
    re.IGNORECASE,
)
_CONTENTS: Final = re.compile(
    r"(?:\d+\.?\s+)?(?:innehåll|innehållsförteckning|innehållsöversikt|contents|table of contents)\s*:?",
    re.IGNORECASE,
)
_LEADERS: Final = re.compile(r"(?:\.{3,}|…+|(?:\.\s){3,}|_{3,}|·{3,})[\s.…]*\d{0,4}\s*$")
_ENDS_IN_NUMBER: Final = re.compile(r"(?:\S.*\D\s|\t|^)\d{1,4}\s*$")
_SAME_LINE: Final = 3.0  # points between the tops of two rows on one line
_LONGEST_COVER_LINE: Final = 90
_MOST_COVER_LINES: Final = 15


def furniture(rows: Sequence[Row]) -> dict[int, str]:
    """Row index → why it is no text (a key of values.LEFT_OUT). The cover is decided later, when headings are known."""
    found = {row.at: _margin_reason(row) for row in rows if row.line.role in {"header", "footer"}}
    paged = _by_page([row for row in rows if row.page and row.at not in found])
    body = body_size(tuple(rows))
    if len(paged) > 1:
        found |= _repeated(paged, body)
        found |= _beside(paged, [row for row in rows if row.at in found])
        found |= _numbers(paged, body, found)
    found |= _contents([row for row in rows if row.at not in found])
    return found


def _margin_reason(row: Row) -> str:
    return "page-number" if _PAGE_NUMBER.fullmatch(row.text) else "running-head"


def _by_page(rows: Sequence[Row]) -> list[list[Row]]:
    pages: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        pages[row.page].append(row)
    return list(pages.values())


def _edges(page: list[Row]) -> list[Row]:
    """The rows that lie highest and lowest on a page and apart from the text; by order where places are unknown."""
    if not all(row.line.box for row in page):
        return page if len(page) <= 2 * _EDGE else page[:_EDGE] + page[-_EDGE:]
    ordered = sorted(page, key=lambda row: (row.top, row.at))
    head = next((n for n in range(min(_EDGE, len(ordered) - 1), 0, -1) if _apart(ordered[n - 1], ordered[n])), 0)
    foot = next((n for n in range(min(_EDGE, len(ordered) - 1), 0, -1) if _apart(ordered[-n - 1], ordered[-n])), 0)
    return ordered[:head] + ordered[len(ordered) - foot :]


def _apart(above: Row, below: Row) -> bool:
    """True when white space of more than a line's height stands between two rows."""
    return below.top - above.bottom > 0.6 * (above.bottom - above.top)


def _repeated(pages: list[list[Row]], body: float) -> dict[int, str]:
    """Rows that stand at the same place with the same words (figures aside) on several pages."""
    places: defaultdict[tuple[str, int], list[Row]] = defaultdict(list)
    for page in pages:
        for row in _edges(page):
            words = re.sub(r"\d+", "#", row.text.casefold())
            if re.search(r"[^\W\d_]", words):
                places[words, round(row.top / 8) if row.line.box else 0].append(row)
    found: dict[int, str] = {}
    for rows in places.values():
        on_pages = len({row.page for row in rows})
        large = body and sum(row.line.size for row in rows) / len(rows) > 1.15 * body
        needed = max(3, 0.5 * len(pages)) if large or not rows[0].line.box else (3 if len(pages) > 4 else 2)
        if on_pages >= needed:
            found |= {row.at: _margin_reason(row) for row in rows}
    return found


def _beside(pages: list[list[Row]], heads: Sequence[Row]) -> dict[int, str]:
    """What stands on the line of a running head is one too: the chapter's name, other on other pages."""
    tops: defaultdict[int, list[float]] = defaultdict(list)
    for head in heads:
        if head.line.box:
            tops[head.page].append(head.top)
    return {
        row.at: _margin_reason(row)
        for page in pages
        for row in _edges(page)
        if row.line.box and any(abs(row.top - top) < _SAME_LINE for top in tops[row.page])
    }


def _numbers(pages: list[list[Row]], body: float, known: dict[int, str]) -> dict[int, str]:
    """Lone figures at the edge of a page that count on with the pages."""
    candidates: list[tuple[Row, int]] = []
    found: dict[int, str] = {}
    for page in pages:
        rest = [row for row in page if row.at not in known]
        for row in _edges(rest):
            match = _PAGE_NUMBER.fullmatch(row.words)
            if match is None or (body and row.line.size > 1.3 * body):
                continue
            if match["word"] or match["of"]:
                found[row.at] = "page-number"
            else:
                candidates.append((row, int(match["number"]) - row.page))
    offsets = Counter(offset for _, offset in candidates)
    return found | {row.at: "page-number" for row, offset in candidates if offsets[offset] >= 2 or offset == 0}


def _contents(rows: Sequence[Row]) -> dict[int, str]:
    """The table of contents: after its heading, or three lines in a row with dot leaders."""
    found: dict[int, str] = {}
    last = _last_places(rows)
    at = 0
    while at < len(rows):
        if _CONTENTS.fullmatch(rows[at].words):
            end = _end_of_contents(rows, at + 1, last)
            if end > at + 1:
                found |= {row.at: "contents" for row in rows[at:end]}
                at = end
                continue
        at += 1
    leaders = [bool(_LEADERS.search(row.raw)) and row.at not in found for row in rows]
    for at, row in enumerate(rows):
        if leaders[at] and sum(leaders[max(0, at - 2) : at + 3]) >= 3:
            found[row.at] = "contents"
    return found


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text.casefold())


def _last_places(rows: Sequence[Row]) -> dict[str, int]:
    return {_letters(row.words): at for at, row in enumerate(rows)}


def _end_of_contents(rows: Sequence[Row], start: int, last: dict[str, int]) -> int:
    """The first row after the table of contents. An entry ends in a page number or comes back later as a row; one that
    stands last in the document names rows that have been."""
    been = {_letters(row.words) for row in rows[: start - 1]} - {""}
    if start < len(rows) and _letters(rows[start].words) not in been:
        been = set()

    def is_entry(at: int) -> bool:
        row = rows[at]
        if row.level and not _ENDS_IN_NUMBER.search(row.raw):
            return False
        letters = _letters(_LEADERS.sub("", row.words))
        if not letters:
            return row.words.strip(" .").isdigit()
        return (
            bool(_ENDS_IN_NUMBER.search(row.raw) or _LEADERS.search(row.raw))
            or last.get(letters, 0) > at
            or letters in been
        )

    end = start
    while end < len(rows):
        if is_entry(end):
            if _came_back(rows, start, end):
                break
            end += 1
        elif start < end < len(rows) - 1 and not rows[end].level and len(rows[end].text) < 120 and is_entry(end + 1):
            end += 2  # an entry over two lines
        else:
            break
    return end


def _came_back(rows: Sequence[Row], start: int, at: int) -> bool:
    """True when the row repeats the first entry: the text itself begins."""
    letters = _letters(rows[at].words)
    return at > start and bool(letters) and letters == _letters(_LEADERS.sub("", rows[start].words))


def cover_page(rows: Sequence[Row]) -> list[int]:
    """The rows of a first page that is a title page: short lines, one of them larger than the text that follows."""
    if not rows or not rows[0].page:
        return []
    first = [row for row in rows if row.page == rows[0].page]
    rest = rows[len(first) :]
    body = body_size(tuple(rest))
    larger = any(row.line.size > 1.3 * body for row in first)
    numbered = any(is_numbered(row.text, row.line.label) for row in first)
    is_title_page = bool(rest) and body > 0 and larger and len(first) <= _MOST_COVER_LINES and is_cover(first)
    return [row.at for row in first] if is_title_page and not numbered else []


def is_cover(rows: Sequence[Row]) -> bool:
    """True for rows before the first heading that are a title page: only short lines that are no sentences."""
    return all(len(row.text) <= _LONGEST_COVER_LINE and not re.search(r"[.!?:;]\s*$", row.text) for row in rows)
