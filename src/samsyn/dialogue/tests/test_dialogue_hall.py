"""A hall that votes at once: few queries a vote, a part of the page for the script, a picture that is fresh and cheap."""

from datetime import timedelta
from typing import Any

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from samsyn.dialogue import pictures
from samsyn.dialogue.actions import inputs, voting
from samsyn.dialogue.models import Conversation, Participant, Picture, Statement, Vote
from samsyn.dialogue.tests.conftest import AT
from samsyn.dialogue.tests.test_dialogue_votes import camps, vote
from samsyn.dialogue.views.voting import LIVE_SECONDS
from samsyn.people.models import Person

LIVE: dict[str, Any] = {"headers": {"X-Samsyn-Live": "1"}}


def number(page: str) -> str:
    return page.split('name="pastaende" value="')[1].split('"')[0]


def test_a_vote_and_the_next_page_are_twelve_queries(
    conversation: Conversation, stranger: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """A full hall asks for both, and two of them write: what is added here, everybody waits for."""
    camps(conversation)
    pictures.current(conversation, at=AT)
    address = f"/dialog/rosta/{conversation.pk}/"
    stranger.post(address, {"pastaende": number(stranger.get(address).content.decode()), "svar": "med"})
    with django_assert_max_num_queries(4):
        page = stranger.get(address).content.decode()
    with django_assert_max_num_queries(8):  # the session, what and who; begin, count, keep, end
        stranger.post(address, {"pastaende": number(page), "svar": "med"})


def test_the_answer_to_a_vote_by_script_is_the_next_statement(
    conversation: Conversation, stranger: Client, officer: Person
) -> None:
    address = f"/dialog/rosta/{conversation.pk}/"
    part, seen = stranger.get(address).content.decode(), set()
    for turn in range(10):
        seen.add(number(part))
        part = stranger.post(address, {"pastaende": number(part), "svar": "med"}, **LIVE).content.decode()
        assert "<html" not in part
        assert f"{turn + 1} av 10 besvarade" in part or turn == 9
    assert "Du har svarat på alla 10 påståenden" in part
    assert (len(seen), Vote.objects.count()) == (10, 10)
    again = stranger.post(address, {"pastaende": "1", "svar": "kanske"}, **LIVE).content.decode()
    assert "Välj ett av de tre svaren." in again
    voting.close(conversation=conversation, at=AT, by=officer)
    late = stranger.post(address, {"pastaende": "1", "svar": "emot"}, **LIVE).content.decode()
    assert late.count("Omröstningen är stängd. Svaren är räknade.") == 2
    assert set(Vote.objects.values_list("value", flat=True)) == {1}


def test_an_unopened_conversation_takes_no_votes_from_strangers(conversation: Conversation, stranger: Client) -> None:
    Conversation.objects.update(opened_at=None)
    address = f"/dialog/rosta/{conversation.pk}/"
    assert stranger.post(address, {"pastaende": "1", "svar": "med"}).status_code == 404
    assert stranger.post(address, {"pastaende": "1", "svar": "med"}, **LIVE).status_code == 404
    assert stranger.post(address, {"pastaende": "1"}, **LIVE).status_code == 404
    assert not Vote.objects.exists()


def test_who_follows_the_picture_is_sent_it_once(conversation: Conversation, stranger: Client) -> None:
    camps(conversation)
    address = f"/dialog/rosta/{conversation.pk}/resultat/"
    first = stranger.get(address, **LIVE)
    assert "<html" not in first.content.decode()
    held = {"X-Samsyn-Live": "1", "If-None-Match": first["ETag"]}
    same = stranger.get(address, headers=held)
    assert (same.status_code, same.content) == (304, b"")
    assert stranger.get(f"/en{address}", headers=held).status_code == 200, "the other language is another page"
    vote(conversation, inputs.join(mark="ny", at=AT), 1, 1)
    Picture.objects.update(made_at=AT)
    assert stranger.get(address, headers=held).status_code == 200


def test_nobody_sees_a_picture_older_than_five_seconds(conversation: Conversation, stranger: Client) -> None:
    """What the page shows was made from votes so old as a picture lasts, and stands until the page asks again."""
    page = stranger.get(f"/dialog/rosta/{conversation.pk}/resultat/").content.decode()
    assert f'data-every="{LIVE_SECONDS}"' in page
    plain = stranger.get(f"/dialog/rosta/{conversation.pk}/resultat/?folj=1").headers["Refresh"]
    assert pictures.FRESH.total_seconds() + max(LIVE_SECONDS, int(plain)) <= 4, "a second for the way"


def test_a_vote_that_was_on_its_way_is_in_the_next_picture(conversation: Conversation) -> None:
    """Changed from agree to disagree with a time before the last vote's: neither the count nor the last time tells."""
    camps(conversation)
    who = Participant.objects.order_by("pk")[0]
    Vote.objects.filter(participant=who, statement__number=10).update(at=AT + timedelta(seconds=2))
    first = pictures.current(conversation, at=AT + timedelta(seconds=3))
    vote(conversation, who, 1, -1)
    later = pictures.current(conversation, at=AT + timedelta(seconds=6))
    assert later["votes"] == first["votes"]
    assert later["mark"] != first["mark"]


def test_a_quiet_picture_is_only_looked_after(conversation: Conversation) -> None:
    """Long after the last vote nothing is reckoned again, until a statement is put another way."""
    camps(conversation)
    late = AT + timedelta(minutes=5)
    first = pictures.current(conversation, at=late)
    Picture.objects.update(votes=first["votes"], claimed_at=None, data={**first, "people": -1})
    assert pictures.current(conversation, at=late + timedelta(minutes=1))["people"] == -1
    Statement.objects.filter(number=4).update(text="")
    assert pictures.current(conversation, at=late + timedelta(minutes=2))["people"] == first["people"]


def test_a_picture_that_takes_long_is_made_more_seldom(conversation: Conversation) -> None:
    camps(conversation)
    first = pictures.current(conversation, at=AT)
    Picture.objects.update(data={**first, "took": 2.0})
    vote(conversation, inputs.join(mark="ny", at=AT), 1, 1)
    assert pictures.current(conversation, at=AT + timedelta(seconds=9))["votes"] == first["votes"]
    assert pictures.current(conversation, at=AT + timedelta(seconds=11))["votes"] == first["votes"] + 1
