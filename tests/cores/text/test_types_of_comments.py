"""Each type of comment is found by its words, with evidence; outside is only what is about nothing in the strategy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.cores.linking.types import propose
from samsyn.cores.text.types.rules import tell
from samsyn.cores.text.values import TYPES
from tests.cores.text.plainly import SAID


@pytest.mark.parametrize(("kind", "text"), SAID)
def test_the_words_tell_the_type(kind: str, text: str) -> None:
    proposal = propose(text, placed=True)
    assert proposal.type == kind
    assert proposal.evidence.startswith("orden ”")


def test_what_is_about_nothing_in_the_strategy_is_outside() -> None:
    assert propose("Kaffet på mötet i Granby var kallt.", placed=False).type == "utanför RUS"


def test_a_comment_on_the_whole_strategy_is_inside_without_a_place() -> None:
    assert propose("Strategin är för lång.", placed=False).type == "invändning"


def test_a_type_that_only_the_whole_tells_shows_its_words_and_what_else_it_could_be() -> None:
    text = "Barnen finns med men inte de äldre, som är fler."
    assert tell(text).kind == "invändning"
    proposal = propose(text, placed=True)
    assert proposal.type != "invändning"
    assert proposal.evidence.startswith("orden ”")
    assert proposal.evidence.endswith("; kan också vara invändning")


@given(st.text(max_size=300), st.booleans())
def test_every_text_has_one_of_the_types_and_some_evidence(text: str, placed: bool) -> None:
    proposal = propose(text, placed=placed)
    assert proposal.type in TYPES
    assert proposal.evidence
    assert proposal == propose(text, placed=placed)
