"""Letters of every kind, written by hand: what is a comment is found and alone, everything else is set aside."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from samsyn.cores.text import prose
from samsyn.cores.text.split import split
from tests.cores.text.annotated import Letter, load, visible

LETTERS = [load(path) for path in sorted((Path(__file__).parent / "letters").glob("*.txt"))]
# Chat that no rule tells from a comment, and one aside too many; a new name here needs a reason.
CHATTY = {"e_pensionar_lang", "h_samisk"}


@dataclass(frozen=True)
class Score:
    """Counts over letters; see docs/algorithms/splitting.md."""

    true: int
    found: int
    alone: int
    given: int
    noise: int
    lost: int


def _score(letter: Letter) -> Score:
    made = split(prose.paragraphs(letter.document))
    outputs = [visible(one.spans, letter.document) for one in made.comments]
    outputs = [one for one in outputs if len(one & letter.neutral) <= len(one) / 2]
    said = frozenset[tuple[int, int]]().union(*letter.comments)
    found = alone = lost = 0
    for comment in letter.comments:
        holders = [one for one in outputs if len(one & comment) >= len(one) / 2] or sorted(
            outputs, key=lambda one: -len(one & comment)
        )[:1]
        held = frozenset[tuple[int, int]]().union(*holders)
        others = [other for other in letter.comments if other is not comment and len(held & other) >= len(other) / 2]
        found += len(held & comment) >= 0.8 * len(comment)
        alone += len(held & comment) >= 0.8 * len(comment) and not others
        lost += len(held & comment) < len(comment) / 2
    noise = sum(len(one & said) < len(one) / 2 for one in outputs)
    return Score(len(letter.comments), found, alone, len(outputs), noise, lost)


SCORES = {letter.name: _score(letter) for letter in LETTERS}


def _sum(name: str) -> int:
    return sum(getattr(score, name) for score in SCORES.values())


def test_there_are_letters_of_many_kinds() -> None:
    assert len(LETTERS) >= 25
    assert {letter.document.format for letter in LETTERS} >= {"txt", "docx", "eml", "html"}


def test_comments_are_found() -> None:
    assert _sum("found") >= 0.95 * _sum("true")


def test_comments_stand_alone() -> None:
    assert _sum("alone") >= 0.90 * _sum("found")


def test_comments_are_not_cut_to_pieces() -> None:
    assert _sum("given") <= 1.25 * _sum("true")


def test_little_noise_is_left_among_the_comments() -> None:
    assert _sum("noise") <= 0.08 * _sum("given")


def test_true_comments_are_hardly_ever_lost() -> None:
    assert _sum("lost") <= 0.03 * _sum("true")


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.name)
def test_a_letter_keeps_its_comments_and_drops_its_furniture(letter: Letter) -> None:
    score = SCORES[letter.name]
    assert score.lost == 0
    assert score.noise == 0 or letter.name in CHATTY


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.name)
def test_every_passage_of_a_letter_gives_its_text_back(letter: Letter) -> None:
    made = split(prose.paragraphs(letter.document))
    for one in (*made.comments, *made.set_aside):
        assert prose.restore(letter.document.pages, one.spans) == one.text
