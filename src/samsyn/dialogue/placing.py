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


def propose(comment: Comment, *, section: Section | None, question: str = "") -> None:
    """Store the proposals of one comment: what the writer chose comes first, with its reason."""
    edition = comment.edition
    if section is not None and section.edition_id == edition.pk:
        Proposal.objects.create(comment=comment, section=section, rank=1, score=1.0, evidence=[CHOSEN])
        return
    linker = _linker(edition.pk, str(edition.published_at or edition.imported_at))
    ids = section_ids(edition)
    links = linker.rank(Passage(comment.text, (), (question,) if question else ()))
    Proposal.objects.bulk_create(
        Proposal(
            comment=comment,
            section_id=ids[link.section],
            rank=rank,
            score=min(link.score, 1.0),
            evidence=list(link.evidence),
        )
        for rank, link in enumerate(links, start=1)
    )


def type_of(text: str) -> tuple[str, str]:
    """The proposed type and the words that spoke for it. An input is always about something."""
    kind, why = kind_of(text, placed=True)
    return kind, why[:300]
