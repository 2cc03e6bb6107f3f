"""Letters as PDF, in the looks that councils, agencies, firms and societies use."""

from typing import Any, Final

from samsyn.demo.county.chance import seeded
from samsyn.demo.county.letters import Letter
from samsyn.demo.county.typesetting import pdf

_COLOURS: Final = ("#1f3f6e", "#7a1f2b", "#1d5a45", "#5b3b77", "#8a5a12", "#0f5c73", "#3d3d3d", "#9a3412")
_FACES: Final = {
    "kommun": ("sans", "serif"),
    "myndighet": ("sans", "modern"),
    "bolag": ("sans", "modern"),
    "förening": ("serif", "times", "computer"),
    "protokoll": ("times", "sans"),
    "tvåspalt": ("serif", "sans"),
    "liggande": ("sans",),
    "enkel": ("times", "serif", "computer", "sans"),
}


def letter_pdf(letter: Letter, design: str) -> bytes:
    """The letter in one of the designs of layouts/brev.typ; colour and typeface follow the sender's name."""
    chance = seeded("face", letter.sender)
    return pdf(
        "brev",
        {
            **_facts(letter),
            "design": design,
            "colour": chance.choice(_COLOURS),
            "face": chance.choice(_FACES[design]),
            "size": 9.6 if design in {"tvåspalt", "liggande"} else chance.choice([10.4, 10.8, 11.2]),
            "torn": chance.random() < 0.7,
            "justify": chance.random() < 0.5,
            "marker": chance.choice(["•", "–", "▪"]),
            "running": letter.sender if chance.random() < 0.7 else "",
        },
    )


def _facts(letter: Letter) -> dict[str, Any]:
    short, _, body = letter.sender.partition(", ")
    return {
        "sender": short if letter.paragraph else letter.sender,
        "short": letter.sender.removesuffix(" i Älvmarks län"),
        "initials": "".join(word[0] for word in letter.sender.replace(",", "").split()[:2]).upper(),
        "body": body or "Kommunstyrelsen",
        "address": letter.address,
        "email": letter.email,
        "date": letter.date,
        "registry": letter.registry_number,
        "theirs": letter.their_number,
        "recipient": letter.recipient,
        "subject": letter.subject,
        "paragraph": letter.paragraph,
        "decision": letter.decision,
        "greeting": letter.greeting,
        "signature": letter.signature,
        "blocks": [
            {"kind": one.kind, "text": one.text, "level": one.level, "rows": one.rows, "note": one.note}
            for one in letter.blocks
        ],
    }
