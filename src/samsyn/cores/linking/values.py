"""What placing a comment returns."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A proposed place: the section's key, a score 0–1 (how sure), and the evidence in Swedish words."""

    section: str
    score: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypeProposal:
    """A proposed type (one of text.values.TYPES) with the words that spoke for it."""

    type: str
    evidence: str
