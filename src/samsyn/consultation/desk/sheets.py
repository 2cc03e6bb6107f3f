"""The report's spreadsheet, answered in Excel by somebody: first what it would change, then only what is chosen."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from samsyn.comments import actions as comments
from samsyn.comments.actions import Answer
from samsyn.comments.models import ReturnedSheet, Verdict
from samsyn.comments.sheets import Kind, Now, Row, compare, rows_of, verdict_of
from samsyn.consultation import access, queries
from samsyn.consultation.desk.answer_forms import SheetForm
from samsyn.consultation.models import ResponseComment, Round
from samsyn.people.access import DeskRequest, requires
from samsyn.people.models import Role

SHEET, LARGEST, MOST = "Synpunkter", 30 * 1024 * 1024, 50_000
NUMBER, TEXT, VERDICT = "Nr", "Synpunkt", "Bedömning"
KINDS: tuple[Kind, ...] = ("new", "changed", "conflict", "wrong", "same")
NEEDED = (NUMBER, TEXT, VERDICT)


class NotOurSheet(Exception):
    """The file is no spreadsheet, or lacks the columns that say which comment a row is about."""


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def sheet(request: DeskRequest, round_id: int) -> HttpResponseBase:
    """Upload; nothing is changed before somebody has seen what would be."""
    round_ = access.get_round(round_id)
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["sheet"]
        try:
            rows = list(read(upload.read() if upload.size <= LARGEST else b""))
        except NotOurSheet:
            form.add_error(
                "sheet",
                _("Filen är inte sammanställningens Excel-fil med bladet Synpunkter. Spara den som .xlsx."),
            )
        else:
            kept = comments.keep_sheet(
                edition=round_.edition, name=upload.name, rows=[row.as_json() for row in rows],
                at=timezone.now(), by=request.user,
            )  # fmt: skip
            return redirect("consultation:sheet-preview", round_id, kept.pk)
    context = {"round": queries.round_head(round_), "form": form}
    return render(request, "consultation/desk/sheet.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Role.OFFICER)
def preview(request: DeskRequest, round_id: int, sheet_id: int) -> HttpResponseBase:
    """What the sheet would change, row by row; POST does it, and overwrites newer answers only where that is ticked."""
    round_ = access.get_round(round_id)
    kept = get_object_or_404(ReturnedSheet, pk=sheet_id, edition=round_.edition_id, by=request.user)
    if request.method == "POST" and kept.applied_at is None:
        over = {int(number) for number in request.POST.getlist("over") if number.isdecimal()}
        count = _apply(round_, kept, over, by=request)
        text = ngettext("En synpunkt är besvarad ur arket.", "%(count)s synpunkter är besvarade ur arket.", count)
        messages.success(request, text % {"count": count})
        return redirect("consultation:work", round_id)
    changes = compare(rows_of(kept.rows), now(round_))
    context = {
        "round": queries.round_head(round_),
        "sheet": kept,
        "kinds": {
            kind: [one for one in changes if one.kind == kind]
            for kind in ("new", "changed", "conflict", "wrong", "same")
        },
        "why": {
            "absent": _("Det finns ingen synpunkt med det numret."),
            "double": _("Numret står två gånger i arket. Den första raden gäller."),
            "text": _("Synpunktens ord är inte desamma. Raden kan ha hamnat fel när arket sorterades."),
            "emptied": _("Svaret är borttaget i arket. Ett svar tas inte bort så; ändra det i stället."),
            "verdict": _("Bedömningen är inget av de ord som finns."),
            "reason": _("Motivering saknas."),
            "recipient": _("Skriv vart frågan hänvisas: ”hänvisas till …”."),
        },
    }
    return render(request, "consultation/desk/sheet_preview.html", context)


@transaction.atomic
def _apply(round_: Round, kept: ReturnedSheet, over: set[int], *, by: DeskRequest) -> int:
    """New and changed answers, and the conflicts that were ticked; compared anew inside the transaction."""
    at = timezone.now()
    changes = compare(rows_of(kept.rows), now(round_))
    wanted = [
        one for one in changes if one.kind in ("new", "changed") or (one.kind == "conflict" and one.row.number in over)
    ]
    links = {link.number: link for link in queries.links_by_number(round_, [one.row.number for one in wanted])}
    for one in wanted:
        said = _said(one.row)
        comments.answer(
            comment=links[one.row.number].comment, verdict=said.verdict, reason=said.reason,
            referred_to=said.referred_to, before=said.before, after=said.after, at=at, by=by.user,
        )  # fmt: skip
    comments.mark_applied(sheet=kept, at=at, by=by.user)
    return len(wanted)


def _said(row: Row) -> Answer:
    return Answer(Verdict(row.verdict), row.reason, row.referred_to, row.before, row.after)


def now(round_: Round) -> dict[int, Now]:
    """Every comment of the round as it stands; one query."""
    rows = queries.links_of(round_.pk).select_related("comment__disposition__by")
    return {row.number: _now(row) for row in rows}


def _now(row: ResponseComment) -> Now:
    answer = getattr(row.comment, "disposition", None)
    if answer is None:
        return Now(row.comment.text)
    return Now(
        row.comment.text, answer.verdict, answer.reason, answer.referred_to, answer.before, answer.after,
        answer.version, str(answer.by),
    )  # fmt: skip


def read(data: bytes) -> Iterator[Row]:
    """The rows of the sheet of comments, by the names of its columns."""
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        page = book[SHEET]
        lines = page.iter_rows(values_only=True)
        names = {str(name).strip(): at for at, name in enumerate(next(lines)) if name}
    except (KeyError, ValueError, OSError, StopIteration, zipfile.BadZipFile, InvalidFileException) as error:
        raise NotOurSheet from error
    if not set(NEEDED) <= set(names):
        raise NotOurSheet
    for count, line in enumerate(lines):
        if count > MOST:
            raise NotOurSheet
        cell = {name: _text(line[at]) if at < len(line) else "" for name, at in names.items()}
        if cell[NUMBER].isdecimal():  # rows that carry on a long text have no number of their own
            yield _row(cell)


def _text(value: Any) -> str:
    """A cell as text; Excel makes numbers of numbers."""
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _row(cell: dict[str, str]) -> Row:
    verdict, recipient = verdict_of(cell[VERDICT])
    version = cell.get("Svarsversion", "")
    return Row(
        number=int(cell[NUMBER]),
        text=cell[TEXT],
        verdict=verdict,
        reason=cell.get("Motivering", "").strip(),
        referred_to=recipient,
        before=cell.get("Lydelse före", "").strip(),
        after=cell.get("Lydelse efter", "").strip(),
        version=int(version) if version.isdecimal() else None,
    )
