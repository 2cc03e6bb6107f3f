"""What a person writes in a plain box becomes blocks, and blocks become what a person can write."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.cores.outline import Block, marks

WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="¶"), min_size=1, max_size=40
).map(lambda text: " ".join(text.split())).filter(bool)  # fmt: skip
PLAIN = st.builds(Block, WORDS, st.integers(0, 9), st.sampled_from(["body", "item", "note"]))


def cells(rows: list[list[str]], table: int) -> list[Block]:
    return [
        Block(text, 0, "cell", table, row, column) for row, line in enumerate(rows) for column, text in enumerate(line)
    ]


TABLE = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=1, max_size=3)
)
SECTION = st.lists(st.one_of(PLAIN.map(lambda one: [one]), TABLE.map(lambda rows: cells(rows, 0))), max_size=6)


def numbered(parts: list[list[Block]]) -> list[Block]:
    found, table = [], -1
    for at, part in enumerate(parts):
        table += part[0].kind == "cell"
        found += [replace(one, table=table) if one.kind == "cell" else one for one in part]
        if part[0].kind == "cell" and at + 1 < len(parts) and parts[at + 1][0].kind == "cell":
            found.append(Block("mellan"))  # two tables side by side in a text need something between them
    return found


@given(SECTION)
def test_what_is_written_is_read_back_as_it_was(parts: list[list[Block]]) -> None:
    blocks = numbered(parts)
    again = marks.read(marks.written(blocks), was=blocks)
    assert [(one.kind, one.text, one.table, one.row, one.column) for one in again] == [
        (one.kind, one.text, one.table, one.row, one.column) for one in blocks
    ]


@pytest.mark.parametrize("text", ["|0", "\\|0", "\\\\|", "- x", "\\- x", ">", "\\ x", "|a|b", "-x", "\\x"])
def test_a_sign_that_looks_like_a_mark_is_kept(text: str) -> None:
    assert marks.read(marks.written([Block(text)])) == (Block(text),)


@given(SECTION)
def test_unchanged_text_keeps_its_pages(parts: list[list[Block]]) -> None:
    blocks = [replace(one, page=4) for one in numbered(parts)]
    assert {one.page for one in marks.read(marks.written(blocks), was=blocks)} <= {4}


@given(st.text(max_size=300))
def test_any_text_is_read_and_reading_it_again_changes_nothing(text: str) -> None:
    blocks = marks.read(text)
    assert marks.read(marks.written(blocks)) == blocks


def test_the_marks() -> None:
    text = "Ett stycke\nsom går vidare.\n\n- ett\n- två\n\n| År | Antal |\n| 2030 | 5 \\| 6 |\n\n> En not.\n\n\\- inget mål"
    assert [(one.kind, one.text) for one in marks.read(text)] == [
        ("body", "Ett stycke\nsom går vidare."),
        ("item", "ett"),
        ("item", "två"),
        ("cell", "År"),
        ("cell", "Antal"),
        ("cell", "2030"),
        ("cell", "5 | 6"),
        ("note", "En not."),
        ("body", "- inget mål"),
    ]


def test_a_minus_before_a_number_is_no_list() -> None:
    assert [one.kind for one in marks.read("-5 grader")] == ["body"]


def test_tables_are_counted_through_the_document() -> None:
    one = (Block("a", kind="cell", table=7, row=0, column=0),)
    two = (
        Block("b"),
        Block("c", kind="cell", table=2, row=0, column=0),
        Block("d", kind="cell", table=3, row=0, column=0),
    )
    assert [block.table for part in marks.renumbered([one, two]) for block in part] == [0, -1, 1, 2]
