"""Evidence from the dialogue: meetings in every municipality."""

from datetime import date

from django.utils.timezone import localdate

from samsyn.dialogue.models import Event
from samsyn.law.evidence.judging import share
from samsyn.law.values import Evidence, Trace
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Organisation
from samsyn.strategy.models import Document


def anchored(document: Document, _day: date) -> Evidence:
    """FRU-10b: at least one meeting held in each municipality."""
    rows = Event.objects.filter(dialogue__edition__document=document, held=True).exclude(municipality="")
    held = {row.municipality: row for row in rows.order_by("starts_at")}
    asked = Organisation.objects.filter(
        organisation_class=OrganisationClass.MUNICIPALITY, in_county=True, parent=None
    ).order_by("name")
    names = sorted({one.municipality or one.name for one in asked})
    return share([(name, _trace(name, held.get(name))) for name in names], of="kommuner har haft ett möte")


def _trace(name: str, event: Event | None) -> Trace | None:
    return Trace(f"{name}: {event.title}", "/dialog/", localdate(event.starts_at)) if event else None


FINDERS = {"FRU-10b": anchored}
