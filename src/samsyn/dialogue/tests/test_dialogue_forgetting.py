"""Names and addresses go when their time is over, as the page about personal data says; what was said stays."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils.module_loading import import_string

from samsyn.dialogue import tasks
from samsyn.dialogue.actions import forgetting, inputs, registering
from samsyn.dialogue.actions.inputs import say
from samsyn.dialogue.models import Dialogue, Event, Input, Registration, Source
from samsyn.dialogue.tests.conftest import AT, STARTS, planned
from samsyn.people.classes import PRIVATE
from samsyn.people.models import JournalEntry, OutgoingMail, PersonalLink

ADDRESS = "ada.privat@hemma.example"
NAME = "Ada Privat"


def wants(event: Event) -> registering.Registered:
    return registering.register(
        event=event, name=NAME, email=ADDRESS, sender_class=PRIVATE, at=AT, needs="hörslinga", organisation="Byalaget"
    )


def everywhere() -> str:
    """Every word that the room and the outbox hold of somebody."""
    rows = [
        *Registration.objects.values_list("name", "email", "needs", "organisation"),
        *OutgoingMail.objects.values_list("to", "to_name", "subject", "body"),
        *PersonalLink.objects.values_list("name", "email"),
        *JournalEntry.objects.values_list("label", "facts"),
    ]
    return str(rows)


def test_the_worker_has_the_task() -> None:
    assert import_string(settings.SCHEDULES["dialogue-forget"]["task"]) is tasks.forget


def test_who_registered_is_forgotten_a_year_after_at_the_latest(event: Event) -> None:
    token = wants(event).token
    ended = event.ends_at
    assert forgetting.forget_due(at=ended + timedelta(days=364)) == 0
    assert ADDRESS in everywhere()
    assert forgetting.forget_due(at=ended + timedelta(days=366)) == 1
    for words in (ADDRESS, NAME, "hörslinga", "Byalaget", token):
        assert words not in everywhere(), words
    assert Registration.objects.filter(event=event).count() == 1, "that somebody registered stays"
    assert forgetting.forget_due(at=ended + timedelta(days=400)) == 0, "once"


def test_after_what_became_of_it_three_months_are_enough(held: Event) -> None:
    registering.register(event=held, name=NAME, email=ADDRESS, sender_class=PRIVATE, at=AT)
    Event.objects.filter(pk=held.pk).update(feedback_at=held.ends_at)
    assert forgetting.forget_due(at=held.ends_at + timedelta(days=89)) == 0
    assert forgetting.forget_due(at=held.ends_at + timedelta(days=91)) == 1
    assert ADDRESS not in everywhere()


def test_who_is_registered_elsewhere_too_keeps_the_other_mails(event: Event, dialogue: Dialogue) -> None:
    later = planned(
        dialogue, title="Senare", starts_at=STARTS + timedelta(days=200), ends_at=STARTS + timedelta(days=201)
    )
    Event.objects.filter(pk=later.pk).update(published_at=AT)
    later.refresh_from_db()
    wants(event)
    wants(later)
    assert forgetting.forget_due(at=event.ends_at + timedelta(days=366)) == 1
    kept = OutgoingMail.objects.get(to=ADDRESS)
    assert kept.subject.endswith("Senare")


def test_who_wrote_is_forgotten_three_months_after_the_answers(dialogue: Dialogue, stranger: Client) -> None:
    link, token = inputs.follow(email=ADDRESS, name=NAME, at=AT)
    say(dialogue=dialogue, text="Bussen går för sällan.", source=Source.WEB, at=AT, by=None, link=link, consent=True)
    Dialogue.objects.filter(pk=dialogue.pk).update(feedback_at=AT)
    assert forgetting.forget_due(at=AT + timedelta(days=89)) == 0
    assert forgetting.forget_due(at=AT + timedelta(days=91)) == 1
    assert ADDRESS not in everywhere()
    assert NAME not in everywhere()
    assert Input.objects.get().comment.text == "Bussen går för sällan."
    assert stranger.get(f"/dialog/mitt/{token}/").status_code == 200, "the personal page stays"


def test_who_wrote_may_have_the_address_forgotten_at_once(dialogue: Dialogue, stranger: Client) -> None:
    link, token = inputs.follow(email=ADDRESS, name=NAME, at=AT)
    say(dialogue=dialogue, text="Bussen går för sällan.", source=Source.WEB, at=AT, by=None, link=link, consent=True)
    mine = f"/dialog/mitt/{token}/"
    assert "Ta bort min e-postadress" in stranger.get(mine).content.decode()
    for _twice in range(2):
        page = stranger.post(mine, follow=True).content.decode()
    assert ADDRESS not in everywhere()
    assert NAME not in everywhere()
    assert "Bussen går för sällan." in page
    assert "Ta bort min e-postadress" not in page
    assert JournalEntry.objects.filter(verb="forget").count() == 1
    assert stranger.post("/dialog/mitt/gissad/").status_code == 404


@pytest.mark.django_db
def test_the_journal_never_held_the_address(event: Event) -> None:
    wants(event)
    said = str(list(JournalEntry.objects.values_list("label", "facts")))
    assert ADDRESS not in said
    assert NAME not in said
