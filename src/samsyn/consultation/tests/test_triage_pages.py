"""Triage in the browser's own forms: every act without script, the next comment after it, and two officers at once."""

import pytest
from django.test import Client

from samsyn.comments.models import AsideReason, Coding, Comment, LaidAside, Placement, Theme
from samsyn.consultation import actions, queries
from samsyn.consultation.desk.forms import section_of
from samsyn.consultation.models import ResponseComment, Round
from samsyn.consultation.tests.provlanet import NOW
from samsyn.cores.outline.values import Section
from samsyn.people import actions as people
from samsyn.people.models import Person, Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_nothing_kept")]


@pytest.fixture
def colleague() -> Person:
    return people.invite(email="s@region.example", name="Strategen", role=Role.STRATEGIST, by=None)


def rows() -> list[ResponseComment]:
    return list(ResponseComment.objects.select_related("comment").order_by("number"))


def at(round_: Round, number: int, act: str = "") -> str:
    return f"/remiss/{round_.pk}/synpunkter/{number}/{act}"


def test_the_page_shows_keys_and_forms_to_officers_only(
    filled: Round, client: Client, officer: Person, reader: Person
) -> None:
    client.force_login(officer)
    page = client.get(at(filled, 1)).content.decode()
    for key in ('data-key="Enter"', 'data-key="1"', 'data-key="x"', 'data-key="z"', "Alla tangenter"):
        assert key in page
    client.force_login(reader)
    page = client.get(at(filled, 1)).content.decode()
    assert "data-key" not in page.split("<main", 1)[1].split("</nav>", 1)[1]
    for act in ("dela/", "sla-ihop/", "lagg-at-sidan/", "ta-tillbaka/"):
        assert client.post(at(filled, 1, act), {"version": 0}).status_code == 404
    assert client.post(f"/remiss/{filled.pk}/angra/").status_code == 404


def test_a_new_theme_is_asked_about_once_and_then_added(filled: Round, client: Client, officer: Person) -> None:
    client.force_login(officer)
    posted = {"section": "-", "type": "fråga", "themes_shown": "1", "more_themes": "Tåg, Buss", "version": "0"}
    answer = client.post(at(filled, 1), posted)
    assert answer.status_code == 422
    assert "finns inte i kodlistan" in answer.content.decode()
    assert not Theme.objects.exists()
    assert client.post(at(filled, 1), {**posted, "new_themes": "1"}).status_code == 302
    assert sorted(Coding.objects.values_list("theme__name", flat=True)) == ["Buss", "Tåg"]
    assert "Tåg" in client.get(at(filled, 1)).content.decode()
    assert f"?tema={Theme.objects.get(name='Tåg').pk}" not in client.get(at(filled, 2)).content.decode()
    found = queries.filtered(filled, queries.Filter(theme=str(Theme.objects.get(name="Tåg").pk)))
    assert [row.number for row in found] == [1]


def test_who_was_first_is_told_and_the_choices_stay(
    filled: Round, client: Client, officer: Person, colleague: Person
) -> None:
    key = filled.edition.sections.order_by("position")[1].key
    actions.confirm(row=rows()[0], section_key=key, type_="stöd", at=NOW, by=colleague)
    client.force_login(officer)
    answer = client.post(at(filled, 1), {"section": "-", "type": "fråga", "version": "0"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Strategen bestämde typen" in page
    assert 'value="-" id="plats-ingen" data-key="0" checked' in page
    assert Placement.objects.get().by == colleague
    assert client.post(at(filled, 1), {"section": "-", "type": "fråga", "version": "1"}).status_code == 302
    assert Placement.objects.get().by == officer


def test_dividing_merging_and_undoing(filled: Round, client: Client, officer: Person) -> None:
    client.force_login(officer)
    row = next(one for one in rows() if len(queries.sentences(one.comment)) > 1)
    count, text = len(rows()), row.comment.text
    offset = queries.sentences(row.comment)[1].offset
    assert client.post(at(filled, row.number, "dela/"), {"version": 0}).status_code == 422
    assert client.post(at(filled, row.number, "dela/"), {"version": 0, "at": [offset]}).status_code == 302
    new = rows()[-1]
    assert (len(rows()), new.number, new.response_id) == (count + 1, count + 1, row.response_id)
    merged = {"version": 1, "number": new.number}
    assert client.post(at(filled, row.number, "sla-ihop/"), merged).status_code == 302
    assert Comment.objects.get(pk=row.comment_id).text == text
    assert queries.links_of(filled.pk).count() == count
    other = next(one for one in rows() if one.response_id != row.response_id)
    answer = client.post(at(filled, row.number, "sla-ihop/"), {"version": 2, "number": other.number})
    assert answer.status_code == 422
    for _time in range(2):
        assert client.post(f"/remiss/{filled.pk}/angra/").headers["Location"] == at(filled, row.number)
    assert (len(rows()), Comment.objects.get(pk=row.comment_id).text) == (count, text)
    assert "inget mer att ångra" in client.post(f"/remiss/{filled.pk}/angra/", follow=True).content.decode()


def test_laid_aside_leaves_every_list_and_stays_in_the_balance(filled: Round, client: Client, officer: Person) -> None:
    client.force_login(officer)
    before = queries.round_head(filled).comments
    assert client.post(at(filled, 1, "lagg-at-sidan/"), {"version": 0}).status_code == 422
    posted = {"version": 0, "reason": AsideReason.OTHER, "note": ""}
    assert "Skriv vilket" in client.post(at(filled, 1, "lagg-at-sidan/"), posted).content.decode()
    answer = client.post(at(filled, 1, "lagg-at-sidan/"), {**posted, "note": "Hör till en annan remiss"})
    assert answer.headers["Location"] == at(filled, 2)
    assert queries.round_head(filled).comments == before - 1
    assert "Hör till en annan remiss" in client.get(f"/remiss/{filled.pk}/at-sidan/").content.decode()
    assert "Lagd åt sidan" in client.get(at(filled, 1)).content.decode()
    report = client.get(f"/remiss/{filled.pk}/sammanstallning/")
    assert report.status_code == 200
    from samsyn.consultation.report.from_site import report_of_round

    balance = report_of_round(filled).balance
    assert (balance.received, balance.in_report, balance.set_aside) == (before, before - 1, 1)
    assert client.post(at(filled, 1), {"section": "-", "type": "fråga"}).status_code == 422
    assert client.post(at(filled, 1, "ta-tillbaka/"), {"version": 1}).status_code == 302
    assert not LaidAside.objects.exists()


def test_the_queue_begins_anew_until_nothing_is_left(filled: Round, client: Client, officer: Person) -> None:
    client.force_login(officer)
    numbers = [row.number for row in rows()]
    number, seen = numbers[1], []
    while True:
        seen.append(number)
        answer = client.post(at(filled, number) + "?visa=kvar", {"section": "-", "type": "fråga"})
        address = answer.headers["Location"]
        if address.startswith(f"/remiss/{filled.pk}/synpunkter/?"):
            break
        number = int(address.split("/")[4])
    assert sorted(seen) == numbers
    assert Placement.objects.count() == len(numbers)


def section(key: str, number: str, heading: str) -> Section:
    return Section(key, number, heading, 1, None)


@pytest.mark.parametrize(
    ("words", "key"),
    [("3.2", "b"), ("3.2 Kompetens för alla", "b"), ("kompetens", "b"), ("b", "b"), ("RESOR", "a"), ("mål", None)],
)
def test_a_section_is_found_by_number_or_a_part_of_its_name(words: str, key: str | None) -> None:
    from django.forms import ValidationError

    sections = [
        section("a", "3.1", "Resor"), section("b", "3.2", "Kompetens för alla"), section("c", "4", "Mål"),
        section("d", "5", "Målbild"), section("e", "4.1", "Delmål"),
    ]  # fmt: skip
    if key is None:
        with pytest.raises(ValidationError):
            section_of("ål", sections)
        return
    assert section_of(words, sections) == key
