"""Online: what a dialogue asks, a page to answer on, and what became of it."""

from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.dialogue import access, ceilings
from samsyn.dialogue.actions import forgetting, inputs
from samsyn.dialogue.actions.choosing import CHOOSING
from samsyn.dialogue.actions.refusals import Refusal
from samsyn.dialogue.forms.public import InputForm
from samsyn.dialogue.models import Dialogue, Event, Input, Question, QuestionKind, Source
from samsyn.dialogue.queries import events
from samsyn.dialogue.queries import inputs as said
from samsyn.people.models import PersonalLink
from samsyn.strategy.models import Section

FOLLOWS = "foljer"
PER_PAGE = 40
LATEST = 8


def is_open(dialogue: Dialogue) -> bool:
    """Whether it takes input today."""
    return dialogue.published_at is not None and dialogue.opens_on <= timezone.localdate() <= dialogue.closes_on


@require_safe
def dialogue(request: HttpRequest, slug: str) -> HttpResponse:
    """What is asked, what is promised, what has been said."""
    row = access.dialogue_for(request, slug)
    rows = Input.objects.filter(dialogue=row)
    meetings = Paginator(row.events.published().order_by("starts_at", "pk"), PER_PAGE).get_page(_now_or(request, row))
    context = {
        "dialogue": row,
        "document": row.edition.document,
        "edition": row.edition,
        "open": is_open(row),
        "asked": said.asked(row),
        "events": events.many(cast("QuerySet[Event]", meetings.object_list)),
        "page": meetings,
        "conversations": list(row.conversations.exclude(opened_at=None)),
        "became": said.became_of(rows),
        "latest": said.many(rows.filter(consent=True).order_by("-number")[:LATEST]),
        "works_here": access.is_desk(request),
    }
    return render(request, "dialogue/dialogue.html", context)


def _now_or(request: HttpRequest, row: Dialogue) -> str | int:
    """The page of meetings that is asked for, or the one with the next."""
    if "sida" in request.GET:
        return request.GET["sida"]
    return 1 + row.events.published().filter(ends_at__lt=timezone.now()).count() // PER_PAGE


@require_safe
def sayings(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that was said and may be shown, with what became of it once that is published."""
    row = access.dialogue_for(request, slug)
    rows = Input.objects.filter(dialogue=row).order_by("number")
    if key := request.GET.get("avsnitt", ""):
        rows = rows.filter(section__key=key)
    unshown = rows.filter(consent=False).order_by().values_list("hidden_because").annotate(n=Count("pk"))
    page = Paginator(rows.filter(consent=True), PER_PAGE).get_page(_asked_page(request, rows))
    context = {
        "dialogue": row,
        "inputs": said.many(cast("QuerySet[Input]", page.object_list)),
        "page": page,
        "section": key,
        "hidden": sum(count for _why, count in unshown),
        "removed": sorted((why, count) for why, count in unshown if why),
        "became": said.became_of(rows),
        "answered": row.feedback_at is not None,
    }
    return render(request, "dialogue/sayings.html", context)


def _asked_page(request: HttpRequest, rows: "QuerySet[Input]") -> str | int:
    """By its number, or the one that a certain input stands on (a link from the search)."""
    number = request.GET.get("inspel", "")
    if number.isdecimal() and len(number) < 10:
        return 1 + rows.filter(consent=True, number__lt=int(number)).count() // PER_PAGE
    return request.GET.get("sida", "1")


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, slug: str, question_id: int, key: str = "") -> HttpResponseBase:
    """Answer an open question, or a cell of the matrix."""
    row = access.dialogue_for(request, slug)
    asked = access.question_of(row, question_id)
    if asked.kind in CHOOSING:
        return redirect("dialogue:choose", slug, question_id)
    section = access.section_of(row, key) if key else None
    if (asked.kind == QuestionKind.MATRIX) != (section is not None):
        raise Http404
    sent = request.POST if request.method == "POST" else None
    form, status = InputForm(sent, initial={"key": get_random_string(32)}), 422
    if request.method == "POST" and not is_open(row):
        form.add_error(None, _("Dialogen är stängd och tar inte emot fler svar."))
    elif request.method == "POST" and form.is_valid():
        if not (full := ceilings.full(request, ceilings.ANSWERS)):
            return _keep(request, row, asked, section, form)
        form.add_error(None, full)
        status = ceilings.REFUSED
    rows = Input.objects.filter(dialogue=row, question=asked, section=section, consent=True).order_by("-number")
    context = {
        "dialogue": row,
        "question": asked,
        "section": section,
        "form": form,
        "open": is_open(row),
        "others": said.many(rows)[:20],
    }
    return render(request, "dialogue/question.html", context, status=status if form.errors else 200)


def _keep(
    request: HttpRequest, row: Dialogue, asked: Question, section: Section | None, form: InputForm
) -> HttpResponseBase:
    facts, now = form.cleaned_data, timezone.now()
    participant = access.join(request, at=now, sender_class=facts["sender_class"], municipality=facts["municipality"])
    link, token = _follow(request, facts["email"])
    try:
        inputs.say(
            dialogue=row, text=facts["text"], source=Source.WEB, consent=facts["consent"], at=now, question=asked,
            section=section, participant=participant, link=link, sender_class=facts["sender_class"],
            municipality=facts["municipality"], key=facts["key"],
        )  # fmt: skip
    except Refusal:
        messages.error(request, _("Svaret är tomt. Skriv något och försök igen."))
        return redirect(request.path)
    messages.success(request, _("Tack! Ditt svar är sparat."))
    if token:
        return redirect("dialogue:mine", token)
    return redirect("dialogue:dialogue", row.slug)


def _follow(request: HttpRequest, email: str) -> tuple[PersonalLink, str]:
    """The browser's link to what becomes of what it writes; the token is shown the first time only."""
    known = PersonalLink.objects.filter(pk=request.session.get(FOLLOWS, 0), revoked_at=None).first()
    if known is not None and (not email or known.email == email.lower()):
        return known, ""
    link, token = inputs.follow(email=email.lower(), name="", at=timezone.now())
    request.session[FOLLOWS] = link.pk
    return link, token


@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest, token: str) -> HttpResponse:
    """ "Vad hände sedan" for the one who has the link, who may also have their address forgotten."""
    link = access.follower_by(token, timezone.now())
    if request.method == "POST":
        if forgetting.forget_follower(link.pk):
            messages.success(request, _("Din e-postadress är borttagen. Vi mejlar dig inte mer om det du skrev."))
        return redirect("dialogue:mine", token)
    rows = said.many(Input.objects.filter(link=link).order_by("number"))
    published = set(Dialogue.objects.exclude(feedback_at=None).filter(inputs__link=link).values_list("pk", flat=True))
    open_to = dict(Input.objects.filter(link=link).values_list("pk", "dialogue_id"))
    dialogues = Dialogue.objects.filter(inputs__link=link).distinct()
    context = {
        "rows": [(one, open_to[one.id] in published) for one in rows],
        "dialogues": list(dialogues),
        "email": link.email,
    }
    return render(request, "dialogue/mine.html", context)


@require_safe
def afterwards(request: HttpRequest, event_id: int) -> HttpResponseBase:
    """ "Vad hände sedan" of an event, for everybody once it is published; its mails lead here before that too."""
    row = access.event_for(request, event_id)
    if row.feedback_at is None and not access.is_desk(request):
        if timezone.now() < row.ends_at or row.cancelled_because:
            raise Http404
        messages.info(request, _("Svaren är inte klara än. När de är det står de här."))
        return redirect("dialogue:event", event_id)
    rows = said.many(Input.objects.filter(event=row).order_by("number"))
    context = {
        "event": events.one(row),
        "groups": said.wall(row),
        "became": said.became(rows),
        "hidden": sum(not one.consent for one in rows),
        "promise": row.dialogue.promise,
        "conversations": list(row.conversations.exclude(opened_at=None)),
        "preview": row.feedback_at is None,
    }
    return render(request, "dialogue/afterwards.html", context)
