"""Sentences that were to be set aside and stay with the comment beside them, or take the others' reason."""

from collections.abc import Sequence

from samsyn.cores.text.phrases import phrases
from samsyn.cores.text.split.matter import Cues, overlap
from samsyn.cores.text.split.stands import consents, rejects

_OF_WHOLE = phrases(r"(?:den|det|förslaget|strategin|dokumentet|texten|utkastet|planen)\b")


def keep_placed_leads(found: list[str], told: Sequence[Cues]) -> None:
    """ "Avsnitt 3.2 föranleder följande kommentar." belongs to the comment that follows it at once."""
    for number in range(len(found) - 1):
        if found[number] == "inledning" and told[number].places and not found[number + 1]:
            found[number] = ""


def keep_consents(found: list[str], sentences: Sequence[str]) -> None:
    """ "Ja, i huvudsak." is the beginning of the answer that follows it in the same breath."""
    for number in range(len(found) - 2, -1, -1):
        if found[number] == "ställningstagande" and not found[number + 1] and consents(sentences[number]):
            found[number] = ""


def filled(found: Sequence[str]) -> list[str]:
    """Sentences without opinion take the reason of the sentence they follow, or else of the one that follows."""
    filled = list(found)
    for number in range(1, len(filled)):
        filled[number] = filled[number] or filled[number - 1]
    for number in range(len(filled) - 2, -1, -1):
        filled[number] = filled[number] or filled[number + 1]
    return filled


def kept_with_opinion(found: Sequence[str], told: Sequence[Cues]) -> list[str]:
    """A quote or a retelling right before the opinion about it is the opinion's ground, and stays with it."""
    kept = list(found)
    for number in range(len(kept) - 2, -1, -1):
        if kept[number] in ("sammanfattning", "citat") and not kept[number + 1]:
            after = told[number + 1]
            if (
                kept[number] == "citat"
                or after.leans
                or after.asks
                or overlap(told[number].stems, after.stems) >= 0.2
                or after.said.strength < 2
            ):
                kept[number] = ""
    for number in range(1, len(kept)):
        if kept[number] in ("citat", "sammanfattning") and not kept[number - 1]:
            kept[number] = ""
    return kept


def keep_rejections(found: list[str], told: Sequence[Cues]) -> None:
    """ "Vi avstyrker förslaget. Det är skrivet i staden, för staden.": why not is a point, and the no belongs to it."""
    for number in range(len(found) - 2, -1, -1):
        if found[number] == "ställningstagande" and not found[number + 1] and rejects(told[number].text):
            after = told[number + 1]
            if after.leans or _OF_WHOLE.match(after.text):
                found[number] = ""
