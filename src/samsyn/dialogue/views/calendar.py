"""The public calendar, an event's page, registration without an account."""

from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.cores import window
from samsyn.dialogue import access, ceilings
from samsyn.dialogue.actions import letters, registering
from samsyn.dialogue.actions.refusals import Refusal
from samsyn.dialogue.forms.public import ChangeForm, RegisterForm
from samsyn.dialogue.models import Conversation, Dialogue, Event
from samsyn.dialogue.queries import events
from samsyn.strategy.models import Process

CALENDAR = "text/calendar; charset=utf-8"
PER_PAGE = 30


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """What is coming, what can be done now, and what has been."""
    now = timezone.now()
    desk = access.is_desk(request)
    past = Paginator(events.past(now), PER_PAGE).get_page(request.GET.get("sida", "1"))
    today = timezone.localdate()
    dialogues = Dialogue.objects.exclude(published_at=None).order_by("-opens_on")
    voting = Conversation.objects.exclude(opened_at=None).filter(closed_at=None).order_by("-opened_at")
    context = {
        "ahead": events.ahead(now),
        "past": events.many(cast("QuerySet[Event]", past.object_list)),
        "page": past,
        "total": events.total(),
        "open": [one for one in dialogues if one.opens_on <= today <= one.closes_on],
        "closed": [one for one in dialogues if one.closes_on < today],
        "voting": list(voting),
        "processes": list(Process.objects.exclude(published_at=None).select_related("document")),
        "works_here": desk,
    }
    return render(request, "dialogue/calendar.html", context)


@require_safe
def feed(_request: HttpRequest) -> HttpResponse:
    """The whole calendar, for other programs to follow."""
    rows = Event.objects.published().order_by("starts_at", "pk")
    text = window.calendar((letters.in_calendar(row) for row in rows), name=_("Dialogen om strategin"))
    return HttpResponse(text, content_type=CALENDAR)


@require_safe
def event_file(request: HttpRequest, event_id: int) -> HttpResponse:
    """One event for one's own calendar."""
    event = access.event_for(request, event_id)
    answer = HttpResponse(letters.calendar_file(event)["text"], content_type=CALENDAR)
    answer["Content-Disposition"] = f'attachment; filename="traff-{event.pk}.ics"'
    return answer


@require_safe
def series(request: HttpRequest, slug: str) -> HttpResponse:
    """A series with the theme and programme of each event."""
    row = access.series_for(slug)
    found = events.of_series(row)
    now = timezone.now()
    context = {
        "series": row,
        "ahead": [one for one in found if one.ends_at >= now],
        "past": [one for one in found if one.ends_at < now],
    }
    return render(request, "dialogue/series.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def event(request: HttpRequest, event_id: int) -> HttpResponseBase:
    """One event: what, when, where; before it, a way to register; after it, what was said."""
    row = access.event_for(request, event_id)
    facts, now = events.one(row), timezone.now()
    form, status = RegisterForm(request.POST or None), 422
    if request.method == "POST" and form.is_valid() and (full := ceilings.full(request, ceilings.REGISTRATIONS)):
        form.add_error(next(iter(form.fields)), full)
        status = ceilings.REFUSED
    elif request.method == "POST" and form.is_valid():
        try:
            done = registering.register(event=row, at=now, **form.cleaned_data)
        except Refusal:
            messages.error(request, _("Det går inte längre att anmäla sig till den här träffen."))
            return redirect("dialogue:event", event_id)
        if done.again or not done.token:
            messages.info(request, _("Vi har skickat ett mejl till adressen, med en länk till anmälan."))
            return redirect("dialogue:event", event_id)
        return redirect("dialogue:registration", done.token)
    context = {
        "event": facts,
        "state": facts.state(now),
        "form": form,
        "documents": events.documents(row),
        "conversations": list(row.conversations.exclude(opened_at=None)),
        "works_here": access.is_desk(request),
    }
    return render(request, "dialogue/event.html", context, status=status if form.errors else 200)


@require_safe
def document(request: HttpRequest, event_id: int, document_id: int) -> FileResponse:
    """A paper of the meeting, bit for bit; always as a download."""
    row = access.document_of(access.event_for(request, event_id), document_id)
    return FileResponse(row.original.content.open("rb"), as_attachment=True, filename=row.original.name)


@require_http_methods(["GET", "HEAD", "POST"])
def registration(request: HttpRequest, token: str) -> HttpResponseBase:
    """One's own registration, by link: see it, change it, cancel it."""
    row = access.registration_by(token, timezone.now())
    if request.method == "POST" and "avboka" in request.POST:
        registering.cancel(row=row, at=timezone.now())
        messages.success(request, _("Du är avbokad. Platsen går vidare till den som väntar."))
        return redirect("dialogue:registration", token)
    initial = {name: getattr(row, name) for name in ChangeForm.base_fields}
    form = ChangeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        if row.cancelled_at:
            raise Http404
        registering.change(row=row, **form.cleaned_data)
        messages.success(request, _("Sparat."))
        return redirect("dialogue:registration", token)
    facts = events.one(row.event)
    context = {"event": facts, "state": facts.state(timezone.now()), "row": row, "form": form, "token": token}
    return render(request, "dialogue/registration.html", context, status=422 if form.errors else 200)
