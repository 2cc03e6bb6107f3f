"""Word by word: nothing is lost between two texts, and what changed is shown as a person would say it."""

from hypothesis import given
from hypothesis import strategies as st

from samsyn.cores.outline import Block, Outline, Section
from samsyn.cores.outline.comparing import Compared, Run, compare, section, words

TEXT = st.lists(
    st.sampled_from(["Länet", "ska", "växa", "och", "bli", "grönt", ",", ".", "till", "2040", "för", "alla"]),
    max_size=14,
).map(" ".join)
BLOCKS = st.lists(st.builds(Block, TEXT.filter(bool), st.just(0), st.sampled_from(["body", "item"])), max_size=5).map(
    tuple
)


def sides(runs: tuple[Run, ...]) -> tuple[str, str]:
    return (
        "".join(run.text for run in runs if run.what != "added"),
        "".join(run.text for run in runs if run.what != "removed"),
    )


@given(st.one_of(TEXT, st.text(max_size=60)), st.one_of(TEXT, st.text(max_size=60)))
def test_what_stands_went_and_came_are_the_two_texts(before: str, after: str) -> None:
    assert sides(words(before, after)) == (before, after)


@given(TEXT)
def test_the_same_text_has_no_changes(text: str) -> None:
    assert all(run.what == "same" for run in words(text, text))


@given(BLOCKS, BLOCKS)
def test_no_block_is_lost(before: tuple[Block, ...], after: tuple[Block, ...]) -> None:
    found = section(Section("a", "", "A", 1, None, before), Section("a", "", "A", 1, None, after))
    old = [sides(block.runs)[0] for block in found.blocks if block.fate != "new"]
    new = [sides(block.runs)[1] for block in found.blocks if block.fate != "gone"]
    assert old == [one.text for one in before]
    assert new == [one.text for one in after]


def test_a_changed_word_is_one_change() -> None:
    assert words("Länet ska växa hållbart till 2035.", "Länet ska växa hållbart till 2040.") == (
        Run("same", "Länet ska växa hållbart till "),
        Run("removed", "2035"),
        Run("added", "2040"),
        Run("same", "."),
    )


def test_single_words_in_common_are_no_islands() -> None:
    runs = words("Fler unga ska och kan stanna", "Alla vuxna bör och får flytta")
    assert [run.what for run in runs] == ["removed", "added"]


def outline(*sections: tuple[str, str]) -> Outline:
    return Outline("T", tuple(Section(key, "", key.upper(), 1, None, (Block(text),)) for key, text in sections))


def fates(found: tuple[Compared, ...]) -> list[tuple[str, str]]:
    return [(one.key, one.fate) for one in found]


def test_sections_are_paired_by_key_and_those_that_are_gone_stand_where_they_stood() -> None:
    before = outline(("vision", "Ett län."), ("nulage", "Vi blir äldre."), ("mal", "Fler utbildas."), ("slut", "Slut."))
    after = outline(("vision", "Ett län."), ("mal", "Fler unga utbildas."), ("ny", "Nytt."))
    found = compare(before, after)
    assert fates(found) == [("vision", "same"), ("nulage", "gone"), ("mal", "changed"), ("slut", "gone"), ("ny", "new")]
    assert (found[2].added, found[2].removed) == (1, 0)
    assert (found[1].added, found[1].removed) == (0, 4)


def test_a_rewritten_paragraph_is_one_and_an_unlike_one_two() -> None:
    was = Section("a", "", "A", 1, None, (Block("Vi vill att fler unga stannar i länet."), Block("Helt annat.")))
    now = Section(
        "a",
        "",
        "A",
        1,
        None,
        (Block("Vi vill att fler unga och vuxna stannar i länet."), Block("Ingen likhet alls där")),
    )
    assert [block.fate for block in section(was, now).blocks] == ["changed", "gone", "new"]
