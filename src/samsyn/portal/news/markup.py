"""The text of an article: CommonMark without HTML. What comes out can hold nothing that the writer could not mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.token import Token

PICTURE = "bild:"  # ![vad bilden visar](bild:7)
TOP = 2  # the article's title is the first heading of the page


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture that a text may show."""

    path: str
    width: int
    height: int
    credit: str = ""


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})


def parse(body: str) -> list[Token]:
    """The text as tokens; headings begin one level below the page's own."""
    tokens = _reader().parse(body)
    least = min((int(one.tag[1]) for one in tokens if one.type == "heading_open"), default=TOP)
    for one in tokens:
        if one.type in {"heading_open", "heading_close"}:
            one.tag = f"h{min(int(one.tag[1]) + TOP - least, 4)}"
    return tokens


def render(body: str, pictures: Mapping[int, Shown]) -> SafeString:
    """HTML. An image that is not among the pictures is left out, with its words in its place."""
    tokens = [_with_pictures(one, pictures) for one in parse(body)]
    reader = _reader()
    made = reader.renderer.render(tokens, reader.options, {})
    return SafeString(made)  # HTML is off in the reader: all that a person wrote is escaped


def _with_pictures(token: Token, pictures: Mapping[int, Shown]) -> Token:
    token.children = [
        _picture(one, pictures) if one.type == "image" else one for one in token.children or []
    ] or token.children
    return token


def _picture(token: Token, pictures: Mapping[int, Shown]) -> Token:
    shown = pictures.get(number_of(str(token.attrs.get("src", ""))) or 0)
    if shown is None:
        return Token("text", "", 0, content=token.content)
    credit = f'<span class="credit">{escape(shown.credit)}</span>' if shown.credit else ""
    return Token("html_inline", "", 0, content=(
        f'<img src="{escape(shown.path)}" alt="{escape(token.content)}" width="{shown.width}" '
        f'height="{shown.height}" loading="lazy">{credit}'
    ))  # fmt: skip


def number_of(address: str) -> int | None:
    """7 of "bild:7"; None for any other address."""
    said = address.removeprefix(PICTURE)
    return int(said) if address.startswith(PICTURE) and said.isdigit() and len(said) < 10 else None


def inline(body: str) -> Iterator[Token]:
    """Every piece of running text, link and image."""
    for token in parse(body):
        yield from token.children or []


def links(body: str) -> tuple[str, ...]:
    """Where its links lead, once each."""
    found = (str(one.attrs.get("href", "")) for one in inline(body) if one.type == "link_open")
    return tuple(dict.fromkeys(found))


def images(body: str) -> tuple[tuple[str, str], ...]:
    """(address, words for those who do not see it) of every image."""
    return tuple((str(one.attrs.get("src", "")), one.content.strip()) for one in inline(body) if one.type == "image")


def paragraphs(body: str) -> tuple[str, ...]:
    """The bare words, a paragraph, heading or item each."""
    said = (_words(one.children or []) for one in parse(body) if one.type == "inline")
    return tuple(one for one in said if one)


def _words(tokens: Sequence[Token]) -> str:
    parts = (" " if one.type in {"softbreak", "hardbreak"} else one.content for one in tokens if one.type != "image")
    return "".join(parts).strip()
