"""A respondent's ways to say where in a strategy a comment belongs: numbers, letters, codes, parts of headings, pages."""

import pytest

from samsyn.cores.linking import Linker
from samsyn.cores.linking.places import Places
from samsyn.cores.outline.values import Block, LeftOut, Outline, Section
from samsyn.cores.text.values import Passage

Row = tuple[str, str, int, str, int]  # number, heading, level, text, page


def outline(*rows: Row, contents: tuple[str, ...] = ()) -> Outline:
    sections: list[Section] = []
    above: dict[int, str] = {}
    for number, heading, level, text, page in rows:
        key = number or heading
        above[level] = key
        blocks = tuple(Block(part, page) for part in text.split("|"))
        sections.append(Section(key, number, heading, level, above.get(level - 1), blocks, page=page))
    return Outline("Ekmark 2041", tuple(sections), left_out=tuple(LeftOut(line, 0, "contents") for line in contents))


NUMBERED = outline(
    ("1", "Inledning", 1, "Strategin gäller till 2041.", 3),
    ("2", "Nuläge", 1, "Länet växer.", 5),
    ("2.1", "Demografi", 2, "Andelen äldre ökar i alla kommuner.", 5),
    ("3", "Insatsområde 1: Ett öppet län", 1, "Ett län för alla som vill bo.", 8),
    ("3.1", "Integration och etablering", 2, "Etableringen tar sex år.", 8),
    ("3.2", "Boende för alla livsskeden", 2, "Det byggs för lite.", 9),
    ("4", "Insatsområde 2: Ett klimatsmart län", 1, "Utsläppen ska halveras.", 11),
    ("4.1", "Förnybar energi och elnät", 2, "Elnätet byggs ut med två ledningar.", 11),
    ("4.2", "Cirkulära flöden", 2, "Avfall blir råvara.", 12),
    ("5", "Genomförande och uppföljning", 1, "Vi gör det ihop.", 17),
    ("5.1", "Roller och ansvarsfördelning", 2, "Kommunerna ansvarar.", 17),
)
CODED = outline(
    ("", "M1. Friska och trygga invånare", 1, "Hälsa.", 0),
    ("", "D1.1 Mindre psykisk ohälsa", 2, "Unga.", 0),
    ("", "D1.2 Rörelse hela livet", 2, "Idrott.", 0),
    ("", "M2. Konkurrenskraftiga företag", 1, "Företag.", 0),
    ("", "D2.1 Kapital i tidiga skeden", 2, "Kapital.", 0),
)
WORDED = outline(
    ("", "Målområde C: Nära vardag", 1, "Vardagen.", 0),
    ("", "Delmål C1: Vård", 2, "Vården.", 0),
    ("", "Delmål C2: Service", 2, "Butiken.", 0),
    ("", "Vägen E4 norrut", 2, "Vägen.", 0),
)
LETTERED = outline(
    ("", "Strategiskt område A – Hållbara transporter", 1, "Tåg.", 0),
    ("", "Prioritering A: Spår", 2, "Rälsen.", 0),
    ("", "Strategiskt område B – Livskraftig landsbygd", 1, "Bygden.", 0),
    ("", "Prioritering A: Affären", 2, "Varorna.", 0),
    ("", "Målbild III: Ett kreativt Tallbo", 1, "Scenen.", 0),
)
STATED = outline(
    ("4", "Näringsliv", 1, "Mål 1: År 2040 har länet fler företag.", 0),
    ("4.1", "Forskning", 2, "Prioritering 1A. Forskningen stärks.", 0),
    ("5", "Miljö", 1, "Mål 2: År 2040 är utsläppen noll.", 0),
    ("5.1", "Vatten", 2, "Prioritering 2A. Vattnet renas.", 0),
)
LISTED = outline(
    ("1", "Inledning", 1, "a", 0),
    ("2", "Läget i länet", 1, "b", 0),
    ("2.1", "Jobb", 2, "c|d", 0),
    ("3", "Framtiden", 1, "f", 0),
    ("3.1", "Vägar", 2, "g|h", 0),
    contents=("Innehåll", "1 Inledning 4", "2 Läget i länet 6", "2.1 Jobb ..... 6", "3 Framtiden 9", "3.1 Vägar\t9"),
)


def meant(strategy: Outline, text: str) -> str:
    hits = Places(strategy).named(text)
    best = max(hits, key=lambda hit: hit.strength, default=None)
    return strategy.sections[best.section].key if best and best.strength >= 0.4 else ""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Avsn. 4.1: nämn vindkraft.", "4.1"),
        ("Avsnitt 4:1 är bra.", "4.1"),
        ("Kap 4, avsnitt 2 är för kort.", "4.2"),
        ("Kapitel 3–4 är bra.", "3"),
        ("Avsnittet om cirkulära flöden är tunt.", "4.2"),
        ("Kapitlet om genomförandet saknar tidplan.", "5"),
        ("I delen om uppföljning saknas mått.", "5"),
        ("I avsnittet om ansvarsfördelning saknas kommunerna.", "5.1"),
        ("Rollavsnittet är otydligt.", "5.1"),
        ("I energiavsnittet saknas solel.", "4.1"),
        ("Integrationsavsnittet är svagt.", "3.1"),
        ("Nulägesbeskrivningen saknar idrotten.", "2"),
        ("Avsnittet ”Boende för alla” bör utvecklas.", "3.2"),
        ("Avsnittet ”Boende för alla livskeden” bör utvecklas.", "3.2"),
        ("Insatsområdet Ett klimatsmart län är bra.", "4"),
        ("Insatsområde två är bra.", "4"),
        ("Ins.omr. 2 är bra.", "4"),
        ("Målområde 2 är bra.", "4"),
        ("Område 2 är bra.", "4"),
        ("S. 17, första stycket: vilka är vi?", "5"),
    ],
)
def test_numbers_and_parts_of_headings(text: str, wanted: str) -> None:
    assert meant(NUMBERED, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Vi genomför gärna projekten.",
        "Länet är stort.",
        "Målet är att alla ska med.",
        "Samma sida, stycke två: vägen är smal.",
    ],
)
def test_words_that_are_just_used_name_nothing(text: str) -> None:
    assert meant(NUMBERED, text) == ""


@pytest.mark.parametrize(
    ("strategy", "text", "wanted"),
    [
        (CODED, "I M2 saknas turism.", "M2. Konkurrenskraftiga företag"),
        (CODED, "Målområde 2 är bra.", "M2. Konkurrenskraftiga företag"),
        (CODED, "Under M1, delmål 1.2, saknas cykling.", "D1.2 Rörelse hela livet"),
        (CODED, "Delmålet Rörelse hela livet är bra.", "D1.2 Rörelse hela livet"),
        (CODED, "Målet om psykisk ohälsa är bra.", "D1.1 Mindre psykisk ohälsa"),
        (WORDED, "Delmål C2. Utan butik spelar resten ingen roll.", "Delmål C2: Service"),
        (WORDED, "Vid E4 saknas rastplatser.", ""),
        (LETTERED, "Område B är bra.", "Strategiskt område B – Livskraftig landsbygd"),
        (LETTERED, "Området hållbara transporter saknar cykel.", "Strategiskt område A – Hållbara transporter"),
        (LETTERED, "Målbild III är bra.", "Målbild III: Ett kreativt Tallbo"),
        (LETTERED, "Målbild 3 är bra.", "Målbild III: Ett kreativt Tallbo"),
        (LETTERED, "Livskraftig landsbygd, prioritering A: butiken.", "Prioritering A: Affären"),
        (STATED, "Mål 2 är orealistiskt.", "5"),
        (STATED, "Målområde 1 saknar årtal.", "4"),
        (STATED, "Prioritering 2A är bra.", "5.1"),
    ],
)
def test_letters_codes_and_goals_stated_in_the_text(strategy: Outline, text: str, wanted: str) -> None:
    assert meant(strategy, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"), [("S. 6: fel år.", "2"), ("Sidan 8 stämmer.", "2.1"), ("Sid 9 stycke 2: stryk.", "3.1")]
)
def test_a_list_of_contents_tells_the_pages_of_a_file_without_pages(text: str, wanted: str) -> None:
    hits = Places(LISTED).named(text)
    assert wanted in {LISTED.sections[hit.section].key for hit in hits}


def test_printed_page_numbers_count_where_the_sheets_are_shifted() -> None:
    rows: tuple[Row, ...] = (("1", "Ett", 1, "a", 3), ("2", "Två", 1, "b", 5), ("3", "Tre", 1, "c", 7))
    shifted = outline(*rows, contents=("1 Ett 1", "2 Två 3", "3 Tre 5"))
    assert meant(outline(*rows), "Sidan 5 är fel.") == "2"
    assert meant(shifted, "Sidan 5 är fel.") == "3"


def test_a_heading_that_the_response_numbers_itself_names_nothing() -> None:
    own = Places(NUMBERED).named("2.1 Elnät och effekt", heading=True)
    theirs = Places(NUMBERED).named("2.1 Demografin", heading=True)
    assert not [hit for hit in own if NUMBERED.sections[hit.section].key == "2.1"]
    assert [hit for hit in theirs if NUMBERED.sections[hit.section].key == "2.1"]


def test_what_a_comment_is_compared_with_counts_less() -> None:
    assert meant(NUMBERED, "Avsnitt 4.2 är vagt, jämför gärna med avsnitt 3.1.") == "4.2"
    assert meant(NUMBERED, "Till skillnad från avsnitt 3.1 har 4.2 inget mål.") == "4.2"


TWICE = outline(
    ("", "Förord", 1, "Välkommen till Ekmark 2041, en plan för alla. Ett gott liv i hela Ekmark.", 3),
    ("2", "Ekmarks län i dag", 1, "Här är läget.", 4),
    ("2.1", "Arbete", 2, "Sågverk och sjukhus ger mest jobb.", 4),
    ("2.2", "Resor", 2, "De flesta kör bil till jobbet och bussarna är glesa.", 5),
    ("4", "Målen", 1, "Alla räknas.", 7),
    ("", "Mål 2.1 Hamnen växer", 2, "Kajen byggs ut för fartyg och gods.", 8),
    ("", "Mål 2.2 Fler besöker oss", 2, "Vandringsleder märks ut för gäster.", 8),
    ("5", "Så genomför vi strategin", 1, "Ett råd leder arbetet.", 9),
    ("6", "Ord och begrepp", 1, "Nod: en plats där resor möts.", 9),
)


def surest(text: str) -> list[str]:
    found = sorted(Places(TWICE).named(text), key=lambda hit: -hit.strength)
    return [TWICE.sections[hit.section].key for hit in found]


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("I 2.2 står inget om bussarna till jobbet.", ["2.2", "Mål 2.2 Fler besöker oss"]),
        ("Avsnitt 2.2 står inget om bussarna.", ["2.2"]),
        ("I mål 2.2 saknas bussarna.", ["Mål 2.2 Fler besöker oss"]),
    ],
)
def test_a_bare_number_that_a_section_and_a_goal_share_means_both_and_rather_the_section(
    text: str, section: list[str]
) -> None:
    assert surest(text) == section


def test_what_else_is_said_tells_whether_the_goal_is_meant() -> None:
    linker = Linker(TWICE)
    assert linker.rank(Passage("I 2.2 står inget om bussarna till jobbet.", ()))[0].section == "2.2"
    assert linker.rank(Passage("Vandringsleder i 2.2 för gäster är fint.", ()))[0].section == "Mål 2.2 Fler besöker oss"


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("Ordet nod i ordlistan är fel förklarat.", "6"),
        ("Kapitlet om länet i dag är för kort.", "2"),
        ("Avsnittet om hur ni genomför strategin är tunt.", "5"),
        ("På sidan om länet i dag är kartan spegelvänd.", "2"),
    ],
)
def test_a_part_named_in_other_words_than_its_heading(text: str, section: str) -> None:
    assert surest(text)[0] == section


def test_what_stands_only_in_the_list_of_words_is_missed_elsewhere() -> None:
    assert surest("Noder nämns bara i ordlistan.") == []


def test_of_a_chapter_and_its_part_on_the_page_named_the_part_is_rather_meant() -> None:
    strength = {TWICE.sections[hit.section].key: hit.strength for hit in Places(TWICE).named("På s. 4 saknas vården.")}
    assert strength["2.1"] > strength["2"]


def test_the_name_of_the_strategy_is_no_quotation_of_its_foreword() -> None:
    titled = Outline("Ett gott liv i hela Ekmark", TWICE.sections)
    assert Places(titled).named("Remissvar: Ett gott liv i hela Ekmark") == []
    assert Places(TWICE).named("Remissvar: Ett gott liv i hela Ekmark") != []


def test_codes_that_count_on_in_one_sections_table_are_that_sections() -> None:
    strategy = Outline(
        "Åslänet",
        (
            Section(
                "jobb", "", "Åtagande A Jobb på hemorten", 1, None, (Block("A1 Vi frågar."), Block("A2 Vi lär ut."))
            ),
            Section("resor", "", "Åtagande B Resor", 1, None, (Block("B1 Vi kör."), Block("B2 Vi väntar."))),
            Section(
                "matt", "", "Bilaga: Mått", 1, None, (Block("I1"), Block("Sysselsatta"), Block("I2"), Block("Turer"))
            ),
        ),
    )
    assert meant(strategy, "Steget B2 är otydligt.") == "resor"
    assert meant(strategy, "I2 är fel räknat.") == "matt"
    assert meant(strategy, "Mål 2 är bra.") != "matt"  # a figure alone is no code


def test_an_indicator_stands_where_the_indicators_are_and_a_deeper_code_in_the_code_above() -> None:
    strategy = Outline(
        "Åslänet",
        (
            Section("resor", "4.1", "Prioritering A1: Resor", 1, None, (Block("Fler turer."),)),
            Section("halsa", "4.2", "Prioritering A2: Hälsa", 1, None, (Block("Kortare väntan."),)),
            Section("folja", "5.1", "Indikatorer", 1, None, (Block("8"), Block("Uppkopplade hushåll"))),
        ),
    )
    assert meant(strategy, "Till indikator 8 bör läggas täckning för mobil.") == "folja"
    assert meant(strategy, "Delmål A2.1 går inte att följa.") == "halsa"
