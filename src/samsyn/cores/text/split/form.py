"""Questions that a form asks and a letter answers: the question is the form's text and the answer's context."""

import re
from collections.abc import Sequence

from samsyn.cores.text.phrases import phrases
from samsyn.cores.text.values import Paragraph

_NUMBERED = re.compile(r"(?:fråga|question|kysymys|frage)\s*\d+\b", re.IGNORECASE)
_ASKS = phrases(r"""
    (?:\d+[.)] ?)?(?:vad|hur|vilka|vilken|vilket|delar|är|anser|saknar|har|på vilket|på vilka|ser|finns
    instämmer|i vilken|kan|vill|stämmer|upplever|tycker|what|how|do you|are)\b.*\b(?:ni|er|era|ert|du|din|ditt
    dina|organisation\w*|verksamhet\w*|remissinstans\w*|kommun|you|your)\b
""")
_MORE = re.compile(
    r"(?:har (?:ni|du) )?(?:något|någonting) (?:annat|mer|övrigt|ytterligare)\b[^.?]{0,40}\?", re.IGNORECASE
)
_REST = re.compile(r"\d+[.)]? ?(?:övrigt|övriga synpunkter|övriga kommentarer|annat)[ :]*", re.IGNORECASE)
_MAX = 400  # characters; a longer text is no question of a form


def questions(paragraphs: Sequence[Paragraph], reasons: Sequence[str]) -> frozenset[int]:
    """Numbers of the paragraphs that are a form's questions: numbered, or addressed to the one who answers, with
    an answer below. A letter of questions without answers asks them itself."""
    candidates = [number for number in range(len(paragraphs)) if not reasons[number] and _may_ask(paragraphs[number])]
    answered = [number for number in candidates if _answered(number, paragraphs, reasons)]
    certain = [number for number in answered if _NUMBERED.match(paragraphs[number].text)]
    if len(answered) < 2 and not certain:
        return frozenset()
    return frozenset(answered)


def addresses(text: str) -> bool:
    """A question to the one who answers: "Vad tycker du om …?", "Vill du ha återkoppling?"."""
    return text.endswith("?") and bool(_ASKS.match(text))


def _may_ask(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if len(text) > _MAX or paragraph.kind in ("heading", "aside", "note", "cell"):
        return False
    if _NUMBERED.match(text) or _REST.fullmatch(text):
        return True
    numbered = paragraph.label[:1].isalnum()
    return text.endswith("?") and (numbered or bool(_ASKS.match(text) or _MORE.fullmatch(text)))


def _answered(number: int, paragraphs: Sequence[Paragraph], reasons: Sequence[str]) -> bool:
    """The next paragraph that is no aside is text, and not another question."""
    for later in range(number + 1, len(paragraphs)):
        if paragraphs[later].kind == "aside":
            continue
        return reasons[later] in ("", "ställningstagande", "avstår", "formulär") and not _may_ask(paragraphs[later])
    return False
