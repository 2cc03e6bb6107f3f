"""Headings of a letter under which all that stands has one reason to be set aside: decision, annexes, background."""

import re

from samsyn.cores.text.phrases import alternatives

_SECTIONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(rf"(?:\d+(?:\.\d+)*\.? )?(?:{pattern})[ :.]*", re.IGNORECASE))
    for reason, pattern in (
        (
            "beslutsformel",
            alternatives(r"""
                (?:förslag till )?beslut|(?:[\wåäö-]+s )(?:beslut|förslag(?: till beslut)?|yrkande
                förslag till (?:kommunstyrelsen|nämnden|regionstyrelsen|kommunfullmäktige|beslut))
                besluts ?(?:underlag|gång
                motivering)|underlag(?: för beslut| till yttrandet| som (?:[\wåäö-]+ ){1,4}(?:publicerat|tagit fram
                använt|hänvisar till|utgått från))?|källor|referenser|källförteckning
                handlingar(?: i ärendet)?|yrkanden?|propositions?ordning|jäv
                närvaro(?:lista)?|närvarande|beslutande|ledamöter|ärendets (?:handläggning|beredning|gång)|beredning
                reservation(?:er)?|protokollsanteckning|dagens sammanträde|(?:ekonomiska |juridiska |miljö|barn
                sociala )?konsekvens(?:er|analys)(?: för (?:barn|kommunen))?|ekonomi|ekonomisk bedömning
                barnkonsekvensanalys|(?:prövning av )?barne(?:ts|ns) bästa|barnperspektiv(?:et)? i beslutet
                facklig (?:samverkan
                information)|uppföljning av beslutet|tidigare beslut|underskrifter|justering|bilagor
            """),
        ),
        (
            "sändlista",
            alternatives(r"""
                sändlista|kopia(?: till)?|beslutet (?:skickas|sänds|expedieras|delges|ska skickas)(?: till)?
                skickas till
                expedieras(?: till)?|expediering|för kännedom|delges|distribution|mottagare
            """),
        ),
        (
            "innehållsförteckning",
            r"innehåll(?:sförteckning)?|table of contents|contents|sisällys(?:luettelo)?|inhalt(?:sverzeichnis)?",
        ),
        (
            "inledning",
            alternatives(r"""
                bakgrund(?: till (?:remissen|ärendet|yttrandet))?|ärendet|ärendebeskrivning(?:en)?
                beskrivning av ärendet
                sammanfattning(?: av (?:ärendet|remissen|förslaget|strategin|rus))?|redogörelse för ärendet
                om (?:remissen
                strategin|oss|förslaget|rus|ärendet|[\wåäö]+(?:föreningen|förbundet|verket|bolaget))
                remissen(?: i korthet)?
                (?:förslaget|strategin|remissen|rus) i korthet|vilka vi är|vem är vi|vårt uppdrag|ärende|(?:strategins
                förslagets|remissens) (?:huvudsakliga )?innehåll|background|about us|introduction
                (?!regionens)[\wåäö-]+s uppdrag(?: och .{3,70})?
                hur (?:yttrandet|svaret) (?:har )?(?:tagits fram|beretts)
            """),
        ),
    )
)


def stands_for(text: str) -> str | None:
    """The reason of what stands under this heading; None when it is a heading as others."""
    return next((reason for reason, pattern in _SECTIONS if pattern.fullmatch(text)), None)
