"""Readers, one per format: bytes to a Document with raw text and lines. See docs/algorithms/reading.md."""

from samsyn.cores.text.formats import errors, pdf
from samsyn.cores.text.formats.limits import DEFAULT, Limits
from samsyn.cores.text.formats.reading import read
from samsyn.cores.text.formats.sentences import sentence
from samsyn.cores.text.formats.unpacking import unpack

__all__ = ["DEFAULT", "Limits", "errors", "pdf", "read", "sentence", "unpack"]
