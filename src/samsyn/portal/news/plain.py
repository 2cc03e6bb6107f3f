"""Is it easy to read? LIX (Björnsson 1968), sentences that are long, and words that have a plainer one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

LONG_WORD, LONG_SENTENCE = 6, 22  # letters; words
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=[\"”’(–-]*\s*[A-ZÅÄÖ0-9])")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:[ ,.]\d+)*")
_SHORT_FORMS = re.compile(r"\b(?:bl\.a|t\.ex|m\.m|o\.s\.v|s\.k|d\.v\.s|f\.d|kl|ca|nr|jfr)\.", re.IGNORECASE)
PLAINER: Final = {
    "angående": "om", "avseende": "om", "beträffande": "om", "rörande": "om", "erhålla": "få", "erhåller": "får",
    "erfordras": "behövs", "erfordra": "behöva", "föreligger": "finns", "härvid": "då", "härav": "av det",
    "inkomma": "komma in", "inkommit": "kommit in", "innehar": "har", "i enlighet med": "enligt",
    "i syfte att": "för att", "inom ramen för": "i", "medelst": "med", "nyttja": "använda", "nyttjar": "använder",
    "samtliga": "alla", "såvida": "om", "såväl": "både", "tillse": "se till", "tillhandahålla": "ge, erbjuda",
    "tillhandahåller": "ger, erbjuder", "utgör": "är", "utgöra": "vara", "vederbörande": "den det gäller",
    "vidta": "göra", "vidtar": "gör", "åligger": "ska göras av", "ävenledes": "också", "ånyo": "igen",
    "implementera": "införa", "implementering": "införande", "adressera": "ta itu med",
}  # fmt: skip
Level = Literal["easy", "middle", "hard", "very-hard"]


@dataclass(frozen=True, slots=True)
class Readability:
    """What a writer may want to know. ``lix`` is None for a text too short to measure."""

    words: int
    sentences: int
    lix: int | None
    long_sentences: tuple[tuple[int, str], ...]
    plainer: tuple[tuple[str, str], ...]

    @property
    def level(self) -> Level:
        """Up to 40 easy, up to 50 as newspapers, up to 60 as reports, above that hard for most."""
        if self.lix is None or self.lix <= 40:
            return "easy"
        return "middle" if self.lix <= 50 else "hard" if self.lix <= 60 else "very-hard"


def readability(paragraphs: Sequence[str]) -> Readability:
    """Measure a text given paragraph by paragraph."""
    sentences = [one for paragraph in paragraphs for one in sentences_of(paragraph)]
    counted = [(len(_WORD.findall(one)), one) for one in sentences]
    words = sum(count for count, _one in counted)
    long_words = sum(len(word) > LONG_WORD for one in sentences for word in _WORD.findall(one))
    text = " ".join(sentences).lower()
    return Readability(
        words=words,
        sentences=len(sentences),
        lix=round(words / len(sentences) + 100 * long_words / words) if words >= 30 else None,
        long_sentences=tuple((count, one) for count, one in counted if count > LONG_SENTENCE),
        plainer=tuple((word, said) for word, said in PLAINER.items() if re.search(rf"\b{word}\b", text)),
    )


def sentences_of(paragraph: str) -> list[str]:
    """Sentences of a paragraph; the full stop of "t.ex." ends none."""
    kept = _SHORT_FORMS.sub(lambda found: found.group().replace(".", "\u2024"), paragraph)
    return [one.replace("\u2024", ".").strip() for one in _SENTENCE.split(kept) if _WORD.search(one)]
