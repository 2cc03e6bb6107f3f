"""Letters made from the office's own Word template. Words are put in place of {{names}}; nothing is evaluated."""

import io
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as DocumentValue
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from samsyn.consultation.telling.cleaned import clean, hides_something
from samsyn.consultation.telling.queries import Said, Told

_NAME = re.compile(r"{{\s*([\wåäöÅÄÖ]+)\s*}}")
LIST = "synpunkter"
NAMES: tuple[str, ...] = (
    "avsändare", "organisation", "diarienummer", "ärende", "remiss", "strategi", "region", "datum", "antal",
    "sammanfattning", "länk", LIST,
)  # fmt: skip
_PLAIN = str.maketrans("åäö", "aao")


class NotAWordFile(Exception):
    """It cannot be opened as .docx."""


class Unfinished(Exception):
    """It has comments, tracked changes or hidden text, which would go along with every letter."""


class UnknownNames(Exception):
    """The template asks for something that we do not know."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(names)
        self.names = names


def check(data: bytes) -> tuple[str, ...]:
    """The names that a template uses. Raises NotAWordFile, Unfinished, UnknownNames."""
    document = _opened(data)
    if hides_something(document):
        raise Unfinished
    used = {_known(name) or name for text in _texts(document) for name in _NAME.findall(text)}
    if unknown := sorted(name for name in used if name not in NAMES):
        raise UnknownNames(tuple(unknown))
    return tuple(name for name in NAMES if name in used)


def write(template: bytes, told: Told, *, facts: Mapping[str, str]) -> bytes:
    """One letter. ``facts``: name → words; the comments stand where the template says {{synpunkter}}, else last."""
    document = _opened(template)
    listed = False
    for paragraph in list(_paragraphs(document)):
        names = [_known(name) for name in _NAME.findall(paragraph.text)]
        if LIST in names:
            listed = True
            _list(paragraph, told)
        elif names:
            _replace(paragraph, facts)
    if not listed:
        _list(document.add_paragraph(), told)
    clean(document, author=facts.get("region", ""))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def default_template() -> bytes:
    """A template to begin with, in the office's own words."""
    document = Document()
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = "Georgia", Pt(11)
    for text in (
        "{{region}}", "{{datum}}", "Ärende {{ärende}}, ert svar {{diarienummer}}", "{{organisation}}",
    ):  # fmt: skip
        document.add_paragraph(text)
    document.add_heading("Vad blev det av era synpunkter?", 1)
    thanks = "Tack för ert svar på {{remiss}}. Vi delade det i {{antal}} och har tagit ställning till var och en."
    for text in (
        f"{thanks} {{{{sammanfattning}}}}",
        "Här läser ni vad som hände, med texten före och efter: {{länk}}",
        "{{synpunkter}}",
        "Med vänlig hälsning\n{{region}}",
    ):
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _opened(data: bytes) -> DocumentValue:
    try:
        return Document(io.BytesIO(data))
    except Exception as error:  # the library raises what zipfile, lxml and its own parts raise
        raise NotAWordFile from error


def _known(name: str) -> str:
    """The name as we write it; å, ä and ö may be left out."""
    plain = name.lower().translate(_PLAIN)
    return next((one for one in NAMES if one.translate(_PLAIN) == plain), "")


def _texts(document: DocumentValue) -> Iterator[str]:
    return (paragraph.text for paragraph in _paragraphs(document))


def _paragraphs(document: DocumentValue) -> Iterator[Paragraph]:
    """Those of the text, of its tables, and of every head and foot."""
    yield from _within(document)
    for section in document.sections:
        for part in (
            section.header, section.footer, section.first_page_header, section.first_page_footer,
        ):  # fmt: skip
            if not part.is_linked_to_previous:
                yield from _within(part)


def _within(part: Any) -> Iterator[Paragraph]:
    yield from part.paragraphs
    for table in part.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from _within(cell)


def _replace(paragraph: Paragraph, facts: Mapping[str, str]) -> None:
    """Word often breaks {{a name}} into several runs: the words go into the first, so its look is kept."""
    runs = paragraph.runs
    text = "".join(run.text for run in runs)
    for found in reversed(list(_NAME.finditer(text))):
        words = facts.get(_known(found.group(1)), "")
        at = 0
        written = False
        for run in runs:
            start, end = at, at + len(run.text)
            at = end
            first, last = max(found.start(), start), min(found.end(), end)
            if first >= last:
                continue
            held = run.text
            run.text = held[: first - start] + ("" if written else words) + held[last - start :]
            written = True


def _list(paragraph: Paragraph, told: Told) -> None:
    """The comments in place of the paragraph, in its own style."""
    pattern = deepcopy(paragraph._p)
    lines = [line for said in told.items for line in _lines(said)]
    place = paragraph
    for at, (text, bold) in enumerate(lines or [(_("Svaret innehöll inga synpunkter."), False)]):
        if at:
            fresh = deepcopy(pattern)
            place._p.addnext(fresh)
            place = Paragraph(fresh, paragraph._parent)
        for run in list(place.runs):
            place._p.remove(run._r)
        place.add_run(text).bold = bold or None


def _lines(said: Said) -> Iterator[tuple[str, bool]]:
    where = f" ({said.section})" if said.section else ""
    yield _("Synpunkt %(number)s%(where)s") % {"number": said.number, "where": where}, True
    yield f"”{said.text}”", False
    if said.aside:
        yield _("Lagd åt sidan: %(why)s") % {"why": said.aside}, False
        return
    words = said.verdict_words[:1].upper() + said.verdict_words[1:] if said.verdict else _("Inte besvarad än")
    referred = _(" till %(to)s") % {"to": said.referred_to} if said.referred_to else ""
    yield f"{words}{referred}. {said.reason}".strip(), False
    if said.before or said.after:
        yield _("Förut: %(before)s") % {"before": said.before or "–"}, False
        yield _("Nu: %(after)s") % {"after": said.after or "–"}, False
    elif said.changed:
        yield _("Texten är ändrad i avsnittet %(title)s.") % {"title": said.changed.title}, False
