"""What is not written in Swedish: our rules for what is no comment know Swedish only, so a person decides instead."""

from dataclasses import replace

from samsyn.cores.text.language import language_of
from samsyn.cores.text.values import Passage, Split

# Reasons that are judged from the words; the others are seen by where a passage stands or how it is set.
JUDGED = frozenset({"inledning", "sammanfattning", "ställningstagande", "missiv", "beslutsformel"})


def kept_for_people(found: Split) -> Split:
    """What was set aside by a judgement of foreign words is a comment: nothing is laid aside that nobody could read."""
    back = [row for row in found.set_aside if row.reason in JUDGED and language_of(row.text)]
    if not back:
        return found
    said = [*found.comments, *(Passage(row.text, row.spans) for row in back)]
    said.sort(key=lambda row: [(span.page, span.start) for span in row.spans])
    return replace(found, comments=tuple(said), set_aside=tuple(row for row in found.set_aside if row not in back))
