"""Questions with answers to choose among: answer one, see what everybody chose; the desk asks a new one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.dialogue import access, ceilings
from samsyn.dialogue.actions import choosing, dialogues
from samsyn.dialogue.actions.refusals import Empty, ReasonMissing, Refusal, TooMany
from samsyn.dialogue.forms.asking import AskForm, PaperForm
from samsyn.dialogue.models import Dialogue, Input, Question, QuestionKind, Source
from samsyn.dialogue.queries import choices
from samsyn.dialogue.queries import inputs as said
from samsyn.dialogue.queries.choices import OptionFacts
from samsyn.dialogue.views.online import is_open
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role

LATEST = 20


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, slug: str, question_id: int) -> HttpResponseBase:
    """Choose; then see what others have chosen."""
    row = access.dialogue_for(request, slug)
    asked = access.choice_of(row, question_id)
    if request.method == "POST":
        error = _("Dialogen är stängd och tar inte emot fler svar.") if not is_open(row) else _chosen(request, asked)
        if not error:
            messages.success(request, _("Tack! Ditt svar är sparat. Du kan ändra det så länge dialogen är öppen."))
            return redirect("dialogue:choose", slug, question_id)
        messages.error(request, error)
    return _page(request, row, asked)


def _page(request: HttpRequest, row: Dialogue, asked: Question) -> HttpResponse:
    now_open, facts = is_open(row), choices.chosen(asked, access.joined_as(request))
    reasons = Input.objects.filter(dialogue=row, question=asked, consent=True).order_by("-number")
    shows = facts.answered or not now_open or access.is_desk(request)
    context = {
        "dialogue": row,
        "question": asked,
        "kind": QuestionKind(asked.kind).name.lower(),
        "chosen": facts,
        "rows": [(one, _typed(request, asked, one, len(facts.options))) for one in facts.options],
        "places": range(1, len(facts.options) + 1),
        "points": choosing.POINTS,
        "open": now_open,
        "shows": shows,
        "reasons": said.many(reasons[:LATEST]) if shows else (),
        "why": request.POST.get("varfor", ""),
    }
    return render(request, "dialogue/choose.html", context, status=422 if request.method == "POST" else 200)


def _typed(request: HttpRequest, asked: Question, one: OptionFacts, options: int) -> str:
    """What stands in the field: what was just sent, else what was answered before (its place in a ranking)."""
    if request.method == "POST":
        return "1" if str(one.id) in request.POST.getlist("svar") else request.POST.get(f"poang-{one.id}", "")[:6]
    mine = options + 1 - one.mine if one.mine and asked.kind == QuestionKind.RANKING else one.mine
    return str(mine or "")


def _chosen(request: HttpRequest, asked: Question) -> str:
    """Keep the answer; what was wrong with it, or nothing."""
    if full := ceilings.full(request, ceilings.ANSWERS):
        return full
    now = timezone.now()
    try:
        choosing.answer(
            question=asked, participant=access.join(request, at=now), amounts=_amounts(request, asked), at=now,
            why=request.POST.get("varfor", ""), consent="consent" in request.POST,
        )  # fmt: skip
    except ReasonMissing:
        return _("Skriv varför du har en invändning. Då går den att ta hand om.")
    except Refusal:
        if asked.kind == QuestionKind.POINTS:
            return _("Fördela minst en och högst %(n)s poäng.") % {"n": choosing.POINTS}
        if asked.kind == QuestionKind.RANKING:
            return _("Ge varje plats till bara ett svar: 1 åt det viktigaste, sedan 2 och så vidare utan luckor.")
        return _("Välj ett svar.")
    return ""


def _amounts(request: HttpRequest, asked: Question) -> dict[int, int]:
    """Option → points, or 1 for what was ticked. What is no number is nothing. A place is as many points as there
    are options from it down."""
    if asked.kind in (QuestionKind.POINTS, QuestionKind.RANKING):
        given = {pk: request.POST.get(f"poang-{pk}", "") for pk in asked.options.values_list("pk", flat=True)}
        found = {pk: int(text) for pk, text in given.items() if text.isdecimal() and len(text) < 4}
        ranked = asked.kind == QuestionKind.RANKING
        return {pk: len(given) + 1 - place if ranked else place for pk, place in found.items() if place}
    return {int(one): 1 for one in request.POST.getlist("svar") if one.isdecimal() and len(one) < 19}


@requires(Role.OFFICER)
def ask(request: DeskRequest, slug: str) -> HttpResponseBase:
    """One question more in a dialogue, of any kind."""
    row = access.dialogue_for(request, slug)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        kind, text = QuestionKind(form.cleaned_data["kind"]), form.cleaned_data["text"]
        try:
            if kind in choosing.CHOOSING:
                choosing.ask(dialogue=row, kind=kind, text=text, options=form.lines, by=request.user)
            else:
                dialogues.ask(dialogue=row, kind=kind, text=text, by=request.user)
        except TooMany as refusal:
            form.add_error("options", _("Högst %(n)s svar går att rangordna.") % {"n": refusal.most})
        except Empty:
            form.add_error("options", _("Skriv minst två svar att välja mellan, ett på varje rad."))
        else:
            messages.success(request, _("Frågan är med i dialogen."))
            return redirect("dialogue:dialogue-desk", slug)
    context = {"dialogue": row, "form": form}
    return render(request, "dialogue/desk/ask.html", context, status=422 if form.errors else 200)


@requires(Role.OFFICER)
def paper(request: DeskRequest, slug: str) -> HttpResponseBase:
    """What came on paper, by post or by telephone: it goes the same way as everything else."""
    row = access.dialogue_for(request, slug)
    form = PaperForm(request.POST or None, dialogue=row)
    if request.method == "POST" and form.is_valid():
        try:
            made = form.keep(row, source=Source.PAPER, at=timezone.now(), by=request.user)
        except Empty:
            form.add_error("text", _("Texten är tom."))
        except Refusal:
            form.add_error("event", _("Träffen är inställd eller återkopplad och tar inte emot fler inspel."))
        else:
            numbers = f"{made[0].number}–{made[-1].number}" if len(made) > 1 else str(made[0].number)
            messages.success(request, _("Sparat som inspel %(n)s. Skriv numret på pappret.") % {"n": numbers})
            return redirect("dialogue:paper", slug)
    context = {"dialogue": row, "form": form}
    return render(request, "dialogue/desk/paper.html", context, status=422 if form.errors else 200)
