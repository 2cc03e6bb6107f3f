"""Pages of the consultation desk: access → form → one action → answer."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.comments.models import Reading
from samsyn.comments.queries import with_places
from samsyn.consultation import access, actions, queries, source
from samsyn.consultation.forms import OUTSIDE, FilterForm, PlaceForm, UploadForm
from samsyn.consultation.models import ResponseComment
from samsyn.consultation.shared_words import sections_with_words
from samsyn.consultation.tasks import read_batch, relearn
from samsyn.cores.outline.values import Outline
from samsyn.cores.text import formats
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role
from samsyn.people.queries import history
from samsyn.strategy.queries import outline_of

PER_PAGE = 50
FOLLOW_SECONDS = 4
IMAGE_WIDTH = 1400  # pixels: a close-up of half a page stays sharp


@require_safe
@requires(Role.READER)
def rounds(request: DeskRequest) -> HttpResponseBase:
    """All rounds; straight to it when there is only one."""
    found = queries.rounds()
    if len(found) == 1:
        return redirect("consultation:round", found[0].id)
    return render(request, "consultation/rounds.html", {"rounds": found})


@require_safe
@requires(Role.READER)
def overview(request: DeskRequest, round_id: int) -> HttpResponse:
    """Where one round stands, and what to do next."""
    round_ = access.get_round(round_id)
    facts = queries.round_facts(round_)
    context = {
        "round": facts,
        "days_left": (round_.closes_on - timezone.localdate()).days,
        "classes": queries.class_counts(round_),
        "sections": queries.section_counts(round_),
        "types": queries.type_counts(round_),
        "states": queries.state_counts(round_),
        "progress": queries.progress(round_) if facts.waiting else None,
        "may_receive": request.user.may(Role.OFFICER),
    }
    return render(request, "consultation/round.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def receive(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """Take in files: registered at once, read in the background."""
    round_ = access.get_round(round_id)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        files = [(upload.name or "fil", upload.read()) for upload in form.cleaned_data["files"]]
        batch = actions.receive_files(
            round_=round_, source="uppladdning", files=files, at=timezone.now(), by=request.user
        )
        read_batch.enqueue(batch_id=batch.pk)
        text = ngettext(
            "En fil är mottagen och registrerad.", "%(count)s filer är mottagna och registrerade.", len(files)
        )
        messages.success(request, text % {"count": len(files)})
        return redirect("consultation:files", round_id)
    context = {"round": queries.round_facts(round_), "form": form, "limit": settings.UPLOAD_LIMIT_BYTES}
    return render(request, "consultation/receive.html", context, status=422 if form.errors else 200)


@require_safe
@requires(Role.READER)
def files(request: DeskRequest, round_id: int) -> HttpResponse:
    """Every file that arrived, and what became of it. ?folj=1 asks the browser to come back while files are read."""
    round_ = access.get_round(round_id)
    facts = queries.round_facts(round_)
    progress = queries.progress(round_) if facts.waiting else None
    rows = queries.files(round_)
    context = {
        "round": facts,
        "files": rows,
        "trouble": [row for row in rows if row.trouble],
        "progress": progress,
        "follows": "folj" in request.GET,
        "may_receive": request.user.may(Role.OFFICER),
    }
    answer = render(request, "consultation/files.html", context)
    if progress and context["follows"]:
        answer["Refresh"] = str(FOLLOW_SECONDS)
    return answer


@require_safe
@requires(Role.READER)
def download(request: DeskRequest, round_id: int, original_id: int) -> FileResponse:
    """The original, bit for bit; always as a download, never rendered by us."""
    original = access.get_original(round_id, original_id)
    return FileResponse(original.content.open("rb"), as_attachment=True, filename=original.name.rsplit("/", 1)[-1])


@require_safe
@requires(Role.READER)
def page_image(request: DeskRequest, round_id: int, original_id: int, page: int) -> HttpResponse:
    """One page of a PDF as a picture; the bytes never change, so browsers may keep it."""
    original = access.get_original(round_id, original_id)
    if original.format != "pdf" or original.reading != Reading.READ or not original.pages.filter(number=page).exists():
        raise Http404
    picture = formats.pdf.image(original.content.read(), page, width=IMAGE_WIDTH)
    answer = HttpResponse(picture, content_type="image/png")
    answer["Cache-Control"] = "private, max-age=86400, immutable"
    return answer


@require_safe
@requires(Role.READER)
def responses(request: DeskRequest, round_id: int) -> HttpResponse:
    """All responses by class of sender."""
    round_ = access.get_round(round_id)
    context = {
        "round": queries.round_facts(round_),
        "groups": queries.responses_by_class(round_),
        "may_receive": request.user.may(Role.OFFICER),
    }
    return render(request, "consultation/responses.html", context)


@require_safe
@requires(Role.READER)
def response(request: DeskRequest, round_id: int, response_id: int) -> HttpResponse:
    """One response: its comments, and its whole text with every character accounted for."""
    row = access.get_response(round_id, response_id)
    comments_ = queries.comments_of_response(row)
    context = {
        "round": queries.round_facts(row.round),
        "response": row,
        "unknown": _("Okänd avsändare"),
        "rows": comments_,
        "pages": queries.pages_of(queries.originals_of(row), comments_),
    }
    return render(request, "consultation/response.html", context)


@require_safe
@requires(Role.READER)
def comments(request: DeskRequest, round_id: int) -> HttpResponse:
    """All comments, narrowed by place, type, sender, state and words."""
    round_ = access.get_round(round_id)
    form, choice = _choice(request, outline_of(round_.edition))
    pages = Paginator(with_places(queries.filtered(round_, choice)), PER_PAGE)
    page = pages.get_page(request.GET.get("sida"))
    context = {
        "round": queries.round_facts(round_),
        "form": form,
        "page": page,
        "rows": queries.numbered(list(page.object_list)),
        "kept": _kept(request),
        "narrowed": bool(choice),
        "span": pages.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
    }
    return render(request, "consultation/comments.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.READER)
def comment(request: DeskRequest, round_id: int, number: int) -> HttpResponseBase:
    """One comment: its source, itself, and the section it is about. The filter of the list comes along."""
    row = access.get_comment(round_id, number)
    outline = outline_of(row.response.round.edition)
    _form, choice = _choice(request, outline)
    before, after = queries.neighbours(row, choice)
    facts = queries.one_numbered(row)
    place = facts.facts.place
    form = PlaceForm(
        request.POST if request.method == "POST" else None,
        initial={"section": place.key if place else OUTSIDE, "type": facts.facts.type},
        sections=outline.sections,
    )
    if request.method == "POST":
        if not request.user.may(Role.OFFICER):
            raise Http404
        if form.is_valid():
            return _confirm(request, row, form, after)
    context = {
        "round": queries.round_facts(row.response.round),
        "row": facts,
        "form": form,
        "chosen": form["section"].value(),
        "source": source.of(row.comment),
        "places": sections_with_words(outline, facts.facts),
        "similar": queries.similar_to(row),
        "history": history(row.comment),
        "before": before,
        "after": after,
        "kept": _kept(request),
        "may_decide": request.user.may(Role.OFFICER),
    }
    return render(request, "consultation/comment.html", context, status=422 if form.errors else 200)


def _confirm(request: DeskRequest, row: ResponseComment, form: PlaceForm, after: int | None) -> HttpResponseBase:
    """Write the decision and go on to the next one that the list leaves; back to the list after the last."""
    actions.confirm(
        row=row,
        section_key=form.cleaned_data["section"],
        type_=form.cleaned_data["type"],
        at=timezone.now(),
        by=request.user,
    )
    messages.success(request, _("Synpunkt %(number)s är bekräftad.") % {"number": row.number})
    round_id = row.response.round_id
    relearn.enqueue(round_id=round_id)
    if after is None:
        address = reverse("consultation:comments", args=[round_id])
    else:
        address = reverse("consultation:comment", args=[round_id, after])
    kept = _kept(request)
    return redirect(f"{address}?{kept}" if kept else address)


def _choice(request: HttpRequest, outline: Outline) -> tuple[FilterForm, queries.Filter]:
    """What the address narrows the list to; words it does not know narrow nothing."""
    form = FilterForm(request.GET, sections=outline.sections)
    form.is_valid()
    chosen = form.cleaned_data
    choice = queries.Filter(
        section=chosen.get("avsnitt", ""),
        type=chosen.get("typ", ""),
        sender_class=chosen.get("klass", ""),
        state=chosen.get("visa", ""),
        words=chosen.get("ord", ""),
    )
    return form, choice


def _kept(request: HttpRequest) -> str:
    """The filter as it stands in the address, without the page and what was left empty."""
    kept = request.GET.copy()
    kept.pop("sida", None)
    for name in [name for name, value in kept.items() if not value]:
        del kept[name]
    return kept.urlencode()


@require_safe
@requires(Role.READER)
def set_aside(request: DeskRequest, round_id: int) -> HttpResponse:
    """All that was set aside, by reason."""
    round_ = access.get_round(round_id)
    groups = queries.set_aside_by_reason(round_)
    return render(request, "consultation/set_aside.html", {"round": queries.round_facts(round_), "groups": groups})
