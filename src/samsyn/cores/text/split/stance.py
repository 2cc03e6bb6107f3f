"""What a letter says about the proposal as a whole: for, for with comments, against, or no answer."""

import re
from collections.abc import Sequence

from samsyn.cores.text.split.cues import strength
from samsyn.cores.text.split.remarks import remark
from samsyn.cores.text.split.sentences import sentences
from samsyn.cores.text.values import Paragraph, Stance

_WHOLE = (
    r"(?:förslag|strategi|rus\b|remiss|utvecklingsstrategi|dokument|helhet|inriktning|strategy|utkast|plan\b|planen)"
)
_AGAINST = re.compile(
    rf"\b(?:avstyrker|avstyrka|kan inte (?:tillstyrka|ställa (?:sig|oss) bakom)|ställer (?:sig|oss|vi oss) inte bakom|motsätter sig|avvisar|säger nej till|rejects?)\b.{{0,60}}{_WHOLE}",
    re.IGNORECASE,
)
_FOR = re.compile(
    rf"\b(?:tillstyrker|tillstyrka|ställer (?:sig|oss|vi oss|jag mig)(?: \w+){{0,4}} (?:bakom|positiv\w*)|ställa sig bakom|har (?:\w+ )?(?:inget|ingenting|inga|ingen)(?: \w+){{0,2}} (?:att (?:erinra|invända)|synpunkter|invändningar|erinran)|"
    rf"(?:är|ser)(?: \w+){{0,3}} positiv\w*|stöd(?:j)?er|instämmer|välkomnar|godtar|puoltaa|supports?|welcomes?)\b(?:.{{0,80}}{_WHOLE}|.{{0,30}}$)",
    re.IGNORECASE,
)


def stance(paragraphs: Sequence[Paragraph]) -> Stance:
    """Support, support with comments, rejection or no answer; "" when the letter does not say."""
    said = [s for one in paragraphs if one.kind not in ("aside", "heading", "note") for s in sentences(one.text)]
    notes = [remark(sentence) for sentence in said]
    own = any(strength(sentence) == 2 and not note for sentence, note in zip(said, notes, strict=True))
    if "avstår" in notes and not own:
        return "avstår"
    if any(_AGAINST.search(sentence) for sentence in said):
        return "avstyrker"
    if any(_FOR.search(sentence) for sentence in said):
        return "tillstyrker med synpunkter" if own else "tillstyrker"
    return ""
