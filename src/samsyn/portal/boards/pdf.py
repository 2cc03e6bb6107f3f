"""The slides as tagged PDF (PDF/UA-1) by Typst. The text travels as JSON and is never parsed as markup."""

import json
from dataclasses import asdict
from pathlib import Path

import typst
from django.utils.translation import get_language

from samsyn.portal.boards.facts import Deck

TEMPLATE = Path(__file__).with_name("slides.typ")


def write(deck: Deck) -> bytes:
    """The file. Same deck, same bytes."""
    data = {
        "title": deck.title, "subtitle": deck.subtitle, "slides": [asdict(one) for one in deck.slides],
        "lang": get_language() or "sv",
    }  # fmt: skip
    made: bytes = typst.compile(
        TEMPLATE.read_bytes(), sys_inputs={"data": json.dumps(data, ensure_ascii=False)}, pdf_standards=["ua-1"],
        ignore_system_fonts=True, timestamp=int(deck.made_at.timestamp()), format="pdf",
    )  # fmt: skip
    return made
