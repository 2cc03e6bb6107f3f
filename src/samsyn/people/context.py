"""What every page may know about the site."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from samsyn.people.access import person_of


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of the main menu."""

    label: str
    href: str
    current: bool
    exact: bool


def _menu(request: HttpRequest, *, prefix: str) -> tuple[MenuItem, ...]:
    """The public entries, and the desk's for those who work here."""
    entries = [(_("Strategin"), "/strategi/")]
    if person_of(request):
        entries.append((_("Remissen"), "/remiss/"))
    path = request.path.removeprefix(prefix)
    return tuple(
        MenuItem(label=label, href=prefix + href, current=path.startswith(href), exact=path == href)
        for label, href in entries
    )


def site(request: HttpRequest) -> dict[str, Any]:
    """`region` names the site; `world` is set in a demo; `desk` says whether the reader works here."""
    prefix = "/en" if request.path.startswith("/en/") else ""
    return {
        "region": settings.REGION,
        "world": settings.WORLD,
        "desk": person_of(request) is not None,
        "menu": _menu(request, prefix=prefix),
        "swedish_path": request.path.removeprefix("/en") or "/",
    }
