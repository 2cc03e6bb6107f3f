"""The report as one HTML file that needs nothing else: fonts and style inside, no script, filters by anchors."""

import base64
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files

from samsyn.consultation.report import layout
from samsyn.consultation.report.entries import Entry, Listing
from samsyn.consultation.report.layout import Block, blocks
from samsyn.consultation.report.statistics import Table
from samsyn.consultation.report.values import Pattern, Report
from samsyn.consultation.report.words import number
from samsyn.cores.text.values import TYPES

_FONTS = (
    ("Source Serif 4", "normal", "source-serif-4-latin-wght-normal.woff2"),
    ("Source Sans 3", "normal", "source-sans-3-latin-wght-normal.woff2"),
)


def to_html(report: Report, pattern: Pattern = "section") -> bytes:
    """A whole page, UTF-8. The same report gives the same bytes."""
    body = blocks(report, pattern)
    return "".join(_page(report, body)).encode("utf-8", "replace")


def parts(report: Report, pattern: Pattern = "section") -> tuple[str, str]:
    """The table of contents and the body alone, for a page that has its own frame and style."""
    body = blocks(report, pattern)
    return "".join(_contents(body)), "".join(_body(body, ()))


def _page(report: Report, body: Sequence[Block]) -> Iterator[str]:
    filters = _filters(body)
    title = f"{report.title}: {report.strategy}"
    yield '<!doctype html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{escape(title)}</title>\n<style>\n{_fonts()}{_style()}{_filter_style(filters)}</style>\n</head>\n<body>\n"
    yield '<a class="skip" href="#innehall">Till innehållet</a>\n'
    for anchor, _, _ in filters:
        yield f'<span id="{anchor}" class="sel"></span>'
    yield f'<header class="top"><p class="kind">{escape(report.title)}</p><h1>{escape(report.strategy)}</h1>'
    yield f'<p class="sum">Kontrollsumma <code>{report.control}</code></p></header>\n<div class="sheet">\n'
    yield from _contents(body)
    yield '<main id="innehall" tabindex="-1">\n'
    yield from _body(body, filters)
    yield f"</main>\n</div>\n<footer><p>{escape(report.made_by)} · Kontrollsumma {report.control}</p></footer>\n</body>\n</html>\n"


def _contents(body: Sequence[Block]) -> Iterator[str]:
    yield '<nav aria-label="Innehåll"><details open><summary>Innehåll</summary>\n<ul>'
    is_open = False
    heads = [block for block in body if isinstance(block, layout.Heading) and block.listed]
    for at, head in enumerate(heads):
        deeper = at + 1 < len(heads) and heads[at + 1].level > head.level
        if head.level == 1:
            yield "</ul></li>" if is_open else ""
            is_open = deeper
            yield f'\n<li><a href="#{head.anchor}">{escape(head.text)}</a>{"<ul>" if deeper else "</li>"}'
        else:
            yield f'<li><a href="#{head.anchor}">{escape(head.text)}</a></li>'
    yield f"{'</ul></li>' if is_open else ''}</ul></details></nav>\n"


def _body(body: Sequence[Block], filters: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    part = False
    for block in body:
        if isinstance(block, layout.Heading) and block.level == 1:
            yield "</section>\n" if part else ""
            yield f'<section aria-labelledby="{block.anchor}">\n'
            part = True
        yield _block(block)
        if isinstance(block, layout.Heading) and block.anchor == "synpunkter":
            yield _filter_links(filters)
    yield "</section>\n" if part else ""


def _block(block: Block) -> str:
    match block:
        case layout.Heading():
            tag = f"h{block.level + 1}"
            return f'<{tag} id="{block.anchor}" tabindex="-1">{escape(block.text)}</{tag}>\n'
        case layout.Text():
            label = f"<b>{escape(block.label)}</b> " if block.label else ""
            return f'<p class="{block.style}">{label}{escape(block.text)}</p>\n'
        case layout.Figures():
            cells = "".join(f"<div><dt>{escape(f.label)}</dt><dd>{number(f.value)}</dd></div>" for f in block.figures)
            return f'<dl class="figures">{cells}</dl>\n'
        case layout.Counts():
            return _counts(block.table)
        case layout.Entries():
            return _entries(block)
        case layout.Listings():
            return _listings(block)
        case layout.Rows():
            head = "".join(f'<th scope="col">{escape(column)}</th>' for column in block.columns)
            rows = "".join(
                "<tr>" + "".join(f"<td>{_lines(cell)}</td>" for cell in row) + "</tr>\n" for row in block.rows
            )
            return _wide(
                f'<table class="rows"><caption class="out">{escape(block.caption)}</caption><thead><tr>{head}</tr></thead><tbody>\n{rows}</tbody></table>'
            )
        case layout.Facts():
            cells = "".join(
                f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>" for label, value in block.facts
            )
            return f'<dl class="facts">{cells}</dl>\n'


def _counts(table: Table) -> str:
    head = "".join(f'<th scope="col" class="n">{escape(column)}</th>' for column in table.columns)
    rows = "".join(
        f'<tr><th scope="row">{escape(label)}</th>'
        + "".join(f'<td class="n">{number(n)}</td>' for n in numbers)
        + "</tr>\n"
        for label, numbers in table.rows
    )
    total = ""
    if table.total:
        cells = "".join(f'<td class="n">{number(n)}</td>' for n in table.total)
        total = f'<tfoot><tr><th scope="row">Summa</th>{cells}</tr></tfoot>'
    caption = f'<caption class="out">{escape(table.title)}</caption>'
    return _wide(
        f'<table class="counts">{caption}<thead><tr><th scope="col">{escape(table.heading)}</th>{head}</tr></thead><tbody>\n{rows}</tbody>{total}</table>'
    )


def _wide(table: str) -> str:
    return f'<div class="wide" tabindex="0" role="group" aria-label="Tabell">{table}</div>\n'


def _entries(block: layout.Entries) -> str:
    return "".join(('<div class="entries">\n', *(_entry(one, block.shows) for one in block.entries), "</div>\n"))


def _entry(one: Entry, shows: str) -> str:
    kind = TYPES.index(one.type) if one.type in TYPES else 99
    who = one.sender if shows == "sender" else one.place
    under = [one.class_] if shows == "sender" and one.class_ and one.sender != "Privatperson" else []
    small = " · ".join(escape(words) for words in (*under, one.source) if words)
    similar = ""
    if one.similar:
        links = ", ".join(f'<a href="#s-{n.replace(".", "-")}">{n}</a>' for n in one.similar)
        similar = f'<p class="meta">Nästan samma synpunkt: {links}</p>'
    why = (
        f'<p class="meta">{escape(one.origin)}{": " if one.origin and one.evidence else ""}{escape(one.evidence)}</p>'
        if one.origin or one.evidence
        else ""
    )
    return (
        f'<article class="entry t{kind}{"" if one.sure else " weak"}{"" if one.answered else " open"}" id="{one.anchor}">'
        f'<header><h4><a class="nr" href="#{one.anchor}">{one.number}</a> {escape(who)}</h4><span class="type t{kind}">{escape(one.type)}</span></header>'
        f'<blockquote>{_lines(one.text)}</blockquote><p class="meta">{small}</p>{similar}{why}{_answer(one)}</article>\n'
    )


def _answer(one: Entry) -> str:
    if not one.answered:
        return f'<p class="answer none">{one.answer}</p>'
    change = ""
    if one.before or one.after:
        change = f"<dl><dt>Förut</dt><dd><del>{_lines(one.before)}</del></dd><dt>Nu</dt><dd><ins>{_lines(one.after)}</ins></dd></dl>"
    return f'<div class="answer"><p><b>{escape(one.answer)}.</b> {_lines(one.motivation)}</p>{change}</div>'


def _listings(block: layout.Listings) -> str:
    rows = "".join(_listing(row) for row in block.rows)
    return f'<ul class="senders">\n{rows}</ul>\n'


def _listing(row: Listing) -> str:
    count = f'<a href="#{row.first}">{escape(row.comments)}</a>' if row.first else escape(row.comments)
    facts = " · ".join(part for part in (escape(row.registry), escape(row.stance), count) if part)
    papers = "".join(f"<li>{escape(name)}</li>" for name in row.files)
    return f'<li><p><span class="nr">{row.number}</span> <b>{escape(row.sender)}</b></p><p class="meta">{facts}</p><ul>{papers}</ul></li>\n'


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.split("\n"))


def _filters(body: Sequence[Block]) -> list[tuple[str, str, str]]:
    """(anchor, words, selector of the entries that stay) for every type that occurs, and for what needs a person."""
    entries = [one for block in body if isinstance(block, layout.Entries) for one in block.entries]
    found = {one.type for one in entries}
    rows = [(f"visa-t{at}", name, f".t{at}") for at, name in enumerate(TYPES) if name in found]
    if any(not one.sure for one in entries):
        rows.append(("visa-osaker", "osäker plats", ".weak"))
    if any(one.answered for one in entries) and any(not one.answered for one in entries):
        rows.append(("visa-obesvarad", "obesvarade", ".open"))
    return rows


def _filter_links(filters: Sequence[tuple[str, str, str]]) -> str:
    links = "".join(
        f'<li><a href="#{anchor}" data-f="{anchor}">{escape(words)}</a></li>' for anchor, words, _ in filters
    )
    return f'<div class="filter"><p id="visa">Visa bara:</p><ul aria-labelledby="visa">{links}<li><a href="#synpunkter">alla</a></li></ul></div>\n'


def _filter_style(filters: Sequence[tuple[str, str, str]]) -> str:
    return "".join(
        f"#{anchor}:target~.sheet .entry:not({selector}){{display:none}}#{anchor}:target~.sheet [data-f={anchor}]{{background:var(--fjord);color:var(--on)}}\n"
        for anchor, _, selector in filters
    )


@cache
def _style() -> str:
    return files("samsyn.consultation.report").joinpath("report.css").read_text(encoding="utf-8")


@cache
def _fonts() -> str:
    folder = files("samsyn.people").joinpath("static/samsyn/fonts")
    rules = []
    for family, style, name in _FONTS:
        data = base64.b64encode(folder.joinpath(name).read_bytes()).decode()
        rules.append(
            f'@font-face{{font-family:"{family}";font-style:{style};font-weight:200 900;src:url(data:font/woff2;base64,{data}) format("woff2")}}\n'
        )
    return "".join(rules)
