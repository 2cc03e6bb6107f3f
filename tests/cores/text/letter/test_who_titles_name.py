"""Senders that titles, heads and signatures tell: genitives, units of the region, several at once, nobody at all."""

import pytest

from samsyn.cores.text.letter import sender
from samsyn.cores.text.letter.titles import owner_of
from samsyn.cores.text.prose import paragraphs
from samsyn.cores.text.values import Document, Page

_BODY = "\n\nVi saknar ett mål om bussar på kvällar i hela länet.\n\nVi föreslår att avsnitt 3 stryks.\n\n"


def _sender(head: str, foot: str = "", *, name: str = "", form: str = "txt", own: str = "") -> tuple[str, str]:
    document = Document(form, (Page(1, head + _BODY + foot),))
    found = sender(document, paragraphs(document), name=name, own=own)
    return found.name, found.class_


@pytest.mark.parametrize(
    ("title", "owner"),
    [
        ("Tunakrafts inspel till strategin", "Tunakraft"),
        ("Kallbygds kommuns synpunkter på förslaget", "Kallbygds kommun"),
        ("Bruksbygdens remissvar på strategin", "Bruksbygden"),
        ("Kommunens svar", ""),
        ("Prioriteringens svar saknas", "Prioriteringen"),
        ("Yttrande över förslag", ""),
    ],
)
def test_a_title_in_the_genitive_names_who_answers(title: str, owner: str) -> None:
    assert owner_of(title) == owner


def test_several_that_head_and_sign_one_letter_answer_together() -> None:
    head = "Torpinge kommun\n\nKvarnheds kommun\n\nGemensamt yttrande över strategin"
    foot = "För Torpinge kommun\n\nKommunalråd\n\nFör Kvarnheds kommun\n\nKommunalråd"
    assert _sender(head, foot) == ("Torpinge kommun och Kvarnheds kommun", "Kommuner")


def test_a_person_who_writes_to_the_region_is_no_organisation() -> None:
    assert _sender("Till Region Norrhede!", "En som bor på ön", own="Region Norrhede")[1] == "privatperson"


def test_the_letter_spells_its_own_name_better_than_the_file() -> None:
    found = _sender("Åkrokens intresseförening", "Styrelsen", name="Åkroken intresseförening.pdf", form="pdf")
    assert found[0] == "Åkrokens intresseförening"


def test_a_prioritering_is_no_ring() -> None:
    assert _sender("Synpunkter\n\nPrioritering", "", form="pdf")[0] != "Prioritering"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Remissvar från Tistelåns fågelvakter", "Tistelåns fågelvakter"),
        ("Åkermarks kommuns synpunkter", "Åkermarks kommun"),
        ("Landspartiets remissvar", "Landspartiet"),
    ],
)
def test_a_title_names_the_sender_without_what_it_sends(head: str, name: str) -> None:
    assert _sender(head, form="pdf")[0] == name


@pytest.mark.parametrize("head", ["Synpunkter från Åby", "Yttrande från Ester Lund"])
def test_a_title_with_a_place_or_a_person_names_no_organisation(head: str) -> None:
    assert _sender(f"{head}\n\nJag bor här sedan länge.", form="txt")[1] == "privatperson"


def test_a_union_that_signs_is_the_sender() -> None:
    assert _sender("Synpunkter", "Med vänlig hälsning\n\nBagerifacket Ekmark") == (
        "Bagerifacket Ekmark",
        "Intresseorganisationer",
    )
