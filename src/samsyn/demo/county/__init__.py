"""Älvmarks län: an invented county with a strategy, consultees and responses, all repeatable from a seed."""

from samsyn.demo.county.organisations import organisations
from samsyn.demo.county.strategy import Edition, dialogue_draft, strategy
from samsyn.demo.county.values import Noise, Organisation, ResponseFile, TrueComment

__all__ = [
    "Edition",
    "Noise",
    "Organisation",
    "ResponseFile",
    "TrueComment",
    "dialogue_draft",
    "organisations",
    "strategy",
]
