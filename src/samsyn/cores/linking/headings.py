"""Finds a section's heading in running text, in any inflection: "kapitlet om roller och ansvar", "visionen"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from samsyn.cores.linking.lexicon import WORD, lemma
from samsyn.cores.linking.roles import vision_by_year
from samsyn.cores.outline import goals
from samsyn.cores.outline.values import Outline

# Words before a heading that show that a heading is meant.
_LEAD = re.compile(
    r"(?:avsnitt|kapitel|kapitl|rubrik|del|målområde|målbild|delmål|prioritering|insatsområde|område|stycke|text)"
    r"(?:et|en|n|t|ets|ens)?(?:\s+(?:om|kring|rörande|gällande|som handlar om|för|på))?\s*[”\"“'’(]?\s*$",
    re.IGNORECASE,
)
_OPEN, _CLOSE = frozenset("”\"“„«»'’‘("), frozenset("”\"“«»'’)")
_SMALL_WORDS = """och i att en ett den det de på av för med till som om vårt vår våra"""
_SMALL = frozenset(_SMALL_WORDS.split())
# The label before a heading's own words, as in Målområde 2 or Strategiskt område B or M2.1.
_PREFIX = re.compile(
    r"^(?:(?:[^\W\d_]+\s+){1,3}?(?:\d{1,2}(?:\.\d{1,2})*\.?[A-Za-h]?|[A-HJ-Z]|[IVX]{1,4})(?!\w)"
    r"|[A-ZÅÄÖ]{1,2}\s?\d{1,2}(?:\.\d{1,2})*\.?(?!\w)"
    r"|\d{1,2}[A-Z](?!\w))\s*[:.)–—-]*\s*"
)

CUED, LABEL, SPELLED, DEFINITE, USED = 0.93, 0.9, 0.7, 0.5, 0.35


class _Word(NamedTuple):  # made for every word of every comment: cheaper than a frozen dataclass
    base: str
    start: int
    end: int


def _tokens(text: str) -> list[_Word]:
    return [_Word(lemma(match[0].lower()), match.start(), match.end()) for match in WORD.finditer(text)]


class Headings:
    """The headings of an outline as rows of base forms. A heading that several sections have names none of them."""

    def __init__(self, outline: Outline, besides: Sequence[tuple[str, int]] = ()) -> None:
        """``besides``: what sections are called besides their headings."""
        names: dict[tuple[str, ...], set[int]] = defaultdict(set)
        self._shown: dict[tuple[str, ...], str] = {}
        title = {word.base for word in _tokens(outline.title)} | _SMALL
        at = {section.key: index for index, section in enumerate(outline.sections)}
        headed = [(section.heading, index) for index, section in enumerate(outline.sections)]
        for heading, index in [*headed, *besides]:
            for name in filter(None, (heading, _PREFIX.sub("", heading))):
                bases = tuple(word.base for word in _tokens(name))
                names[bases].add(index)
                if len(bases) == 1:
                    self._shown[bases] = name.strip(" .:").lower()
        for goal in goals(outline):
            names[tuple(word.base for word in _tokens(goal.name))].add(at[goal.section])
            if goal.kind == "vision":
                names[("vision",)].add(at[goal.section])
        if (year := vision_by_year(outline)) is not None:
            names[("vision",)].add(year)
        self._names: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
        for bases, sections in names.items():
            # The strategy's own name heads every response: "Remissvar Sjömark 2040" says nothing of a section.
            if set(bases) - title and len(sections) == 1:
                self._names[bases[0]].append((bases, min(sections)))
        for known in self._names.values():
            known.sort(key=lambda one: (-len(one[0]), one[1]))

    def named(self, text: str) -> Iterator[tuple[int, float, str]]:
        """(section, strength, the words used) of each heading in ``text``; the longest wins, none inside another."""
        words = _tokens(text)
        at = 0
        while at < len(words):
            found = self._at(text, words, at) if words[at].base in self._names else None
            if found:
                name, section, strength = found
                last = words[at + len(name) - 1]
                yield section, strength, text[words[at].start : last.end]
                at += len(name)
            else:
                at += 1

    def _at(self, text: str, words: list[_Word], at: int) -> tuple[tuple[str, ...], int, float] | None:
        for name, section in self._names[words[at].base]:
            window = words[at : at + len(name)]
            if tuple(word.base for word in window) == name:
                strength = _strength(text, window, name, self._shown.get(name, ""))
                if strength:
                    return name, section, strength
        return None


def _strength(text: str, window: list[_Word], name: tuple[str, ...], shown: str) -> float:
    """How surely these words are meant as a heading and not just used. ``shown``: a heading of one word, as written.

    "Genomförande" is named by "genomförandet" and not by "vi genomför"; "pengarna" may also be just money.
    """
    start, end = window[0].start, window[-1].end
    if text[:start].strip() == "" and (end == len(text) or re.match(r"\s*[.:–—]|$", text[end:])):
        return LABEL
    before = text[:start].rstrip()
    quoted = before[-1:] in _OPEN and text[end : end + 1] in _CLOSE and bool(before)
    if quoted or _LEAD.search(text[:start]):
        return CUED
    heavy = sum(base not in _SMALL for base in name)
    capital = text[start].isupper() and before[-1:] not in ("", ".", "!", "?", ":", "•")
    if heavy >= 3 or (heavy >= 2 and capital):
        return SPELLED if not capital else LABEL
    if heavy == 2:
        return DEFINITE
    said = text[start:end].lower()
    definite = heavy == 1 and len(name) == 1 and said != name[0] and said.startswith(shown[:-1] or name[0][:-1])
    return DEFINITE if capital else USED if definite else 0.0
