"""For or against the whole, or no answer at all, in the words every such letter uses."""

import re
from typing import Literal

from samsyn.cores.text.phrases import alternatives, phrases
from samsyn.cores.text.split.retelling import NEGATES

_I = re.IGNORECASE
_TOKEN = re.compile(r"\w+")

_ABSTAINS = phrases(r"""
    \bavstår\b.{0,40}(?:yttra|lämna|svar|besvara|inkomma|avge|synpunkt|remiss)|\b(?:väljer|valt|beslutat
    beslutar)\b.{0,20}\b(?:avstå\b|(?:att )?inte (?:yttra|lämna|svara|avge|besvara|inkomma))
    \b(?:kommer inte att|har inte (?:möjlighet|resurser|kapacitet)(?: att)?|saknar (?:möjlighet|resurser
    kapacitet) att|avböjer(?: att)?)\b.{0,30}(?:yttra|svara|lämna|besvara|avge|remiss)|\b(?:declines? to
    will not|do(?:es)? not wish to) (?:comment|respond|submit)|ei anna lausuntoa|ei lausu
""")

_STAND = phrases(r"""
    \b(?:ställer (?:sig|oss|mig)(?: \w+){0,4} (?:bakom|positiv\w*)|ställer (?:vi oss|jag mig) (?:bakom
    positiv\w*)|(?:till|av)styrker|till(?:-| )?styrks|har (?:[\w-]+ ){0,6}?(?:inget|ingenting|inga
    ingen)(?: \w+){0,2} (?:att (?:erinra|invända|tillägga|anmärka)|synpunkter|invändningar|erinran|erinringar)
    är (?:i (?:stort|huvudsak|grunden|allt väsentligt) |över ?lag |överlag |mycket |allmänt )?positiv\w*
    ser (?:i (?:stort|huvudsak) |mycket |överlag |övervägande )?positivt på|välkomnar|stöd(?:j)?er
    instämmer (?:i stort |i huvudsak |helt )?i|godtar|lämnar (?:förslaget|remissen) utan erinran|no objections?
    puoltaa|ei huomautettavaa)\b
""")

_STAND_WIDE = phrases(rf"""
    {_STAND.pattern}|\b(?:ställa (?:sig|oss) bakom|delar(?: \w+){{0,3}}|är för|kan (?:inte )?(?:tillstyrka|godta
    stödja)|tillstyrka|yrkar (?:bifall|avslag)|säger (?:ja|nej)|kommer att rösta|instämmer|står bakom
    är (?:\w+ ){{0,2}}(?:positiv\w*|nöjd\w*)|stödjer|supports?|welcomes?)\b
""")
_AGAINST = phrases(r"""
    \b(?:avstyrker|avstyrka|yrkar (?:vi )?avslag|kan (?:vi |kommunen |\w+ )?inte (?:tillstyrka|godta
    ställa (?:sig|oss) bakom|stödja)|ställer (?:sig|oss|vi oss) inte bakom|avvisar (?:förslaget|strategin)
    säger nej till (?:förslaget|strategin)|motsätter (?:sig|oss) (?:förslaget|strategin)|rejects? the)\b
""")
_NAMED = ("förslaget", "strategin")
_WHOLE = re.compile(
    alternatives(r"""
        (?:förslag(?:et|ets)?|strategi(?:n|förslaget)?|utvecklingsstrategi(?:n)?|rus|remiss(?:en|förslaget
        versionen)?|inriktning(?:en)?|riktning(?:en)?|huvuddrag(?:en)?|dokument(?:et)?|intention(?:er|erna)
        helhet(?:en)?|utkastet|planen|strategy|draft|proposal)
    """)
)
_MOST = frozenset(("visionen", "målbilderna"))  # a stand on these is one on the whole, and yet a point of its own
_PRECISE = phrases(r"""
    \d|[\"”“]|\b(?:avsnitt|kapitel|sid\w*|målområde\w*|målbild\w*|delmål\w*|prioritering\w*)\b
""")
_TITLE = re.compile(r"[A-ZÅÄÖ]\w+ 20\d\d\b")  # "Älvmark 2040"
_PLAIN = phrases(r"(?:till|av)styrk\w+|yrkar (?:bifall|avslag)|säger (?:ja|nej)|kommer att rösta")
_ON = frozenset(("och", "men", "ja", "nej", "samt"))  # what comes after a stand on the whole that names nothing
_SUBJECT_WORDS = 9
_DIGIT = re.compile(r"\d(?!\d{3})")
_NEAR = 5  # words between the stand and what it is about
_SOME_WORDS = 4
# "Ja, det anser vi.": an answer to a question, without a matter of its own.
_CONSENT = phrases(r"""
    (?:svar:? ?)?(?:ja|nej|jo|absolut|delvis|i stort(?: sett)?|till stor del)(?:[,.!]? (?:det|vi|jag|absolut
    i stort|i huvudsak|delvis|anser|tycker|gör|är|de|så|helt|sett|inte|bra|rätt|ja|mål|målen|kommunen|instämmer
    håller|med)){0,7}[.!]?
""")

_BELOW = phrases(r"""
    som (?:framgår|anges|redovisas|följer|lämnas|framförs|anförs)\b.{0,20}(?:nedan|följande)
    (?:i|på) (?:de )?(?:nedanstående|följande) (?:delar|punkter|avseenden)
""")
_UNDER = re.compile(r"\bunder förutsättning att (?:det som|vad som) (?:anförs|anges|framförs) nedan\b", _I)
_FIRM = phrases(r"(?:till|av)styrk\w+|ställer (?:sig|oss|mig)(?: \w+)* bakom|står bakom")
_WITH_REASONS = 18  # words
_BECAUSE = phrases(r"""
    \b(?:därför att|eftersom|då den|då det|på grund av)\b|, som (?:vi|jag) (?:menar|anser|tycker|ser)\b
    \b(?:en|ett) (?:strategi|plan|förslag|dokument|vision) (?:där|som)\b
""")
_SHORT_VERDICT = 16  # words
_JUDGED = phrases(r"""
    (?:vi (?:tycker|anser) att )?(?:(?:den|det|detta) )?(?:\w+ )?(?:förslaget|strategin|dokumentet|remissversionen
    utkastet|planen|programmet)(?: \w+){0,3}? (?:är (?:\w+ ){0,2}(?:bra
    ambitiös\w*|genomarbeta\w*|välkom\w*|gedig\w*|angeläg\w*|viktig\w*
    imponerande|balanserad\w*|steg)
    väcker (?:hopp|glädje|engagemang)|håller (?:hög|god|en hög|en god)|ligger (?:väl )?i linje|ger en (?:god|bra
    tydlig)|andas|inger|utgör en (?:god|bra))
    det är (?:ett |en )?(?:väl ?genomarbeta\w*|gedig\w*|genomarbeta\w*)
""")
# Says that comments will come, not which.
_UNFINISHED = phrases(r"""
    \b(?:förslaget|strategin|dokumentet|remissversionen|utkastet|planen) behöver (?:\w+ )?(?:utvecklas|förbättras
    kompletteras|bearbetas|justeras|förtydligas) i (?:flera|några|vissa|många|en del) (?:avseenden|delar|stycken
    punkter)\b
""")
_WANTED = phrases(r"\b(?:bör|borde|måste|ska|behöver|saknas|saknar|föreslår)\b")

# "X har beretts tillfälle att yttra sig men har inga synpunkter."
_NOTHING = phrases(r"har .*\b(?:inget|ingenting|inga|ingen)\b")
_RECEIVED = re.compile(r"\b(?:tillfälle|möjlighet|tagit del|tagit emot|remiss\w*)\b", _I)

_NO_VIEWS = phrases(r"\b(?:inga|inte några) (?:\w+ ){0,2}synpunkter\b")
_ADOPTED = phrases(r"(?:mot )?att (?:den|det|strategin|förslaget|rus) (?:antas|fastställs)\b")
# "… i de delar som rör verkets ansvar": whose part it is says nothing of the matter.
_PARTLY = phrases(r"\bi (?:de )?delar(?:na)? som (?:rör|berör|avser|gäller)\b[^.,;]{0,60}")
_SENDER_NOUN = re.compile(
    r"\w*(?:kommunen|förbundet|styrelsen|nämnden|verket|högskolan|bolaget|föreningen|myndigheten|partiet|universitetet)"
)

_FORMULA = frozenset(
    """
    förslaget förslag strategin strategi utvecklingsstrategin utvecklingsstrategi regionala regional region
    remissen remiss remissversionen remissförslaget rus dokumentet den det de mot emot detta till en i på av och
    för med över om som att sin sitt helhet huvudsak stort allt väsentligt övrigt ny nya nytt vi oss mig sig har
    inga inget ingenting ingen synpunkter synpunkt synpunkterna ytterligare övriga erinra invända tillägga följande
    nedanstående dessa kommentarer lämnar men yttrande utkastet utkast vår vårt framtagna föreliggande län
    länets länet regionens innehåll innehållet därmed därför även vill samt inriktning inriktningen huvudsakliga
    ovan angivna redovisade framförda beaktas förutsättning under skäl förslagets utformning is års 2030 2035
    2040 2050 bakom positiv positiva positivt ställer remissförslag remitterade presenterade liggande hela helt
    delar delarna avsnitt avsnitten därutöver några detsamma samma nämnda version versionen beskrivna anledning
    lämna framföra anföra redovisa dess nuvarande form föreliggande hänvisning ovanstående
    strategins nuvarande utformning första andra hand återremitteras återremiss antas nedan tas hand skick
    """.split()  # noqa: SIM905
)


def abstains(sentence: str) -> bool:
    """ "Kommunen avstår från att yttra sig." """
    return bool(_ABSTAINS.search(sentence))


def consents(sentence: str) -> bool:
    """ "Ja, det anser vi.": an answer to a question, without a matter of its own."""
    return bool(_CONSENT.fullmatch(sentence))


# "Arbetssättet ligger nära vårt och nämnden välkomnar det": what is liked has just been told.
_SAID_BEFORE = re.compile(r"\b(?:ligger|står|blir|ger|kan|ska) (?:[\w-]+ ){1,8}och (?:[\w-]+ ){0,2}$", re.IGNORECASE)


def is_stand(sentence: str) -> bool:
    """For or against, in the words every such letter uses, without a matter of its own."""
    found = _STAND.search(sentence)
    if (
        not found
        or len(sentence) > 260
        or _DIGIT.search(sentence, 0, found.start())
        or _SAID_BEFORE.search(sentence, 0, found.start())
        or (
            len(sentence[: found.start()].split()) > _SUBJECT_WORDS
            and not (_NOTHING.match(found[0]) and _RECEIVED.search(sentence, 0, found.start()))
        )
    ):
        return False
    tokens = _TOKEN.findall(_PARTLY.without(sentence[found.end() :]).lower())
    if len(tokens) > 1 and _SENDER_NOUN.fullmatch(tokens[0]):  # "… avstyrker kommunen förslaget."
        tokens = tokens[1:]
    return not any(map(_says_more, tokens))


def is_stand_on_whole(sentence: str) -> bool:
    """The same about the proposal as a whole, with some words more: "Vi stöder strategin men vill se mer mod."."""
    found = _STAND_WIDE.search(sentence)
    if found and _FIRM.match(found[0]) and _UNDER.search(sentence, found.end()):
        return True
    if (
        not found
        or _PRECISE.search(_TITLE.sub("", sentence))
        or len(sentence[: found.start()].split()) > _SUBJECT_WORDS
    ):
        return False
    tokens = _TOKEN.findall(sentence[found.end() :].lower())
    rest = sentence[found.end() :]
    if not tokens and (found[0].startswith("delar") or len(sentence[: found.start()].split()) > _SOME_WORDS):
        return False  # "… tills man delar den.", "Mer mat är ett mål vi står bakom.": not the whole
    if (
        not any(_WHOLE.fullmatch(token) for token in tokens[:_NEAR])
        and not _TITLE.search(rest)
        and tokens[:1] not in (["och"], [])
    ):
        return False
    if _BELOW.search(rest):
        return True
    if _AGAINST.search(sentence) and _BECAUSE.search(rest):
        return False  # why not is a point to answer
    if (
        _FIRM.match(found[0])
        and tokens[:1] != ["och"]
        and len(tokens) <= _WITH_REASONS
        and not (_WANTED.search(rest) or NEGATES.search(rest))
    ):
        return True
    return sum(len(token) > 3 and _says_more(token) for token in tokens) <= _SOME_WORDS


def rejects(sentence: str) -> bool:
    """ "Vi avstyrker förslaget.", "Vi säger nej till strategin så som den ser ut nu."."""
    return stance_of(sentence) == "mot"


def judges_whole(sentence: str) -> bool:
    """ "Förslaget håller hög kvalitet.": good words on the proposal and nothing in it."""
    if _UNFINISHED.search(sentence) and len(sentence.split()) <= _SHORT_VERDICT:
        return True
    found = _JUDGED.match(sentence)
    if not found or len(sentence.split()) > _SHORT_VERDICT or _PRECISE.search(_TITLE.sub("", sentence)):
        return False
    return not NEGATES.search(sentence) and not _WANTED.search(sentence)


def stance_of(sentence: str) -> Literal["", "för", "mot"]:
    """What a sentence says about the whole; "Vi avstyrker målet." speaks of a part."""
    against = _AGAINST.search(sentence)
    if against and (against[0].endswith(_NAMED) or _is_whole(sentence[against.end() :])):
        return "mot"
    found = _STAND_WIDE.search(sentence)
    if not found or (against and found.start() >= against.start()):
        return ""
    if _NO_VIEWS.search(found[0]):
        return stance_of(sentence[found.end() :])
    if (
        is_stand(sentence)
        or _ADOPTED.match(sentence[found.end() :].strip())
        or any(map(_WHOLE.fullmatch, _TOKEN.findall(found[0].lower())))
    ):  # "delar förslagets riktning"
        return "för"
    return "för" if _is_whole(sentence[found.end() :], firm=bool(_PLAIN.fullmatch(found[0]))) else ""


def has_no_views(sentence: str) -> bool:
    """ "Verket har inga synpunkter på förslaget.": nothing is said, neither for nor against."""
    return is_stand(sentence) and bool(_NO_VIEWS.search(sentence)) and not stance_of(sentence)


def _is_whole(rest: str, *, firm: bool = True) -> bool:
    """The proposal is named soon after the stand; or, where it is ``firm``, nothing is: "Vi tillstyrker och …"."""
    tokens = _TOKEN.findall(rest.lower())
    if any(token in _MOST or _WHOLE.fullmatch(token) for token in tokens[:_NEAR]) or _TITLE.match(
        rest.removeprefix(" till").strip()
    ):
        return True
    if tokens[:1] in (["det"], ["den"]):  # "… är ett steg framåt, och vi tillstyrker det."
        tokens = tokens[1:]
    return firm and (not tokens or (tokens[0] in _ON and "till" not in tokens))  # "ja, och ja igen, till tåg"


def _says_more(token: str) -> bool:
    return (
        token not in _FORMULA
        and not token.startswith(("utvecklingsstrateg", "remiss", "region"))
        and token[-2:] != "sv"
    )
