"""Every refusal and every notice has words for a person: what happened, to which file, what to do now."""

import pickle

import pytest

from samsyn.cores.text.formats import sentence
from samsyn.cores.text.formats.errors import (
    NOTICES as CODES,
)
from samsyn.cores.text.formats.errors import (
    Corrupt,
    Empty,
    Encrypted,
    NeedsOcr,
    TooLarge,
    Unreadable,
    Unsupported,
)
from samsyn.cores.text.formats.sentences import ADVICE, NOTICES

ERRORS: list[Unreadable] = [
    Encrypted("mapp/svar.pdf"),
    Corrupt("mapp/svar.pdf", "pdf: bad"),
    Empty("mapp/svar.pdf"),
    NeedsOcr("mapp/svar.pdf", 3),
    NeedsOcr("mapp/svar.pdf"),
    *(TooLarge("mapp/svar.pdf", measure, 2000) for measure in ("pages", "characters", "bytes", "ratio", "members")),
    *(TooLarge("mapp/svar.pdf", measure, 5) for measure in ("depth", "pixels", "seconds")),
    *(Unsupported("mapp/svar.pdf", kind) for kind in (*ADVICE, "xyz", "")),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: f"{type(error).__name__}-{error.args[1:]}")
def test_a_sentence_names_the_file_and_says_what_to_do(error: Unreadable) -> None:
    words = sentence(error)
    assert "”mapp/svar.pdf”" in words
    assert words.count(". ") >= 1
    assert words.endswith(".")
    assert "pdf: bad" not in words


def test_sentences_tell_the_causes_apart() -> None:
    assert len({sentence(error) for error in ERRORS}) >= len(ERRORS) - 2  # two kinds of spreadsheet, of presentation


def test_a_limit_is_written_so_that_it_can_be_read() -> None:
    assert "2\u00a0000 sidor" in sentence(TooLarge("a.pdf", "pages", 2000))


def test_every_notice_has_words() -> None:
    assert set(NOTICES) == set(CODES)


@pytest.mark.parametrize("error", ERRORS[:7], ids=lambda error: type(error).__name__)
def test_errors_survive_the_trip_between_processes(error: Unreadable) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.args, again.__dict__) == (type(error), error.args, error.__dict__)
