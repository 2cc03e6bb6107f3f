"""The laws of the trip's middle, for any document: provenance, nothing lost, repeatable, arguments unchanged."""

import copy
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samsyn.cores.text import letter, prose
from samsyn.cores.text.split import sentences, split
from samsyn.cores.text.split.sentences import boundaries
from samsyn.cores.text.values import REASONS, Document, Span
from tests.cores.text.documents import documents

many = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def _visible(document: Document) -> Counter[tuple[int, int]]:
    return Counter(
        (page.number, offset) for page in document.pages for offset, char in enumerate(page.text) if not char.isspace()
    )


def _covered(document: Document, spans: list[Span]) -> Counter[tuple[int, int]]:
    texts = {page.number: page.text for page in document.pages}
    return Counter(
        (span.page, offset)
        for span in spans
        for offset in range(span.start, span.end)
        if not texts[span.page][offset].isspace()
    )


@many
@given(documents())
def test_every_visible_character_is_in_exactly_one_paragraph(document: Document) -> None:
    made = prose.paragraphs(document)
    assert _covered(document, [span for one in made for span in one.spans]) == _visible(document)


@many
@given(documents(), st.lists(st.sampled_from(["Strategin består av fyra målområden.", "Fler bussar"]), max_size=2))
def test_every_visible_character_is_in_one_comment_or_one_passage_set_aside(
    document: Document, known: list[str]
) -> None:
    made = split(prose.paragraphs(document), known=known)
    spans = [span for one in (*made.comments, *made.set_aside) for span in one.spans]
    assert _covered(document, spans) == _visible(document)
    assert {one.reason for one in made.set_aside} <= set(REASONS)


@many
@given(documents())
def test_spans_give_the_text_back(document: Document) -> None:
    paragraphs = prose.paragraphs(document)
    made = split(paragraphs)
    for one in (*paragraphs, *made.comments, *made.set_aside):
        assert prose.restore(document.pages, one.spans) == one.text
    for one in made.comments:
        assert one.text.strip()


@many
@given(documents())
def test_the_same_document_always_gives_the_same_and_stays_as_it_was(document: Document) -> None:
    before = copy.deepcopy(document)
    paragraphs = prose.paragraphs(document)
    first = split(paragraphs), letter.sender(document, paragraphs), letter.is_missiv(paragraphs)
    again = prose.paragraphs(document)
    second = split(again), letter.sender(document, again), letter.is_missiv(again)
    assert paragraphs == again
    assert first == second
    assert document == before


@given(st.text())
def test_cleaning_twice_changes_nothing_more(raw: str) -> None:
    assert prose.clean(prose.clean(raw)) == prose.clean(raw)


WORDS = ["Det är bra", "bl.a.", "s. 14", "”Nej!”", "Varför?", "2030.", "(se ovan)", "etc.", "3.", "A.", "\n"]


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_sentences_hold_all_of_the_text_in_order(words: list[str]) -> None:
    text = " ".join(words)
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
    assert list(boundaries(text)) == sorted(set(boundaries(text)))
