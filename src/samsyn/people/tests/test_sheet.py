"""One sheet for every page: the parts in order, pressed for those who can, kept for ever under its name."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from samsyn.people import sheet


def rules(css: str) -> list[str]:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL).split()


def test_it_says_what_the_parts_say_in_order() -> None:
    parts: list[str] = []
    for part in sheet.PARTS:
        words = Path(str(finders.find(f"samsyn/{part}"))).read_text(encoding="utf-8")
        parts += rules(words.replace('url("fonts/', 'url("/static/samsyn/fonts/'))
    assert rules(sheet.sheet().plain.decode()) == parts


def test_every_file_that_it_names_is_there() -> None:
    named = re.findall(r'url\("?/static/([^")]+)', sheet.sheet().plain.decode())
    assert named
    assert [name for name in named if finders.find(name) is None] == []


@pytest.mark.django_db
def test_a_page_has_one_sheet_that_is_kept_for_ever(client: Client) -> None:
    page = client.get("/kontakt/").text
    assert page.count(sheet.address()) == 1
    answer = client.get(sheet.address(), headers={"Accept-Encoding": "gzip, br"})
    assert "immutable" in answer.headers["Cache-Control"]
    assert gzip.decompress(answer.content) == sheet.sheet().plain == client.get(sheet.address()).content
    assert len(answer.content) < 40_000
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_an_older_name_gets_the_newest_but_not_for_ever(client: Client) -> None:
    answer = client.get("/stil/0123456789abcdef.css")
    assert answer.content == sheet.sheet().plain
    assert "immutable" not in answer.headers["Cache-Control"]


def test_type_is_kept_for_ever_and_never_moves_what_is_read(client: Client) -> None:
    css = sheet.sheet().plain.decode()
    fonts = re.findall(r'url\("(/static/[^"]+\.woff2)"', css)
    assert fonts
    assert css.count("font-display: optional") == len(fonts)
    assert "immutable" in client.get(fonts[0]).headers["Cache-Control"]


@pytest.mark.django_db
def test_type_that_is_fetched_ahead_is_what_the_sheet_names(client: Client) -> None:
    ahead = re.findall(r'rel="preload" href="([^"]+)"', client.get("/kontakt/").text)
    assert len(ahead) == 2
    assert [face for face in ahead if f'url("{face}")' not in sheet.sheet().plain.decode()] == []
