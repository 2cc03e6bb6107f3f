"""What a comment's type is learned from: what the rules say, what its first and last sentence want, its words."""

import math
import re
from typing import Final

from samsyn.cores.text.split.cues import TOKEN, opinion
from samsyn.cores.text.types.rules import Told

_SENTENCE: Final = re.compile(r"(?<=[.?!])\s+")
_BEGINNING: Final = 5  # letters of a word: "saknas", "saknar" and "saknad" are one sign
_RULES: Final = 2.0  # the rules' own word counts as much as this many others
_MOST_LEAD: Final = 6.0  # a rule of great weight, and no other
_AGAIN: Final = 0.4  # a rule met a second time adds less


def beginnings(text: str) -> dict[str, str]:
    """How each word of the text begins, and the first word that begins so."""
    found: dict[str, str] = {}
    for word in TOKEN.findall(text.lower()):
        found.setdefault(word[:_BEGINNING], word)
    return found


def signs(text: str, told: Told) -> dict[str, float]:
    """Every sign but the words: name → strength. Unknown names weigh nothing."""
    found = {f"regel: {told.kind}": _RULES, f"försprång: {told.kind}": min(told.lead, _MOST_LEAD) / 3}
    found |= {f"ord: {rule}": 1.0 + _AGAIN * (times - 1) for rule, times in told.met.items()}
    sentences = _SENTENCE.split(text)
    for place, sentence in (("först", sentences[0]), ("sist", sentences[-1])):
        said = opinion(sentence)
        found |= {
            f"{place}: vill": float(said.wants), f"{place}: saknar": float(said.lacks),
            f"{place}: berömmer": float(said.praises), f"{place}: antyder": float(said.soft),
            f"{place}: gillar": float(said.likes),
        }  # fmt: skip
    found |= {
        "frågetecken": float("?" in text), "slutar med en fråga": float(text.rstrip().endswith("?")),
        "citat": float(any(sign in text for sign in "”“\"")), "siffra": float(any(map(str.isdigit, text))),
        "en mening": float(len(sentences) == 1), "längd": math.log(text.count(" ") + 2) / 3,
    }  # fmt: skip
    return found
