"""The library and the contacts, for everybody and for the desk."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role
from samsyn.portal.library import actions, queries
from samsyn.portal.library.forms import ContactForm, EntryForm
from samsyn.portal.models import ContactPoint, LibraryEntry
from samsyn.portal.news.access import is_desk


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Documents and films."""
    desk = is_desk(request)
    context = {"shelves": queries.shelves(desk=desk), "strategies": queries.strategies(), "works_here": desk}
    return render(request, "portal/library/index.html", context)


@require_safe
def file(request: HttpRequest, entry_id: int) -> FileResponse:
    """A file, bit for bit, always as a download."""
    row = get_object_or_404(LibraryEntry, pk=entry_id)
    if not row.sha256 or (row.published_at is None and not is_desk(request)):
        raise Http404
    return FileResponse(
        row.file.open("rb"), as_attachment=True, filename=row.file_name, content_type="application/octet-stream"
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def new(request: DeskRequest) -> HttpResponseBase:
    """Add an entry; it is shown once somebody publishes it."""
    form = EntryForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        file_ = said.pop("file")
        data, name = (file_.read(), file_.name) if file_ else (b"", "")
        actions.add(at=timezone.now(), by=request.user, data=data, name=name, **said)
        messages.success(request, _("Sparat. Publicera det när det är klart."))
        return redirect("portal:library")
    return render(request, "portal/library/new.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@requires(Role.OFFICER)
def publish(request: DeskRequest, entry_id: int) -> HttpResponseBase:
    """Show it to everybody, or take it down."""
    row = get_object_or_404(LibraryEntry, pk=entry_id)
    if "avpublicera" in request.POST:
        actions.withdraw(entry=row, by=request.user)
        messages.success(request, _("Avpublicerat. Det finns kvar här."))
    else:
        actions.publish(entry=row, at=timezone.now(), by=request.user)
        messages.success(request, _("Publicerat."))
    return redirect("portal:library")


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """Whom to turn to about what."""
    context = {"points": list(ContactPoint.objects.all()), "works_here": is_desk(request)}
    return render(request, "portal/library/contact.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def contact_edit(request: DeskRequest, point_id: int = 0) -> HttpResponseBase:
    """Add or change a function; empty it out by the second button."""
    point = get_object_or_404(ContactPoint, pk=point_id) if point_id else None
    if request.method == "POST" and point and "ta-bort" in request.POST:
        actions.drop_contact(point=point, by=request.user)
        return redirect("portal:contact")
    form = ContactForm(request.POST or None, point=point)
    if request.method == "POST" and form.is_valid():
        actions.set_contact(point=point, by=request.user, **form.cleaned_data)
        messages.success(request, _("Sparat."))
        return redirect("portal:contact")
    context = {"form": form, "point": point}
    return render(request, "portal/library/contact_edit.html", context, status=422 if form.errors else 200)
