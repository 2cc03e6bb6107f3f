"""The invented strategy "Älvmark 2040" and the dialogue draft before it, read from the Markdown beside this file."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from samsyn.cores import outline
from samsyn.cores.outline.values import Outline
from samsyn.cores.text import formats
from samsyn.cores.text.values import File
from samsyn.demo.county.markdown import html, pieces

TEXTS: Final = Path(__file__).parent / "texts"
TITLE: Final = "Älvmark 2040 – regional utvecklingsstrategi"
REGISTRY_NUMBER: Final = "RUN 2025/0417"
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


def _outline(title: str, markdown: str) -> Outline:
    """As the outline core reads it, so that keys are the same here and in a site that imported the DOCX."""
    page = html(list(pieces(markdown)), title)
    return outline.read(formats.read(File("strategi.html", page.encode())))
