"""Personal links: a way in without an account. The token is shown once, when it is made; only its checksum is kept."""

import hashlib
import secrets
from datetime import datetime

from django.conf import settings
from django.db import transaction

from samsyn.people import journal
from samsyn.people.models import Organisation, Person, PersonalLink


class LinkUnknown(Exception):
    """No such link: guessed, torn in two by a mail program, or never made."""


class LinkTakenBack(Exception):
    """Somebody at the region took the link back, or its owner has changed it for another."""


class LinkExpired(Exception):
    """The link's time is over."""


def address(path: str) -> str:
    """The whole address of a page here, as a mail must have it."""
    return settings.BASE_URL.rstrip("/") + path


def checksum(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


@transaction.atomic
def issue(
    *,
    purpose: str,
    at: datetime,
    by: Person | None,
    organisation: Organisation | None = None,
    name: str = "",
    email: str = "",
    expires_at: datetime | None = None,
) -> tuple[PersonalLink, str]:
    """Make a link; returns it with its token (32 random bytes), which cannot be read again later."""
    token = secrets.token_urlsafe(32)
    link = PersonalLink.objects.create(
        purpose=purpose, token_sha256=checksum(token), organisation=organisation, name=name, email=email,
        created_at=at, created_by=by, expires_at=expires_at,
    )  # fmt: skip
    # No name and no address: the journal is never emptied, and people may ask to be forgotten.
    journal.record(by=by, verb="issue", on=link, facts={"organisation": str(organisation)} if organisation else {})
    return link, token


@transaction.atomic
def take_back(*, link: PersonalLink, at: datetime, by: Person | None) -> None:
    """The link no longer opens anything. Repeating it changes nothing."""
    if PersonalLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=at):
        journal.record(by=by, verb="take_back", on=link)


def find(token: str, *, purpose: str, at: datetime) -> PersonalLink:
    """The link that a token opens, or LinkUnknown, LinkTakenBack, LinkExpired. Notes the first use."""
    rows = PersonalLink.objects.select_related("organisation")
    return use(rows.filter(token_sha256=checksum(token), purpose=purpose).first(), at=at)


def use(link: PersonalLink | None, *, at: datetime) -> PersonalLink:
    """The same, when the link has been read by its checksum together with what it opens."""
    if link is None:
        raise LinkUnknown
    if link.revoked_at:
        raise LinkTakenBack(link)
    if link.expires_at and link.expires_at <= at:
        raise LinkExpired(link)
    if link.first_used_at is None:
        PersonalLink.objects.filter(pk=link.pk, first_used_at=None).update(first_used_at=at)
    return link
