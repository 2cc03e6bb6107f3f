"""The middleware of accounts: notes that a session is in use, and asks for a second step where one is demanded."""

from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samsyn.people import sheet
from samsyn.people.access import person_of
from samsyn.people.accounts import sessions, wording
from samsyn.people.accounts.sealing import Unreadable
from samsyn.people.models import Person, Role

OPEN = frozenset({"account_reauthenticate", "logout", "login"})  # and everything of the second step itself


def watch(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """The middleware."""

    def watched(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        sessions.see(request)
        return response

    watched.process_view = _first_the_second_step  # type: ignore[attr-defined]
    watched.process_exception = _sealed_under_another_key  # type: ignore[attr-defined]
    return watched


def demanded_of() -> Role | None:
    """The lowest role that must have a second step; a word that is no role demands it of officers, as 1 does."""
    said = settings.REQUIRE_MFA
    if not said or said == "0":
        return None
    return Role(said) if said in Role.values else Role.OFFICER


def lacks_second_step(request: HttpRequest, person: Person) -> bool:
    """Without app or passkey, where the region demands one and the single sign-on has not asked for it already."""
    role = demanded_of()
    return (
        role is not None and person.may(role) and not is_mfa_enabled(person) and not _asked_elsewhere(request, person)
    )


def _asked_elsewhere(request: HttpRequest, person: Person) -> bool:
    methods = {one["method"] for one in get_authentication_records(request, person)}
    return bool(settings.OIDC_STRONG) and "socialaccount" in methods


def _first_the_second_step(request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> HttpResponseBase | None:
    if demanded_of() is None or view is sheet.serve or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    name = (request.resolver_match.url_name if request.resolver_match else "") or ""
    person = person_of(request)
    if person is None or name in OPEN or name.startswith("mfa_") or not lacks_second_step(request, person):
        return None
    messages.warning(
        request, _("Här behöver du ett andra steg när du loggar in. Lägg till ett nedan, sedan är du inne.")
    )
    return redirect("mfa_index")


def _sealed_under_another_key(request: HttpRequest, fault: Exception) -> HttpResponseBase | None:
    """Spare codes that cannot be read: a sentence instead of an error."""
    if not isinstance(fault, Unreadable):
        return None
    messages.error(request, wording.UNREADABLE)
    return redirect("people:me")
