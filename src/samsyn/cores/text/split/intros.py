"""Sentences about the remiss, the answering and the one who answers: the way in and out of a letter, no comment."""

import re

from samsyn.cores.text.phrases import phrases
from samsyn.cores.text.split.cues import strength
from samsyn.cores.text.split.retelling import NEGATES

_I = re.IGNORECASE
_TOKEN = re.compile(r"\w+")

_ABOUT_REMISS = phrases(r"""
    (?:har|hade|blivit|fick) (?:nu |också |även |härmed |av \w+ \w+ |från \w+ \w+ )?(?:beretts|beretts?|getts
    givits|givet|fått|erhållit|inbjudits|bjudits|inbjudna|ombetts|anmodats|tillsänts|mottagit|erbjudits
    tilldelats|blivit)\b.{0,80}\b(?:tillfälle|möjlighet|remiss|yttra|lämna|synpunkt|förslag|strategi|svara)
    \b(?:beretts|getts|givits|fått|erbjudits|inbjudits|ombetts|anmodats|bjudits in) (?:\w+ ){0,3}(?:tillfälle
    möjlighet|att (?:yttra|svara|lämna|inkomma|besvara))|\btack(?:ar)?\b.{0,30}\b(?:för|över) (?:möjlighet
    tillfäll|inbjud|att (?:vi|ni|\w+ (?:får|fått|har fått|kan|bereds))|remiss|förtroende|chans)|\b(?:lämnar
    avger|inkommer|framför|översänder|överlämnar|sänder|insänder|lämna|avge|framföra|inkomma|översända|inger
    redovisar|presenterar)\b.{0,40}(?:härmed|nedan|följande|nedanstående|detta|sitt|sina|vårt|våra|bifogat
    här)\b.{0,50}(?:yttrande|synpunkt|svar|kommentar|inspel|remissvar|medskick|tankar|förslag)|\b(?:härmed
    nedan) (?:lämnas|lämnar|följer|redovisas|överlämnas|översänds|presenteras|återfinns|avges|inkommer|svarar
    översänder)|\b(?:region|regionen|regionstyrelsen|\w+ län)\b[^.]{0,40}\bhar\b[^.]{0,30}(?:remitterat|skickat
    sänt|översänt|bjudit|inbjudit|tagit fram|arbetat fram|utarbetat|upprättat|gett|begärt|bett)|\bremiss(?:en
    tiden|versionen|perioden|svaret|svaren)? (?:pågår|sträcker|löper|ska (?:besvaras|vara|lämnas|skickas)
    skickades|har (?:skickats|sänts|gått)|är ute|går ut|besvaras|avser|omfattar|gäller)|\b(?:svar|synpunkter
    remissvar|yttrande)\w* (?:ska|skall|önskas|ska vara|bör) (?:\w+ ){0,4}(?:senast|inlämnad|inkommit
    regionen tillhanda|tillhanda)|\b(?:yttrandet|svaret(?! är (?:typ|att|enkel|ja|nej|inte|ofta|nog)\b)
    remissvaret|skrivelsen|synpunkterna|svaren|kommentarerna
    våra synpunkter|yttrande)\b (?:är|har|följer|lämnas|begränsas|avgränsas|utgår|disponeras|redovisas
    presenteras|ges|struktureras|avges|baseras|bygger|delas|berör|fokuserar|omfattar|grundar|utarbetades
    har utarbetats|koncentreras)\b(?!.{0,30}\b(?:beaktats|tillgodosetts|hörsammats))|\b(?:har
    hade) (?:\w+ ){0,3}(?:berett|tagit fram|utarbetat|upprättat|sammanställt|arbetat fram
    skrivit) (?:\w+ ){0,3}(?:yttrande|remissvar|svar|synpunkter|detta)|\b(?:här|nedan) (?:följer|kommer|är
    redovisas|presenteras)\b.{0,40}(?:synpunkt|svar|kommentar|tankar|inspel|yttrande|åsikter|förslag|medskick)
    \b(?:tagit del av|läste?|läst igenom|gått igenom|behandlat|diskuterat|granskat|studerat|tittat på|fått
    pratat om|samtalat om|tagit emot|mottagit)\b.{0,60}(?:remiss|förslag|strategi|rus\b|dokument|utkast|handling
    skrift|plan|kapit|avsnitt)|\bsvarar (?:här(?:med)? )?(?:på|i egenskap|utifrån)\b
    \b(?:jag|vi|undertecknade?) svarar (?:här(?:med)? )?för\b|\byttrar sig\b|\b(?:besvarar
    besvarat) (?:härmed )?remiss|\b(?:vi|kommunen|förbundet) (?:väljer|har valt) att (?:svara|kommentera
    fokusera|begränsa|koncentrera|lämna|besvara|utgå)|\b(?:har varit ute på|är ute på|är på|skickats på
    gått ut på|ute för) (?:remiss|samråd)|\b(?:detta|följande|det här) (?:är
    utgör) (?:ett |vårt |ett gemensamt |kommunens )?(?:\w+ ){0,3}(?:yttrande|remissvar|svar)\b|\b(?:står
    ställer sig) (?:gemensamt )?bakom (?:detta |det gemensamma |följande )?(?:yttrande|svar|remissvar)
    gemensamt (?:yttrande|svar|remissvar)\b|\bdet är ett (?:remissvar|yttrande)\b|\b(?:önskade|efterfrågade|begärde
    bad om|har bett om
    önskar) \w+ (?:\w+ ){0,3}(?:remissvar|svar|synpunkter|yttrande)|så här svara\w*
    \b(?:thank you|we thank
    has been (?:given|invited|asked)|was (?:invited|asked)|have been (?:given|invited)|hereby (?:submit|give)
    kiittää|kiitämme|on saanut|pyytänyt)\b
""")

# The letter about itself: who sends it together, where it was decided, what is enclosed.
_ABOUT_LETTER = phrases(r"""
    (?:det som
    vad som) (?:nu )?följer\b|skrivit (?:ned|ner|ihop|upp|under)\b
    \b(?:enats|kom(?:mit)? överens|ansluter (?:oss|mig|sig)|skickar (?:in|samma|var sitt)|skickas av
    skicka(?:r)? (?:\w+ )?vidare)\b.{0,70}(?:krav|brev|upprop|text|rader
    synpunkt|lista|regionen)|(?:det här|detta|vårt) (?:brevet|brev|uppropet|upprop|skrivelsen) (?:skickas|skrivs
    har skrivits|kommer)
    \bvi (?:är (?:många|flera|några)|som) (?:\w+ ){0,6}(?:skickar|skriver|undertecknar|skrivit)|(?:deltagit
    medverkat) i (?:framtagandet|arbetet med (?:strategin|förslaget|remissen)|processen)
    ^[^.,]{0,60}\b(?:deltagit|medverkat|deltog|medverkade)\b[^.?!]{0,50}\b(?:dialogmöte\w*|dialoger(?:na)?|arbetsgrupp\w*)\b
    ^(?:de )?synpunkter som (?:lämnades|framfördes|lämnats)\b[^.?!]*\bupprepas inte\b
    \b\w+s (?:svar|yttrande|synpunkter|remissvar) (?:omfattar|gäller|avser|begränsas|rör|är|koncentreras|fokuserar)
    (?:våra|mina|kommunens) synpunkter (?:rör|gäller|avser|handlar)|^synpunkterna (?:rör|gäller|avser|handlar)
    \b(?:detta|det här|vårt) (?:yttrande|svar|remissvar) (?:ersätter|ska (?:ses|läsas|tolkas)|gäller|rör)|beslut(?:at
    ade) (?:\w+ ){0,6}(?:att )?(?:svara|sända|skicka|remittera|yttra)
    \b(?:behandla|anta|godkän|besluta|fastställ)\w* .{0,30}(?:yttrande|svar|remissvar)\w* .{0,40}(?:möte|sammanträde
    styrelse)|samla(?:ts|des|t) till möte|\b(?:kan ni|var snäll\w* och) diarieför
    \b(?:vi|jag) skriver (?:till er |detta |det här |nu )*(?:med anledning av|på grund av|angående|apropå|om (?:er
    förslaget
    remissen|strategin))\b|^(?:inför|till) (?:det här|detta|vårt) (?:svar|remissvar|yttrande)\w* (?:har|höll|hade
    samlade|frågade)
    ^(?:här )?nedan (?:tar|lyfter|kommenterar|går|skriver|utvecklar) (?:vi|jag)\b|följer inte er\w* (?:numrering
    mall|ordning|disposition)
    valt att (?:lämna|skicka|avge) (?:ett )?eg\w+ (?:svar|yttrande)|har (?:vi|jag) inte (?:hunnit )?läst
    \b(?:brevlåda|inkorg|original(?:et)? skickas)\b|(?:remissvar|yttrande|svar) från .{3,80}(?:antaget|beslutat
    daterat)
    \b(?:förslaget|strategin|remissen|texten)\b[^.]{0,30}\b(?:lästes|diskuterades|behandlades|gicks igenom|togs upp)\b
    ^(?:det här|detta) (?:kom|har) vi (?:kommit )?fram till\b
    \bfick den här texten\b|^här är (?:de|det|den|våra|mina|vår)\b|lästes? (?:\w+ )?(?:högt|kapitel för kapitel)
    följande framfördes
    \bbegränsar (?:\w+ )?(?:svaret|yttrandet|remissvaret|synpunkterna|yttrande|svar|oss|mig|sig) (?:här )?till\b
    \b(?:invändningar|synpunkter|kommentarer|påpekanden|förslag) som följer\b
    \b(?:ordnad|ordnat|ordnats|ordnade|grupperat|grupperats|grupperade|sorterat|sorterats
    sorterade) (?:\w+ )?(?:svar|yttrande
    synpunkt|efter|under|i den ordning)
    ^i (?:tabellen|listan|bilagan) (?:anges|återges|redovisas|står)\b[^.]{0,80}\b(?:synpunkt|kommentar)\w*
    ^(?:här )?nedan (?:återges|citeras|anges)\b|^(?:här )?nedan (?:våra|mina|\w+s) (?:synpunkter|svar|kommentarer
    förslag)\b
    \b(?:kommentar|svar|synpunkt)\w* följer (?:under|efter|till höger|nedan|direkt)\b
    \bsom (?:inte|ej) (?:nämns|tas upp|berörs|kommenteras|omnämns|behandlas)\b[^.?!]{0,40}\b(?:inga|inget
    ingen)\b(?: \w+){0,2}? ?(?:synpunkt
    kommentar|invändning|att (?:anföra|invända|erinra|tillägga|framföra))
    ^(?:hej,? )?(?:jag|vi) skriver under på (?:\w+ )?(?:upprop|brev|yttrande|svar)\w*\b
    \b(?:aldrig|inte) (?:har )?skrivit till (?:regionen|er)\b
    ^i (?:tabellen|listan|bilagan|svaret) (?:har|anger|tar|redovisar|lämnar|kommenterar) (?:vi|jag|kommunen)\b
    ^(?:sid|sidor|rad|rader|numrering|hänvisning|sidhänvisning)\w*(?: och \w+)? (?:avser|följer|hänvisar till|är hämtad)
    \bi (?:tabellen|listan|uppställningen) nedan\b.{0,30}\b(?:återges|redovisas|anges|listas|finns|följer)\b
""")
# Cheap to look for first: without one of them the costly pattern cannot fit.
_OF_LETTER = phrases(r"""
    brev|krav|upprop|skick|skriv|enats|överens|anslut|följer|deltag|medverk|samla|yttrand|svar|synpunkt|diarie|text
    inkorg|original|numrer|avser|hänvis|tabellen|listan|bilagan|antag|behandl|beslut|högt|framför|här är|kapitel
    nedan|läst|fram till|diskuterades|som inte|som ej|gicks igenom|togs upp
    begränsar
""")

# The sender's own voice about the proposal: whoever says this is not only introducing.
_VOICE = phrases(r"""
    \b(?:anser|tycker|menar|bör|borde|saknar|saknas|föreslår att|efterlyser|efterfrågar|önskar (?:att|se|en|ett
    mer|få)|vill (?:se|att|ha|betona|understryka|poängtera|framhålla|påpeka|påtala|peka|lyfta|särskilt|gärna
    uppmärksamma|dock|också|även|kunna)|ifrågasätter|otydlig\w*|oklart?|brist\w*|tveksam\w*|dock|men|däremot
    tyvärr|oro\w*|instämmer|inte tillräcklig\w*|för (?:många|lite|få|(?:lång|allmän|svag|vag)(?:a|t|na)?)|måste|behöver
    uppskattar|förstår|välkomnar|positiv\w*|positivt|glädjande|bra|viktig\w*|synd|fel|felaktig\w*|stämmer inte
    olyckligt?|(?:o)?lämpligt?|(?:o)?rimligt?|enligt (?:vår|min) (?:mening|uppfattning|bedömning|åsikt)
    should|must|lacks?|welcomes?)\b
""")

_NEUTRAL = phrases(r"""
    \b(?:vill|önskar|får|ber att få|vill gärna|har valt att|väljer att|kommer att)(?: \w+){0,2} (?:lämna
    framföra|avge|tacka|inkomma|börja med att tacka|inleda med att tacka|inledningsvis tacka|svara|yttra)\w*
    \bmen\b(?= (?:lämnar|har följande|framför|med (?:följande|nedanstående)))|\bsom (?:berör|rör|är relevanta
    är viktiga|bedöms)[^.]*
""")

_ABOUT_SELF = phrases(r"""
    (?:vi|vårt? (?:förening|förbund|organisation|bolag|företag|byalag|klubb|krets|nätverk|avdelning
    församling|samfällighet|stiftelse|rörelse|grupp|parti|skola|teater)
    [\w -]{0,40}?(?:föreningen|förbundet|organisationen|kommunen|bolaget|företaget|myndigheten|verk(?:et)?
    nätverket|stiftelsen|klubben|kretsen|rådet|universitetet|högskolan|koncernen|partiet|kyrkan|nämnden|sällskapet
    rederiet|lärosätet|teatern|skolan|akademin|gruppen|rörelsen|samfälligheten|byalaget
    förvaltningen|styrelsen|AB|förening|förbund|länsstyrelsen|museet|stadsmissionen|distriktet?|pastorat
    församling))(?: [A-ZÅÄÖ]\w+){0,3}(?: i \w+)? (?:är (?:\w+ägd|\w*(?:laget|föreningen|klubben|förbundet|gruppen
    kretsen)
    grundad\w*|verksam\w*|en|ett|den|länets
    [a-zåäö]+s (?:ledande|största|äldsta
    enda)|\d+ |medlem|sveriges|norra|europas|idag|i dag|samarbetsorgan|huvudman|landets|ansvarig\w*)
    har (?:cirka |ca |drygt |nästan |omkring |i dag |idag |runt |över |mer än )?(?:\d|i uppdrag|till uppgift
    som uppgift|ansvar|sitt|sin|verksamhet|funnits|medlemmar|ett (?:nationellt|regionalt|särskilt)? ?(?:uppdrag
    ansvar))|organiserar|samlar|företräder|representerar|arbetar (?:för|med)|verkar|driver|grundades|bildades
    levererar|erbjuder|ansvarar|utgör|består av|ägs|finns (?:i|på)|bedriver|omsätter|sysselsätter|ingår i
    startade|leder|förvaltar|producerar|ligger|bryter|tillverkar|säljer|sköter|vårdar|finns)(?! (?:sig|oss)\b)
    i vårt? \w+ (?:möts|samlas|ingår)\b
""")

# After the sender's own name: "… är länets ledande leverantör", "… samlar 412 föreningar".
_DOES = phrases(r"""
    (?:[ \w&-]{0,50}?) (?:är|har|samlar|organiserar|företräder|representerar|arbetar|verkar|driver|grundades
    bildades|levererar|erbjuder|ansvarar|utgör|består|ägs|finns|ligger|bryter|tillverkar|säljer|sköter|bedriver
    omsätter|sysselsätter|ingår|startade|leder|förvaltar|producerar|bistår|stöttar|främjar|utbildar|is|are
    represents|works)\b(?! (?:oss|sig|inte|inget|inga|mycket|i (?:stort|huvudsak)))
""")

_ABOUT_ME = phrases(r"""
    (?:jag|vi) (?:heter|bor|är (?:en|ett|född|uppvuxen|uppväxt|pensionär|boende|\d+)|jobbar|arbetar som
    kommer från|flyttade)\b|mitt namn är|som (?:boende|medborgare|pensionär|förälder)
""")

_NAMES_ME = re.compile(r"(?:jag heter|mitt namn är|jag är \d+ år)\b", _I)
_LIFE = 35  # words
_SPEAKS_FOR = re.compile(r"(?:vi|jag) (?:är ingen|talar (?:inte )?för|företräder)\b", _I)
_FACTS_SELF = phrases(r"""
    \b(?:medlemmar|anställda|invånare|ideell|partipolitiskt|verksamhet(?:sområde)?|uppdrag|ansvarsområde
    branschorganisation|intresseorganisation|medlemsföretag|omsättning|kommuner i|ägs av|grundad
    medlemsorganisation|samverkansorgan|mandat)\w*\b
""")
# Counts the sender's own: "… har 412 hushåll …", "I dag är vi närmare 1 700 medlemmar …".
_COUNTS_SELF = phrases(r"""
    (?!(?:länet|regionen|strategin|förslaget|kommunen)\b)[^.,;:]{0,60}\b(?:har|är vi|är|samlar|organiserar
    företräder) (?:i dag |cirka |ca |drygt |omkring |över |närmare |nästan )?\d[\d ]*\b(?: ?\w+){0,3}? ?(?:medlemmar
    hushåll|anställda|medlemsföretag|medlemsföreningar)\b
    (?!(?:länet|regionen|strategin|förslaget|kommunen)\b)[^.,;:]{0,60}\b(?:organiserar|företräder|samlar) \d[\d ]* ?\w
    [a-zåäö]+(?:et|en|an) har funnits (?:i|sedan) [^.]*\b(?:anställda|medlemmar)\b
""")

# "Hede kommun är länets minsta med 3 900 invånare …"
_INHABITED = phrases(r"[^.,;:?]{0,40}\b(?:är|har|omfattar)\b[^.;:?]{0,80}\d invånare\b")
_OF_WORDING = phrases(r"\b(?:formulering\w*|skrivning\w*|lydelse\w*|meningen)\b")
_OF_PROPOSAL = phrases(r"(?:förslaget|strategin|dokumentet|texten|planen|rus|utkastet|remissversionen)\b")
_META = phrases(r"""
    \b(?:remiss\w*|strateg\w*|rus|svar\w*|läst?e?|läser|kommenter\w*|synpunkt\w*|tyck\w*|yttra\w*|luntan
    dokument\w*|förslag\w*|plan\w*|uppgift\w*|fråg\w*|tidning\w*|webb\w*|lista\w*|inbjud\w*)\b
""")

_META_WORDS = frozenset(
    """
    inte men alla hela detta denna dessa från till efter innan under över även också bara mycket stort stor
    intresse glädje gärna noga gånger gång fått blev hade vara vill ville kunna kommer skriver våra vårt eran
    deras några något någon andra första sedan sist detta följande tagit taget med har
    """.split()  # noqa: SIM905
)

_ANNOUNCES = phrases(r"""
    \bföljande (?:\w+ ){0,2}(?:synpunkt|kommentar|förslag|medskick|inspel|ändring|tillägg|punkt|fråg|område|del
    förtydligand|yttrand|svar)\w*[^.]{0,60}[.:]$
""")


def is_voiced(sentence: str) -> bool:
    """Does the writer say what they think of the proposal?"""
    return bool(_VOICE.search(sentence)) and bool(_VOICE.search(_NEUTRAL.without(sentence)))


def is_about_remiss(sentence: str) -> bool:
    """ "Kommunen har beretts tillfälle …", "Kommunen lämnar följande synpunkter." """
    if _ABOUT_REMISS.search(sentence) or _ANNOUNCES.search(sentence):
        return True
    return bool(_OF_LETTER.search(sentence) and _ABOUT_LETTER.search(sentence))


def announces(sentence: str) -> bool:
    """ "… följande synpunkter." """
    return bool(_ANNOUNCES.search(sentence))


def is_about_self(sentence: str, names: frozenset[str] = frozenset()) -> bool:
    """Tells who the sender is and does, without an opinion. ``names``: first words of the letterhead's lines."""
    if strength(sentence) == 2 or _VOICE.search(sentence) or _OF_WORDING.search(sentence):
        return False
    if _ABOUT_SELF.match(sentence) and (_FACTS_SELF.search(sentence) or not NEGATES.search(sentence)):
        return True
    if _SPEAKS_FOR.match(sentence):
        return True
    if (
        _NAMES_ME.match(sentence)
        and len(sentence.split()) <= _LIFE
        and not (strength(sentence) or NEGATES.search(sentence))
    ):
        return True
    if _ABOUT_ME.match(sentence) and len(sentence.split()) <= 10 and not NEGATES.search(sentence):
        return True
    first = _TOKEN.search(sentence)
    if first is None or first[0].lower() not in names or _OF_PROPOSAL.match(sentence):
        return False
    return not strength(sentence) or bool(_DOES.match(sentence, first.end()))


def counts_itself(sentence: str, names: frozenset[str] = frozenset()) -> bool:
    """How many the sender is: no opinion, before the first one. ``names``: see is_about_self."""
    if strength(sentence) == 2:
        return False
    if _COUNTS_SELF.match(sentence):
        return True
    first = _TOKEN.search(sentence)
    named = first is not None and first[0].lower() in names
    return named and bool(_INHABITED.match(sentence)) and not NEGATES.search(sentence)


def is_about_answering(sentence: str) -> bool:
    """Speaks of reading and answering the remiss and of nothing else: chat before the first point."""
    if strength(sentence) == 2 or not _META.search(sentence) or _OF_PROPOSAL.match(sentence):
        return False
    rest = [token for token in _TOKEN.findall(sentence.lower()) if len(token) > 3 and token not in _META_WORDS]
    return sum(not _META.search(token) for token in rest) <= 3
