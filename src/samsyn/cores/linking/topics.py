"""Headings named in part or in other words: "avsnittet om bostäder", "energikapitlet", "under Kultur", "tabellen".

A word for a part of the text ("avsnitt", "kapitel", "mål" …) shows that a part is meant; the words beside it are
compared with the headings by base forms, parts of compounds and, where letters were dropped or swapped, by likeness.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from samsyn.cores.linking.features import content
from samsyn.cores.linking.lexicon import lemma, parts, words
from samsyn.cores.linking.wordlists import STOP
from samsyn.cores.outline.values import Outline
from samsyn.cores.text.phrases import lowered

# How surely a part of the text is meant: by words for parts, by words that are also used of things.
_PART: Final = (
    r"(?:under|del)?avsnitt(?:et|en)?|kapit(?:el|let|len|lets)|sidan(?<!vid sidan)|rutan|faktarutan"
    r"|(?:under)?rubrik(?:en|erna)?|stycke(?:t|na)?|texten|del(?:en|arna)"
)
_GOAL: Final = (
    r"målområde(?:t|na)?|målbild(?:en|erna)?|delmål(?:et|en)?|prioritering(?:en|arna)?|insatsområde(?:t|na)?"
    r"|(?:utvecklings|fokus)?område(?:t|na)?|mål(?:et|en|sättning(?:en|arna)?)|ambition(?:en|erna)|tema(?:t)?"
)
_ABOUT: Final = (
    r"(?:om|kring|rörande|gällande|angående|avseende|som (?:handlar om|rör|gäller|tar upp|behandlar)|för|av)"
)
_UNTIL: Final = r"(?P<topic>[^.,;:!?()\n]{2,70})"
_CUED: Final = tuple(
    (strength, re.compile(rf"(?<!\w)(?:{words})\s+{about}{_UNTIL}", re.IGNORECASE))
    for strength, words, about in (
        (0.85, _PART, rf"{_ABOUT}\s+"), (0.6, _GOAL, rf"(?:{_ABOUT}\s+)?"),
    )
)  # fmt: skip
_QUOTED: Final = re.compile(
    rf"(?<!\w)(?:{_PART}|{_GOAL})\s*(?:om\s+)?[:(]?\s*[”\"“«»'](?P<topic>[^”\"“«»']{{3,80}})[”\"“«»']", re.IGNORECASE
)
_COMPOUND: Final = re.compile(
    r"(?<!\w)(?P<topic>[^\W\d_]{2,}?)s?-?(?:avsnittet|kapitlet|delen|stycket|texten|målen|målet"
    r"|målområdet|målbilden|prioriteringen"
    r"|rubriken|området|punkten|beskrivningen|analysen)(?!\w)",
    re.IGNORECASE,
)
_NOT_COMPOUND: Final = frozenset(
    ["under", "del", "jämställdhetspolitiska", "klimat", "miljökvalitets", "huvud", "etapp", "folkhälso", "global"]
)
# Where the topic ends: a verb, or a word that begins something else.
_END: Final = re.compile(
    r"\s(?:är|bör|ska|skall|kan|måste|har|får|vill|behöver|saknar|saknas|saknade|nämn\w+|säg(?:s|er)"
    r"|står|skriv\w*|finns|handlar|tar|ger"
    r"|ange[rs]?|beskriv(?:s|er)|lyfts?|blir|borde|skulle|var|vore|gör|utgår|hör|som|att|där|men|inte"
    r"|vilket|när|eftersom|utan|än"
    r"|komplettera\w*|förtydliga\w*|utveckla\w*|stryk\w*|ändra\w*|och (?:vi|att|det|där)|behandla\w*"
    r"|känns|läggs?|ser|i (?:strategin|rus))(?!\w).*$",
    re.IGNORECASE | re.DOTALL,
)
_LEAD: Final = re.compile(r"^\W*(?P<topic>[A-ZÅÄÖ][^.:!?\n–—]{2,45})\s*(?:[:–—]|\.(?=\s))\s")
_TABLE: Final = re.compile(r"(?<!\w)(?:(?:indikator|mått|mål)?tabellen|indikatorerna|måtten)(?!\w)", re.IGNORECASE)
# The list of words that many strategies end with, whatever its heading is.
_WORDS: Final = re.compile(r"(?:ord|begrepps)(?:list(?:a|an|or|orna)|förklaring(?:ar|en|arna)?)(?!\w)")
_ONLY: Final = re.compile(r"(?:bara|endast|enbart|först) i $")
_LISTS_WORDS: Final = re.compile(
    r"^(?:(?:(?:viktiga |centrala |några )?(?:ord|begrepp|termer)\b)"
    r"|(?:ord|begrepps)list|(?:ord|begrepps)förklaring|definition)",
    re.IGNORECASE,
)
# Says too little by itself to tell one section from another.
_VAGUE_WORDS: Final = """
län länet region regional kommun arbete utveckling samhälle plan framtid människa år del invånare land plats ny
"""
_VAGUE: Final = frozenset(_VAGUE_WORDS.split())
_CELLS: Final = 8  # cells that make a section the one with the table
QUOTED, COMPOUND, LEADING, TABLE, LISTED = 0.85, 0.8, 0.5, 0.5, 0.85
_SHORT: Final = 2  # words in a row may stand in any heading; more are its own
_LOOSE_WORDS: Final = """hur så man du vi ni vår våra er era vad det"""  # "hur man läser" is "så läser du"
_LOOSE: Final = frozenset(_LOOSE_WORDS.split())
_HALF, _MOST, _ALIKE, _STEM = 0.5, 0.66, 85, 7


@lru_cache(maxsize=65_536)
def _bases(word: str) -> frozenset[str]:
    base = lemma(word)
    return frozenset({base, *parts(base)} - STOP)


class Topics:
    """The words of each heading of one outline, and of each section's text."""

    def __init__(self, outline: Outline, names: Sequence[tuple[str, int]] = ()) -> None:
        """``names``: what sections are called besides their headings."""
        title = {base for word in content(outline.title) for base in _bases(word)}
        self._headings = [
            frozenset(base for word in content(section.heading) for base in _bases(word)) - title
            for section in outline.sections
        ]
        headings = [(section.heading, index) for index, section in enumerate(outline.sections)]
        self._names = [(_row(heading), heading.lower(), index) for heading, index in (*headings, *names)]
        self._texts = [
            found | {base for word in content(section.text) for base in _bases(word)}
            for section, found in zip(outline.sections, self._headings, strict=True)
        ]
        self._title = title
        by_base: dict[str, set[int]] = defaultdict(set)
        for index, bases in enumerate(self._headings):
            for base in bases:
                by_base[base].add(index)
        for heading, index in names:
            for word in content(heading):
                for base in _bases(word) - title:
                    by_base[base].add(index)
        self._by_base = by_base
        cells = [sum(block.kind == "cell" for block in section.blocks) for section in outline.sections]
        tables = [index for index, count in enumerate(cells) if count >= _CELLS]
        lists = [at for at, section in enumerate(outline.sections) if _LISTS_WORDS.match(section.heading)]
        self._words = lists[0] if len(lists) == 1 else None
        self._table = tables[0] if len(tables) == 1 else None

    def named(self, text: str, *, heading: bool) -> Iterator[tuple[int, float, str]]:
        """(section, strength, words) of the headings that the topics of ``text`` share most with."""
        for strength, topic in _said(text, heading=heading):
            found = self._best(topic, _HALF if strength > LEADING else _MOST)
            for index in found:
                yield index, strength / len(found) ** 0.5, topic.strip()
        if self._table is not None and (table := _TABLE.search(text)):
            yield self._table, TABLE, table[0]
        if (
            self._words is not None
            and (listed := _WORDS.search(lowered(text)))
            and not _ONLY.search(text, 0, listed.start())
        ):
            yield self._words, LISTED, listed[0]

    def strange(self, words: str, index: int) -> bool:
        """Whether ``words`` have nothing in common with the section, heading or text."""
        said = [_bases(word) for word in content(words)]
        return bool(said) and not any(bases & self._texts[index] for bases in said)

    def _beginning(self, base: str) -> set[int]:
        """The sections with a word in their headings that begins as ``base`` does: "genomföra" and "genomförande"."""
        if len(base) < _STEM:
            return set()
        found = (sections for known, sections in self._by_base.items() if known[:_STEM] == base[:_STEM])
        return set().union(*found)

    def _best(self, topic: str, least: float) -> list[int]:
        """The sections whose headings hold most of the topic's words: at least the share ``least`` of them."""
        row = _row(topic)
        alike = {
            index for held, name, index in self._names
            if fuzz.ratio(topic.lower().strip(), name) >= _ALIKE
            or (row.count("|") > _SHORT and row == held)
            or (row.count("|") > _SHORT + 1 and row in held)
        }  # fmt: skip
        if len(alike) == 1:
            return list(alike)
        said = [base for word in content(topic) if (base := lemma(word)) not in self._title]
        telling = [base for base in said if base not in _VAGUE]
        shares: dict[int, float] = defaultdict(float)
        for base in telling:
            for index in self._by_base.get(base, ()) or self._beginning(base):
                shares[index] += 1 / len(telling)
        most = max(shares.values(), default=0.0)
        found = [index for index, share in shares.items() if share == most and share >= least]
        return sorted(found) if len(found) <= 3 else []


def _row(text: str) -> str:
    """The base forms of the words in order, without those that change with who speaks: "|län|i|dag|"."""
    return "|".join(("", *(lemma(word) for word in words(text) if word not in _LOOSE), ""))


def _said(text: str, *, heading: bool) -> Iterator[tuple[float, str]]:
    """(strength, topic) of each part that is spoken of."""
    for strength, pattern in _CUED:
        for match in pattern.finditer(text):
            yield strength, _END.sub("", f" {match['topic']}")
    for match in _QUOTED.finditer(text):
        yield QUOTED, match["topic"]
    for match in _COMPOUND.finditer(text):
        if match["topic"].lower() not in _NOT_COMPOUND:
            yield COMPOUND, match["topic"]
    if not heading and (lead := _LEAD.match(text)):
        yield LEADING, lead["topic"]
