"""The desk of one event: plan, invite, tables, who came, notes, papers, follow up."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from samsyn.dialogue import access
from samsyn.dialogue.actions import events, feedback, inputs
from samsyn.dialogue.actions.letters import address
from samsyn.dialogue.actions.refusals import Cancelled, Empty, NotYet, Refusal
from samsyn.dialogue.forms.desk import DocumentForm, EventForm, ReasonForm, WordsForm
from samsyn.dialogue.forms.grouping import Grouping
from samsyn.dialogue.models import AgeGroup, Event, Invitation, NoteGroup, Question, Sex
from samsyn.dialogue.queries import events as calendar
from samsyn.dialogue.queries import inputs as said
from samsyn.dialogue.signs import qr
from samsyn.people.access import DeskRequest, requires
from samsyn.people.classes import PRIVATE, OrganisationClass
from samsyn.people.models import Organisation, Role
from samsyn.strategy.models import Section

MOST_TABLES = 60


@requires(Role.OFFICER)
def new(request: DeskRequest, slug: str) -> HttpResponseBase:
    """Plan an event."""
    dialogue = access.dialogue_for(request, slug)
    form = EventForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        row = events.plan(dialogue=dialogue, by=request.user, **form.cleaned_data)
        messages.success(request, _("Träffen är planerad. Den syns i kalendern när du publicerar den."))
        return redirect("dialogue:event-desk", row.pk)
    context = {"form": form, "dialogue": dialogue, "event": None}
    return render(request, "dialogue/desk/event_form.html", context, status=422 if form.errors else 200)


@requires(Role.OFFICER)
def change(request: DeskRequest, event_id: int) -> HttpResponseBase:
    """New facts; everybody registered is told when time or place changes."""
    row = access.event_for(request, event_id)
    initial = {name: getattr(row, name) for name in EventForm.base_fields}
    initial["starts_at"], initial["ends_at"] = timezone.localtime(row.starts_at), timezone.localtime(row.ends_at)
    form = EventForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        before = row.sequence
        after = events.change(event=row, at=timezone.now(), by=request.user, **form.cleaned_data)
        if after.sequence != before:
            messages.success(request, _("Sparat. De anmälda har fått mejl om det som är ändrat."))
        else:
            messages.success(request, _("Sparat."))
        return redirect("dialogue:event-desk", event_id)
    context = {"form": form, "dialogue": row.dialogue, "event": row}
    return render(request, "dialogue/desk/event_form.html", context, status=422 if form.errors else 200)


@require_safe
@requires(Role.OFFICER)
def desk(request: DeskRequest, event_id: int) -> HttpResponse:
    """Where the event stands and what to do next."""
    row = access.event_for(request, event_id)
    facts = calendar.one(row)
    context = {
        "dialogue": row.dialogue,
        "event": facts,
        "state": facts.state(timezone.now()),
        "registrations": calendar.registrations(row),
        "written": calendar.written(row),
        "invitations": list(Invitation.objects.filter(event=row).order_by("name")),
        "attendance": _counts(row),
        "ages": [age.label for age in AgeGroup],
        "tables": list(row.tables.order_by("number")),
        "documents": calendar.documents(row),
        "became": said.became([note for group in said.wall(row) for note in group.notes]),
        "conversations": list(row.conversations.order_by("pk")),
        "cancel_form": ReasonForm(),
        "notes_form": WordsForm(initial={"words": row.notes}, auto_id="anteckningar_%s"),
        "feedback_form": WordsForm(initial={"words": row.came_of_it}, auto_id="sedan_%s"),
        "follow_form": WordsForm(auto_id="mejl_%s"),
        "document_form": DocumentForm(),
        "address": address(f"/dialog/rum/{row.code}/"),
        "qr": qr(address(f"/dialog/rum/{row.code}/")),
        "may_publish": request.user.may(Role.STRATEGIST),
    }
    return render(request, "dialogue/desk/event.html", context)


def _counts(row: Event) -> list[tuple[str, str, list[tuple[str, list[tuple[str, int, str]]]]]]:
    """Class → sex → a field, a count and a name for each age group; classes that nobody came from stand there too."""
    counted = calendar.attendance(row)

    def cells(at: int, class_: str, which: int, sex: Sex) -> list[tuple[str, int, str]]:
        return [
            (f"antal-{at}-{which}-{old}", counted.get((class_, sex.value, age.value), 0), str(age.label))
            for old, age in enumerate(AgeGroup)
        ]

    return [
        (key, str(label), [(str(sex.label), cells(at, key, which, sex)) for which, sex in enumerate(Sex)])
        for at, (key, label) in enumerate(OrganisationClass.choices)
    ]


@require_POST
@requires(Role.OFFICER)
def count(request: DeskRequest, event_id: int) -> HttpResponseBase:
    """How many came."""
    row = access.event_for(request, event_id)
    counts = {}
    for at, (key, _label) in enumerate(OrganisationClass.choices):
        for which, sex in enumerate(Sex):
            for old, age in enumerate(AgeGroup):
                text = request.POST.get(f"antal-{at}-{which}-{old}", "").strip() or "0"
                if not text.isdecimal() or int(text) > 100_000:
                    messages.error(request, _("”%(text)s” är inget antal. Inget är ändrat.") % {"text": text})
                    return redirect("dialogue:event-desk", event_id)
                counts[key, sex.value, age.value] = int(text)
    try:
        total = events.count_attendance(event=row, counts=counts, at=timezone.now(), by=request.user)
    except NotYet:
        messages.error(request, _("Träffen har inte börjat. Räkna när folk har kommit."))
    except Cancelled:
        messages.error(request, _("Träffen är inställd."))
    else:
        text = ngettext("%(n)s deltagare är räknad.", "%(n)s deltagare är räknade.", total)
        messages.success(request, text % {"n": total})
    return redirect("dialogue:event-desk", event_id)


@require_POST
@requires(Role.OFFICER)
def act(request: DeskRequest, event_id: int, verb: str) -> HttpResponseBase:
    """Publish, cancel, invite everybody of a class, remind, keep notes, tick who came, follow up, publish feedback."""
    row = access.event_for(request, event_id)
    if verb not in ACTS:
        raise Http404
    try:
        messages.success(request, ACTS[verb](request, row))
    except Empty:
        messages.error(request, _("Texten är tom. Skriv något och försök igen."))
    except NotYet:
        messages.error(request, _("Det går först när träffen har varit, och någon har räknat vilka som kom."))
    except Cancelled:
        messages.error(request, _("Träffen är inställd."))
    except Refusal:
        messages.error(request, _("Det gick inte. Ladda om sidan och försök igen."))
    return redirect("dialogue:event-desk", event_id)


def _publish(request: DeskRequest, row: Event) -> str:
    events.publish(event=row, at=timezone.now(), by=request.user)
    return _("Träffen står i kalendern.")


def _cancel(request: DeskRequest, row: Event) -> str:
    events.cancel(event=row, because=request.POST.get("because", ""), at=timezone.now(), by=request.user)
    return _("Träffen är inställd. De anmälda har fått mejl.")


def _invite(request: DeskRequest, row: Event) -> str:
    classes = [one for one in request.POST.getlist("klass") if one in OrganisationClass.values and one != PRIVATE]
    chosen = Organisation.objects.filter(organisation_class__in=classes, in_county=True)
    made = events.invite(event=row, organisations=list(chosen), at=timezone.now(), by=request.user)
    return ngettext("%(n)s inbjudan är skickad.", "%(n)s inbjudningar är skickade.", made) % {"n": made}


def _remind(request: DeskRequest, row: Event) -> str:
    made = events.remind(event=row, at=timezone.now(), by=request.user)
    return ngettext("%(n)s påminnelse är skickad.", "%(n)s påminnelser är skickade.", made) % {"n": made}


def _notes(request: DeskRequest, row: Event) -> str:
    events.keep_notes(event=row, notes=request.POST.get("words", "").strip(), by=request.user)
    return _("Minnesanteckningarna är sparade.")


def _tick(request: DeskRequest, row: Event) -> str:
    came = [int(one) for one in request.POST.getlist("kom") if one.isdecimal()]
    events.tick(event=row, came=came, by=request.user)
    return _("Sparat.")


def _follow_up(request: DeskRequest, row: Event) -> str:
    made = events.follow_up(event=row, words=request.POST.get("words", ""), at=timezone.now(), by=request.user)
    return ngettext("%(n)s mejl är skickat.", "%(n)s mejl är skickade.", made) % {"n": made}


def _feedback(request: DeskRequest, row: Event) -> str:
    feedback.publish_event(event=row, words=request.POST.get("words", "").strip(), at=timezone.now(), by=request.user)
    return _("”Vad hände sedan” är publicerad.")


def _attach(request: DeskRequest, row: Event) -> str:
    form = DocumentForm(request.POST, request.FILES)
    if not form.is_valid():
        raise Empty
    file = form.cleaned_data["file"]
    events.attach(
        event=row,
        title=form.cleaned_data["title"],
        name=file.name,
        data=file.read(),
        at=timezone.now(),
        by=request.user,
    )
    return _("Filen är sparad.")


ACTS = {
    "publicera": _publish, "stall-in": _cancel, "bjud-in": _invite, "paminn": _remind, "anteckna": _notes,
    "kom": _tick, "folj-upp": _follow_up, "vad-hande-sedan": _feedback, "papper": _attach,
}  # fmt: skip


@require_POST
@requires(Role.OFFICER)
def tables(request: DeskRequest, event_id: int) -> HttpResponseBase:
    """Tables with a link each, shown this once: print the page or hold up the code."""
    row = access.event_for(request, event_id)
    text = request.POST.get("antal", "")
    if not text.isdecimal() or not 1 <= int(text) <= MOST_TABLES:
        messages.error(request, _("Skriv hur många bord det är, från 1 till %(n)s.") % {"n": MOST_TABLES})
        return redirect("dialogue:event-desk", event_id)
    made = inputs.set_tables(event=row, count=int(text), at=timezone.now(), by=request.user)
    shown = [(table, address(f"/dialog/bord/{token}/")) for table, token in made]
    context = {
        "dialogue": row.dialogue,
        "event": calendar.one(row),
        "tables": [(table, link, qr(link)) for table, link in shown],
    }
    answer = render(request, "dialogue/desk/tables.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


@requires(Role.OFFICER)
def wall(request: DeskRequest, event_id: int) -> HttpResponseBase:
    """Group the notes; say what each table talks about."""
    row = access.event_for(request, event_id)
    refused = _arrange(request, row) if request.method == "POST" else None
    if request.method == "POST" and refused is None:
        return redirect("dialogue:wall", row.pk)
    context = {
        "dialogue": row.dialogue,
        "event": calendar.one(row),
        "grouping": refused,
        "wall": said.wall(row),
        "names": list(NoteGroup.objects.filter(event=row).order_by("name").values_list("name", flat=True)),
        "tables": list(row.tables.order_by("number")),
        "questions": list(row.dialogue.questions.order_by("position")),
        "sections": said.goals(row.dialogue),
    }
    return render(request, "dialogue/desk/wall.html", context, status=422 if refused else 200)


def _arrange(request: DeskRequest, row: Event) -> Grouping | None:
    """None when it is done; else what was sent, and why not."""
    sent = Grouping.of(request)
    if "bord" in request.POST:
        _describe(request, row)
    elif "los" in request.POST:
        inputs.loosen(event=row, inputs=sent.chosen, by=request.user)
    else:
        try:
            inputs.group(event=row, inputs=sent.chosen, name=sent.name, by=request.user)
        except Empty:
            return replace(sent, error=_("Välj minst en lapp och skriv vad gruppen heter."))
    return None


def _describe(request: DeskRequest, row: Event) -> None:
    for table in row.tables.all():
        question = request.POST.get(f"fraga-{table.number}", "")
        question = question if question.isdecimal() else ""
        key = request.POST.get(f"avsnitt-{table.number}", "")
        inputs.describe_table(
            table=table, topic=request.POST.get(f"amne-{table.number}", "").strip()[:160],
            section=Section.objects.filter(edition=row.dialogue.edition_id, key=key).first() if key else None,
            question=Question.objects.filter(dialogue=row.dialogue_id, pk=question or 0).first(),
        )  # fmt: skip
    messages.success(request, _("Sparat."))
