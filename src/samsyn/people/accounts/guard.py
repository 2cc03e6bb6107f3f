"""The middleware of accounts: notes that a session is in use, and asks administrators for a second step."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samsyn.people.access import person_of
from samsyn.people.accounts import sessions
from samsyn.people.models import Person, Role

OPEN = frozenset({"account_reauthenticate", "logout", "login"})  # and everything of the second step itself


def watch(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """The middleware."""

    def watched(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        sessions.see(request)
        return response

    watched.process_view = _first_the_second_step  # type: ignore[attr-defined]
    return watched


def lacks_second_step(person: Person) -> bool:
    """An administrator without app or passkey, where the region demands one."""
    return bool(settings.REQUIRE_MFA) and person.role == Role.ADMINISTRATOR and not is_mfa_enabled(person)


def _first_the_second_step(request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponseBase | None:
    if not settings.REQUIRE_MFA or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    name = (request.resolver_match.url_name if request.resolver_match else "") or ""
    person = person_of(request)
    if person is None or name in OPEN or name.startswith("mfa_") or not lacks_second_step(person):
        return None
    messages.warning(
        request, _("Som administratör behöver du ett andra steg när du loggar in. Lägg till ett här, sedan är du inne.")
    )
    return redirect("mfa_index")
