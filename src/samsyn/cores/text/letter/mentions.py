"""Where a letter and its file name name somebody who may have sent it: each place with its weight."""

import re
from collections.abc import Iterator, Sequence

from samsyn.cores.text.letter import introductions
from samsyn.cores.text.letter.classes import PRIVATE
from samsyn.cores.text.letter.mail import ADDRESS, Mention
from samsyn.cores.text.letter.names import body_in, in_full, is_inner, key_of, names_in, tidied
from samsyn.cores.text.letter.titles import owner_of
from samsyn.cores.text.phrases import alternatives, phrases
from samsyn.cores.text.split import furniture
from samsyn.cores.text.split.zones import zones
from samsyn.cores.text.values import Document, Paragraph

_ASKED = re.compile(
    alternatives(r"""
         (?:har (?:nu |under \w+ )?(?:skickat|sänt|översänt|tagit fram|remitterat|bjudit in|gett|upprättat
        arbetat fram)\b|s? ?(?:förslag|remiss|regionala))
    """)
)
_TO = re.compile(r"(?:till|to|mottagare|adressat|hej(?:san)?|bästa|kära)\b\s*:?", re.IGNORECASE)
_WE_OF = re.compile(r"(?:[^.]{0,30}\b)?[Vv]i (?:på|i|från) ([A-ZÅÄÖ][^.!,]{3,60})[.!]?")
_NO_NAME = re.compile(
    r"(?:svars(?:blankett|formulär)|enkät|angående|ang\b|ärende|beträffande|synpunkter|rubrik|gällande)\b",
    re.IGNORECASE,
)
_POSTAL = re.compile(r",? *\d{3} ?\d{2}\b")  # what stands before it is an address
_FROM = re.compile(r"\b(?:från|from|av)\s+(?=[A-ZÅÄÖk])")
_SPEAKS = re.compile(
    alternatives(r"""
        (?: i [A-ZÅÄÖ]\w+)? (?:har|hade|tackar|lämnar|avger|ställer|anser|är|svarar|välkomnar|vill|översänder|avstår
        tillstyrker|avstyrker|saknar|föreslår|delar|menar|ser|instämmer|bedömer|framför|inkommer|önskar|yttrar
        tycker|uppskattar|organiserar|samlar|bildades|grundades|driver|verkar|består|ägs|förvaltar|företräder
        representerar|noterar|konstaterar|kiittää|has|thanks
        welcomes)\b
    """)
)
_SENT_BY = re.compile(r"^.* från (?=[A-ZÅÄÖ])")
# "Yttrande från Tistelns fågelvakter": somebody's somebodies, whatever they are called; no place, no person's name.
_TITLED_FROM = re.compile(
    r"(?i:(?:remiss?)?(?:yttrande|svar)|synpunkter|skrivelse|inspel|inlaga) från "
    r"([A-ZÅÄÖ][\wåäöé-]*s (?:[\wåäöé-]+ )?[a-zåäö-]{4,}"
    r"|[A-ZÅÄÖ][a-zåäö-]{6,}(?:en|et|rna)(?: (?:(?:i|för|på|och) )?[A-ZÅÄÖ][\wåäö-]+){1,4})"
)
_VERBS = re.compile(r" (?:svarar|tycker|yttrar|skriver|om|till|över)\b.*$")
_BROKEN = re.compile(r"(?<=[a-zåäö])- (?!(?:och|eller|samt|i)\b)(?=[a-zåäö])")  # a word a narrow head broke
_CAPITALS = re.compile(r"\b[A-ZÅÄÖ]{4,}\b")
_SMALL = re.compile(r"(?<= )(?:OM|PÅ|TILL|ÖVER|FRÅN|OCH|FÖR|AV|I)(?= )")  # among words in capitals
_FIELD = phrases(r"""
    (?:svarande |er )?(?:organisation(?:ens namn)?|namn(?: på organisation\w*)?|avsändare|remissinstans|svarande|från
    from|instans|inskickat av|svar(?:et)? (?:lämnas )?från|(?:vi|ni|du|jag) svarar som)\s?[:*]\s*(.+)
""")
# "Byaringens arbetsutskott": who signs sits in somebody's board.
_OF_BODY = re.compile(
    r"(?:För )?([A-ZÅÄÖ][\wåäö-]{4,}s|[A-ZÅÄÖ][\wåäö-]+ [\wåäö-]{4,}s) "
    r"(?:styrelse|arbetsutskott|kansli|förtroenderåd|presidium|verkställande utskott)"
)
_OURS = re.compile(
    alternatives(r"""
        \b[Vv]i (?:på|i|från) ((?:[A-ZÅÄÖ]\w+ )*[\wåäö-]*(?:rådet|skolan|gymnasiet|föreningen|klubben|nätverket
        bolaget|förbundet|kyrkan|museet|biblioteket|butiken|gruppen|teatern|företaget|kretsen)(?: (?:i
        på) [A-ZÅÄÖ]\w+)?)
    """)
)
_NOISE_IN_FILE = phrases(r"""
    \b(?:remissvar|yttrande|svar|remiss|rus|bilaga|missiv|synpunkter|protokollsutdrag|tjänsteskrivelse|protokoll
    signerat?|slutlig\w*|nr|nummer|skannat|inscannat|scan|dokument|brev|version|v?\d+|pdf|docx?|final|kopia|utkast|från
    över|ks|dnr|på|om|den)\b
""")
_KIND = re.compile(r"(?:en )?(?:organisation|förening|myndighet|kommun|företag)(?:(?:,| eller) \w+)*", re.IGNORECASE)
_LABEL = phrases(r"""
    (?:svarande |er )?(?:organisation(?:ens namn)?|namn på organisation\w*|avsändare|remissinstans
    (?:jag|vi)? ?svarar som|uppgiftslämnare|vilken organisation (?:svarar|företräder) (?:du|ni)(?: för)?
    vem (?:svarar|företräder) (?:du|ni)(?: för)?)\s?[:*?]?
""")
_REST = 50  # characters that a name may go on
_VALUE = 120  # characters of a field that names somebody
_OPENERS = 6  # lines of a letterhead that may name the sender
_ASKED_IN = 20  # paragraphs that may say who asks
READ = 400  # characters of a paragraph


def in_file_name(name: str) -> Iterator[Mention]:
    """An organisation, the owner of a board, or the words that are left when all noise is gone."""
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("_", " ").replace("%20", " ")
    found = False
    for _, organisation in names_in(stem):
        found = True
        yield Mention(organisation, 3.0, "filens namn")
    if not found and (body := body_in(stem)):
        found = True
        yield Mention(body, 2.0, "namnet på filen")
    if not found and (owner := owner_of(stem)):
        yield Mention(owner, 1.5, "filens namn")
        return
    left = " ".join(_NOISE_IN_FILE.without(stem.replace("-", " ")).split())
    if not found and len(left) > 3 and left[0].isupper():
        yield Mention(left, 0.9, "filens namn")


def in_letter(paragraphs: Sequence[Paragraph]) -> Iterator[Mention]:
    """In its head, fields, first sentences and foot, as the letter goes on."""
    said = opened = 0
    before = ""
    for paragraph, (reason, _) in zip(paragraphs, zones(paragraphs), strict=True):
        text = paragraph.text
        answers = paragraph.column > 0 if paragraph.kind == "cell" else said < _OPENERS
        if answers and _LABEL.fullmatch(before):
            yield from _from_field(text)
        if reason in ("brevhuvud", "sidhuvud", "rubrik") and not said:
            yield from _from_head(text, opened, addressed=bool(_TO.match(text) or _TO.fullmatch(before)))
            opened += 1
        elif said < _OPENERS and len(text) < _VALUE and (field := _FIELD.match(text)):  # a form begins with its help
            yield from _from_field(text[field.start(1) : field.end(1)])
        elif reason in ("underskrift", "sidhuvud", "mejlfot", "brevhuvud"):
            yield from _from_foot(text)
        elif said < _OPENERS:
            yield from _from_sentence(text, first=not said)
            said += paragraph.kind == "body"
        before = text if text.strip(" -–") else before  # an empty field between a question and its answer


def _from_head(text: str, opened: int, *, addressed: bool) -> Iterator[Mention]:
    if addressed or len(text) > 250:
        return
    field = _FIELD.match(text)
    if field:
        yield from _from_field(text[field.start(1) : field.end(1)])
        return
    if text.casefold() == PRIVATE:
        yield Mention(PRIVATE, 4.0, "brevhuvud")
        return
    if text.isupper():
        text = _SMALL.sub(lambda found: found[0].lower(), text)
    text = _BROKEN.sub("", _CAPITALS.sub(lambda found: found[0].capitalize(), text))
    if title := introductions.titled(text):
        yield Mention(tidied(title), 3.0, "rubrik")
    owner = owner_of(text)
    if owner:
        yield Mention(owner, 3.5, "rubrik")
    origin = _FROM.search(text)
    named = bool(owner)
    for at, name in names_in(text):
        if _POSTAL.match(text, at + len(name)):
            continue
        named = True
        titled = origin is not None and origin.end() == at
        received = opened > 0 and name.startswith("Region ")  # who a letter is addressed to often stands without "Till"
        weight = 4.0 if titled else 0.8 if received else max(3.0 - 0.4 * opened, 0.5)
        yield Mention(in_full(name, text, at), weight, "rubrik" if titled else "brevhuvud")
    if not named and (sent := _TITLED_FROM.fullmatch(text)):
        named = True
        yield Mention(tidied(sent[1]), 3.0, "rubrik")
    if (
        not named
        and opened == 0
        and 1 < len(text.split()) <= 6
        and not furniture.TITLE_OF_ANSWER.fullmatch(text)
        and text[0].isupper()
        and not _NO_NAME.match(text)
        and not any(c.isdigit() or c in "!?," for c in text)
    ):
        yield Mention(tidied(_VERBS.sub("", _SENT_BY.sub("", text))), 1.2, "brevets första rad")


def _from_field(value: str) -> Iterator[Mention]:
    """ "Organisation: …" and "Från: …" give the name itself."""
    if value.casefold().startswith(("privat", "enskild", "invånare", "medborgare")):
        yield Mention(PRIVATE, 5.0, "formulärets fält")
        return
    if _KIND.fullmatch(value):
        return
    named = [in_full(name, value, at) for at, name in names_in(value)]
    person = ADDRESS.match(value)
    yield from (Mention(name, 4.0, "formulärets fält") for name in named)
    value = re.split(r"\.(?:\s|$)|, (?=[a-zåäö])", value)[0]  # "Förbundet X, avdelning Y. 300 medlemmar"
    if not named and not person and value[:1].isupper() and len(value.split()) > 1:
        yield Mention(tidied(value), 2.5, "formulärets fält")


def _from_foot(text: str) -> Iterator[Mention]:
    if len(text) > 200:
        return
    if own := _WE_OF.fullmatch(text):
        yield Mention(tidied(own[1]), 2.0, "underskrift")
    if (body := _OF_BODY.fullmatch(text)) and not is_inner(whose := tidied(body[1]).removesuffix("s")):
        yield Mention(whose, 2.0, "underskrift")
    for at, name in names_in(text):
        yield Mention(in_full(name, text, at), 3.0 if text.startswith(("För ", "/")) else 2.0, "underskrift")


def _from_sentence(text: str, *, first: bool) -> Iterator[Mention]:
    if presented := introductions.presented(text):
        yield Mention(tidied(presented), 3.5, "första meningen")
    for at, name in names_in(text[:READ]):
        after = text[at + len(name) : at + len(name) + 40]
        if _ASKED.match(after):
            yield Mention(name, -2.0, "den som frågar")
        elif at == 0 and first and (whole := _with_rest(name, text)) != name:
            yield Mention(whole, 3.0, "första meningen")
        elif at == 0 or text[at - 2 : at] in (". ", "! "):
            yield Mention(name, (3.0 if first else 1.5) if _SPEAKS.match(after) else 0.3, "första meningen")
        else:
            yield Mention(name, 0.3, "löptext")
    ours = _OURS.search(text)
    if first and ours:
        yield Mention(tidied(ours[1][0].upper() + ours[1][1:]), 1.5, "första meningen")


def _with_rest(name: str, text: str) -> str:
    """The subject in full: "Samfundet Kust och Land avstår …"."""
    verb = _SPEAKS.search(text, len(name), len(name) + _REST)
    return in_full(name, text[: verb.start()], 0) if verb else name


def of_known(
    document: Document, paragraphs: Sequence[Paragraph], organisations: Sequence[str], file_name: str
) -> Iterator[Mention]:
    """Those of a send list that the mail, the file's name or the letter's head and foot name."""
    head = " \n ".join(paragraph.text for paragraph in [*paragraphs[:12], *paragraphs[-6:]]).casefold()
    around = f"{document.sender} {file_name.replace('_', ' ').replace('-', ' ')}".casefold()
    for organisation in organisations:
        name = organisation.casefold()
        if name in around:
            yield Mention(organisation, 4.0, "sändlistan och filens namn eller mejlets avsändare")
        elif name in head:
            yield Mention(organisation, 1.5, "sändlistan och brevet")


def who_asks(paragraphs: Sequence[Paragraph]) -> set[str]:
    """The region the letter is addressed to: below "Till", or whose proposal or remiss it is."""
    found: set[str] = set()
    before = ""
    for paragraph in paragraphs[:_ASKED_IN]:
        text = paragraph.text[:READ]
        for at, name in names_in(text):
            after = text[at + len(name) : at + len(name) + 40]
            if _ASKED.match(after) or (at < 12 and _TO.match(text)) or (at == 0 and _TO.fullmatch(before)):
                found.add(key_of(name))
        before = text
    return found
