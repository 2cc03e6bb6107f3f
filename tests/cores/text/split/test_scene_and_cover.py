"""What only sets the scene or sends the answer over is no comment; what looks like it and judges is one."""

import pytest

from samsyn.cores.text.split import split
from samsyn.cores.text.split.covering import is_missiv
from samsyn.cores.text.values import Paragraph, Span, Split


def _split(*texts: str, kinds: tuple[str, ...] = ()) -> Split:
    paragraphs, at = [], 0
    for number, text in enumerate(texts):
        kind = kinds[number] if kinds else "body"
        paragraphs.append(Paragraph(text, (Span(1, at, at + len(text)),), kind=kind, raw=(text,)))  # type: ignore[arg-type]
        at += len(text) + 1
    return split(paragraphs)


def _row(row: int, *texts: str, at: int) -> list[Paragraph]:
    found = []
    for column, text in enumerate(texts):
        span = Span(1, at, at + len(text))
        found.append(Paragraph(text, (span,), kind="cell", raw=(text,), table=0, row=row, column=column))
        at += len(text) + 1
    return found


WISH = "Målet om bostäder bör skrivas om så att det gäller alla kommuner."
SCENE = "Det civila försvaret byggs nu upp i hela landet. Kommuner och regioner har sedan 2024 ersättning för förberedelser."


def test_facts_that_set_the_scene_are_set_aside_in_a_long_letter_only() -> None:
    long = [
        f"{number + 1}. {WISH} " + "Det behövs för att unga ska kunna bo kvar i länet. " * 3 for number in range(40)
    ]
    made = _split("Beredskap", SCENE, WISH, *long, kinds=("heading", *["body"] * 42))
    assert SCENE in [one.text for one in made.set_aside]
    short = _split("Beredskap", SCENE, WISH, kinds=("heading", "body", "body"))
    assert SCENE not in [one.text for one in short.set_aside]


def test_a_line_that_stands_like_a_heading_ends_what_introduces() -> None:
    facts = "Kompetensförsörjningen är nämndens största bekymmer. Omvårdnadsprogrammet har nio elever i år."
    made = _split(
        "Nämnden lämnar yttrandet som sitt eget till regionen.",
        "Sammanfattning av ärendet",
        "Regionen har översänt ett förslag till strategi.",
        "Yttrande",
        f"{facts} Nämnden föreslår en egen prioritering om vården.",
    )
    assert facts.split(". ")[0] in " ".join(one.text for one in made.comments)


@pytest.mark.parametrize(
    "text",
    [
        "Att kulturen fått dela avsnitt med besöksnäringen är enligt vår mening olyckligt.",
        "Sex möten om året med utvecklingsrådet är en lämplig nivå.",
    ],
)
def test_a_verdict_is_a_comment_though_it_speaks_of_a_council_or_of_what_was_given(text: str) -> None:
    assert [one.text for one in _split(WISH, text).comments] == [WISH, text]


def test_a_cover_with_a_point_of_its_own_is_no_mere_cover() -> None:
    def paragraph(text: str) -> Paragraph:
        return Paragraph(text, (Span(1, 0, len(text)),), raw=(text,))

    sent = paragraph("Bifogar hamnens svar på remissen om utvecklingsstrategin.")
    assert is_missiv([sent])
    own = "En sak som inte kom med i bilagan: vi tycker att godsvolymen borde vara en av indikatorerna."
    assert not is_missiv([sent, paragraph(own)])


def test_a_column_of_the_senders_own_comments_holds_comments_though_nobody_judges() -> None:
    text = "Kollektivtrafikens andel har målet 20 procent i tabellen och 18 procent i avsnitt 6.1."
    rows = [*_row(0, "Kapitel", "Kommunens synpunkt", at=0), *_row(1, "9", text, at=40)]
    made = split(rows)
    assert [(one.text, one.context) for one in made.comments] == [(text, ("Kapitel 9",))]


def test_a_heading_on_the_last_line_belongs_to_what_comes() -> None:
    made = _split(f"{WISH} Bebyggelse")
    assert [one.text for one in made.comments] == [WISH]
    assert [(one.text, one.reason) for one in made.set_aside] == [("Bebyggelse", "rubrik")]


def test_a_mail_that_is_handed_on_is_the_answer() -> None:
    said = "Inflyttarlotsen får inte bli en halvtidstjänst på kommunhuset."
    made = _split(
        "Från: Analysenheten <analys@region.example>",
        "Ämne: VB: Vårt svar om strategin",
        "Hej registrator, detta hamnade i min inkorg. Kan du lägga det på diariet?",
        "Från: Bostäder AB <info@bostader.example>",
        "Skickat: den 15 juni 2026 11:20",
        "Till: Analysenheten",
        "Ämne: Vårt svar om strategin",
        said,
    )
    assert said in [one.text for one in made.comments]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Skogen", "Skogen närmast där människor bor ska få stå kvar. Det är där barnen leker."),
        ("Vårt bidrag", "Vårdkompaniet deltar gärna och kan ställa en person till förfogande på tjugo procent."),
        ("Forskning", "Forskarskolan Skog och samhälle är en lovande idé."),
        ("Mark", "Enbart de förfrågningar som kommunen har fått sedan 2024 motsvarar 190 hektar. Höj målet."),
    ],
)
def test_a_heading_within_the_letter_makes_nobody_introduce_themselves(heading: str, text: str) -> None:
    made = _split("Vårdkompaniet", WISH, heading, text, kinds=("heading", "body", "heading", "body"))
    assert text in " ".join(one.text for one in made.comments)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("I svaret har vi ordnat synpunkterna efter kapitel.", "inledning"),
        ("Kommunen begränsar sitt yttrande till frågor om vatten.", "inledning"),
        ("De invändningar som följer ska läsas i det ljuset.", "inledning"),
        ("Hänvisningar till sida och rad avser remissens PDF.", "inledning"),
        ("Jag heter Elof och har bott vid sjön i hela mitt liv, 64 år nu i maj, med fru och fyra getter.", "inledning"),
        ("Vår förening bildades 1952 och har 300 medlemmar.", "inledning"),
        ("Rektor har beslutat om svaret efter föredragning av utredaren.", "beslutsformel"),
        ("Kommunstyrelsen föreslås anta detta yttrande som sitt eget.", "beslutsformel"),
    ],
)
def test_words_about_the_answer_itself_are_no_comment(text: str, reason: str) -> None:
    made = _split(text, WISH)
    assert [(one.text, one.reason) for one in made.set_aside] == [(text, reason)]
    assert [one.text for one in made.comments] == [WISH]


@pytest.mark.parametrize(
    "text", ["Kom gärna hit så får ni se hur vi har det.", "Ha en fin sommar!", "Vi kommer gärna och berättar mer."]
)
def test_an_invitation_at_the_end_is_no_comment(text: str) -> None:
    made = _split(WISH, text)
    assert [one.text for one in made.comments] == [WISH]
    assert [one.text for one in made.set_aside] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Jag är 31 och har köat till en lägenhet i fem år.",
        "Sidnumreringen följer inte innehållsförteckningen och bör rättas.",
        "Välkomna förslag om vatten bör få pengar.",
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    made = _split(f"{text} {WISH}")
    assert text in " ".join(one.text for one in made.comments)


def test_praise_of_the_strategys_own_words_is_a_comment() -> None:
    known = ("Barnens villkor ska beskrivas i alla större beslut.",)
    said = Paragraph("Bra att barnens villkor ska beskrivas i alla större beslut.", ())
    assert [one.text for one in split([said], known=known).comments] == [said.text]


def test_why_somebody_is_against_it_is_a_comment() -> None:
    said = Paragraph("Byalaget avstyrker strategin därför att den utgår från två städer och glömmer resten.", ())
    assert [one.text for one in split([said]).comments] == [said.text]
    bare = Paragraph("Byalaget avstyrker strategin.", ())
    assert [one.reason for one in split([bare]).set_aside] == ["ställningstagande"]


def test_who_is_responsible_answers_no_remiss() -> None:
    said = "Det sägs att jordbruket och bilarna i länet svarar för merparten av utsläppen. Redovisa dem hellre var för sig."
    assert [one.text for one in _split(said).comments] == [said]


def test_what_a_form_asks_one_to_do_is_the_forms() -> None:
    lines = ("Fyll i formuläret och skicka det senast den 15 oktober.", "Tack! Ditt svar är inskickat kl. 16.48.")
    assert {one.reason for one in split([Paragraph(line, ()) for line in lines]).set_aside} == {"formulär"}
