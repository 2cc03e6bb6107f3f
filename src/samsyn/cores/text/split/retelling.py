"""Sentences that retell the proposal: it is their subject, and nobody judges."""

import re

from samsyn.cores.text.phrases import alternatives, phrases

_I = re.IGNORECASE
NEGATES = phrases(r"""
    \b(?:inte|inget|ingen|inga|ej|saknar|saknas|bara|endast|enbart|knappt|alltför|för (?:lite|få|många|lång
    allmän|svag|vag)\w*|varken|trots|däremot|dock|men|utan|undantag\w*|knappast|snarare|sparsamt|lyser
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


def is_summary(sentence: str) -> bool:
    """Retells the proposal: the proposal is the subject, nobody judges."""
    return (
        bool(_SUMMARY.match(sentence))
        and not NEGATES.search(sentence)
        and not _VERDICT.search(sentence)
        and not _FIRST_PERSON.search(sentence)
        and "?" not in sentence
    )
