"""What every page of a round says at its head, in one query."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Func, IntegerField, OuterRef, QuerySet, Subquery

from samsyn.consultation.models import ReceivedFile, Response, ResponseComment, Round
from samsyn.consultation.queries.kept import kept


@dataclass(frozen=True, slots=True)
class RoundHead:
    """The title of a round and the counts its tabs show."""

    id: int
    title: str
    registry_number: str
    edition_id: int
    comments: int
    responses: int
    files: int


def round_head(round_: Round) -> RoundHead:
    """One query, however many comments, when something has happened."""
    return kept(round_, "head", lambda: _round_head(round_))


def _round_head(round_: Round) -> RoundHead:
    said = ResponseComment.objects.counted().standing().filter(response__round=OuterRef("pk"))
    counts = Round.objects.filter(pk=round_.pk).annotate(
        n_said=count_of(said),
        n_answers=count_of(Response.objects.counted().filter(round=OuterRef("pk"))),
        n_papers=count_of(ReceivedFile.objects.filter(batch__round=OuterRef("pk"))),
    )
    comments, answers, papers = counts.values_list("n_said", "n_answers", "n_papers").get()
    return RoundHead(
        round_.pk, round_.title, round_.registry_number, round_.edition_id, comments, answers, papers
    )  # fmt: skip


def count_of(rows: "QuerySet[Any]") -> Subquery:
    """How many rows a query gives, as a column of another query."""
    counted = rows.order_by().annotate(n=Func(F("pk"), function="COUNT", output_field=IntegerField())).values("n")
    return Subquery(counted)
