"""The only way to a document that is to be published, and to one that is."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from samsyn.consultation.models import Mask, Publication, ReceivedFile, ReportFile, ReportIssue, Round


def file_of(round_: Round, file_id: int) -> ReceivedFile:
    """A document of a response that counts, in exactly this round."""
    rows = ReceivedFile.objects.select_related("original", "response")
    return get_object_or_404(rows, pk=file_id, response__round=round_, response__out_at=None)


def mask_of(file: ReceivedFile, mask_id: int) -> Mask:
    """A mask of exactly this document."""
    return get_object_or_404(Mask.objects.select_related("file"), pk=mask_id, file=file)


def publication_of(file: ReceivedFile) -> Publication:
    """The publication that stands."""
    row = Publication.objects.standing().select_related("file").filter(file=file).first()
    if row is None:
        raise Http404
    return row


def published(round_: Round, publication_id: int) -> Publication:
    """What everybody may read: published, not withdrawn, of an answer that counts."""
    rows = Publication.objects.published().select_related("file__response")
    return get_object_or_404(rows, pk=publication_id, file__response__round=round_, file__response__out_at=None)


def open_round(round_id: int) -> Round:
    """A round that has something published, or a report: the public pages below it exist."""
    rows = Round.objects.select_related("edition__document").filter(edition__published_at__isnull=False)
    return get_object_or_404(rows, pk=round_id)


def issue_of(round_: Round, issue_id: int) -> ReportIssue:
    """An issue of the report of exactly this round."""
    return get_object_or_404(ReportIssue.objects.standing(), pk=issue_id, round=round_)


def published_issue(round_: Round) -> ReportIssue:
    """The report that everybody may read."""
    row = ReportIssue.objects.published().filter(round=round_).first()
    if row is None:
        raise Http404
    return row


def report_file(issue: ReportIssue, pattern: str, form: str) -> ReportFile:
    """One file of an issue."""
    return get_object_or_404(ReportFile, issue=issue, pattern=pattern, format=form)
