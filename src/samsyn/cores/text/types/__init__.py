"""The type of a comment: support, objection, change … with the words that told."""

from samsyn.cores.text.types.choosing import kind_of

__all__ = ["kind_of"]
