"""What every page may know about the site."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samsyn.people.access import person_of

SWEDISH = mark_safe(' lang="sv"')


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of the main menu."""

    label: str
    href: str
    current: bool
    exact: bool


def _menu(path: str, *, prefix: str, desk: bool) -> tuple[MenuItem, ...]:
    """The public entries, and the desk's for those who work here."""
    entries = [
        (_("Strategin"), "/strategi/"),
        (_("Dialog"), "/dialog/"),
        (_("Uppföljning"), "/uppfoljning/"),
        (_("Befolkning"), "/befolkning/"),
    ]
    if desk:
        entries.append((_("Remissen"), "/remiss/"))
    return tuple(
        MenuItem(label=label, href=prefix + href, current=path.startswith(href), exact=path == href)
        for label, href in entries
    )


def _content_language() -> SafeString | str:
    """What people wrote is Swedish: said in the markup where the page itself is not."""
    return "" if get_language() == settings.LANGUAGE_CODE else SWEDISH


def site(request: HttpRequest) -> dict[str, Any]:
    """`region` names the site; `world` is set in a demo; `desk`: the reader works here; `sv` marks Swedish content."""
    prefix = "/en" if request.path.startswith("/en/") else ""
    desk = person_of(request) is not None
    return {
        "region": settings.REGION,
        "home": f"{prefix}/",
        "world": settings.WORLD,
        "desk": desk,
        "menu": _menu(request.path.removeprefix(prefix), prefix=prefix, desk=desk),
        "swedish_path": request.get_full_path().removeprefix("/en") or "/",
        "sv": _content_language(),
    }
