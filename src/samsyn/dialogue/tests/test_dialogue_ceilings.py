"""Too much from one place on the net: refused with a time to try again, what was typed is left, nobody's address is kept."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from samsyn.dialogue import ceilings
from samsyn.dialogue.models import Conversation, Dialogue, Event, Input, Participant, Registration, Statement, Vote
from samsyn.people.ceiling import Ceiling
from samsyn.people.classes import PRIVATE

NOW = datetime(2026, 3, 2, 8, 34, tzinfo=UTC)
AGAIN = "efter klockan 09.40"  # Swedish time
WHO = {"sender_class": PRIVATE}
HERE: dict[str, Any] = {"REMOTE_ADDR": "192.0.2.7"}
THERE: dict[str, Any] = {"REMOTE_ADDR": "198.51.100.9"}


@pytest.fixture(autouse=True)
def _low(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two of each, so that the third is one too many."""
    for name in ("ANSWERS", "NOTES", "REGISTRATIONS", "STATEMENTS", "JOINED"):
        monkeypatch.setattr(ceilings, name, Ceiling(getattr(ceilings, name).name, 2))


def test_answers_on_the_page(dialogue: Dialogue) -> None:
    question = dialogue.questions.order_by("pk")[0]
    path = f"/dialog/om/{dialogue.slug}/fraga/{question.pk}/"
    with time_machine.travel(NOW, tick=False) as clock:
        for at in range(2):
            assert (
                Client(**HERE).post(path, {"text": f"Sak {at}", "key": str(at), "consent": "on", **WHO}).status_code
                == 302
            )
        page = Client(**HERE).post(path, {"text": "Det här skrev jag länge på.", "key": "x", "consent": "on", **WHO})
        assert page.status_code == 429
        assert AGAIN in page.content.decode()
        assert "Det här skrev jag länge på." in page.content.decode()
        assert Client(**THERE).post(path, {"text": "Någon annan", "key": "y", **WHO}).status_code == 302
        assert Input.objects.count() == 3
        clock.shift(timedelta(minutes=6))
        assert Client(**HERE).post(path, {"text": "Det här skrev jag länge på.", "key": "x", **WHO}).status_code == 302
        assert "192.0.2.7" not in str(vars(cache._cache if hasattr(cache, "_cache") else cache))


def test_a_phone_in_the_room_keeps_its_note_and_sends_it_again(event: Event) -> None:
    path, live = f"/dialog/rum/{event.code}/skriv/", {"X-Samsyn-Live": "1"}
    with time_machine.travel(NOW, tick=False) as clock:
        phone = Client(**HERE)
        for at in range(2):
            phone.post(path, {"text": f"Lapp {at}", "key": str(at)})
        answer = phone.post(path, {"text": "Lapp 3", "key": "3"}, headers=live)
        assert (answer.status_code, answer.json()) == (429, {"saved": False})  # keep.js keeps it on 429
        page = phone.post(path, {"text": "Lapp 3", "key": "3"})
        assert page.status_code == 429
        assert re.search(r"<textarea[^>]*>Lapp 3</textarea>", page.content.decode())
        assert 'id="samtycke">' in page.content.decode(), "who did not let it be shown is not made to"
        clock.shift(timedelta(minutes=6))
        assert phone.post(path, {"text": "Lapp 3", "key": "3"}, headers=live).json() == {"saved": True}
    assert Input.objects.count() == 3


def test_a_refused_group_keeps_its_name(event: Event) -> None:
    room = f"/dialog/rum/{event.code}/"
    with time_machine.travel(NOW, tick=False):
        for at in range(3):  # the first two take the places that there are
            Client(**HERE).post(f"{room}skriv/", {"text": f"Lapp {at}", "key": str(at)})
        page = Client(**HERE).post(f"{room}gruppera/", {"lapp": "1", "grupp": "Bussar på landet"})
    assert page.status_code == 429
    assert 'value="Bussar på landet"' in page.content.decode()
    assert AGAIN in page.content.decode()


def test_whoever_is_in_the_room_already_is_never_turned_away_from_it(event: Event, conversation: Conversation) -> None:
    path = f"/dialog/rosta/{conversation.pk}/"
    voters = [Client(**HERE) for _one in range(3)]
    with time_machine.travel(NOW, tick=False):
        for number in range(1, 6):
            for voter in voters:
                voter.post(path, {"pastaende": number, "svar": "med"})
        assert "ovanligt mycket" in voters[2].get(path).content.decode()
    assert Participant.objects.count() == 2
    assert Vote.objects.count() == 10


def test_registrations_and_statements(event: Event, conversation: Conversation) -> None:
    place = f"/dialog/rosta/{conversation.pk}/nytt/"
    with time_machine.travel(NOW, tick=False):
        for at in range(3):
            page = Client(**HERE).post(
                f"/dialog/traff/{event.pk}/", {"name": f"Person {at}", "email": f"p{at}@example.org", **WHO}
            )
        assert page.status_code == 429
        assert AGAIN in page.content.decode()
        assert "p2@example.org" in page.content.decode()
        for at in range(3):
            page = Client(**HERE).post(place, {"text": f"Vi borde bygga en bro till {at}"})
        assert page.status_code == 429
        assert "Vi borde bygga en bro till 2" in page.content.decode()
    assert Registration.objects.count() == 2
    assert Statement.objects.filter(text__startswith="Vi borde").count() == 2


def test_the_desk_writes_for_a_whole_hall(desk: Client, event: Event) -> None:
    for at in range(4):
        desk.post(f"/dialog/rum/{event.code}/skriv/", {"text": f"Lapp {at}", "key": str(at)})
    assert Input.objects.count() == 4
