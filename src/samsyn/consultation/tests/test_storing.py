"""A delivery read into the site: registered first, stored once, taken up again after a stop."""

import hashlib

import pytest

from samsyn.comments.models import Comment, Original, Page, Reading, SetAside
from samsyn.consultation import actions, storing
from samsyn.consultation.models import Batch, ReceivedFile, Response, ResponseComment, Round
from samsyn.consultation.tests.provlanet import NOW
from samsyn.people.models import JournalEntry, Person

pytestmark = pytest.mark.django_db


def arrive(round_: Round, files: dict[str, bytes], *, source: str = "svar") -> Batch:
    return actions.receive_files(round_=round_, source=source, files=files.items(), at=NOW, by=None)


def arrive_and_read(round_: Round, files: dict[str, bytes], *, source: str = "svar") -> Batch:
    batch = arrive(round_, files, source=source)
    storing.read_batch(batch, at=NOW, jobs=0)
    return batch


def test_a_file_is_registered_before_it_is_read(round_: Round, letters: dict[str, bytes]) -> None:
    arrive(round_, letters)
    for original in Original.objects.all():
        assert original.reading == Reading.WAITING
        assert original.content.read() == letters[original.name]
        assert original.sha256 == hashlib.sha256(letters[original.name]).hexdigest()
        assert JournalEntry.objects.filter(verb="receive", object_id=str(original.pk)).count() == 1


def test_responses_comments_and_what_was_set_aside(round_: Round, letters: dict[str, bytes]) -> None:
    arrive_and_read(round_, letters)
    assert set(Response.objects.values_list("sender", "sender_class")) == {
        ("Provköpings kommun", "Kommuner"),
        ("Naturföreningen i Provlänet", "Föreningar"),
        ("Provlänets högskola", "Universitet eller högskola"),
    }
    assert Response.objects.get(sender="Provlänets högskola").stance == "avstår"
    assert not ResponseComment.objects.filter(response__sender="Provlänets högskola").exists()
    explicit = Comment.objects.get(text__startswith="Avsnitt 2.1")
    best = explicit.proposals.select_related("section").get(rank=1)
    assert best.section.number == "2.1"
    assert best.evidence


def visible(text: str) -> int:
    return sum(map(len, text.split()))


def test_every_character_is_a_comment_or_set_aside(round_: Round, letters: dict[str, bytes]) -> None:
    arrive_and_read(round_, letters)
    pages = {(page.original_id, page.number): page.text for page in Page.objects.all()}
    rows = [*Comment.objects.values_list("original_id", "spans"), *SetAside.objects.values_list("original_id", "spans")]
    kept = sum(visible(pages[original, page][start:end]) for original, spans in rows for page, start, end in spans)
    assert kept == sum(map(visible, pages.values()))


def test_reading_again_changes_nothing(round_: Round, letters: dict[str, bytes]) -> None:
    batch = arrive_and_read(round_, letters)
    before = list(Comment.objects.order_by("pk").values())
    storing.read_batch(batch, at=NOW, jobs=0)
    arrive_and_read(round_, letters)
    assert list(Comment.objects.order_by("pk").values()) == before
    assert ReceivedFile.objects.count() == len(letters)


def test_the_same_bytes_under_another_name_count_once(round_: Round, letters: dict[str, bytes]) -> None:
    arrive_and_read(round_, letters)
    said, answers = Comment.objects.count(), Response.objects.count()
    arrive_and_read(round_, {"kopia.txt": letters["Provköpings kommun.txt"]}, source="uppladdning")
    copy = Original.objects.get(name="kopia.txt")
    assert copy.duplicate_of == Original.objects.get(name="Provköpings kommun.txt")
    assert (Comment.objects.count(), Response.objects.count()) == (said, answers)


def test_numbers_continue_over_deliveries(round_: Round, letters: dict[str, bytes]) -> None:
    names = sorted(letters)
    for name in names:
        arrive_and_read(round_, {name: letters[name]}, source=name)
    numbers = list(ResponseComment.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert Response.objects.values("registry_number").distinct().count() == len(names)


def test_a_stop_in_the_middle_loses_and_doubles_nothing(
    round_: Round, letters: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = arrive(round_, letters)
    store = storing.store_response
    calls: list[int] = []

    def stop_after_one(*args: object) -> Response:
        if calls:
            raise KeyboardInterrupt
        calls.append(1)
        return store(*args)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(storing, "store_response", stop_after_one)
        with pytest.raises(KeyboardInterrupt):
            storing.read_batch(batch, at=NOW, jobs=0)
    assert Response.objects.count() == 1
    storing.read_batch(batch, at=NOW, jobs=0)
    assert Response.objects.count() == 3
    assert Comment.objects.values("text").distinct().count() == Comment.objects.count()


def test_a_broken_file_gets_a_row_and_stops_nobody(round_: Round, letters: dict[str, bytes]) -> None:
    arrive_and_read(round_, {**letters, "trasig.pdf": b"%PDF-1.7\nbroken", "tom.docx": b""})
    for name in ("trasig.pdf", "tom.docx"):
        original = Original.objects.get(name=name)
        assert original.reading in (Reading.UNREADABLE, Reading.NEEDS_PERSON)
        assert name in original.error
    assert Comment.objects.exists()


def test_campaigns_are_found_across_deliveries(round_: Round) -> None:
    text = "Vi som bor här vill att busslinjen mellan Provköping och Testvik körs även på kvällar och helger."
    for at in (1, 2):
        arrive_and_read(
            round_,
            {f"boende{at}.txt": f"Hej!\n\n{text}\n\nHälsningar från boende nummer {at}\n".encode()},
            source=str(at),
        )
    groups = set(Comment.objects.filter(text__contains="busslinjen").values_list("similar_group", flat=True))
    assert len(groups) == 1
    assert groups != {None}


def test_people_win(round_: Round, letters: dict[str, bytes], officer: Person) -> None:
    batch = arrive_and_read(round_, letters)
    row = ResponseComment.objects.select_related("comment").order_by("number").first()
    assert row is not None
    actions.confirm(row=row, section_key="-", type_="fråga", at=NOW, by=officer)
    storing.read_batch(batch, at=NOW, jobs=0)
    storing.regroup(round_)
    comment = Comment.objects.get(pk=row.comment_id)
    assert comment.placement.section is None
    assert (comment.type, comment.decided_type_by) == ("fråga", officer)
    assert comment.proposals.exists()
