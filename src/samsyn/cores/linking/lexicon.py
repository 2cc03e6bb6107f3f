"""Swedish words as search terms: tokens, base forms and the parts of compounds.

Base forms come from simplemma's Swedish dictionary (about 964,000 forms) through a list of overrides for what it gets
wrong in running text; the splitter of compounds is our own and uses the same dictionary. Loaded once, at first use.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")

# The dictionary answers with a rarer homograph, or leaves an inflected form as it is.
OVERRIDES: dict[str, str] = {
    "ska": "ska", "skall": "ska", "skulle": "ska", "händer": "hända", "plan": "plan", "la": "lägga", "var": "vara",
    "län": "län", "länets": "län", "länet": "län", "den": "den", "det": "den", "de": "den", "dem": "den", "mer": "mer",
    "mest": "mer", "mål": "mål", "målen": "mål", "målet": "mål", "hav": "hav", "led": "led", "bor": "bo", "vård": "vård",
    "stöd": "stöd", "stödet": "stöd", "krav": "krav", "bygd": "bygd", "tåg": "tåg", "väg": "väg", "sida": "sida",
    "för": "för", "fler": "fler", "flera": "fler", "andra": "annan", "unga": "ung", "äldre": "gammal", "äldres": "gammal",
    "kultur": "kultur", "natur": "natur", "roll": "roll", "val": "val", "skog": "skog", "skola": "skola",
}  # fmt: skip

# Short words that do form compounds; other parts need four letters.
SHORT = frozenset(
    "arv bad bil bio bok bro båt bär eko el fot gas gym hav hus hyr it jul kol kök lag led liv län lön mat mil miljö mur mål nät "
    "ort par rum råd sjö sol tid tro tur tåg vin våt väg vår yta ål år ö".split()
)
# First parts that make a new word rather than a compound: utbildning is not "ut" + "bildning".
PREFIXES = frozenset(
    "an av be bi de er för fram från före genom hem hop in inne kvar med miss mot ned ner om på sam sär till tillbaka um und "
    "under upp ur ut utan utanför vid å åter över bort efter emot fort hel halv icke lik mellan när föra".split()
)
# Last parts that are endings, not words.
SUFFIXES = frozenset(
    "aktig ande artad bara bart dels eras else fald fattig fria full fulla heten ighet inriktad ning lighet lösa löshet lös mässig "
    "ningen sam skap skapet sonlig tagen tera ting tion van vis värd ansa sättning säkring ringa".split()
)


@lru_cache(maxsize=1)
def _dictionary() -> Mapping[str, str]:
    forms: Mapping[str, str] = DefaultDictionaryFactory().get_dictionary("sv")
    return forms


@lru_cache(maxsize=1)
def _strategy() -> DefaultStrategy:
    return DefaultStrategy()


def words(text: str) -> list[str]:
    """The words and numbers of ``text`` in order, lower case."""
    return WORD.findall(text.lower())


@lru_cache(maxsize=262_144)
def lemma(word: str) -> str:
    """The base form of one lower-case word ("utbildningarna" → "utbildning"); an unknown word is itself."""
    if word in OVERRIDES:
        return OVERRIDES[word]
    if word.isdigit() or len(word) < 3:
        return word
    found = _strategy().get_lemma(word, "sv")
    return found.lower() if found else word


@lru_cache(maxsize=262_144)
def parts(word: str) -> tuple[str, ...]:
    """Base forms of the parts of a compound ("kompetensförsörjning" → "kompetens", "försörjning"), or nothing."""
    if "-" in word:
        return tuple(lemma(part) for part in word.split("-") if len(part) > 2)
    split = _split(word)
    return tuple(dict.fromkeys(split)) if split else ()


def _split(word: str) -> tuple[str, ...]:
    """The division in two whose shorter half is longest, each half divided further where it is no word of its own."""
    best: tuple[int, tuple[str, ...]] = (0, ())
    for cut in range(2, len(word) - 2):
        first, last = _binding(word[:cut]), _free(word[cut:])
        rank = min(cut, len(word) - cut)
        if first and last and rank > best[0]:
            best = (rank, (*(_split(first) or (first,)), *(_split(last) or (last,))))
    return best[1]


@lru_cache(maxsize=65_536)
def _noun(base: str) -> bool:
    """Whether the dictionary declines ``base`` as a noun: it knows its definite genitive ("skolans", "husets")."""
    forms = _dictionary()
    return any(forms.get(base + ending) == base for ending in ("ens", "ets", "ns", "ts", "arnas", "ernas"))


def _binding(head: str) -> str:
    """The base form of a first part: with a linking s ("arbets"), a changed vowel ("hälso") or as it is ("kompetens")."""
    if head in PREFIXES or (len(head) < 4 and head not in SHORT):
        return ""
    forms = _dictionary()
    if head.endswith("s") and forms.get(head[:-1]) == head[:-1] and len(head) > 4:
        return head[:-1]
    if head in OVERRIDES or head in SHORT:
        return OVERRIDES.get(head, head)
    found = forms.get(head, "")
    if forms.get(head + "en") == head or forms.get(head + "et") == head or forms.get(head + "s") == head:
        return head
    return found if found.islower() else ""


def _free(tail: str) -> str:
    """The base form of a last part, "" when ``tail`` cannot be one: it must be a noun or a word of six letters."""
    if tail in SUFFIXES or tail in PREFIXES or (len(tail) < 4 and tail not in SHORT):
        return ""
    found = OVERRIDES.get(tail) or _dictionary().get(tail, "")
    if not found.islower() or found in SUFFIXES:
        return ""
    return found if _noun(found) or len(tail) > 6 else ""
