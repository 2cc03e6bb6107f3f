"""What becomes of a sent answer: originals, comments with the section they were written under, laws."""

import hashlib
import io

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samsyn.comments.models import Page, Proposal, SetAside
from samsyn.consultation import learning
from samsyn.consultation.answering import actions, reading, registering, rendering, sending, wordform
from samsyn.consultation.answering.places import Place, places_of
from samsyn.consultation.models import Answer, Response, ResponseComment, Round
from samsyn.consultation.report.from_site import report_of_round
from samsyn.consultation.tests.open_round import invitation_of, open_round, strategist

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


@pytest.fixture(autouse=True)
def queue(settings: LazySettings) -> None:
    """Nothing is done but what the test does itself."""
    settings.TASKS = {"default": {"BACKEND": "django_ox.backend.OxBackend"}}


def registered(answer: Answer) -> Response:
    """Sent, and registered as a worker would."""
    return registering.register(answer=sending.send(answer=answer, at=timezone.now()))


@pytest.fixture
def asked(round_: Round) -> Round:
    return open_round(round_.edition, strategist())


@pytest.fixture
def answer(asked: Round) -> Answer:
    draft = actions.begin(invitation=invitation_of(asked, "Norrådals kommun"), unit="", at=timezone.now())
    keys = [place.key for place in places_of(asked)]
    said = {
        keys[0]: ("tillstyrker med synpunkter", "Kommunen ställer sig bakom förslaget."),
        keys[1]: ("bra", ""),
        keys[2]: ("", "Det saknas ett mål för nattågen."),
        keys[4]: ("", "Kommunen saknar mål för vuxna.\n\nDet är fel siffra för 2023: den ska vara 7 folkhögskolor."),
        keys[5]: ("", "Siffran för 2024 är fel: den ska vara 1 234."),
    }
    for place, (choice, text) in said.items():
        actions.write(answer=draft, place=place, text=text, choice=choice, version=0, by="Anna", at=timezone.now())
    actions.approve(answer=draft, name="KS", decision="§ 4", at=timezone.now())
    return draft


@pytest.mark.django_db
def test_a_comment_lies_first_where_it_was_written(answer: Answer) -> None:
    response = registered(answer)
    assert reading.read_response(response) == 4
    rows = ResponseComment.objects.filter(response=response).select_related("told", "comment").order_by("number")
    places = places_of(answer.round)
    assert [row.told.key if row.told else "" for row in rows] == [
        "", places[4].section, places[4].section, places[5].section,
    ]  # fmt: skip
    first = Proposal.objects.filter(comment__in=[row.comment_id for row in rows], rank=1).select_related("section")
    told = [one for one in first if one.evidence[0].startswith("Svar på avsnitt")]
    assert len(told) == 3
    learning.relearn(answer.round, forced=True)
    assert Proposal.objects.filter(rank=1, evidence__0__startswith="Svar på avsnitt").count() == 3


@pytest.mark.django_db
def test_every_character_is_a_comment_or_set_aside(answer: Answer) -> None:
    response = registered(answer)
    reading.read_response(response)
    original = response.files.get().original
    pages = {page.number: page.text for page in Page.objects.filter(original=original)}
    spans = [span for row in original.comments.all() for span in row.spans]
    spans += [span for row in SetAside.objects.filter(original=original) for span in row.spans]
    covered = sorted((page, start, end) for page, start, end in spans)
    assert sum(len("".join(pages[page][start:end].split())) for page, start, end in covered) == sum(
        len("".join(text.split())) for text in pages.values()
    )
    report_of_round(answer.round)  # conserved, or it refuses


@pytest.mark.django_db
def test_sending_and_reading_twice_is_once(answer: Answer) -> None:
    first = registered(answer)
    assert registered(answer) == first
    assert reading.read_response(first) > 0
    assert reading.read_response(first) == 0
    assert Response.objects.filter(channel="webb").count() == 1


@pytest.mark.django_db
def test_the_original_is_the_answer_bit_for_bit(answer: Answer) -> None:
    response = registered(answer)
    original = response.files.get().original
    data = original.content.read()
    assert original.sha256 == hashlib.sha256(data).hexdigest()
    assert "folkhögskolor" in data.decode()
    assert "mycket bra" not in data.decode()


@pytest.mark.django_db
def test_attachments_are_read_and_a_covering_letter_set_aside(answer: Answer) -> None:
    for name, kind, text in (
        ("yttrande.txt", "yttrande", "Kommunen vill att målet om resor skärps.\n"),
        ("missiv.txt", "missiv", "Kommunen vill gärna träffa er om svaret i höst.\n"),
        ("trasig.pdf", "bilaga", "%PDF-1.4 trasig"),
    ):
        upload = SimpleUploadedFile(name, text.encode())
        actions.attach(answer=answer, upload=upload, kind=kind, by="Anna", at=timezone.now())
    actions.approve(answer=answer, name="KS", decision="", at=timezone.now())
    response = registered(answer)
    reading.read_response(response)
    names = {row.original.name.rsplit("/", 1)[-1]: row.original for row in response.files.select_related("original")}
    assert names["yttrande.txt"].comments.count() == 1
    assert names["missiv.txt"].comments.count() == 0
    assert SetAside.objects.filter(original=names["missiv.txt"], reason="missiv").exists()
    assert names["trasig.pdf"].reading == "unreadable"
    assert names["trasig.pdf"].error
    report_of_round(answer.round)


@pytest.mark.django_db
def test_a_withdrawn_answer_is_in_no_count_and_no_report(answer: Answer) -> None:
    response = registered(answer)
    reading.read_response(response)
    assert len(report_of_round(answer.round).comments) == 4
    sending.withdraw(answer=answer, at=timezone.now())
    report = report_of_round(answer.round)
    assert (len(report.comments), len(report.respondents)) == (0, 0)
    assert any("återkallat" in note for note in report.notes)


@pytest.mark.django_db
def test_nothing_said_is_not_sent(asked: Round) -> None:
    draft = actions.begin(invitation=invitation_of(asked, "Norrådals kommun"), unit="", at=timezone.now())
    actions.approve(answer=draft, name="KS", decision="", at=timezone.now())
    with pytest.raises(sending.NothingSaid):
        sending.send(answer=draft, at=timezone.now())


PLACES = (
    Place("helhet", "whole", "Förslaget i sin helhet", (("avstår", "avstår"), ("tillstyrker", "tillstyrker"))),
    Place("fraga-1", "question", "Är målen rätt?", (("bra", "bra"), ("mycket bra", "mycket bra"))),
    Place("avsnitt-ett-langt-namn-som-gar-over-fyrtio-tecken-1", "section", "1 Inledning", level=1),
    Place("avsnitt-resor", "section", "2 Resor", level=2),
)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from([place.key for place in PLACES]), TEXT))
def test_any_words_stand_on_their_page(texts: dict[str, str]) -> None:
    said = {key: rendering.Said("", text) for key, text in texts.items()}
    data = rendering.to_html(
        title="T", sender="S", number="1", at=timezone.now(), approval="", places=PLACES, said=said, files=()
    )
    read = rendering.read(data)
    shown = dict(zip(read.places, read.document.pages, strict=True))
    for place in PLACES:
        if place.key in texts:
            words = "".join(f"{place.title} {rendering.printable(texts[place.key])}".split())
            assert "".join(shown[place.key].text.split()) == words


def test_the_word_form_comes_back_with_every_answer_in_its_place() -> None:
    said = {"avsnitt-resor": "Fler bussar.\n\nOch tåg.", "fraga-1": "Mest."}
    data = wordform.to_docx(title="T", deadline="i dag", number="1", places=PLACES, said=said)
    filled = wordform.read(data, PLACES)
    assert filled.said == {"avsnitt-resor": ("", "Fler bussar.\n\nOch tåg."), "fraga-1": ("", "Mest.")}
    assert filled.elsewhere == ()


def test_an_empty_word_form_says_nothing() -> None:
    data = wordform.to_docx(title="T", deadline="i dag", number="1", places=PLACES)
    assert wordform.read(data, PLACES).said == {}


def test_headings_may_be_changed_and_choices_marked() -> None:
    word = Document(io.BytesIO(wordform.to_docx(title="T", deadline="i dag", number="1", places=PLACES)))
    paragraphs = word.paragraphs
    for at, one in enumerate(paragraphs):
        if one.text == "2 Resor":
            one.runs[0].text = "Om resorna"
            paragraphs[at + 1].text = "Vi vill ha nattåg."
        if one.text.startswith("Välj: bra"):
            one.text = "Välj: bra / mycket bra x"
        if one.text.startswith("Välj: avstår"):
            one.text = "tillstyrker"
    word.add_table(1, 2).rows[0].cells[0].text = "Tabell"
    paragraphs[1].insert_paragraph_before("Hej! Här kommer svaret.")
    out = io.BytesIO()
    word.save(out)
    filled = wordform.read(out.getvalue(), PLACES)
    assert filled.said == {
        "avsnitt-resor": ("", "Vi vill ha nattåg.\nTabell"), "fraga-1": ("mycket bra", ""), "helhet": ("tillstyrker", ""),
    }  # fmt: skip
    assert filled.elsewhere


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.4", b"\x00" * 500])
def test_what_is_no_word_form_is_refused(data: bytes) -> None:
    with pytest.raises(wordform.NotAForm):
        wordform.read(data, PLACES)
