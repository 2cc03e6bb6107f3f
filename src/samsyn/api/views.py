"""The page about open data, the catalogue, and the feed of editions."""

from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samsyn.api import catalogue
from samsyn.api.datasets import EVERY
from samsyn.api.reading import lasting
from samsyn.people.access import person_of
from samsyn.people.models import Role
from samsyn.strategy.models import Edition


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What there is to fetch, and how."""
    person = person_of(request)
    administers = person is not None and person.may(Role.ADMINISTRATOR)
    return render(request, "api/about.html", {"datasets": EVERY, "administers": administers})


@require_safe
def dcat(request: HttpRequest) -> HttpResponseBase:
    """DCAT-AP-SE."""
    return lasting(HttpResponse(catalogue.rdf(), content_type="application/rdf+xml"), request)


@require_safe
def harvest(_request: HttpRequest) -> HttpResponse:
    """The address that a data portal tries."""
    return redirect("api:dcat")


class Editions(Feed):  # type: ignore[type-arg]  # cannot be subscripted when it runs
    """Each edition when it is published, as Atom."""

    feed_type = Atom1Feed
    link = "/strategi/"

    def title(self) -> str:
        """The feed's own."""
        return _("Nya utgåvor av strategierna")

    def items(self) -> Any:
        """The newest thirty."""
        return Edition.objects.published().select_related("document")[:30]

    def item_title(self, item: Any) -> str:
        """Document and stage."""
        return str(item)

    def item_description(self, item: Any) -> str:
        """Whose it is."""
        return f"{item.document.region}: {item.name}"

    def item_link(self, item: Any) -> str:
        """The edition to read."""
        return f"/strategi/{item.document.slug}/{item.path}/"

    def item_pubdate(self, item: Any) -> Any:
        """When it was published."""
        return item.published_at
