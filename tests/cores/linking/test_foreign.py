"""Comments about nothing in a strategy score low, and a comment that goes on keeps the place of the one before."""

import pytest

from samsyn.cores.linking import Linker
from samsyn.cores.linking.foreign import foreign, leaves
from samsyn.cores.outline.values import Block, Outline, Section
from samsyn.cores.text.values import Passage, Span

STRATEGY = Outline(
    "Ekmark 2041",
    (
        Section("vard", "1", "Vård och hälsa", 1, None, (Block("Sjukhuset och vårdcentralerna ska nås av alla."),)),
        Section("resor", "2", "Resor och vägar", 1, None, (Block("Bussar och tåg ska gå oftare."),)),
        Section("hus", "3", "Bostäder", 1, None, (Block("Det ska byggas fler hyresrätter i alla kommuner."),)),
    ),
)


@pytest.mark.parametrize(
    "text",
    [
        "Föreningen vill också passa på att fråga när parkeringen vid sjukhuset blir klar.",
        "Nämnden vill även uppmärksamma regionen på att fakturan för lokalerna är obetald.",
        "Vi väntar fortfarande på svar om ersättning för bussarna.",
        "Riksdagen borde sänka skatten på hyresrätter.",
        "Öppettiderna på vårdcentralen är för korta.",
        "För övrigt är skylten vid hållplatsen trasig.",
        "Bussen är alltid full av skolväskor, fast det är nog inte ert bord.",
        "En hälsning även till dem som lagar maten på sjukhuset: potatisen är kall.",
        "PS. Bussarna är fina.",
        "Kaffet i väntrummet är beskt, och det får ni gärna framföra till dem som kokar det.",
        "Hyreshusets tvättstuga diskuterar vi hellre i annan ordning.",
        "Moms på bio är fel, det kan ni hälsa till riksdagen.",
        "Nämndens arvoden bör halveras.",
        "TV-licensen var bättre förr.",
        "Låt posten komma varje dag.",
        "Parkeringsavgifterna på Storgatan måste sänkas.",
    ],
)
def test_what_is_about_nothing_here_is_held_back(text: str) -> None:
    assert foreign(text, ()) >= 2


def test_an_unpaid_bill_is_not_about_the_bus() -> None:
    unpaid = Linker(STRATEGY).rank(Passage("Vi vill påminna om att fakturan för bussarna är obetald.", ()))
    meant = Linker(STRATEGY).rank(Passage("Vi vill att bussarna går oftare.", ()))
    assert not unpaid or unpaid[0].score < 0.5 * meant[0].score


@pytest.mark.parametrize(
    "text",
    [
        "Bussarna kan ni samordna med de kommuner som vill.",
        "Väntetiden på vårdcentralen är inte regionens fel.",
        "Sjukhuset måste nås med buss.",
        "Vi vill se fler hyresrätter.",
        "Räkna med kostnaderna för fler tåg.",
        "En garanti så att ett inställt tåg inte knäcker kassan.",
        "Bussen gick sönder och nu är linjen nedlagd.",
        "Sen undrar vi varför ingen skriver om bussarna till skolan.",
    ],
)
def test_what_is_about_the_strategy_is_not_held_back(text: str) -> None:
    assert foreign(text, ()) == 0
    assert Linker(STRATEGY).rank(Passage(text, ()))[0].score > 0.4


def test_who_takes_leave_does_not_mean_the_heading_above() -> None:
    assert leaves("Slutligen vill vi påminna om mötet.")
    assert leaves("Vi vill slutligen påminna om mötet.")
    assert not leaves("Bussarna går slutligen i tid.")


@pytest.mark.parametrize("goes_on", ["Det måste gå att lita på den också.", "Samma avsnitt: tala om när."])
def test_a_comment_that_goes_on_keeps_the_place(goes_on: str) -> None:
    first = Passage("Avsnitt 2 är bra.", (Span(1, 0, 17),))
    second = Passage(goes_on, (Span(1, 18, 18 + len(goes_on)),))
    ranked = Linker(STRATEGY).rank_all([first, second])
    assert ranked[1][0].section == "resor"


def test_what_shows_itself_to_be_foreign_stays_unplaced_sooner() -> None:
    row = Section("bilaga", "4", "Ord och begrepp", 1, None, (Block("Här förklaras ord."),))
    linker = Linker(Outline("Ekmark 2041", (*STRATEGY.sections, row)))
    bill = Passage("Vi passar på att påminna om fakturan som är obetald.", ())
    assert linker.rank(bill) == ()
    assert linker.rank(bill, floor=0) != ()
