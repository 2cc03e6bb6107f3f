"""What the machine says about an input: its type, and where in the strategy it belongs."""

from functools import lru_cache

from samsyn.comments.models import Comment, Proposal
from samsyn.cores.linking.linker import Linker
from samsyn.cores.text.types import kind_of
from samsyn.cores.text.values import Passage
from samsyn.strategy.models import Edition, Section
from samsyn.strategy.queries import outline_of, section_ids

CHOSEN = "den som skrev valde den här platsen"


@lru_cache(maxsize=4)
def _linker(edition_id: int, _published: str) -> Linker:
    """A published text never changes; one in progress is known by when it was read."""
    return Linker(outline_of(Edition.objects.get(pk=edition_id)))


def chosen(comment: Comment, section: Section) -> None:
    """The writer said what it is about: that comes first, with its reason."""
    Proposal.objects.create(comment=comment, section=section, rank=1, score=1.0, evidence=[CHOSEN])


def propose(comment: Comment) -> None:
    """Store the places that the words point to, best first."""
    edition = comment.edition
    linker = _linker(edition.pk, str(edition.published_at or edition.imported_at))
    ids = section_ids(edition)
    links = linker.rank(Passage(comment.text, (), tuple(comment.context)))
    Proposal.objects.bulk_create(
        Proposal(
            comment=comment, section_id=ids[link.section], rank=rank, score=min(link.score, 1.0),
            evidence=list(link.evidence),
        )
        for rank, link in enumerate(links, start=1)
    )  # fmt: skip


def type_of(text: str) -> tuple[str, str]:
    """The proposed type and the words that spoke for it. An input is always about something."""
    kind, why = kind_of(text, placed=True)
    return kind, why[:300]
