"""Papers as files: the summons and the minutes as HTML, Word and tagged PDF."""

from collections.abc import Callable

from samsyn.councils.writing import docx, pdf
from samsyn.councils.writing.blocks import Manuscript

FORMATS: dict[str, tuple[str, Callable[[Manuscript], bytes]]] = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx.write),
    "pdf": ("application/pdf", pdf.write),
}
