"""Letters as OpenDocument text."""

from datetime import UTC, datetime
from io import BytesIO

from odfdo import Cell, Document, Element, Header, List, ListItem, Paragraph, Row, Style, Table

from samsyn.demo.county.letters import Block, Letter
from samsyn.demo.county.packing import repeatable


def letter_odt(letter: Letter) -> bytes:
    """A plain office letter."""
    document = Document("text")
    document.body.clear()
    _styles(document)
    for line in (letter.sender, letter.address, "", *letter.recipient, "", letter.date):
        document.body.append(Paragraph(line, style="tight"))
    if letter.registry_number:
        document.body.append(Paragraph(f"Dnr {letter.registry_number}, er beteckning {letter.their_number}"))
    document.body.append(Paragraph(letter.subject, style="subject"))
    pending: list[Block] = []
    number = 0
    for block in (*letter.blocks, Block("text")):
        if pending and block.kind != pending[0].kind:
            document.body.append(_list(pending))
            pending = []
        if block.kind == "bullet":
            pending.append(block)
        elif block.kind == "number":
            number += 1
            document.body.append(Paragraph(f"{number}. {block.text}", style="body"))
        elif block.text or block.rows:
            document.body.append(_element(block))
    for line in (letter.greeting, "", *letter.signature, letter.sender):
        document.body.append(Paragraph(line, style="tight"))
    return _saved(document, letter)


def _styles(document: Document) -> None:
    tight = Style("paragraph", name="tight")
    text = Style("paragraph", name="body")
    text.set_properties({"fo:margin-bottom": "0.25cm"}, area="paragraph")
    subject = Style("paragraph", name="subject")
    subject.set_properties({"fo:margin-top": "0.6cm", "fo:margin-bottom": "0.4cm"}, area="paragraph")
    subject.set_properties({"fo:font-weight": "bold", "fo:font-size": "14pt"}, area="text")
    for style in (tight, text, subject):
        document.insert_style(style, automatic=True)


def _element(block: Block) -> Element:
    if block.kind == "heading":
        return Header(block.level, block.text, suppress_numbering=True)
    if block.kind == "table":
        return _table(block)
    return Paragraph(block.text, style="body")


def _list(blocks: list[Block]) -> Element:
    found = List()
    for block in blocks:
        found.append(ListItem(block.text))
    return found


def _table(block: Block) -> Element:
    table = Table("synpunkter")
    for line in block.rows:
        row = Row()
        for words in line:
            cell = Cell()
            cell.append(Paragraph(words))
            row.append_cell(cell)
        table.append_row(row)
    return table


def _saved(document: Document, letter: Letter) -> bytes:
    day = datetime(2026, 4, 1, 8, tzinfo=UTC)
    document.meta.title, document.meta.creator = letter.subject, letter.sender
    document.meta.creation_date = document.meta.date = day
    out = BytesIO()
    document.save(out)
    return repeatable(out.getvalue())
