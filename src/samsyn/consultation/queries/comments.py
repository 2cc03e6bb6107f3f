"""The comments of a round: numbered, narrowed, and the way from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from samsyn.comments import queries as comments
from samsyn.comments.models import Comment, CommentQuerySet
from samsyn.comments.queries import CommentFacts
from samsyn.consultation.models import Response, ResponseComment, Round


@dataclass(frozen=True, slots=True)
class CommentRow:
    """A comment with its number and sender."""

    number: int
    sender: str
    sender_class: str
    response_id: int
    registry_number: str
    facts: CommentFacts


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list of comments is narrowed to; empty = everything."""

    section: str = ""
    type: str = ""
    sender_class: str = ""
    state: str = ""  # "svaga", "utan", "bekraftade", "obesvarade"
    words: str = ""

    def __bool__(self) -> bool:
        return any((self.section, self.type, self.sender_class, self.state, self.words))


def of_round(round_: Round) -> CommentQuerySet:
    """Every comment of a round."""
    return Comment.objects.filter(
        pk__in=ResponseComment.objects.counted().filter(response__round=round_).values("comment")
    )


def filtered(round_: Round, choice: Filter) -> CommentQuerySet:
    """The comments of a round narrowed by a filter, in the order of their numbers."""
    number = ResponseComment.objects.filter(comment=OuterRef("pk")).values("number")[:1]
    rows = of_round(round_).annotate(number=Subquery(number)).order_by("number")
    if choice.section:
        decided = Q(placement__section__key=choice.section)
        proposed = Q(placement=None, proposals__rank=1, proposals__section__key=choice.section)
        rows = rows.filter(decided | proposed)
    if choice.type:
        rows = rows.filter(Q(decided_type=choice.type) | Q(decided_type="", proposed_type=choice.type))
    if choice.sender_class:
        theirs = ResponseComment.objects.counted().filter(
            response__round=round_, response__sender_class=choice.sender_class
        )
        rows = rows.filter(pk__in=theirs.values("comment"))
    if choice.words:
        rows = rows.filter(text__icontains=choice.words)
    return _by_state(rows, choice.state)


def _by_state(rows: CommentQuerySet, state: str) -> CommentQuerySet:
    if state == "svaga":
        return rows.filter(placement=None, proposals__rank=1, proposals__score__lt=comments.SURE)
    if state == "utan":
        return rows.filter(Q(placement=None, proposals=None) | Q(placement__isnull=False, placement__section=None))
    if state == "bekraftade":
        return rows.filter(placement__isnull=False)
    if state == "obesvarade":
        return rows.filter(disposition=None)
    return rows


def numbered(rows: Sequence[Comment]) -> tuple[CommentRow, ...]:
    """Comments (already fetched with places) with number and sender; one query."""
    links = ResponseComment.objects.filter(comment__in=[row.pk for row in rows]).select_related("response")
    by_comment = {link.comment_id: link for link in links}
    return tuple(_row(row, by_comment[row.pk]) for row in rows)


def one_numbered(row: ResponseComment) -> CommentRow:
    """One comment with everything a page shows of it."""
    return _row(comments.with_places(Comment.objects.filter(pk=row.comment_id)).get(), row)


def _row(comment: Comment, link: ResponseComment) -> CommentRow:
    return CommentRow(
        number=link.number,
        sender=link.response.sender or _("Okänd avsändare"),
        sender_class=link.response.get_sender_class_display(),
        response_id=link.response_id,
        registry_number=link.response.registry_number,
        facts=comments.facts(comment),
    )


def comments_of_response(response: Response) -> tuple[CommentRow, ...]:
    """All comments of one response in reading order."""
    ids = ResponseComment.objects.filter(response=response).order_by("number").values_list("comment_id", flat=True)
    order = {pk: at for at, pk in enumerate(ids)}
    rows = comments.with_places(Comment.objects.filter(pk__in=order))
    return numbered(sorted(rows, key=lambda row: order[row.pk]))


def neighbours(row: ResponseComment, choice: Filter) -> tuple[int | None, int | None]:
    """The numbers before and after a comment among those that a filter leaves."""
    others = ResponseComment.objects.counted().filter(response__round=row.response.round_id)
    if choice:
        others = others.filter(comment__in=filtered(row.response.round, choice).order_by().values("pk"))
    before = others.filter(number__lt=row.number).order_by("-number").values_list("number", flat=True).first()
    after = others.filter(number__gt=row.number).order_by("number").values_list("number", flat=True).first()
    return before, after


def similar_to(row: ResponseComment) -> tuple[CommentRow, ...]:
    """The other comments of its near-duplicate group."""
    group = row.comment.similar_group
    if group is None:
        return ()
    theirs = ResponseComment.objects.counted().filter(response__round=row.response.round_id).values("comment")
    rows = Comment.objects.filter(similar_group=group, pk__in=theirs).exclude(pk=row.comment_id)
    return numbered(list(comments.with_places(rows)))
