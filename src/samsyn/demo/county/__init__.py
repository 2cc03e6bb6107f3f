"""Älvmarks län: an invented county with a strategy, consultees and responses, all repeatable from a seed."""

from samsyn.demo.county.strategy import Edition, dialogue_draft, strategy

__all__ = ["Edition", "dialogue_draft", "strategy"]
