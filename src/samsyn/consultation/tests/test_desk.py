"""The desk: a filter that comes along, two places that contradict, progress that can be followed, what is underlined."""

import pytest
from django.test import Client

from samsyn.comments.models import Original, Placement, Reading
from samsyn.comments.queries import CommentFacts, Place
from samsyn.consultation import actions, queries, storing
from samsyn.consultation.models import Batch, ResponseComment, Round
from samsyn.consultation.shared_words import sections_with_words
from samsyn.consultation.source import NARROWEST, Box, SourcePage
from samsyn.consultation.tests.provlanet import NOW
from samsyn.cores.outline.values import Block, Outline, Section
from samsyn.people.models import Person

pytestmark = pytest.mark.django_db


def test_confirming_goes_on_to_the_next_that_the_filter_leaves(filled: Round, client: Client, officer: Person) -> None:
    client.force_login(officer)
    rows = list(ResponseComment.objects.order_by("number"))
    same = [row for row in rows if row.response_id == rows[-1].response_id]
    assert len(rows) > len(same) > 1
    asked = f"klass={rows[-1].response.sender_class}".replace(" ", "+")
    answer = client.post(f"/remiss/{filled.pk}/synpunkter/{same[0].number}/?{asked}", {"section": "-", "type": "fråga"})
    assert answer.headers["Location"].startswith(f"/remiss/{filled.pk}/synpunkter/{same[1].number}/?klass=")
    answer = client.post(
        f"/remiss/{filled.pk}/synpunkter/{same[-1].number}/?{asked}", {"section": "-", "type": "fråga"}
    )
    assert answer.headers["Location"].startswith(f"/remiss/{filled.pk}/synpunkter/?klass=")


def test_neighbours_follow_the_filter(filled: Round) -> None:
    rows = list(ResponseComment.objects.order_by("number"))
    assert queries.neighbours(rows[0], queries.Filter()) == (None, rows[1].number)
    assert queries.neighbours(rows[1], queries.Filter(words="finns inte någonstans")) == (None, None)


def test_another_section_from_the_list_holds(filled: Round, client: Client, officer: Person) -> None:
    client.force_login(officer)
    row = ResponseComment.objects.order_by("number")[0]
    before = queries.one_numbered(row).facts.place
    keys = list(filled.edition.sections.order_by("position").values_list("key", flat=True))
    other = next(key for key in keys if before is None or key != before.key)
    posted = {"section": before.key if before else "-", "other": other, "type": "fråga"}
    assert client.post(f"/remiss/{filled.pk}/synpunkter/{row.number}/", posted).status_code == 302
    assert Placement.objects.get(comment=row.comment_id).section.key == other  # type: ignore[union-attr]


def test_two_places_at_once_are_asked_about(filled: Round, client: Client, officer: Person) -> None:
    client.force_login(officer)
    row = ResponseComment.objects.order_by("number")[0]
    now = queries.one_numbered(row).facts.place
    keys = [key for key in filled.edition.sections.values_list("key", flat=True) if now is None or key != now.key]
    posted = {"section": keys[0], "other": keys[1], "type": "fråga"}
    answer = client.post(f"/remiss/{filled.pk}/synpunkter/{row.number}/", posted)
    assert answer.status_code == 422
    assert "två platser" in answer.content.decode()
    assert not Placement.objects.exists()


def test_reading_can_be_followed_and_left(
    round_: Round, letters: dict[str, bytes], client: Client, reader: Person
) -> None:
    client.force_login(reader)
    actions.receive_files(round_=round_, source="svar", files=letters.items(), at=NOW, by=None)
    Batch.objects.update(read_files=2)
    plain = client.get(f"/remiss/{round_.pk}/filer/")
    assert "2 av 3 filer är lästa" in plain.content.decode()
    assert "Refresh" not in plain.headers, "a page moves only for those who asked"
    followed = client.get(f"/remiss/{round_.pk}/filer/?folj=1")
    assert followed.headers["Refresh"]
    assert "Sluta följa" in followed.content.decode()
    assert "2 av 3 filer är lästa" in client.get(f"/remiss/{round_.pk}/").content.decode()
    storing.read_batch(Batch.objects.get(), at=NOW, jobs=0)
    assert "Refresh" not in client.get(f"/remiss/{round_.pk}/filer/?folj=1").headers


def test_a_sender_without_a_name_has_a_link(filled: Round, client: Client, reader: Person) -> None:
    client.force_login(reader)
    response = ResponseComment.objects.order_by("number")[0].response
    response.sender = ""
    response.save(update_fields=["sender"])
    for path in ("yttranden/", "filer/", "synpunkter/", f"yttranden/{response.pk}/"):
        assert "Okänd avsändare" in client.get(f"/remiss/{filled.pk}/{path}").content.decode(), path


def test_a_file_that_cannot_be_read_says_what_to_do(round_: Round, client: Client, reader: Person) -> None:
    client.force_login(reader)
    batch = actions.receive_files(
        round_=round_, source="x", files=[("trasig.pdf", b"%PDF-1.7 trasig")], at=NOW, by=None
    )
    storing.read_batch(batch, at=NOW, jobs=0)
    assert Original.objects.get().reading != Reading.READ
    page = client.get(f"/remiss/{round_.pk}/filer/").content.decode()
    assert "1 fil behöver en människa" in page
    assert "1 fil kunde inte läsas" in client.get(f"/remiss/{round_.pk}/").content.decode()


def test_a_close_up_stays_on_the_page_and_holds_what_is_marked() -> None:
    for box in (Box(0, 0, 20, 10), Box(570, 820, 25, 20), Box(60, 400, 470, 30), Box(300, 400, 5, 10)):
        shown = SourcePage(1, 595, 842, (box,), ()).close_up
        assert shown.x >= 0
        assert shown.y >= 0
        assert shown.x + shown.width <= 595 + 1e-9
        assert shown.y + shown.height <= 842 + 1e-9
        assert shown.width >= min(NARROWEST, 595)
        assert shown.x <= box.x
        assert shown.x + shown.width >= box.x + box.width
    assert SourcePage(1, 595, 842, (), ()).close_up == Box(0, 0, 595, 842)


def section(key: str, text: str, parent: str | None = None) -> Section:
    return Section(key, "", key.capitalize(), 1 if parent is None else 2, parent, (Block(text),))


def underlined(text: str, evidence: tuple[str, ...], body: str) -> list[str]:
    rows = [section("a", body), *(section(f"s{at}", "Länets kommuner samverkar om strategin.") for at in range(8))]
    place = Place("a", "", "A", 0.3, evidence, 1)
    facts = CommentFacts(
        1, text, (), "fråga", False, "", place, False, (place,), "", "", "", "", None, None, ()
    )  # fmt: skip
    view = sections_with_words(Outline("Prov", tuple(rows)), facts)[0]
    return [word for paragraph in view.paragraphs for word, shared in paragraph if shared]


def test_shared_words_are_underlined_and_common_ones_are_not() -> None:
    body = "Länets kommuner ska erbjuda vuxenutbildning. Pendlingen med tåg ökar."
    said = underlined("Kommunerna saknar mål för vuxenutbildningen och för arbetspendling.", (), body)
    assert said == ["vuxenutbildning"]
    said = underlined("Mål för arbetspendling saknas.", ("Gemensamma ord: pendling",), body)
    assert said == ["Pendlingen"]


def test_the_whole_section_is_shown_whatever_is_underlined() -> None:
    body = "Tåg, buss – och båt. 1 234 resor!"
    rows = Outline("Prov", (section("a", body),))
    place = Place("a", "", "A", 0.3, ("Gemensamma ord: resor",), 1)
    facts = CommentFacts(
        1, "Fler resor.", (), "fråga", False, "", place, False, (place,), "", "", "", "", None, None, ()
    )
    (view,) = sections_with_words(rows, facts)
    assert ["".join(word for word, _shared in paragraph) for paragraph in view.paragraphs] == [body]
