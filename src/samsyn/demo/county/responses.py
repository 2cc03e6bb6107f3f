"""All responses of the county: who answered, in which file, and what is true about it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from samsyn.demo.county import campaign
from samsyn.demo.county.allocation import allocation
from samsyn.demo.county.chance import seeded
from samsyn.demo.county.composing import RECIPIENT, compose, long_date
from samsyn.demo.county.letters import Block, Letter
from samsyn.demo.county.letters_odt import letter_odt
from samsyn.demo.county.letters_pdf import letter_pdf
from samsyn.demo.county.letters_plain import letter_html, letter_txt, mail
from samsyn.demo.county.letters_word import letter_docx
from samsyn.demo.county.oddities import locked, scanned
from samsyn.demo.county.organisations import by_key
from samsyn.demo.county.pages import located
from samsyn.demo.county.phrases import phrases
from samsyn.demo.county.strategy import REGISTRY_NUMBER
from samsyn.demo.county.values import Noise, ResponseFile
from samsyn.demo.county.voices import Voice, voices
from samsyn.demo.county.wording import Wording

COPIED: Final = "handel"
LOCKED: Final = ("hembygd", "Hembygdsringen yttrande (skyddat).pdf", "2026-05-14")
ABSTAINING: Final = (
    ("sjoberg", "Sjöbergs kommun.docx", "docx", "2026-03-19"),
    ("mil", "Militärområde Nordmark.eml", "eml", "2026-04-16"),
    ("kustland", "Region Kustlanden.pdf", "pdf", "2026-05-04"),
)


def responses(seed: int) -> tuple[ResponseFile, ...]:
    """Every received file in the order of its name, with attachments after their mail. Same seed, same bytes."""
    wording = Wording(seed)
    said = allocation(seed)
    found: list[ResponseFile] = []
    for voice in voices().values():
        found += _files(voice, compose(voice, said[voice.key], wording, seed), wording, seed)
    for at, (sender, letter) in enumerate(campaign.letters(seed)):
        found.append(_campaign(sender, letter, at))
    for at, row in enumerate(ABSTAINING):
        found.append(_abstaining(*row, words=phrases()["avstår"][at]))
    found += [_copy(found), _locked()]
    return tuple(sorted(found, key=lambda file: file.name))


def _files(voice: Voice, letter: Letter, wording: Wording, seed: int) -> Iterator[ResponseFile]:
    if voice.design.startswith("bilaga-"):
        yield from _mail_with_attachment(voice, letter, wording)
        return
    if len(voice.files) == 2:
        yield _covering(voice, letter, wording)
    name = voice.files[-1]
    if voice.format == "eml":
        yield _mailed(voice, name, letter, wording)
    elif voice.design == "skannad":
        printed = letter_pdf(letter, "enkel")
        comments, noise = located(name, printed, letter.comments, letter.noise)
        yield replace(
            _file(voice, name, scanned(printed, seed), letter),
            status=("read", "needs_person"),
            scanned=True,
            comments=comments,
            noise=noise,
        )
    else:
        yield _file(voice, name, _bytes(letter, voice.format, voice.design), letter)


def _bytes(letter: Letter, form: str, design: str) -> bytes:
    if form == "pdf":
        return letter_pdf(letter, design)
    if form == "docx":
        return letter_docx(letter, design)
    return {"odt": letter_odt, "txt": letter_txt, "html": letter_html}[form](letter)


def _file(voice: Voice, name: str, data: bytes, letter: Letter) -> ResponseFile:
    scan = voice.design == "skannad"
    comments, noise = ((), ()) if scan else located(name, data, letter.comments, letter.noise)
    return ResponseFile(
        name=name,
        data=data,
        response=voice.key,
        sender=voice.name,
        class_=voice.class_,
        stance=voice.stance,
        received_on=voice.received_on,
        registry_number=voice.registry_number,
        comments=comments,
        noise=noise,
    )


def _covering(voice: Voice, letter: Letter, wording: Wording) -> ResponseFile:
    """The covering letter that goes with an answer in a folder of its own."""
    words = wording.take("missiv")
    told = (Noise(words, "missiv"),)
    short = replace(letter, subject="Följebrev", blocks=(Block("text", words),), decision="", comments=(), noise=told)
    name = voice.files[0]
    form = name.rpartition(".")[2]
    return _file(voice, name, _bytes(short, form, "enkel" if form == "pdf" else "brev"), short)


def _mailed(voice: Voice, name: str, letter: Letter, wording: Wording) -> ResponseFile:
    hello, foot = wording.take("mejl"), wording.take("mejlfot")
    if voice.private:
        hello = "Hej!"
    data = mail(letter, received_on=voice.received_on, hello=hello, disclaimer=foot)
    noise = (Noise(hello, "hälsning"), *letter.noise, *([Noise(foot, "mejlfot")] * bool(foot)))
    return _file(voice, name, data, replace(letter, noise=noise))


def _mail_with_attachment(voice: Voice, letter: Letter, wording: Wording) -> Iterator[ResponseFile]:
    """A short mail, and the answer hanging on it; the attachment is listed by itself."""
    form = voice.design.removeprefix("bilaga-")
    name = voice.files[0]
    attachment = f"{name.removesuffix('.eml')} yttrande.{form}"
    data = _bytes(letter, form, "bolag" if form == "pdf" else "brev")
    words = "Bifogat finns vårt svar på remissen."
    body = replace(letter, blocks=(Block("text", words),), comments=(), noise=(), decision="")
    foot = wording.take("mejlfot")
    outer = mail(body, received_on=voice.received_on, hello="Hej!", disclaimer=foot, attachments=[(attachment, data)])
    told = (Noise(words, "missiv"), *([Noise(foot, "mejlfot")] * bool(foot)))
    yield _file(voice, name, outer, replace(body, noise=told))
    yield _file(voice, f"{name}/{attachment}", data, letter)


def _campaign(sender: campaign.Sender, letter: Letter, at: int) -> ResponseFile:
    organisation = by_key().get(sender.who)
    data = (
        mail(letter, received_on=sender.received_on, hello="Hej!", disclaimer="")
        if sender.format == "eml"
        else _bytes(letter, sender.format, {"pdf": "enkel", "docx": "enkelt"}.get(sender.format, ""))
    )
    comments, noise = located(sender.file, data, letter.comments, letter.noise)
    return ResponseFile(
        name=sender.file,
        data=data,
        response=f"kampanj{at}",
        sender=letter.sender,
        class_=organisation.class_ if organisation else letter.sender,
        received_on=sender.received_on,
        comments=comments,
        noise=noise,
    )


def _abstaining(key: str, name: str, form: str, received_on: str, *, words: str) -> ResponseFile:
    organisation = by_key()[key]
    letter = Letter(
        sender=organisation.name,
        address=organisation.address,
        email=organisation.email,
        date=long_date(received_on),
        registry_number=f"{seeded(key).randint(100, 900)}/2026",
        their_number=REGISTRY_NUMBER,
        recipient=RECIPIENT,
        subject="Svar på remiss: Älvmark 2040",
        blocks=(Block("text", words),),
        greeting="Med vänlig hälsning",
        signature=("Registrator",),
        noise=(Noise(words, "avstår"),),
    )
    data = (
        mail(letter, received_on=received_on, hello="Hej!", disclaimer="")
        if form == "eml"
        else _bytes(letter, form, "brev" if form == "docx" else "enkel")
    )
    comments, noise = located(name, data, (), letter.noise)
    return ResponseFile(
        name=name,
        data=data,
        response=key,
        sender=organisation.name,
        class_=organisation.class_,
        stance="avstår",
        received_on=received_on,
        registry_number=letter.registry_number,
        comments=comments,
        noise=noise,
    )


def _copy(found: Sequence[ResponseFile]) -> ResponseFile:
    """The same bytes once more, as when somebody mails their answer twice."""
    original = next(file for file in found if file.response == COPIED)
    return replace(
        original,
        name=f"omskickat - {original.name}",
        status=("duplicate",),
        duplicate_of=original.name,
        comments=(),
        noise=(),
    )


def _locked() -> ResponseFile:
    key, name, received_on = LOCKED
    organisation = by_key()[key]
    return ResponseFile(
        name=name,
        data=locked(f"Yttrande fr\xe5n {organisation.name}", "gammelgarden"),
        response=key,
        sender=organisation.name,
        class_=organisation.class_,
        received_on=received_on,
        status=("unreadable", "needs_person"),
    )
