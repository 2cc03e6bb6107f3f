"""The QR code that is held up: its squares as segno draws them, a white margin, a name, nothing from the address."""

import re

import segno
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from samsyn.dialogue.signs import qr

ADDRESS = "https://samsyn.example/dialog/rum/K7Q2/"


def dark(markup: str) -> tuple[set[tuple[int, int]], int]:
    """The dark squares (row, column) and the side of the picture, read from the SVG's path."""
    (picture,) = html.fragments_fromstring(markup)
    side = int(picture.get("viewbox", "").split()[2])
    ground, squares = picture.findall("path")
    assert (ground.get("fill"), ground.get("d")) == ("#fff", f"M0 0h{side}v{side}h-{side}z")
    found, row, column = set(), 0.0, 0
    for act, numbers in re.findall(r"([Mmh])([-\d. ]+)", squares.get("d", "")):
        first, *rest = map(float, numbers.split())
        if act == "h":
            found |= {(int(row), at) for at in range(column, column + int(first))}
        row = row + rest[0] if act == "m" else rest[0] if act == "M" else row
        column = int(first) if act == "M" else column + int(first)
    return found, side


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_the_picture_is_the_code(text: str) -> None:
    rows = segno.make_qr(text, error="m", encoding="utf-8").matrix
    squares, side = dark(qr(text))
    assert side == len(rows) + 2 * 4, "four squares of white around"
    assert squares == {(at + 4, column + 4) for at, row in enumerate(rows) for column, bit in enumerate(row) if bit}


def test_it_has_a_name_for_those_who_cannot_see_it() -> None:
    (box,) = html.fragments_fromstring(render_to_string("dialogue/desk/qr.html", {"sign": qr(ADDRESS)}))
    assert (box.get("role"), box.get("aria-label")) == ("img", "QR-kod till adressen")
    assert len(box.findall("svg")) == 1


def test_what_no_code_can_hold_is_left_out() -> None:
    assert qr("x" * 3000) == ""
    assert render_to_string("dialogue/desk/qr.html", {"sign": qr("x" * 3000)}).strip() == ""
