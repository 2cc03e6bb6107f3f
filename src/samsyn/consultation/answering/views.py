"""The pages of an answer: where to begin, the overview, writing, and what was sent."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.consultation.answering import actions, queries
from samsyn.consultation.answering.access import Visit, answer_of, answers_of
from samsyn.consultation.answering.doors import by_link
from samsyn.consultation.answering.forms import ColleagueForm
from samsyn.consultation.answering.places import Place, on_page, page_name, places_of
from samsyn.consultation.models import Answer, AnswerPart
from samsyn.consultation.round.letters import when
from samsyn.strategy.frozen import text_of
from samsyn.strategy.pages import section_page


def frame(visit: Visit, **more: Any) -> dict[str, Any]:
    """What every page of an answer shows."""
    now = queries.now_for(visit, timezone.now(), timezone.get_current_timezone_name())
    return {
        "visit": visit, "token": visit.token, "round": visit.round, "edition": visit.round.edition,
        "document": visit.round.edition.document, "now": now, "last": when(now.last), **more,
    }  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def start(request: HttpRequest, visit: Visit) -> HttpResponseBase:
    """The answers that the link opens; beginning one, also for a board of the organisation."""
    if visit.invitation is None:
        return redirect("answering:overview", visit.token, answers_of(visit)[-1].pk)
    if request.method == "POST":
        answer = actions.begin(invitation=visit.invitation, unit=request.POST.get("unit", ""), at=timezone.now())
        wanted = request.POST.get("avsnitt", "")
        if wanted and on_page(places_of(visit.round), wanted):
            return redirect("answering:write", visit.token, answer.pk, wanted)
        return redirect("answering:overview", visit.token, answer.pk)
    places = places_of(visit.round)
    rows = [queries.answer_facts(answer, places, visit) for answer in answers_of(visit)]
    context = frame(visit, answers=rows, wanted=request.GET.get("avsnitt", ""), colleague=ColleagueForm())
    return render(request, "consultation/answering/start.html", context)


@require_safe
@by_link
def overview(request: HttpRequest, visit: Visit, answer_id: int) -> HttpResponse:
    """Everything that can be answered, and what is done; what was sent is shown as it was sent."""
    answer = answer_of(visit, answer_id)
    facts = queries.answer_facts(answer, places_of(visit.round), visit)
    if not facts.is_draft:
        replacement = answer.replacements.first()
        context = frame(visit, answer=facts, replacement=replacement)
        return render(request, "consultation/answering/sent.html", context)
    sections = [part for part in facts.parts if part.place.kind == "section"]
    context = frame(
        visit, answer=facts, sections=sections, asked=[part for part in facts.parts if part.place.kind != "section"],
        done=sum(part.filled for part in sections), replaces=answer.replaces_id is not None, colleague=ColleagueForm(),
    )  # fmt: skip
    return render(request, "consultation/answering/overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def write(request: HttpRequest, visit: Visit, answer_id: int, page: str) -> HttpResponseBase:
    """One section with its text beside it, or all the questions. A script saves here too, as the form does."""
    answer = answer_of(visit, answer_id)
    places = places_of(visit.round)
    here = on_page(places, page)
    if not here:
        raise Http404
    if answer.sent_at is not None:
        return _sent_already(request, visit, answer)
    taken: dict[str, AnswerPart] = {}
    if request.method == "POST":
        try:
            saved, taken = _save(request, visit, answer, here)
        except actions.AlreadySent:
            return _sent_already(request, visit, answer)
        if request.headers.get("Accept") == "application/json":
            return _told(saved, taken)
        if not taken:
            messages.success(request, _("Sparat."))
            return redirect(_onward(request, visit, answer, places, page))
    parts = {part.place: part for part in answer.parts.all()}
    rows = [_shown(request, place, parts.get(place.key), taken.get(place.key)) for place in here]
    context = frame(
        visit, answer=queries.answer_facts(answer, places, visit), rows=rows, page_name=page,
        section=_section(visit, here[0]), neighbours=_neighbours(places, page), conflict=bool(taken),
        longest=actions.LONGEST,
    )  # fmt: skip
    return render(request, "consultation/answering/write.html", context, status=409 if taken else 200)


type Parts = dict[str, AnswerPart]


def _save(request: HttpRequest, visit: Visit, answer: Answer, here: tuple[Place, ...]) -> tuple[Parts, Parts]:
    """Save every place of the page that came; those that stand now, and those that somebody else has changed."""
    saved: Parts = {}
    taken: Parts = {}
    for place in here:
        said, version = request.POST.get(f"text-{place.key}"), request.POST.get(f"version-{place.key}", "0")
        if said is None:
            continue
        choice = request.POST.get(f"val-{place.key}", "")
        try:
            part = actions.write(
                answer=answer, place=place.key, text=said[: actions.LONGEST],
                choice=choice if choice in dict(place.choices) else "",
                version=int(version) if version.isdigit() else 0, by=visit.by, at=timezone.now(),
            )  # fmt: skip
        except actions.Overwritten as error:
            part = taken[place.key] = error.theirs
        if part is not None:
            saved[place.key] = part
    return saved, taken


def _told(saved: Parts, taken: Parts) -> JsonResponse:
    """For the script: the versions as they are now of what it sent, and where somebody else was first."""
    versions = {place: part.version for place, part in saved.items()}
    facts = {"versions": versions, "taken": sorted(taken), "at": timezone.localtime().strftime("%H.%M")}
    return JsonResponse(facts, status=409 if taken else 200)


def _shown(request: HttpRequest, place: Place, part: AnswerPart | None, theirs: AnswerPart | None) -> dict[str, Any]:
    """What stands in the form. After a collision: my words in the form, theirs beside, and the version to save on."""
    row = queries.part_row(place, part)
    mine = {"text": row.text, "choice": row.choice}
    if theirs is not None:
        mine = {
            "text": request.POST.get(f"text-{place.key}", ""), "choice": request.POST.get(f"val-{place.key}", ""),
        }  # fmt: skip
    return {"row": row, "mine": mine, "theirs": theirs}


def _onward(request: HttpRequest, visit: Visit, answer: Answer, places: tuple[Place, ...], page: str) -> str:
    """The next page, the same one again, or the overview: as the button says."""
    goal = request.POST.get("sedan", "")
    _before, after = _neighbours(places, page)
    if goal == "nasta" and after:
        return reverse("answering:write", args=[visit.token, answer.pk, page_name(after)])
    if goal == "kvar":
        return reverse("answering:write", args=[visit.token, answer.pk, page])
    return reverse("answering:overview", args=[visit.token, answer.pk]) + f"#{page}"


def _neighbours(places: tuple[Place, ...], page: str) -> tuple[Place | None, Place | None]:
    pages = list(dict.fromkeys(page_name(place) for place in places))
    first = {page_name(place): place for place in reversed(places)}
    at = pages.index(page)
    return (first[pages[at - 1]] if at else None, first[pages[at + 1]] if at + 1 < len(pages) else None)


def _section(visit: Visit, place: Place) -> Any:
    """The section's own text, as on its page; None for the questions."""
    text = text_of(visit.round.edition) if place.section else None
    if text is None or place.section not in text.places:
        return None
    return section_page(visit.round.edition, text, place.section, current=False)


def _sent_already(request: HttpRequest, visit: Visit, answer: Answer) -> HttpResponseBase:
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"sent": True}, status=410)
    messages.info(request, _("Svaret är redan skickat och ändras inte. Vill ni ändra något: ersätt svaret."))
    return redirect("answering:overview", visit.token, answer.pk)


@require_POST
@by_link
def invite(request: HttpRequest, visit: Visit) -> HttpResponseBase:
    """A link to a colleague."""
    if visit.invitation is None:
        raise Http404
    form = ColleagueForm(request.POST)
    if form.is_valid():
        try:
            actions.invite_colleague(
                invitation=visit.invitation, **form.cleaned_data, inviter=visit.by, at=timezone.now()
            )
            messages.success(request, _("En egen länk är på väg till %(email)s.") % form.cleaned_data)
        except actions.TooMany:
            messages.error(
                request, _("Ni är redan så många som får plats. Dela länken, eller hör av er till regionen.")
            )
    else:
        messages.error(request, _("Skriv en e-postadress, till exempel anna@kommun.example."))
    return redirect("answering:start", visit.token)
