"""Håller du med? A statement at a time, and the picture of what everybody said."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.dialogue import access, ceilings, pictures, routing
from samsyn.dialogue.actions import voting
from samsyn.dialogue.actions.refusals import AlreadySaid, Closed, Empty, Refusal, TooManyVotes
from samsyn.dialogue.forms.public import StatementForm
from samsyn.dialogue.models import Snapshot
from samsyn.dialogue.queries import conversations

VALUES = {"med": 1, "emot": -1, "avstar": 0}
LIVE = "X-Samsyn-Live"
PART = "dialogue/ballot.html"
LIVE_SECONDS = 1.5  # a picture is made from votes at most so old as pictures.FRESH, and shown so long before the next
RELOAD_SECONDS = 3  # the same without the script, where the whole page is loaded


@require_http_methods(["GET", "HEAD", "POST"])
def vote(request: HttpRequest, conversation_id: int) -> HttpResponseBase:
    """The next statement and three buttons. With the script the answer to a vote is the next statement itself."""
    if request.method != "POST":
        return _ballot(request, conversation_id, "dialogue/vote.html")
    _cast(request, conversation_id)
    if request.headers.get(LIVE):
        return _ballot(request, conversation_id, PART)
    return redirect("dialogue:vote", conversation_id)


def _ballot(
    request: HttpRequest, conversation_id: int, template: str, form: StatementForm | None = None, status: int = 200
) -> HttpResponse:
    """The page, or with the script only the part of it that an answer changes."""
    row = access.ballot_for(request, conversation_id)
    turn = routing.turn(row.id, access.joined_as(request))
    context = {
        "conversation": row,
        "statement": None if row.closed else turn.statement,
        "mine": turn.answered,
        "of": turn.of,
        "far": round(100 * turn.answered / max(turn.of, 1), 1),
        "form": form or StatementForm(),
        "alone": template == PART,
        "works_here": access.is_desk(request),
    }
    return render(request, template, context, status=status)


def _cast(request: HttpRequest, conversation_id: int) -> None:
    """Count the answer, or say why not."""
    number, now = request.POST.get("pastaende", ""), timezone.now()
    value = VALUES.get(request.POST.get("svar", ""))
    if value is None or not number.isdecimal():
        messages.error(request, _("Välj ett av de tre svaren."))
        return
    statement = access.statement_for(request, conversation_id, int(number))
    if full := ceilings.full_of_new(request):
        messages.error(request, full)
        return
    participant = access.join(request, at=now)
    try:
        voting.cast(statement=statement, participant=participant, value=value, at=now)
    except TooManyVotes:
        text = _("Den här webbläsaren har röstat fler gånger än vad som går att räkna. Dina första svar är kvar.")
        messages.error(request, text)
    except Closed:
        messages.error(request, _("Omröstningen är stängd. Svaren är räknade."))
    except Refusal:
        messages.error(request, _("Påståendet har tagits bort. Här är nästa."))


@require_POST
def propose(request: HttpRequest, conversation_id: int) -> HttpResponseBase:
    """A statement of one's own: it waits until somebody has looked at it."""
    row = access.conversation_for(request, conversation_id)
    form = StatementForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Skriv ett påstående på högst 300 tecken."))
        return redirect("dialogue:vote", row.pk)
    if full := ceilings.full(request, ceilings.STATEMENTS):
        form.add_error("text", full)
        return _ballot(request, row.pk, "dialogue/vote.html", form, status=ceilings.REFUSED)
    participant = access.join(request, at=timezone.now())
    try:
        voting.propose(conversation=row, text=form.cleaned_data["text"], by=None, participant=participant)
    except AlreadySaid:
        messages.info(request, _("Det påståendet finns redan med."))
    except (Closed, Empty):
        messages.error(request, _("Det går inte att föreslå fler påståenden här."))
    else:
        messages.success(request, _("Tack! Vi läser förslaget innan andra får svara på det."))
    return redirect("dialogue:vote", row.pk)


@require_safe
def result(request: HttpRequest, conversation_id: int) -> HttpResponseBase:
    """What everybody said, at most five seconds old; ?folj=1 asks the browser to come back."""
    row = access.conversation_for(request, conversation_id)
    data = pictures.current(row, at=timezone.now())
    live = row.closed_at is None
    if request.headers.get(LIVE):
        return _followed(request, {"data": data, "page": data.get("page")})
    follows = live and "folj" in request.GET
    context = {
        "conversation": row,
        "data": data,
        "page": data.get("page"),
        "live": live,
        "follows": follows,
        "every": LIVE_SECONDS,
        "now": timezone.localtime(),
        "snapshots": list(Snapshot.objects.filter(conversation=row).exclude(published_at=None).order_by("-made_at")),
        "works_here": access.is_desk(request),
    }
    answer = render(request, "dialogue/result.html", context)
    if follows:
        answer["Refresh"] = str(RELOAD_SECONDS)
    return answer


def _followed(request: HttpRequest, context: dict[str, Any]) -> HttpResponseBase:
    """The picture alone, for those who follow it; nothing at all when they have it already."""
    etag = quote_etag(f"{context['data'].get('mark', '')}-{get_language()}")
    if same := get_conditional_response(request, etag=etag):
        return same
    answer = render(request, "dialogue/opinions.html", context)
    answer["ETag"], answer["Cache-Control"] = etag, "no-cache"
    return answer


@require_safe
def snapshot(request: HttpRequest, snapshot_id: int) -> HttpResponse:
    """A picture that was kept."""
    row = access.snapshot_for(request, snapshot_id)
    context = {"snapshot": row, "conversation": row.conversation, "page": row.data["page"]}
    return render(request, "dialogue/snapshot.html", context)


@require_safe
def snapshot_file(request: HttpRequest, snapshot_id: int, name: str) -> HttpResponseBase:
    """The votes and statements it was made from, and the figures, for anybody to reckon anew."""
    row = access.snapshot_for(request, snapshot_id)
    if name == "asikter.json":
        answer = HttpResponse(conversations.as_json(row), content_type="application/json")
        answer["Content-Disposition"] = 'attachment; filename="opinions.json"'
        return answer
    original = row.votes if name == "roster.csv" else row.statements
    return FileResponse(original.content.open("rb"), as_attachment=True, filename=original.name)
