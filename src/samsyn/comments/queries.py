"""Comments and originals as frozen values for pages; a template never triggers a query."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch

from samsyn.comments.models import Comment, CommentQuerySet, Original, Page, Proposal
from samsyn.cores.text.values import Span

SURE = 0.5  # a first proposal with at least this score counts as placed with confidence


@dataclass(frozen=True, slots=True)
class Place:
    """A section a comment is, or may be, about."""

    key: str
    number: str
    heading: str
    score: float  # 0–1; 1 for a person's decision
    evidence: tuple[str, ...]
    section_id: int

    @property
    def name(self) -> str:
        return f"{self.number} {self.heading}".strip()

    @property
    def percent(self) -> int:
        return round(self.score * 100)


@dataclass(frozen=True, slots=True)
class CommentFacts:
    """One comment as pages show it; `place` is what holds now, `proposals` what the machine said."""

    id: int
    text: str
    context: tuple[str, ...]
    type: str
    type_by_person: bool
    type_evidence: str
    place: Place | None
    place_by_person: bool
    proposals: tuple[Place, ...]
    verdict: str
    reason: str
    before: str
    after: str
    similar_group: int | None
    original_id: int | None
    spans: tuple[Span, ...]

    @property
    def confidence(self) -> str:
        """person, sure, weak or none: how certain the place is."""
        if self.place_by_person:
            return "person"
        if self.place is None:
            return "none"
        return "sure" if self.place.score >= SURE else "weak"

    @property
    def first_page(self) -> int:
        return self.spans[0].page if self.spans else 1


def _place(proposal: Proposal) -> Place:
    section = proposal.section
    return Place(section.key, section.number, section.heading, proposal.score, tuple(proposal.evidence), section.pk)


def with_places(comments: CommentQuerySet) -> CommentQuerySet:
    """Everything `facts` needs, in a fixed number of queries."""
    proposals = Prefetch("proposals", Proposal.objects.select_related("section").order_by("rank"))
    return comments.select_related("placement__section", "disposition").prefetch_related(proposals)


def facts(comment: Comment) -> CommentFacts:
    """A row of `with_places` as a value."""
    proposals = tuple(_place(row) for row in comment.proposals.all())
    placement = getattr(comment, "placement", None)
    disposition = getattr(comment, "disposition", None)
    place = proposals[0] if proposals else None
    if placement is not None:
        section = placement.section
        place = Place(section.key, section.number, section.heading, 1.0, (), section.pk) if section else None
    return CommentFacts(
        id=comment.pk,
        text=comment.text,
        context=tuple(comment.context),
        type=comment.type,
        type_by_person=bool(comment.decided_type),
        type_evidence=comment.proposed_type_evidence,
        place=place,
        place_by_person=placement is not None,
        proposals=proposals,
        verdict=disposition.verdict if disposition else "",
        reason=disposition.reason if disposition else "",
        before=disposition.before if disposition else "",
        after=disposition.after if disposition else "",
        similar_group=comment.similar_group,
        original_id=comment.original_id,
        spans=tuple(Span(*span) for span in comment.spans),
    )


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a page's text: part of a comment, set aside with a reason, or neither (white space)."""

    text: str
    comment: int | None = None
    aside: str = ""


def pieces(
    page: Page, *, comments: Iterable[tuple[int, Span]], asides: Iterable[tuple[str, Span]]
) -> tuple[Piece, ...]:
    """The page's whole text cut at the spans, in order; joined again it is the text, so nothing can hide."""
    cuts: list[tuple[int, int, int | None, str]] = [
        (span.start, span.end, number, "") for number, span in comments if span.page == page.number
    ]
    cuts += [(span.start, span.end, None, reason) for reason, span in asides if span.page == page.number]
    out, at = [], 0
    for start, end, number, reason in sorted(cuts, key=lambda cut: cut[:2]):
        start = max(start, at)
        if start > at:
            out.append(Piece(page.text[at:start]))
            at = start
        if end > start:
            out.append(Piece(page.text[start:end], number, reason))
            at = end
    if at < len(page.text):
        out.append(Piece(page.text[at:]))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class OriginalFacts:
    """A file as pages show it."""

    id: int
    name: str
    format: str
    size: int
    sha256: str
    reading: str
    error: str
    duplicate_of: str
    pages: int

    @property
    def has_images(self) -> bool:
        """PDF pages can be drawn; other formats are shown as text."""
        return self.format == "pdf"


def original_facts(original: Original, *, pages: int) -> OriginalFacts:
    """A row as a value; give the number of pages, counted in one query for many."""
    return OriginalFacts(
        id=original.pk,
        name=original.name,
        format=original.format,
        size=original.size,
        sha256=original.sha256,
        reading=original.get_reading_display(),
        error=original.error,
        duplicate_of=original.duplicate_of.name if original.duplicate_of else "",
        pages=pages,
    )
