"""Comments about nothing in a strategy: an unpaid bill, the parking at the hospital, a law that others decide on.

Respondents show it themselves ("vi passar på att påminna om"), and such matters are of a few kinds: accounts between
the sender and the region, what parliament decides, the faults of everyday life.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from samsyn.cores.text.phrases import phrases

# Takes leave of the subject above.
_LEAVES: Final = re.compile(
    r"\W*(?:(?:avslutningsvis|slutligen|till sist|till slut|i övrigt|övrigt|för övrigt)\b"
    r"|(?:[^\W\d_]+ ){1,2}(?:vill|önskar|kräver|begär|ber|yrkar) (?:avslutningsvis|slutligen|till sist|till slut)\b)",
    re.IGNORECASE,
)
# Shows that what comes now stands beside the matter.
_BESIDE: Final = phrases(r"""
    \bpassa(?:r)? (?:även |också )?på\b|\bpassar på\b|\b(?:påminn(?:er|a)|erinra(?:r)?) (?:\w+ ){0,3}om\b
    \b(?:vill|önskar) (?:\w+ ){0,4}(?:uppmärksamma|framföra|fråga|påtala) (?:\w+ ){0,3}(?:om|på|att|när|varför)\b
    \bförresten\b|\bför övrigt\b|\bapropå\b|\ben (?:helt )?annan (?:sak|fråga)\b|\b(?:också|även) en fråga\b
    \bmed anledning av annat\b
    \b(?:påtalade?s|framfördes|noterades) (?:även|också)\b|\bhemställer också\b|\bett (?:sista )?önskemål till\b
    \bhar inte med \w+ att göra
    \binget med (?:det|detta|strategin|saken) att göra\b|\butanför (?:remissen|strategin|ämnet|denna remiss)\b
    \bhör kanske inte hit\b
    \b(?:inte|knappast|nog inte) (?:ert bord|er sak|ert fel)\b|\bhör (?:\w+ ){0,2}(?:inte|knappast) (?:riktigt )?hit\b
    \bi (?:annan ordning|ett annat sammanhang)\b|\ben hälsning (?:\w+ )?till\b|\bklaga på\b|\W*ps\b(?=[.:,]? [a-zåäö])
    \b(?:får|kan) ni (?:gärna )?(?:ta upp|hälsa|framföra|föra vidare)\b[^.]{0,30}\b(?:till|med) (?:dem?|den)\b
    \b(?:får|kan) ni (?:gärna )?(?:hälsa|framföra|föra vidare)\b[^.]{0,30}\btill (?:regeringen|riksdagen|staten)\b
    \bvet att det inte hör\b|\bsen undrar (?:jag|vi)\b(?![^.?]{0,20}\b(?:skriver|skrivs|står|nämn\w+|säg\w+)\b)
""")
# What stands between the sender and the region, or within the region's own house: money, premises, pay, letters
# without an answer.
_ACCOUNTS: Final = phrases(r"""
    \bfaktur\w+|\bskuld(?:en|er)?\b[^.]{0,40}\b(?:hyra|till|förf)|\bhyres(?:avtal|kontrakt|skuld|vär)\w*|\bhyran\b
    \bobetald\w*|\bförföll\b
    \b(?:inte|ännu inte|fortfarande inte|aldrig)\b[^.]{0,40}\b(?:betal\w+|svara\w*|reglera\w*|återkommit|fått svar)
    \b(?:inväntar|väntar|avvaktar) (?:fortfarande |ännu )?(?:på )?(?:\w+ )?(?:svar|besked|ersättning|utbetalning)
    \bavtalsförhandling\w*|\bomförhandla\w*|\bmotpart\w*|\bföremål för tvist|\btvist(?:en|ar)?\b
    \bskrivelsen (?:från|av|den)\b
    \barvode(?:t|n|na)\b|\bpartistöd\w*|\bpolitiska sekreterar\w*|\bretroaktiv\w* lön\w*|\blönerevision\w*
    \bstartavgift\w*|\blöper ut\b|\bsägs? upp\b[^.]{0,20}\bavtal|\bkvitto\w*|\bräkning(?:en)? (?:för|på|som)\b
""")
# What others decide: laws, taxes, state systems.
_NATIONAL: Final = phrases(r"""
    \b(?:riksdagen|regeringen|staten|lagstiftaren|eu)\b[^.]{0,25}\b(?:borde|bör|måste|ska|skulle)\b[^.]{0,40}\b(?:införa|avskaffa|slopa|ändra|sänka|höja|förbjuda)
    \b\w*skatt(?:en|er|erna)?\b[^.]{0,30}\b(?:slopa\w*|avskaffa\w*|sänk\w*|höj\w*|tas bort|görs om)
    \bskatteutjämning\w*|\barbetsgivaravgift\w*
    \bavdragsgill\w*|\b(?:csn|a-kassan?|pensionsålder\w*|karensavdrag\w*|tv-?(?:avgift|licens)\w*|barnbidrag\w*)\b
    \bbegravningsavgift\w*|\bkyrkoavgift\w*|\bjakttid\w*|\bposten (?:\w+ ){0,2}(?:varje|varannan) dag\b
    \bamortering\w*|\b\w+lagen(?:s)?\b[^.]{0,40}\b(?:ses över|ändras|skrivas om|avskaffas)
    \bränteavdrag\w*|\bdödsstraff|\binvandringen\b|\bstatsministern\b|\bvalsystemet\b|\bsommartid\w*
""")
# The faults and wishes of everyday life.
_EVERYDAY: Final = phrases(r"""
    \bparkering(?:en|splats\w*|savgift\w*|sautomat\w*|sböter)?\b[^.]{0,40}\b(?:sjukhus\w*|lasarett\w*|vårdcentral\w*|hälsocentral\w*|torg\w*|kost\w*|asfalt\w*|höj\w*|sänk\w*|avgift\w*)
    \böppettider\w*|\blängre öppet\b|\b(?:väg)?skylt(?:en|ar|arna)?\b|\bsnöröjning\w*|\bplogbil\w*|\bplogning\w*
    \bsopkärl\w*|\bsoptunn\w*|\bpapperskorg\w*
    \bhundbajs\w*|\btoalett(?:en|er|erna)\b|\bgatlykt\w*|\bpotthål\w*|\btelefonkö\w*|\b(?:er|eran) växel\b
    \bhandläggare\w*[^.]{0,40}\b(?:studsar|svarar inte|på webben)|\bmejladress\w*|\bnytt tak\b|\bstörande musik\b
    \bgräsklippning\w*|\bskäll(?:er|ande)\b|\b(?:er|eran) (?:hemsida|webbplats|sajt)\b
    \btrasig\b|\bsönder\b(?<!gick sönder)|\bgrannen\b|\bbiljettautomat\w*|\b(?:i|vid) kassan\b
""")
# A heading that gathers what is left over.
_REST: Final = re.compile(
    r"^\W*(?:\d+[.)]?\s*|fråga \d+[.:]?\s*)?(?:övrigt|övriga (?:synpunkter|frågor|kommentarer)|annat\b.*)\W*$",
    re.IGNORECASE,
)
BESIDE, ACCOUNTS, NATIONAL, EVERYDAY, REST = 3.0, 2.5, 2.0, 2.0, 1.0


def leaves(text: str) -> bool:
    """Whether a comment has left what the heading above it is about."""
    return bool(_LEAVES.match(text)) or _beside(text)


def foreign(text: str, context: Sequence[str]) -> float:
    """The logits that speak for "about nothing in the strategy"."""
    return (
        BESIDE * _beside(text)
        + ACCOUNTS * bool(_ACCOUNTS.search(text))
        + NATIONAL * bool(_NATIONAL.search(text))
        + EVERYDAY * bool(_EVERYDAY.search(text))
        + REST * bool(context and _REST.match(context[-1]))
    )


@lru_cache(maxsize=1024)  # asked twice of each comment
def _beside(text: str) -> bool:
    return bool(_BESIDE.search(text))
