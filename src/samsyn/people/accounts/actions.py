"""Verbs on accounts. An account is never deleted: the journal points to it; it is closed."""

import logging
from datetime import datetime, timedelta
from hashlib import sha256

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from samsyn.people import actions, journal, links, outbox
from samsyn.people.accounts import sessions, wording
from samsyn.people.models import FailedLogin, Person, PersonalLink, Role

WELCOME = "valkommen"
VALID_FOR = timedelta(days=14)
TRIES, PAUSE = 8, timedelta(minutes=15)
log = logging.getLogger("samsyn.accounts")


class AddressTaken(Exception):
    """There is an account for this address already."""


class LastAdministrator(Exception):
    """Somebody must be able to let others in."""


@transaction.atomic
def invite(*, email: str, name: str, role: Role, at: datetime, by: Person) -> Person:
    """An account, and a mail with a link where its owner chooses a password."""
    if Person.objects.filter(email=email.lower()).exists():
        raise AddressTaken(email)
    person = actions.invite(email=email, name=name, role=role, by=by)
    send_link(person=person, at=at, by=by)
    return person


@transaction.atomic
def send_link(*, person: Person, at: datetime, by: Person) -> None:
    """A new link to choose a password; older ones stop working."""
    PersonalLink.objects.filter(purpose=WELCOME, email=person.email, revoked_at=None).update(revoked_at=at)
    _link, token = links.issue(
        purpose=WELCOME, at=at, by=by, name=person.name, email=person.email, expires_at=at + VALID_FOR
    )
    address = settings.BASE_URL.rstrip("/") + reverse("people:welcome", args=[token])
    outbox.write(
        purpose=WELCOME, to=person.email, to_name=person.name, at=at, by=by,
        subject=f"Ditt konto hos {settings.REGION}",
        body=(
            f"Hej {person.name}!\n\nDu har fått ett konto som {person.get_role_display()}. "
            f"Välj ett lösenord här, senast om {VALID_FOR.days} dagar:\n\n{address}\n\n"
            "Länken är bara din. Har du inte väntat dig det här brevet kan du kasta det.\n"
        ),
    )  # fmt: skip


@transaction.atomic
def choose_password(*, link: PersonalLink, password: str, at: datetime) -> Person:
    """The owner of the link chooses a password; the link has then done its work."""
    person = Person.objects.select_for_update().get(email=link.email)
    person.set_password(password)
    person.save(update_fields=["password"])
    PersonalLink.objects.filter(pk=link.pk).update(revoked_at=at)
    FailedLogin.objects.filter(account=_mark(person.email)).delete()
    sessions.end_all(person=person, by=person)
    journal.record(by=person, verb="choose_password", on=person)
    return person


@transaction.atomic
def change_role(*, person: Person, role: Role, by: Person) -> None:
    """Another role from now on."""
    held = _held(person)
    if role != Role.ADMINISTRATOR:
        _keep_one(held)
    journal.record(by=by, verb="change_role", on=held, facts={"roll": [held.role, role.value]})
    Person.objects.filter(pk=held.pk).update(role=role)


@transaction.atomic
def close(*, person: Person, by: Person) -> None:
    """Nobody can log in with the account; what its owner did stays, and their tasks wait to be handed over."""
    held = _held(person)
    _keep_one(held)
    Person.objects.filter(pk=held.pk).update(is_active=False)
    sessions.end_all(person=held, by=by)
    journal.record(by=by, verb="close", on=held)


@transaction.atomic
def reopen(*, person: Person, by: Person) -> None:
    """The account may be used again."""
    Person.objects.filter(pk=person.pk).update(is_active=True)
    journal.record(by=by, verb="reopen", on=person)


@transaction.atomic
def reset_steps(*, person: Person, at: datetime, by: Person | None) -> None:
    """For somebody who lost phone and spare codes: without second step and single sign-on, and out everywhere."""
    Authenticator.objects.filter(user=person).delete()
    SocialAccount.objects.filter(user=person).delete()
    sessions.end_all(person=person, by=by)
    note_change(person=person, change=wording.RESET, at=at, by=by)


@transaction.atomic
def note_change(*, person: Person, change: wording.Change, at: datetime, by: Person | None) -> None:
    """How somebody comes in has changed: the journal says so, and a mail tells the owner."""
    journal.record(by=by, verb=change.verb, on=person)
    outbox.write(
        purpose="inloggning", to=person.email, to_name=person.name, at=at, by=by,
        subject=f"Din inloggning hos {settings.REGION} är ändrad",
        body=(
            f"Hej {person.name}!\n\nDet här hände med ditt konto: {change.told}.\n\n"
            "Var det du behöver du inte göra något. Var det inte du: byt lösenord, avsluta alla inloggningar "
            "och berätta för administratören.\n"
        ),
    )  # fmt: skip


def _held(person: Person) -> Person:
    return Person.objects.select_for_update().get(pk=person.pk)


def _keep_one(person: Person) -> None:
    others = Person.objects.filter(role=Role.ADMINISTRATOR, is_active=True).exclude(pk=person.pk)
    if person.role == Role.ADMINISTRATOR and person.is_active and not others.exists():
        raise LastAdministrator(person)


def _mark(email: str) -> str:
    """Which account was tried, without keeping the address that somebody typed."""
    return sha256(email.strip().lower().encode("utf-8", "replace")).hexdigest()


def code_of(person: Person) -> str:
    """The name that wrong codes of an account are counted under."""
    return f"kod:{person.pk}"


def is_spent(person: Person, code: str, *, at: datetime) -> bool:
    """True for a code that has let somebody in within the last quarter of an hour."""
    return FailedLogin.objects.filter(account=_mark(f"{code_of(person)}:{code}"), at__gte=at - PAUSE).exists()


def spend(person: Person, code: str, *, at: datetime) -> None:
    """The code has done its work, and the wrong ones before it are forgiven."""
    FailedLogin.objects.filter(account=_mark(code_of(person))).delete()
    FailedLogin.objects.create(account=_mark(f"{code_of(person)}:{code}"), at=at)


def note_failure(email: str, *, at: datetime) -> None:
    """One more try with the wrong password or code."""
    FailedLogin.objects.filter(at__lt=at - PAUSE).delete()
    FailedLogin.objects.create(account=_mark(email), at=at)
    log.warning("wrong password or code", extra={"facts": {"account": _mark(email)[:12]}})  # nobody's address


def must_wait(email: str, *, at: datetime) -> bool:
    """True after too many wrong tries in a short while, whether there is such an account or not."""
    lately = (at - PAUSE, at + PAUSE)  # not for a day, when the clock was a day ahead and is set back
    waits = FailedLogin.objects.filter(account=_mark(email), at__range=lately).count() >= TRIES
    if waits:
        log.warning("an account waits after wrong tries", extra={"facts": {"account": _mark(email)[:12]}})
    return waits
