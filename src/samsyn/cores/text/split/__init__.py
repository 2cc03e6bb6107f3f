"""Paragraphs to single comments, and everything else set aside with a named reason."""

from samsyn.cores.text.split.sentences import sentences
from samsyn.cores.text.split.split import split

__all__ = ["sentences", "split"]
