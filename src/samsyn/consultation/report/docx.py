"""The report as a Word document: for the officer to go on writing in, and for print."""

import io
from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from samsyn.consultation.report.blocks import Block, Counts, Entries, Facts, Figures, Heading, Listings, Rows, Text
from samsyn.consultation.report.entries import Entry, Listing
from samsyn.consultation.report.layout import blocks
from samsyn.consultation.report.tables import Table
from samsyn.consultation.report.values import Pattern, Report
from samsyn.consultation.report.words import NBSP, number
from samsyn.consultation.report.wordstyles import new_document, turn, width
from samsyn.people.package import settled

_STYLE = {"lead": "Ingress", "body": "Normal", "note": "Notis", "proposed": "Förslag", "small": "Liten"}
_LONG = 1_200  # characters above which a row may break over pages


def to_docx(report: Report, pattern: Pattern = "section") -> bytes:
    """The document. The same report gives the same bytes."""
    document = new_document(report)
    body = blocks(report, pattern)
    writer = _Writer(document)
    writer.add(_paragraph("Liten", _run(report.title)), _paragraph("Title", _run(report.strategy)))
    parts = 0
    for block, after in zip(body, (*body[1:], None), strict=True):
        if isinstance(block, Heading) and block.level == 1:
            parts += 1
            if parts == 2:  # the first part stands on the title page, above the contents
                writer.add(*_contents(body))
            if parts > 1:
                turn(document, landscape=block.anchor == "synpunkter")
        writer.block(block, keep=isinstance(after, Counts | Entries))
    data = io.BytesIO()
    document.save(data)
    return settled(data.getvalue())


class _Writer:
    """Appends XML before the last section's properties; far faster than the library's own tables."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.body = document.element.body
        self.mark = 0

    def add(self, *xml: str) -> None:
        for one in xml:
            head, rest = one.split(">", 1)
            self.body.insert_element_before(parse_xml(f"{head} {nsdecls('w')}>{rest}"), "w:sectPr")

    def block(self, block: Block, *, keep: bool) -> None:
        match block:
            case Heading():
                self.mark += 1
                self.add(_paragraph(f"Heading{block.level}", _bookmark(self.mark, block.anchor) + _run(block.text)))
            case Text():
                self.add(_paragraph(_STYLE[block.style], _label(block.label) + _run(block.text), keep=keep))
            case Figures():
                self.add(_figures(block, width(self.document)), _paragraph("Liten", ""))
            case Counts():
                self.add(_counts(block.table, width(self.document)), _paragraph("Liten", ""))
            case Entries():
                self.add(self._entries(block), _paragraph("Liten", ""))
            case Listings():
                self.add(_listings(block, width(self.document)), _paragraph("Liten", ""))
            case Rows():
                cells = [[_paragraph("Tabelltext", _run(text)) for text in row] for row in block.rows]
                self.add(
                    _table(block.caption, block.columns, block.widths, cells, width(self.document)),
                    _paragraph("Liten", ""),
                )
            case Facts():
                self.add(*(_paragraph("Normal", _label(label) + _run(value)) for label, value in block.facts))

    def _entries(self, block: Entries) -> str:
        head = ("Nr och avsändare" if block.shows == "sender" else "Nr och plats", "Synpunkt", "Bedömning")
        rows = []
        for one in block.entries:
            self.mark += 1
            rows.append([_who(one, block.shows, _bookmark(self.mark, one.anchor)), _said(one), _answered(one)])
        return _table(
            block.caption,
            head,
            (22, 48, 30),
            rows,
            width(self.document),
            lengths=[len(one.text) for one in block.entries],
        )


def _contents(body: Sequence[Block]) -> Iterator[str]:
    """A table of contents that Word can update; until then it shows the headings as links."""
    yield _paragraph("Heading2", _run("Innehåll"), outline=9)
    heads = [block for block in body if isinstance(block, Heading) and block.listed]
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    for at, head in enumerate(heads):
        link = f'<w:hyperlink w:anchor={quoteattr(_name(head.anchor))} w:history="1">{_run(head.text)}</w:hyperlink>'
        inner = (begin if at == 0 else "") + link + (end if at == len(heads) - 1 else "")
        yield _paragraph(f"toc{head.level}", inner)


def _who(one: Entry, shows: str, mark: str) -> str:
    name = one.sender if shows == "sender" else one.place
    rows = [_paragraph("Svar", mark + _run(one.number, bold=True) + _run(f"  {name}"))]
    shown = one.class_ if shows == "sender" and one.sender != "Privatperson" else ""
    facts = " · ".join(words for words in (shown, one.kind, one.origin) if words)
    rows.append(_paragraph("Uppgift", _run(facts)))
    return "".join(rows)


def _said(one: Entry) -> str:
    rows = [_paragraph("Synpunkt", _run(one.text, language=one.language))]
    if one.source:
        rows.append(_paragraph("Uppgift", _run(one.source)))
    if one.themes:
        rows.append(_paragraph("Uppgift", _run(one.themes)))
    if one.similar:
        rows.append(_paragraph("Uppgift", _run("Nästan samma synpunkt: " + ", ".join(one.similar) + one.similar_more)))
    return "".join(rows)


def _answered(one: Entry) -> str:
    rows = [_paragraph("Svar" if one.answered else "Uppgift", _run(one.answer, bold=one.answered))]
    if one.motivation:
        rows.append(_paragraph("Svar", _run(one.motivation)))
    if one.before:
        rows.append(_paragraph("Svar", _label("Förut:") + _run(one.before)))
    if one.after:
        rows.append(_paragraph("Svar", _label("Nu:") + _run(one.after)))
    return "".join(rows)


def _figures(block: Figures, total: int) -> str:
    head = tuple(figure.label for figure in block.figures)
    cells = [[_paragraph("Storsiffra", _run(number(figure.value))) for figure in block.figures]]
    return _table("De viktigaste siffrorna", head, (25,) * len(head), cells, total, plain=True)


def _counts(table: Table, total: int) -> str:
    head = (table.heading, *table.columns)
    each = min(16, 66 // len(table.columns))
    rows = [_count_row(label, numbers) for label, numbers in table.rows]
    if table.total:
        rows.append(_count_row("Summa", table.total, bold=True))
    widths = (100 - each * len(table.columns), *[each] * len(table.columns))
    return _table(table.title, head, widths, rows, total, right=range(1, len(head)))


def _count_row(label: str, numbers: Sequence[int], *, bold: bool = False) -> list[str]:
    return [
        _paragraph("Tabelltext", _run(label, bold=bold)),
        *(_paragraph("Tabelltal", _run(number(value), bold=bold)) for value in numbers),
    ]


def _listings(block: Listings, total: int) -> str:
    return _table(
        block.caption,
        ("Avsändare", "Handlingar", "Synpunkter"),
        (40, 38, 22),
        [_listing(row) for row in block.rows],
        total,
    )


def _listing(row: Listing) -> list[str]:
    who = [_paragraph("Tabelltext", _run(f"{row.number}{NBSP} ") + _run(row.sender, bold=True))]
    who += [_paragraph("Uppgift", _run(words)) for words in (row.registry, row.stance) if words]
    papers = [_paragraph("Tabelltext", _run(name)) for name in row.files] or [_paragraph("Tabelltext", "")]
    return [
        "".join(who),
        "".join(papers),
        _paragraph("Tabelltext", _run(row.comments)),
    ]


def _table(
    caption: str, head: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]], total: int, *,
    right: Sequence[int] = (), plain: bool = False, lengths: Sequence[int] = (),
) -> str:  # fmt: skip
    """A table whose heading row is repeated on every page. ``widths`` are shares of the line."""
    points = [round(total * share / sum(widths)) for share in widths]
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in points)
    cells = [
        _paragraph("Tabelltal" if at in right else "Tabellhuvud", _run(words, bold=True))
        for at, words in enumerate(head)
    ]
    lines = [_row(cells, points, "<w:cantSplit/><w:tblHeader/>")]
    for at, row in enumerate(rows):
        keep = "<w:cantSplit/>" if not lengths or lengths[at] < _LONG else ""
        lines.append(_row(row, points, keep))
    style = "" if plain else '<w:tblStyle w:val="Linjer"/>'
    return (
        f'<w:tbl><w:tblPr>{style}<w:tblW w:w="{sum(points)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        ' w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(caption)}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"
    )


def _row(cells: Sequence[str], points: Sequence[int], properties: str) -> str:
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{points[at]}" w:type="dxa"/></w:tcPr>{cell}</w:tc>' for at, cell in enumerate(cells)
    )
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def _paragraph(style: str, inner: str, *, outline: int | None = None, keep: bool = False) -> str:
    next_ = "<w:keepNext/>" if keep else ""
    level = f'<w:outlineLvl w:val="{outline}"/>' if outline is not None else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{next_}{level}</w:pPr>{inner}</w:p>'


def _run(text: str, *, bold: bool = False, language: str = "") -> str:
    form = ("<w:b/>" if bold else "") + (f'<w:lang w:val="{language}"/>' if language else "")
    form = form and f"<w:rPr>{form}</w:rPr>"
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{form}{lines}</w:r>" if text else ""


def _label(words: str) -> str:
    return _run(f"{words} ", bold=True) if words else ""


def _bookmark(at: int, anchor: str) -> str:
    return f'<w:bookmarkStart w:id="{at}" w:name={quoteattr(_name(anchor))}/><w:bookmarkEnd w:id="{at}"/>'


def _name(anchor: str) -> str:
    """Word allows letters, digits and underscores, at most 40 of them."""
    return "".join(sign if sign.isalnum() else "_" for sign in f"m_{anchor}")[:40]
