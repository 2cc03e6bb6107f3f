"""Propose the type of a comment."""

from samsyn.cores.linking.values import TypeProposal
from samsyn.cores.text.types import kind_of


def propose(text: str, *, placed: bool) -> TypeProposal:
    """One of text.values.TYPES with the words that spoke for it; ``placed``: a section was found for the comment."""
    return TypeProposal(*kind_of(text, placed=placed))
