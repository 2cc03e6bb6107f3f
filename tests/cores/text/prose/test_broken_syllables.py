"""A hyphen at a line's end that only breaks a word goes, whatever the first syllable looks like."""

import pytest

from samsyn.cores.text.prose.clean import clean


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("14 pro-\ncent av målen", "14 procent av målen"),
        ("pro-\njekt och mini-\nmum", "projekt och minimum"),
        ("till ex-\nempel", "till exempel"),
        ("en ex-\nminister", "en ex-minister"),
        ("icke-\nstatlig", "icke-statlig"),
        ("hälso-\noch sjukvård", "hälso- och sjukvård"),
    ],
)
def test_a_broken_word_is_whole_again(raw: str, text: str) -> None:
    assert clean(raw) == text
