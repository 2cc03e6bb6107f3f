"""The only way to a round, a response or a comment: get it, or 404 as if it did not exist."""

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from samsyn.comments import queries as comments
from samsyn.comments.models import Original, Sample, SetAside, Theme
from samsyn.consultation.models import ReceivedFile, Response, ResponseComment, Round


def get_round(round_id: int) -> Round:
    """A round with its edition and document."""
    return get_object_or_404(Round.objects.select_related("edition__document"), pk=round_id)


def get_response(round_id: int, response_id: int) -> Response:
    """A response of exactly this round."""
    return get_object_or_404(
        Response.objects.select_related("round__edition__document"), pk=response_id, round=round_id
    )


def get_comment(round_id: int, number: int) -> ResponseComment:
    """A comment by its number in the round, with what stands beside it one to one."""
    beside = (f"comment__{path}" for path in comments.BESIDE)
    rows = ResponseComment.objects.select_related(
        "response__round__edition__document", "comment__original", *beside
    ).defer(f"comment__{comments.TEXT}")
    return get_object_or_404(rows, number=number, response__round=round_id)


def get_passage(round_id: int, passage_id: int) -> tuple[SetAside, Response]:
    """A passage that was set aside in a response of exactly this round."""
    passage = get_object_or_404(SetAside, pk=passage_id)
    files = ReceivedFile.objects.select_related("response").exclude(response=None)
    row = get_object_or_404(files, original=passage.original_id, batch__round=round_id)
    if row.response is None:
        raise Http404
    return passage, row.response


def get_theme(round_id: int, theme_id: int) -> Theme:
    """A theme in use for the strategy that exactly this round is about."""
    return get_object_or_404(Theme, pk=theme_id, merged_into=None, document__editions__in=_edition(round_id))


def get_sample(round_: Round, sample_id: int) -> Sample:
    """A sample of the edition that this round is about."""
    return get_object_or_404(Sample.objects.select_related("edition", "coder"), pk=sample_id, edition=round_.edition_id)


def _edition(round_id: int) -> "QuerySet[Round, int]":
    return Round.objects.filter(pk=round_id).values_list("edition_id", flat=True)


def get_original(round_id: int, original_id: int) -> Original:
    """A file that arrived in exactly this round."""
    row = get_object_or_404(
        ReceivedFile.objects.select_related("original"), original=original_id, batch__round=round_id
    )
    return row.original
