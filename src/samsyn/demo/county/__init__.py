"""Älvmarks län: an invented county with a strategy, consultees and responses, all repeatable from a seed."""

from samsyn.demo.county.many import many
from samsyn.demo.county.organisations import organisations
from samsyn.demo.county.responses import responses
from samsyn.demo.county.strategy import Edition, dialogue_draft, strategy
from samsyn.demo.county.values import Noise, Organisation, ResponseFile, TrueComment
from samsyn.demo.county.writing import Manifest, write

__all__ = [
    "Edition",
    "Manifest",
    "Noise",
    "Organisation",
    "ResponseFile",
    "TrueComment",
    "dialogue_draft",
    "many",
    "organisations",
    "responses",
    "strategy",
    "write",
]
