"""Which comments of a round a list holds: narrowed by place, type, theme, sender, officer, state and words.

What is asked of a comment is asked as "is it among those that …": a set that the database gathers once. Joined beside
each comment the same tables cost both databases two to three times as much, because a comment's own row is long.
"""

from dataclasses import dataclass, fields
from typing import Any

from django.db.models import F, Model, Q, QuerySet, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import In
from django.utils import timezone

from samsyn.comments.codelist import family_of
from samsyn.comments.models import (
    Assignment,
    Coding,
    Comment,
    CommentQuerySet,
    Disposition,
    Placement,
    Proposal,
    Review,
    ThemeProposal,
)
from samsyn.comments.queries import SURE
from samsyn.consultation.models import ResponseComment, Round
from samsyn.consultation.models.responses import ResponseCommentQuerySet
from samsyn.cores.text.folding import folded

TEACHING = "larorik"  # the order in which people's decisions teach the program most


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list of comments is narrowed to; empty = everything. `me` narrows nothing: it is who looks."""

    section: str = ""
    type: str = ""
    sender_class: str = ""
    state: str = ""  # see desk.forms.STATES
    words: str = ""
    theme: str = ""
    officer: str = ""  # a person's key, or "ingens"
    order: str = ""  # TEACHING, or by number
    me: int = 0

    def __bool__(self) -> bool:
        return self.narrows or bool(self.order)

    @property
    def narrows(self) -> bool:
        """It leaves something out; another order alone does not."""
        return any(getattr(self, one.name) for one in fields(self) if one.name not in {"me", "order"})


class Among(In):
    """``pk IN (a page that is cut out by a question of its own)``.

    PostgreSQL reorders eight tables at most and would fetch every row whole before it looks at the page; as an array
    the page is found first.
    """

    def get_rhs_op(self, connection: Any, rhs: str) -> str:
        return f"= ANY(ARRAY{rhs})" if connection.vendor == "postgresql" else f"IN {rhs}"


def links_of(round_id: int) -> ResponseCommentQuerySet:
    """Every comment that is answered in a round: of responses that count, and not laid aside by a person."""
    return ResponseComment.objects.counted().standing().filter(response__round=round_id)


def of_round(round_: Round) -> CommentQuerySet:
    """The same as comments."""
    return Comment.objects.filter(pk__in=links_of(round_.pk).values("comment"))


def filtered(round_: Round, choice: Filter) -> ResponseCommentQuerySet:
    """The comments of a round narrowed by a filter, in its order."""
    rows = links_of(round_.pk).order_by("number")
    if choice.order == TEACHING:
        rows = rows.order_by(F("teaches").asc(nulls_last=True), "number")
    if choice.section:
        rows = rows.filter(_at(choice.section))
    if choice.type:
        undecided = Q(comment__decided_type="", comment__proposed_type=choice.type)
        rows = rows.filter(Q(comment__decided_type=choice.type) | undecided)
    if choice.sender_class:
        rows = rows.filter(response__sender_class=choice.sender_class)
    if choice.words:
        rows = rows.filter(_says(choice.words))
    if choice.theme:
        rows = rows.filter(_about(int(choice.theme)))
    if choice.officer:
        held = Assignment.objects.all()
        rows = rows.filter(
            ~_among(held) if choice.officer == "ingens" else _among(held.filter(officer=int(choice.officer)))
        )
    narrow = _state(choice.state)
    return rows if narrow is None else rows.filter(narrow)


def placed() -> Q:
    """A person has said where it belongs."""
    return _among(Placement.objects.all())


def answered() -> Q:
    """Somebody has answered it."""
    return _among(Disposition.objects.all())


def _among[M: Model](rows: "QuerySet[M]") -> Q:
    """The comments that these rows, each of which stands beside a comment, are about."""
    return Q(comment__in=rows.values("comment"))


def _says(words: str) -> Q:
    """These words stand in it, whatever their case; looked for in the database's own tongue, not letter by letter."""
    stands = StrIndex("folded", Value(folded(words)))
    return _among_comments(Comment.objects.annotate(stands=stands).filter(stands__gt=0))


def _among_comments(rows: CommentQuerySet) -> Q:
    return Q(comment__in=rows.values("pk"))


def _at(section: str) -> Q:
    """Where a person put it; while nobody has, the machine's first place."""
    put = _among(Placement.objects.filter(section__key=section))
    return put | (~placed() & _among(Proposal.objects.filter(rank=1, section__key=section)))


def _about(theme: int) -> Q:
    """A person says so; where nobody has said, the machine. What is about one below is about this one too."""
    family = family_of(theme).values("pk")
    said = _among(Coding.objects.filter(theme__in=family))
    return said | _among(ThemeProposal.objects.filter(theme__in=family, comment__themes_by=None))


def _state(state: str) -> Q | None:
    first = Proposal.objects.filter(rank=1)
    late = Assignment.objects.filter(due_on__lt=timezone.localdate())
    narrow: dict[str, Q] = {
        "kvar": ~placed(),
        "sprak": _among_comments(Comment.objects.exclude(language="")),
        "svaga": ~placed() & _among(first.filter(score__lt=SURE)),
        "utan": (~placed() & ~_among(first)) | _among(Placement.objects.filter(section=None)),
        "bekraftade": placed(),
        "obesvarade": ~answered(),
        "besvarade": answered(),
        "tillbaka": _among(Disposition.objects.filter(review=Review.RETURNED)),
        "forsenade": ~answered() & _among(late),
    }
    return narrow.get(state)
