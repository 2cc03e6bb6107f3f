"""Pages for those who work with the strategy: import, review, publish, discard."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samsyn.cores.text import formats
from samsyn.cores.text.values import File
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role
from samsyn.strategy import access, actions, previews, sentences, staging
from samsyn.strategy.forms import ConfirmForm, UploadForm, heading_forms
from samsyn.strategy.models import Document, Edition

PAGE = 100


@requires(Role.OFFICER)
def upload(request: DeskRequest) -> HttpResponseBase:
    """Choose a file; the answer is a preview of what it would become."""
    form = UploadForm(request.POST or None, request.FILES or None, initial=_like_last_time(request))
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        file = File(sent.name, sent.read())
        try:
            preview = actions.preview_import(file=file, document=form.cleaned_data["document"])
        except (formats.errors.Unreadable, actions.Refusal) as error:
            form.add_error("file", sentences.why(error))
        else:
            staging.clear(now=timezone.now())
            return _show_preview(request, form, preview, staging.keep(file, by=request.user))
    return render(request, "strategy/import.html", {"form": form}, status=422 if form.errors else 200)


@requires(Role.OFFICER)
@require_POST
def confirm(request: DeskRequest) -> HttpResponseBase:
    """Import the file that was previewed."""
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Uppgifterna om dokumentet saknas. Välj filen en gång till."))
        return redirect("strategy:import")
    try:
        file = staging.fetch(form.cleaned_data["token"], by=request.user)
        edition = previews.import_from(form.cleaned_data, file, by=request.user, at=timezone.now())
    except staging.Gone:
        messages.error(request, _("Förhandsgranskningen är för gammal. Välj filen en gång till."))
        return redirect("strategy:import")
    except (formats.errors.Unreadable, actions.Refusal) as error:
        messages.error(request, sentences.why(error))
        return redirect("strategy:import")
    staging.forget(file)
    messages.success(
        request, _("%(edition)s är inläst. Ingen annan ser den förrän den publiceras.") % {"edition": edition}
    )
    return redirect("strategy:review", slug=edition.document.slug, edition=edition.path)


@requires(Role.OFFICER)
def review(request: DeskRequest, slug: str, edition: str) -> HttpResponseBase:
    """What was read, heading by heading, to be corrected until the edition is published."""
    found = access.edition_for(request, slug, edition)
    page = Paginator(found.sections.order_by("position"), PAGE).get_page(request.GET.get("sida"))
    rows = heading_forms(page.object_list, request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        if all(form.is_valid() for _section, form in rows):
            try:
                said = [actions.Correction(section.key, **form.cleaned_data) for section, form in rows]
                actions.correct_headings(edition=found, corrections=said, by=request.user)
            except actions.WrongLevel as error:
                wrong = next((form for section, form in rows if section.key == error.key), rows[0][1])
                wrong.add_error("level", sentences.why(error))
            except actions.Refusal as error:
                messages.error(request, sentences.why(error))
                return redirect(request.get_full_path())
            else:
                messages.success(request, _("Rubrikerna är sparade."))
                return redirect(request.get_full_path())
        status = 422
    context = {"edition": previews.reviewed(found), "rows": rows, "page": page, "may_publish": _may_publish(request)}
    return render(request, "strategy/review.html", context, status=status)


@requires(Role.OFFICER)
@require_POST
def dissolve(request: DeskRequest, slug: str, edition: str, key: str) -> HttpResponseBase:
    """This is no heading: its text goes to the section before."""
    found = access.edition_for(request, slug, edition)
    section = access.section_for(found, key)
    name = str(section)
    try:
        actions.dissolve_heading(section=section, by=request.user)
    except actions.Refusal as error:
        messages.error(request, sentences.why(error))
    else:
        messages.success(request, _("”%(heading)s” är nu vanlig text i avsnittet före.") % {"heading": name})
    return redirect("strategy:review", slug=slug, edition=edition)


@requires(Role.OFFICER)
@require_POST
def same_section(request: DeskRequest, slug: str, edition: str) -> HttpResponseBase:
    """A section that was not recognised is the same as one in the edition before."""
    found = access.edition_for(request, slug, edition)
    section = access.section_for(found, request.POST.get("nu", ""))
    try:
        actions.carry_key(section=section, key=request.POST.get("forut", ""), by=request.user)
    except actions.Refusal as error:
        messages.error(request, sentences.why(error))
    else:
        messages.success(request, _("”%(heading)s” har nu samma adress som förut.") % {"heading": section})
    return redirect("strategy:review", slug=slug, edition=edition)


@requires(Role.STRATEGIST)
def publish(request: DeskRequest, slug: str, edition: str) -> HttpResponseBase:
    """Ask first, then freeze and open to everyone."""
    found = access.edition_for(request, slug, edition)
    if request.method == "POST":
        try:
            actions.publish_edition(edition=found, at=timezone.now(), by=request.user)
        except actions.Refusal as error:
            messages.error(request, sentences.why(error))
        else:
            messages.success(request, _("%(edition)s är publicerad och kan läsas av alla.") % {"edition": found})
        return redirect("strategy:edition", slug=slug, edition=edition)
    return _ask(request, "strategy/publish.html", found)


@requires(Role.OFFICER)
def discard(request: DeskRequest, slug: str, edition: str) -> HttpResponseBase:
    """Ask first, then throw an unpublished edition away."""
    found = access.edition_for(request, slug, edition)
    if request.method == "POST":
        name = str(found)
        try:
            actions.discard_edition(edition=found, by=request.user)
        except actions.Refusal as error:
            messages.error(request, sentences.why(error))
            return redirect("strategy:edition", slug=slug, edition=edition)
        messages.success(request, _("%(edition)s är borttagen.") % {"edition": name})
        return redirect("strategy:index")
    return _ask(request, "strategy/discard.html", found)


def _ask(request: HttpRequest, template: str, edition: Edition) -> HttpResponse:
    return render(request, template, {"edition": previews.reviewed(edition)})


def _show_preview(request: DeskRequest, form: UploadForm, preview: actions.Preview, token: str) -> HttpResponse:
    said = form.cleaned_data | {"token": token, "document": form.cleaned_data["document"]}
    said["title"] = said["title"] or preview.outline.title or preview.name.rpartition(".")[0]
    confirm_form = ConfirmForm(initial=said)
    for field in confirm_form.fields.values():
        field.widget = field.hidden_widget()
    context = {"preview": previews.shown(preview), "form": confirm_form, "said": said}
    return render(request, "strategy/preview.html", context)


def _like_last_time(request: HttpRequest) -> dict[str, object]:
    """The same region and county as the newest document, and the document that was asked for."""
    newest = Document.objects.order_by("-pk").first()
    asked = Document.objects.filter(slug=request.GET.get("dokument", "")).first()
    return {
        "document": asked,
        "region": newest.region if newest else "",
        "county": newest.county if newest else "",
    }


def _may_publish(request: DeskRequest) -> bool:
    return request.user.may(Role.STRATEGIST)
