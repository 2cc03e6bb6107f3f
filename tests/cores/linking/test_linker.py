"""Ranking places for a comment."""

from dataclasses import replace
from random import Random

import pytest

from samsyn.cores.linking import Link, Linker
from samsyn.cores.outline.values import Block, Goal, Outline, Section
from samsyn.cores.text.values import Passage, Span


def section(
    key: str, number: str, heading: str, text: str, parent: str | None = None, goal: Goal = "", page: int = 0
) -> Section:
    blocks = tuple(Block(line, page) for line in text.split("|"))
    return Section(key, number, heading, number.count(".") + 1, parent, blocks, goal, page)


OUTLINE = Outline(
    "Älvmarks framtid, regional utvecklingsstrategi",
    (
        section("forord", "", "Förord", "Välkommen att läsa om länets väg framåt."),
        section("malomrade-1", "3", "Målområde 1: Ett kunnigt län", "Fler ska kunna mer.", None, "målområde", 7),
        section("kompetens", "3.1", "Delmål 1.1: Kompetensförsörjning", "Arbetsgivare ska hitta den personal de behöver.|"
                "Yrkeshögskolan ska ha dubbelt så många platser år 2032.", "malomrade-1", "delmål", 7),
        section("skola", "3.2", "Delmål 1.2: En skola som alla klarar", "Frånvaron ska halveras till 2030.", "malomrade-1",
                "delmål", 8),
        section("malomrade-2", "4", "Målområde 2: Ett nära län", "Allt ska gå att nå.", None, "målområde", 9),
        section("resor", "4.1", "Delmål 2.1: Resor utan bil", "Tåg och buss ska gå en gång i timmen på vardagar.|"
                "Färjan till Storön ska vara avgiftsfri.", "malomrade-2", "delmål", 9),
        section("bredband", "4.2", "Delmål 2.2: Snabb uppkoppling", "Alla hushåll ska nå en gigabit.", "malomrade-2",
                "delmål", 10),
        section("ansvar", "5", "Roller och ansvar", "Rådet för regional utveckling möts fyra gånger om året.", None, "", 11),
    ),
)  # fmt: skip
LINKER = Linker(OUTLINE, questions=("Hur ser ni på genomförandet och på roller och ansvar?",))


def first(text: str, *context: str) -> str:
    links = LINKER.rank(Passage(text, (), tuple(context)))
    return links[0].section if links else ""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("I avsnitt 4.1 saknas vuxenutbildningen.", "resor"),
        ("Delmål 1.2 bör skärpas.", "skola"),
        ("Målområde 2 är alltför allmänt hållet.", "malomrade-2"),
        ("Det andra målområdet är alltför allmänt hållet.", "malomrade-2"),
        ("Förordet är vackert skrivet.", "forord"),
        ("Kapitlet om roller och ansvar behöver kortas.", "ansvar"),
        ("”Färjan till Storön ska vara avgiftsfri” – äntligen!", "resor"),
        ("Meningen ”Frånvaron skall halveras till år 2030” är för svag.", "skola"),
        ("S. 10. Ange källan.", "bredband"),
        ("Sid 9 stycke 3: stryk meningen.", "resor"),
        ("Försörjningen av kompetens är vår största fråga.", "kompetens"),
        ("Det måste finnas personal med rätt utbildning att anställa.", "kompetens"),
        ("Bussarna går för sällan.", "resor"),
        ("Fiber saknas fortfarande hos oss.", "bredband"),
    ],
)
def test_the_right_place_comes_first(text: str, wanted: str) -> None:
    assert first(text) == wanted


@pytest.mark.parametrize(
    ("text", "context", "wanted"),
    [
        ("Det här är bra.", ("Avsnitt 4.2",), "bredband"),
        ("Det här är bra.", ("Synpunkter", "Resor utan bil"), "resor"),
        ("Bussarna går för sällan.", ("Målområde 2",), "resor"),
        ("Vi bidrar gärna.", ("Fråga 1",), "ansvar"),
        ("I avsnitt 3.2 nämns det däremot.", ("Avsnitt 4.2",), "skola"),
    ],
)
def test_headings_above_are_heard(text: str, context: tuple[str, ...], wanted: str) -> None:
    assert first(text, *context) == wanted


def test_every_link_tells_why() -> None:
    links = LINKER.rank(Passage("I avsnitt 4.1 nämns bussar.", (), ("Delmål 2.1",)))
    assert links[0].evidence == ("”avsnitt 4.1” nämns", "Står under rubriken ”Delmål 2.1”", "Gemensamma ord: buss")
    assert all(link.evidence for link in links)
    assert all(0 <= link.score <= 1 for link in links)


def test_a_comment_about_nothing_here_scores_lower() -> None:
    outside = LINKER.rank(Passage("Fakturan från i våras är fortfarande inte betald.", ()), floor=0.0)[0].score
    inside = LINKER.rank(Passage("Tågen och bussarna bör gå oftare.", ()))[0].score
    assert outside < inside / 2
    assert LINKER.rank(Passage("Xyzzy.", ())) == ()


def test_a_comment_leans_on_the_one_before_it() -> None:
    before = Passage("Färjan till Storön är viktig.", (Span(1, 0, 30),))
    after = Passage("Den har vi väntat på i tio år.", (Span(1, 31, 60),))
    alone = LINKER.rank(after, floor=0.0)
    together = LINKER.rank_all([before, after])[1]
    assert together[0].section == "resor"
    assert together[0].score > max((link.score for link in alone if link.section == "resor"), default=0.0)
    apart = LINKER.rank_all([before, replace(after, spans=(Span(1, 0, 9),))], floor=0.0)[1]
    assert apart == alone


def test_what_an_officer_placed_comes_first() -> None:
    texts = ["I avsnitt 4.1 nämns bussar.", "Fakturan är inte betald.", "Fiber till alla hushåll!", "Xyzzy."]
    for text in texts:
        learned = LINKER.learn(text, "ansvar")
        assert learned is not None
        best = learned.rank(Passage(text, (), ("Delmål 2.1",)))[0]
        assert best.section == "ansvar"
        assert any("som du har placerat här" in line for line in best.evidence)


def test_what_was_learned_helps_what_is_like_it() -> None:
    learned = LINKER.learn("Utvärderingen ska göras av en oberoende part vart fjärde år.", "ansvar")
    assert learned is not None
    asked = Passage("En oberoende part ska göra utvärderingen.", ())
    before = {link.section: link.score for link in LINKER.rank(asked, floor=0.0)}
    after = {link.section: link.score for link in learned.rank(asked, floor=0.0)}
    assert after["ansvar"] > before.get("ansvar", 0.0)


def test_the_latest_word_of_an_officer_counts() -> None:
    learned = LINKER.learn("Xyzzy.", "skola")
    again = learned.learn("Xyzzy.", "resor") if learned else None
    assert again is not None
    assert again.rank(Passage("Xyzzy.", ()))[0].section == "resor"


def test_learning_changes_nothing_in_the_linker_that_learns() -> None:
    passage = Passage("Bussarna går för sällan.", ())
    before = LINKER.rank(passage)
    assert LINKER.learn("Bussarna går för sällan.", "skola") is not None
    assert LINKER.rank(passage) == before
    assert LINKER.learn("Bussarna", "finns-inte") is None


def test_the_order_of_sections_does_not_matter() -> None:
    order = list(OUTLINE.sections)
    Random(7).shuffle(order)
    shuffled = Linker(replace(OUTLINE, sections=tuple(order)))
    plain = Linker(OUTLINE)
    for text in ("Bussarna går för sällan.", "Avsnitt 3.2 och prioriteringen är bra.", "Ansvaret är otydligt."):
        assert _scores(shuffled.rank(Passage(text, ()), floor=0.0)) == _scores(plain.rank(Passage(text, ()), floor=0.0))


def _scores(links: tuple[Link, ...]) -> dict[str, float]:
    return {link.section: pytest.approx(link.score, abs=2e-4) for link in links if link.score > 0.02}


def test_one_and_many_agree() -> None:
    passages = [Passage(text, ()) for text in ("Bussarna går för sällan.", "Målområde 2 är bra.", "", "Xyzzy.")]
    assert LINKER.rank_all(passages) == [LINKER.rank(passage) for passage in passages]


def test_an_outline_without_sections_places_nothing() -> None:
    empty = Linker(Outline("Tom", ()))
    assert empty.rank(Passage("Bussarna går för sällan.", ())) == ()
    assert empty.rank_all([]) == []
