"""Residents and young people: a list, mails, and a campaign in six versions."""

from email.message import EmailMessage
from email.policy import SMTP

from benchmarks.sets.build_sjomark import office, pdf, word
from benchmarks.sets.build_sjomark.blocks import parse, text
from benchmarks.sets.build_sjomark.collect import Answer
from benchmarks.sets.build_sjomark.mail import message
from benchmarks.sets.build_sjomark.marks import Truth


def youth() -> Answer:
    """Short bullets in spoken Swedish."""
    answer = Answer("Ungdomsrådet i Vässby", "Övrigt", "", ("Vässby ungdomsråd",), ("Kommuner", "Föreningar"))
    truth = Truth()
    document = word.add(word.new(font="Liberation Sans", size=12), parse(text("youth"), truth))
    answer.file("ungdomsrådets lista FINAL.docx", word.save(document), truth)
    return answer


def _private() -> Answer:
    return Answer("privatperson", "privatperson")


def resident() -> Answer:
    """A mail in which three things have nothing to do with the strategy."""
    answer, truth = _private(), Truth()
    mail = message(
        sender="hedasabo 46 <hedasabo46@post.example>", subject="synpunkter på framtiden",
        text=truth(text("resident")), day=11,
    )  # fmt: skip
    answer.file("synpunkter fr invånare Hedåsa.eml", mail, truth)
    return answer


def campaign() -> list[Answer]:
    """The same wish from six residents, in as many formats, two of them almost word for word."""
    answers = [_private() for _ in range(6)]
    truths = [Truth() for _ in range(6)]
    answers[0].file("tågstopp.txt", truths[0](text("campaign")).encode(), truths[0])
    mail = message(
        sender="granviksbo <granviksbo@post.example>", subject="Tåget i Granvik",
        text=truths[1](text("campaign2")), day=6,
    )  # fmt: skip
    answers[1].file("Tåget i Granvik.eml", mail, truths[1])
    document = word.add(word.new(font="Liberation Sans"), parse(text("campaign3").replace("\n\n", "\n"), truths[2]))
    answers[2].file("Till Region Sjömark.docx", word.save(document), truths[2])
    page = office.html_list(truths[3](text("campaign4")))
    mail = message(sender="pensionar <pensionar@post.example>", subject="Stanna!", html=page, day=8)
    answers[3].file("Stanna!.eml", mail, truths[3])
    data = pdf.compile_typst(
        pdf.page(font="Liberation Sans", size="13pt") + pdf.markup(parse(text("campaign5"), truths[4]))
    )
    answers[4].file("kaféet.pdf", data, truths[4])
    _forwarded(answers[5], truths[5])
    return answers


def _forwarded(answer: Answer, truth: Truth) -> None:
    """A mail inside a mail: an official passes on what came to the wrong box."""
    inner = message(
        sender="granne <granne@post.example>", subject="Låt tåget stanna", text=truth(text("campaign6")), day=9,
    )  # fmt: skip
    outer, cover = EmailMessage(policy=SMTP), Truth()
    outer["From"], outer["To"] = "handlaggare@regionsjomark.example", "registrator@regionsjomark.example"
    outer["Subject"], outer["Date"] = "VB: synpunkter", "Thu, 10 Sep 2026 08:12 +0200"
    outer.set_content(cover(text("forward")), cte="8bit")
    outer.add_attachment(inner, maintype="application", subtype="octet-stream", filename="Låt tåget stanna.eml")
    outer.set_boundary("=_grans_vb")
    answer.file("VB synpunkter.eml", outer.as_bytes(), cover)
    answer.attached("VB synpunkter.eml/Låt tåget stanna.eml", inner, truth)
