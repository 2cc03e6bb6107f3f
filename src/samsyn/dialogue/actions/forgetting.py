"""What we keep of people who came or wrote, and for how long: as the page about personal data promises.

What was said, who was counted, and that somebody registered stay; names, addresses and needs go.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q, QuerySet

from samsyn.dialogue.actions import letters
from samsyn.dialogue.actions.registering import PURPOSE
from samsyn.dialogue.models import Event, Input, Registration
from samsyn.people import journal
from samsyn.people.models import OutgoingMail, PersonalLink

AFTER_ANSWER: Final = timedelta(days=90)  # from "vad hände sedan"
AT_MOST: Final = timedelta(days=365)  # from the event itself
GONE: Final = "avidentifierad"
WORDS: Final = "Gallrat enligt gallringsplanen."


def _nowhere(number: int) -> str:
    return f"{number}@gallrad.invalid"


def forget_due(*, at: datetime) -> int:
    """Those whose time is over; how many were forgotten. Repeating it changes nothing."""
    return _registrations(at) + _followers(at)


def _registrations(at: datetime) -> int:
    over = Q(feedback_at__lte=at - AFTER_ANSWER, ends_at__lte=at - AFTER_ANSWER) | Q(ends_at__lte=at - AT_MOST)
    rows = Registration.objects.exclude(name=GONE).filter(event__in=Event.objects.filter(over))
    return sum(_forget_registration(pk) for pk in rows.values_list("pk", flat=True))


@transaction.atomic
def _forget_registration(pk: int) -> int:
    row = Registration.objects.select_for_update().select_related("event").get(pk=pk)
    if row.name == GONE:
        return 0
    told = [letters.registered(row.event, "", seated=seated)[0] for seated in (True, False)]
    mine = Q(once__startswith=f"traff-{row.event_id}-") | Q(once=f"plats-{pk}") | Q(purpose=PURPOSE, subject__in=told)
    _empty(OutgoingMail.objects.filter(mine, to=row.email))
    Registration.objects.filter(pk=pk).update(name=GONE, email=_nowhere(pk), needs="", organisation="")
    if row.link_id:
        PersonalLink.objects.filter(pk=row.link_id).update(name="", email="")
    journal.record(by=None, verb="forget", on=Registration.objects.get(pk=pk))
    return 1


def _followers(at: datetime) -> int:
    done = Input.objects.filter(dialogue__feedback_at__lte=at - AFTER_ANSWER)
    waiting = Input.objects.filter(Q(dialogue__feedback_at=None) | Q(dialogue__feedback_at__gt=at - AFTER_ANSWER))
    links = PersonalLink.objects.filter(pk__in=done.exclude(link=None).values("link"))
    links = links.exclude(email="")
    links = links.exclude(pk__in=waiting.exclude(link=None).values("link"))
    return sum(forget_follower(pk) for pk in links.values_list("pk", flat=True))


@transaction.atomic
def forget_follower(pk: int) -> int:
    """The address of one who follows what they wrote, when its time is over or when they ask; 0 when none is kept.

    Their page stays, and so does what they said: what came in to a public authority is kept.
    """
    link = PersonalLink.objects.select_for_update().get(pk=pk)
    if not link.email:
        return 0
    if not PersonalLink.objects.filter(email=link.email, purpose=link.purpose).exclude(pk=pk).exists():
        _empty(OutgoingMail.objects.filter(to=link.email, purpose="inspel"))
    PersonalLink.objects.filter(pk=pk).update(name="", email="")
    journal.record(by=None, verb="forget", on=PersonalLink.objects.get(pk=pk))
    return 1


def _empty(mails: "QuerySet[OutgoingMail]") -> None:
    for mail in mails.exclude(body=WORDS):
        OutgoingMail.objects.filter(pk=mail.pk).update(to=_nowhere(mail.pk), to_name="", body=WORDS, attachments=[])
