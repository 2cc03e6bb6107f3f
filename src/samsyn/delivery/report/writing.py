"""A drafted report as DOCX, tagged PDF (PDF/UA-1), HTML and data."""

import io
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any, Final

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from samsyn.delivery.report.slots import STATUTE
from samsyn.delivery.report.values import Block, Draft
from samsyn.people import paper
from samsyn.strategy.export import wordstyles

TEMPLATE: Final = Path(__file__).with_name("report.typ")
MUTED: Final = RGBColor(0x51, 0x65, 0x6A)
NOTHING: Final = "Inget är redovisat under punkten."
STYLE: Final = (
    "body{font:1.0625rem/1.6 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#18282B;"
    "background:#FBFAF7}h1,h2{line-height:1.2}h2{margin-top:2.2rem}small{color:#51656A}table{border-collapse:collapse;"
    "width:100%;font:0.9375rem/1.45 sans-serif}th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;"
    "border-bottom:1px solid #D5DEDD}div{overflow-x:auto}"
)


def title(draft: Draft) -> str:
    """The report's title."""
    return f"Resultatredovisning {draft.year}"


def lines(draft: Draft) -> list[str]:
    """What stands under the title."""
    said = [draft.region, f"Enligt förordning ({STATUTE}) om resultatredovisning av det regionala utvecklingsarbetet"]
    if draft.sent_on:
        return [*said, f"Lämnad {draft.sent_on}, dnr {draft.registry_number}"]
    return [*said, f"Utkast. Lämnas senast {draft.due_on}"]


def as_html(draft: Draft, _at: datetime) -> bytes:
    """One file that stands alone."""
    parts = [f"<h1>{escape(title(draft))}</h1>", *(f"<p>{escape(line)}</p>" for line in lines(draft))]
    for slot in draft.slots:
        parts.append(f"<h2>{escape(slot.heading)}</h2><p><small>{escape(slot.paragraph)}</small></p>")
        parts += [_html(block) for block in slot.paragraphs] or [f"<p><em>{NOTHING}</em></p>"]
    return (
        f'<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>{escape(title(draft))}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}</style></head>'
        f"<body><main>{''.join(parts)}</main></body></html>"
    ).encode()


def _html(block: Block) -> str:
    if block.kind == "text":
        return f"<p>{escape(block.text)}</p>"
    if block.kind == "list":
        return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in block.items)}</ul>"
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in block.rows[0])
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in block.rows[1:])
    return f'<div tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def as_pdf(draft: Draft, at: datetime) -> bytes:
    """Tagged, to be sent and kept."""
    data = {
        "title": title(draft),
        "region": draft.region or "Regionen",
        "word": f"{title(draft)}, {draft.region}",
        "lines": [line for line in lines(draft) if line],
        "nothing": NOTHING,
        "slots": [
            {"heading": slot.heading, "paragraph": slot.paragraph, "blocks": [_typst(b) for b in slot.paragraphs]}
            for slot in draft.slots
        ],
    }
    return paper.pdf(TEMPLATE.read_bytes(), data, at=at)


def as_docx(draft: Draft, at: datetime) -> bytes:
    """Real heading styles, table heads that repeat, columns as wide as what they hold, Swedish."""
    word = docx.Document()
    wordstyles.dress(word, language="sv-SE")
    facts = word.core_properties
    facts.title, facts.author, facts.language, facts.comments = title(draft), draft.region, "sv-SE", ""
    facts.created = facts.modified = at.replace(tzinfo=None)
    word.add_paragraph(title(draft), style="Title")
    for line in lines(draft):
        word.add_paragraph(line, style="Subtitle")
    for slot in draft.slots:
        word.add_heading(slot.heading, level=1)
        small = word.add_paragraph(style="Body Text")
        small.add_run(slot.paragraph).font.color.rgb = MUTED
        small.paragraph_format.keep_with_next = True
        for block in slot.paragraphs or (Block("text", NOTHING),):
            _docx(word, block)
    word.sections[0].footer.paragraphs[0].text = f"{title(draft)}, {draft.region}"
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def _typst(block: Block) -> dict[str, Any]:
    return asdict(block) | {"shares": shares(block.rows) if block.rows else []}


def shares(rows: Sequence[Sequence[str]]) -> list[int]:
    """How wide each column is, in parts: by its longest word and by how much it usually holds."""
    return [
        max(9, min(20, 3 + max(map(_longest, column))), min(34, sum(map(len, column)) // len(column)))
        for column in zip(*rows, strict=True)
    ]


def _longest(cell: str) -> int:
    return max((len(word) for word in cell.split(" ")), default=0)


def _docx(word: Any, block: Block) -> None:
    if block.kind == "text":
        word.add_paragraph(block.text, style="Body Text")
    for item in block.items:
        word.add_paragraph(item, style="List Bullet")
    if block.kind == "table":
        _table(word, block)


def _table(word: Any, block: Block) -> None:
    table = word.add_table(rows=0, cols=len(block.rows[0]), style="Table Grid")
    table.autofit = False
    parts, section = shares(block.rows), word.sections[0]
    whole = section.page_width - section.left_margin - section.right_margin
    for at, row in enumerate(block.rows):
        made = table.add_row()
        split = OxmlElement("w:cantSplit")
        made._tr.get_or_add_trPr().append(split)
        for cell, said, part in zip(made.cells, row, parts, strict=True):
            cell.width = whole * part // sum(parts)
            run = cell.paragraphs[0].add_run(said)
            run.bold, run.font.size = at == 0, Pt(9)
    for column, part in zip(table.columns, parts, strict=True):
        column.width = whole * part // sum(parts)
    _ruled(table)
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(head)
    word.add_paragraph()


def _ruled(table: Any) -> None:
    """Lines between rows only."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "single" if side in {"bottom", "insideH"} else "nil")
        line.set(qn("w:sz"), "4")
        line.set(qn("w:color"), "9AA8AA")
        borders.append(line)
    table._tbl.tblPr.append(borders)


def as_json(draft: Draft, _at: datetime) -> bytes:
    """All of it as data, with what is missing."""
    return (json.dumps(asdict(draft), ensure_ascii=False, indent=1, default=str) + "\n").encode()


FORMS: Final[dict[str, tuple[Callable[[Draft, datetime], bytes], str]]] = {
    "docx": (as_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": (as_pdf, "application/pdf"),
    "html": (as_html, "text/html; charset=utf-8"),
    "json": (as_json, "application/json"),
}
