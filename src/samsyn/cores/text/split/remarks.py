"""What a sentence is when it is no comment though it stands in running text."""

import re
from functools import lru_cache
from typing import Literal

from samsyn.cores.text.phrases import phrases
from samsyn.cores.text.split.courtesy import is_courtesy
from samsyn.cores.text.split.intros import announces, is_about_remiss, is_voiced
from samsyn.cores.text.split.retelling import is_summary
from samsyn.cores.text.split.stands import abstains, consents, is_stand

Remark = Literal["", "inledning", "sammanfattning", "ställningstagande", "avstår"]
_I = re.IGNORECASE
_LEAD = phrases(r"""
    \b(?:följande|nedanstående|dessa|här|några|ett antal|tre|fyra|fem|sex|punkter|punkterna|synpunkter
    bland annat|att|särskilt|förslag|nedan|om|tycker(?: vi)?|vill(?: vi)?|anser(?: \w+)?|bör|ska|behöver
    saknar(?: vi)?|saknas|önskar(?: vi)?|föreslår(?: vi)?)\b[^.?!]{0,60}:$|:$
""")

WORDING = phrases(r"""
    \b(?:formulering\w*|lydelse\w*|skrivning\w*|text\w*|mening\w*|ordalydelse|stycke\w*|rubrik\w*|citat|står
    skriver|wording|sentence)\b
""")


_ASKS = re.compile(r"(?:Vilka?|Vilket|Vem|Hur|Varför|När|Vad)\b.*\?$")  # "Vilka har fått remissen?" wants an answer


@lru_cache(maxsize=4096)
def remark(sentence: str) -> Remark:
    """What a sentence is when it is no comment, "" when it may be one."""
    if abstains(sentence):
        return "avstår"
    if is_stand(sentence) or consents(sentence):
        return "ställningstagande"
    if is_courtesy(sentence) or (not _ASKS.match(sentence) and not is_voiced(sentence) and is_about_remiss(sentence)):
        return "inledning"
    return "sammanfattning" if is_summary(sentence) else ""


def leads_in(sentence: str) -> bool:
    """Announces what follows: ends with a colon, or says "följande synpunkter."."""
    return bool(_LEAD.search(sentence)) or announces(sentence)
