"""One comment after the other: its source, itself, the section it is about; and the acts, each with a key."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.comments import actions as comments
from samsyn.comments.models import AsideReason
from samsyn.consultation import access, actions, queries, source
from samsyn.consultation.desk import choosing
from samsyn.consultation.desk.forms import AsideForm, ConfirmForm, MergeForm, SplitForm, VersionForm
from samsyn.consultation.forms import OUTSIDE
from samsyn.consultation.models import ResponseComment
from samsyn.consultation.shared_words import sections_with_words
from samsyn.consultation.tasks import learn_soon
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role
from samsyn.people.queries import history

CONFLICT, INVALID = 409, 422


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.READER)
def comment(request: DeskRequest, round_id: int, number: int) -> HttpResponseBase:
    """Show a comment; POST confirms its place, type and themes and goes on to the next that the filter leaves."""
    row = access.get_comment(round_id, number)
    if request.method != "POST":
        return _page(request, row)
    if not request.user.may(Role.OFFICER):
        raise Http404
    form = _confirm_form(request, row, queries.facts_of(row))
    if not form.is_valid():
        return _page(request, row, status=INVALID, form=form)
    try:
        actions.confirm(
            row=row,
            section_key=form.cleaned_data["section"],
            type_=form.cleaned_data["type"],
            themes=form.cleaned_data["themes"] if form.cleaned_data["themes_shown"] else None,
            add_themes=form.cleaned_data["add_themes"],
            version=form.cleaned_data["version"],
            at=timezone.now(),
            by=request.user,
        )
    except comments.ChangedMeanwhile:
        return _changed(request, row, form)
    except comments.IsLaidAside:
        return _refuse(request, row, _("Synpunkten är lagd åt sidan. Ta tillbaka den först."))
    except (comments.NameTaken, comments.TooDeep, comments.OtherDocument):
        form.add_error("more_themes", _("Kodlistan har ändrats sedan du öppnade sidan. Välj igen."))
        return _page(request, row, status=INVALID, form=form)
    learn_soon(round_id)
    messages.success(request, _("Synpunkt %(number)s är bekräftad.") % {"number": row.number})
    return _onward(request, row)


def _page(
    request: DeskRequest, row: ResponseComment, *, status: int = 200, form: ConfirmForm | None = None, **more: Any
) -> HttpResponse:
    """The page as it is now, with whatever was refused."""
    round_ = row.response.round
    facts = queries.facts_of(row)
    choice = choosing.choice(request, round_, person=request.user)
    alike, near = queries.beside(row)
    form = form or _confirm_form(request, row, facts)
    outline = choosing.outline(round_.edition)
    context = {
        "round": queries.round_head(round_),
        "row": facts,
        "form": form,
        "chosen": form["section"].value(),
        "version": facts.facts.version,
        "source": source.of(row.comment),
        "places": sections_with_words(outline, facts.facts),
        "sections": outline.sections,
        "similar": alike,
        "disagree": queries.disagree(facts.facts.verdict, alike),
        "near": near,
        "sentences": queries.sentences(row.comment),
        "reasons": [(value, label) for value, label in AsideReason.choices if value != AsideReason.MERGED],
        "history": history(row.comment) if "historik" in request.GET or status == CONFLICT else None,
        "along": queries.along(row, choice),
        "kept": choosing.kept(request),
        "may_decide": request.user.may(Role.OFFICER) and not facts.facts.aside,
        "officer": request.user.may(Role.OFFICER),
        **more,
    }
    return render(request, "consultation/comment.html", context, status=status)


def _is_confirm(request: DeskRequest) -> bool:
    """The form of the page itself, not one of its acts."""
    return request.resolver_match is not None and request.resolver_match.url_name == "comment"


def _confirm_form(request: DeskRequest, row: ResponseComment, facts: queries.CommentRow) -> ConfirmForm:
    said = facts.facts
    return ConfirmForm(
        request.POST if request.method == "POST" and _is_confirm(request) else None,
        initial={
            "section": said.place.key if said.place else OUTSIDE,
            "type": said.type,
            "themes": [tag.id for tag in said.shown_themes],
        },
        sections=choosing.outline(row.response.round.edition).sections,
        themes=queries.code_list(row.response.round),
    )


def _changed(request: DeskRequest, row: ResponseComment, form: ConfirmForm | None = None) -> HttpResponse:
    """Somebody was first: say who did what, and keep what this person chose."""
    fresh = access.get_comment(row.response.round_id, row.number)
    acts = history(fresh.comment)
    return _page(request, fresh, status=CONFLICT, form=form, changed=acts[-1] if acts else None)


def _refuse(request: DeskRequest, row: ResponseComment, sentence: str, panel: str = "") -> HttpResponse:
    return _page(request, row, status=INVALID, refused=sentence, panel=panel)


def _onward(request: DeskRequest, row: ResponseComment) -> HttpResponseBase:
    """The next comment that the filter leaves, else the first; to the work when none is left."""
    round_ = row.response.round
    choice = choosing.choice(request, round_, person=request.user)
    found = queries.along(row, choice)
    number = found.after or (found.first if choice.state == "kvar" else None)
    kept = choosing.kept(request)
    if number is None:
        address = reverse("consultation:comments", args=[round_.pk])
    else:
        address = reverse("consultation:comment", args=[round_.pk, number])
    return redirect(f"{address}?{kept}" if kept else address)


def _again(request: DeskRequest, row: ResponseComment) -> HttpResponseBase:
    kept = choosing.kept(request)
    address = reverse("consultation:comment", args=[row.response.round_id, row.number])
    return redirect(f"{address}?{kept}" if kept else address)


@require_POST
@requires(Role.OFFICER)
def split(request: DeskRequest, round_id: int, number: int) -> HttpResponseBase:
    """Divide a comment before the chosen sentences."""
    row = access.get_comment(round_id, number)
    form = SplitForm(request.POST, offsets=comments.places_to_divide(row.comment.text))
    if not form.is_valid():
        return _refuse(request, row, _first(form), "split")
    try:
        new = actions.split(
            row=row, at_offsets=form.cleaned_data["at"], version=form.cleaned_data["version"],
            at=timezone.now(), by=request.user,
        )  # fmt: skip
    except comments.ChangedMeanwhile:
        return _changed(request, row)
    except (comments.NotDivisible, comments.AlreadyAnswered, comments.IsLaidAside) as refusal:
        return _refuse(request, row, _sentence(refusal), "split")
    learn_soon(round_id, forced=True)
    names = ", ".join(str(one.number) for one in new)
    text = _("Synpunkt %(number)s är delad. Den nya delen är synpunkt %(new)s.")
    messages.success(request, text % {"number": number, "new": names})
    return _again(request, row)


@require_POST
@requires(Role.OFFICER)
def merge(request: DeskRequest, round_id: int, number: int) -> HttpResponseBase:
    """Let the comment take in another one out of the same file."""
    row = access.get_comment(round_id, number)
    form = MergeForm(request.POST)
    if not form.is_valid():
        return _refuse(request, row, _first(form), "merge")
    other = access.get_comment(round_id, form.cleaned_data["number"])
    try:
        actions.merge(row=row, other=other, version=form.cleaned_data["version"], at=timezone.now(), by=request.user)
    except comments.ChangedMeanwhile:
        return _changed(request, row)
    except (comments.OtherFile, comments.AlreadyAnswered, comments.IsLaidAside) as refusal:
        return _refuse(request, row, _sentence(refusal), "merge")
    learn_soon(round_id, forced=True)
    text = _("Synpunkt %(other)s står nu som en del av synpunkt %(number)s.")
    messages.success(request, text % {"other": other.number, "number": number})
    return _again(request, row)


@require_POST
@requires(Role.OFFICER)
def lay_aside(request: DeskRequest, round_id: int, number: int) -> HttpResponseBase:
    """This is no comment of its own; the reason is kept and counted."""
    row = access.get_comment(round_id, number)
    form = AsideForm(request.POST)
    if not form.is_valid():
        return _refuse(request, row, _first(form), "aside")
    try:
        comments.lay_aside(
            comment=row.comment,
            reason=AsideReason(form.cleaned_data["reason"]),
            note=form.cleaned_data["note"],
            version=form.cleaned_data["version"],
            at=timezone.now(),
            by=request.user,
        )
    except comments.ChangedMeanwhile:
        return _changed(request, row)
    except (comments.AlreadyAnswered, comments.IsLaidAside) as refusal:
        return _refuse(request, row, _sentence(refusal), "aside")
    messages.success(request, _("Synpunkt %(number)s är lagd åt sidan.") % {"number": number})
    return _onward(request, row)


@require_POST
@requires(Role.OFFICER)
def bring_back(request: DeskRequest, round_id: int, number: int) -> HttpResponseBase:
    """It is a comment after all."""
    row = access.get_comment(round_id, number)
    form = VersionForm(request.POST)
    if not form.is_valid():
        return _refuse(request, row, _first(form))
    try:
        comments.bring_back(
            comment=row.comment, version=form.cleaned_data["version"], at=timezone.now(), by=request.user
        )
    except comments.ChangedMeanwhile:
        return _changed(request, row)
    messages.success(request, _("Synpunkt %(number)s är tillbaka.") % {"number": number})
    return _again(request, row)


@require_POST
@requires(Role.OFFICER)
def undo(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """Take back the last thing this person did in the round, and show the comment it was about."""
    round_ = access.get_round(round_id)
    try:
        row = actions.undo_last(round_=round_, at=timezone.now(), by=request.user)
    except comments.NothingToUndo:
        messages.warning(request, _("Det finns inget mer att ångra."))
        return redirect("consultation:comments", round_id)
    except comments.UndoTooLate as late:
        number = queries.number_of(late.comment)
        text = _("Någon har arbetat vidare med synpunkt %(number)s. Ändra den i stället för att ångra.")
        messages.warning(request, text % {"number": number})
        return redirect("consultation:comment", round_id, number)
    messages.success(request, _("Det senaste med synpunkt %(number)s är ångrat.") % {"number": row.number})
    return _again(request, row)


@require_POST
@requires(Role.OFFICER)
def lift(request: DeskRequest, round_id: int, passage_id: int) -> HttpResponseBase:
    """A passage that the machine set aside becomes a comment."""
    aside, response = access.get_passage(round_id, passage_id)
    row = actions.lift(aside=aside, response=response, by=request.user)
    learn_soon(round_id, forced=True)
    messages.success(request, _("Texten är nu synpunkt %(number)s.") % {"number": row.number})
    return redirect("consultation:comment", round_id, row.number)


def _first(form: Any) -> str:
    """The first complaint of a form, as one sentence."""
    return str(next(iter(form.errors.values()))[0])


def _sentence(refusal: Exception) -> str:
    said: dict[type[Exception], str] = {
        comments.NotDivisible: _("Det finns inget att dela där. Välj en mening inne i synpunkten."),
        comments.AlreadyAnswered: _("Synpunkten är besvarad. Svaret gäller orden som de står, så de kan inte ändras."),
        comments.IsLaidAside: _("Synpunkten är lagd åt sidan. Ta tillbaka den först."),
        comments.OtherFile: _("Bara synpunkter ur samma fil kan slås ihop."),
    }
    return said[type(refusal)]
