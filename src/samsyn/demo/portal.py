"""What the invented region has on its site: news, pictures, documents in several languages, and whom to turn to."""

import io
import math
from datetime import UTC, date, datetime, timedelta
from typing import Final

from django.utils import timezone
from PIL import Image, ImageDraw

from samsyn.people import paper
from samsyn.people.models import Person
from samsyn.portal.library import actions as library
from samsyn.portal.models import Article, Category, LibraryKind, Picture, Tongue
from samsyn.portal.news import actions as news
from samsyn.portal.news import remarks
from samsyn.portal.news.actions import Text
from samsyn.portal.search import index
from samsyn.strategy.models import Document

SKY, FAR, MIDDLE, NEAR, RIVER = "#DCEBEA", "#9DBDBA", "#6F9A97", "#2F6B6B", "#EAF3F2"
PIECES: Final = (  # days ago, title, category, lead, body
    (160, "Förslaget till Älvmark 2040 är ute på remiss", "Remiss",
     "Nu kan alla läsa förslaget och säga vad de tycker. Sista dag att svara är den 15 oktober.",
     ("Förslaget bygger på två års samtal i hela länet. Det har nio målbilder och gäller till 2040.\n\n"
     "## Så svarar du\n\nLäs [strategin](/strategi/{slug}/) och skriv vid det avsnitt du har synpunkter på. "
     "Du behöver inget konto. Alla svar läses, och alla får veta vad som blev av deras synpunkter.\n\n"
     "## Sedan\n\n- Vi går igenom svaren under hösten.\n- Ett nytt förslag blir klart i januari.\n"
     "- Regionfullmäktige beslutar efter det.\n\n> Strategin är hela länets. Därför behöver hela länet höras.")),
    (60, "Så lät det när sex träffar blev en text", "Dialog",
     "Mer än hundra inspel har fått svar: vad som användes, vad som fick vänta och varför.",
     ("Under hösten samtalade vi på sex orter. Nu kan du se var i texten orden landade.\n\n"
     "På sidan [Vad hände sedan](/vad-hande-sedan/) står varje träff med svaren. Vid varje avsnitt i "
     "[strategin](/strategi/{slug}/) står också vilka inspel som formade det.\n\n![Älven ringlar mellan fjäll och skog"
     " i morgonljus](bild:{picture})")),
    (20, "Remisstiden är slut – nu går vi igenom svaren", "Remiss",
     "Många har svarat. Varje synpunkt får ett eget svar.",
     ("Tack till alla som har svarat! Handläggarna läser nu varje synpunkt, hittar rätt avsnitt och skriver ett svar "
     "med skäl.\n\n## När kommer svaren?\n\nSvaren publiceras när de är granskade av en andra läsare. Den som har "
     "svarat får ett mejl med en egen länk.\n\nFölj arbetet i [kalendern](/kalender/).")),
    (4, "Kom och prata om hur strategin ska genomföras", "Dialog",
     "Två träffar före jul, i Älvstad och Norrådal. Alla är välkomna.",
     "Nu gäller det vad vi ska göra först, och vem som gör vad. Se [alla träffar](/delta/) och anmäl dig."),
)  # fmt: skip
ENGLISH: Final = (
    "The proposal for Älvmark 2040 is out for consultation",
    "Everybody can now read the proposal and say what they think.",
    "The proposal builds on two years of conversations all over the county. It has nine goals and looks to 2040.",
)
CONTACTS: Final = (
    (
        "Strategi och process",
        "Frågor om strategin, tidsplanen och besluten",
        "strategi@region.example",
        "010-000 10 10",
    ),
    ("Remiss och svar", "Hjälp att svara, och frågor om ditt yttrande", "remiss@region.example", "010-000 10 11"),
    ("Dialog och träffar", "Anmälan, tolk, hörslinga och annat du behöver", "dialog@region.example", "010-000 10 12"),
    ("Press", "Intervjuer, bilder och uppgifter till medier", "press@region.example", "010-000 10 13"),
    ("Tillgänglighet", "När något på webbplatsen inte går att använda", "webb@region.example", ""),
)
BRIEF: Final = (
    (Tongue.EASY_SWEDISH, "Älvmark 2040 på lättläst svenska", "Så vill vi att länet ska vara år 2040."),
    (Tongue.ENGLISH, "Älvmark 2040 in brief", "How we want the county to be in 2040."),
    (Tongue.FINNISH, "Älvmark 2040 lyhyesti", "Näin haluamme läänin kehittyvän vuoteen 2040."),
    (Tongue.NORTH_SAMI, "Älvmark 2040 oanehaččat", "Älvmark 2040"),
)


def fill(*, document: Document, by: Person, officer: Person) -> None:
    """Everything, through the verbs that people use."""
    picture = _picture(by)
    _news(document, picture, by=by, officer=officer)
    _library(by)
    for position, (function, about, email, phone) in enumerate(CONTACTS, start=1):
        library.set_contact(function=function, about=about, email=email, phone=phone, position=position, by=by)
    index.renew()


def _picture(by: Person) -> Picture:
    """A drawn landscape: hills behind each other and a river."""
    made = Image.new("RGB", (1200, 800), SKY)
    draw = ImageDraw.Draw(made)
    draw.ellipse([820, 90, 920, 190], fill="#F2D9B8")
    for colour, height, swing, length in ((FAR, 330, 95, 170), (MIDDLE, 450, 60, 120), (NEAR, 560, 40, 210)):
        ridge = [(x, height - swing * math.sin(x / length) - swing / 3 * math.sin(x / 37)) for x in range(0, 1201, 8)]
        draw.polygon([*ridge, (1200, 800), (0, 800)], colour)
    for y in range(565, 800, 2):
        width = 8 + (y - 565) ** 2 / 420
        middle = 610 + (60 + (y - 565) / 2) * math.sin((y - 565) / 46)
        draw.rectangle([middle - width, y, middle + width, y + 2], fill=RIVER)
    out = io.BytesIO()
    made.save(out, "PNG")
    words = "Älven ringlar mellan fjäll och skog i morgonljus"
    return news.add_picture(
        name="alven.png",
        data=out.getvalue(),
        alt=words,
        credit="Illustration: Region Älvmark",
        at=timezone.now(),
        by=by,
    )


def _news(document: Document, picture: Picture, *, by: Person, officer: Person) -> None:
    now = timezone.now()
    made = {}
    for days, title, about, lead, body in PIECES:
        category, _new = Category.objects.get_or_create(name=about, defaults={"slug": about.lower()})
        at = now - timedelta(days=days)
        text = Text(
            title, body.format(slug=document.slug, picture=picture.pk), lead=lead, category=category,
            picture=picture if days == 60 else None, remarks_open=days in {4, 20},
        )  # fmt: skip
        made[days] = news.publish(article=news.write(text=text, at=at, by=officer), when=at, by=officer)
    english = Text(ENGLISH[0], ENGLISH[2], lead=ENGLISH[1], language=Tongue.ENGLISH, translation_of=made[160])
    when = now - timedelta(days=159)
    news.publish(article=news.write(text=english, at=when, by=officer), when=when, by=officer)
    draft = Text("Så mäter vi hur det går", "Här berättar vi om [indikatorerna](/uppfoljning/) i vår.")
    news.write(text=draft, at=now, by=officer)
    later = Text("Svaren på synpunkterna är publicerade", "Nu finns alla svar på sidan [Delta](/delta/).")
    news.publish(article=news.write(text=later, at=now, by=officer), when=now + timedelta(days=40), by=officer)
    _remarks(made[20], by=by)


def _remarks(article: Article, *, by: Person) -> None:
    now = timezone.now()
    shown = remarks.say(
        article=article, text="Bra att varje synpunkt får svar. Blir svaren sökbara?", name="Nyfiken i Granberg",
        key="demo-1", at=now - timedelta(days=15),
    )  # fmt: skip
    remarks.show(remark=shown, at=now - timedelta(days=14), by=by)
    words = "När får vi veta vad som händer med tågen norrut?"
    remarks.say(article=article, text=words, name="", key="demo-2", at=now - timedelta(days=1))


def _library(by: Person) -> None:
    now = timezone.now()
    earlier = library.add(
        title="Älvmark 2030, regional utvecklingsstrategi", kind=LibraryKind.PROGRAMME, at=now, by=by,
        about="Den förra strategin, beslutad av regionfullmäktige i juni 2018.", dated=date(2018, 6, 12),
        valid="2018–2026", source="Region Älvmark", name="alvmark-2030.pdf",
        data=_pdf("Älvmark 2030", "Den förra strategin i sammandrag.", "sv"),
    )  # fmt: skip
    report = library.add(
        title="Länets förutsättningar: en analys", kind=LibraryKind.REPORT, at=now, by=by,
        about="Underlaget till strategin: befolkning, arbete, bostäder, klimat och resor.", dated=date(2025, 3, 3),
        source="Region Älvmark", name="analys.pdf", data=_pdf("Länets förutsättningar", "En analys.", "sv"),
    )  # fmt: skip
    film = library.add(
        title="Hur många blir vi i Älvmark?", kind=LibraryKind.FILM, at=now, by=by, dated=date(2026, 2, 2),
        about="En kort film om befolkningen, med text och syntolkning.", url="https://film.example/alvmark",
    )  # fmt: skip
    for entry in (earlier, report, film):
        library.publish(entry=entry, at=now, by=by)
    for tongue, title, words in BRIEF:
        made = library.add(
            title=title, kind=LibraryKind.TRANSLATION, at=now, by=by, language=tongue, dated=date(2026, 5, 11),
            name=f"alvmark-2040-{tongue.value}.pdf", data=_pdf(title, words, str(tongue.value).partition("-")[0]),
        )  # fmt: skip
        library.publish(entry=made, at=now, by=by)


def _pdf(title: str, words: str, language: str) -> bytes:
    """A page, tagged."""
    source = (
        "#let data = json(bytes(sys.inputs.data))\n#set document(title: data.title)\n"
        '#set text(font: "Libertinus Serif", lang: data.lang)\n#title(data.title)\n#data.words\n'
    )
    data = {"title": title, "words": words, "lang": language}
    return paper.pdf(source.encode(), data, at=datetime.fromtimestamp(0, UTC))
