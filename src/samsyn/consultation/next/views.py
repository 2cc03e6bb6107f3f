"""Pages where the answers become text."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samsyn.comments.models import Comment
from samsyn.consultation import access as rounds
from samsyn.consultation import queries as consultation
from samsyn.consultation.models import ReportIssue, Round
from samsyn.consultation.next import actions, queries
from samsyn.consultation.next.colliding import collisions
from samsyn.consultation.next.forms import CausesForm
from samsyn.people.access import DeskRequest, person_of, requires
from samsyn.people.models import Role
from samsyn.strategy import access as strategy
from samsyn.strategy import sentences
from samsyn.strategy.actions import Refusal
from samsyn.strategy.editing import actions as editing
from samsyn.strategy.editing import queries as editions
from samsyn.strategy.editing import views as pages
from samsyn.strategy.editing.forms import BeginForm, SectionForm
from samsyn.strategy.models import Edition, Section, Stage


@requires(Role.OFFICER)
def overview(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """The next edition with what each section has to answer for; begun here when there is none."""
    round_ = rounds.get_round(round_id)
    edition = queries.working(round_)
    if edition is None:
        return _begin(request, round_)
    context = {
        "round": consultation.round_head(round_),
        "head": editions.head(edition),
        "next": queries.overview(round_, edition),
        "gone": editions.gone(edition),
        "chain": editions.chain(edition),
    }
    return render(request, "consultation/next/overview.html", context)


def _begin(request: DeskRequest, round_: Round) -> HttpResponseBase:
    form = BeginForm(request.POST or None, initial={"maker": editions.makers()[0][0]})
    if request.method == "POST" and form.is_valid():
        stage, label = form.cleaned_data["maker"].split("|")
        try:
            editing.begin(
                base=round_.edition, stage=Stage(stage), label=form.cleaned_data["label"] or label, at=timezone.now(),
                by=request.user,
            )  # fmt: skip
        except Refusal as error:
            messages.error(request, sentences.why(error))
        return redirect("consultation:next", round_.pk)
    context = {
        "round": consultation.round_head(round_),
        "form": form,
        "edition": round_.edition.name,
        "heeded": len(queries.heeded(round_, None)),
    }
    return render(request, "consultation/next/begin.html", context, status=422 if form.errors else 200)


@requires(Role.OFFICER)
def section(request: DeskRequest, round_id: int, key: str) -> HttpResponseBase:
    """One section: its text, and the comments that should change it."""
    round_ = rounds.get_round(round_id)
    edition = _working(round_)
    row = strategy.section_for(edition, key)
    offered = queries.for_section(round_, edition, key)
    form = SectionForm(request.POST or None, initial=pages.said_now(row))
    ticks = CausesForm(request.POST or None, offered=offered)
    template = "consultation/next/section.html"
    beside = {
        "round": consultation.round_head(round_),
        "offered": offered,
        "ticks": ticks,
        "collisions": collisions([one for one, _tied in offered]),
    }
    if request.method == "POST" and form.is_valid() and ticks.is_valid():
        try:
            changed = _save(request, row, form, ticks, [one.id for one, _tied in offered])
        except editing.ChangedMeanwhile as error:
            return render(request, template, pages.conflict(edition, row, form, error) | beside, status=409)
        except Refusal as error:
            messages.error(request, sentences.why(error))
        else:
            pages.tell(request, row, changed=changed)
        return redirect("consultation:next", round_id)
    status = 422 if form.errors or ticks.errors else 200
    return render(request, template, pages.page(edition, row, form) | beside, status=status)


def _save(request: DeskRequest, row: Section, form: SectionForm, ticks: CausesForm, offered: list[int]) -> bool:
    said = form.cleaned_data
    return actions.change(
        section=row, version=said["version"], number=said["number"], heading=said["heading"], text=said["text"],
        note=said["note"], causes=list(Comment.objects.filter(pk__in=ticks.cleaned_data["causes"])), offered=offered,
        at=timezone.now(), by=request.user,
    )  # fmt: skip


def _working(round_: Round) -> Edition:
    edition = queries.working(round_)
    if edition is None:
        raise Http404
    return edition


@require_safe
def changes(request: HttpRequest, round_id: int) -> HttpResponse:
    """What became of the text, with causes in the margin: the desk sees it as it is now, others what is public."""
    round_ = rounds.get_round(round_id)
    person = person_of(request)
    desk = person is not None and person.may(Role.OFFICER)
    edition = _working(round_) if desk else _published(round_)
    public = not desk
    reported = ReportIssue.objects.published().filter(round=round_).exists()
    if public and not reported:
        raise Http404
    context: dict[str, Any] = pages.compared(request, round_.edition, edition)
    behind = queries.reasons(round_, edition, public=public)
    context |= {
        "round": round_,
        "reported": reported,
        "at_desk": desk,
        "pairs": [(one, behind.get(one.key, ())) for one in context["sections"]],
        "behind": len({reason.number for some in behind.values() for reason in some}),
    }
    return render(request, "consultation/next/changes.html", context)


def _published(round_: Round) -> Edition:
    """The newest published edition that comes from the one that was asked about."""
    edition = queries.working(round_)
    while edition is not None and not edition.is_published:
        edition = edition.based_on
    if edition is None or edition.pk == round_.edition_id or not round_.edition.is_published:
        raise Http404
    return edition
