"""A round that is answered in full, with letters in every format that holds something to mask; all invented."""

import io
from email.message import EmailMessage

import docx
import typst
from odfdo import Document as OdfDocument
from odfdo import Paragraph as OdfParagraph

from samsyn.comments.actions import answer, release
from samsyn.comments.models import Comment, Verdict
from samsyn.consultation import actions, storing
from samsyn.consultation.models import ReceivedFile, ResponseComment, Round
from samsyn.consultation.tests.provlanet import NOW
from samsyn.people.models import Person

SECRET = "Ada Provlund"
PHONE = "070-123 45 67"
MAIL = "ada.provlund@prov.example"
TEXT = (
    "Yttrande över Provlänet 2040",
    "Avsnitt 2.1 saknar mål för vuxenutbildningen. Kommunen vill att ett sådant läggs till.",
    f"Vår handläggare {SECRET} har sett att nattågen saknas i målbilden om resor. Lägg till dem.",
    f"Frågor besvaras av {SECRET}, {PHONE}, {MAIL}.",
)


def pdf(*paragraphs: str, pages: int = 1) -> bytes:
    """With a title and an author in its metadata."""
    body = "\n\n".join(paragraphs).replace("@", "\\@")
    source = f'#set document(title: "Utkast", author: "{SECRET}")\n#set text(lang: "sv", font: "Libertinus Serif")\n'
    made: bytes = typst.compile((source + "\n#pagebreak()\n".join([body] * pages)).encode(), ignore_system_fonts=True)
    return made


def word(*paragraphs: str) -> bytes:
    """With a comment in the margin and an author in its metadata."""
    document = docx.Document()
    document.add_heading(paragraphs[0], 1)
    for text in paragraphs[1:]:
        document.add_paragraph(text)
    document.add_comment(document.paragraphs[-1].runs, text="Hemlig anteckning i marginalen", author=SECRET)
    document.core_properties.author = SECRET
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def odt(*paragraphs: str) -> bytes:
    """A text document."""
    document = OdfDocument("text")
    document.body.clear()
    for text in paragraphs:
        document.body.append(OdfParagraph(text))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def mail(*paragraphs: str) -> bytes:
    """A letter as mail."""
    message = EmailMessage()
    message["From"] = f"{SECRET} <{MAIL}>"
    message["To"] = "region@prov.example"
    message["Subject"] = paragraphs[0]
    message.set_content("\n\n".join(paragraphs[1:]))
    return bytes(message)


def files() -> dict[str, bytes]:
    """Four senders, one format each."""
    return {
        "Provköpings kommun.pdf": pdf("Provköpings kommun", *TEXT),
        "Naturföreningen i Provlänet.docx": word("Naturföreningen i Provlänet", *TEXT),
        "Provlänets byalag.odt": odt("Provlänets byalag", *TEXT),
        "Ada privat.eml": mail(*TEXT),
    }


def received(round_: Round) -> Round:
    """The letters, read."""
    batch = actions.receive_files(round_=round_, source="svar", files=files().items(), at=NOW, by=None)
    storing.read_batch(batch, at=NOW, jobs=0)
    return round_


def answered(round_: Round, *, by: Person, second: Person) -> None:
    """Every comment heeded, and read by a second person."""
    for row in ResponseComment.objects.filter(response__round=round_).select_related("comment"):
        key = "mal" if row.number < 0 else "-"
        actions.confirm(row=row, section_key=_first(row.comment) or key, type_=row.comment.type, at=NOW, by=by)
        answer(comment=row.comment, verdict=Verdict.HEEDED, reason="Vi lägger till det.", at=NOW, by=by)
    rows = list(Comment.objects.filter(disposition__isnull=False))
    release(comments=rows, versions={row.pk: row.disposition.version for row in rows}, at=NOW, by=second)


def _first(comment: Comment) -> str:
    proposal = comment.proposals.order_by("rank").select_related("section").first()
    return proposal.section.key if proposal else ""


def file_named(name: str) -> ReceivedFile:
    """One of the letters."""
    return ReceivedFile.objects.select_related("original", "response").get(original__name__contains=name)
