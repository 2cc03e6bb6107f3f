"""What a letter says about the proposal as a whole: for, for with comments, against, or no answer."""

import re
from collections.abc import Sequence

from samsyn.cores.text.phrases import phrases
from samsyn.cores.text.split.cues import strength
from samsyn.cores.text.split.remarks import remark
from samsyn.cores.text.split.sentences import sentences
from samsyn.cores.text.split.stands import has_no_views, stance_of
from samsyn.cores.text.split.zones import zones
from samsyn.cores.text.values import Paragraph, Stance

_BUT = phrases(r"""
    \b(?:men|dock|däremot|i (?:stort|huvudsak|grunden|allt väsentligt)|huvuddrag\w*|överlag|(?:följande
    nedanstående|ändringar|justeringar|synpunkter|tillägg|förbehåll|förutsättning|förutsatt|undantag)\w*|however)\b
""")
_BEGINNING, _END = 20, 8  # sentences where a letter takes its stand
_NO_MORE = re.compile(r"\b(?:inga|inget|ingenting|ingen)\b", re.IGNORECASE)
_MOVES = re.compile(r"(?<!vi )\byrkar (?:avslag|bifall)\b", re.IGNORECASE)
_FIRM = re.compile(r"\b(?:tillstyrk\w*|ställ\w+ (?:sig|oss|vi oss) bakom|inget att erinra|bifall)\b", re.IGNORECASE)


def stance(paragraphs: Sequence[Paragraph]) -> Stance:
    """Support, support with comments, rejection or no answer; "" when the letter does not say.

    The letter's own words decide: "tillstyrker" is support even when comments follow, unless the sentence or the one
    after it makes a reservation; weaker words ("positiv till") with comments are support with comments. A stand on a
    part ("Vi delar målet …", "Vi avstyrker dem") says nothing of the whole, nor does what a member moves in a protocol.
    Whoever has no views and says nothing else gives no answer.
    """
    said = [
        sentence
        for one, (reason, _) in zip(paragraphs, zones(paragraphs), strict=True)
        if reason in ("", "beslutsformel", "ställningstagande") and one.kind not in ("heading", "note")
        for sentence in sentences(one.text)
        if reason != "beslutsformel" or not _MOVES.search(sentence)
    ]
    notes = [remark(sentence) for sentence in said]
    own = any(strength(sentence) == 2 and not note for sentence, note in zip(said, notes, strict=True))
    if "avstår" in notes and not own:
        return "avstår"
    said = [*said[:_BEGINNING], *said[max(_BEGINNING, len(said) - _END) :]]
    stands = [stance_of(sentence) for sentence in said]
    if "mot" in stands:
        return "avstyrker"
    if "för" not in stands:
        return "avstår" if not own and any(map(has_no_views, said)) else ""
    at = stands.index("för")
    reserved = any(_BUT.search(sentence) and not _NO_MORE.search(sentence) for sentence in said[at : at + 2])
    return "tillstyrker med synpunkter" if own and (reserved or not _FIRM.search(said[at])) else "tillstyrker"
