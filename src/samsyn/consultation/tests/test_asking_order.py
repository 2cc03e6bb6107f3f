"""The order that teaches most: chosen in the background, the same while somebody works along it."""

import pytest
from django.test import Client

from samsyn.comments import actions as comments
from samsyn.comments.asking import most_teaching
from samsyn.comments.models import Comment, Theme
from samsyn.consultation import actions, learning, queries
from samsyn.consultation.models import ResponseComment, Round
from samsyn.consultation.tests.provlanet import NOW
from samsyn.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_nothing_kept")]


def in_line(round_: Round) -> list[int]:
    return [row.number for row in queries.filtered(round_, queries.Filter(order=queries.TEACHING))]


def test_the_queue_follows_the_order_and_does_not_move(filled: Round, client: Client, officer: Person) -> None:
    client.force_login(officer)
    numbers = in_line(filled)
    assert numbers == sorted(numbers), "by number until something is chosen"
    assert learning.ask_next(filled) == len(numbers)
    line = in_line(filled)
    ResponseComment.objects.filter(number=line[0]).update(teaches=len(line) + 5)
    line = [*line[1:], line[0]]
    assert in_line(filled) == line != sorted(line)
    seen, number = [], line[0]
    for _time in range(len(line)):
        seen.append(number)
        learning.ask_next(filled)
        address = f"/remiss/{filled.pk}/synpunkter/{number}/?visa=kvar&ordning=larorik"
        page = client.get(address).content.decode()
        assert "ordning=larorik" in page
        onward = client.post(address, {"section": "-", "type": "fråga"}).headers["Location"].split("/")[4]
        number = int(onward) if onward.isdecimal() else 0
    assert (seen, number) == (line, 0)


def test_what_is_left_in_line_stays_before_what_is_chosen_anew(
    filled: Round, officer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learning, "AHEAD", 2)
    monkeypatch.setattr(learning, "ENOUGH", 1)
    assert learning.ask_next(filled) == 2
    assert learning.ask_next(filled) == 0, "enough are in line"
    first, second, *_rest = in_line(filled)
    row = ResponseComment.objects.get(number=first)
    actions.confirm(row=row, section_key="-", type_="fråga", at=NOW, by=officer)
    assert learning.ask_next(filled) == 2
    left = [number for number in in_line(filled) if number != first]
    assert left[0] == second
    places = ResponseComment.objects.exclude(teaches=None).values_list("teaches", flat=True).order_by("teaches")
    assert list(places) == [1, 2, 3, 4]


def test_one_of_those_that_say_the_same_is_asked_about(filled: Round) -> None:
    Comment.objects.update(similar_group=7)
    assert len(most_teaching(filled.edition.document, list(Comment.objects.all()), 50)) == 1


def test_when_enough_is_coded_the_doubtful_come_first(filled: Round, officer: Person) -> None:
    document = filled.edition.document
    bus, wood = [comments.add_theme(document=document, name=name, at=NOW, by=officer) for name in ("Buss", "Skog")]

    def said(text: str, theme: Theme | None = None) -> Comment:
        row = Comment.objects.create(edition=filled.edition, text=text, proposed_type="fråga")
        if theme:
            comments.code(comment=row, themes=[theme], at=NOW, by=officer)
        return row

    for number in range(40):
        said(f"Bussen och bussarna ska gå oftare på linje {number}, med hållplatser.", bus)
        said(f"Skogen och skogarna ska vårdas i område {number}, med lövträd.", wood)
    clear = [said("Bussen ska gå oftare med hållplatser på linje."), said("Skogen ska vårdas med lövträd i område.")]
    both = said("Bussen ska gå oftare på linje genom skogen som ska vårdas i område.")
    assert most_teaching(document, [*clear, both], 3)[0] == both.pk


def test_the_list_says_in_which_order_it_stands(filled: Round, client: Client, officer: Person) -> None:
    client.force_login(officer)
    page = client.get(f"/remiss/{filled.pk}/synpunkter/?ordning=larorik").content.decode()
    assert '<option value="larorik" selected>' in page
    assert "Visa alla</a>" not in page, "another order leaves nothing out"
    learning.ask_next(filled)
    line = in_line(filled)
    where = client.get(f"/remiss/{filled.pk}/att-gora/sortera/?visa=kvar&ordning=larorik").headers["Location"]
    assert where.startswith(f"/remiss/{filled.pk}/synpunkter/{line[0]}/?")
