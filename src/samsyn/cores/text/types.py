"""The type of a comment by the words it uses: support, objection, change … with the words that told."""

import re
from typing import Final

_I: Final = re.IGNORECASE
_OUTSIDE: Final = "utanför RUS"

# (type, weight, pattern). The heaviest type wins, the earlier in TIES when two weigh the same.
_RULES: Final[tuple[tuple[str, float, re.Pattern[str]], ...]] = tuple(
    (kind, weight, re.compile(pattern, _I))
    for kind, weight, pattern in (
        (
            "strykning",
            4.0,
            r"\b(?:stryk(?:s|as|er|a|ning)?|strukits|utgå(?:r)?\b|tas? bort|plocka(?:s)? bort|slopa(?:s|r)?|radera(?:s)?|lyfts? ut(?:ur)?|poista\w*|be deleted|removed?)\b",
        ),
        (
            "sakfel",
            4.0,
            r"\b(?:fel siffra|fel uppgift\w*|felaktig\w*|är fel\b|visar fel|står fel|inte korrekt|stämmer inte|överens ?stämmer inte|inaktuel\w+|missvisande|gammal uppgift|uppgiften (?:är|bör)|måste (?:rättas|uppdateras)|rättas|"
            r"rätt (?:namn|siffra|uppgift|årtal) är|ska rätteligen|heter (?:numera|sedan)|avser (?:19|20)\d\d|sakfel\w*|källa saknas|incorrect|wrong figure)\b",
        ),
        (
            "språk",
            4.0,
            r"\b(?:språk(?:et|lig\w*)?|stavfel|skrivfel|korrektur\w*|svårläst\w*|lättläst\w*|läsbar\w*|klarspråk|svåra ord|ordval\w*|begreppslista|ordlista|facktermer|förkortning\w*|jargong|byråkrat\w*|syftningsfel|meningsbyggnad|"
            r"plain language|easy swedish|kieli)\b",
        ),
        (
            "språk",
            2.5,
            r"\b(?:begrepp\w*|ordet|termen|terminologi\w*|definier\w+|definition\w*|formulering(?:en|arna)? (?:är )?(?:otydlig|oklar|krånglig|svår)\w*|omväxlande)\b",
        ),
        (
            "uppföljning",
            3.0,
            r"\b(?:följ(?:a|s|er|as)? upp\b|uppfölj\w+|utvärder\w+|indikator\w*|mätbar\w*|mäta|mäts|mätas|mätning\w*|nyckeltal|målvärde\w*|målnivå\w*|basvärde\w*|statistik|årligen redovis\w+|monitor\w*|seuranta)\b",
        ),
        (
            "genomförande",
            2.5,
            r"\b(?:genomför\w*|finansier\w*|ansvarsfördelning\w*|rollfördelning\w*|vem (?:som )?(?:ansvarar|gör|betalar|leder)|ansvarig\w*|handlingsplan\w*|tidplan\w*|resurs(?:er|sätt\w*)|budget\w*|kostnad\w*|kosta\w*|"
            r"samordn(?:as|ar|ing\w*)|åtgärdsplan\w*|implementer\w+|omsätt\w+ i|ske i praktiken|vill (?:gärna )?(?:delta|bidra|medverka)|bidra(?:r)? (?:gärna|med)|erbjuder (?:sig|oss))\b",
        ),
        ("fråga", 3.5, r"\?[\"”)]*\s*$|\b(?:undrar|frågar sig|ställer (?:sig|oss) frågan|frågan är)\b"),
        ("fråga", 1.5, r"\?"),
        (
            "tillägg",
            3.0,
            r"\b(?:saknas|saknar|saknade|lägg(?:a|as|s)? till|läggs till|komplettera\w*|tillfoga\w*|nämns inte|nämns (?:bara|knappt|endast)|nämner inte|finns inte (?:med|i)|inte (?:finns )?med\b|efterlys\w+|efterfråga\w*|"
            r"(?:bör|borde|behöver|måste|ska) (?:också |även |dessutom )?(?:nämnas|finnas|ingå|inkluderas|tas upp|tas med|lyftas(?: in| fram)?|få (?:ett|en) eget?|belysas|adderas)|lyftas? (?:in|fram)|inkludera\w*|"
            r"eget (?:avsnitt|delmål|mål|kapitel|stycke)|berörs inte|tas inte upp|inget om|ingenting om|inte ett ord|lyser med sin frånvaro|glöm(?:t|mer|s)? (?:inte|bort)|missing|lacks?|should (?:also )?(?:include|mention)|puuttuu|lisätään)\b",
        ),
        (
            "ändring",
            2.6,
            r"\b(?:ändra\w*|omformulera\w*|formulera\w* om|skriv(?:a|as|s)? om|ersätt\w*|byt(?:a|as|s|er)?(?: ut)?|förtydliga\w*|tydliggör\w*|tydligare|justera\w*|precisera\w*|nyansera\w*|skärp\w*|flytta\w*|konkretisera\w*|"
            r"revidera\w*|omarbeta\w*|utvecklas|fördjupa\w*|slå(?:s)? ihop|delas upp|höj(?:a|as|s)|sänk(?:a|as|s)|prioriteras|anpassa\w*|balanser\w+|reworded|clarif\w+|changed?)\b",
        ),
        (
            "invändning",
            3.0,
            r"\b(?:motsätter|avstyrker|avvisar|delar inte|instämmer inte|ifrågasätt\w+|tveksam\w*|kritisk\w*|orealistisk\w*|olycklig\w*|oacceptab\w+|orimlig\w*|oro(?:ad|ande|lig|liga|as|ar)?\b|farhåg\w+|beklag\w+|otydlig\w*|oklar\w*|"
            r"för (?:lång|många|vag|svag|allmän|låg|hög|lite|få|snäv|ensidig|lite)\w*|så allmän\w*|dålig\w*|konstig\w*|bristfällig\w*|problem\w*|säger nej|nej till|fel väg|inkonsekvent\w*|underskatta\w*|missnöj\w+|sluta|ensidig\w*|regrets?|opposes?)\b",
        ),
        (
            "stöd",
            2.8,
            r"\b(?:ställer (?:sig|oss|mig)(?: \w+){0,3} (?:bakom|positiv\w*)|tillstyrk\w+|instämmer(?! inte)|välkomna\w*|uppskatta\w*|stöd(?:j)?er|delar (?:helt |i stort )?(?:region|strateg|bild|uppfattning|syn|beskrivning|analys|målbild)\w*|"
            r"ser (?:mycket |särskilt |det som )?positivt|positiv(?:t|a)?|(?:mycket |riktigt )?bra|glädjande|glada|utmärkt|föredömlig\w*|förtjänstfull\w*|rimlig\w*|klokt?|gillar|heja|welcomes?|supports?|kannat\w+)\b",
        ),
        ("ändring", 1.0, r"\b(?:bör|borde|behöver|måste|föreslår|vill (?:att|se)|önskar|kräver|ska)\b"),
        ("invändning", 1.0, r"\b(?:inte|inga|ingen|bara|endast|alltför|dock|men|varför)\b"),
    )
)
_TIES: Final = (
    "strykning",
    "sakfel",
    "språk",
    "fråga",
    "uppföljning",
    "tillägg",
    "ändring",
    "genomförande",
    "invändning",
    "stöd",
)
# A comment on the whole strategy has no section and is inside it all the same.
_WHOLE: Final = re.compile(
    r"\b(?:strategin?s?|strategi\w*|rus|rus:en|dokumentet|förslaget|remissen|remissversionen|vision\w*|mål(?:en|området|områden\w*|bild\w*)?|delmål\w*|prioritering\w*|avsnitt\w*|kapitel|texten|skrivning\w*|"
    r"strategy|strategia\w*|sidan? \d+|s\. ?\d+)\b",
    _I,
)
_BUT: Final = re.compile(r"\b(?:men|dock|däremot|emellertid|however)\b", _I)
_SHOWN: Final = 3  # words of evidence


def kind_of(text: str, *, placed: bool = True) -> tuple[str, str]:
    """(type, evidence): one of values.TYPES, and in Swedish the words that spoke for it.

    ``placed``: a section was found for it. Without a place, and without a word about the strategy, it is outside.
    """
    if not placed and not _WHOLE.search(text):
        return _OUTSIDE, "handlar inte om något avsnitt och nämner inte strategin"
    weights: dict[str, float] = {}
    words: dict[str, list[str]] = {}
    but = _BUT.search(text)
    for kind, weight, pattern in _RULES:
        for found in list(pattern.finditer(text))[:_SHOWN]:
            before_but = kind == "stöd" and but is not None and found.start() < but.start()
            weights[kind] = weights.get(kind, 0.0) + (weight * 0.3 if before_but else weight) * _again(kind, words)
            words.setdefault(kind, []).append(found[0].strip())
    if not weights:
        return "stöd" if not placed else "ändring", "inget ord i texten visar typen"
    best = max(weights, key=lambda kind: (weights[kind], -_TIES.index(kind)))
    told = list(dict.fromkeys(word.lower() for word in words[best]))[:_SHOWN]
    return best, "orden " + ", ".join(f"”{word}”" for word in told)


def _again(kind: str, words: dict[str, list[str]]) -> float:
    """A second word for the same type adds less than the first."""
    return 0.4 if kind in words else 1.0
