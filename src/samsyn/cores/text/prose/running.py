"""Running heads, running feet and page numbers: what a page carries because it is a page."""

import re
from collections import Counter
from collections.abc import Sequence

from samsyn.cores.text.phrases import phrases
from samsyn.cores.text.prose.rows import Row, pages_of

_EDGE_ROWS = 5
_HEAD_ROWS = 14  # of the first page
_DIGITS = re.compile(r"\d+")
_NUMBER = phrases(r"""
    (?:sid(?:a|an|nr)?|page|seite|sivu|s\.|blad)\s*:?\s*\d{1,4}\s*(?:(?:av|of|von|/)\s*\d{1,4}
    \(\s*\d{1,4}\s*\))?|\d{1,4}\s*(?:\(\s*\d{1,4}\s*\)|/\s*\d{1,4}|av\s+\d{1,4})|[-–—]\s*\d{1,4}\s*[-–—]
""")
_LONE = re.compile(r"[-–—|\s]*(\d{1,4})[-–—|\s]*")


def running(rows: Sequence[Row]) -> dict[int, str]:
    """Number of a row in ``rows`` → the reason it is set aside ("sidhuvud" or "sidnummer")."""
    pages = pages_of(list(rows))
    page_one = pages[0][0].page if pages else 0
    places = [_places(page, ranked=len(pages) < 4) for page in pages]
    seen = Counter(place for page in places for place in set(page.values()))
    least = max(2, len(pages) // 3)
    letterhead = {_key(row) for row in pages[0][:_HEAD_ROWS] if _may_run(row)} if pages else set()
    found: dict[int, str] = {}
    number = 0
    for page, place in zip(pages, places, strict=True):
        edge = {id(row) for row in (*page[:_EDGE_ROWS], *page[-_EDGE_ROWS:])}
        for row in page:
            repeated = id(row) in place and seen[place[id(row)]] >= least
            if row.page != page_one and id(row) in place and place[id(row)][0] == "top" and _may_run(row):
                repeated = repeated or _key(row) in letterhead
            reason = _reason(row, row_is_edge=id(row) in edge, repeated=repeated, paged=len(pages) > 1)
            if reason:
                found[number] = reason
            number += 1
    return found


def _key(row: Row) -> str:
    return _DIGITS.sub("#", row.text).casefold()


def _may_run(row: Row) -> bool:
    """Short and no sentence: the letterhead's lines that page two repeats."""
    return (
        len(row.text) <= 60
        and not row.text.endswith((".", ":", "?", "!", ","))
        and row.line.role not in ("heading", "list")
    )


def _reason(row: Row, *, row_is_edge: bool, repeated: bool, paged: bool) -> str:
    marginal = row.line.role in ("header", "footer")
    if not (marginal or row_is_edge or repeated):
        return ""
    if _NUMBER.fullmatch(row.text):
        return "sidnummer"
    lone = _LONE.fullmatch(row.text)
    if lone and (marginal or (row_is_edge and paged and abs(int(lone[1]) - row.page) < 3)):
        return "sidnummer"
    return "sidhuvud" if marginal or repeated else ""


Place = tuple[str, int, str]  # side, rank from the edge, text with its figures as "#"


def _places(page: list[Row], *, ranked: bool) -> dict[int, Place]:
    """Row (its id) → where it stands at the page's edge. Few pages prove a repetition only at the same rank."""
    found: dict[int, Place] = {}
    for number, row in enumerate(page):
        from_end = len(page) - 1 - number
        side, rank = ("top", number) if number <= from_end else ("bottom", from_end)
        if rank < _EDGE_ROWS and len(row.text) <= 120 and row.line.table < 0:
            found[id(row)] = (side, rank if ranked else 0, _key(row))
    return found
