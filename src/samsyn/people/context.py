"""What every page may know about the site."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samsyn.people.access import person_of
from samsyn.people.models import Role

SWEDISH = mark_safe(' lang="sv"')


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of the main menu."""

    label: str
    href: str
    current: bool
    exact: bool


DESK = ("/remiss/", "/utkorg/", "/uppgifter/", "/organisationer/")


def _menu(path: str, *, prefix: str, desk: bool) -> tuple[MenuItem, ...]:
    """The public entries with the addresses that belong under each; for those who work here, their own page first."""
    entries = [
        (_("Strategin"), "/strategi/", ()),
        (_("Delta"), "/delta/", ("/dialog/", "/svara/", "/remiss/", "/vad-hande-sedan/")),
        (_("Uppföljning"), "/uppfoljning/", ("/atgarder/", "/roster/", "/paverkan/")),
        (_("Befolkning"), "/befolkning/", ()),
        *([(_("Samverkan"), "/samverkan/", ())] if apps.is_installed("samsyn.councils") else []),
        (_("Nyheter"), "/nyheter/", ()),
        (_("Sök"), "/sok/", ()),
    ]
    works = desk and ("/arbete/" in path or path.startswith(DESK))
    if desk:
        entries.insert(0, (_("Arbete"), "/arbete/", ()))
    return tuple(
        MenuItem(
            label=label,
            href=prefix + href,
            current=href == "/arbete/" if works else path.startswith((href, *more)),
            exact=path == href,
        )
        for label, href, more in entries
    )


def _footer(path: str, *, prefix: str) -> tuple[MenuItem, ...]:
    """What every page leads to, last."""
    entries = [
        (_("Kalender"), "/kalender/"),
        (_("Dokument"), "/dokument/"),
        (_("Öppna data"), "/oppna-data/"),
        (_("Kontakt"), "/kontakt/"),
        (_("Andra språk"), "/sprak/"),
        (_("Tillgänglighet"), "/tillganglighet/"),
        (_("Personuppgifter"), "/personuppgifter/"),
        (_("Webbkarta"), "/webbkarta/"),
    ]
    return tuple(MenuItem(label, prefix + href, path.startswith(href), path == href) for label, href in entries)


def content_language() -> SafeString | str:
    """What people wrote is Swedish: said in the markup where the page itself is not."""
    return "" if get_language() == settings.LANGUAGE_CODE else SWEDISH


def site(request: HttpRequest) -> dict[str, Any]:
    """`region` names the site; `world` is set in a demo; `desk`: the reader works here; `sv` marks Swedish content.

    `actors`: where each organisation's page is, below its number; a floor above has them.
    `may_work` and `may_lead`: an officer, a strategist; a page shows nobody a way that is shut to them.
    """
    prefix = "/en" if request.path.startswith("/en/") else ""
    person = person_of(request)
    desk = person is not None
    return {
        "region": settings.REGION,
        "home": f"{prefix}/",
        "actors": f"{prefix}/aktorer/",
        "world": settings.WORLD,
        "desk": desk,
        "may_work": person is not None and person.may(Role.OFFICER),
        "may_lead": person is not None and person.may(Role.STRATEGIST),
        "menu": _menu(request.path.removeprefix(prefix), prefix=prefix, desk=desk),
        "footer": _footer(request.path.removeprefix(prefix), prefix=prefix),
        "swedish_path": request.get_full_path().removeprefix("/en") or "/",
        "sv": content_language(),
    }
