"""The desk of a conversation: statements, moderation, who votes too much, snapshots."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.http import require_POST, require_safe

from samsyn.dialogue import access
from samsyn.dialogue.actions import keeping, voting
from samsyn.dialogue.actions.letters import address
from samsyn.dialogue.actions.refusals import AlreadySaid, Empty, NothingToKeep, ReasonMissing
from samsyn.dialogue.forms.desk import ConversationForm
from samsyn.dialogue.models import Conversation, Event, Snapshot
from samsyn.dialogue.queries import conversations
from samsyn.dialogue.signs import qr
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role

TOO_LITTLE = {
    "no_votes": gettext_noop("Ingen har röstat än."),
    "one_participant": gettext_noop("Bara en person har röstat. Det behövs minst två."),
    "one_statement": gettext_noop("Det finns bara röster om ett påstående. Det behövs minst två."),
    "few_votes": gettext_noop("Färre än två personer har svarat på minst sju påståenden."),
}


@requires(Role.OFFICER)
def new(request: DeskRequest, slug: str) -> HttpResponseBase:
    """A conversation with its first statements; ?traff=… binds it to an event."""
    dialogue = access.dialogue_for(request, slug)
    form = ConversationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        chosen = request.GET.get("traff", "")
        event = Event.objects.filter(pk=chosen, dialogue=dialogue).first() if chosen.isdecimal() else None
        row = voting.start(dialogue=dialogue, title=said["title"], intro=said["intro"], event=event, by=request.user)
        for line in said["statements"].splitlines():
            _add(row, line, request)
        return redirect("dialogue:conversation-desk", row.pk)
    context = {"form": form, "dialogue": dialogue}
    return render(request, "dialogue/desk/conversation_form.html", context, status=422 if form.errors else 200)


def _add(row: Conversation, text: str, request: DeskRequest) -> bool:
    try:
        voting.propose(conversation=row, text=text, by=request.user)
    except (Empty, AlreadySaid):
        return False
    return True


@require_safe
@requires(Role.OFFICER)
def desk(request: DeskRequest, conversation_id: int) -> HttpResponse:
    """Where the conversation stands and what to do next."""
    row = access.conversation_for(request, conversation_id)
    link = address(reverse("dialogue:vote", args=[row.pk]))
    context = {
        "dialogue": row.dialogue,
        "conversation": row,
        "facts": conversations.of(row),
        "snapshots": list(Snapshot.objects.filter(conversation=row).select_related("votes").order_by("-made_at")),
        "address": link,
        "qr": qr(link),
        "may_publish": request.user.may(Role.STRATEGIST),
    }
    return render(request, "dialogue/desk/conversation.html", context)


@require_POST
@requires(Role.OFFICER)
def act(request: DeskRequest, conversation_id: int) -> HttpResponseBase:
    """Open, close, add a statement, keep a snapshot, set browsers aside."""
    row, now = access.conversation_for(request, conversation_id), timezone.now()
    said = request.POST
    if "oppna" in said:
        voting.open_(conversation=row, at=now, by=request.user)
        messages.success(request, _("Omröstningen är öppen."))
    elif "stang" in said:
        voting.close(conversation=row, at=now, by=request.user)
        messages.success(request, _("Omröstningen är stängd. Alla svar är kvar."))
    elif "nytt" in said:
        if _add(row, said.get("text", ""), request):
            messages.success(request, _("Påståendet är med."))
        else:
            messages.error(request, _("Påståendet är tomt eller finns redan."))
    elif "spara" in said:
        _keep(request, row)
    elif "at-sidan" in said:
        chosen = [int(one) for one in said["at-sidan"].split() if one.isdecimal()]
        made = voting.set_aside(participants=chosen, conversation=row, why=said.get("skal", ""), by=request.user)
        text = ngettext("%(n)s webbläsare är ändrad.", "%(n)s webbläsare är ändrade.", made)
        messages.success(request, text % {"n": made})
    return redirect("dialogue:conversation-desk", conversation_id)


def _keep(request: DeskRequest, row: Conversation) -> None:
    try:
        keeping.keep(conversation=row, at=timezone.now(), by=request.user)
    except NothingToKeep as error:
        messages.error(request, _(TOO_LITTLE[error.reason]))
    else:
        messages.success(request, _("Lägesbilden är sparad med sina röster."))


@require_POST
@requires(Role.STRATEGIST)
def publish_snapshot(request: DeskRequest, snapshot_id: int) -> HttpResponseBase:
    """Open a snapshot to everybody."""
    row = access.snapshot_for(request, snapshot_id)
    keeping.publish(snapshot=row, at=timezone.now(), by=request.user)
    messages.success(request, _("Lägesbilden är publicerad."))
    return redirect("dialogue:conversation-desk", row.conversation_id)


@require_POST
@requires(Role.OFFICER)
def judge(request: DeskRequest, conversation_id: int, number: int) -> HttpResponseBase:
    """Let a statement in, refuse it with a reason, or take its words away."""
    statement = access.statement_of(access.conversation_for(request, conversation_id), number)
    if "tom" in request.POST:
        voting.empty(statement=statement, by=request.user)
        messages.success(request, _("Orden är borttagna. Rösterna är kvar."))
    else:
        try:
            voting.judge(
                statement=statement,
                accepted="slapp-in" in request.POST,
                why=request.POST.get("skal", ""),
                by=request.user,
            )
        except ReasonMissing:
            messages.error(request, _("Skriv varför påståendet inte släpps in."))
        else:
            messages.success(request, _("Sparat."))
    return redirect("dialogue:conversation-desk", conversation_id)
