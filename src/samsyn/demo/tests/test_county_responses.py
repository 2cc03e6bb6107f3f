"""The generated responses: varied, repeatable, readable, and true to their own facit."""

from collections import Counter, defaultdict

import pytest

from samsyn.cores.text import formats
from samsyn.cores.text.formats.errors import Unreadable
from samsyn.cores.text.values import REASONS, TYPES, File
from samsyn.demo.county import ResponseFile, responses
from samsyn.demo.county.naming import sentences
from samsyn.demo.county.strategy_files import squeezed


def test_there_are_enough_and_of_every_kind(found: tuple[ResponseFile, ...]) -> None:
    forms = Counter(file.name.rpartition(".")[2] for file in found)
    comments = [comment for file in found for comment in file.comments]
    assert len({file.response for file in found if file.comments}) >= 66
    assert len(comments) >= 640
    assert min(forms[form] for form in ("pdf", "docx", "odt", "eml")) >= 8
    assert min(forms[form] for form in ("txt", "html")) >= 2
    assert sum(file.stance == "avstår" for file in found) == 3
    assert sum(file.scanned for file in found) == 1
    assert sum(bool(file.duplicate_of) for file in found) == 1
    assert {comment.type for comment in comments} == set(TYPES)
    assert {file.class_ for file in found} >= {"privatperson", "Kommuner", "Region Västmanland", "Övrigt"}
    assert {comment.explicit_by for comment in comments} == {"", "number", "page", "heading", "goal", "quote"}


def test_another_seed_lets_others_say_it(found: tuple[ResponseFile, ...], seed: int) -> None:
    other = responses(seed + 1)
    assert {file.name for file in other} == {file.name for file in found}
    same = sum(one.comments == two.comments for one, two in zip(found, other, strict=True) if one.comments)
    assert same < len(found) / 4


def test_only_the_campaign_repeats_itself(found: tuple[ResponseFile, ...]) -> None:
    who: dict[str, set[str]] = defaultdict(set)
    for file in found:
        for comment in file.comments:
            for sentence in sentences(comment.text):
                if len(sentence.split()) >= 4 and not comment.group:
                    who[sentence].add(file.response)
    assert [sentence for sentence, senders in who.items() if len(senders) > 1] == []
    groups = Counter(comment.group for file in found for comment in file.comments if comment.group)
    assert len(groups) == 4
    assert min(groups.values()) >= 6


def test_every_word_of_the_truth_stands_in_its_file_and_on_its_page(found: tuple[ResponseFile, ...]) -> None:
    for file in found:
        if file.scanned or file.status != ("read",):
            continue
        pages = {page.number: _letters(page.text) for page in formats.read(_as_received(file, found)).pages}
        for comment in file.comments:
            assert _stands_on([pages[number] for number in comment.pages], _letters(comment.text)), comment
        for noise in file.noise:
            assert _letters(noise.text) in "".join(pages.values()), (file.name, noise)


def _stands_on(pages: list[str], text: str) -> bool:
    """On one page whole, or torn: its beginning on the first and all the rest on the next."""
    if len(pages) == 1:
        return text in pages[0]
    return any(text[:cut] in pages[0] and text[cut:] in pages[1] for cut in range(1, len(text)))


def _as_received(file: ResponseFile, found: tuple[ResponseFile, ...]) -> File:
    """An attachment is read by itself, as it lies inside its mail."""
    outer = next((one for one in found if file.attached and file.name.startswith(f"{one.name}/")), None)
    if outer is None:
        return File(file.name, file.data)
    inside = {part.name: part for part in formats.unpack(File(outer.name, outer.data))}
    assert inside[file.name].data == file.data
    return inside[file.name]


def _letters(text: str) -> str:
    """Letters and signs alone; plain text files have straight quotes and short dashes."""
    return squeezed(text).replace("”", '"').replace("–", "").replace("’", "'")


def test_the_odd_files_are_odd(found: tuple[ResponseFile, ...]) -> None:
    copy = next(file for file in found if file.duplicate_of)
    original = next(file for file in found if file.name == copy.duplicate_of)
    assert copy.data == original.data
    locked = next(file for file in found if "unreadable" in file.status)
    with pytest.raises(Unreadable):
        formats.read(File(locked.name, locked.data))


def test_reasons_and_stances_are_those_of_the_cores(found: tuple[ResponseFile, ...]) -> None:
    stances = {"", "tillstyrker", "tillstyrker med synpunkter", "avstyrker", "avstår"}
    assert {noise.reason for file in found for noise in file.noise} <= REASONS.keys() | {""}
    assert {file.stance for file in found} == stances
