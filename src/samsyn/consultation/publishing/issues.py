"""Verbs that publish the report: make its files once the balance holds, review, publish, withdraw."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from samsyn.consultation.models import ReportFile, ReportIssue, Round
from samsyn.consultation.publishing.balance import balance
from samsyn.consultation.publishing.refusals import Gone, Incomplete, NotReady, NotReviewed, OwnWork
from samsyn.consultation.publishing.veiled import public_report
from samsyn.consultation.report import html
from samsyn.consultation.report.docx import to_docx
from samsyn.consultation.report.pdf import to_pdf
from samsyn.consultation.report.values import Pattern, Report
from samsyn.consultation.report.views import PATTERNS
from samsyn.consultation.report.xlsx import to_xlsx
from samsyn.people import journal
from samsyn.people.models import Person

PAGE = "sida"  # the pattern as parts of a page of the site
WHOLE = "allt"  # the spreadsheet holds every row, whatever the pattern


@transaction.atomic
def begin(*, round_: Round, patterns: Sequence[str], at: datetime, by: Person, unread_because: str = "") -> ReportIssue:
    """Decide to make the report; its files are made afterwards by ``build``. Raises Incomplete."""
    found = balance(round_)
    if not found.holds or (found.unread and not unread_because.strip()):
        raise Incomplete(found.missing + (0 if unread_because.strip() else len(found.unread)))
    facts = {
        "mottagna": found.received, "besvarade": found.answered, "åt sidan": found.set_aside,
        "olästa filer": list(found.unread), "varför": unread_because.strip(),
    }  # fmt: skip
    chosen = [key for key in PATTERNS if key in patterns]
    issue = ReportIssue.objects.create(round=round_, patterns=chosen, balance=facts, made_by=by, made_at=at)
    journal.record(by=by, verb="make", on=issue, facts=facts | {"mönster": chosen})
    return issue


def build(*, issue: ReportIssue, at: datetime) -> None:
    """Make the files that are not made yet; a stop half-way loses nothing."""
    report = public_report(issue.round)
    if issue.control and issue.control != report.control:  # somebody changed an answer meanwhile: all files anew
        issue.files.all().delete()
    ReportIssue.objects.filter(pk=issue.pk).update(control=report.control, error="")
    made = set(issue.files.values_list("pattern", "format"))
    for pattern, form, data in _files(report, issue.patterns, made):
        row = ReportFile(
            issue=issue, pattern=pattern, format=form, sha256=hashlib.sha256(data).hexdigest(), size=len(data)
        )
        row.content.save(f"{pattern}.{form}", ContentFile(data), save=False)
        row.save()
    ReportIssue.objects.filter(pk=issue.pk).update(ready_at=at)


def wanted(issue: ReportIssue) -> int:
    """How many files there will be."""
    return 4 * len(issue.patterns) + 1


def _files(report: Report, patterns: Sequence[str], made: set[tuple[str, str]]) -> Iterator[tuple[str, str, bytes]]:
    if (WHOLE, "xlsx") not in made:
        yield WHOLE, "xlsx", to_xlsx(report)
    for key in patterns:
        for form in (PAGE, "html", "docx", "pdf"):
            if (key, form) not in made:
                yield key, form, _print(report, PATTERNS[key], form)


def _print(report: Report, pattern: Pattern, form: str) -> bytes:
    if form == PAGE:
        contents, body = html.parts(report, pattern)
        said = {"contents": contents, "body": body, "balance": asdict(report.balance)}
        return json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")
    return {"html": html.to_html, "docx": to_docx, "pdf": to_pdf}[form](report, pattern)


@transaction.atomic
def review(*, issue: ReportIssue, at: datetime, by: Person) -> None:
    """A second person stands behind the report. Raises Gone, NotReady, OwnWork."""
    row = _standing(issue)
    if row.made_by_id == by.pk:
        raise OwnWork
    if row.ready_at is None:
        raise NotReady
    row.reviewed_by, row.reviewed_at = by, at
    row.save(update_fields=["reviewed_by", "reviewed_at"])
    journal.record(by=by, verb="review", on=row, facts={"kontrollsumma": row.control})


@transaction.atomic
def publish(*, issue: ReportIssue, at: datetime, by: Person) -> None:
    """Everybody may read it; an earlier one is withdrawn in the same act. Raises Gone, NotReviewed, Incomplete."""
    row = _standing(issue)
    if not row.reviewed_at:
        raise NotReviewed
    found = balance(row.round)
    if not found.holds:
        raise Incomplete(found.missing)
    for earlier in ReportIssue.objects.published().filter(round=row.round_id).exclude(pk=row.pk):
        _withdraw(earlier, because="Ersatt av en ny sammanställning", at=at, by=by)
    row.published_by, row.published_at = by, at
    try:
        with transaction.atomic():
            row.save(update_fields=["published_by", "published_at"])
    except IntegrityError as error:  # two at once: the other was first
        raise Gone from error
    journal.record(by=by, verb="publish", on=row, facts={"kontrollsumma": row.control})


@transaction.atomic
def withdraw(*, issue: ReportIssue, because: str, at: datetime, by: Person) -> None:
    """Nobody sees it any more; its files are kept as a record. Raises Gone."""
    _withdraw(_standing(issue), because=because, at=at, by=by)


def _withdraw(row: ReportIssue, *, because: str, at: datetime, by: Person) -> None:
    row.withdrawn_by, row.withdrawn_at, row.withdrawn_because = by, at, because[:250]
    row.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_because"])
    journal.record(by=by, verb="withdraw", on=row, facts={"varför": because})


def _standing(issue: ReportIssue) -> ReportIssue:
    row = ReportIssue.objects.select_for_update(of=("self",)).filter(pk=issue.pk, withdrawn_at=None).first()
    if row is None:
        raise Gone
    return row
