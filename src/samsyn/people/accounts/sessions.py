"""Where somebody is logged in: each login is a row beside the framework's session, and can be ended."""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from samsyn.people import journal
from samsyn.people.accounts import wording
from samsyn.people.models import LoginSession, Person

_SEEN, _BEGAN, _PAUSE = "seen", "began", timedelta(minutes=15)
_BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac", "Mac"),
    ("Linux", "Linux"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Login:
    """One place where somebody is logged in."""

    id: int
    began_at: datetime
    seen_at: datetime
    browser: str
    ways: tuple[str, ...]
    here: bool


def browser(agent: str) -> str:
    """Browser and system in two words; the rest of what a browser says of itself is not kept."""
    found = [next((name for mark, name in marks if mark in agent), "") for marks in (_BROWSERS, _SYSTEMS)]
    return ", ".join(filter(None, found))


def ways(request: HttpRequest, person: Person) -> list[str]:
    """How the reader came in this time: password, app, passkey …"""
    records = get_authentication_records(request, person)
    found = [str(one.get("type") or one["method"]) for one in records if not one.get("reauthenticated")]
    return list(dict.fromkeys(found)) or ["link"]


@transaction.atomic
def begin(request: HttpRequest, *, person: Person, at: datetime) -> None:
    """One more login; rows whose session is over are dropped."""
    used = ways(request, person)
    _drop_ended(person, at=at)
    request.session[_SEEN] = request.session[_BEGAN] = int(time.time())
    request.session.set_expiry(settings.SESSION_IDLE)  # from the last time it was seen in use
    if not request.session.session_key:
        request.session.save()
    LoginSession.objects.update_or_create(
        session_key=request.session.session_key,
        defaults={"person": person, "began_at": at, "seen_at": at, "ways": used,
                  "browser": browser(request.headers.get("User-Agent", ""))},
    )  # fmt: skip
    journal.record(by=person, verb="log_in", on=person, facts={"sätt": ", ".join(_word(way) for way in used)})


def _word(way: str) -> str:
    return str(wording.WAYS_IN.get(way, way))


def _drop_ended(person: Person, *, at: datetime) -> None:
    alive = Session.objects.filter(expire_date__gt=at).values("session_key")
    LoginSession.objects.filter(person=person).exclude(session_key__in=alive).delete()


def see(request: HttpRequest) -> None:
    """Note, once in a quarter of an hour, that the session is in use, and end one that is too old.

    Only where the page has read it.
    """
    session = getattr(request, "session", None)
    if session is None or not session.accessed or _SEEN not in session:
        return
    now = timezone.now()
    if now.timestamp() - session.get(_BEGAN, session[_SEEN]) >= settings.SESSION_LONGEST:
        LoginSession.objects.filter(session_key=session.session_key).delete()
        session.flush()  # this page was the last one
    elif now.timestamp() - session[_SEEN] >= _PAUSE.total_seconds():
        session[_SEEN] = int(now.timestamp())
        LoginSession.objects.filter(session_key=session.session_key).update(seen_at=now)


def moved(old: str | None, new: str | None) -> None:
    """The session got another key, as it does when the password is changed."""
    LoginSession.objects.filter(session_key=old).update(session_key=new)


def logins(person: Person, *, here: str | None, at: datetime) -> tuple[Login, ...]:
    """Where the person is logged in now, this place first, then the latest used."""
    alive = Session.objects.filter(expire_date__gt=at).values("session_key")
    rows = LoginSession.objects.filter(person=person, session_key__in=alive).order_by("-seen_at", "-pk")
    found = [
        Login(row.pk, row.began_at, row.seen_at, row.browser, tuple(_word(way) for way in row.ways),
              row.session_key == here)
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: not one.here))


@transaction.atomic
def end(*, person: Person, login_id: int, by: Person) -> bool:
    """End one login; False when there is none such (any more)."""
    return _end(LoginSession.objects.filter(person=person, pk=login_id), person=person, by=by) == 1


@transaction.atomic
def end_all(*, person: Person, by: Person | None, but: str | None = None) -> int:
    """End all logins of a person, or all but one."""
    return _end(LoginSession.objects.filter(person=person).exclude(session_key=but or ""), person=person, by=by)


def _end(rows: QuerySet[LoginSession], *, person: Person, by: Person | None) -> int:
    keys = list(rows.values_list("session_key", flat=True))
    ended, _each = Session.objects.filter(session_key__in=keys).delete()
    LoginSession.objects.filter(session_key__in=keys).delete()
    if ended:
        journal.record(by=by, verb="end_sessions", on=person, facts={"antal": ended})
    return ended
