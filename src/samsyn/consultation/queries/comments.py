"""The comments of a round: numbered, narrowed, and the way from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.db.models import F, Q
from django.utils.translation import gettext as _

from samsyn.comments import codelist, languages
from samsyn.comments import queries as comments
from samsyn.comments.actions import places_to_divide
from samsyn.comments.codelist import Branch
from samsyn.comments.models import Comment
from samsyn.comments.queries import CommentFacts
from samsyn.consultation.models import Response, ResponseComment, Round
from samsyn.consultation.models.responses import ResponseCommentQuerySet
from samsyn.consultation.queries.narrowing import Among, links_of
from samsyn.people.classes import OrganisationClass
from samsyn.people.models import Person, Role

_CLASSES = dict(OrganisationClass.choices)


@dataclass(frozen=True, slots=True)
class CommentRow:
    """A comment with its number and sender."""

    number: int
    sender: str
    sender_class: str
    response_id: int
    registry_number: str
    facts: CommentFacts
    link_id: int = 0


def shown(links: ResponseCommentQuerySet) -> tuple[CommentRow, ...]:
    """The comments behind some links with all that a page shows of them; four queries at most, however many.

    A page is cut out first, by its keys alone, so that only its own rows are fetched whole.
    """
    if not links.query.is_sliced:
        return _whole(links)
    rows = ResponseComment.objects.filter(Among(F("pk"), links.values("pk")))
    return _whole(rows.order_by(*links.query.order_by))


def with_keys(keys: Sequence[int]) -> tuple[CommentRow, ...]:
    """The same for some keys, in their order."""
    rows = {row.link_id: row for row in _whole(ResponseComment.objects.filter(pk__in=list(keys)))}
    return tuple(rows[key] for key in keys if key in rows)


def _whole(links: ResponseCommentQuerySet) -> tuple[CommentRow, ...]:
    beside = (f"comment__{path}" for path in comments.BESIDE)
    rows = list(links.select_related("response", *beside).defer(f"comment__{comments.TEXT}"))
    said = comments.complete_all([row.comment for row in rows], likeliest=True)
    return tuple(_valued(row, facts) for row, facts in zip(rows, said, strict=True))


def facts_of(row: ResponseComment) -> CommentRow:
    """One comment that `access` fetched, with everything a page shows of it; three queries."""
    return _valued(row, comments.complete(row.comment))


def one_numbered(row: ResponseComment) -> CommentRow:
    """The same, fetched anew."""
    return _row(comments.with_places(Comment.objects.filter(pk=row.comment_id)).get(), row)


def _row(comment: Comment, link: ResponseComment) -> CommentRow:
    return _valued(link, comments.facts(comment))


def _valued(link: ResponseComment, said: CommentFacts) -> CommentRow:
    return CommentRow(
        number=link.number,
        sender=link.response.sender or _("Okänd avsändare"),
        sender_class=str(_CLASSES.get(link.response.sender_class, link.response.sender_class)),
        response_id=link.response_id,
        registry_number=link.response.registry_number,
        facts=said,
        link_id=link.pk,
    )


def comments_of_response(response: Response) -> tuple[CommentRow, ...]:
    """All comments of one response in reading order."""
    links = ResponseComment.objects.filter(response=response, comment__laid_aside=None).order_by("number")
    return shown(links)


@dataclass(frozen=True, slots=True)
class Beside:
    """Another comment in short: one that is nearly the same, or stands next to it in the file."""

    number: int
    sender: str
    text: str
    response_id: int
    verdict: str
    reason: str
    placed: str
    same_sender: bool
    lang: str  # the mark of its language


def beside(row: ResponseComment, *, near: int = 3, most: int = 12) -> tuple[tuple[Beside, ...], tuple[Beside, ...]]:
    """Those that say nearly the same, and those that stand near it in the same file. One query."""
    comment = row.comment
    alike = Q(comment__similar_group=comment.similar_group) if comment.similar_group is not None else Q(pk__in=())
    numbers = range(row.number - near, row.number + near + 1)
    close = Q(comment__original=comment.original_id, response=row.response_id, number__in=numbers)
    rows = links_of(row.response.round_id).filter(alike | close).exclude(pk=row.pk).order_by("number")
    found = list(
        rows.select_related("response", "comment__disposition", "comment__placement__section")[: most + 2 * near]
    )
    same = comment.similar_group
    return (
        tuple(_beside(one, row) for one in found if same is not None and one.comment.similar_group == same),
        tuple(
            _beside(one, row)
            for one in found
            if one.response_id == row.response_id and one.comment.original_id == comment.original_id
        ),
    )


def _beside(one: ResponseComment, row: ResponseComment) -> Beside:
    disposition = getattr(one.comment, "disposition", None)
    placement = getattr(one.comment, "placement", None)
    section = placement.section if placement else None
    return Beside(
        number=one.number,
        sender=one.response.sender or _("Okänd avsändare"),
        text=one.comment.text,
        response_id=one.response_id,
        verdict=disposition.verdict if disposition else "",
        reason=disposition.reason if disposition else "",
        placed=f"{section.number} {section.heading}".strip() if section else "",
        same_sender=one.response_id == row.response_id,
        lang=languages.mark(one.comment.language),
    )


def disagree(verdict: str, alike: Sequence[Beside]) -> tuple[str, ...]:
    """The other verdicts that comments saying nearly the same were given; empty while they agree."""
    given = dict.fromkeys(one.verdict for one in alike if one.verdict)
    return tuple(given) if len({verdict, *given} - {""}) > 1 else ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a comment; `offset` is where it begins, 0 for the first."""

    offset: int
    text: str


def sentences(comment: Comment) -> tuple[Sentence, ...]:
    """The comment sentence by sentence, to choose where to divide."""
    starts = (0, *places_to_divide(comment.text), len(comment.text))
    return tuple(Sentence(a, comment.text[a:b].strip()) for a, b in pairwise(starts))


def number_of(comment: Comment) -> int:
    """A comment's number in its round."""
    return ResponseComment.objects.values_list("number", flat=True).get(comment=comment)


@dataclass(frozen=True, slots=True)
class Laid:
    """A comment that a person laid aside."""

    number: int
    sender: str
    text: str
    reason: str
    note: str
    by: str
    at: datetime


def laid_aside(round_: Round) -> tuple[Laid, ...]:
    """What people laid aside in a round, the latest first; one query."""
    rows = ResponseComment.objects.counted().filter(response__round=round_, comment__laid_aside__isnull=False)
    rows = rows.select_related("response", "comment__laid_aside__by").order_by("-comment__laid_aside__at", "number")
    return tuple(
        Laid(
            row.number,
            row.response.sender or _("Okänd avsändare"),
            row.comment.text,
            row.comment.laid_aside.get_reason_display(),
            row.comment.laid_aside.note,
            str(row.comment.laid_aside.by),
            row.comment.laid_aside.at,
        )
        for row in rows
    )


def code_list(round_: Round) -> tuple[Branch, ...]:
    """The code list in the order it is read; one query."""
    return codelist.code_list(round_.edition.document)


def officer_names(_round: Round) -> tuple[tuple[int, str], ...]:
    """Those who may be given work; one query."""
    roles = [Role.OFFICER, Role.STRATEGIST, Role.ADMINISTRATOR]
    rows = Person.objects.filter(is_active=True, role__in=roles).order_by(F("name"))
    return tuple((row.pk, str(row)) for row in rows)
