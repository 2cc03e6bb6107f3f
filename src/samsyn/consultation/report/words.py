"""Swedish words and numbers as a report prints them."""

from collections import Counter
from collections.abc import Iterable, Sequence

from samsyn.cores.text.values import TYPES

NBSP = "\u00a0"
MINUS = "\u2212"

TYPE_FORMS: dict[str, tuple[str, str]] = {
    "stöd": ("stöd", "stöd"),
    "invändning": ("invändning", "invändningar"),
    "ändring": ("ändringsförslag", "ändringsförslag"),
    "tillägg": ("förslag till tillägg", "förslag till tillägg"),
    "strykning": ("förslag till strykning", "förslag till strykningar"),
    "sakfel": ("påpekat sakfel", "påpekade sakfel"),
    "språk": ("språklig synpunkt", "språkliga synpunkter"),
    "fråga": ("fråga", "frågor"),
    "genomförande": ("om genomförande", "om genomförande"),
    "uppföljning": ("om uppföljning", "om uppföljning"),
    "utanför RUS": ("utanför strategin", "utanför strategin"),
}
_SORT = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "é": "e", "è": "e", "ü": "y"})


def number(value: float) -> str:
    """12345 → "12 345" with a no-break space, decimal comma."""
    text = f"{value:,}".replace(",", NBSP).replace(".", ",")
    return text.replace("-", MINUS)


def counted(value: int, one: str, many: str) -> str:
    """ "1 synpunkt", "1 204 synpunkter"."""
    return f"{number(value)} {one if value == 1 else many}"


def share(part: int, whole: int) -> str:
    """Per cent without decimals; "–" of nothing."""
    return f"{round(100 * part / whole)}{NBSP}%" if whole else "–"


def swedish(text: str) -> tuple[str, str]:
    """Sort key: å, ä, ö last, case and accents ignored; the text itself breaks ties."""
    return (text.casefold().translate(_SORT), text)


def series(items: Sequence[str]) -> str:
    """ "a, b och c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} och {items[-1]}"


def types_in_words(types: Iterable[str]) -> str:
    """ "3 stöd, 2 invändningar och 1 fråga", in the fixed order of types."""
    count = Counter(types)
    order = [*TYPES, *sorted(set(count) - set(TYPES))]
    return series([counted(count[name], *TYPE_FORMS.get(name, (name, name))) for name in order if count[name]])


def sentence_start(text: str) -> str:
    """First letter upper case, the rest untouched."""
    return text[:1].upper() + text[1:]
