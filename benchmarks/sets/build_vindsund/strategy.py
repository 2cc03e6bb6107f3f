"""The strategy as a PDF: cover, contents, then the chapters with typed numbers, each on a page of its own."""

from pathlib import Path

from benchmarks.sets.build_sjomark import pdf
from benchmarks.sets.build_sjomark.marks import letters, page_letters

SOURCE = Path(__file__).with_name("strategi.md")
FRONT = 2  # cover and contents


def build(folder: Path) -> list[dict[str, object]]:
    """Writes strategi.pdf; returns the sections with their pages."""
    lines = [line for line in SOURCE.read_text("utf-8").splitlines() if line.strip()]
    heads = [line.lstrip("# ") for line in lines if line.startswith("#")]
    body = [_line(line) for line in lines]
    cover = "#align(center)[#v(6cm) #text(size: 30pt)[*Vindsund 2042*] \\ #v(1cm) Regional utvecklingsstrategi för Vindsunds län \\ Remissversion]\n#pagebreak()\n"
    contents = "*Innehåll*\n\n" + " \\\n".join(pdf.escape(head) for head in heads) + "\n"
    preamble = pdf.page(font="Liberation Sans", footer="#align(center)[#context counter(page).display()]")
    path = folder / "strategi.pdf"
    path.write_bytes(pdf.compile_typst(preamble + cover + contents + "\n".join(body)))
    pages = page_letters(path)
    return [{"label": head, "page": _page(head, pages)} for head in heads]


def _line(line: str) -> str:
    if not line.startswith("#"):
        return f"\n{pdf.escape(line)}\n"
    signs, text = line.split(" ", 1)
    new = "#pagebreak()\n" if signs == "#" else ""
    return f"{new}{'=' * len(signs)} {pdf.escape(text)}\n"


def _page(head: str, pages: list[str]) -> int:
    return next(n for n, page in enumerate(pages, 1) if n > FRONT and letters(head) in page)
