"""The formats on offer: how each is written and what it is called."""

from collections.abc import Callable
from dataclasses import dataclass

from samsyn.strategy.export import akn, docx, html, pdf
from samsyn.strategy.export.manuscript import Manuscript


@dataclass(frozen=True, slots=True)
class Format:
    """One format: ``write`` gives the bytes of the file."""

    name: str
    content_type: str
    write: Callable[[Manuscript], bytes]


FORMATS: dict[str, Format] = {
    "docx": Format("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx.write),
    "html": Format("HTML", "text/html; charset=utf-8", html.write),
    "pdf": Format("PDF", "application/pdf", pdf.write),
    "akn": Format("Akoma Ntoso", "application/akn+xml", akn.write),
}
