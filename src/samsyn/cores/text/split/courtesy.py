"""Sentences that are polite or only show the way, whatever else they say: greetings, thanks, "… framföra följande:"."""

from samsyn.cores.text.phrases import phrases

_LONG = 200  # characters; a longer sentence says more
# Polite ends and covers: these hold no point whatever else they say.
_COURTESY = phrases(r"""
    \b(?:hör gärna av|kontakta (?:gärna|oss|mig|undertecknad)|tveka inte|välkomna att (?:höra|kontakta)
    återkom gärna|säg (?:gärna )?till om|hör av (?:dig|er)|vid (?:eventuella )?frågor\b|har ni frågor
    för (?:ytterligare )?(?:frågor|information)
    ser (?:vi )?fram (?:emot|mot) (?:en |ett |det |den )?(?:fortsatt\w*|dialog\w*|samarbet\w*|samverkan
    att (?:läsa|höra|få|följa|delta|bidra|medverka|fortsätta|ta del)|slutlig\w*|återkoppling|kommande)
    (?:står|finns|är) (?:\w+ ){0,3}till (?:ert )?förfogande
    bifog\w+ (?:finner|finns|hittar|är|ligger|skickas|dokument|(?:hennes|hans|deras|vårt|våra) (?:mejl|brev|svar
    yttrande|synpunkter))|(?:här|härmed) (?:bifogas|kommer|översänds
    skickas)|i bifogad|se bifogad|lycka till|tack för ordet|berättar gärna mer|takker for
    kiittää mahdollisuudesta|thank you for|gärna [^.]{0,40}\bberättar mer
    (?:medverkar|deltar|bidrar|bistår) gärna i det fortsatta)\b
    (?:kom gärna|(?:ni är )?(?:varmt )?välkomna)(?: \w+)? (?:hit|ut|förbi|på|till|och)\b
    ha (?:en|det) (?:riktigt )?(?:fin|bra|trevlig|skön|gott|god|härlig)\w*(?: \w+){0,2}[.!]?$
    (?:här )?nedan(?:stående)? (?:följer|lämnas|redovisas|ges) [^.:]{0,40}\b(?:synpunkt|kommentar|förslag|medskick)\w*
    (?:i|om) det som följer är vi (?:alla )?(?:eniga|överens|ense)
""")

# Thanks for how it was done, not for what stands in the proposal.
_THANKS = phrases(r"""
    (?:[^.?!,]{0,50}\b(?:vill|önskar|får) (?:[^.?! ]+ ){0,6}?tacka|tack)\b(?! vare)[^.?!]{0,80}?\b(?:möte(?:t|n)?
    dialog\w*
    arbete|samarbetet?|samverkan|process\w*|bemötande|deltagit|lyssna(?:de|t)|grannskap|engagemang\w*|medverka\w*)\b
""")
_FOR_CONTENT = phrases(r"""
    \b(?:men|dock|bör|borde|måste|ska|saknar|lyft\w*|tar upp|tagit upp|nämn\w*|skriv\w*|avsnitt\w*|kapit\w*|mål\w*
    prioriter\w*)\b
""")
# Ways into a letter, and a form's own asking.
_WAY_IN = phrases(r"""
    glad\w* (?:för|över) (?:att )?(?:(?:vi|jag) )?(?:bli|få|ha|har|får|blir|fick|blev)\b(?: \w+)? (?:tillfråga\w*
    svara|bidra
    lämna|yttra|tycka|delta|vara med)\b[^.?!]{0,30}[.!]?$
    \bvill (?:(?:jag|vi) )?(?:säga|skriva|berätta) vad (?:jag|vi) tycker\b[^.?!:]{0,40}[.!]?$
    \bvill (?:jag|vi|\w+) (?:lämna|ge|framföra|skicka) (?:mina|våra|några|sina)(?: egna)? (?:synpunkter|tankar
    åsikter)[.!]?$
    \b(?:vill|får|önskar|ber att få)\b[^.:?!]{0,60}\b(?:framföra|anföra|trycka på|skicka med
    säga) (?:då )?följande(?: punkter
    saker)?[.:]$
    ^(?:skriv|ange|uppge) (?:gärna )?(?:vilket|vilken|kapitel|avsnitt|ärendenummer
    diarienummer)\b[^.?!]{0,60}\b(?:synpunkt\w*
    remissversionen|ämnesraden|svaret)\b
    ^skicka (?:gärna )?(?:ert |ditt )?svar(?:et|en)?\b[^.?!]{0,80}\b(?:format|diarienummer|till|senast)\b
""")


def is_courtesy(sentence: str) -> bool:
    """ "Hör gärna av er.", "Bifogat finner ni …", "Tack för en bra dialog."."""
    if len(sentence) >= _LONG:
        return False
    if _COURTESY.search(sentence) or _WAY_IN.search(sentence):
        return True
    return bool(_THANKS.match(sentence)) and not _FOR_CONTENT.search(sentence)
