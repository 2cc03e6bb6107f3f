"""How a sentence begins, and so what it has to do with the one before: goes on, adds, turns to another topic."""

import re

from samsyn.cores.text.phrases import phrases
from samsyn.cores.text.split.abbreviations import STARTERS
from samsyn.cores.text.split.cues import IMPERATIVE

_I = re.IGNORECASE
# Opens a new point whatever follows.
_NEXT = phrases(r"""
    (?:vidare\b|därutöver\b|härutöver\b|därtill\b|utöver (?:det|detta|ovan)|slutligen\b|till sist\b|till slut\b
    avslutningsvis\b|för det (?:första|andra|tredje|fjärde|femte)|en annan (?!del\b)\w+|ytterligare (?:en|ett)\b
    ett annat \w+|en (?:sista|tredje|fjärde|ytterligare|sak till)\b|i övrigt\b|övrigt:?|till det sista
    sist men inte minst|furthermore|moreover|in addition|finally|lisäksi|lopuksi|außerdem|zudem|ferner|desuden)
""")
# Opens a new point when it wants or misses something.
_ALSO = phrases(r"""
    (?:dessutom\b|likaså\b|även \w+|också \w+|samtidigt\b|sedan (?:tycker|vill|saknar|undrar)|sen (?:tycker|vill
    saknar|undrar|så)|och så\b|och \w+|förresten\b|förutom \w+|också\b)
""")
_ALSO_SOON = phrases(r"""
    (?:\w+[ ,]+){1,4}(?:också|även|dessutom|vidare|därutöver|därtill|slutligen|likaså|also|furthermore
    avslutningsvis)\b
    (?:\w+[ ,]+){1,5}(?:inte|ej) heller\b
""")
_BUT_SOON = re.compile(
    r"(?:[^ ]+ ){0,8}?(?:dock|däremot|tvärtom|emellertid|å andra sidan|likväl|however|dog|jedoch)\b", _I
)
# Names another place or topic.
_TOPIC = phrases(r"""
    (?:när det (?:gäller|kommer till|handlar om)|vad (?:gäller|avser|beträffar)|beträffande\b|angående\b
    gällande\b|i fråga om\b|avseende\b|rörande\b|kring\b|(?:i|på|under|till|inom) (?:avsnitt|kapitel|kap\b|sid
    s\.|rubriken|stycke|inledning|punkt|tabell|figur|prioritering|målområde|mål \d|delmål|bilaga)\w*|(?:avsnitt
    kapitel|kap\.?|målområde|prioritering|delmål|mål|målbild|tabell|figur|bilaga|punkt|fråga|område) \d|sid(?:a
    an)? \d|s\. ?\d|with regard to|regarding\b|concerning\b|on page|koskien\b|bezüglich\b|hinsichtlich\b
    vedrørende\b|med hensyn til)
""")
_LEANS = phrases(r"""
    (?:det(?:ta|samma)?\b|den(?:na)?\b|de\b|(?:han|hon|hans|hennes)\b|dessa\b|dom\b|denne\b|därför\b|därmed\b|därigenom\b|därav\b
    så(?:dan\w*|ledes|lunda)?\b|då\b|här(?:med|igenom)?\b|där\b|på (?:så|det) (?:sätt|viset)|(?:en
    ett) (?:sådan\w*|möjlighet|lösning|exempel|bra|sätt)\b|till exempel\b|t\.? ?ex\b|exempelvis\b|förslagsvis\b
    annars\b|annat\b|i (?:dag|dagsläget|nuläget)\b|idag\b|i stället\b|istället\b|detsamma\b|samma (?:sak|gäller)
    mot (?:den|denna
    bakgrund)|av (?:den|detta|dessa)|genom (?:detta|att)|utan\b|om (?:detta|så|inte)|men\b|eftersom\b|orsaken\b
    skälet\b|anledningen\b|bakgrunden\b|motivet\b|risken (?:är|finns)|konsekvensen\b|syftet\b|trots (?:det
    detta)|framför allt\b|särskilt\b|inte minst\b|bland annat\b|många av\b|båda\b|andra\b|varken\b
    vårt förslag är|lägg till|this\b|that\b|these\b|it\b|they\b|therefore\b|se\b|tämä\b|siksi\b|näin\b|das\b
    dies\w*|daher\b|deshalb\b)
    (?:målet|målbilden|delmålet|texten|formuleringen|skrivningen|stycket|avsnittet|beloppet|mängden|siffran|siffrorna
    ordningen|problemet|slutsatsen|frågan|antalet|andelen|kravet|meningen|tanken|ordet|uttrycket|begreppet
    uppgiften|listan|nivån|takten)\b(?! (?:om|för|att|på|i|av|till|med|från|bakom|som|mellan|[\"”“»\d]))
""")
# "Det är viktigt att …", "Det saknas …", "Den nya målbilden …": no pointing back.
_ONLY_FORM = phrases(r"""
    det som (?:saknas|fattas|behövs|krävs)\b|det (?:är|vore|känns|verkar|förefaller|ses som|upplevs)(?: (?:också|även
    dock|därför|av|mycket|särskilt
    väldigt|helt|därtill|stor|inte))* \w+(?:,)? (?:att|om|när|hur|vem|vad|vilka|vilken|varför)\b|det (?:saknas
    behövs|krävs|finns|bör (?:framgå|tydligare framgå|stå)|borde (?:finnas|stå|framgå)|framgår inte (?:hur|vem
    vad|om|vilka)|nämns|står|talas|används)\b|(?:den|det|de) (?!här|där|ska|skulle|hade|vore|borde|kunde|ville
    måste|gjorde|bara|enda|inte|många|flesta|båda|andra|nämnda|samma)[a-zåäö]+[ae] [a-zåäö]+
""")
_CAUSE = phrases(r"""
    \b(?:därför|således|följaktligen|mot (?:den|denna|bakgrund)|av (?:det|detta) skälet|av den anledningen
    därmed|sålunda|med anledning av detta|therefore|siksi|daher|deshalb)\b
""")
# "Sid 4: …", "Prioritering 5.2: …": each is a point of its own.
_RUN_IN = phrases(r"""
    (?:sid(?:a|an)?|s\.|avsnitt|kapitel|kap\.|prioritering|målbild|målområde|delmål|mål|punkt|stycke|tabell
    figur|bilaga|fråga|page|section)\s*\d[\d.]*[^.:?!]{0,60}:\s
""")
_SO = re.compile(
    r"(?:Därmed|Därför|Därigenom|Således|Alltså)\b"
)  # concludes, whatever it adds: "Därmed … inte heller …"
_AND = re.compile(r"(?:Och|Men|Så) (?=[a-zåäö])")
# "Med tanke på klimatet …", "Under rubriken Hälsa …": sets a scene of its own, unless it points back or to the sender.
_FRAME = re.compile(
    r"(?:För|I|På|Under|Med|Enligt|Inom|Av|Till|Från|Vid|Om) "
    r"(?!(?:det|detta|den|denna|dessa|de|dag|dagsläget|nuläget|så|sådan\w*|vår\w*|oss|min\w*|mig|att|stället"
    r"|stort|huvudsak|övrigt|samma|inte)\b)\w+"
)
_ATT = re.compile(r"Att \w+ \w+")  # "Att slitaget ska följas är bra."
_BARE = 5  # words
# "när det gäller", "den mening som", "de tjugo målen": no pointing back either, the noun stands there.
_PRONOUN = re.compile(
    r"(?:[^ ]+ ){0,5}?(?:(?:den|det|de)\b(?! (?:gäller|kommer till|handlar om)\b)"
    r"(?! \w+ (?:som|där|vi|ni|strategin|regionen|kommunen|förslaget)\b)"
    r"(?! (?:\w+[aeo]|\d+|tio|\w+ton|två|sex|fem|sju) \w+(?:n|t|ra|na|[aeo]r|s)\b)"
    r"|(?:dem|dom|dess|deras|där|dit|detta|denna|dessa|sådan\w*|då|så|här)\b)",
    _I,
)
# "I dag …", "Hos oss …", "Två av våra medlemmar …": a case that bears the point out.
_CASE = re.compile(
    r"(?:Vi har|Jag har|Hos oss|Vår\w* |Mi(?:n|tt|na) |I dag|Idag|I fjol|Förra|Senast|Redan|För \w+ år sedan|Sedan \d"
    r"|(?:En|Två|Tre|Fyra|Fem|Flera|Många|Några|Ingen|Alla) av)"
)
_BACK = re.compile(r"(?<!^)\b(?:den|det|dem|dom|dessa|denna|detta|där)\b")
_ALSO_LATE = re.compile(r"(?:\w+ ){1,5}också\b")
_GAP = re.compile(r"\b(?:(?:nämns|syns|finns) inte|saknas|inget om|ingenting om|inte med)\b")
_MISSES = re.compile(
    r"\b(?:saknar|efterlyser|framgår (?:det )?(?:inte|ej)|oklar\w*|otydlig\w*|inte ett ord|ingenting|nämner inte"
    r"|nämns (?:bara|knappt|knappast|endast)|beskrivs inte|berörs inte|glöm\w+|fattas|utelämn\w+)\b"
)
# "Kommunen är samtidigt tveksam …", "Visionen är däremot …": another matter than before, the thing itself comes first.
_TURNS_SOON = re.compile(
    r"(?:\S+ ){1,5}(?:samtidigt|likaså|heller|även|också|emellertid|vidare|dessutom|i övrigt|däremot|dock|därutöver"
    r"|därtill)\b"
)
# A sentence that gives its own reason, example or consequence: "… bör höjas, eftersom …", "…, vilket försvårar …".
_ARGUES = re.compile(
    r"(?:[,;] | [–-] )(?:då|eftersom|för|så|fast|trots att|vilket|där|som|annars|medan|särskilt|inte minst|exempelvis"
    r"|och därför)\b| (?:eftersom|trots att|fast|så att|på grund av|genom att|för att|med hänsyn till"
    r"|i stället för|snarare än)\b"
)
_OWN = re.compile(r"\b(?:vi|oss|vår|vårt|våra|jag|mig|min|mitt|mina|här|hos)\b", _I)
_COMPLEMENT = re.compile(r"\w+ (?:om|av|på|för|i|till|mellan) ")
_WE = frozenset({"Vi", "Jag", "vi", "jag"})
_BARE_NOUN = re.compile(r"[A-ZÅÄÖ]\w{4,}(?:or|ar|er|ing|het|tion|nad|skap|are|else)\b")
_PAST = re.compile(
    r"\b(?:var|hade|blev|fick|gick|kom|låg|stod|såg|tog|gav|satt|dog|sade|sa|gjorde|körde|ringde|bodde|\w+ade|\w+ades"
    r"|har \w+t|förra|sedan \d|senast|\d+ år)\b"
)
_FIRST = re.compile(r"[^\W\d_]+")
_SENDERS = frozenset(
    """
    kommunen regionen föreningen förbundet nämnden bolaget verket länsstyrelsen myndigheten universitetet
    högskolan partiet rådet styrelsen förvaltningen organisationen nätverket kommunerna klubben kretsen
    distriktet företaget stiftelsen kyrkan we
    """.split()  # noqa: SIM905
)
_FUNCTION = STARTERS | frozenset(
    """
    bra dåligt tyvärr glädjande positivt självklart naturligtvis självfallet visserligen förvisso enligt utifrån
    inom bland sedan nu idag redan bara endast både varken antingen trots medan innan ändå fortfarande numera
    framöver möjligen kanske något någon förhoppningsvis tack stryk lägg byt ta ändra ersätt se jämför notera
    """.split()  # noqa: SIM905
)


def opens_next(text: str) -> bool:
    """ "Vidare …", "Slutligen …", "En annan fråga …"."""
    return bool(_NEXT.match(text))


def adds(text: str) -> bool:
    """ "Dessutom …", "Vi vill också …"."""
    return bool(_ALSO.match(text) or (_ALSO_SOON.match(text) and not _SO.match(text)))


def contrasts(text: str) -> bool:
    """ "Den bör dock …", "Däremot …"."""
    return bool(_BUT_SOON.match(text))


def turns(text: str) -> bool:
    """ "När det gäller …", "På sidan 14 …", "Mål 3 …"."""
    return bool(_TOPIC.match(text))


def runs_in(text: str) -> bool:
    """ "Sid 15 stycke 2: …"."""
    return bool(_RUN_IN.match(text))


def leans(text: str) -> bool:
    """Points back to what was said: "Detta …", "Därför …", "En sådan plan …"."""
    return bool(_LEANS.match(text)) and not _ONLY_FORM.match(text)


def offers_one(text: str) -> bool:
    """ "En begreppslista …": a new thing without article in hand, the cure when it is wanted."""
    return text.startswith(("En ", "Ett ", "A ", "An "))


def orders(text: str) -> bool:
    """ "Behåll det.": a bare request about what was just said."""
    return len(text.split()) <= _BARE and bool(IMPERATIVE.match(text))


def has_pronoun(text: str) -> bool:
    """A word that points back stands among the first six."""
    return bool(_PRONOUN.match(text))


def tells_case(text: str) -> bool:
    """Begins with when, where or for whom of the sender it has been so."""
    return bool(_CASE.match(text))


def points_back(text: str) -> bool:
    """A word that points back stands somewhere in it, its first word left out."""
    return bool(_BACK.search(text))


def also(text: str) -> bool:
    """ "Byar med skola borde också …": more of the same is wanted."""
    return bool(_ALSO_LATE.match(text))


def names_gap(text: str) -> bool:
    """ "Skolan nämns inte.", "… saknas.": what is missing is a matter of its own."""
    return bool(_GAP.search(text))


def misses(text: str) -> bool:
    """ "Det framgår inte …", "… oklart", "… efterlyser": the same in the words of officials."""
    return bool(_MISSES.search(text))


def turns_soon(text: str) -> bool:
    """ "Kommunen är samtidigt tveksam …"."""
    return bool(_TURNS_SOON.match(text))


def argues(text: str) -> bool:
    """Bears a reason of its own: "… bör höjas, eftersom …"."""
    return bool(_ARGUES.search(text))


def is_own(text: str) -> bool:
    """Speaks of the sender: "Hos oss …"."""
    return bool(_OWN.search(text))


def is_bare(text: str) -> bool:
    """Begins with a thing in general: "Ägarskiften …", "Validering …"."""
    return bool(_BARE_NOUN.match(text))


def has_complement(text: str) -> bool:
    """Names a thing in full: "Kravet på medfinansiering …", "Måtten i bilagan …"."""
    return bool(_COMPLEMENT.match(text))


def is_sender_first(text: str) -> bool:
    """The sender is the subject: "Vi …", "Kommunen …", "Här vill vi …"."""
    words = text.split(None, 2)[:2]
    return words[0] in _WE or words[0].lower() in _SENDERS or words[-1] in _WE


def is_past(text: str) -> bool:
    """Tells what has been."""
    return bool(_PAST.search(text))


def concludes(text: str) -> bool:
    """ "Därför bör …"."""
    return bool(_CAUSE.search(text))


def has_own_subject(text: str) -> bool:
    """Begins with a noun of its own ("Hållplatserna …", "Den nya kartan …"), not with the sender or a small word."""
    if _FRAME.match(text):
        return True
    if IMPERATIVE.match(text):
        return False
    if _ATT.match(text):
        return True
    found = _FIRST.match(_AND.sub("", text.lstrip("\"”“»«'(–- ")))
    if not found:
        return False
    word = found[0].lower()
    if word in ("den", "det", "de"):
        return bool(_ONLY_FORM.match(text)) and not text.lower().startswith(
            ("det är", "det vore", "det saknas", "det behövs", "det krävs", "det finns")
        )
    return word not in _FUNCTION and word not in _SENDERS and not _LEANS.match(text)
