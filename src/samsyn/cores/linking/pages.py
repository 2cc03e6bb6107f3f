"""What stands on each page of a strategy, by the page numbers that its readers see.

A Word file has no pages of its own, but its list of contents tells where each section begins. In a PDF the printed
numbers may be shifted against the sheets (a cover that is not counted); the list of contents tells that too.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from samsyn.cores.linking.features import plain
from samsyn.cores.outline.values import Outline

_ENTRY: Final = re.compile(r"^(?P<name>.*?\w.*?)[\s.·…_]+(?P<page>\d{1,3})$", re.DOTALL)
_AGREE: Final = 0.6  # of the contents that must show the same shift
_LEAST: Final = 3  # entries


@dataclass(frozen=True, slots=True)
class PageText:
    """The section of each paragraph on a page, in order. ``sure``: where the page ends was seen and not reckoned."""

    sections: tuple[int, ...]
    sure: bool = True


def by_page(outline: Outline) -> dict[int, PageText]:
    """What stands on each page that is known."""
    listed = _contents(outline)
    found = _printed(outline)
    if not found:
        return _from_contents(outline, listed)
    shift = _shift(outline, listed)
    return {page + shift: PageText(tuple(sections)) for page, sections in found.items()}


def _printed(outline: Outline) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for index, section in enumerate(outline.sections):
        if section.page and not any(block.page == section.page for block in section.blocks):
            found[section.page].append(index)
        for block in section.blocks:
            if block.page and (block.kind != "cell" or index not in found[block.page]):
                found[block.page].append(index)
    return dict(found)


def _contents(outline: Outline) -> dict[int, int]:
    """Section → the page that the list of contents gives it; the list goes in the order of the sections."""
    names = [
        (plain(f"{section.number} {section.heading}").strip(" ."), plain(section.heading))
        for section in outline.sections
    ]
    found: dict[int, int] = {}
    at = 0
    for line in outline.left_out:
        entry = _ENTRY.match(line.text.strip()) if line.reason == "contents" else None
        if entry is None:
            continue
        name = plain(entry["name"]).strip(" .")
        index = next((n for n in range(at, len(names)) if name in names[n]), None)
        if index is not None:
            found[index] = int(entry["page"])
            at = index + 1
    return found


def _shift(outline: Outline, listed: Mapping[int, int]) -> int:
    shifts = [page - outline.sections[index].page for index, page in listed.items() if outline.sections[index].page]
    if len(shifts) < _LEAST:
        return 0
    shift, agreeing = Counter(shifts).most_common(1)[0]
    return shift if agreeing >= _AGREE * len(shifts) else 0


def _from_contents(outline: Outline, listed: Mapping[int, int]) -> dict[int, PageText]:
    """The sections that begin on each page, after the one that goes on from the page before.

    A chapter is taken to begin on a new page.
    """
    if len(listed) < _LEAST:
        return {}
    top = min(section.level for section in outline.sections)
    found: dict[int, list[int]] = defaultdict(list)
    page = 0
    for index, section in enumerate(outline.sections):
        begins = max(listed.get(index, page), page)
        over = begins if section.level > top else begins - 1  # the last page that the section before may reach
        if index and page:
            for between in range(page + 1, over + 1):
                found[between].append(index - 1)
        page = begins
        if page:
            found[page] += [index] * max(sum(block.kind != "cell" for block in section.blocks), 1)
    first = {page for page, sections in found.items() if outline.sections[sections[0]].level > top}
    return {page: PageText(tuple(sections), sure=page not in first) for page, sections in found.items()}
