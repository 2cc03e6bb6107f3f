"""The invented strategy, its consultees and the statements about it hold together."""

import re
from collections import Counter

from samsyn.cores import outline
from samsyn.cores.text import formats
from samsyn.cores.text.values import TYPES, File
from samsyn.demo.county import dialogue_draft, organisations, strategy
from samsyn.demo.county.statements import statements
from samsyn.demo.county.strategy_files import as_docx, as_html, as_pdf, page_of

SECTIONS = strategy().outline.sections


def test_strategy_is_a_whole_document() -> None:
    kinds = Counter(goal.kind for goal in outline.goals(strategy().outline))
    assert len(SECTIONS) == 48
    assert kinds == {"vision": 1, "målbild": 9, "delmål": 27, "prioritering": 19}
    assert 9_000 <= sum(len(section.text.split()) for section in SECTIONS) <= 12_000
    assert len(strategy().questions) == 6
    assert all(len(section.text.split()) > 80 for section in SECTIONS)


def test_every_format_of_the_strategy_reads_as_the_same_tree() -> None:
    for name, data in (("s.docx", as_docx(strategy())), ("s.html", as_html(strategy()))):
        assert _headings(name, data) == [(one.key, one.number, one.heading) for one in SECTIONS], name


def test_the_pdf_has_the_same_headings() -> None:
    assert {(one.key, one.number, one.heading) for one in SECTIONS} <= set(_headings("s.pdf", as_pdf(strategy())))


def _headings(name: str, data: bytes) -> list[tuple[str, str, str]]:
    return [(one.key, one.number, one.heading) for one in outline.read(formats.read(File(name, data))).sections]


def test_the_draft_keeps_the_keys_of_goals_that_kept_their_words() -> None:
    keys = {section.key for section in dialogue_draft().outline.sections if section.goal == "målbild"}
    assert len(keys) == 9
    assert 5 <= len(keys & {section.key for section in SECTIONS}) < 9


def test_every_heading_has_a_page_in_reading_order() -> None:
    pages = [page_of(strategy(), f"{one.number} {one.heading}".strip()) for one in SECTIONS]
    assert pages[0] == 3
    assert pages == sorted(pages)


def test_consultees_fill_the_ten_classes() -> None:
    found = organisations()
    names = {one.name for one in found}
    assert len({one.class_ for one in found}) == 10
    assert sum(one.invited for one in found) >= 85
    assert len(names) == len({one.key for one in found}) == len(found)
    assert all(one.parent in names for one in found if one.parent)
    assert all(one.email.endswith(".example") for one in found)
    assert sum(one.class_ == "Kommuner" and one.in_county and not one.parent for one in found) == 11
    assert {one.weight for one in found} == {"styrande", "vägledande", "inspirerande"}


def test_statements_cover_every_section_and_type() -> None:
    keys = {section.key for section in SECTIONS}
    per_section = Counter(one.section for one in statements())
    assert len(statements()) >= 640
    assert len({one.text for one in statements()}) == len(statements())
    assert set(per_section) == keys | {None}
    assert min(per_section.values()) >= 8
    assert sum(count >= 12 for count in per_section.values()) >= 47
    assert {one.type for one in statements()} == set(TYPES)
    assert all(set(one.also) <= keys for one in statements())


def test_a_proposed_change_quotes_what_the_strategy_says() -> None:
    """Most do; some give only the new words, or a heading's. A drifting strategy text would show here."""
    text = {section.key: f"{section.heading}\n{section.text}".lower() for section in SECTIONS}
    quoting = [one for one in statements() if one.type == "ändring" and "”" in one.text and one.section]
    missed = [
        one.text
        for one in quoting
        if not any(words.lower().strip(".,") in text[one.section or ""] for words in re.findall("”([^”]+)”", one.text))
    ]
    assert len(missed) <= len(quoting) * 0.2, missed
