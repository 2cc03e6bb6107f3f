"""Pages of the consultation desk: access → form → one action → answer."""

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.comments import languages
from samsyn.comments.models import Reading
from samsyn.consultation import access, actions, queries
from samsyn.consultation.forms import UploadForm
from samsyn.consultation.models import ReceivedFile, Response
from samsyn.consultation.tasks import read_batch
from samsyn.cores.text import formats
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role
from samsyn.people.uploads import several_files

PER_PAGE = 100
FOLLOW_SECONDS = 4
IMAGE_WIDTH = 1400  # pixels: a close-up of half a page stays sharp


@require_safe
@requires(Role.READER)
def rounds(request: DeskRequest) -> HttpResponseBase:
    """All rounds; straight to it when there is only one and nothing to set up."""
    found = queries.rounds()
    if len(found) == 1 and not request.user.may(Role.STRATEGIST):
        return redirect("consultation:round", found[0].id)
    context = {"rounds": found, "may_set_up": request.user.may(Role.STRATEGIST)}
    return render(request, "consultation/rounds.html", context)


@require_safe
@requires(Role.READER)
def overview(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """Where one round stands, and what to do next."""
    round_ = access.get_round(round_id)
    if round_.opened_at is None:
        return redirect("consultation:prepare", round_id)
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


@several_files
@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def receive(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """Take in files: registered at once, read in the background."""
    round_ = access.get_round(round_id)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        at = timezone.now()
        files = [
            actions.lay_file(round_=round_, name=upload.name or "fil", data=upload.read(), at=at)
            for upload in form.cleaned_data["files"]
        ]
        with transaction.atomic():  # registered and to be read, or neither
            batch = actions.register_files(round_=round_, source="uppladdning", laid=files, at=at, by=request.user)
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
    pages = Paginator(queries.received(round_), PER_PAGE)
    pages.count = facts.files
    page = pages.get_page(request.GET.get("sida"))
    context = {
        "round": facts,
        "page": page,
        "span": pages.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "files": queries.files(round_, cast("QuerySet[ReceivedFile]", page.object_list)),
        "trouble": queries.trouble(round_) if facts.trouble else (),
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
    pages = Paginator(queries.responses(round_), PER_PAGE)
    page = pages.get_page(request.GET.get("sida"))
    context = {
        "round": queries.round_facts(round_),
        "page": page,
        "span": pages.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "groups": queries.responses_by_class(round_, cast("QuerySet[Response]", page.object_list)),
        "may_receive": request.user.may(Role.OFFICER),
    }
    return render(request, "consultation/responses.html", context)


@require_safe
@requires(Role.READER)
def response(request: DeskRequest, round_id: int, response_id: int) -> HttpResponse:
    """One response: its comments, and its whole text with every character accounted for."""
    row = access.get_response(round_id, response_id)
    comments_ = queries.comments_of_response(row)
    tag = languages.most((one.facts.language, one.facts.text) for one in comments_)
    context = {
        "round": queries.round_head(row.round),
        "response": row,
        "unknown": _("Okänd avsändare"),
        "rows": comments_,
        "pages": queries.pages_of(queries.originals_of(row), comments_),
        "lang": languages.mark(tag),
        "language": languages.name_of(tag),
    }
    return render(request, "consultation/response.html", context)
