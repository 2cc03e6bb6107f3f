"""Chance that repeats: the same words, the same numbers, on every machine."""

from random import Random


def seeded(*parts: str | int) -> Random:
    """A source of numbers that depends on ``parts`` alone."""
    return Random(" ".join(map(str, parts)))  # noqa: S311 — invented letters, no secrets
