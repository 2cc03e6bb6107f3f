"""Raw characters to running text: broken words, Swedish hyphens, white space, bullets."""

import pytest

from samsyn.cores.text.prose import clean, restore
from samsyn.cores.text.prose.clean import cut, join
from samsyn.cores.text.values import Page, Span


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("kompetens-\r\nförsörjning", "kompetensförsörjning"),
        ("hälso-\noch sjukvård", "hälso- och sjukvård"),
        ("hälso\ufffeoch sjukvård", "hälso- och sjukvård"),
        ("kollektiv\ufffetrafik", "kollektivtrafik"),
        ("kollektiv\u0002trafik", "kollektivtrafik"),
        ("ut\u00adveck\u00adling", "utveckling"),
        ("EU-\nprojekt", "EU-projekt"),
        ("2020–\n2030", "2020–2030"),
        ("e-\nhandel", "e-handel"),
        ("Norra-\nSödra", "Norra-Södra"),
        ("natur\u00ad och kultur", "natur- och kultur"),
        ("•  Fler bussar", "Fler bussar"),
        ("– Fler bussar", "Fler bussar"),
        ("-5 grader", "-5 grader"),
        ("o Vården", "Vården"),
        ("a\u030angfärja\u00a0och\tbuss", "ångfärja och buss"),
        ("ﬁnns", "finns"),
        ("12 000\nkr", "12 000 kr"),
        ("•", "•"),
        ("", ""),
    ],
)
def test_clean_reads_as_the_page_does(raw: str, text: str) -> None:
    assert clean(raw) == text


def test_a_word_torn_by_a_page_is_one_word() -> None:
    pages = (Page(1, "Vi vill ha kollektiv-\n"), Page(2, "trafik på kvällen."))
    assert restore(pages, (Span(1, 0, 21), Span(2, 0, 18))) == "Vi vill ha kollektivtrafik på kvällen."


def test_a_cut_takes_opening_quotes_and_bullets_along() -> None:
    raw = ("o En ﬁn text. “Nytt ut-\nspel” är bra.Och", "mer.")
    text = clean(join(raw))
    spans = (Span(1, 0, len(raw[0])), Span(2, 5, 9))
    parts = cut(spans, raw, text, [text.index("“"), text.index("Och")])
    assert [clean(join(pieces)) for _, pieces in parts] == ["En fin text.", "“Nytt utspel” är bra.", "Och mer."]
    assert parts[2][0] == (Span(1, 37, 40), Span(2, 5, 9))
