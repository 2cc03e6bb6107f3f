"""What a letter says about the proposal as a whole."""

import re
from collections.abc import Sequence

from samsyn.cores.text.values import Paragraph, Stance

_ABSTAINS = re.compile(
    r"\b(?:avstår från att (?:yttra|lämna|svara|inkomma)|avstår (?:från )?yttrande|väljer att avstå)\b", re.IGNORECASE
)
_REJECTS = re.compile(r"\bavstyrker\b", re.IGNORECASE)
_SUPPORTS = re.compile(r"\b(?:tillstyrker|ställer sig bakom|har inget att erinra|inga synpunkter)\b", re.IGNORECASE)


def stance(paragraphs: Sequence[Paragraph]) -> Stance:
    """Support, support with comments, rejection or no answer; "" when the letter does not say."""
    text = " ".join(paragraph.text for paragraph in paragraphs if paragraph.kind != "aside")
    if _ABSTAINS.search(text):
        return "avstår"
    if _REJECTS.search(text):
        return "avstyrker"
    return "tillstyrker" if _SUPPORTS.search(text) else ""
