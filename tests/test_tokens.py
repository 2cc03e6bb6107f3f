"""The token sheet keeps its promise: text pairs have contrast 4.5 or more, lines and graphics 3 or more."""

import itertools
import re
from pathlib import Path

import pytest

SHEET = (Path(__file__).parent.parent / "src/samsyn/people/static/samsyn/tokens.css").read_text()


def tokens(scheme: str) -> dict[str, str]:
    light, dark = SHEET.split("@media (prefers-color-scheme: dark)")
    return dict(re.findall(r"--([a-z-]+): (#[0-9A-Fa-f]{6});", dark if scheme == "dark" else light))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


TEXT = ("ink", "muted", "fjord", "fjord-hover", "cloudberry", "lingon", "lichen")
GROUNDS = ("paper", "surface", "raised", "tint-fjord", "tint-cloudberry", "tint-lingon", "tint-lichen")


@pytest.mark.parametrize(("scheme", "text", "ground"), list(itertools.product(("light", "dark"), TEXT, GROUNDS)))
def test_text_can_be_read(scheme: str, text: str, ground: str) -> None:
    sheet = tokens(scheme)
    assert contrast(sheet[text], sheet[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_buttons_and_marks(scheme: str) -> None:
    sheet = tokens(scheme)
    assert contrast(sheet["on-fjord"], sheet["fjord"]) >= 4.5
    assert contrast(sheet["ink"], sheet["mark"]) >= 4.5
    assert all(contrast(sheet["line"], sheet[ground]) >= 3 for ground in ("paper", "surface", "raised"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("sex", ["women", "men"])
def test_sex_split_series_stand_out(scheme: str, sex: str) -> None:
    sheet = tokens(scheme)
    assert contrast(sheet[sex], sheet["surface"]) >= 3


@pytest.mark.parametrize("text", [*TEXT, "women", "men"])
def test_paper_is_readable_whatever_the_screens_scheme(text: str) -> None:
    short = dict(re.findall(r"--([a-z-]+): #([0-9a-f]{3});", SHEET.split("@media print")[1]))
    sheet = {name: "#" + "".join(2 * digit for digit in digits) for name, digits in short.items()}
    assert contrast(sheet[text], sheet["paper"]) >= 4.5
