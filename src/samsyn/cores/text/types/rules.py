"""The type of a comment by words thought of beforehand: support, objection, change … with the words that told."""

from dataclasses import dataclass
from typing import Final

from samsyn.cores.text.phrases import Phrases, phrases
from samsyn.cores.text.split.cues import opinion

OUTSIDE: Final = "utanför RUS"

# (type, weight, words). The heaviest type wins, the earlier in _TIES when two weigh the same.
_RULES: Final[tuple[tuple[str, float, Phrases], ...]] = (
    (
        "ändring",
        6.0,
        # Words in quotation marks and what shall stand instead.
        phrases(r"""
            (?:byts?|bytas|ersätts?|ersättas|ändras?|omformuleras|justeras|bör lyda|ska lyda
            skrivas?)\b[^.]{0,60}\b(?:mot|med|till|lyda|som)?\s*[\"”“»]
            [\"”“«][^.]{0,12}\b(?:byts|bytas|ersätts|ersättas|ändras|bör (?:lyda|ändras|bytas|ersättas|skrivas)
            ska (?:lyda|ändras|bytas))
            [\"”“] mot [\"”“]|kompletteras med [\"”“]|skriv (?:hellre |i stället )?[\"”“]|bör inte vara [\"”“]
            utan (?:själv )?[\"”“]
        """),
    ),
    (
        "strykning",
        4.5,
        phrases(r"""
            \b(?:stryk(?!a under)(?:s|as|er|a|ning)?(?! inte)|strukits|(?:bör|kan|ska|borde|stycket|meningen
            avsnittet|punkten)\b[^.]{0,40}\butgår?|tas? bort|plocka(?:s)? bort)\b
            \b(?:slopa(?:s|r)?|radera(?:s)?|lyfts? ut(?:ur)?|poista\w*|be deleted|removed?)\b
        """),
    ),
    (
        "sakfel",
        4.5,
        phrases(r"""
            \b(?:fel siffra|fel uppgift\w*|felaktig\w*|visar fel|står fel|inte korrekt|stämmer inte
            överens ?stämmer inte|inaktuel\w+|missvisande|gammal uppgift|källa saknas)\b
            \b(?:uppgiften (?:är|bör|om|avser)|måste (?:rättas|uppdateras)|rättas\b|rätt (?:namn|siffra|uppgift
            årtal) är|ska rätteligen|heter (?:numera|sedan)|rätta\b|numera \d|avser (?:19|20)\d\d|sakfel\w*)
            \d[\d ,.]*(?: [\wåäö]+){0,3},? (?:och )?inte (?:de |den |det )?(?:\d|två|tre|fyra|fem|sex|sju|åtta|nio|tio)
            \b(?:två|tre
            fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)(?: [\wåäö]+){0,2}, (?:och )?inte [\wåäö]+
            \binte längre\b|kontrollera uppgift|\banges? till \d|enligt (?:vår[at]?|den officiella|officiell\w*|våra
            beslut\w*|dom|regist\w*|regeringen\w*|handling\w*|projekteringen)[^.]{0,60}\d
            \b(?:incorrect|wrong figure)\b
        """),
    ),
    (
        "språk",
        4.0,
        phrases(r"""
            \b(?:språket|språklig\w*|stavfel|skrivfel|korrektur\w*|svårläst\w*|lättläst\w*|läsbar\w*|klarspråk
            svåra ord|ordval\w*|begreppslista|ordlista|facktermer|förkortning\w*|jargong)\b
            \b(?:byråkratisk\w*|syftningsfel|meningsbyggnad|svårbegriplig\w*|vanlig läsare|behöver förklaras
            utan förklaring|förklara (?:vad|ordet|begreppet)|läser man om|otymplig\w*|krånglig\w*|plain language
            easy swedish|kieli)\b
        """),
    ),
    (
        "språk",
        2.5,
        phrases(r"\b(?:begreppe[tn]|ordet|orden|termen|terminologi\w*|definier\w+|definitionen|uttrycke[tn]|omväxlande)\b"),
    ),
    (
        "uppföljning",
        3.2,
        phrases(r"""
            \b(?:följ(?:a|s|er|as)? upp\b|följas?\b[^.]{0,40}\bper\b|uppfölj\w+|utvärder\w+|indikator\w*|mätbar\w*
            mät(?:a|s|as|er|ning\w*)?\b|mått(?:et)?\b|nyckeltal|målvärde\w*|målnivå\w*|basvärde\w*)
            \b(?:statistik\w*|redovisas?\b[^.]{0,40}\b(?:per|varje|årlig\w*|fördela\w*)|årlig redovisning
            huvudmått\w*|granska(?:r|s)?|könsuppdela\w*|register|monitor\w*|seuranta)\b
            (?:^|[:.] )(?:mät|följ|publicera|redovisa|dokumentera)\b|\bbör (?:följas|publiceras|visas|redovisas)\b
            \b(?:redovisa|publiceras)\b[^.]{0,40}\bvarje år\b
        """),
    ),
    (
        "genomförande",
        2.5,
        phrases(r"""
            \b(?:genomför\w*|finansier\w*|ansvarsfördelning\w*|rollfördelning\w*|vem (?:som )?(?:ansvarar|gör
            betalar|leder)|ansvaret? för|utpekad\w* ansvar\w*|handlingsplan\w*|tidplan\w*|resurs(?:er|sätt\w*)
            budget\w*)\b
            \b(?:kostnad\w*|samordn(?:as|ar|a|ing\w*)|åtgärdsplan\w*|implementer\w+|omsätt\w+ i
            vill (?:gärna )?(?:delta|bidra|medverka)|(?:kan|vill) (?:vi )?(?:bidra|upplåta|leverera|ställa upp
            erbjuda)|bidra(?:r)? (?:gärna|med))\b
            \b(?:erbjuder (?:sig|oss|gemensam)|miljoner kronor|i uppdrag|avsätt|avtal\w*|upphandl\w*
            driftsorganisation|gemensam (?:mall|logistik|organisation|tjänst)|pilot\w*|försök|förskott|pott)\b
        """),
    ),
    ("fråga", 3.5, phrases(r"\?[\"”)]*\s*$|\b(?:undrar|frågar (?:sig|oss)|ställer (?:sig|oss) frågan)\b")),
    (
        "fråga",
        2.0,
        phrases(r"(?:^|[.:] )(?:vad|hur|vem|vilka|vilken|vilket|när|varför|är|ska|kommer|gäller)\b[^.?]{0,160}\?"),
    ),
    (
        "tillägg",
        3.0,
        phrases(r"""
            \b(?:saknas|saknar|saknade|lägg(?:a|as|s)? (?:till|in)|läggs till|komplettera\w*|tillfoga\w*|(?:nämns
            nämnt|nämnda|nämner|omnämns) (?:inte|bara|knappt|endast|ingenstans)|inte (?:nämnt|nämnda|omnämnd\w*))\b
            \b(?:finns inte (?:med|i)|efterlyser|efterlyses|efterfråga\w*|berörs inte|tas inte upp|inget om
            ingenting om|inte ett ord|lyser med sin frånvaro|glöm(?:t|mer|s)\b[^.]{0,12}|inga roller)\b
            \b(?:bör|borde|behöver|måste|ska|kan) (?:också |även |dessutom |därför )?(?:nämnas|finnas|ingå
            inkluderas|tas upp|tas med|lyftas|få (?:ett|en) eget?n?|ha (?:ett|en) eget?n?|omfattas|belysas|adderas
            räknas|stå med)\b
            \b(?:lyft(?:as?)? (?:in|fram)|inkludera\w*|(?:eget|egen|egna) (?:avsnitt|delmål|mål|kapitel|stycke
            rubrik|punkt|målbild)|hänvisa till|skriv (?:in|ut)|beskriv\b|nämn\b|föreslå\b|ange\b|som egen part)
            \b(?:missing|lacks?|should (?:also )?(?:include|mention)|puuttuu|lisätään)\b
        """),
    ),
    (
        "ändring",
        2.6,
        phrases(r"""
            \b(?:ändra\w*|omformulera\w*|formulera\w* om|skriv(?:a|as|s)? om|skriv hellre|ersätt\w*|byt(?:a|as|s
            er)?(?: ut)?\b|förtydliga\w*|tydliggör\w*|tydligare|justera\w*|precisera\w*|nyansera\w*|skärp\w*
            flytta\w*)\b
            \b(?:konkretisera\w*|revidera\w*|omarbeta\w*|utvecklas|fördjupa\w*|slå(?:s)? ihop|delas? upp|höj(?:a|as
            s)?\b|sänk(?:a|as|s)?\b|prioritera(?:s)?|anpassa\w*|balanser\w+|vänd på|dela upp|korta|reworded
            clarif\w+)\b
        """),
    ),
    (
        "invändning",
        3.0,
        phrases(r"""
            \b(?:motsätter|avstyrker|avvisar|delar inte|instämmer inte|ifrågasätt\w+|tveksam\w*|kritisk[at]?\b
            orealistisk\w*|inte realistisk\w*|olycklig\w*|oacceptab\w+|orimlig\w*|oro(?:ad|ande|lig|liga|as|ar)?\b
            farhåg\w+|beklag\w+)
            \b(?:otydlig\w*|oklar\w*|för (?:lång|många|vag|svag|allmän|låg|hög|lite|få|snäv|ensidig|stor)\w*
            så allmän\w*|dålig\w*|konstig\w*|bristfällig\w*|säger nej|nej till|fel väg|är fel\b|inkonsekvent\w*
            underskatta\w*)\b
            \b(?:missnöj\w+|ensidig\w*|räcker inte|fungerar inte|kan inte vara|inte seriöst|motverka\w*|riskerar
            hotar|kontraproduktiv\w*|naiv\w*|orättvis\w*|onödig\w*|utan någon|i praktiken (?:innebär|betyder|gynna
            innebära)|blir (?:dyr\w*|orimlig\w*)|regrets?|opposes?)\b
        """),
    ),
    (
        "stöd",
        2.8,
        phrases(r"""
            \b(?:ställer (?:sig|oss|mig)(?: \w+){0,3} (?:bakom|positiv\w*)|tillstyrk\w+|instämmer(?! inte)|välkom\w+
            uppskatta\w*|stöd(?:j)?er\b|delar (?:helt |i stort )?(?:region|strateg|bild|uppfattning|syn|beskrivning
            analys|målbild)\w*)
            \b(?:ser (?:mycket |särskilt |det som )?positivt|positiv(?:t|a)?|(?:mycket |riktigt )?bra\b|glädjande
            glad(?:a)?\b|utmärkt\w*|föredömlig\w*|förtjänstfull\w*|rimlig(?:t|a)?\b|klok\w*|gillar|heja|modigt?
            eniga|värdefull\w*)
            \b(?:betydelsefull\w*|rätt (?:väg|ordning|tänkt|prioriter\w*)|riktigt (?:av|att)|träffande
            efterlängtad\w*|ovanligt och|stämmer väl|frihetsreform|håll fast vid|äntligen|tack för|tackar|stolta
            precis det|hjärtat|welcomes?|supports?|kannat\w+)\b
        """),
    ),
    (
        "tillägg",
        1.5,
        phrases(r"""
            \b(?:bör|borde|behöver|behövs|måste|föreslår|vill (?:att|se|ha)|önskar|kräver|inte bara|även (?:i|vid))\b
        """),
    ),
    ("tillägg", 1.2, phrases(r"(?:^|[.:,;] )(?:skriv|ge|låt|gör|sätt|bygg|inför|ange|ta med|lägg)\b")),
    ("invändning", 0.7, phrases(r"\b(?:inte(?! bara)|inga|ingen|bara|endast|alltför|dock|men|varför)\b")),
)  # fmt: skip
_TIES: Final = (
    *("strykning", "sakfel", "språk", "fråga", "uppföljning"),
    *("tillägg", "ändring", "genomförande", "invändning", "stöd"),
)
# A comment on the whole strategy has no section and is inside it all the same.
_WHOLE: Final = phrases(r"""
    \b(?:strategin?s?|strategi\w*|rus|rus:en|dokumentet|förslaget|remissversionen|vision\w*|mål(?:en|området
    områden\w*|bild\w*)?|delmål\w*|prioritering\w*|avsnitt\w*|kapitel|texten|skrivning\w*)\b
    \b(?:strategy|strategia\w*|sidan? \d+|s\. ?\d+)\b
""")
_BUT: Final = phrases(r"\b(?:men|dock|däremot|emellertid|however)\b")
_PLACE: Final = phrases(
    r"\b(?:prioritering|avsnitt|delmål|målbild|målområde|mål|kapitel|kap\.|sidan?|sid\.?|s\.|punkt)\s*\d[\d.]*"
)
_FIGURE: Final = phrases(r"\d{2,}|\d+ (?:procent|%)")
_SHOWN: Final = 3  # words of evidence


@dataclass(frozen=True, slots=True)
class Told:
    """What the rules say: one of values.TYPES, why in Swedish, and how many times each rule was met (_SHOWN at most).

    A rule's name is its type and its weight. ``lead``: how much more its type weighs than the next.
    """

    kind: str
    why: str
    met: dict[str, int]
    lead: float = 0.0


def tell(text: str, *, placed: bool = True) -> Told:
    """``placed``: a section was found for it. Without a place, and without a word about the strategy, it is outside."""
    if not placed and not _WHOLE.search(text):
        return Told(OUTSIDE, "handlar inte om något avsnitt och nämner inte strategin", {})
    weights: dict[str, float] = {}
    words: dict[str, list[str]] = {}
    met: dict[str, int] = {}
    but = _BUT.search(text)
    for kind, weight, pattern in _RULES:
        for found in list(pattern.finditer(text))[:_SHOWN]:
            praised_first = kind == "stöd" and but is not None and found.start() < but.start()
            share = (0.3 if praised_first else 1.0) * (0.4 if kind in words else 1.0)  # a second word adds less
            weights[kind] = weights.get(kind, 0.0) + weight * share
            words.setdefault(kind, []).append(found[0].strip())
            name = f"{kind} {weight}"
            met[name] = met.get(name, 0) + 1
    if not weights:
        return Told(*_silent(text), met)
    best = max(weights, key=lambda kind: (weights[kind], -_TIES.index(kind)))
    lead = weights[best] - max((weight for kind, weight in weights.items() if kind != best), default=0.0)
    return Told(best, quoted(words[best]), met, lead)


def quoted(words: list[str]) -> str:
    """The first of them as evidence in Swedish."""
    return "orden " + ", ".join(f"”{word}”" for word in list(dict.fromkeys(word.lower() for word in words))[:_SHOWN])


def _silent(text: str) -> tuple[str, str]:
    """No word tells: who wants nothing either gives a figure of their own or agrees."""
    if opinion(text).wants:
        return "tillägg", "vill något, men inget ord visar typen"
    if _FIGURE.search(_PLACE.without(text)):
        return "sakfel", "ger en siffra utan att begära något"
    return "stöd", "begär inget och invänder inte"
