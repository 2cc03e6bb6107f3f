"""The invented strategy "Älvmark 2040" and the dialogue draft before it, read from the Markdown beside this file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from samsyn.cores.outline.slugs import unique_keys
from samsyn.cores.outline.titles import Title, parse
from samsyn.cores.outline.values import Block, Outline, Section

TEXTS: Final = Path(__file__).parent / "texts"
TITLE: Final = "Älvmark 2040 – regional utvecklingsstrategi"
REGISTRY_NUMBER: Final = "RUN 2025/0417"
_HEADING: Final = re.compile(r"(#{2,4}) (.+)")
_QUESTION: Final = re.compile(r"\d\. (.+\?)$")


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the strategy: Markdown as written (headings from ``##``) and the outline made of it.

    ``kind`` is "dialogunderlag" or "remissversion"; the dates are ISO, ``deadline_on`` the last day to answer.
    """

    kind: str
    title: str
    subtitle: str
    published_on: str
    deadline_on: str
    markdown: str
    outline: Outline
    questions: tuple[str, ...] = ()
    registry_number: str = REGISTRY_NUMBER


@cache
def strategy() -> Edition:
    """The consultation edition: 48 sections, vision, nine målbilder with delmål and prioriteringar, six questions."""
    markdown = _read("remissversion")
    questions = tuple(found[1] for line in markdown.splitlines() if (found := _QUESTION.match(line)))
    return Edition(
        kind="remissversion",
        title=TITLE,
        subtitle="Remissversion, januari 2026",
        published_on="2026-01-19",
        deadline_on="2026-05-15",
        markdown=markdown,
        outline=_outline(TITLE, markdown),
        questions=questions,
    )


@cache
def dialogue_draft() -> Edition:
    """The earlier edition: nine målbilder, each with what must change and what must come first."""
    title = "Älvmark 2040 – dialogunderlag"
    markdown = _read("dialogunderlag")
    return Edition(
        kind="dialogunderlag",
        title=title,
        subtitle="Underlag för samtal, juni 2025",
        published_on="2025-06-09",
        deadline_on="2025-09-30",
        markdown=markdown,
        outline=_outline(title, markdown),
    )


def _read(folder: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8").strip() + "\n" for path in sorted((TEXTS / folder).glob("*.md")))


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading line with its level (1 = top) and the Markdown paragraphs under it."""

    level: int
    title: Title
    blocks: tuple[Block, ...]


def _outline(title: str, markdown: str) -> Outline:
    parts = list(_parts(markdown))
    parents = [_parent(parts, index) for index in range(len(parts))]
    keys = unique_keys([part.title.heading for part in parts], parents)
    sections = tuple(
        Section(
            key=key,
            number=part.title.number,
            heading=part.title.heading,
            level=part.level,
            parent=None if above is None else keys[above],
            blocks=part.blocks,
            goal=part.title.goal,
        )
        for part, key, above in zip(parts, keys, parents, strict=True)
    )
    return Outline(title, sections)


def _parent(parts: Sequence[_Part], index: int) -> int | None:
    above = (i for i in range(index - 1, -1, -1) if parts[i].level < parts[index].level)
    return next(above, None)


def _parts(markdown: str) -> Iterator[_Part]:
    heading: re.Match[str] | None = None
    lines: list[str] = []
    for line in [*markdown.splitlines(), "## "]:
        found = _HEADING.match(line)
        if not (found or line == "## "):
            lines.append(line)
            continue
        if heading:
            yield _Part(len(heading[1]) - 1, parse(heading[2]), tuple(_blocks(lines)))
        heading, lines = found, []


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    for line in lines:
        if not line.strip() or line.startswith("|---"):
            continue
        if line.startswith("|"):
            yield from (Block(cell.strip(), kind="cell") for cell in line.strip("|").split("|"))
        elif line.startswith("- ") or _QUESTION.match(line):
            yield Block(unmarked(line.removeprefix("- ")), kind="item")
        else:
            yield Block(unmarked(line))


def unmarked(text: str) -> str:
    """Markdown's bold and italic marks taken away."""
    return text.replace("*", "")
