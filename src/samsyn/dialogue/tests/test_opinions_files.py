"""Files of votes and statements, as they come."""

import gzip
from collections.abc import Callable

import pytest

from samsyn.dialogue.statementfile import read_statements
from samsyn.dialogue.votefile import Unusable, VoteFile, read_votes

WIDE = "participant,group-id,n-votes,0,1,2\n7,0,3,1,-1,0\n8,,1,,1,\n"
LONG = "timestamp,datetime,comment-id,voter-id,vote\n3,x,0,7,1\n1,x,1,7,1\n2,x,1,7,-1\n4,x,2,7,0\n5,x,1,8,1\n"


def as_pairs(read: VoteFile) -> dict[tuple[str, str], int]:
    votes = read.votes
    return {
        (str(votes.participants[row]), str(votes.statements[column])): int(mark)
        for row, column, mark in zip(votes.rows, votes.columns, votes.values, strict=True)
    }


def test_wide_and_long_say_the_same() -> None:
    wide, long = read_votes(WIDE.encode(), "a.csv"), read_votes(LONG.encode(), "b.csv")
    assert as_pairs(wide) == as_pairs(long) == {("7", "0"): 1, ("7", "1"): -1, ("7", "2"): 0, ("8", "1"): 1}
    assert wide.notices == ()
    assert long.notices == ("1 svar ersattes av ett senare från samma deltagare.",)


@pytest.mark.parametrize("change", [gzip.compress, lambda data: b"\xef\xbb\xbf" + data,
                                    lambda data: data.replace(b",", b";"), lambda data: data.replace(b"\n", b"\r\n")])  # fmt: skip
def test_packed_marked_semicolons_and_windows_lines(change: Callable[[bytes], bytes]) -> None:
    assert as_pairs(read_votes(change(WIDE.encode()), "a.csv")) == as_pairs(read_votes(WIDE.encode(), "a.csv"))


def test_what_is_no_vote_is_left_out_and_told() -> None:
    read = read_votes(b"participant,party,0,1\n1,M,1,7\n2,S,-1,1\n3,S,0,1\n", "a.csv")
    assert len(read.votes.values) == 5
    assert read.notices == (
        "1 rad eller ruta gick inte att läsa och togs inte med.",
    )  # fmt: skip


def test_another_column_is_named() -> None:
    read = read_votes(b"participant,kommun,0\n1,Norrby,1\n2,Norrby,0\n", "a.csv")
    assert read.votes.statements.tolist() == ["0"]
    assert read.notices == ("Kolumner som inte är röster togs inte med: kommun.",)


def test_a_participant_twice_counts_once() -> None:
    read = read_votes(b"participant,0,1\n1,1,1\n1,-1,\n", "a.csv")
    assert as_pairs(read) == {("1", "0"): -1}
    assert read.notices == ("1 rad ersattes av en senare rad för samma deltagare.",)


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"\x1f\x8b\x08broken", b"PK\x03\x04\x00\x00", b"namn,svar\nada,ja\n"],
)  # fmt: skip
def test_what_cannot_be_used_is_refused(data: bytes) -> None:
    with pytest.raises(Unusable):
        read_votes(data, "a.csv")


def test_statements_with_emptied_and_refused() -> None:
    read = read_statements('comment-id,moderated,comment-body\n0,1,"Två\nrader"\n1,-1,Nej\n2,0,\n'.encode(), "c.csv")
    assert read.texts == {"0": "Två rader", "1": "Nej", "2": ""}
    assert read.refused == {"1"}
    assert read.emptied == {"2"}


def test_statements_without_columns_are_refused() -> None:
    with pytest.raises(Unusable):
        read_statements(b"a,b\n1,2\n", "c.csv")
