"""Style of the HTML report: fonts inside, and filters that work by anchors alone."""

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from samsyn.consultation.report.blocks import Block, Entries
from samsyn.consultation.report.entries import Entry
from samsyn.cores.text.values import TYPES

MOST_SENDERS = 400  # above this a filter per sender would make the page heavy
_FAMILIES = (("Source Serif 4", "source-serif-4"), ("Source Sans 3", "source-sans-3"))
_RANGE = {
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2190-2193,U+2212",
    "latin-ext": "U+0100-02BA,U+1E00-1E9F,U+1EF2-1EFF",
}
_WIDER = re.compile("[\u0100-\u02ba\u1e00-\u1eff]")  # Sámi and other letters beyond Western Europe's


@dataclass(frozen=True, slots=True)
class Filter:
    """A link that leaves only the comments with one mark on the page. ``listed``: stands in the bar above them."""

    anchor: str
    words: str
    mark: str
    listed: bool = True


def filters(body: Sequence[Block]) -> list[Filter]:
    """One filter per type that occurs, for what is uncertain or unanswered, and one per sender."""
    entries = [one for block in body if isinstance(block, Entries) for one in block.entries]
    types = {one.type for one in entries}
    found = [Filter(f"visa-t{at}", name, f"t{at}") for at, name in enumerate(TYPES) if name in types]
    if any(not one.sure for one in entries):
        found.append(Filter("visa-osaker", "osäker plats", "weak"))
    if len({one.answered for one in entries}) == 2:
        found.append(Filter("visa-obesvarad", "obesvarade", "open"))
    return found + _by_sender(entries)


def _by_sender(entries: Sequence[Entry]) -> list[Filter]:
    senders = {one.respondent: one.sender for one in entries}
    if len(senders) > MOST_SENDERS:
        return []
    return [Filter(f"visa-{key}", f"synpunkterna från {name}", key, listed=False) for key, name in senders.items()]


def style(found: Sequence[Filter], text: str) -> str:
    """The whole style sheet for a page with ``text``: fonts for its letters, and a rule per filter."""
    rules = [
        f"#{one.anchor}:target~.theme:not(:has(.{one.mark})),"
        f"#{one.anchor}:target~.theme .entry:not(.{one.mark}){{display:none}}"
        for one in found
    ]
    return _fonts(wider=bool(_WIDER.search(text))) + _sheet() + "\n".join(rules) + "\n"


@cache
def _sheet() -> str:
    text = files("samsyn.consultation.report").joinpath("report.css").read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/\s*", "", text, flags=re.DOTALL)


@cache
def _fonts(*, wider: bool) -> str:
    folder = files("samsyn.people").joinpath("static/samsyn/fonts")
    rules = []
    for letters in ("latin", "latin-ext") if wider else ("latin",):
        for family, name in _FAMILIES:
            data = base64.b64encode(folder.joinpath(f"{name}-{letters}-wght-normal.woff2").read_bytes()).decode()
            rules.append(
                f'@font-face{{font-family:"{family}";font-weight:200 900;unicode-range:{_RANGE[letters]};'
                f'src:url(data:font/woff2;base64,{data}) format("woff2")}}\n'
            )
    return "".join(rules)
