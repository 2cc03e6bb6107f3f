"""Evidence from the strategy itself: editions, goals, decisions, contacts."""

import re
from datetime import date

from django.utils.timezone import localdate

from samsyn.law.evidence.judging import has, share
from samsyn.law.values import Evidence, State, Trace
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Organisation
from samsyn.strategy.models import Document, Edition, Goal, Section, Stage
from samsyn.strategy.process.models import ContactEntry, ContactForm, DecisionStep, Review

ELECTIONS = (date(2022, 9, 11), date(2026, 9, 13), date(2030, 9, 8))  # ordinary elections
_COMPETENCE = re.compile(r"kompetens", re.IGNORECASE)
_ANALYSIS = re.compile(r"nuläge|analys|förutsättning|utmaning|i dag|idag", re.IGNORECASE)


def _latest(document: Document) -> Edition | None:
    return document.editions.published().first()


def _path(edition: Edition, key: str = "") -> str:
    there = f"/strategi/{edition.document.slug}/{edition.path}/"
    return f"{there}avsnitt/{key}/" if key else there


def adopted(document: Document, _day: date) -> Evidence:
    """LRU-5.1a."""
    editions = document.editions.published().filter(stage=Stage.ADOPTED)
    traces = [Trace(str(one), _path(one), localdate(one.published_at)) for one in editions if one.published_at]
    decided = DecisionStep.objects.filter(
        process__document=document, actual_on__isnull=False, name__icontains="fullmäktige"
    )
    traces += [Trace(f"{one.name}: {one.outcome or one.registry_number}", "", one.actual_on) for one in decided]
    if traces and not (editions and decided):
        return Evidence(
            State.PARTLY,
            "En av två finns: den antagna utgåvan, eller fullmäktiges beslut med dag.",
            tuple(traces),
            len(traces),
        )
    return has(traces, yes="Antagen utgåva och fullmäktiges beslut finns.", no="Ingen antagen utgåva är publicerad.")


def prepared(document: Document, _day: date) -> Evidence:
    """KL-5."""
    steps = DecisionStep.objects.filter(process__document=document).order_by("planned_on", "pk")
    return share(
        [(one.name, Trace(one.name, "", one.actual_on) if one.actual_on else None) for one in steps],
        of="steg i beslutsgången är klara",
    )


def goals(document: Document, _day: date) -> Evidence:
    """FRU-8a."""
    edition = _latest(document)
    rows = list(Goal.objects.filter(edition=edition).select_related("section")) if edition else []
    kinds = {row.kind for row in rows}
    traces = [Trace(str(row), _path(row.edition, row.section.key)) for row in rows]
    if kinds & {"målområde", "målbild", "delmål"} and "prioritering" not in kinds:
        return Evidence(
            State.PARTLY, "Mål finns, men inga prioriteringar är utmärkta.", tuple(traces[:12]), len(traces)
        )
    return has(traces, yes="Mål och prioriteringar finns.", no="Inga mål är utmärkta i texten.")


def competence(document: Document, _day: date) -> Evidence:
    """LRU-5.2a."""
    rows = Section.objects.filter(edition__in=document.editions.published()[:1]).select_related("edition__document")
    traces = [
        Trace(str(row), _path(row.edition, row.key))
        for row in rows.order_by("position")
        if _COMPETENCE.search(row.heading)
    ]
    return has(
        traces, yes="Kompetensförsörjningen har egna avsnitt.", no="Inget avsnitt handlar om kompetensförsörjning."
    )


def analysis(document: Document, _day: date) -> Evidence:
    """FRU-9a."""
    edition = _latest(document)
    rows = Section.objects.filter(edition=edition).order_by("position") if edition else Section.objects.none()
    traces = [Trace(str(row), _path(row.edition, row.key)) for row in rows if _ANALYSIS.search(row.heading)]
    return has(
        traces, yes="Strategin beskriver länets förutsättningar.", no="Inget avsnitt beskriver länets förutsättningar."
    )


def reviewed(document: Document, day: date) -> Evidence:
    """FRU-12: an edition, or a review that was noted in the process, since the last ordinary election."""
    last = max((one for one in ELECTIONS if one <= day), default=None)
    upcoming = min((one for one in ELECTIONS if one > day), default=None)
    if last is None:
        return Evidence(State.UNKNOWN, "Dagarna för ordinarie val är inte kända så långt tillbaka.")
    editions = [one for one in document.editions.published() if one.published_at and localdate(one.published_at) > last]
    traces = [Trace(str(one), _path(one), localdate(one.published_at)) for one in editions if one.published_at]
    made = Review.objects.filter(process__document=document, actual_on__gt=last, actual_on__lte=day)
    traces += [
        Trace(f"{one.name}: {one.outcome}".rstrip(": "), f"/strategi/{document.slug}/process/", one.actual_on)
        for one in made.order_by("actual_on", "pk")
    ]
    before = f" Senast före valet den {upcoming.isoformat()}." if upcoming else ""
    return has(
        traces, yes=f"Översyn efter valet den {last.isoformat()}.",
        no=f"Ingen översyn är dokumenterad efter valet den {last.isoformat()}.{before}",
    )  # fmt: skip


def cooperated(document: Document, _day: date) -> Evidence:
    """LRU-8: every municipality and the agencies stand in the contact log."""
    rows = ContactEntry.objects.filter(process__document=document).select_related("organisation")
    met = {row.organisation_id: row for row in rows if row.organisation_id}
    asked = Organisation.objects.filter(
        organisation_class__in=[OrganisationClass.MUNICIPALITY, OrganisationClass.AGENCY], in_county=True, parent=None
    ).order_by("name")
    return share(
        [(one.name, Trace(one.name, "", met[one.pk].held_on) if one.pk in met else None) for one in asked],
        of="kommuner och myndigheter står i kontaktloggen",
    )


def consulted(document: Document, _day: date) -> Evidence:
    """LRU-9: consultation with organisations and with business."""
    rows = ContactEntry.objects.filter(process__document=document, form=ContactForm.CONSULTATION)
    traces = [Trace(f"{row.counterpart}: {row.about[:80]}", "", row.held_on) for row in rows.order_by("held_on")]
    return has(traces, yes="Samråd står i kontaktloggen.", no="Inget samråd står i kontaktloggen.")


def sami(document: Document, _day: date) -> Evidence:
    """SAMI-2."""
    rows = ContactEntry.objects.filter(process__document=document, form=ContactForm.SAMI).order_by("held_on")
    traces = [Trace(f"{row.counterpart}: {row.get_agreement_display()}", "", row.held_on) for row in rows]
    if not traces:
        return Evidence(
            State.UNKNOWN, "Ingen konsultation är dokumenterad. Avgör om frågan har särskild betydelse för samerna."
        )
    return has(traces, yes="Konsultationen är dokumenterad.", no="")


FINDERS = {
    "LRU-5.1a": adopted,
    "LRU-5.2a": competence,
    "LRU-8": cooperated,
    "LRU-9": consulted,
    "FRU-8a": goals,
    "FRU-9a": analysis,
    "FRU-12": reviewed,
    "KL-5": prepared,
    "SAMI-2": sami,
}
