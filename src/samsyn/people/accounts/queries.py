"""Accounts and the journal as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.models import SocialAccount
from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q

from samsyn.people.models import JournalEntry, OutgoingMail, Person, PersonalLink, Role, Task
from samsyn.people.queries import Act, act

PER_PAGE = 50
_FIELDS = (
    ("vad", "noun"), ("verb", "verb"), ("vem", "by_id"), ("fran", "at__date__gte"), ("till", "at__date__lte"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Account:
    """One account as the administrator sees it."""

    id: int
    name: str
    email: str
    role: str
    role_name: str
    active: bool
    has_password: bool
    last_login: datetime | None
    tasks: int
    second_step: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One act in the journal, with the thing it was done to."""

    act: Act
    noun: str
    label: str


def accounts() -> tuple[Account, ...]:
    """Every account, those in use first."""
    rows = Person.objects.annotate(
        open_tasks=Count("tasks", filter=Q(tasks__done_at=None, tasks__dropped_because="")),
        second=Exists(Authenticator.objects.filter(user=OuterRef("pk"))),
    ).order_by("-is_active", "name")
    return tuple(account(row) for row in rows)


def without_second_step() -> tuple[int, int]:
    """How many at the desk come in by a password alone, of how many."""
    rows = Person.objects.filter(is_active=True).exclude(role=Role.READER)
    lacking = rows.exclude(pk__in=Authenticator.objects.values("user"))
    return lacking.count(), rows.count()


def account(row: Person) -> Account:
    """One account; tasks are 0 unless the query counted, the second step is looked up unless it did."""
    return Account(
        id=row.pk, name=row.name, email=row.email, role=row.role, role_name=str(row.get_role_display()),
        active=row.is_active, has_password=row.has_usable_password(), last_login=row.last_login,
        tasks=getattr(row, "open_tasks", 0),
        second_step=row.second if hasattr(row, "second") else is_mfa_enabled(row),
    )  # fmt: skip


def journal_page(asked: Mapping[str, str], *, number: str) -> tuple[tuple[Line, ...], Page[JournalEntry]]:
    """Lines, the newest first, and their page. ``asked``: vad (noun), verb, vem (account), fran and till (days)."""
    rows = JournalEntry.objects.order_by("-at", "-pk")
    for name, field in _FIELDS:
        if asked.get(name):
            rows = rows.filter(**{field: asked[name]})
    page = Paginator(rows, PER_PAGE).get_page(number)
    return tuple(Line(act(row), row.noun, row.label) for row in page.object_list), page


def nouns() -> tuple[str, ...]:
    """What the journal tells of."""
    return tuple(JournalEntry.objects.order_by("noun").values_list("noun", flat=True).distinct())


def kept_about(person: Person) -> dict[str, Any]:
    """Everything that the system keeps about the owner of an account, as JSON values."""
    acts = JournalEntry.objects.filter(by=person).order_by("at")
    tasks = Task.objects.filter(owner=person).order_by("created_at")
    mails = OutgoingMail.objects.filter(to=person.email).order_by("created_at")
    own = PersonalLink.objects.filter(email=person.email).order_by("created_at")
    return {
        "konto": {
            "namn": person.name, "e-post": person.email, "roll": person.role, "aktivt": person.is_active,
            "organisation": str(person.organisation) if person.organisation else None,
            "senast inloggad": _time(person.last_login),
        },
        "gjort": [{"när": _time(row.at), "vad": row.verb, "med": f"{row.noun}: {row.label}"} for row in acts],
        "uppgifter": [{"uppgift": row.title, "klar": _time(row.done_at)} for row in tasks],
        "brev": [{"när": _time(row.created_at), "ämne": row.subject} for row in mails],
        "andra steg": [
            {"sort": row.type, "tillagt": _time(row.created_at), "senast använt": _time(row.last_used_at)}
            for row in Authenticator.objects.filter(user=person).order_by("created_at")
        ],
        "inloggningstjänst": [
            {"id där": row.uid, "kopplad": _time(row.date_joined)} for row in SocialAccount.objects.filter(user=person)
        ],
        "inloggningar": [
            {"var": row.browser, "sedan": _time(row.began_at), "senast": _time(row.seen_at)}
            for row in person.logins.order_by("began_at")
        ],
        "länkar": [{"skapad": _time(row.created_at), "för": row.purpose} for row in own],
    }  # fmt: skip


def _time(at: datetime | None) -> str | None:
    return at.isoformat(timespec="minutes") if at else None
