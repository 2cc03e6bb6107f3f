"""Pages where documents are masked, made, reviewed and published."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from samsyn.consultation import access as rounds
from samsyn.consultation import queries as consultation
from samsyn.consultation.models import MaskReason, Publication, ReceivedFile, Response, Round, Shape
from samsyn.consultation.publishing import access, actions, masking, queries, refusals, sentences
from samsyn.consultation.publishing.forms import BecauseForm, PlacesForm, ShapeForm, StripForm, WordsForm
from samsyn.consultation.publishing.tasks import make_files
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role

PER_PAGE = 50


@require_safe
@requires(Role.OFFICER)
def board(request: DeskRequest, round_id: int) -> HttpResponse:
    """Every document by class, and what it waits for."""
    round_ = rounds.get_round(round_id)
    pages = Paginator(queries.answered(round_), PER_PAGE)
    page = pages.get_page(request.GET.get("sida"))
    context = {
        "round": consultation.round_head(round_),
        "board": queries.board(round_, cast("QuerySet[Response]", page.object_list)),
        "page": page,
        "span": pages.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "may_publish": request.user.may(Role.STRATEGIST),
        "me": request.user.pk,
    }
    return render(request, "consultation/publishing/board.html", context)


@require_POST
@requires(Role.OFFICER)
def make_all(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """Files for every document that has none or whose masks have changed, in the background."""
    round_ = rounds.get_round(round_id)
    make_files.enqueue(round_id=round_.pk, person_id=request.user.pk)
    messages.success(request, _("Filerna görs i bakgrunden. Ladda om sidan om en stund."))
    return redirect("consultation:publish", round_id)


@require_POST
@requires(Role.STRATEGIST)
def publish_all(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """Everything that has been reviewed."""
    round_ = rounds.get_round(round_id)
    rows = Publication.objects.standing().filter(
        file__response__round=round_, file__response__out_at=None, reviewed_at__isnull=False, published_at=None
    )
    try:
        count = actions.publish(publications=list(rows), at=timezone.now(), by=request.user)
    except refusals.Refusal as error:
        messages.error(request, sentences.why(error))
    else:
        text = ngettext("En handling är publicerad.", "%(n)s handlingar är publicerade.", count)
        messages.success(request, text % {"n": count})
    return redirect("consultation:publish", round_id)


@require_safe
@requires(Role.OFFICER)
def paper(request: DeskRequest, round_id: int, file_id: int) -> HttpResponse:
    """One document: its text with what is masked, and the three acts."""
    round_ = rounds.get_round(round_id)
    return _show(request, round_, access.file_of(round_, file_id))


def _show(
    request: DeskRequest, round_: Round, file: ReceivedFile, *, status: int = 200, **forms: object
) -> HttpResponse:
    found = queries.desk(file)
    context = {
        "round": consultation.round_head(round_),
        "paper": found,
        "words": WordsForm(auto_id="ord_%s"),
        "strip": StripForm(auto_id="remsa_%s"),
        "places": PlacesForm(offered=tuple(one.places for one in found.suggestions)),
        "shape": ShapeForm(auto_id="form_%s"),
        "because": BecauseForm(auto_id="skal_%s"),
        "me": request.user.pk,
        "may_publish": request.user.may(Role.STRATEGIST),
        **forms,
    }
    return render(request, "consultation/publishing/paper.html", context, status=status)


@require_POST
@requires(Role.OFFICER)
def mask_words(request: DeskRequest, round_id: int, file_id: int) -> HttpResponseBase:
    """Words wherever they stand."""
    round_ = rounds.get_round(round_id)
    file = access.file_of(round_, file_id)
    form = WordsForm(request.POST, auto_id="ord_%s")
    if not form.is_valid():
        return _show(request, round_, file, status=422, words=form)
    said = form.cleaned_data
    try:
        count = masking.mask_words(
            file=file, words=said["words"], page=said["page"] or 0, reason=MaskReason(said["reason"]),
            note=said["note"], at=timezone.now(), by=request.user,
        )  # fmt: skip
    except refusals.Refusal as error:
        form.add_error("words", sentences.why(error))
        return _show(request, round_, file, status=422, words=form)
    _tell_masked(request, count)
    return redirect("consultation:publish-file", round_id, file_id)


@require_POST
@requires(Role.OFFICER)
def mask_places(request: DeskRequest, round_id: int, file_id: int) -> HttpResponseBase:
    """The suggestions that were ticked."""
    round_ = rounds.get_round(round_id)
    file = access.file_of(round_, file_id)
    offered = tuple(one.places for one in queries.desk(file).suggestions)
    form = PlacesForm(request.POST, offered=offered)
    if not form.is_valid():
        return _show(request, round_, file, status=422, places=form)
    said = form.cleaned_data
    count = masking.mask_places(
        file=file, places=form.places(), reason=MaskReason(said["reason"]), note=said["note"], at=timezone.now(),
        by=request.user,
    )  # fmt: skip
    _tell_masked(request, count)
    return redirect("consultation:publish-file", round_id, file_id)


def _tell_masked(request: DeskRequest, count: int) -> None:
    if count:
        text = ngettext("Ett ställe är maskat.", "%(n)s ställen är maskade.", count)
        messages.success(request, text % {"n": count})
    else:
        messages.info(request, _("De ställena var redan maskade."))


@require_POST
@requires(Role.OFFICER)
def mask_strip(request: DeskRequest, round_id: int, file_id: int) -> HttpResponseBase:
    """A strip across a page, for signatures and pictures."""
    round_ = rounds.get_round(round_id)
    file = access.file_of(round_, file_id)
    form = StripForm(request.POST, auto_id="remsa_%s")
    if form.is_valid():
        said = form.cleaned_data
        try:
            masking.mask_strip(
                file=file, page=said["page"], top=said["top"], bottom=said["bottom"],
                reason=MaskReason(said["reason"]), note=said["note"], at=timezone.now(), by=request.user,
            )  # fmt: skip
        except refusals.NotFound:
            form.add_error("page", _("Handlingen har ingen sådan sida."))
        else:
            messages.success(request, _("Remsan är maskad."))
            return redirect("consultation:publish-file", round_id, file_id)
    return _show(request, round_, file, status=422, strip=form)


@require_POST
@requires(Role.OFFICER)
def unmask(request: DeskRequest, round_id: int, file_id: int, mask_id: int) -> HttpResponseBase:
    """Take a mask away."""
    file = access.file_of(rounds.get_round(round_id), file_id)
    masking.unmask(mask=access.mask_of(file, mask_id), by=request.user)
    messages.success(request, _("Maskningen är borttagen."))
    return redirect("consultation:publish-file", round_id, file_id)


@contextmanager
def _told(request: DeskRequest, done: str) -> Iterator[None]:
    """The person is told that it is done, or why not."""
    try:
        yield
    except refusals.Refusal as error:
        messages.error(request, sentences.why(error))
    else:
        messages.success(request, done)


@require_POST
@requires(Role.OFFICER)
def make(request: DeskRequest, round_id: int, file_id: int) -> HttpResponseBase:
    """The new file."""
    round_ = rounds.get_round(round_id)
    file = access.file_of(round_, file_id)
    form = ShapeForm(request.POST, auto_id="form_%s")
    if not form.is_valid():
        return _show(request, round_, file, status=422, shape=form)
    with _told(request, _("Filen är gjord och genomsökt. Nu ska någon annan granska den.")):
        actions.make(file=file, shape=Shape(form.cleaned_data["shape"]), at=timezone.now(), by=request.user)
    return redirect("consultation:publish-file", round_id, file_id)


@require_POST
@requires(Role.OFFICER)
def review(request: DeskRequest, round_id: int, file_id: int) -> HttpResponseBase:
    """A second person stands behind the new file."""
    file = access.file_of(rounds.get_round(round_id), file_id)
    with _told(request, _("Filen är granskad. Nu kan den publiceras.")):
        actions.review(publication=access.publication_of(file), at=timezone.now(), by=request.user)
    return redirect("consultation:publish-file", round_id, file_id)


@require_POST
@requires(Role.STRATEGIST)
def publish(request: DeskRequest, round_id: int, file_id: int) -> HttpResponseBase:
    """Everybody may read it."""
    file = access.file_of(rounds.get_round(round_id), file_id)
    with _told(request, _("Handlingen är publicerad.")):
        actions.publish(publications=[access.publication_of(file)], at=timezone.now(), by=request.user)
    return redirect("consultation:publish-file", round_id, file_id)


@require_POST
@requires(Role.OFFICER)
def withdraw(request: DeskRequest, round_id: int, file_id: int) -> HttpResponseBase:
    """Nobody sees it any more."""
    round_ = rounds.get_round(round_id)
    file = access.file_of(round_, file_id)
    form = BecauseForm(request.POST, auto_id="skal_%s")
    if not form.is_valid():
        return _show(request, round_, file, status=422, because=form)
    actions.withdraw(
        publication=access.publication_of(file), because=form.cleaned_data["because"], at=timezone.now(),
        by=request.user,
    )  # fmt: skip
    messages.success(request, _("Filen är tillbakadragen. Den finns kvar i journalen."))
    return redirect("consultation:publish-file", round_id, file_id)


@require_safe
@requires(Role.OFFICER)
def made_file(request: DeskRequest, round_id: int, file_id: int, web: str = "") -> FileResponse:
    """The new file, for those who review it."""
    row = access.publication_of(access.file_of(rounds.get_round(round_id), file_id))
    field = row.web if web else row.content
    if not field:  # what was a PDF has no page for the web
        raise Http404
    name = row.name.rsplit(".", 1)[0] + ".html" if web else row.name
    answer = FileResponse(field.open("rb"), as_attachment=True, filename=name)
    answer["Cache-Control"] = "private, no-store"
    return answer
