"""Swedish words as search terms: tokens, base forms and the parts of compounds.

Base forms come from simplemma's Swedish dictionary (about 964,000 forms) through a list of overrides for what it gets
wrong in running text; the splitter of compounds is our own and uses the same dictionary. Loaded once, at first use.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY

from samsyn.cores.linking.wordlists import OVERRIDES, PREFIXES, SHORT, SUFFIXES, WHOLE

WORD = re.compile(
    r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*)(?:\s*(?:%|procent(?!\w)))?"
    r"|[^\W\d_]+(?:-[^\W\d_]+)*"
)


@lru_cache(maxsize=1)
def _dictionary() -> Mapping[str, str]:
    forms: Mapping[str, str] = DEFAULT_DICTIONARY_FACTORY.get_dictionary("sv")  # that of the strategy, loaded once
    return forms


@lru_cache(maxsize=1)
def _strategy() -> DefaultStrategy:
    return DefaultStrategy()


def words(text: str) -> list[str]:
    """The words and numbers of ``text`` in order, lower case; "1 900" is one number, 1900, and "20 procent" 20%."""
    return [_number(word) if word[0].isdigit() else word for word in WORD.findall(text.lower())]


def _number(word: str) -> str:
    return re.sub(r"[^\d.,%]", "", word.replace("procent", "%"))


@lru_cache(maxsize=262_144)
def lemma(word: str) -> str:
    """The base form of one lower-case word ("utbildningarna" → "utbildning").

    An unknown compound gets the base form of its last part ("stomlinjerna" → "stomlinje"), an unknown name loses its
    genitive s, any other unknown word is itself.
    """
    if word in OVERRIDES:
        return OVERRIDES[word]
    if word[0].isdigit() or len(word) < 3:
        return word
    if word not in _dictionary():
        cut = _cut(word)
        if cut:
            return word[:cut] + _free(word[cut:])
        if word.endswith("s") and not word.endswith("ss") and len(word) > 4:
            return word[:-1]
    found = _strategy().get_lemma(word, "sv")
    return found.lower() if found else word


@lru_cache(maxsize=262_144)
def parts(word: str) -> tuple[str, ...]:
    """Base forms of the parts of a compound ("kompetensförsörjning" → "kompetens", "försörjning"), or nothing."""
    if "-" in word:
        return tuple(lemma(part) for part in word.split("-") if len(part) > 2)
    if word[:1].isdigit():
        return ()
    return tuple(dict.fromkeys(_split(word)))


def _split(word: str) -> tuple[str, ...]:
    """The division in two of ``_cut``, each half divided further where it is no word of its own."""
    cut = _cut(word)
    if not cut:
        return ()
    first, last = _binding(word[:cut]), _free(word[cut:])
    return (*(_split(first) or (first,)), *(_split(last) or (last,)))


def _cut(word: str) -> int:
    """Where a compound divides: of all divisions into two words that whose shorter word is longest; 0 = nowhere."""
    if word in WHOLE or "-" in word or len(word) > 60:
        return 0
    places = (cut for cut in range(2, len(word) - 2) if _binding(word[:cut]) and _free(word[cut:]))
    return max(places, key=lambda cut: min(cut, len(word) - cut), default=0)


@lru_cache(maxsize=65_536)
def _noun(base: str) -> bool:
    """Whether the dictionary declines ``base`` as a noun: it knows its definite genitive ("skolans", "husets")."""
    forms = _dictionary()
    return any(forms.get(base + ending) == base for ending in ("ens", "ets", "ns", "ts", "arnas", "ernas"))


def _binding(head: str) -> str:
    """The base form of a first part: with a linking s ("arbets"), a changed vowel ("hälso"), or as it is."""
    if head in PREFIXES or (len(head) < 4 and head not in SHORT):
        return ""
    forms = _dictionary()
    if head.endswith("s") and forms.get(head[:-1]) == head[:-1] and len(head) > 4:
        return head[:-1]
    if head in WHOLE or head in OVERRIDES or head in SHORT:
        return OVERRIDES.get(head, head)
    if head.endswith("s") and (head[:-1] in WHOLE or head[:-1] in OVERRIDES):
        return OVERRIDES.get(head[:-1], head[:-1])
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
