"""An answer in Finnish or a Sámi language: the desk says so, marks the words, and leaves the place to a person."""

import zipfile
from io import BytesIO
from typing import Any

import lxml.html
import pikepdf
import pytest
from django.test import Client

from samsyn.comments import actions as comments
from samsyn.comments.models import Comment, Proposal
from samsyn.comments.queries import SURE
from samsyn.consultation import actions, learning, storing
from samsyn.consultation.models import ResponseComment, Round, Shape
from samsyn.consultation.publishing import actions as publishing
from samsyn.consultation.report.docx import to_docx
from samsyn.consultation.report.from_site import report_of_round
from samsyn.consultation.report.html import to_html
from samsyn.consultation.report.pdf import to_pdf
from samsyn.consultation.tests.answered_world import file_named
from samsyn.consultation.tests.provlanet import NOW
from samsyn.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_nothing_kept")]

FINNISH = """Provlänets suomiseura

Avsnitt 2.1

Strategiassa ei mainita suomenkielisiä palveluja. Ehdotamme, että vanhustenhoito lisätään kohtaan 2.1.

Nuorille pitää olla enemmän harrastuksia kylissä, ja myös suomeksi.
"""
WARNED = "verkar vara skriven på finska"


@pytest.fixture
def finnish(round_: Round, letters: dict[str, bytes]) -> Round:
    files = {**letters, "Provlänets suomiseura.txt": FINNISH.encode()}
    batch = actions.receive_files(round_=round_, source="svar", files=files.items(), at=NOW, by=None)
    storing.read_batch(batch, at=NOW, jobs=0)
    return round_


def one(round_: Round) -> ResponseComment:
    rows = ResponseComment.objects.filter(response__round=round_, comment__language="fi")
    return rows.select_related("comment", "response").order_by("number")[0]


def test_it_is_never_placed_with_confidence(finnish: Round) -> None:
    learning.relearn(finnish, forced=True)
    found = Proposal.objects.filter(comment__language="fi")
    assert not found.filter(score__gte=SURE).exists()
    assert Proposal.objects.filter(comment__language="", score__gte=SURE).exists()


def test_the_desk_says_it_and_keeps_it_until_a_person_has_placed_it(
    finnish: Round, officer: Person, client: Client
) -> None:
    client.force_login(officer)
    row, base = one(finnish), f"/remiss/{finnish.pk}/"
    page = client.get(f"{base}synpunkter/{row.number}/").text
    assert WARNED in page
    assert "be om en översättning" in page
    assert '<blockquote id="orden" lang="fi">' in page
    assert 'lang="fi"' in client.get(f"{base}synpunkter/{row.number}/svara/").text
    answer = client.get(f"{base}yttranden/{row.response_id}/").text
    assert "Yttrandet verkar vara skrivet på finska" in answer
    assert '<div class="text" lang="fi">' in answer
    assert "?visa=sprak" in client.get(f"{base}att-gora/").text
    listed = client.get(f"{base}synpunkter/?visa=sprak").text
    assert "finska" in listed
    for said in ResponseComment.objects.filter(comment__language="fi"):
        actions.confirm(row=said, section_key="-", type_="tillägg", at=NOW, by=officer)
    assert "?visa=sprak" not in client.get(f"{base}att-gora/").text
    placed = client.get(f"{base}synpunkter/{row.number}/").text
    assert WARNED in placed
    assert "be om en översättning" not in placed


def test_swedish_is_not_spoken_of(finnish: Round, officer: Person, client: Client) -> None:
    client.force_login(officer)
    row = ResponseComment.objects.filter(comment__language="").order_by("number")[0]
    for path in (f"synpunkter/{row.number}/", f"yttranden/{row.response_id}/"):
        assert "verkar vara skriv" not in client.get(f"/remiss/{finnish.pk}/{path}").text


def test_the_report_says_the_language_of_the_words(finnish: Round) -> None:
    report = report_of_round(finnish)
    page: Any = lxml.html.fromstring(to_html(report).decode())
    said = page.xpath("//blockquote[@lang='fi']")
    assert [one.text_content() for one in said if "suomenkielisiä" in one.text_content()]
    assert b'<w:lang w:val="fi"/>' in zipfile.ZipFile(BytesIO(to_docx(report))).read("word/document.xml")
    with pikepdf.open(BytesIO(to_pdf(report))) as paper:
        assert "fi" in {str(one.get("/Lang", "")) for one in paper.objects if isinstance(one, pikepdf.Dictionary)}


def test_the_published_answer_says_it_too(finnish: Round, officer: Person) -> None:
    made = publishing.make(file=file_named("suomiseura"), shape=Shape.NEW, at=NOW, by=officer)
    assert '<div lang="fi">' in made.web.read().decode()
    with pikepdf.open(BytesIO(made.content.read())) as paper:
        assert str(paper.Root.Lang) == "fi"


def test_what_follows_from_a_text_follows_when_it_changes(finnish: Round, officer: Person) -> None:
    rows = list(Comment.objects.filter(language="fi", laid_aside=None).order_by("pk"))[:2]
    comments.merge(comment=rows[0], other=rows[1], at=NOW, by=officer)
    joined = Comment.objects.get(pk=rows[0].pk)
    assert rows[1].folded in joined.folded
    assert joined.language == "fi"
