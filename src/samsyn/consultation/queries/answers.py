"""Standard answers, versions of an answer, and what a bulk answer would hit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from samsyn.comments.models import AnswerVersion, Comment, StandardAnswer
from samsyn.consultation.models import ResponseComment, Round
from samsyn.consultation.queries.comments import CommentRow, shown
from samsyn.consultation.queries.narrowing import links_of


@dataclass(frozen=True, slots=True)
class Standard:
    """An answer that is given many times."""

    id: int
    title: str
    verdict: str
    reason: str
    referred_to: str
    by: str


def standards(round_: Round) -> tuple[Standard, ...]:
    """Those in use for the strategy, by title; one query."""
    rows = StandardAnswer.objects.filter(document=round_.edition.document_id, retired_at=None)
    return tuple(
        Standard(row.pk, row.title, row.verdict, row.reason, row.referred_to, str(row.by))
        for row in rows.select_related("by").order_by("title")
    )


@dataclass(frozen=True, slots=True)
class Version:
    """An answer as it once was."""

    number: int
    verdict: str
    reason: str
    referred_to: str
    by: str
    at: datetime


def versions(comment: Comment) -> tuple[Version, ...]:
    """Every version of an answer, the latest first; one query."""
    rows = AnswerVersion.objects.filter(comment=comment).select_related("by").order_by("-number")
    return tuple(
        Version(row.number, row.verdict, row.reason, row.referred_to, str(row.by), row.at) for row in rows
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hits:
    """What one answer to many would hit: those it answers, those it passes by, and a mark of exactly this set."""

    hit: tuple[CommentRow, ...]
    answered: tuple[CommentRow, ...]  # have an answer already
    mark: str

    @property
    def numbers(self) -> str:
        """The comments that would be answered, as a form carries them."""
        return " ".join(str(row.number) for row in self.hit)


def hits(round_: Round, links: Iterable[ResponseComment], *, replace: bool) -> Hits:
    """The set as it is now; answers that are there already are only replaced when that is asked for."""
    rows = shown(links_of(round_.pk).filter(pk__in=[link.pk for link in links]).order_by("number"))
    answered = tuple(row for row in rows if row.facts.verdict)
    hit = rows if replace else tuple(row for row in rows if not row.facts.verdict)
    return Hits(hit, () if replace else answered, _mark(hit))


def _mark(rows: Sequence[CommentRow]) -> str:
    """Changes when a comment comes or goes, or is decided or answered by somebody."""
    said = "|".join(f"{row.facts.id}:{row.facts.version}:{row.facts.answer_version}" for row in rows)
    return sha256(said.encode()).hexdigest()[:32]
