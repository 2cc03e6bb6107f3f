"""Sentences that retell the proposal: it is their subject, and nobody judges."""

import itertools
import re
from collections.abc import Sequence

from samsyn.cores.text.phrases import alternatives, phrases
from samsyn.cores.text.split.cues import strength

_I = re.IGNORECASE
NEGATES = phrases(r"""
    \b(?:inte|inget|ingen|inga|ej|saknar|saknas|bara|endast|enbart|knappt|alltför|för (?:lite|få|många
    (?:lång|allmän|svag|vag)(?:a|t|na)?\b)|varken|trots|däremot|dock|men|utan|undantag\w*|knappast|snarare|sparsamt|lyser
    förbigående|sällan)\b
""")
_SUBJECT = alternatives(r"""
        (?:(?:den|det|de|denna|detta)(?: \w+){0,2} )?(?:förslaget?|(?:regionala )?(?:utvecklings)?strategin?
        strategiförslaget|remiss(?:en|förslaget|versionen|handlingen|materialet)?|dokumentet
        rus(?::?en)?(?: ?20\d\d)?|planen|programmet|utkastet|visionen|målbilden|målområdena|(?:(?:två|tre|fyra|fem
        sex|sju|åtta|nio|\d+) )(?:\w+ )?(?:mål|målområden|målbilder|prioriteringar|insatsområden|strategier
        utvecklingsområden|delmål)\w*|prioriteringarna|delmålen|(?:under |till )?(?:varje|respektive) (?:mål
        målområde|målbild|område)|kapitel \d+|avsnitt \d[\d.]*|den första delen|den andra delen
        syftet med (?:strategin|remissen|rus|förslaget)|the (?:draft |proposed )?strategy|strategian?|strategia)\b
    """)

_SUMMARY = phrases(rf"""
    (?:(?:i|av|enligt|genom|utifrån) )?{_SUBJECT}(?:[^.:;]{{0,60}}?) (?:består|innehåller|rymmer|beskriver|beskrivs
    anger|anges|omfattar|pekar ut|pekas ut|utgår|syftar|ska (?:vara|ersätta|gälla|bidra|ge|visa|fungera|vägleda
    peka|leda|beskriva)|är (?:uppbyggd|indelad|indelat|strukturerad|en|ett|tänkt|länets|styrande|vägledande
    uppdelad|uppdelat|det|den|att|formulerad|framtagen|utformad|fördelade)|har (?:tagits|arbetats|två|tre|fyra
    fem|sex|sju|åtta|nio|\d|en vision|visionen|utarbetats|sin utgångspunkt|som (?:mål|syfte))|gäller|sträcker
    ersätter|bygger|tar (?:sin |sitt )?(?:utgångspunkt|avstamp|sikte)|föreslår|föreslås|lyfter|lyfts|presenterar
    presenteras|redovisar|redovisas|formulerar|formuleras|sätter|delas|togs|vilar|finns|handlar om|lyder
    konsists|comprises|contains|describes|sets out|koostuu|sisältää|kopplas|knyts|följs|utgörs|identifieras
    identifierar|betonar|betonas)\b
""")

_VERDICT = phrases(r"""
    \b(?:bra|bättre|dåligt?|positivt?|negativt?|angeläget|olyckligt?|otydlig\w*|oklart?|svagt?|vagt?|svår\w*
    brist\w*|problem\w*|tveksam\w*|oro\w*|felaktig\w*|fel|förtjänstfullt?|rimligt?|klokt?|ambitiös\w*|snävt?
    relevant\w*|alltför)\b
""")


_FIRST_PERSON = re.compile(r"(?<!som )\b(?:vi|oss|jag|mig)\b", _I)  # "som vi förstår det" judges nothing


# "Förslaget om en byggarantifond är det viktigaste": one of many proposals, and what somebody thinks of it.
_ONE_PROPOSAL = re.compile(r"förslaget om (?!(?:en )?(?:ny )?(?:regional )?(?:utvecklings)?strategi)", re.IGNORECASE)


def is_summary(sentence: str) -> bool:
    """Retells the proposal: the proposal is the subject, nobody judges."""
    return (
        bool(_SUMMARY.match(sentence))
        and not _ONE_PROPOSAL.match(sentence)
        and not NEGATES.search(sentence)
        and not _VERDICT.search(sentence)
        and not _FIRST_PERSON.search(sentence)
        and "?" not in sentence
    )


# What the proposal says, said of any part of it: only where a whole run of sentences does nothing else.
_PARTS = alternatives(r"""
        \w*kapit(?:let|len|el \d+)|avsnitte[nt]|delmåle[nt]|målområde[nt]?|prioriteringen|inledningen|nuläget
        nulägesbilden|målbilden|visionen|det förslag som|(?:delmål|målområde|avsnitt|mål|prioritering|målbild) [\d.:]+
    """)
_SAYS = alternatives(r"""
        innehåller|innebär|beskrivs|beskriver|redovisas|redovisar|konkretiseras|framgår
        lägger (?:\w+ )?(?:tyngdpunkten|tonvikten|tyngd|vikt)|vill att|omfattar|behandlas|behandlar|presenteras|föreslås
        ska (?:enligt förslaget |sedan )?(?:brytas|genomföras|följas|revideras|utvärderas|ledas)|består|rymmer
        samlar|samlas|hör|tar upp|går igenom
    """)
_RETELLS = phrases(rf"""
    (?:(?:i|av|enligt|genom|utifrån|för|till) )?(?:{_SUBJECT}|(?:{_PARTS})\b)[^.:;?]{{0,60}}? (?:{_SAYS})\b
    enligt {_SUBJECT}[^.:;?]{{0,60}}? (?:ska|är|har|blir|tas|får)\b
    [^.?!]{{0,60}}\benligt (?:förslaget|strategin|remissversionen)\b
    region(?:en)?(?: \w+)? (?:föreslås|ska leda och samordna)\b
""")
# What the law says of such a strategy or of the sender's duties.
_ACT = r"(?:[\wåäö-]+ ){0,3}[\wåäö-]*(?:lagen|lag|balken|förordning(?:en)?|instruktion(?:en)?)"
_LAW = phrases(rf"""
    (?:enligt|av|i|genom) {_ACT}\b[^.?!,;]{{0,60}}\b(?:ska|skall|är|framgår|ansvarar)\b
    [^.?!,;]{{0,50}} (?:ska|skall|är|ansvarar) (?:\w+ ){{0,2}}enligt {_ACT}\b
""")
_OF_DUTY = phrases(r"strateg|utvecklingsansvar|utvecklingsarbete|instruktion|högskolelag")
_ITS_OWN = phrases(r"\b(?:ska(?:ll)?|föreslås|konkretiseras|(?:strategin|förslaget|regionen) vill)\b")
_WEIGHED = phrases(r"""
    \b(?:bör|borde|måste|behöver|behövs|krävs|redan|dessutom|också|än|men|ni|er|ert|era|vår(?:t|a|as)?|siffran|uppgiften
    kan|skulle|ju|så|därför|först|senast|tydligare|bättre|mer|fler\w*|stryk\w*
    utgå(?! från)|formulering\w*|skrivning\w*|lydelse\w*
    (?:läggs|lyfts|skrivs|förs|flyttas|delas|slås|tas) (?:till|in|ut|bort|upp|med|ihop)
    enligt (?!förslaget|strategin|remissversionen|lag\w*|\w+lagen|förordning)\w+)\b
""")
# Who and what the strategy's own wishes are about; "Hållplatserna ska rustas" is somebody else's.
_OF_ITS_OWN = phrases(r"""
    (?:(?:till|för|i|av) )?(?:en|ett|den|det|de|varje|regionen|kommunerna|länet|parterna|genomförande\w*|uppfölj\w*
    utvärder\w*|handlingsplan\w*|strateg\w*|mål\w*|delmål\w*|prioriter\w*|insats\w*|arbetet|statliga)\b
""")
_IS_TO = phrases(r"\bska(?:ll)?\b")


def set_retold_aside(found: list[str], sentences: Sequence[str], *, said: bool) -> None:
    """Runs of sentences that say what the proposal, or the law, says and nothing else: what is to be done there ("ska
    tas fram", "föreslås") is the proposal's wish. ``said``: the letter says that it retells ("Förslaget i korthet");
    then any one such sentence is."""
    for reason, group in itertools.groupby(range(len(found)), key=tuple(found).__getitem__):
        run = list(group)
        on = run[0] > 0 and found[run[0] - 1] == "sammanfattning"
        if not reason and _retells([sentences[at] for at in run], on=on):
            found[run[0] : run[-1] + 1] = ["sammanfattning"] * len(run)
    if said:
        for at, sentence in enumerate(sentences):
            if not found[at] and _RETELLS.match(sentence) and _weighs_nothing(sentence):
                found[at] = "sammanfattning"


def _retells(run: Sequence[str], *, on: bool) -> bool:
    """``on``: a retelling stands right before it."""
    begins = bool(_RETELLS.match(run[0]) or (_LAW.match(run[0]) and _OF_DUTY.search(run[0])))
    if not (on or begins):
        return False
    more = run[1:] if begins else run
    return all(map(_weighs_nothing, run)) and all(
        _OF_ITS_OWN.match(one) or _LAW.match(one) or not _IS_TO.search(one) for one in more
    )


def _weighs_nothing(sentence: str) -> bool:
    return not (
        "?" in sentence
        or NEGATES.search(sentence)
        or _VERDICT.search(sentence)
        or _FIRST_PERSON.search(sentence)
        or _WEIGHED.search(sentence)
        or strength(_ITS_OWN.without(sentence))
    )
