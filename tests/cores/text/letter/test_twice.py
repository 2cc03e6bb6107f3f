"""A name of any kind is the sender's when the letter says it in two of its own places; a title is not."""

import pytest

from samsyn.cores.text.letter import PRIVATE, sender
from samsyn.cores.text.prose import paragraphs
from samsyn.cores.text.values import Document, Page

_BODY = "Vi saknar ett mål om bussar på kvällar i hela länet.\n\nAvsnitt 3 bör strykas."


def _sender(head: str, first: str, foot: str, *, name: str = "svar.pdf", mail: str = "") -> str:
    text = "\n\n".join(part for part in (head, first, _BODY, foot) if part)
    document = Document("eml" if mail else "pdf", (Page(1, text),), sender=mail)
    return sender(document, paragraphs(document), name=name).name


@pytest.mark.parametrize(
    ("head", "first", "foot", "name"),
    [
        ("Tullvakten Söderhede, 2031-04-02, dnr 12/2031", "Tullvakten Söderhede har tagit del av remissen.", "Kansliet",
         "Tullvakten Söderhede"),
        ("Södra renbeteslaget\n\nArbetsgemenskap för åtta byar", "Laget har läst strategin.", "För Södra renbeteslaget",
         "Södra renbeteslaget"),
        ("Resmålet Hede, ekonomisk sammanslutning", "Vi samlar 80 anläggningar.", "Styrelsen för Resmålet Hede",
         "Resmålet Hede"),
        ("", "Granby Vildmark har tagit del av förslaget.", "Styrelsen\nGranby Vildmark", "Granby Vildmark"),
    ],
)  # fmt: skip
def test_what_the_letter_calls_itself_twice_is_its_sender(head: str, first: str, foot: str, name: str) -> None:
    assert _sender(head, first, foot) == name


def test_the_head_gives_the_place_to_a_short_name() -> None:
    found = _sender("ÖBÖNDERNA I HEDE", "Öbönderna är traktens odlare i samverkan.", "Styrelsen", name="obonderna.pdf")
    assert found == "Öbönderna i Hede"


@pytest.mark.parametrize(
    ("head", "first", "foot", "name"),
    [
        ("Vägarna i Hede", "Jag tycker att vägarna plogas för sällan.", "En pendlare", "Vägarna i Hede.pdf"),
        ("Anna och Bo Exempelsson", "Jag har läst strategin.", "Anna och Bo Exempelsson", "brev.pdf"),
        ("Kim Exempelsson", "Jag har läst strategin.", "Kim Exempelsson", "brev.pdf"),
    ],
)
def test_a_title_and_the_names_of_persons_are_none(head: str, first: str, foot: str, name: str) -> None:
    assert _sender(head, first, foot, name=name) == PRIVATE


def test_an_office_is_no_sender_of_its_own() -> None:
    found = _sender("Hede kommun\n\nMiljö- och byggnadsnämnden", "Vi har läst strategin.", "För nämnden, Hede kommun")
    assert found == "Hede kommun, Miljö- och byggnadsnämnden"
