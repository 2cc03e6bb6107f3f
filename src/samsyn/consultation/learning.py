"""What people confirmed makes the next proposals better: their decisions teach the linker, and nothing else changes.

Only proposals of comments that nobody has decided are made anew. What a person decided is never touched.
"""

from collections.abc import Collection, Mapping, Sequence

from django.db import transaction
from django.db.models import Max

from samsyn.comments import asking, theming
from samsyn.comments.models import Comment, Placement, Proposal
from samsyn.consultation.analysis import OUTSIDE
from samsyn.consultation.models import ResponseComment, Round
from samsyn.consultation.placing import ranked
from samsyn.consultation.queries import links_of
from samsyn.consultation.told import with_told
from samsyn.cores.linking import Link, Linker
from samsyn.cores.linking.types import propose
from samsyn.cores.outline import Outline
from samsyn.cores.text.values import Passage, Span
from samsyn.people.turns import in_turns
from samsyn.strategy.queries import outline_of, section_ids

AT_ONCE = 100  # comments written in one bite
AHEAD, ENOUGH = 50, 25  # comments put in line at once; more are put there when this many are left


def taught(round_: Round, outline: Outline) -> Linker:
    """A linker that knows every place people confirmed in this strategy, the oldest first, whatever the edition."""
    linker = Linker(outline)
    rows = Placement.objects.filter(section__isnull=False, comment__edition__document=round_.edition.document_id)
    for text, key in rows.order_by("at", "pk").values_list("comment__text", "section__key"):
        linker = linker.learn(text, key) or linker  # a section of an earlier edition may be gone
    return linker


def known(round_: Round) -> int:
    """How many places people have decided in this strategy."""
    return Placement.objects.filter(comment__edition__document=round_.edition.document_id).count()


def relearn(round_: Round, *, forced: bool = False) -> int:
    """Propose places anew for the comments nobody has decided; returns how many got another first place.

    ``forced``: even when nothing new was decided, because a comment was divided or merged.
    """
    decided = known(round_)
    if decided == round_.learned and not forced:
        return 0
    outline, sections = outline_of(round_.edition), section_ids(round_.edition)
    rows = links_of(round_.pk).filter(comment__placement=None)
    found = list(rows.select_related("comment", "told").order_by("number"))
    comments = [row.comment for row in found]
    places = ranked(taught(round_, outline), [_passage(comment) for comment in comments])
    places = [
        with_told(links, row.told.key if row.told else "", outline) for links, row in zip(places, found, strict=True)
    ]
    before = dict(Proposal.objects.filter(comment__in=comments, rank=1).values_list("comment", "section"))
    better = _types(comments, places)
    proposals = {
        comment.pk: [
            Proposal(
                comment=comment, section_id=sections[link.section], rank=rank, score=link.score,
                evidence=list(link.evidence),
            )
            for rank, link in enumerate(links, start=1)
        ]
        for comment, links in zip(comments, places, strict=True)
    }  # fmt: skip
    for some in in_turns(comments, AT_ONCE):
        _replace(some, proposals, better)
    Round.objects.filter(pk=round_.pk).update(learned=decided)
    first = [rows[0] for rows in proposals.values() if rows]
    return sum(before.get(row.comment_id) != row.section_id for row in first)


def _types(comments: Sequence[Comment], places: Sequence[Sequence[Link]]) -> set[int]:
    """A type proposed anew for those that found a place, or lost it; whose they are."""
    changed = set()
    for comment, links in zip(comments, places, strict=True):
        if bool(links) != (comment.proposed_type != OUTSIDE):
            proposed = propose(comment.text, placed=bool(links))
            comment.proposed_type, comment.proposed_type_evidence = proposed.type, proposed.evidence[:300]
            changed.add(comment.pk)
    return changed


def propose_themes(round_: Round) -> int:
    """Propose themes for the comments whose themes nobody has decided; returns how many got one."""
    rows = links_of(round_.pk).select_related("comment").order_by("number")
    return theming.propose_themes(round_.edition.document, [row.comment for row in rows])


def ask_next(round_: Round) -> int:
    """Put more comments in line for the order that teaches most, behind those that are left; returns how many.

    Nothing that stands in line moves, so the order is the same while somebody works along it.
    """
    waiting = links_of(round_.pk).filter(comment__placement=None)
    if waiting.filter(teaches__isnull=False).count() > ENOUGH:
        return 0
    rows = list(waiting.filter(teaches=None).select_related("comment").order_by("number"))
    chosen = asking.most_teaching(round_.edition.document, [row.comment for row in rows], AHEAD)
    place = ResponseComment.objects.filter(response__round=round_).aggregate(last=Max("teaches"))["last"] or 0
    links = {row.comment_id: row for row in rows}
    for pk in chosen:
        place += 1
        links[pk].teaches = place
    ResponseComment.objects.bulk_update([links[pk] for pk in chosen], ["teaches"])
    return len(chosen)


def _passage(comment: Comment) -> Passage:
    return Passage(comment.text, tuple(Span(*span) for span in comment.spans), tuple(comment.context))


@transaction.atomic
def _replace(comments: Sequence[Comment], proposals: Mapping[int, Sequence[Proposal]], types: Collection[int]) -> None:
    """Each comment's all at once; one that somebody decided meanwhile keeps the proposals they saw."""
    undecided = set(
        Comment.objects.filter(pk__in=[row.pk for row in comments], placement=None).values_list("pk", flat=True)
    )
    Proposal.objects.filter(comment__in=undecided).delete()
    Proposal.objects.bulk_create(
        [one for row in comments if row.pk in undecided for one in proposals[row.pk]], batch_size=500
    )
    Comment.objects.bulk_update(
        [row for row in comments if row.pk in undecided and row.pk in types],
        ["proposed_type", "proposed_type_evidence"], batch_size=500,
    )  # fmt: skip
