"""Pages of the register."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.people import sheets
from samsyn.people.access import DeskRequest, requires
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Organisation, Role
from samsyn.people.queries import history
from samsyn.people.register import actions, queries
from samsyn.people.register.forms import OrganisationForm, SheetForm, filled
from samsyn.people.register.rows import HEAD, Entry, check, written

_SALT = "samsyn.people.register"
TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@require_safe
@requires(Role.READER)
def index(request: DeskRequest) -> HttpResponse:
    """Everybody, by class."""
    words, class_ = request.GET.get("ord", "").strip(), request.GET.get("klass", "")
    groups = queries.groups(words, class_)
    context = {
        "groups": groups,
        "count": sum(len(group.rows) for group in groups),
        "silent": sum(not row.addresses for group in groups for row in group.rows),
        "words": words,
        "class_": class_,
        "classes": OrganisationClass.choices,
        "may_change": request.user.may(Role.OFFICER),
    }
    return render(request, "people/register/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def organisation(request: DeskRequest, organisation_id: int | None = None) -> HttpResponseBase:
    """Add one, or change one."""
    row = get_object_or_404(Organisation, pk=organisation_id) if organisation_id else None
    form = OrganisationForm(request.POST or None, initial=filled(row), organisation=row)
    if request.method == "POST" and form.is_valid():
        try:
            saved = actions.save(entry=form.entry(), by=request.user, organisation=row)
        except actions.NameTaken:
            form.add_error("name", _("En annan organisation heter så. Sök upp den, eller skriv ett annat namn."))
        except actions.InACircle:
            form.add_error("parent", _("Den hör redan till den här organisationen."))
        else:
            messages.success(request, _("%(name)s är sparad.") % {"name": saved.name})
            return redirect("people:organisations")
    context = {"form": form, "row": row, "history": history(row) if row else ()}
    return render(request, "people/register/organisation.html", context, status=422 if form.errors else 200)


@require_safe
@requires(Role.READER)
def export(_request: DeskRequest, format_: str) -> HttpResponse:
    """The whole register as a file that can be taken in again."""
    rows = [written(entry) for entry in queries.entries().values()]
    if format_ not in TYPES:
        raise Http404
    data = sheets.to_xlsx("Organisationer", HEAD, rows) if format_ == "xlsx" else sheets.to_csv(HEAD, rows)
    answer = HttpResponse(data, content_type=TYPES[format_])
    answer["Content-Disposition"] = f'attachment; filename="organisationer.{format_}"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def take_in(request: DeskRequest) -> HttpResponse:
    """Show what a spreadsheet would change, row by row; nothing is written."""
    form = SheetForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form, "head": HEAD}
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            preview = check(sheets.read(file.name, file.read()), queries.entries())
        except sheets.BadSheet as error:
            form.add_error("file", str(error))
        else:
            said = signing.dumps([asdict(entry) for entry in preview.entries], salt=_SALT, compress=True)
            context |= {"preview": preview, "said": said, "name": file.name}
            context |= {f"rows_{does}": preview.of(does) for does in ("new", "changed", "same", "wrong")}
    return render(request, "people/register/take_in.html", context, status=422 if form.errors else 200)


@require_POST
@requires(Role.OFFICER)
def confirm(request: DeskRequest) -> HttpResponseBase:
    """Write what the preview showed."""
    try:
        rows = signing.loads(request.POST.get("said", ""), salt=_SALT, max_age=86_400)
    except signing.BadSignature:
        messages.error(request, _("Förhandsvisningen är för gammal. Välj filen igen."))
        return redirect("people:organisations-import")
    entries = [Entry(**{**row, "contacts": tuple(map(tuple, row["contacts"]))}) for row in rows]
    try:
        count = actions.take_in(entries=entries, by=request.user)
    except actions.InACircle as error:
        messages.error(request, _("%(name)s kan inte höra till sig själv. Ingenting är ändrat.") % {"name": error})
        return redirect("people:organisations-import")
    text = ngettext("En organisation är inläst.", "%(count)s organisationer är inlästa.", count)
    messages.success(request, text % {"count": count})
    return redirect("people:organisations")
