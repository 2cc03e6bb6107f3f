"""The report as one HTML file that needs nothing else: fonts and style inside, no script, filters by anchors."""

from collections.abc import Iterator, Sequence
from html import escape

from samsyn.consultation.report.blocks import (
    Block,
    Counts,
    Entries,
    Facts,
    Figures,
    Heading,
    Listings,
    Rows,
    Text,
)  # fmt: skip
from samsyn.consultation.report.entries import Entry, Listing, anchor_of
from samsyn.consultation.report.htmlstyle import Filter, filters, style
from samsyn.consultation.report.layout import blocks
from samsyn.consultation.report.tables import Table
from samsyn.consultation.report.values import Pattern, Report
from samsyn.consultation.report.words import number
from samsyn.cores.text.values import TYPES

PART = "synpunkter"  # the part that the filters work on


def to_html(report: Report, pattern: Pattern = "section") -> bytes:
    """A whole page, UTF-8. The same report gives the same bytes."""
    return "".join(_page(report, blocks(report, pattern))).encode("utf-8", "replace")


def parts(report: Report, pattern: Pattern = "section") -> tuple[str, str]:
    """The table of contents and the body as markup for a page that has a frame and a style of its own; no filters."""
    body = blocks(report, pattern)
    return "".join(_contents(_listed(body))), "".join(_body(body, []))


def _listed(body: Sequence[Block]) -> list[Heading]:
    return [block for block in body if isinstance(block, Heading) and block.listed]


def _page(report: Report, body: Sequence[Block]) -> Iterator[str]:
    found = filters(body)
    main = "".join(_body(body, found))
    yield '<!doctype html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{escape(f'{report.title}: {report.strategy}')}</title>\n"
    yield f"<style>\n{style(found, main)}</style>\n</head>\n<body>\n"
    yield '<a class="skip" href="#innehall">Till innehållet</a>\n'
    yield f'<header class="top"><p class="kind">{escape(report.title)}</p><h1>{escape(report.strategy)}</h1></header>\n'
    yield '<div class="sheet">\n'
    yield from _contents(_listed(body))
    yield '<main id="innehall" tabindex="-1">\n'
    yield main
    yield "</main>\n</div>\n"
    yield f"<footer><p>{escape(report.made_by)}. Kontrollsumma {report.control}.</p></footer>\n</body>\n</html>\n"


def _contents(heads: Sequence[Heading]) -> Iterator[str]:
    yield '<nav aria-label="Innehåll"><details open><summary>Innehåll</summary>\n<ul>'
    level = 1
    for at, head in enumerate(heads):
        if head.level > level:
            yield "<ul>" * (head.level - level)
        elif at:
            yield "</li>" + "</ul></li>" * (level - head.level)
        level = head.level
        yield f'\n<li><a href="#{head.anchor}">{escape(head.text)}</a>'
    yield "</li>" + "</ul></li>" * (level - 1) + "</ul></details></nav>\n"


def _body(body: Sequence[Block], found: Sequence[Filter]) -> Iterator[str]:
    """Parts are sections; a heading among the comments and what follows is a theme: empty ones can be hidden."""
    part, theme, filtered = False, False, False
    for block in body:
        if isinstance(block, Heading):
            yield "</div>\n" if theme else ""
            theme = filtered and block.level > 1
            if block.level == 1:
                yield "</section>\n" if part else ""
                yield f'<section aria-labelledby="{block.anchor}">\n'
                part, filtered = True, block.anchor == PART
            yield '<div class="theme">\n' if theme else ""
        yield _listings(block, found) if isinstance(block, Listings) else _block(block)
        if found and isinstance(block, Heading) and block.anchor == PART:
            yield _filter_bar(found)
    yield ("</div>\n" if theme else "") + ("</section>\n" if part else "")


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f'<h{block.level + 1} id="{block.anchor}" tabindex="-1">{escape(block.text)}</h{block.level + 1}>\n'
        case Text():
            label = f"<b>{escape(block.label)}</b> " if block.label else ""
            return f'<p class="{block.style}">{label}{escape(block.text)}</p>\n'
        case Figures():
            cells = "".join(f"<div><dt>{escape(f.label)}</dt><dd>{number(f.value)}</dd></div>" for f in block.figures)
            return f'<dl class="figures">{cells}</dl>\n'
        case Counts():
            return _counts(block.table)
        case Entries():
            rows = "".join(_entry(one, block.shows) for one in block.entries)
            return f'<div class="entries{" answered" if block.answered else ""}">\n{rows}</div>\n'
        case Listings():
            return _listings(block, [])
        case Rows():
            return _rows(block)
        case Facts():
            cells = "".join(f"<div><dt>{escape(a)}</dt><dd>{escape(b)}</dd></div>" for a, b in block.facts)
            return f'<dl class="facts">{cells}</dl>\n'


def _rows(block: Rows) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in block.columns)
    rows = "".join("<tr>" + "".join(f"<td>{_lines(cell)}</td>" for cell in row) + "</tr>\n" for row in block.rows)
    return _wide(block.caption, "rows", f"<thead><tr>{head}</tr></thead><tbody>\n{rows}</tbody>")


def _counts(table: Table) -> str:
    head = "".join(f'<th scope="col" class="n">{escape(column)}</th>' for column in table.columns)
    rows = "".join(_count_row(label, numbers, table) for label, numbers in table.rows)
    total = ""
    if table.total:
        cells = "".join(f'<td class="n">{number(value)}</td>' for value in table.total)
        total = f'<tfoot><tr><th scope="row">Summa</th>{cells}</tr></tfoot>'
    top = f'<thead><tr><th scope="col">{escape(table.heading)}</th>{head}</tr></thead>'
    return _wide(table.title, "counts", f"{top}<tbody>\n{rows}</tbody>{total}")


def _count_row(label: str, numbers: Sequence[int], table: Table) -> str:
    cells = [f'<td class="n">{number(value)}</td>' for value in numbers]
    if table.bars:
        long = round(96 * numbers[0] / table.most)
        bar = f'<svg class="bar" width="{long}" height="11" aria-hidden="true"><rect width="{long}" height="11"/></svg>'
        cells[0] = f'<td class="n">{bar}{number(numbers[0])}</td>'
    return f'<tr><th scope="row">{escape(label)}</th>{"".join(cells)}</tr>\n'


def _wide(caption: str, kind: str, inner: str) -> str:
    """A table that can be scrolled sideways on a narrow screen, also with the keyboard."""
    words = escape(caption, quote=True)
    return (
        f'<div class="wide" tabindex="0" role="group" aria-label="{words}">'
        f'<table class="{kind}"><caption class="out">{words}</caption>{inner}</table></div>\n'
    )


def _entry(one: Entry, shows: str) -> str:
    type_ = f"t{TYPES.index(one.type)}" if one.type in TYPES else ""
    marks = ["entry", type_, one.respondent, "" if one.sure else "weak", "" if one.answered else "open"]
    who = one.sender if shows == "sender" else one.place
    facts = [one.class_ if shows == "sender" and one.sender != "Privatperson" else "", one.source]
    small = " · ".join(escape(words) for words in facts if words)
    same = ", ".join(f'<a href="#{anchor_of(other)}">{other}</a>' for other in one.similar) + one.similar_more
    why = ": ".join(escape(words) for words in (one.origin, one.evidence) if words)
    return (
        f'<article class="{" ".join(mark for mark in marks if mark)}" id="{one.anchor}">'
        f'<h4><a class="nr" href="#{one.anchor}">{one.number}</a> {escape(who)}'
        f' <span class="type {type_}">{escape(one.kind)}</span></h4>'
        f'<div class="said"><blockquote{_lang(one)}>{_lines(one.text)}</blockquote>'
        + (f'<p class="meta">{small}</p>' if small else "")
        + (f'<p class="meta">{escape(one.themes)}</p>' if one.themes else "")
        + (f'<p class="meta">Nästan samma synpunkt: {same}</p>' if same else "")
        + (f'<p class="meta">{why}</p>' if why else "")
        + f"</div>{_answer(one)}</article>\n"
    )


def _lang(one: Entry) -> str:
    return f' lang="{one.language}"' if one.language else ""


def _answer(one: Entry) -> str:
    if not one.answered:
        return f'<p class="answer none">{one.answer}</p>'
    change = ""
    if one.before or one.after:
        change = (
            f"<dl><dt>Förut</dt><dd><del>{_lines(one.before)}</del></dd>"
            f"<dt>Nu</dt><dd><ins>{_lines(one.after)}</ins></dd></dl>"
        )
    motive = f"<p>{_lines(one.motivation)}</p>" if one.motivation else ""
    return f'<div class="answer"><p><b>{escape(one.answer)}</b></p>{motive}{change}</div>'


def _listings(block: Listings, found: Sequence[Filter]) -> str:
    marks = {one.mark for one in found}
    return f'<ul class="senders">\n{"".join(_listing(row, row.mark in marks) for row in block.rows)}</ul>\n'


def _listing(row: Listing, filtered: bool) -> str:  # noqa: FBT001
    count = escape(row.comments)
    if row.first:
        count = f'<a href="#{row.first}">{count}</a>'
        count += f' · <a href="#visa-{row.mark}">Visa bara dessa</a>' if filtered else ""
    facts = " · ".join(part for part in (escape(row.registry), escape(row.stance), count) if part)
    papers = "".join(f"<li>{escape(name)}</li>" for name in row.files)
    return (
        f'<li id="{row.mark}"><p><span class="nr">{row.number}</span> <b>{escape(row.sender)}</b></p>'
        f'<p class="meta">{facts}</p><ul>{papers}</ul></li>\n'
    )


def _filter_bar(found: Sequence[Filter]) -> str:
    told = "".join(
        f'<p class="sel" id="{one.anchor}" tabindex="-1">Visar bara {escape(one.words)}. '
        f'<a href="#{PART}">Visa alla</a></p>\n'
        for one in found
    )
    links = "".join(f'<li><a href="#{one.anchor}">{escape(one.words)}</a></li>' for one in found if one.listed)
    return f'{told}<div class="filter"><p id="visa">Visa bara</p><ul aria-labelledby="visa">{links}</ul></div>\n'


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.split("\n"))
