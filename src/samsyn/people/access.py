"""Who may: decorators for views; the same answer for forbidden and absent."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase

from samsyn.people.models import Person, Role


class DeskRequest(HttpRequest):
    """A request whose user is known to be a person with a role."""

    user: Person


def person_of(request: HttpRequest) -> Person | None:
    """The logged-in person, or None; also where a request was refused before anybody was asked who it is."""
    user = getattr(request, "user", None)
    return user if isinstance(user, Person) else None


def requires[**P, R: HttpResponseBase](
    role: Role,
) -> Callable[[Callable[Concatenate[DeskRequest, P], R]], Callable[Concatenate[HttpRequest, P], HttpResponseBase]]:
    """Nobody is sent to the login; somebody with too small a role gets 404, as if the page did not exist."""

    def decorate(
        view: Callable[Concatenate[DeskRequest, P], R],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            person = person_of(request)
            if person is None:
                return redirect_to_login(request.get_full_path())
            if not person.may(role):
                raise Http404
            return view(cast("DeskRequest", request), *args, **kwargs)

        return update_wrapper(guarded, view)

    return decorate
