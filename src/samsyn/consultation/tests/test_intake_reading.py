"""The law of the trip: every visible character of a file that was read is in a comment or set aside, once."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.consultation.intake import read_all
from samsyn.consultation.reading import Reader, Reading, Weight, contents, own_region, reader, weigh
from samsyn.consultation.tests.remiss_files import ANSWER, mail, strategy, word
from samsyn.cores import outline as outlines
from samsyn.cores.outline import Outline
from samsyn.cores.text import formats
from samsyn.cores.text.values import File, Page, Span


@cache
def _outline() -> Outline:
    return outlines.read(formats.read(File("strategi.docx", strategy())))


@cache
def _reader() -> Reader:
    return reader(_outline(), keep_pages=True)


paragraphs = st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=120), max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(paragraphs.map(" ".join), st.sampled_from(ANSWER)), max_size=8))
def test_nothing_of_a_text_is_lost_or_doubled(lines: list[str]) -> None:
    for reading in _reader()(File("svar.txt", "\n\n".join(lines).encode())):
        if reading.status == "read":
            assert reading.weight.read == reading.weight.in_comments + reading.weight.set_aside
        else:
            assert reading.error
            assert reading.weight == Weight()


@settings(max_examples=25, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from(["pdf", "docx", "odt", "rtf", "html", "txt", "eml", "msg", "doc", "zip", ""]),
)
def test_any_bytes_under_any_name_become_a_row(data: bytes, ending: str) -> None:
    rows = _reader()(File(f"skräp.{ending}", data))
    assert rows
    for row in rows:
        assert row.status == "read" or row.error.endswith(".")


@given(st.text("ab \n", max_size=60), st.data())
def test_weighing_finds_every_gap_and_overlap(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    edges = [0, *cuts, len(text)]
    spans = [[Span(1, a, b)] for a, b in pairwise(edges)]
    whole, wrong = weigh([Page(1, text)], spans[::2], spans[1::2])
    assert wrong == 0
    assert whole.read == whole.in_comments + whole.set_aside == len("".join(text.split()))
    visible = [at for at, span in enumerate(spans) if text[span[0].start : span[0].end].strip()]
    if visible:
        at = data.draw(st.sampled_from(visible))
        assert weigh([Page(1, text)], [*spans[:at], *spans[at + 1 :]], [])[1] > 0
        assert weigh([Page(1, text)], spans, [spans[at]])[1] > 0


def test_a_letter_is_read_with_place_type_and_sender() -> None:
    file = File("svar.docx", word(["Norrådals kommun", *ANSWER]))
    ((reading,),) = read_all([file], _reader(), jobs=0)
    assert [passage.text for passage in reading.comments] == list(ANSWER)
    sections = {section.key: section.number for section in _outline().sections}
    assert [sections[links[0].section] for links in reading.links] == ["2", "3"]
    assert reading.links[0][0].evidence
    assert len(reading.types) == len(reading.comments)
    assert reading.sender == "Norrådals kommun"
    assert reading.sender_class == "Kommuner"
    assert reading.pages[0].lines == ()


def test_a_mail_in_a_mail_gives_a_row_each() -> None:
    inner = mail("Vi saknar bussar i avsnitt 2. De behövs.", [("svar.docx", word(list(ANSWER)))])
    rows = _reader()(File("yttre.eml", mail("Bifogat yttrande.", [("inre.eml", inner)])))
    assert [row.name for row in rows] == ["yttre.eml", "yttre.eml/inre.eml", "yttre.eml/inre.eml/svar.docx"]
    assert all(row.status == "read" for row in rows)


@pytest.mark.parametrize("times", [0, 1])
def test_the_region_is_known_only_when_the_strategy_names_it_twice(times: int) -> None:
    assert own_region(_outline()) == "Region Älvmark"
    assert own_region(Outline("x", _outline().sections[1:])) == ""


def test_comments_are_placed_the_same_alone_and_among_many() -> None:
    files = [File(f"{at}.txt", f"{ANSWER[at % 2]} Ärende {at}.".encode()) for at in range(30)]
    together = read_all(files, _reader(), jobs=0)
    alone = [read_all([file], _reader(), jobs=0)[0] for file in files]
    assert [[link.section for link in r.links[0]] for (r,) in together] == [
        [link.section for link in r.links[0]] for (r,) in alone
    ]
    for (one,), (other,) in zip(together, alone, strict=True):
        assert [link.score for link in one.links[0]] == pytest.approx([link.score for link in other.links[0]], abs=2e-4)


def test_a_process_with_threads_reads_the_same_through_clean_processes() -> None:
    files = [File(f"{at}.txt", text.encode()) for at, text in enumerate(ANSWER)]
    with ThreadPoolExecutor(1) as pool:
        threaded = pool.submit(read_all, files, _reader(), jobs=2).result()
    assert threaded == read_all(files, _reader(), jobs=0)


class _Fragile:
    """A reader that dies on one attachment, as a C library can."""

    def __init__(self) -> None:
        self.linker = _reader().linker

    def __call__(self, source: File) -> tuple[Reading, ...]:
        return tuple(self.part(part) for part in contents(source))

    def part(self, file: File) -> Reading:
        if file.name.endswith("farlig.txt"):
            os.kill(os.getpid(), signal.SIGKILL)
        return _reader().part(file)


def test_an_attachment_that_kills_the_reader_costs_its_own_row_only() -> None:
    attached = [("farlig.txt", b"Text."), ("svar.docx", word(list(ANSWER)))]
    files = [File("mejl.eml", mail("Bifogat.", attached)), File("bra.txt", ANSWER[0].encode())]
    rows = [row for batch in read_all(files, _Fragile(), jobs=2) for row in batch]  # type: ignore[arg-type]
    assert [(row.name, row.status) for row in rows] == [
        ("mejl.eml", "read"), ("mejl.eml/farlig.txt", "unreadable"), ("mejl.eml/svar.docx", "read"), ("bra.txt", "read"),
    ]  # fmt: skip
    assert "avbryta" in rows[1].error
    assert len(rows[2].comments) == 2
