"""The furniture of letters, protocols and mails: single paragraphs that are no comment wherever they stand."""

import re
from collections.abc import Sequence
from functools import lru_cache

from samsyn.cores.text.phrases import alternatives, phrases
from samsyn.cores.text.prose.labels import number

_I = re.IGNORECASE


_GREETING = phrases(r"""
    (?:hej(?:san)?|hallå|tjena|god (?:dag|morgon|eftermiddag)|till (?:dem|den|alla|berörda|er)|bästa|kära|bäste
    dear|hello|hi|hyvä(?:t)?|arvoisa|hei|moi|sehr geehrte\w*|guten tag|kære|kjære|till den det berör
    to whom it may concern)\b[^.?:;]{0,60}[!,.]?
""")
CLOSING = phrases(r"""
    (?:med \w+ hälsning(?:ar)?|(?:med )?(?:vänlig(?:a)?|bästa|varma?|soliga|många|hjärtliga|goda
    trevliga?) hälsning(?:ar)?|\w+(?:ande|ende|liga|iga|sta) hälsningar|hälsningar?|hälsar
    med (?:hopp|förhoppning|önskan|önskningar) om|(?:ollu )?giitu|gijtto|gæjhtoe|mvh
    bästa hälsn\w*|vänligen|högaktningsfullt|allt gott|ha (?:det
    en) (?:bra|fin|trevlig|skön|gott)\w*[^.?]{0,25}|tjing|det var (?:allt|det hela)[^.?]{0,25}|hej ?då|hej så länge
    hör av er|tack (?:på förhand
    för ordet|för (?:oss|mig))|med (?:största )?(?:högaktning|tacksamhet|aktning)|(?:[^.?!]{0,40}, ?)?(?:kram(?:ar)?
    puss)\b|(?:kind|best|warm|yours)[ \w]{0,12}(?:regards|wishes
    sincerely|faithfully)|regards|sincerely|ystävällisin terveisin|terveisin|parhain terveisin
    mit freundlichen grüßen|mfg|hilsen|med venlig hilsen|vennlig hilsen|enligt uppdrag|i tjänsten
    på (?:uppdrag av )?(?:nämndens|styrelsens|kommunstyrelsens|förbundets|föreningens|regionstyrelsens) vägnar
    underskrift(?:er)?|undertecknat av|ort och datum)[ ,.!:]*(?:från |/ ?)?[^.?!]{0,60}[,.!]?
""")
_SIGNED = phrases(r"""
    (?:för|å) [A-ZÅÄÖ][\w -]{2,60}(?:kommun|kommuns \w+|nämnden|styrelsen|förbundet|föreningen|förening|stad
    avdelning\w*|krets\w*|region \w+|AB|partiet|rådet|klubb\w*|distrikt\w*)[ ,]*
    (?:(?:detta )?dokument(?:et)?|svaret|yttrandet|beslutet|handlingen|skrivelsen) (?:är
    har) (?:elektroniskt |digitalt )?(?:signera|underteckna|godkän|fastställ)\w*\b.*
    (?:denna|detta) (?:handling|skrivelse|yttrande|beslut|brev)(?:en|et)? (?:har
    är) (?:\w+ ){0,3}(?:elektroniskt|digitalt|godkän\w+|fastställ\w+|undertecknat?).{0,120}
    .{0,80}saknar därför (?:namn)?underskrift.{0,20}
    (?:digitalt|elektroniskt) (?:signerad|signerat|undertecknad|undertecknat)\b.*
    / ?[A-ZÅÄÖ]\w+(?: [A-ZÅÄÖ]\w+){0,3}
""")
_TITLE = phrases(r"""
    \b(?:ordf|ordförande|kommundirektör|kommunchef|kanslichef|generaldirektör|landshövding|vd|verkställande
    sekreterare|handläggare|utredare|strateg|chef|direktör|rektor|samordnare|utvecklare|ledare|verksamhetsledare
    föredragande|kommunalråd|regionråd|förvaltningschef|enhetschef|kassör|styrelseledamot|koordinator|planerare
    rådgivare|talesperson|prefekt|dekan|kyrkoherde|ingenjör|ombudsman|projektledare|controller|nämndsekreterare
    director|chair|chairman|manager|ceo|officer|puheenjohtaja|sihteeri)\b|(?:chef|direktör|strateg|sekreterare
    ordförande|ledare|handläggare|samordnare|rådgivare)\b
""")
_DATA = phrases(r"""
    \b\d{3} ?\d{2} +[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]+
    \b(?:box|postadress|besöksadress|besök|leveransadress|fakturaadress|org\.? ?n(?:umme)?r|organisationsnummer
    bankgiro|plusgiro|pg|bg|telefon|tel|tfn|växel|mobil|fax|e-?post(?:adress)?|e-?mail|webb|hemsida|webbplats
    swish|vat|iban|address|phone|puhelin|osoite|innehar f-skattebevis|godkänd för f-skatt)\b ?[:.]?
    [\w.+-]+ ?@ ?[\w-]+\.[\w.]+
    \bwww\.|\bhttps?://
    (?:\+46|\b0\d{1,3})[ -/]*\d{2,3}[ -]?\d{2}
    \b(?:dnr|diarienr|diarienummer|dnr\.|ärendenr|ärendenummer|beteckning|ert? (?:dnr|ref|diarie\w*|beteckning
    datum)|vår(?:t)? (?:dnr|ref|diarie\w*|beteckning|datum)|datum|date|handläggare|sidan?|version|dokumenttyp
    referens|ref|ärende|från|till|kopia|cc|ämne|subject|from|to|sent|skickat|mottagare|avsändare|instans
    informationsklass|status|diariefört|inkom|ankom|reg\.? ?nr|päivä|diaari)\b ?:
    \b(?:dnr|diarienr|diarienummer)\b
    \b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./ -]\d{2,4}\b
    \b\d{1,2}(?::e|:a)? (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november
    december) \d{4}\b
    \b[A-ZÅÄÖ]{2,6}[ /-]?\d{4}[/:. -]\d{2,6}\b
    \b[\wåäöÅÄÖ]+(?:gatan|vägen|torget|gränd|plan|allén|katu) \d+
""")
# Cheap to look for, and without one of them the costly pattern cannot fit.
_DATA_HINT = re.compile(
    alternatives(r"""
        [\d@:]|www|[Pp]ost|[Bb]esök|[Ww]ebb|[Hh]emsida|[Bb]ox|[Oo]rg|[Tt]el|[Vv]äxel|[Mm]obil|[Ff]ax|[Ss]kattebevis
        [Dd]nr|[Dd]iarie|[Gg]iro|[Ss]wish
    """)
)
_HEAD_WORDS = phrases(r"""
    (?:(?:remiss)?(?:yttrande|svar|missiv)|yttrande|skrivelse|tjänsteskrivelse|tjänsteutlåtande|beslut
    protokoll(?:sutdrag)?|utdrag ur (?:sammanträdes)?protokoll|sammanträdesprotokoll|sammanträdesdatum
    sammanträdesdag|diarienummer|datum|dnr|remiss|pm|öppen|handling|adress|till|from|statement|lausunto
    stellungnahme|datum för beslut|paragraf(?:er)?|organ|plats(?: och tid)?|delegationsbeslut|delegeringsbeslut
    bilaga(?: \d+)?)[ :.]*
""")
_DISCLAIMER = phrases(r"""
    (?:detta|det här) (?:e-?post(?:meddelande)?|meddelande|mejl|mail
    brev)\w*(?: och eventuella bilagor| med bilagor| med eventuella bilagor)? (?:är (?:endast |enbart )?avsett
    kan innehålla|innehåller|har skickats automatiskt|skickades)
    \b(?:om du|har du)(?: felaktigt| av misstag)? (?:inte är (?:den|rätt|avsedd)|fått detta (?:meddelande|mejl
    mail|e-?post)|av misstag fått)
    skickat från (?:min|mitt|outlook)|sent from my|hämta outlook för|get outlook for|lähetetty
    (?:tänk på|spara på|värna om) miljön|(?:behöver du|måste du)(?: verkligen)? skriva ut
    consider the environment|think before you print
    this (?:e-?mail|message)(?: and any attachments?)? (?:is|are|may|contains)|if you (?:are not the intended
    have received this)|confidential(?:ity)? (?:notice|information)
    (?:behandlar|behandling av|hanterar|hantering av|så) (?:\w+ ){0,2}personuppgifter|personuppgifts(?:policy
    behandling|hantering)
    \b(?:extern|externt) (?:avsändare|e-?post|mejl)|klicka inte på länkar|öppna inte bilagor|avsändaren (?:är
    finns) utanför
    (?:följ|gilla) oss på|besök (?:oss på|vår webbplats)|läs mer på (?:vår|www)|^följ oss gärna
    prenumerera på vårt nyhetsbrev
    virusfri|avast|unsubscribe|^©|(?:använder|godkänn\w*) (?:alla )?(?:kakor|cookies)\b
    kan komma att lämnas ut enligt offentlighetsprincipen|du har fått (?:det här|detta) (?:mejlet|mailet|meddelandet)
    e-?post (?:till|som skickas till) (?:oss|kommunen|myndigheten) (?:blir|är|kan bli) (?:en )?allmän
""")
_BODY = alternatives(r"""
        [\wåäö-]*(?:styrelsen|nämnden|utskottet|fullmäktige|förbundet|direktionen|direktören|beredningen|rådet
        förvaltningen|kontoret)(?:s \w+)?|(?:ordföranden|kommunen|regionen|föreningen|[A-ZÅÄÖ]\w+ kommun)
    """)
_DECISION = phrases(rf"""
    §§? ?\d+
    (?:justerandes?|justerare|ordförandes?|sekreterarens?)?[ /]*(?:signatur(?:er)?|sign\.?|utdragsbestyrkande
    utdraget bestyrks|bestyrkes|rätt utdraget|utdragets riktighet|intygar)\b.{{0,60}}
    (?:närvarande|beslutande|ej beslutande|tjänstgörande|ersättare|frånvarande|övriga närvarande|ledamöter
    justeras?|utsedd att justera|justeringens (?:plats|tid)|plats och tid|sammanträdesdatum|paragrafer
    anslagsdatum|anslags nedtagande|bevis om anslag|förvaringsplats|protokollet (?:justeras|förvaras)
    protokollsanteckning|underskrifter|sekreterare|ordförande|yrkanden?|propositions?ordning|beslutsgång
    omröstning(?:sresultat)?|jäv|deltar ej|reservation(?:er)?)\b[ :.].{{0,300}}
    (?:{_BODY})(?: \w+){{0,3}} (?:beslutar|beslutade|beslöt|besluta
    har beslutat)\b.{{0,40}}(?:\batt\b.{{0,160}}(?:yttrand|remissvar|svar\b|förslag|protokoll|justera|ärendet
    skrivelse|handling|uppdra|synpunkter|ställa sig bakom|avstå|bifalla|återremittera)|enligt|följande
    i enlighet|att:?$|:$)
    (?:{_BODY}) föreslås (?:anta|avge|godkänna|överlämna|lämna|ställa sig bakom)\b.{{0,80}}(?:yttrand|svar
    skrivelse)
    (?:rektor|landshövdingen|[\w-]*direktören|[\w-]*chefen|länsrådet|prefekten|dekanen)(?: \w+){{0,2}} har (?:beslutat
    fattat beslut|avgjort)\b.{{0,60}}\b(?:ärende|svar|yttrande|remiss)
    (?:vid protokollet|justera[st])[ .:]*$
    (?:beslutet|ärendet|yttrandet) (?:i sig )?(?:bedöms|anses) (?:inte|ej) (?:\w+ ){{0,2}}(?:påverka|beröra|medföra
    få|ha)\b
    (?:{_BODY}) (?:föreslår|rekommenderar|föreslås)\b.{{0,60}} (?:besluta|beslutar)\b
    (?:{_BODY}) (?:föreslår|rekommenderar|tillstyrker)(?: \w+)* [\w]*(?:fullmäktige|styrelsen
    nämnden)(?: att)? (?:besluta|bifalla|anta|avge|överlämna|ställa|godkänna|utse|välja)
    (?:styrelsen|nämnden|direktionen|utskottet)\b.{{0,50}} föreslås besluta\b
    (?:utlåtandet|yttrandet|ärendet|svaret) har (?:mbl-?)?förhandlats|justering har skett|protokollet (?:är
    har) (?:anslag|juster|bevis)
    (?:{_BODY}) (?:antar|godkänner|ställer sig bakom|överlämnar|avger) (?:\w+ ){{0,4}}(?:yttrande|remissvar|svar
    tjänsteskrivelse|förslag till (?:yttrande|svar|remissvar))
    att (?:anta|godkänna|avge|överlämna|lämna|översända|sända|ställa sig bakom|justera|förklara|som svar på
    uppdra|delegera|omedelbart|paragrafen|yttra sig)\b.{{0,60}}(?:yttrande|remissvar|svar|justera|paragraf
    region|tjänsteskrivelse|förslag).{{0,140}}
    (?:yrkar|yrkade|yrkande) (?:bifall|avslag)|.{{0,80}}\byrkar (?:bifall|avslag)\b
    (?:ordföranden|ordförande) (?:frågar|ställer proposition|konstaterar|finner|prövar)
    (?:omröstning (?:begärs|begärdes|genomförs)|beslut (?:i ärendet )?har fattats|(?:remissen|ärendet|yttrandet
    svaret) har beretts av
    (?:{_BODY}) beslutar på delegation|.{{0,60}}\byrkar att (?:nedanstående|följande|bifogad)\b
    (?:barn|miljö)?konsekvens(?:er|analys)(?: för barn)? ?: ?ärendet|(?:ekonomiska
    juridiska) konsekvenser ?: ?(?:ärendet|yttrandet
    svaret|beslutet)|(?:prövning av )?barne(?:ts|ns) bästa ?: ?ärendet
    (?:samtliga|alla) ledamöter deltar i beslutet|utdrag (?:ur protokollet )?(?:skickas|sänds) till\b
    [^.]{{0,60}}(?:nämnden|styrelsen|utskottet) har (?:godkänt|antagit) (?:underlage[nt]|yttrandet|svaret|förslaget)
    [^.]{{0,60}}\byrkar att (?:punkt(?:en)? \w+|yttrandet|svaret)\b
    [\wåäö-]*(?:utskottet|nämnden|styrelsen) har berett ärendet\b
    beslut i detta ärende|i (?:detta|det här) ärende(?:t)? har|ärendet har föredragits|beslutet (?:har
    är) (?:fattats|fattat)|detta beslut|beslut om detta yttrande|yttrandet (?:har )?beslut\w+
    ärendet har avgjorts|i (?:den slutliga )?(?:handläggningen|beredningen)|i ärendets
    vid den slutliga handläggningen|detta yttrande (?:har )?(?:beslut|antag|godkän|är (?:beslutat|antaget
    godkänt))|yttrandet (?:antogs|godkändes|fastställdes)|remissvaret (?:antogs|godkändes|beslutades
    har beslutats|har antagits)|föredragande har varit|har varit föredragande)
    .{{0,80}}(?:skrivelse|tjänsteskrivelse|förslag|yttrande)(?: i ärendet)? (?:antas|godkänns|överlämnas
    översänds|fastställs) (?:som|till|i enlighet)\b
    (?:paragrafen|beslutet) (?:justeras|förklaras) omedelbart|omedelbar justering
    (?:beslutet|ärendet|yttrandet|förslaget) (?:i sig )?(?:bedöms|medför|får|har
    innebär) (?:inte |inga |ej )?(?:\w+ ){{0,4}}(?:ekonomiska |direkta )?(?:konsekvenser|kostnader)
    (?:tjänsteskrivelse|tjänsteutlåtande|remissmissiv|missiv|yttrande|remissversion|remisshandling\w*
    protokoll)[^.]{{0,80}}(?:daterad|daterat|den \d|\d{{4}}-\d{{2}}-\d{{2}})[^.]{{0,60}}\.?
""")
_SENDLIST = phrases(r"""
    (?:kopia(?: till)?|sändlista|beslutet (?:ska )?(?:skickas|sänds|expedieras|delges)(?: till)?|yttrandet (?:skickas
    sänds)(?: till)?|expedieras(?: till)?|expediering|delges|skickas till|sänds till|för kännedom(?: till)?|cc
    distribution)\b ?:?.{0,120}
""")
_TOC_LINE = re.compile(r".{2,90}?(?:\.{4,}|(?: \.){4,}|…{2,}|_{4,})\s*\d{1,3}")
_QUOTED = phrases(r"""
    -{2,} ?(?:ursprungligt meddelande|original message|vidarebefordrat (?:brev|meddelande)|forwarded message
    alkuperäinen viesti|ursprüngliche nachricht).{0,40}
    (?:den|on|le|am) .{4,60}(?:skrev|wrote|schrieb).{0,80}:
    .{4,60}\d{4}.{0,30}(?:skrev|wrote|kirjoitti)\b.{0,60}:
""")
_MAIL_HEAD = phrases(r"""
    (?:från|from|skickat|sent|datum|date|till|to|kopia|cc|ämne|subject|bifogade filer|attachments|prioritet
    lähettäjä|von|an|betreff)\s?:\s
""")
_FORM = phrases(r"""
    (?:namn|organisation|organisationens namn|e-?postadress|telefonnummer|kontaktperson|befattning
    jag svarar som|vi svarar som|svaret lämnas av|uppgiftslämnare|inskickat av|svarande
    respondent)\s?[:*].{0,100}
    (?:ert |ditt )?namn på (?:er )?organisation\w*|organisation eller \w+|(?:jag|vi) svarar som
    (?:jag|vi) (?:har (?:läst|tagit del av)|godkänner|samtycker|är medvet\w+)\b.{0,100}(?:personuppgift|uppgifter
    villkor)\w*.{0,60}(?:: ?(?:ja|nej|x))?[.]?
    [☐☒☑✓✔□■\[\]xX() ]{1,4}(?:ja|nej|vet ej|delvis|instämmer\w*(?: \w+){0,2}|till viss del|i hög grad
    ingen åsikt)[.,]?(?: *[☐☒☑□■\[\]xX() ]{1,4}(?:ja|nej|vet ej|delvis|instämmer\w*(?: \w+){0,2}|till viss del
    i hög grad|ingen åsikt)[.,]?)*
    (?:svar|ert svar|kommentar|svarsformulär|svarsmall|skriv (?:ert|ditt|era) (?:svar|synpunkter)(?: här)?
    fritext|obligatorisk(?: uppgift)?)\s?:?
    fyll i (?:formuläret|blanketten|svarsmallen|(?:ert|ditt|era|dina) svar|en \w+ per \w+)\b.{0,200}
    (?:ni|du) behöver inte (?:svara på|besvara|fylla i) alla (?:frågor|fält|rutor).{0,80}
    tack!? (?:för )?(?:ditt|ert) (?:svar|inskick)\w*(?: är| har)? ?(?:inskickat|mottaget|registrerat
    skickats in|tagits emot).{0,120}
    .*[☐☒☑].*
""")
# Where something stands, alone in its paragraph: the foot of a page whose notes have no looks of their own.
_SOURCE = phrases(r"""
    (?!.*\b(?:är|bör|borde|ska|måste|har|saknas|behöver|visar|bygger|avser|kan|stämmer|inte|anger|utgår|hämta\w*)\b)(?:se
    jämför|källa ?:)? ?[^.?!:]{0,70}\b(?:rapportserie|rapport(?:en)?|meddelanden?|budgetunderlag|statistik
    publikation|skriftserie)\b[^.?!]{0,40}\b\d{4}(?:[:–/-]\d{1,4})?(?:, ?(?:tabell|s\.|sid\.?|sidan) ?\d+)?\.?
""")
_EMPTY_ANSWER = phrases(r"""
    (?:svar:? ?)?(?:ja|nej|vet ej|inget|inga|ingen(?:ting)?|inga (?:övriga )?(?:synpunkter|kommentarer)
    nej,? tack|ingen särskild
    inget att (?:tillägga|erinra)|ingen (?:synpunkt|kommentar|åsikt)|-|–|se ovan|ja,? helt|nej,? inte alls
    se svar (?:på fråga )?\d+|inget svar|ej aktuellt|none|no|yes|no comments?|ei|kyllä)[.!]?
""")
TITLE_OF_ANSWER = phrases(r"""
    (?:\w+[:.] ?)?(?:re|sv|vb|fw|fwd)?:? ?(?:(?:gemensamt |samlat |kompletterande )?(?:remiss)?(?:yttrande|svar)
    svar|synpunkter|remissyttrande|inspel|statement|lausunto|stellungnahme|comments?|response
    förslag till yttrande|angående|ang\.?|remiss|vår\w* synpunkter|[\w -]{2,50} (?:yttrande|remissvar|synpunkter
    svar))\b.{0,60}(?:över|på|avseende|gällande|om|angående|kring|till|on|zu|remiss\w*|regional\w*|strategi\w*
    rus)\b.{0,200}
""")


_QUOTED_ON = phrases(r"""
    (?=.*\b(?:remiss\w*|synpunkter|svar)\b)(?:den|on) \d{1,2} \w+ \d{4}(?:,? (?:kl\.? ?)?\d{1,2}[.:]\d{2})? (?:skrev
    wrote) [^:.]{2,60}: .+
""")


@lru_cache(maxsize=4096)
def reason_alone(text: str) -> str:
    """The reason a paragraph is set aside by its own words wherever it stands, "" when they do not tell."""
    text = text[len(number(text)) :].lstrip()
    if _TOC_LINE.fullmatch(text):
        return "innehållsförteckning"
    if len(text) <= 80 and _GREETING.fullmatch(text):
        return "hälsning"
    if (len(text) <= 90 and CLOSING.fullmatch(text)) or _SIGNED.fullmatch(text):
        return "underskrift"
    if _may_disclaim(text) and _DISCLAIMER.search(text):
        return "mejlfot"
    if _SENDLIST.fullmatch(text):
        return "sändlista"
    if _DECISION.match(text):
        return "beslutsformel"
    if _FORM.fullmatch(text):
        return "formulär"
    if len(text) <= 130 and _SOURCE.fullmatch(text):
        return "fotnot"
    return "ställningstagande" if _EMPTY_ANSWER.fullmatch(text) else ""


_OF_MAILS = phrases(r"""
    meddeland|post|mejl|mail|skickat från|sent from|outlook|miljön|skriva ut|print|message|confident|personuppgift
    länkar|bilagor|avsändare|oss på
    följ oss|läs mer|nyhetsbrev|virus|avast|unsubscribe|fått det|har du|om du|gdpr|©|kakor
    cookie|mejlet|lähetetty|brev
""")


def _may_disclaim(text: str) -> bool:
    """Cheap to ask first: the costly pattern cannot fit without one of these."""
    return bool(_OF_MAILS.search(text))


def is_letterhead(text: str) -> bool:
    """Holds an address, a date, a registry number or the like, and little else."""
    if len(text) > 220:
        return False
    return bool(_HEAD_WORDS.fullmatch(text)) or (bool(_DATA_HINT.search(text)) and bool(_DATA.search(text)))


def is_signer(text: str) -> bool:
    """A title under a name: "Kommunstyrelsens ordförande"."""
    return len(text) <= 120 and bool(_TITLE.search(text)) and not text.rstrip().endswith((".", "?", "!"))


def opens_quoted_mail(text: str) -> bool:
    """The line that a mail program puts above the mail that is answered."""
    return len(text) < 200 and text.endswith((":", "-", ".", ">")) and bool(_QUOTED.fullmatch(text))


def runs_into_quoted_mail(text: str) -> bool:
    """The same line with the older mail after it in one paragraph."""
    return bool(_QUOTED_ON.fullmatch(text))


def is_mail_head(text: str) -> bool:
    return bool(_MAIL_HEAD.match(text))


def mail_heads(texts: Sequence[str]) -> int:
    """How many of the next paragraphs are lines of a mail's head, counted from the first."""
    count = 0
    for text in texts:
        if not is_mail_head(text):
            break
        count += 1
    return count
