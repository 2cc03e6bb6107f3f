"""A spreadsheet of comments: choose its columns, see what it would give, take it in."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.comments.actions import checksum
from samsyn.consultation import access
from samsyn.consultation.answering.forms import small_enough
from samsyn.consultation.queries import round_facts
from samsyn.consultation.receiving import table
from samsyn.people import sheets
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role
from samsyn.strategy.models import Section

FOLDER = "sheets/waiting"
SALT = "samsyn.consultation.sheet"
GUESSES = {
    "comment": ("synpunkt", "kommentar", "svar", "text"), "sender": ("avsändare", "organisation", "namn"),
    "class": ("klass", "typ av"), "section": ("avsnitt", "mål", "kapitel"),
}  # fmt: skip


class SheetForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label=gettext_lazy("Kalkylblad"), validators=[small_enough],
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )  # fmt: skip


def guess(head: list[str]) -> dict[str, int]:
    """Field → column, by the words of the heading."""
    found: dict[str, int] = {}
    for field, words in GUESSES.items():
        at = [at for at, cell in enumerate(head) if any(word in cell.casefold() for word in words)]
        found[field] = next((one for one in at if one not in found.values()), -1)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def choose(request: DeskRequest, round_id: int) -> HttpResponse:
    """First the file, then its columns with a preview; nothing is registered yet."""
    round_ = access.get_round(round_id)
    form = SheetForm(request.POST or None, request.FILES or None) if "token" not in request.POST else SheetForm()
    context: dict[str, Any] = {"round": round_facts(round_), "form": form}
    if request.method == "POST" and ("token" in request.POST or form.is_valid()):
        try:
            token, name, data = _kept(request, form)
            cells = sheets.read(name, data)
        except (sheets.BadSheet, signing.BadSignature) as error:
            form.add_error(None, str(error) if isinstance(error, sheets.BadSheet) else _("Välj filen igen."))
        else:
            columns = _columns(request) if "comment" in request.POST else guess(cells[0])
            sections = list(Section.objects.filter(edition=round_.edition_id).order_by("position"))
            rows = table.rows_of(cells, columns, sections) if columns["comment"] >= 0 else []
            context |= {
                "token": token, "name": name, "head": list(enumerate(cells[0])), "columns": columns, "rows": rows[:20],
                "count": len(rows), "empty": len(cells) - 1 - len(rows),
                "unknown": [row for row in rows if row.unknown_section][:10],
                "fields": [
                    ("comment", _("Synpunkt"), columns["comment"]), ("sender", _("Avsändare"), columns["sender"]),
                    ("class", _("Klass"), columns["class"]), ("section", _("Avsnitt"), columns["section"]),
                ],
            }  # fmt: skip
    return render(request, "consultation/receiving/sheet.html", context, status=422 if form.errors else 200)


def _columns(request: DeskRequest) -> dict[str, int]:
    said = {field: request.POST.get(field, "") for field in table.FIELDS}
    return {field: int(value) if value.isdecimal() else -1 for field, value in said.items()}


def _kept(request: DeskRequest, form: SheetForm) -> tuple[str, str, bytes]:
    """(token, name, bytes) of the file, kept between the steps under its checksum. Raises BadSignature."""
    if "token" in request.POST or not form.is_bound:
        token = request.POST.get("token", "")
        said = signing.loads(token, salt=SALT, max_age=86_400)
        if said["by"] != request.user.pk or not default_storage.exists(said["path"]):
            raise signing.BadSignature
        with default_storage.open(said["path"]) as file:
            return token, said["name"], file.read()
    upload = form.cleaned_data["file"]
    data = upload.read()
    path = f"{FOLDER}/{checksum(data)}"
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(data))
    said = {"path": path, "name": upload.name, "by": request.user.pk}
    return signing.dumps(said, salt=SALT), upload.name, data


@require_POST
@requires(Role.OFFICER)
def confirm(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """Register and divide."""
    round_ = access.get_round(round_id)
    try:
        _token, name, data = _kept(request, SheetForm())
        cells = sheets.read(name, data)
    except (sheets.BadSheet, signing.BadSignature):
        messages.error(request, _("Förhandsvisningen är för gammal. Välj filen igen."))
        return redirect("consultation:comment-sheet", round_id)
    sections = list(Section.objects.filter(edition=round_.edition_id).order_by("position"))
    rows = table.rows_of(cells, _columns(request), sections)
    made = table.take_in(round_=round_, name=name, data=data, rows=rows, by=request.user, at=timezone.now())
    text = ngettext("Ett yttrande är registrerat.", "%(count)s yttranden är registrerade.", len(made))
    messages.success(request, text % {"count": len(made)})
    return redirect("consultation:responses", round_id)
