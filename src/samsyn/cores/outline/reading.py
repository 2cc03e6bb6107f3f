"""Reads a document as an outline: furniture out, headings found, text put under them, nothing lost."""

from collections.abc import Iterator, Sequence
from typing import Final

from samsyn.cores.outline import titles
from samsyn.cores.outline.blocks import blocks_of
from samsyn.cores.outline.furniture import cover_page, furniture, is_cover
from samsyn.cores.outline.headings import Found, Heading, find
from samsyn.cores.outline.rows import PLAIN_FORMATS, Row, has_paragraph_lines, rows_of, size_of
from samsyn.cores.outline.runin import divided, underlined
from samsyn.cores.outline.slugs import unique_keys
from samsyn.cores.outline.tree import tree
from samsyn.cores.outline.values import Block, LeftOut, Outline, Section
from samsyn.cores.text.prose.clean import clean
from samsyn.cores.text.values import Document

PREAMBLE: Final = "Inledande text"
_GROUP: Final = 1500  # characters of a section in a document without headings
_NAME: Final = 6  # words of its name


def read(document: Document) -> Outline:
    """The outline of a strategy in any format that formats.read can read.

    Headings are found by their style; else by size, bold and number; else by the habits of plain text. Without any
    the text is divided into groups of paragraphs with the notice "no-headings". Every letter and figure of the
    document is in a heading, a number, a block or in ``left_out`` with a reason; only bullets, leaders and the
    hyphens of broken words go. Never raises.
    """
    rows = rows_of(document)
    rows = divided(underlined(rows) if document.format in PLAIN_FORMATS else rows)
    reasons = furniture(rows)
    cover = cover_page([row for row in rows if row.at not in reasons])
    reasons |= {at: "cover" for at in cover if at not in reasons}
    paragraphs = has_paragraph_lines(document)
    found = find([row for row in rows if row.at not in reasons], paragraphs=paragraphs)
    headings = {at for heading in found.headings for at in heading.rows}
    reasons |= {row.at: "title" for row in rows if row.line.role == "title" and row.at not in headings}
    text = [row for row in rows if row.at not in reasons]
    found, title_rows = _without_title(found, text)
    reasons |= dict.fromkeys(title_rows, "title")
    before, bodies = _divide([row for row in text if row.at not in reasons], found)
    if found.headings and before and is_cover(before):
        reasons |= {row.at: "cover" for row in before}
        before = []
    sections = _sections(found, before, bodies, paragraphs=paragraphs)
    return Outline(
        title=_title(document, rows, reasons, title_rows, found),
        sections=sections,
        notices=_notices(rows, found, before, sections),
        left_out=tuple(LeftOut(row.words, row.page, reasons[row.at]) for row in rows if row.at in reasons),
    )


def _without_title(found: Found, rows: Sequence[Row]) -> tuple[Found, tuple[int, ...]]:
    """A lone top heading before everything else, without number and text of its own, is the document's title."""
    headings = found.headings
    if len(headings) < 3 or not is_cover([row for row in rows if row.at < headings[0].rows[0]]):
        return found, ()
    first, rest = headings[0], headings[1:]
    if not _names_the_whole(found):
        return found, ()
    between = [row for row in rows if first.rows[-1] < row.at < rest[0].rows[0]]
    if between and not is_cover(between):
        return found, ()
    return Found(rest, found.by), first.rows


def _names_the_whole(found: Found) -> bool:
    """The first heading stands above all others and is no chapter: no number, no goal."""
    if not found.headings:
        return False
    first, rest = found.headings[0], found.headings[1:]
    if titles.is_numbered(first.text, first.label) or titles.goal_of(first.text)[0]:
        return False
    if found.by == "plain" and first.rows == (0,) and rest and rest[0].rows[0] == 1 and first.level == rest[0].level:
        return True  # the first line, before another: what all the others stand under
    return all(first.level < heading.level for heading in rest)


def _divide(rows: Sequence[Row], found: Found) -> tuple[list[Row], list[list[Row]]]:
    """The rows before the first heading, and the rows under each heading."""
    starts = {heading.rows[0]: at for at, heading in enumerate(found.headings)}
    inside = {row for heading in found.headings for row in heading.rows}
    before: list[Row] = []
    bodies: list[list[Row]] = [[] for _ in found.headings]
    current = before
    for row in rows:
        if row.at in starts:
            current = bodies[starts[row.at]]
        if row.at not in inside:
            current.append(row)
    return before, bodies


def _sections(found: Found, before: list[Row], bodies: list[list[Row]], *, paragraphs: bool) -> tuple[Section, ...]:
    if not found.headings:
        return _grouped(blocks_of(before, paragraphs=paragraphs))
    headings = list(found.headings)
    if before:
        top = min(heading.level for heading in headings)
        headings.insert(0, Heading((), PREAMBLE, "", top, before[0].page))
        bodies = [before, *bodies]
    parsed = [titles.parse(heading.text, heading.label) for heading in headings]
    levels, parents = tree([heading.level for heading in headings])
    keys = unique_keys([title.name for title in parsed], parents)
    return tuple(
        Section(
            key=keys[at],
            number=title.number,
            heading=title.heading,
            level=levels[at],
            parent=None if (above := parents[at]) is None else keys[above],
            blocks=blocks_of(bodies[at], paragraphs=paragraphs),
            goal=title.goal,
            page=headings[at].page,
        )
        for at, title in enumerate(parsed)
    )


def _grouped(blocks: tuple[Block, ...]) -> tuple[Section, ...]:
    groups = list(_groups(blocks))
    names = [_name(group[0].text) for group in groups]
    keys = unique_keys(names, [None] * len(names))
    return tuple(
        Section(key, "", name, 1, None, tuple(group), page=group[0].page)
        for key, name, group in zip(keys, names, groups, strict=True)
    )


def _groups(blocks: tuple[Block, ...]) -> Iterator[list[Block]]:
    group: list[Block] = []
    size = 0
    for block in blocks:
        full = size + len(block.text) > _GROUP
        if group and full and (block.kind == "body" or size > 2 * _GROUP):
            yield group
            group, size = [], 0
        group.append(block)
        size += len(block.text)
    if group:
        yield group


def _name(text: str) -> str:
    words = text.split()
    return text if len(words) <= _NAME and len(text) <= 80 else " ".join(words[:_NAME])[:80].rstrip(" ,.;:–-") + " …"


def _title(
    document: Document, rows: Sequence[Row], reasons: dict[int, str], title_rows: tuple[int, ...], found: Found
) -> str:
    """The title line, else the lone top heading, else the file's own title, else the largest line of the cover, else
    the lone top heading of a section: it has text of its own and stays."""
    by_role = [row for row in rows if row.line.role == "title" and reasons.get(row.at) == "title"]
    if by_role:
        return _largest(by_role)
    if title_rows:
        return " ".join(row.text for row in rows if row.at in title_rows)
    stated = clean(document.title)
    if stated and stated not in {heading.text for heading in found.headings}:
        return stated  # a reader that knows no title gives the first heading
    cover = [row for row in rows if reasons.get(row.at) == "cover"]
    if not cover and found.by == "style" and _names_the_whole(found):
        return found.headings[0].text
    return _largest(cover)


def _largest(cover: Sequence[Row]) -> str:
    """The largest words; a title over several lines of a page is one title."""
    if not cover:
        return ""
    first = max(cover, key=lambda row: (row.line.size, -row.at))
    rows = [first]
    for row in cover:
        if first.line.box and row.at == rows[-1].at + 1 and size_of(row) == size_of(first) and row.page == first.page:
            rows.append(row)
    return clean("\n".join(row.text for row in rows))


def _notices(rows: Sequence[Row], found: Found, before: Sequence[Row], sections: Sequence[Section]) -> tuple[str, ...]:
    if not rows:
        return ("empty",)
    if not found.headings:
        return ("no-headings",)
    notices = ["guessed-headings"] if found.by != "style" else []
    if before:
        notices.append("text-before-headings")
    numbers = [section.number for section in sections if section.number]
    if len(set(numbers)) < len(numbers):
        notices.append("same-number")
    if _skips(sections):
        notices.append("skipped-number")
    if sum(len(section.text) for section in sections) > 12_000 * len(sections):
        notices.append("few-headings")
    return tuple(notices)


def _skips(sections: Sequence[Section]) -> bool:
    last: dict[str, int] = {}
    for section in sections:
        head, _, tail = section.number.rpartition(".")
        if not tail.isdigit():
            continue
        if head in last and int(tail) > last[head] + 1:
            return True
        last[head] = int(tail)
    return False
