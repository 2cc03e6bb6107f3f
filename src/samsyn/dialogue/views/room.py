"""In the room: join by a code, write notes, group them, put dots; and the page of a table's facilitator."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.dialogue import access, ceilings
from samsyn.dialogue.actions import inputs
from samsyn.dialogue.actions.letters import address
from samsyn.dialogue.actions.refusals import Empty, NoDotsLeft, Refusal
from samsyn.dialogue.forms.grouping import Grouping
from samsyn.dialogue.forms.public import CodeForm, JoinForm, NoteForm, TableForm
from samsyn.dialogue.models import Event, Source, Table
from samsyn.dialogue.queries import events
from samsyn.dialogue.queries import inputs as said
from samsyn.dialogue.signs import qr

LIVE = "X-Samsyn-Live"  # the page's own script asks for the part that changes


@require_http_methods(["GET", "HEAD"])
def code(request: HttpRequest) -> HttpResponseBase:
    """Write the word that stands on the screen."""
    form = CodeForm(request.GET or None)
    if form.is_bound and form.is_valid():
        try:
            event = access.event_by_code(form.cleaned_data["kod"])
        except Http404:
            form.add_error("kod", _("Ingen träff har den koden. Titta på skärmen en gång till."))
        else:
            return redirect("dialogue:room", event.code)
    return render(request, "dialogue/code.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def room(request: HttpRequest, code: str) -> HttpResponse:
    """The wall of notes, one's own note, and the dots that are left."""
    event = access.event_by_code(code)
    return _room(request, event, NoteForm())


def _room(
    request: HttpRequest, event: Event, form: NoteForm, status: int = 200, grouping: Grouping | None = None
) -> HttpResponse:
    participant = access.participant_of(request)
    mine = set(participant.dots.values_list("input_id", flat=True)) if participant else set()
    context = {
        "event": events.one(event),
        "form": form,
        "join": None if participant else JoinForm(request.POST if form.is_bound else None),
        "grouping": grouping,
        "wall": said.wall(event),
        "mine": mine,
        "left": inputs.dots_left(event, participant) if participant else inputs.DOTS,
        "conversations": list(event.conversations.exclude(opened_at=None).filter(closed_at=None)),
        "works_here": access.is_desk(request),
    }
    template = "dialogue/wall.html" if request.headers.get(LIVE) else "dialogue/room.html"
    return render(request, template, context, status=status)


@require_safe
def screen(request: HttpRequest, code: str) -> HttpResponse:
    """For the wall of the room: how to join, and the notes as they come. Nobody's name is on it."""
    event = access.event_by_code(code)
    here = address(f"/dialog/rum/{event.code}/")
    context = {
        "event": events.one(event),
        "wall": said.wall(event),
        "mine": None,
        "conversations": list(event.conversations.exclude(opened_at=None).filter(closed_at=None)),
        "qr": qr(here),
        "short": here.split("://", 1)[-1].rstrip("/"),
    }
    template = "dialogue/wall.html" if request.headers.get(LIVE) else "dialogue/screen.html"
    return render(request, template, context)


@require_POST
def write(request: HttpRequest, code: str) -> HttpResponseBase:
    """A note from somebody in the room. The same key is stored once: a phone may send it again."""
    event, now = access.event_by_code(code), timezone.now()
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _answer(request, _room(request, event, form, status=422), ok=False)
    if full := ceilings.full(request, ceilings.NOTES) or ceilings.full_of_new(request):
        form.add_error("text", full)
        return _answer(request, _room(request, event, form, status=ceilings.REFUSED), ok=False)
    who = JoinForm(request.POST)
    facts = who.cleaned_data if who.is_valid() else {}
    participant = access.join(request, at=now, **facts)
    try:
        inputs.say(
            dialogue=event.dialogue, text=form.cleaned_data["text"], source=Source.ROOM,
            consent=form.cleaned_data["consent"],
            at=now, event=event, participant=participant, sender_class=participant.sender_class,
            municipality=participant.municipality, key=form.cleaned_data["key"],
        )  # fmt: skip
    except Refusal:
        messages.error(request, _("Anteckningen är tom. Skriv något och försök igen."))
    else:
        if not request.headers.get(LIVE):
            messages.success(request, _("Din lapp sitter på väggen."))
    return _answer(request, redirect("dialogue:room", event.code), ok=True)


def _answer(request: HttpRequest, page: HttpResponseBase, *, ok: bool) -> HttpResponseBase:
    """The page for a browser; a word for its script."""
    return JsonResponse({"saved": ok}, status=200 if ok else page.status_code) if request.headers.get(LIVE) else page


@require_POST
def group(request: HttpRequest, code: str) -> HttpResponseBase:
    """Put notes that say the same under one heading, from any phone in the room."""
    event, said_so_far = access.event_by_code(code), Grouping.of(request)
    if full := ceilings.full_of_new(request):
        return _ungrouped(request, event, said_so_far, full, ceilings.REFUSED)
    access.join(request, at=timezone.now())
    try:
        made = inputs.group(event=event, inputs=said_so_far.chosen, name=said_so_far.name, by=None)
    except Empty:
        return _ungrouped(request, event, said_so_far, _("Välj minst en lapp och skriv vad gruppen heter."), 422)
    messages.success(request, _("Lapparna ligger nu under ”%(name)s”.") % {"name": made.name})
    return redirect("dialogue:room", event.code)


def _ungrouped(request: HttpRequest, event: Event, said_so_far: Grouping, why: str, status: int) -> HttpResponse:
    """The room again, with the name that was typed and the notes that were chosen."""
    return _room(request, event, NoteForm(), status, replace(said_so_far, error=why))


@require_POST
def dot(request: HttpRequest, code: str, input_id: int) -> HttpResponseBase:
    """Put a mark, or take it back."""
    event = access.event_by_code(code)
    note = access.note_of(event, input_id)
    if full := ceilings.full_of_new(request):
        messages.error(request, full)
        return redirect("dialogue:room", event.code)
    participant = access.join(request, at=timezone.now())
    if "ta-bort" in request.POST:
        inputs.take_dot(note=note, participant=participant)
    else:
        try:
            inputs.put_dot(note=note, participant=participant, at=timezone.now())
        except NoDotsLeft:
            messages.error(request, _("Alla dina prickar sitter redan. Ta bort en för att flytta den."))
    return redirect(f"{reverse('dialogue:room', args=[event.code])}#lapp-{note.number}")


@require_http_methods(["GET", "HEAD", "POST"])
def table(request: HttpRequest, token: str) -> HttpResponseBase:
    """The facilitator's page: write what the table says, a line a note. Works on a bad connection."""
    row, now = access.table_by(token, timezone.now()), timezone.now()
    form = TableForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = inputs.say_many(
                dialogue=row.event.dialogue, text=form.cleaned_data["text"], source=Source.TABLE, event=row.event,
                consent=form.cleaned_data["consent"], at=now, table=row, question=row.question, section=row.section,
                key=form.cleaned_data["key"], sender_class=form.cleaned_data["sender_class"],
            )  # fmt: skip
        except Empty:
            form.add_error("text", _("Anteckningen är tom. Skriv något och försök igen."))
        except Refusal:
            form.add_error(None, _("Träffen är inställd och tar inte emot fler anteckningar."))
        else:
            if request.headers.get(LIVE):
                return JsonResponse({"saved": True, "count": len(made)})
            text = ngettext("%(n)s anteckning är sparad.", "%(n)s anteckningar är sparade.", len(made))
            messages.success(request, text % {"n": len(made)})
            return redirect("dialogue:table", token)
    if request.headers.get(LIVE) and request.method == "POST":
        return JsonResponse({"saved": False}, status=422)
    return render(request, "dialogue/table.html", _table_page(row, token, form), status=422 if form.errors else 200)


def _table_page(row: Table, token: str, form: NoteForm) -> dict[str, object]:
    event = events.one(row.event)
    notes = [note for group in said.wall(row.event) for note in group.notes if note.table == row.number]
    notes.sort(key=lambda note: -note.number)
    return {"event": event, "table": row, "token": token, "form": form, "notes": notes}
