"""The slides as tagged PDF (PDF/UA-1)."""

from dataclasses import asdict
from pathlib import Path

from django.utils.translation import get_language

from samsyn.people import paper
from samsyn.portal.boards.facts import Deck

TEMPLATE = Path(__file__).with_name("slides.typ")


def write(deck: Deck) -> bytes:
    """The file. Same deck, same bytes."""
    data = {
        "title": deck.title, "subtitle": deck.subtitle, "slides": [asdict(one) for one in deck.slides],
        "lang": get_language() or "sv",
    }  # fmt: skip
    return paper.pdf(TEMPLATE.read_bytes(), data, at=deck.made_at)
