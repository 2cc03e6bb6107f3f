"""Comments as frozen values for pages; a template never triggers a query."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from samsyn.comments import languages
from samsyn.comments.codelist import STEP, path_of
from samsyn.comments.models import (
    Assignment,
    Coding,
    Comment,
    CommentQuerySet,
    Disposition,
    LaidAside,
    Proposal,
    Review,
    ThemeProposal,
)
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
class Tag:
    """A theme on a comment; `by` is empty when the machine proposes it, `score` 1 when a person says so."""

    id: int
    path: tuple[str, ...]  # the names of those it stands under, and its own
    score: float = 1.0
    by: str = ""
    evidence: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.path[-1]

    @property
    def label(self) -> str:
        """ "Transporter › Kollektivtrafik"."""
        return STEP.join(self.path)

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
    version: int = 0
    themes: tuple[Tag, ...] = ()  # put there by a person
    themes_by_person: bool = False
    theme_proposals: tuple[Tag, ...] = ()  # the machine's, best first; kept apart
    referred_to: str = ""
    answer_version: int = 0
    answered_by: str = ""
    answered_by_id: int | None = None
    review: str = ""  # "released", "returned" or not read by anybody else
    reviewed_by: str = ""
    remark: str = ""
    officer_id: int | None = None
    officer: str = ""
    due_on: date | None = None
    aside: str = ""  # why a person laid it aside
    aside_note: str = ""
    merged_into: int | None = None
    language: str = ""  # the tag, when it is clearly not Swedish

    @property
    def released(self) -> bool:
        """A second reader stands behind the answer as it is."""
        return self.review == Review.RELEASED

    @property
    def shown_themes(self) -> tuple[Tag, ...]:
        """What a person said; until then what the machine proposes."""
        return self.themes if self.themes_by_person else self.theme_proposals

    @property
    def confidence(self) -> str:
        """person, sure, weak or none: how certain the place is."""
        if self.place_by_person:
            return "person"
        if self.place is None:
            return "none"
        return "sure" if self.place.score >= SURE else "weak"

    @property
    def lang(self) -> str:
        """The mark of the language that it is written in, for the markup."""
        return languages.mark(self.language)

    @property
    def language_name(self) -> str:
        return languages.name_of(self.language)

    @property
    def first_page(self) -> int:
        return self.spans[0].page if self.spans else 1


def _place(proposal: Proposal) -> Place:
    section = proposal.section
    return Place(section.key, section.number, section.heading, proposal.score, tuple(proposal.evidence), section.pk)


# What stands beside a comment one to one; the rest is prefetched. A section's text is never needed here.
BESIDE = (
    "placement__section", "disposition__by", "disposition__reviewed_by", "assignment__officer", "laid_aside",
)  # fmt: skip
TEXT = "placement__section__blocks"
WAY = "theme__parent__parent"


def with_places(comments: CommentQuerySet, *, proposed_themes: bool = True) -> CommentQuerySet:
    """Everything `facts` needs, in four queries however many comments; three without the machine's themes."""
    coded = (True, False) if proposed_themes else (True,)
    return comments.select_related(*BESIDE).defer(TEXT).prefetch_related(*_prefetches(coded))


def complete(comment: Comment) -> CommentFacts:
    """One comment that was fetched with BESIDE, as a value; two queries."""
    return complete_all([comment])[0]


def complete_all(comments: Sequence[Comment], *, likeliest: bool = False) -> tuple[CommentFacts, ...]:
    """Comments that were fetched with BESIDE, as values; three queries at most, however many.

    ``likeliest``: of the places that the machine proposes only the first, which is what a list shows.
    """
    coded = {comment.themes_by_id is not None for comment in comments}
    prefetch_related_objects(comments, *_prefetches(coded, likeliest=likeliest))
    return tuple(facts(comment) for comment in comments)


def _prefetches(coded: Container[bool] = (True, False), *, likeliest: bool = False) -> "tuple[Prefetch[Any], ...]":
    """The places; the themes that people chose, and the machine's. What nobody is shown is not asked for.

    ``coded``: whether a person has chosen themes, of each comment.
    """
    proposals = Proposal.objects.select_related("section").defer("section__blocks").order_by("rank")
    if likeliest:
        proposals = proposals.filter(rank=1)
    codings = Coding.objects.select_related(WAY, "by").order_by("theme__name")
    proposed = ThemeProposal.objects.select_related(WAY).order_by("-score", "pk")
    return (
        Prefetch("proposals", proposals),
        Prefetch("codings", codings if True in coded else Coding.objects.none()),
        Prefetch("theme_proposals", proposed if False in coded else ThemeProposal.objects.none()),
    )


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
        version=comment.version,
        language=comment.language,
        themes=tuple(Tag(row.theme_id, path_of(row.theme), by=str(row.by)) for row in comment.codings.all()),
        themes_by_person=comment.themes_by_id is not None,
        theme_proposals=tuple(
            Tag(row.theme_id, path_of(row.theme), row.score, evidence=tuple(row.evidence))
            for row in comment.theme_proposals.all()
        ),
        **_answer(disposition),
        **_work(comment),
    )


def _answer(row: Disposition | None) -> dict[str, Any]:
    if row is None:
        return {}
    return {
        "referred_to": row.referred_to,
        "answer_version": row.version,
        "answered_by": str(row.by),
        "answered_by_id": row.by_id,
        "review": row.review,
        "reviewed_by": str(row.reviewed_by) if row.reviewed_by else "",
        "remark": row.remark,
    }


def _work(comment: Comment) -> dict[str, Any]:
    """Who has it, and whether a person laid it aside."""
    assignment: Assignment | None = getattr(comment, "assignment", None)
    aside: LaidAside | None = getattr(comment, "laid_aside", None)
    found: dict[str, Any] = {}
    if assignment is not None:
        found |= {"officer_id": assignment.officer_id, "officer": str(assignment.officer), "due_on": assignment.due_on}
    if aside is not None:
        found |= {"aside": aside.get_reason_display(), "aside_note": aside.note, "merged_into": aside.into_id}
    return found
