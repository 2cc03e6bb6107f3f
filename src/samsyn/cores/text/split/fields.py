"""The fields of a web form: its labels are the form's, the section that was chosen is the answer's heading."""

from collections.abc import Iterator, Sequence
from typing import Literal

from samsyn.cores.text.phrases import phrases
from samsyn.cores.text.split.cues import strength
from samsyn.cores.text.values import Paragraph

Field = Literal["label", "value", "place"]

_WHO = phrases(r"""
    (?:(?:ditt |ert )?namn|organisation|avsändare|roll|befattning|titel|e-?post(?:adress)?|telefon(?:nummer)?|kommun|ort
    adress|postnummer|ålder(?:sgrupp)?|kön|typ av (?:avsändare|svarande|organisation)|(?:jag|vi) svarar som|inskickat
    inlämnat|datum|ärende|diarienummer|svarsnummer)[ :*]*
""")
_PLACE = phrases(r"""
    (?:avsnitt|kapitel|målbild|målområde|delmål|prioritering|område|tema|ämne|del av (?:strategin|förslaget)
    rubrik)[ :*]*
""")
_SAYS = phrases(r"(?:(?:din|dina|er|era|ert|ditt) )?(?:kommentar(?:er)?|synpunkt(?:er)?|svar|motivering|fritext)[ :*]*")
_CONSENT = phrases(r"""
    (?:får|kan|ska|vill|godkänner|samtycker)\b[^.?!]{0,60}\b(?:publicer\w*|återkoppling\w*|kopia\w*|kontaktas?
    offentlig\w*|personuppgift\w*)\b[^.?!]{0,40}\?
""")
_NOT_ONE = phrases(r"(?:ingen|inget|inga|alla|annat|övrigt|hela)\b[^.]{0,30}")
_MOST = 14  # words of a value
_LEAST = 3  # labels of a form


def fields(paragraphs: Sequence[Paragraph]) -> dict[int, Field]:
    """Number of a paragraph → what it is, in a form whose labels and values stand on lines of their own."""
    found = dict(_fields(paragraphs))
    return found if sum(kind == "label" for kind in found.values()) >= _LEAST else {}


def _fields(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, Field]]:
    after = ""
    for number, paragraph in enumerate(paragraphs):
        text = paragraph.text
        if paragraph.kind in ("aside", "cell", "note"):
            continue
        kind = _label(text)
        if kind:
            yield number, "label"
        elif after == "place" and names_one(text):
            yield number, "place"
        elif after in ("who", "consent", "place") and is_value(text):
            yield number, "value"
        after = kind


def _label(text: str) -> str:
    named = (("who", _WHO), ("place", _PLACE), ("says", _SAYS), ("consent", _CONSENT))
    return next((kind for kind, pattern in named if pattern.fullmatch(text)), "")


def is_place(text: str) -> bool:
    """ "Målbild:", "Avsnitt": what stands beside or below is the part of the strategy that was chosen."""
    return bool(_PLACE.fullmatch(text))


def is_value(text: str) -> bool:
    """Short, and nobody's opinion."""
    return len(text.split()) <= _MOST and strength(text) < 2 and not text.endswith((".", "!", "?"))


def names_one(text: str) -> bool:
    """The name of a part, and not "Ingen särskild"."""
    return len(text.split()) <= _MOST and not text.endswith((".", "!", "?")) and not _NOT_ONE.fullmatch(text)
