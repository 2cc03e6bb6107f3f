"""What is masked is gone from the new file, whatever format it came in; the original stays as it arrived."""

import hashlib
from io import BytesIO

import pikepdf
import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samsyn.consultation.models import Mask, MaskReason, Publication, Response, Round, Shape
from samsyn.consultation.publishing import actions, masking, refusals, veils
from samsyn.consultation.tests.answered_world import MAIL, PHONE, SECRET, file_named, received
from samsyn.consultation.tests.provlanet import NOW
from samsyn.cores.text import formats
from samsyn.cores.text.values import File, Page
from samsyn.people import actions as people
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import JournalEntry, Person, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def second() -> Person:
    return people.invite(email="s@region.example", name="Strategen", role=Role.STRATEGIST, by=None)


def text_of(data: bytes, name: str = "ny.pdf") -> str:
    return "\n".join(page.text for page in formats.read(File(name, data)).pages)


def flat(text: str) -> str:
    return " ".join(text.split())


def mask_all(name: str, by: Person) -> None:
    file = file_named(name)
    for words in (SECRET, PHONE, MAIL):
        masking.mask_words(file=file, words=words, reason=MaskReason.PERSON, at=NOW, by=by)


@pytest.mark.parametrize("name", ["Provköpings kommun.pdf", "Naturföreningen", "byalag.odt", "Ada privat.eml"])
def test_what_is_masked_is_not_in_the_new_file(
    round_: Round, officer: Person, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    received(round_)
    mask_all(name, officer)
    row = actions.make(file=file_named(name), shape=Shape.NEW, at=NOW, by=officer)
    assert not [line for line in caplog.messages if "PDF/UA-1" in line]  # the standard took it as it is
    data = row.content.read()
    said = flat(text_of(data))
    for words in (SECRET, "Provlund", "123 45 67", MAIL, "Hemlig anteckning"):
        assert words not in said
        assert words.encode() not in data
    assert "vuxenutbildningen" in said
    if row.web:
        html = row.web.read().decode()
        for words in (SECRET, "Provlund", MAIL, "Hemlig anteckning"):
            assert words not in html
        assert "<mark>maskat</mark>" in html


def test_the_new_pdf_carries_nothing_of_the_old_one(round_: Round, officer: Person) -> None:
    received(round_)
    mask_all("Provköpings kommun.pdf", officer)
    row = actions.make(file=file_named("Provköpings kommun.pdf"), shape=Shape.NEW, at=NOW, by=officer)
    with pikepdf.open(BytesIO(row.content.read())) as made:
        assert "/Author" not in made.docinfo or SECRET not in str(made.docinfo["/Author"])
        assert "Utkast" not in str(made.docinfo.get("/Title", ""))
        assert made.attachments == {}
        assert "/MarkInfo" in made.Root
        for page in made.pages:
            assert page.get_images(), "each page is a picture"
            assert "/Annots" not in page
        for stream in made.objects:
            if isinstance(stream, pikepdf.Stream) and "/Subtype" not in stream:
                assert b"Provlund" not in stream.read_bytes()


def test_the_original_is_untouched(round_: Round, officer: Person) -> None:
    received(round_)
    mask_all("Provköpings kommun.pdf", officer)
    actions.make(file=file_named("Provköpings kommun.pdf"), shape=Shape.NEW, at=NOW, by=officer)
    file = file_named("Provköpings kommun.pdf")
    assert hashlib.sha256(file.original.content.read()).hexdigest() == file.original.sha256


def test_a_masked_name_that_the_response_stands_under_is_said_and_mended(
    round_: Round, officer: Person, client: Client
) -> None:
    received(round_)
    file = file_named("Naturföreningen")
    response = Response.objects.filter(files=file)
    response.update(sender=SECRET)
    mask_all("Naturföreningen", officer)
    with pytest.raises(refusals.NamesSender):
        actions.make(file=file_named("Naturföreningen"), shape=Shape.NEW, at=NOW, by=officer)
    client.force_login(officer)
    told = client.post(f"/remiss/{round_.pk}/publicera/{file.pk}/gor/", {"shape": Shape.NEW}, follow=True).text
    assert "välj klassen privatperson" in told
    response.update(sender_class=OrganisationClass.PRIVATE)
    row = actions.make(file=file_named("Naturföreningen"), shape=Shape.NEW, at=NOW, by=officer)
    assert "Provlund" not in text_of(row.content.read())


def test_a_masked_strip_takes_its_lines_and_its_picture(round_: Round, officer: Person) -> None:
    received(round_)
    file = file_named("Provköpings kommun.pdf")
    masking.mask_strip(file=file, page=1, top=0, bottom=100, reason=MaskReason.SIGNATURE, at=NOW, by=officer)
    row = actions.make(file=file, shape=Shape.NEW, at=NOW, by=officer)
    assert not _has_text(row), "the whole page is a black picture"
    with pytest.raises(refusals.NotFound):
        masking.mask_strip(file=file, page=9, top=0, bottom=9, reason=MaskReason.SIGNATURE, at=NOW, by=officer)


def _has_text(row: Publication) -> bool:
    try:
        text_of(row.content.read())
    except formats.errors.Unreadable:
        return False
    finally:
        row.content.seek(0)
    return True


def test_secrecy_says_by_which_rule(round_: Round, officer: Person, client: Client) -> None:
    received(round_)
    file = file_named("byalag.odt")
    client.force_login(officer)
    address = f"/remiss/{round_.pk}/publicera/{file.pk}/maska/"
    answer = client.post(address, {"words": SECRET, "reason": "sekretess", "note": ""})
    assert answer.status_code == 422
    assert not Mask.objects.exists()
    client.post(address, {"words": SECRET, "reason": "sekretess", "note": "21 kap. 1 § OSL"})
    assert Mask.objects.count() == 2


def test_words_that_are_not_there_are_told(round_: Round, officer: Person) -> None:
    received(round_)
    with pytest.raises(refusals.NotFound):
        masking.mask_words(
            file=file_named("byalag.odt"), words="Finns Inte", reason=MaskReason.PERSON, at=NOW, by=officer
        )


def test_the_same_place_is_masked_once(round_: Round, officer: Person) -> None:
    received(round_)
    file = file_named("byalag.odt")
    assert masking.mask_words(file=file, words=SECRET, reason=MaskReason.PERSON, at=NOW, by=officer) == 2
    assert masking.mask_words(file=file, words=SECRET.upper(), reason=MaskReason.PERSON, at=NOW, by=officer) == 0


def test_three_acts_by_two_people_in_the_journal(round_: Round, officer: Person, second: Person) -> None:
    received(round_)
    row = actions.make(file=file_named("byalag.odt"), shape=Shape.NEW, at=NOW, by=officer)
    with pytest.raises(refusals.NotReviewed):
        actions.publish(publications=[row], at=NOW, by=second)
    with pytest.raises(refusals.OwnWork):
        actions.review(publication=row, at=NOW, by=officer)
    actions.review(publication=row, at=NOW, by=second)
    assert actions.publish(publications=[row], at=NOW, by=second) == 1
    assert actions.publish(publications=[row], at=NOW, by=second) == 0
    verbs = JournalEntry.objects.filter(noun="publication", object_id=str(row.pk)).order_by("pk")
    assert [entry.verb for entry in verbs] == ["make", "review", "publish"]


def test_a_file_whose_masks_have_changed_is_not_reviewed(round_: Round, officer: Person, second: Person) -> None:
    received(round_)
    file = file_named("byalag.odt")
    row = actions.make(file=file, shape=Shape.NEW, at=NOW, by=officer)
    masking.mask_words(file=file, words=SECRET, reason=MaskReason.PERSON, at=NOW, by=officer)
    with pytest.raises(refusals.Stale):
        actions.review(publication=row, at=NOW, by=second)
    again = actions.make(file=file, shape=Shape.NEW, at=NOW, by=officer)
    row.refresh_from_db()
    assert row.withdrawn_because == actions.REPLACED
    actions.review(publication=again, at=NOW, by=second)


def test_nothing_goes_out_as_it_came_from_a_private_person_or_with_masks(round_: Round, officer: Person) -> None:
    received(round_)
    file = file_named("byalag.odt")
    assert file.response is not None
    assert actions.make(file=file, shape=Shape.COPY, at=NOW, by=officer).sha256 == file.original.sha256
    masking.mask_words(file=file, words=SECRET, reason=MaskReason.PERSON, at=NOW, by=officer)
    with pytest.raises(refusals.HidesNothing):
        actions.make(file=file, shape=Shape.COPY, at=NOW, by=officer)
    other = file_named("Naturföreningen")
    assert other.response is not None
    other.response.sender_class = OrganisationClass.PRIVATE
    other.response.save()
    with pytest.raises(refusals.HidesNothing):
        actions.make(file=other, shape=Shape.COPY, at=NOW, by=officer)
    made = actions.make(file=other, shape=Shape.NEW, at=NOW, by=officer)
    assert "Privatperson" in made.web.read().decode()


class TestPages:
    def test_from_the_board_to_everybody(self, round_: Round, client: Client, officer: Person, second: Person) -> None:
        received(round_)
        base = f"/remiss/{round_.pk}/publicera/"
        file = file_named("Provköpings kommun.pdf")
        client.force_login(officer)
        assert "ingen fil gjord" in client.get(base).text
        page = client.get(f"{base}{file.pk}/").text
        assert MAIL in page.split("Ska något av det här maskas?")[1]
        places = page.split('name="places" value="')[1].split('"')[0]
        answer = client.post(f"{base}{file.pk}/maska-forslag/", {"places": [places], "reason": "kontakt"}, follow=True)
        assert "är maskat" in answer.text
        client.post(f"{base}{file.pk}/maska/", {"words": SECRET, "reason": "person"})
        assert "genomsökt" in client.post(f"{base}{file.pk}/gor/", {"shape": "ny"}, follow=True).text
        assert "Du gjorde filen själv" in client.post(f"{base}{file.pk}/granska/", follow=True).text
        assert client.get(f"/remiss/{round_.pk}/svar/").status_code == 404
        client.force_login(second)
        client.post(f"{base}{file.pk}/granska/")
        assert "publicerad" in client.post(f"{base}alla/", follow=True).text
        client.logout()
        public = client.get(f"/remiss/{round_.pk}/svar/").text
        assert "Provköpings kommun" in public
        row = Publication.objects.get()
        data = b"".join(client.get(f"/remiss/{round_.pk}/svar/{row.pk}/").streaming_content)  # type: ignore[attr-defined]
        assert SECRET not in flat(text_of(data))
        client.force_login(second)
        client.post(f"{base}{file.pk}/dra-tillbaka/", {"because": "Fel fil"})
        client.logout()
        assert client.get(f"/remiss/{round_.pk}/svar/{row.pk}/").status_code == 404

    def test_who_may(self, round_: Round, client: Client, officer: Person, reader: Person) -> None:
        received(round_)
        file = file_named("byalag.odt")
        row = actions.make(file=file, shape=Shape.NEW, at=NOW, by=officer)
        base = f"/remiss/{round_.pk}/publicera/"
        paths = ["", f"{file.pk}/", f"{file.pk}/fil/", f"{file.pk}/fil/webb/"]
        acts = ["gor-filer/", f"{file.pk}/maska/", f"{file.pk}/gor/", f"{file.pk}/granska/", f"{file.pk}/dra-tillbaka/"]
        for path in paths:
            assert client.get(base + path).status_code == 302
        client.force_login(reader)
        assert {client.get(base + path).status_code for path in paths} == {404}
        assert {client.post(base + path).status_code for path in [*acts, "alla/"]} == {404}
        client.force_login(officer)
        assert {client.get(base + path).status_code for path in paths} == {200}
        assert client.post(f"{base}alla/").status_code == 404, "the strategist publishes"
        assert client.post(f"{base}{file.pk}/publicera/").status_code == 404
        assert client.get(f"/remiss/{round_.pk}/svar/{row.pk}/").status_code == 404, "not published"
        assert client.get(f"/remiss/{round_.pk + 9}/publicera/{file.pk}/").status_code == 404


PAGE = st.text("ab cÅ-\n", max_size=30)
SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=3)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(PAGE, SPANS)
def test_what_is_left_holds_no_masked_character(text: str, spans: list[tuple[int, int]]) -> None:
    held = [veils.Veil(1, start, start + long) for start, long in spans]
    hidden = veils.hidden(Page(1, text), held)
    kept = "".join(sign for at, sign in enumerate(text) if not any(start <= at < end for start, end in hidden))
    assert veils.left(text, hidden).replace(veils.GONE, "") == kept


def test_words_are_found_over_line_breaks_and_broken_words() -> None:
    pages = [(1, "Ada\nProv-\nlund och ada  provlund, inte Adaprovlund")]
    assert [place.text for place in veils.find(pages, "Ada Provlund")] == ["Ada\nProv-\nlund", "ada  provlund"]


def test_suggestions() -> None:
    pages = [(1, "Ring 070-123 45 67 eller skriv till a.b@c.example. 19900101-1234. Dnr 2026-118, 1 000 000 kr.")]
    assert [place.text for place in veils.suggest(pages)] == ["070-123 45 67", "a.b@c.example", "19900101-1234"]
