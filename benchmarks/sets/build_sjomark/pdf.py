"""Blocks to PDF with typst, in the looks that real responses have."""

import re
import tempfile
from pathlib import Path

import typst

from benchmarks.sets.build_sjomark.blocks import Block, notes

SPECIAL = re.compile(r"([\\#$*_@<>\[\]~`/=+-])")


def escape(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text)


def inline(text: str, foot: dict[str, str] | None = None) -> str:
    """Text to typst markup: bold, line breaks and footnotes."""
    out = ""
    for part in re.split(r"(\*\*.+?\*\*|\[\^\w+\]|\n)", text):
        if part.startswith("**"):
            out += f"#strong[{escape(part[2:-2])}]"
        elif part == "\n":
            out += " \\ "
        elif part.startswith("[^"):
            note = (foot or {}).get(part[2:-1])
            out += f"#footnote[{escape(note)}]" if note else f"#super[{part[2:-1]}]"
        else:
            out += escape(part)
    return out


def markup(blocks: list[Block], *, widths: str = "(1fr, 2fr)", bold_first_row: bool = True) -> str:
    """The body of a typst document."""
    foot, out, rows = notes(blocks), [], list[Block]()
    for block in [*blocks, Block("end", "")]:
        if block.kind == "row":
            rows.append(block)
            continue
        if rows:
            out.append(_table(rows, foot, widths, bold_first_row=bold_first_row))
            rows = []
        out.append(_one(block, foot))
    return "\n\n".join(filter(None, out))


def _one(block: Block, foot: dict[str, str]) -> str:
    text = inline(block.text, foot)
    match block.kind:
        case "heading":
            return f"#heading(level: {len(block.label)})[{text}]"
        case "bullet":
            return f"#list[{text}]"
        case "number" if block.label.endswith("."):
            return f"#enum(start: {block.label[:-1]})[{text}]"
        case "number":
            return f'#enum(numbering: "a)", start: {ord(block.label[0]) - 96})[{text}]'
        case "quote":
            return f"#quote(block: true)[{text}]"
        case "break":
            return "#pagebreak(weak: true)"
        case "text":
            return text
    return ""


def _table(rows: list[Block], foot: dict[str, str], widths: str, *, bold_first_row: bool) -> str:
    cells = []
    for number, row in enumerate(rows):
        for cell in row.cells:
            text = inline(cell, foot)
            cells.append(f"[#strong[{text}]]" if number == 0 and bold_first_row else f"[{text}]")
    return f"#table(columns: {widths}, inset: 5pt, stroke: 0.5pt, {', '.join(cells)})"


def compile_typst(source: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.typ"
        path.write_text(source, "utf-8")
        result: bytes = typst.compile(str(path))
        return result


def picture(source: str, *, ppi: float) -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.typ"
        path.write_text(source, "utf-8")
        result = typst.compile(str(path), format="png", ppi=ppi)
        return result if isinstance(result, list) else [result]


def page(
    *, font: str = "Liberation Serif", size: str = "11pt", header: str = "", footer: str = "", columns: int = 1,
    margin: str = "(x: 2.6cm, y: 2.6cm)", justify: bool = False, hyphenate: bool = False, extra: str = "",
) -> str:  # fmt: skip
    """The set rules of a document; header and footer are typst markup."""
    flags = f"justify: {str(justify).lower()}, leading: 0.62em, spacing: 1.05em"
    return f"""
#set document(date: datetime(year: 2026, month: 9, day: 1))
#set page(paper: "a4", margin: {margin}, columns: {columns}, header: [{header}], footer: [{footer}])
#set text(font: "{font}", size: {size}, lang: "sv", hyphenate: {str(hyphenate).lower()}, costs: (orphan: 0%, widow: 0%))
#set par({flags})
#show heading: set text(font: "{font}")
#show heading.where(level: 1): set text(size: 1.15em)
{extra}
"""
