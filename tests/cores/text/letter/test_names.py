"""Names in full: how they go on, how files spell them, and what looks like a name and is none."""

import pytest

from samsyn.cores.text.letter import PRIVATE, class_of, sender
from samsyn.cores.text.letter.names import body_in, in_full, key_of, names_in
from samsyn.cores.text.prose import paragraphs
from samsyn.cores.text.values import Document, Page

_BODY = "\n\nVi saknar ett mål om bussar på kvällar i hela länet.\n\nAvsnitt 3 bör strykas.\n\n"


def _sender(head: str, foot: str = "", *, name: str = "", mail: str = "", form: str = "pdf") -> str:
    document = Document("eml" if mail else form, (Page(1, head + _BODY + foot),), sender=mail)
    return sender(document, paragraphs(document), name=name, own="Region Norrhede").name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Brandskyddsförbundet Kust och Fjäll", "Brandskyddsförbundet Kust och Fjäll"),
        ("Ljusverket för fiske", "Ljusverket för fiske"),
        ("Hede förening och Granby förening", "Hede förening"),
        ("Ljusverket har läst", "Ljusverket"),
        ("Fackförbundet Vård och Hälsa, distrikt Hede. 2026-05-15", "Fackförbundet Vård och Hälsa, distrikt Hede"),
        ("Hededemokraterna i Hede län, distriktsstyrelsen", "Hededemokraterna i Hede län"),
    ],
)
def test_a_name_goes_on_to_the_end_of_its_line(line: str, name: str) -> None:
    at, begun = names_in(line)[0]
    assert in_full(begun, line, at) == name


def test_the_display_name_of_a_mail_is_read_to_its_end() -> None:
    mail = "Brandskyddsförbundet Kust och Fjäll <info@kustfjall.example>"
    assert _sender("Hej", mail=mail) == "Brandskyddsförbundet Kust och Fjäll"


@pytest.mark.parametrize("text", ["En förening kan söka.", "Våra föreningar vill mer.", "Något bolag tjänar på det."])
def test_one_of_many_is_no_name(text: str) -> None:
    assert names_in(text) == ()


@pytest.mark.parametrize(
    ("stem", "body"),
    [
        ("pensionarsradet i hede", "Pensionarsrådet i Hede"),
        ("yttrande ungdomsradet i hede", "Ungdomsrådet i Hede"),
        ("tankar i hede", ""),
        ("Ungdomsradet i Hede", ""),
    ],
)
def test_a_file_name_in_small_letters_tells_of_a_body(stem: str, body: str) -> None:
    assert body_in(stem) == body


def test_the_file_tells_who_wrote_when_the_letter_only_says_we() -> None:
    assert _sender("Hej Region Norrhede!", "Mvh oss i rådet", name="ungdomsradet i hede.docx") == "Ungdomsrådet i Hede"


def test_the_letter_gives_dots_and_rings_to_the_name_of_the_file() -> None:
    assert key_of("Overas forsamling") == key_of("Överås församling")
    assert _sender("Överås församling", name="Overas_forsamling.txt") == "Överås församling"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (
            "Region Norrhede\n\nSvarsblankett\n\nFyll i den snarast.\n\nOrganisation: Hede länsförbund",
            "Hede länsförbund",
        ),
        (
            "Start Sök Logga ut\n\nTack! Ditt svar är inskickat.\n\nDu svarar som: Hede ungdomsforum",
            "Hede ungdomsforum",
        ),
        ("Hede byagrupps tankar om strategin", "Hede byagrupp"),
        ("Svar nr 46\n\nVem svarar du för?\n\nHede ungdomsfullmäktige", "Hede ungdomsfullmäktige"),
        ("HEDE NATURVÄNNER OM STRATEGIN", "Hede Naturvänner"),
    ],
)
def test_forms_and_titles_name_who_answers(head: str, name: str) -> None:
    assert _sender(head) == name


def test_those_who_own_or_farm_somewhere_are_a_body() -> None:
    assert names_in("Mark- och skogsägarna i Hede, ekonomisk förening")[0][1] == "Mark- och skogsägarna i Hede"
    assert names_in("Vägarna i Hede är smala.") == ()


def test_a_short_name_is_that_of_the_union_and_not_of_the_files_branch() -> None:
    head = "Fackförbundet Samling\n\nDistrikt Hede\n\nYttrande från Fackförbundet Samling\n\nSamling organiserar 300 i Hede."
    assert _sender(head, name="Samling distrikt Hede.odt") == "Fackförbundet Samling"


def test_who_signs_may_sit_in_somebodys_board() -> None:
    assert _sender("Till Region Norrhede", "Vägringens arbetsutskott") == "Vägringen"
    assert _sender("Granby odlare i förening", "Föreningens styrelse") != "Föreningen"


def test_a_club_of_sport_is_an_association() -> None:
    assert _sender("Hej!", "Styrelsen Hede IF") == "Hede IF"
    assert {class_of(name) for name in ("Hede IF", "IFK Granby", "Norra Hede SK")} == {"Föreningar"}


def test_somebody_who_lives_there_is_a_private_person() -> None:
    assert _sender("Hej!", "/Hedebo", mail="Boende i Granby <granbybo@granbypost.example>") == PRIVATE
    document = Document("txt", (Page(1, "Granby ligger inte vid ån, hälsar en som bor där."),))
    assert sender(document, paragraphs(document)).name == PRIVATE


def test_an_office_with_two_words_is_named_in_full() -> None:
    found = _sender("Region Norrhede, kultur- och bildningsförvaltningen. Internt yttrande")
    assert found == "Region Norrhede, Kultur- och bildningsförvaltningen"


@pytest.mark.parametrize(
    ("name", "class_"),
    [
        ("Räddningstjänstförbundet Kust och Fjäll", "Kommuner"),
        ("Hede kommunalförbund", "Kommuner"),
        ("Stiftelsen Granbyhälsan", "Övrigt"),
        ("Hede museum i Granby", "Övrigt"),
        ("Granby friluftsråd", "Föreningar"),
        ("Skärgårdsbönderna i Hede", "Intresseorganisationer"),
        ("Polisområde Hede", "Myndigheter"),
        ("Åkarkretsen i Hede", "Intresseorganisationer"),
        ("Vårdfolkets förbund", "Intresseorganisationer"),
    ],
)
def test_bodies_of_other_kinds_have_a_class(name: str, class_: str) -> None:
    assert class_of(name) == class_


@pytest.mark.parametrize(
    ("head", "foot", "name"),
    [
        (
            "Samordningsförbundet Kust och Land avstår från att yttra sig.",
            "Kansliet",
            "Samordningsförbundet Kust och Land",
        ),
        ("PRO Granby\n\nYttrande över strategin", "För PRO Granby", "PRO Granby"),
        ("Synpunkter från Miljögruppen Grön Framtid", "", "Miljögruppen Grön Framtid"),
    ],
)
def test_subjects_titles_and_initials_are_part_of_a_name(head: str, foot: str, name: str) -> None:
    assert _sender(head, foot) == name


def test_a_title_with_a_persons_name_names_no_body() -> None:
    assert _sender("Synpunkter från Kim Exempelsson") != "Kim Exempelsson"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Høringssvar fra Fjordvik fylkeskommune til forslag til strategi", "Fjordvik fylkeskommune"),
        ("Fjordvik Kommune", "Fjordvik Kommune"),
        ("Comments from the Nordic Housing Institute on the draft strategy", "Nordic Housing Institute"),
        ("The University of Fjordvik welcomes the strategy.", "University of Fjordvik"),
    ],
)
def test_names_from_across_the_border(text: str, name: str) -> None:
    assert [found for _, found in names_in(text)] == [name]
