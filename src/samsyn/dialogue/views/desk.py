"""The desk of the dialogues: all of them, one of them, its inputs, and who has not been heard."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samsyn.comments import actions as comments
from samsyn.dialogue import access
from samsyn.dialogue.actions import dialogues, dividing, feedback, voting
from samsyn.dialogue.actions.refusals import Refusal, SlugTaken
from samsyn.dialogue.forms.desk import DialogueForm, OutcomeForm, SeriesForm
from samsyn.dialogue.models import Dialogue, Event, Input, Report
from samsyn.dialogue.queries import events as calendar
from samsyn.dialogue.queries import inputs
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role
from samsyn.people.queries import history
from samsyn.strategy.models import Document, Edition, Section

PER_PAGE = 40


@require_safe
@requires(Role.OFFICER)
def home(request: DeskRequest) -> HttpResponse:
    """Every dialogue, what is coming, what waits for an answer."""
    now = timezone.now()
    rows = list(Dialogue.objects.select_related("edition__document").order_by("-opens_on"))
    context = {
        "dialogues": [(row, inputs.became_of(Input.objects.filter(dialogue=row))) for row in rows],
        "ahead": calendar.many(Event.objects.filter(ends_at__gte=now).order_by("starts_at")[:12]),
        "past": calendar.many(
            Event.objects.filter(ends_at__lt=now, held=False, cancelled_because="").order_by("-starts_at")
        ),
        "documents": list(Document.objects.order_by("kind", "title")),
        "may_open": request.user.may(Role.STRATEGIST),
    }
    return render(request, "dialogue/desk/home.html", context)


@requires(Role.STRATEGIST)
def new(request: DeskRequest) -> HttpResponseBase:
    """Open a dialogue on an edition."""
    form = DialogueForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = {
            name: form.cleaned_data[name]
            for name in ("edition", "title", "intro", "promise", "step", "opens_on", "closes_on")
        }
        try:
            row = dialogues.open_dialogue(by=request.user, questions=form.questions, **said)
        except SlugTaken:
            form.add_error("title", _("En annan dialog heter så. Välj ett annat namn."))
        else:
            messages.success(request, _("Dialogen är gjord. Ingen annan ser den förrän den publiceras."))
            return redirect("dialogue:dialogue-desk", row.slug)
    return render(request, "dialogue/desk/new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@requires(Role.OFFICER)
def one(request: DeskRequest, slug: str) -> HttpResponse:
    """One dialogue: its events, questions, conversations, inputs."""
    row = access.dialogue_for(request, slug)
    context = {
        "dialogue": row,
        "events": calendar.many(row.events.order_by("starts_at")),
        "asked": inputs.asked(row),
        "reports": Report.objects.filter(input__dialogue=row, looked_at=None).count(),
        "became": inputs.became_of(Input.objects.filter(dialogue=row)),
        "conversations": list(row.conversations.order_by("pk")),
        "may_publish": request.user.may(Role.STRATEGIST),
    }
    return render(request, "dialogue/desk/dialogue.html", context)


@require_POST
@requires(Role.STRATEGIST)
def publish(request: DeskRequest, slug: str) -> HttpResponseBase:
    """Open the dialogue to everybody, or show those who wrote their answers."""
    row = access.dialogue_for(request, slug)
    if "svar" in request.POST:
        feedback.publish_dialogue(dialogue=row, at=timezone.now(), by=request.user)
        messages.success(request, _("Var och en som skrev ser nu vad som blev av det."))
    else:
        dialogues.publish(dialogue=row, at=timezone.now(), by=request.user)
        messages.success(request, _("Dialogen är öppen för alla."))
    return redirect("dialogue:dialogue-desk", slug)


@requires(Role.OFFICER)
def series(request: DeskRequest) -> HttpResponseBase:
    """Start a series."""
    form = SeriesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = dialogues.start_series(by=request.user, **form.cleaned_data)
        except SlugTaken:
            form.add_error("title", _("En annan serie heter så. Välj ett annat namn."))
        else:
            messages.success(request, _("Serien är gjord. Välj den när du planerar en träff."))
            return redirect("dialogue:series", row.slug)
    return render(request, "dialogue/desk/series.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@requires(Role.OFFICER)
def sayings(request: DeskRequest, slug: str) -> HttpResponse:
    """The inputs of a dialogue; ?visa=obesvarade leaves those that wait."""
    row = access.dialogue_for(request, slug)
    rows = Input.objects.filter(dialogue=row).order_by("number")
    only = request.GET.get("visa", "")
    if only == "obesvarade":
        rows = rows.filter(comment__disposition=None)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("sida"))
    shown = inputs.placed(Input.objects.filter(pk__in=[one.pk for one in page.object_list]).order_by("number"))
    context = {
        "dialogue": row,
        "page": page,
        "rows": shown,
        "only": only,
        "became": inputs.became_of(Input.objects.filter(dialogue=row)),
    }
    return render(request, "dialogue/desk/sayings.html", context)


@requires(Role.OFFICER)
def saying(request: DeskRequest, input_id: int) -> HttpResponseBase:
    """One input: what was said, where it belongs, what becomes of it; then on to the next that waits."""
    row = access.input_of(input_id)
    facts = inputs.one(row)
    choices = _sections(row.dialogue)
    form = OutcomeForm(request.POST or None, sections=choices, initial=_proposed(facts, row))
    if request.method == "POST" and form.is_valid():
        return _settle(request, row, form)
    context = {
        "dialogue": row.dialogue,
        "row": facts,
        "form": form,
        "history": history(row.comment),
        "next": _after(row),
        "places": dividing.places(row) if not facts.result else (),
        "reports": list(row.reports.filter(looked_at=None)),
        "conversations": list(row.dialogue.conversations.filter(closed_at=None).order_by("pk")),
    }
    return render(request, "dialogue/desk/saying.html", context, status=422 if form.errors else 200)


@require_POST
@requires(Role.OFFICER)
def statement(request: DeskRequest, input_id: int) -> HttpResponseBase:
    """Let others say whether they agree with something that was said."""
    row = access.input_of(input_id)
    chosen = request.POST.get("samtal", "")
    if not chosen.isdecimal():
        messages.error(request, _("Välj en omröstning."))
        return redirect("dialogue:saying", row.pk)
    conversation = access.conversation_for(request, int(chosen))
    try:
        voting.propose(conversation=conversation, text=request.POST.get("text", ""), by=request.user, source=row)
    except Refusal:
        messages.error(request, _("Påståendet är tomt eller finns redan."))
    else:
        messages.success(request, _("Påståendet är med."))
    return redirect("dialogue:saying", row.pk)


@require_POST
@requires(Role.OFFICER)
def divide(request: DeskRequest, input_id: int) -> HttpResponseBase:
    """Several things in one input become several, so that each gets its own answer."""
    row = access.input_of(input_id)
    chosen = [int(one) for one in request.POST.getlist("fore") if one.isdecimal() and len(one) < 6]
    try:
        made = dividing.divide(row=row, at_offsets=chosen, at=timezone.now(), by=request.user)
    except comments.NotDivisible:
        messages.error(request, _("Välj var inspelet ska delas."))
    except comments.AlreadyAnswered:
        messages.error(request, _("Inspelet är besvarat och går inte att dela."))
    else:
        numbers = ", ".join(str(one.number) for one in made)
        messages.success(request, _("Inspelet är delat. Det nya har nummer %(n)s.") % {"n": numbers})
    return redirect("dialogue:saying", row.pk)


def _settle(request: DeskRequest, row: Input, form: OutcomeForm) -> HttpResponseBase:
    said = form.cleaned_data
    section = Section.objects.filter(pk=said["section"] or 0).select_related("edition").first()
    try:
        feedback.settle(
            row=row, result=feedback.Result(said["result"]), reason=said["reason"], section=section,
            paragraph=said["paragraph"] or 1, at=timezone.now(), by=request.user,
        )  # fmt: skip
    except Refusal:
        messages.error(request, _("Svaret kunde inte sparas. Välj ett avsnitt i samma dokument."))
        return redirect("dialogue:saying", row.pk)
    except comments.IsLaidAside:
        messages.error(request, _("Synpunkten är lagd åt sidan och besvaras inte."))
        return redirect("dialogue:sayings-desk", row.dialogue.slug)
    messages.success(request, _("Inspel %(n)s är besvarat.") % {"n": row.number})
    after = _after(row)
    return redirect("dialogue:saying", after) if after else redirect("dialogue:sayings-desk", row.dialogue.slug)


def _after(row: Input) -> int | None:
    """The next one that waits for an answer."""
    waiting = Input.objects.filter(dialogue=row.dialogue_id, comment__disposition=None).exclude(pk=row.pk)
    found = waiting.filter(number__gt=row.number).order_by("number").first() or waiting.order_by("number").first()
    return found.pk if found else None


def _sections(dialogue: Dialogue) -> list[tuple[str, str]]:
    """Sections of the newest edition of the document: that is where something said now ends up."""
    edition = Edition.objects.filter(document=dialogue.edition.document_id).order_by("-imported_at", "-pk").first()
    rows = Section.objects.filter(edition=edition).order_by("position")
    return [(str(row.pk), f"{edition.name.capitalize() if edition else ''}: {row}") for row in rows]


def _proposed(facts: inputs.Placed, row: Input) -> dict[str, object]:
    """What stands already, else the proposed place in the newest edition."""
    landing = getattr(row, "landing", None)
    if landing is not None or facts.result:
        return {
            "result": facts.result, "reason": facts.reason, "section": landing.section_id if landing else "",
            "paragraph": landing.paragraph if landing else 1,
        }  # fmt: skip
    key = facts.comment.place.key if facts.comment.place else ""
    edition = Edition.objects.filter(document=row.dialogue.edition.document_id).order_by("-imported_at", "-pk").first()
    section = Section.objects.filter(edition=edition, key=key).first()
    return {"section": section.pk if section else "", "paragraph": 1}
