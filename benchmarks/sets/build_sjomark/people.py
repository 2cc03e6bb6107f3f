"""Responses from residents and young people: mails, lists, campaign letters."""

from benchmarks.sets.build_sjomark import word
from benchmarks.sets.build_sjomark.blocks import parse, text
from benchmarks.sets.build_sjomark.collect import Answer
from benchmarks.sets.build_sjomark.mail import message
from benchmarks.sets.build_sjomark.marks import Truth


def youth() -> Answer:
    answer = Answer("Ungdomsrådet i Vässby", "Övrigt", "", ("Vässby ungdomsråd",), ("Kommuner", "Föreningar"))
    truth = Truth()
    answer.file(
        "ungdomsrådets lista FINAL.docx",
        word.save(word.add(word.new(font="Liberation Sans", size=12), parse(text("youth"), truth))),
        truth,
    )
    return answer


def resident() -> Answer:
    answer = Answer("privatperson", "privatperson", "")
    truth = Truth()
    plain_text = truth(text("resident"))
    answer.file(
        "synpunkter fr invånare Hedåsa.eml",
        message(
            sender="hedasabo 46 <hedasabo46@post.example>", subject="synpunkter på framtiden", text=plain_text, day=11
        ),
        truth,
    )
    return answer


CORRUPT = (
    b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n7 0 obj\n<</Linearized 1/L 48213/O 9/E 30021/N 2/T 47900/H [ 467 154]>>\nendobj\n"
    + bytes(range(7, 250)) * 9
)


def broken() -> list[Answer]:
    """A file cut off in transfer, and an empty one; nobody knows who sent them, so they answer for nobody."""
    cut = Answer("", "")
    cut.file("yttrande_scan_0912.pdf", CORRUPT, status=("unreadable", "needs_person"))
    cut.file("Dokument1.docx", b"", status=("unreadable", "needs_person"))
    return [cut]
