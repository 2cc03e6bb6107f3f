"""Formats and looks that need code of their own: ODT, old text files, web pages, columns drawn line by line."""

import html
import io
import re
import textwrap

from odfdo import Document, Header, List, ListItem, Paragraph
from odfdo.xmlpart import XmlPart

from benchmarks.sets.build_sjomark import pdf
from benchmarks.sets.build_sjomark.blocks import Block

WIDTH = 44  # signs in a column


def odt(blocks: list[Block]) -> bytes:
    document = Document("text")
    document.body.clear()
    styles = document.get_part("styles.xml")
    assert isinstance(styles, XmlPart)
    for level in styles.root.get_elements("//text:outline-level-style"):  # odfdo's template numbers every heading
        level.set_attribute("style:num-format", "")
        level.set_attribute("style:num-suffix", "")
        level.set_attribute("loext:num-list-format", "")
    for block in blocks:
        text = block.text.replace("**", "")
        if block.kind == "heading":
            document.body.append(Header(len(block.label), text))
        elif block.kind == "bullet":
            document.body.append(List([ListItem(text)]))
        else:
            document.body.append(Paragraph(text, style="Quotations" if block.kind == "quote" else "Standard"))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def old_text(text: str) -> bytes:
    """Paragraphs hard-wrapped, numbered ones indented, in Windows' old encoding."""
    parts = [_wrapped(part) for part in text.strip().split("\n\n")]
    return ("\n\n".join(parts) + "\n").replace("\n", "\r\n").encode("cp1252")


def _wrapped(part: str) -> str:
    hang = "   " if re.match(r"\d\) ", part) else ""
    return "\n".join(
        textwrap.fill(line, 68, subsequent_indent=hang, break_on_hyphens=False) for line in part.splitlines()
    )


def web_form(text: str) -> bytes:
    """A receipt as the region's web form shows it, with the page's menu and script around."""
    lines = [line for line in text.splitlines() if line.strip()]
    body = "".join(
        f"<p>{html.escape(line)}</p>" if not _asks(line) else f"<h3>{html.escape(line)}</h3>" for line in lines
    )
    style = "body{font-family:sans-serif} h3{margin-top:2em}"
    script = "window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments);}"
    return (
        f"<!DOCTYPE html><html lang='sv'><head><meta charset='utf-8'><title>Kvittens</title><style>{style}</style>"
        f"<script>{script}</script></head><body><main>{body}</main></body></html>"
    ).encode()


def _asks(line: str) -> bool:
    return (line.endswith("?") and len(line) < 40) or line in {"Organisation", "Övrigt"}


def outlook(text: str) -> str:
    """The same text as Outlook writes it in HTML: MsoNormal, empty paragraphs of nbsp, a rule above the older mail."""
    out = []
    for part in text.strip().split("\n\n"):
        inner = html.escape(part).replace("\n", "<br>")
        if part.startswith("Från: Registrator"):
            out.append("<div style='border:none;border-top:solid #E1E1E1 1.0pt'>")
        out.append(f"<p class=MsoNormal>{inner}<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>")
    return f"<html xmlns:o='urn:schemas-microsoft-com:office:office'><body lang=SV>{''.join(out)}</body></html>"


def html_list(text: str) -> str:
    lines = [html.escape(line) for line in text.splitlines() if line.strip()]
    items = "".join(f"<li>{line[2:]}</li>" for line in lines if line.startswith("- "))
    before, after = lines[0], lines[-1]
    return f"<html><body><div>{before}</div><ul>{items}</ul><div><br></div><div>{after}</div></body></html>"


def interleaved(blocks: list[Block]) -> str:
    """Typst source of one page whose content stream runs line by line across two columns."""
    lines: list[str] = []
    for block in blocks:
        for part in block.text.split("\n"):
            style = "heading" if block.kind == "heading" else ""
            lines += [f"#strong[{pdf.escape(line)}]" if style else pdf.escape(line) for line in _broken(part)]
        lines.append("")
    half = (len(lines) + 1) // 2
    left, right = lines[:half], lines[half:] + [""] * (half - len(lines) + half)
    cells = ", ".join(f"[{a}], [{b}]" for a, b in zip(left, right, strict=False))
    rules = pdf.page(font="Liberation Sans", size="10pt", margin="(x: 1.8cm, y: 2cm)")
    return rules + f"#grid(columns: (1fr, 1fr), column-gutter: 9mm, rows: 13.2pt, {cells})"


def _broken(text: str) -> list[str]:
    """Lines of a column; long words are broken after a vowel, as a typesetter would."""
    lines, current = [], ""
    for word in text.split():
        joined = f"{current} {word}".strip()
        if len(joined) <= WIDTH:
            current = joined
            continue
        room = WIDTH - len(current) - 2
        cut = _cut(word, room)
        if cut:
            lines.append(f"{current} {word[:cut]}-")
            current = word[cut:]
        else:
            lines.append(current)
            current = word
    return [*lines, current]


def _cut(word: str, room: int) -> int:
    fits = [n for n in range(3, min(room, len(word) - 3)) if word[n - 1] in "aeiouyåäö" and word[n] not in "aeiouyåäö"]
    return fits[-1] if fits and word.isalpha() else 0
