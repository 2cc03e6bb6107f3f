"""Evidence from the formal consultation: who was asked, who answered, what was registered."""

from datetime import date

from samsyn.comments.models import Original
from samsyn.consultation.models import Response, Round
from samsyn.law.evidence.judging import has, share
from samsyn.law.values import Evidence, State, Trace
from samsyn.people.classes import OrganisationClass
from samsyn.strategy.models import Document

PUBLIC = (OrganisationClass.MUNICIPALITY, OrganisationClass.REGION, OrganisationClass.AGENCY)


def drawn_up_together(document: Document, _day: date) -> Evidence:
    """FRU-10a: answers from municipalities, regions and agencies."""
    found = Response.objects.filter(round__edition__document=document).values_list("sender_class", flat=True)
    classes = set(found)
    path = _round_path(document)
    return share(
        [(str(one.label), Trace(str(one.label), path) if one.value in classes else None) for one in PUBLIC],
        of="grupper har svarat i remissen",
    )


def offered(document: Document, _day: date) -> Evidence:
    """FRU-10c: the offer itself is the proof, not that anybody came."""
    rounds = Round.objects.filter(edition__document=document).order_by("opens_on")
    traces = [
        Trace(f"{row.title}, öppen {row.opens_on}–{row.closes_on}", f"/remiss/{row.pk}/", row.opens_on)
        for row in rounds
    ]
    return has(traces, yes="Remissen har varit öppen för alla.", no="Ingen remiss har öppnats.")


def registered(document: Document, _day: date) -> Evidence:
    """OSL-5: every response has a number, a day and a sender."""
    rows = Response.objects.filter(round__edition__document=document)
    total, whole = rows.count(), rows.exclude(registry_number="").exclude(sender="").count()
    if not total:
        return Evidence(State.UNKNOWN, "Inga handlingar har kommit in.")
    files = Original.objects.filter(parent=None).count()
    state = State.FULFILLED if whole == total else State.PARTLY
    said = f"{whole} av {total} yttranden är registrerade med nummer, dag och avsändare; {files} original är sparade."
    return Evidence(
        state, said,
        (Trace("Handlingarna", _round_path(document)),), total,
    )  # fmt: skip


def _round_path(document: Document) -> str:
    row = Round.objects.filter(edition__document=document).order_by("-opens_on").first()
    return f"/remiss/{row.pk}/" if row else ""


FINDERS = {"FRU-10a": drawn_up_together, "FRU-10c": offered, "OSL-5": registered}
