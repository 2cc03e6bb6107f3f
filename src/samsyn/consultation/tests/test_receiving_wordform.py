"""Our Word form that came by mail is read back: each answer under its section, the form's own words set aside."""

import io
from email.message import EmailMessage

import pytest
from django.utils import timezone
from docx import Document

from samsyn.comments.models import SetAside
from samsyn.consultation.answering import wordform
from samsyn.consultation.answering.places import WHOLE, places_of
from samsyn.consultation.models import ReceivedFile, Response, ResponseComment, Round
from samsyn.consultation.receiving import mail, wordforms
from samsyn.consultation.receiving.tasks import read_mail
from samsyn.consultation.tests.open_round import open_round, strategist

pytestmark = pytest.mark.django_db
WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document"
FIRST = "Vi vill att hållplatserna får väderskydd. Kommunen kan stå för hälften av kostnaden."
SECOND = "Åtgärderna saknar ansvariga. Skriv vem som gör vad senast vilket år."


@pytest.fixture
def asked(round_: Round) -> Round:
    return open_round(round_.edition, strategist())


def filled(asked: Round, keys: tuple[str, str]) -> bytes:
    """The form as somebody in an office fills it in: a heading changed, a stance left alone, two answers."""
    places = places_of(asked)
    form = wordform.to_docx(
        title=asked.title, deadline="1 oktober", number="R 2", places=places, said=dict(zip(keys, (FIRST, SECOND), strict=True))
    )  # fmt: skip
    word = Document(io.BytesIO(form))
    for paragraph in word.paragraphs:
        if paragraph.text.startswith(wordform.CHOICES):
            paragraph.text = "Tillstyrker med synpunkter" if "illstyrker" in paragraph.text else paragraph.text
    title = next(one.title for one in places if one.key == keys[1])
    heading = next(paragraph for paragraph in word.paragraphs if paragraph.text == title)
    heading.runs[0].text = "Detta tycker vi"
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def mailed(form: bytes, name: str = "svar.docx") -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Registrator <kommun@norradal.example>", "remiss@region.example"
    message["Subject"], message["Message-ID"] = "Yttrande R 2", "<1@norradal.example>"
    message.set_content("Hej! Här kommer vårt svar.\n")
    message.add_attachment(form, maintype="application", subtype=WORD, filename=name)
    return message.as_bytes()


def received(data: bytes) -> Response:
    letter = mail.take_in(data=data, at=timezone.now())
    assert letter.batch is not None
    read_mail.func(letter.batch.pk)
    return Response.objects.get()


def sections(asked: Round) -> tuple[str, str]:
    keys = [place.key for place in places_of(asked) if place.kind == "section"]
    return keys[5], keys[3]


def test_each_answer_lies_where_it_was_written(asked: Round) -> None:
    keys = sections(asked)
    response = received(mailed(filled(asked, keys)))
    section = {place.key: place.section for place in places_of(asked)}
    rows = list(ResponseComment.objects.filter(response=response).select_related("told", "comment").order_by("number"))
    assert {row.told.key for row in rows if row.told and row.comment.text in FIRST} == {section[keys[0]]}
    assert {row.told.key for row in rows if row.told and row.comment.text in SECOND} == {section[keys[1]]}
    assert all(row.told for row in rows), [row.comment.text for row in rows if not row.told]
    for row in rows:
        first = row.comment.proposals.select_related("section").get(rank=1)
        assert (first.section, first.score) == (row.told, 0.99)
    said = " ".join(row.comment.text for row in rows)
    assert "Skriv här" not in said
    assert "Rubrikerna ska stå kvar" not in said
    assert response.stance == "tillstyrker med synpunkter"
    assert (response.channel, response.sender) == ("mejl", "Norrådals kommun")


def test_reading_twice_is_once(asked: Round) -> None:
    response = received(mailed(filled(asked, sections(asked))))
    before = (ResponseComment.objects.count(), SetAside.objects.count())
    assert wordforms.read_back(response.batch) == 1
    assert (ResponseComment.objects.count(), SetAside.objects.count()) == before


def test_every_character_is_still_accounted_for(asked: Round) -> None:
    received(mailed(filled(asked, sections(asked))))
    row = ReceivedFile.objects.get(original__format="docx")
    spans = [span for one in row.original.comments.all() for span in one.spans]
    spans += [span for one in row.original.set_aside.all() for span in one.spans]
    for page in row.original.pages.all():
        held = sorted((start, end) for number, start, end in spans if number == page.number)
        left = page.text
        for start, end in reversed(held):
            left = left[:start] + " " * (end - start) + left[end:]
        assert not left.strip(), left.strip()[:200]


def test_a_letter_with_the_same_headings_is_no_form(asked: Round) -> None:
    place = next(one for one in places_of(asked) if one.kind == "section")
    word = Document()
    word.add_heading(place.title, level=1)
    word.add_paragraph(FIRST)
    out = io.BytesIO()
    word.save(out)
    response = received(mailed(out.getvalue()))
    assert not wordforms.is_marked(out.getvalue())
    assert not ResponseComment.objects.filter(response=response, told__isnull=False).exists()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"words"])
def test_what_is_no_word_file_is_no_form(data: bytes) -> None:
    assert not wordforms.is_marked(data)


def test_the_whole_is_no_section(asked: Round) -> None:
    form = wordform.to_docx(
        title=asked.title, deadline="1 oktober", number="R 2", places=places_of(asked), said={WHOLE: FIRST}
    )
    response = received(mailed(form))
    assert not ResponseComment.objects.filter(response=response, told__isnull=False).exists()
    assert any(row.comment.text in FIRST for row in ResponseComment.objects.filter(response=response))
