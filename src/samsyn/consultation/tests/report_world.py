"""An invented report, as large as asked for: every kind of row, awkward characters, answered and unanswered."""

import random

from samsyn.consultation.report.build import build
from samsyn.consultation.report.values import Aside, Characters, Comment, FileRow, Report, Respondent, Section, Verdict
from samsyn.consultation.senders import PRIVATE
from samsyn.cores.text.values import TYPES

SECTIONS = (
    ("1", "Inledning", 1, None),
    ("1.1", "Varför en strategi?", 2, "inledning"),
    ("2", "Ett län för alla", 1, None),
    ("2.1", "Kompetensförsörjning", 2, "ett-lan"),
    ("2.2", "Kollektivtrafik & resor <i hela länet>", 2, "ett-lan"),
    ("2.3", "Bostäder", 2, "ett-lan"),
    ("3", "Så följer vi upp", 1, None),
)
KEYS = ("inledning", "varfor", "ett-lan", "kompetens", "kollektivtrafik", "bostader", "uppfoljning")
SENDERS = (
    ("Norrådals kommun", "Kommuner"),
    ("Norrådals kommun, Socialnämnden", "Kommuner"),
    ("Ängsby kommun", "Kommuner"),
    ("Öreviks stad", "Kommuner"),
    ("Länsstyrelsen i Älvmarks län", "Myndigheter"),
    ("Älvmarks byalag", "Föreningar"),
    ("Kollektivtrafikförvaltningen", "Region Västmanland"),
    ("Älvmarks högskola", "Universitet eller högskola"),
    ("Åsele & Söner AB", "Privata eller kommunala bolag"),
    (PRIVATE, PRIVATE),
    ("", "Övrigt"),
)
OPENINGS = (
    "Strategin bör",
    "Kommunen saknar att",
    "Vi föreslår att avsnittet",
    "Det är oklart hur",
    "Byalaget stöder att",
)
MIDDLES = (
    "tydligare beskriva hur resor med buss ska fungera på landsbygden",
    "nämna de små skolorna och deras roll för kompetensförsörjningen",
    "kompletteras med ett mål för bostäder som unga har råd med",
    "följas upp varje år med siffror för kvinnor och män",
    "ansvaret mellan region, kommun och stat är fördelat",
)
ENDINGS = (
    "eftersom avstånden är långa.",
    "så att alla kan ta del av det.",
    "vilket saknas i remissversionen.",
    "– annars blir målet svårt att nå.",
    "enligt beslut i nämnden den 3 mars.",
)
AWKWARD = (
    "=SUMMA(A1:A9) är ingen formel utan ett citat.",
    "Tecken: áđŋšžŧ, ʒ, ”citat”, «guillemeter», 3 < 5 & 7 > 2, 50 % och 1 234,5 tkr.",
    "Två rader:\nden andra raden.",
    "Ett leende 😀 och ett kinesiskt tecken 中 får inte stoppa rapporten.",
    "#let x = 1; \\textbf{nej} *inte fet* _inte kursiv_ $x$ <script>alert(1)</script>",
)


def invented(comments: int = 60, *, seed: int = 1, answered: bool = True) -> Report:
    """A whole report; the same arguments give the same report."""
    chance = random.Random(seed)
    people = [_person(at, chance) for at in range(max(len(SENDERS), comments // 10))]
    rows = [_comment(at, people[at % len(people)], chance, answered=answered) for at in range(comments)]
    asides = [_aside(person, chance) for person in people for _ in range(3)]
    given_up = Aside(people[0].id, "Ring mig på måndag.", "hälsning", people[0].files[0], 1, id="x1")
    return build(
        title="Sammanställning av remissvar",
        strategy="Älvmark 2040",
        lead="Samsyn har läst yttrandena och föreslagit plats och typ för varje synpunkt.",
        made_by="samsyn test",
        sections=[
            Section(key, number, heading, level, parent, f"Förslaget i avsnitt {number}: länet ska växa hållbart. ")
            for key, (number, heading, level, parent) in zip(KEYS, SECTIONS, strict=True)
        ],
        respondents=people,
        received=[*(row.id for row in rows), "x1"],
        comments=rows,
        asides=[*asides, given_up],
        files=[*_files(people), FileRow("avsandare.csv", "read", document=False)],
        notes=["avsandare.csv nämner ”saknas.pdf”, men ingen fil heter så."],
        characters=Characters(120_345, 100_300, 20_045),
    )


def _person(at: int, chance: random.Random) -> Respondent:
    name, class_ = SENDERS[at % len(SENDERS)]
    if at >= len(SENDERS) and name and class_ != PRIVATE:
        name = f"{name.split(',')[0]} {at}"
    stance = chance.choice(("", "tillstyrker", "tillstyrker med synpunkter", "avstyrker"))
    files = (f"svar {at + 1}.pdf", f"svar {at + 1} bilaga.docx") if at % 5 == 0 else (f"svar {at + 1}.pdf",)
    return Respondent(f"r{at + 1}", str(at + 1), name, class_, f"RS 2026-{100 + at}", "2026-10-01", stance, files)


def _comment(at: int, person: Respondent, chance: random.Random, *, answered: bool) -> Comment:
    text = f"{chance.choice(OPENINGS)} {chance.choice(MIDDLES)} {chance.choice(ENDINGS)} Ärende {at}."
    if at < len(AWKWARD):
        text = AWKWARD[at]
    if at % 7 == 0:
        text += " " + " ".join(f"{chance.choice(OPENINGS)} {chance.choice(MIDDLES)}." for _ in range(5))
    section = None if at % 11 == 10 else KEYS[1 + at % (len(KEYS) - 1)]
    verdicts: tuple[Verdict, ...] = ("beaktas", "beaktas delvis", "beaktas ej", "noteras", "hänvisas", "")
    verdict: Verdict = chance.choice(verdicts) if answered else ""
    return Comment(
        id=f"c{at + 1}",
        number=f"{person.number}.{at + 1}",
        respondent=person.id,
        section=section,
        type=TYPES[-1] if section is None else TYPES[at % (len(TYPES) - 1)],
        text=text,
        file=person.files[0],
        pages=(1 + at % 4,) if at % 3 else (2, 3),
        origin="person" if answered and at % 2 else "machine",
        sure=at % 4 != 0,
        evidence=("”avsnitt 2.1” nämns", "Gemensamma ord: buss, resa") if section else (),
        verdict=verdict,
        motivation="Regionen håller med i sak men ansvaret ligger hos kommunerna."
        if verdict not in ("", "beaktas")
        else "",
        before="Alla ska kunna resa." if verdict == "beaktas" else "",
        after="Alla ska kunna resa, också på landsbygden." if verdict == "beaktas" else "",
        group=f"g{at % 3}" if at in (12, 13, 14, 25, 26, 27) else "",
    )


def _aside(person: Respondent, chance: random.Random) -> Aside:
    reason = chance.choice(("brevhuvud", "hälsning", "sammanfattning", "beslutsformel"))
    return Aside(
        person.id, f"{person.sender or 'Avsändaren'}: Med vänlig hälsning, för {reason}.", reason, person.files[0], 1
    )


def _files(people: list[Respondent]) -> list[FileRow]:
    rows = [FileRow(name, "read", respondent=person.id) for person in people for name in person.files]
    rows.append(FileRow("inskannad.pdf", "needs_person", "”inskannad.pdf” är inskannad och saknar text."))
    rows.append(FileRow("låst.pdf", "unreadable", "”låst.pdf” är skyddad med lösenord."))
    rows.append(FileRow("kopia.pdf", "duplicate", "”kopia.pdf” är en kopia.", "svar 1.pdf", people[0].id))
    return rows
