"""The code list, and samples that a second person codes."""

import secrets
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.comments import actions as comments
from samsyn.comments.codelist import LEVELS
from samsyn.comments.models import Comment, Theme
from samsyn.comments.theming import missing_themes
from samsyn.consultation import access, queries
from samsyn.consultation.desk import choosing
from samsyn.consultation.desk.forms import ConfirmForm
from samsyn.consultation.desk.theme_forms import MergeThemeForm, MoveThemeForm, SampleForm, ThemeForm
from samsyn.consultation.forms import OUTSIDE
from samsyn.consultation.models import Round
from samsyn.consultation.tasks import learn_soon
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Person, Role
from samsyn.strategy.models import Section

TOO_DEEP = gettext_lazy("Kodlistan har högst tre nivåer. Flytta först upp det som ligger längst ner.")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.READER)
def themes(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """The code list with what it holds; ?forslag=1 proposes themes that are missing. POST adds themes."""
    round_ = access.get_round(round_id)
    found = queries.themes(round_)
    form = ThemeForm(request.POST or None, homes=[(row.id, row.label) for row in found if row.level < LEVELS])
    officer = request.user.may(Role.OFFICER)
    if request.method == "POST" and officer and form.is_valid():
        try:
            names = request.POST.getlist("names") or [form.cleaned_data["name"]]
            for name in names:
                comments.add_theme(
                    document=round_.edition.document, name=name, definition=form.cleaned_data["definition"],
                    under=_above(round_id, form), at=timezone.now(), by=request.user,
                )  # fmt: skip
        except comments.TooDeep:
            form.add_error("under", TOO_DEEP)
        except comments.OtherDocument:
            form.add_error("name", _("Det som står före › finns inte i kodlistan."))
        except comments.NameTaken:
            form.add_error("name", _("Det temat finns redan."))
        else:
            learn_soon(round_id, forced=True)
            return redirect("consultation:themes", round_id)
    context = {
        "round": queries.round_head(round_),
        "themes": found,
        "tree": any(row.has_below for row in found),
        "form": form,
        "missing": _missing(round_, [row.name for row in found]) if "forslag" in request.GET else None,
        "samples": queries.samples(round_),
        "sample_form": SampleForm(officers=queries.officer_names(round_)),
        "may_decide": officer,
    }
    return render(request, "consultation/desk/themes.html", context, status=422 if form.errors else 200)


def _above(round_id: int, form: ThemeForm) -> Theme | None:
    key = form.cleaned_data["under"]
    return access.get_theme(round_id, key) if key else None


def _missing(round_: Round, known: list[str]) -> list[tuple[str, int]]:
    said = Comment.objects.filter(pk__in=queries.links_of(round_.pk).values("comment"))
    return missing_themes(list(said.values_list("text", flat=True)), known)


@require_POST
@requires(Role.OFFICER)
def rename(request: DeskRequest, round_id: int, theme_id: int) -> HttpResponseBase:
    """Another name or definition."""
    theme = access.get_theme(round_id, theme_id)
    form = ThemeForm(request.POST)
    if form.is_valid():
        try:
            comments.rename_theme(
                theme=theme, name=form.cleaned_data["name"], definition=form.cleaned_data["definition"], by=request.user
            )
        except comments.NameTaken:
            messages.error(request, _("Det temat finns redan."))
    return redirect("consultation:themes", round_id)


@require_POST
@requires(Role.OFFICER)
def move(request: DeskRequest, round_id: int, theme_id: int) -> HttpResponseBase:
    """Put a theme, with those below it, under another or at the top."""
    theme = access.get_theme(round_id, theme_id)
    form = MoveThemeForm(request.POST)
    if form.is_valid():
        key = form.cleaned_data["under"]
        under = access.get_theme(round_id, key) if key else None
        try:
            comments.move_theme(theme=theme, under=under, by=request.user)
        except (comments.UnderItself, comments.TooDeep, comments.OtherDocument) as refusal:
            messages.error(request, _refusal(refusal))
        else:
            text = _("”%(name)s” ligger nu under ”%(under)s”.") if under else _("”%(name)s” står nu överst.")
            messages.success(request, text % {"name": theme.name, "under": under.name if under else ""})
            learn_soon(round_id, forced=True)
    return redirect("consultation:themes", round_id)


def _refusal(refusal: Exception) -> str:
    if isinstance(refusal, comments.UnderItself):
        return _("Ett tema kan inte ligga under sig självt eller under något av sina egna underteman.")
    return str(TOO_DEEP) if isinstance(refusal, comments.TooDeep) else _("Temat hör till en annan strategi.")


@require_POST
@requires(Role.OFFICER)
def merge(request: DeskRequest, round_id: int, theme_id: int) -> HttpResponseBase:
    """Everything tagged with this theme is tagged with the other."""
    theme = access.get_theme(round_id, theme_id)
    form = MergeThemeForm(request.POST)
    if form.is_valid():
        into = access.get_theme(round_id, form.cleaned_data["into"])
        try:
            count = comments.merge_themes(theme=theme, into=into, by=request.user)
        except comments.OtherDocument:
            messages.error(request, _("Välj ett annat tema att slå ihop med."))
        except comments.TooDeep:
            messages.error(request, TOO_DEEP)
        else:
            text = ngettext(
                "”%(gone)s” är nu ”%(kept)s”: en synpunkt flyttades.",
                "”%(gone)s” är nu ”%(kept)s”: %(count)s synpunkter flyttades.",
                count,
            )
            messages.success(request, text % {"gone": theme.name, "kept": into.name, "count": count})
    return redirect("consultation:themes", round_id)


@require_POST
@requires(Role.OFFICER)
def draw(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """Draw a sample of what others have coded, for somebody to code again."""
    round_ = access.get_round(round_id)
    form = SampleForm(request.POST, officers=queries.officer_names(round_))
    if form.is_valid():
        coder = Person.objects.get(pk=form.cleaned_data["coder"])
        pool = queries.coded_comments(round_, but_by=coder)
        if pool:
            sample = comments.draw_sample(
                edition=round_.edition, comments=pool, size=form.cleaned_data["size"],
                seed=secrets.randbelow(1_000_000), coder=coder, at=timezone.now(), by=request.user,
            )  # fmt: skip
            return redirect("consultation:sample", round_id, sample.pk)
        messages.warning(request, _("Ingen annan har bekräftat några synpunkter än, så det finns inget att koda om."))
    return redirect("consultation:themes", round_id)


@require_safe
@requires(Role.READER)
def sample(request: DeskRequest, round_id: int, sample_id: int) -> HttpResponse:
    """How far the second coding has come, and how well the two agree."""
    round_ = access.get_round(round_id)
    row = access.get_sample(round_, sample_id)
    agreements, compared = queries.compared(row)
    mine = row.coder_id == request.user.pk
    context = {
        "round": queries.round_head(round_),
        "sample": next(one for one in queries.samples(round_) if one.id == row.pk),
        "mine": mine,
        "agreements": agreements,
        "compared": compared,
        "seed": row.seed,
    }
    return render(request, "consultation/desk/sample.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def recode(request: DeskRequest, round_id: int, sample_id: int) -> HttpResponseBase:
    """Code the next comment of one's own sample, without seeing how it was coded."""
    round_ = access.get_round(round_id)
    row = access.get_sample(round_, sample_id)
    recoding = queries.to_recode(row, request.user)
    if recoding is None:
        return redirect("consultation:sample", round_id, sample_id)
    form = _blind_form(request, round_)
    if request.method == "POST" and form.is_valid() and request.POST.get("recoding") == str(recoding.pk):
        key = form.cleaned_data["section"]
        comments.recode(
            recoding=recoding,
            section=None if key == OUTSIDE else Section.objects.get(edition=round_.edition_id, key=key),
            type_=form.cleaned_data["type"],
            themes=list(Theme.objects.of(round_.edition.document).filter(pk__in=form.cleaned_data["themes"])),
            at=timezone.now(),
            by=request.user,
        )  # fmt: skip
        return redirect("consultation:recode", round_id, sample_id)
    facts = next(one for one in queries.samples(round_) if one.id == row.pk)
    context: dict[str, Any] = {
        "round": queries.round_head(round_),
        "sample": facts,
        "recoding": recoding,
        "form": form,
        "sections": choosing.outline(round_.edition).sections,
    }
    return render(request, "consultation/desk/recode.html", context, status=422 if form.errors else 200)


def _blind_form(request: DeskRequest, round_: Round) -> ConfirmForm:
    posted = request.POST.copy()
    if "section" not in posted:
        posted["section"] = OUTSIDE if "outside" in posted else ""
    return ConfirmForm(
        posted if request.method == "POST" else None,
        initial={"section": posted["section"]},
        sections=choosing.outline(round_.edition).sections,
        themes=queries.code_list(round_),
    )
