"""A goal as a small picture that other sites may show: its name, how its indicators stand, and what is done.

Words and marks say it, so that it can be read without colour, in black and white, and by a screen reader as its title.
"""

import textwrap
from datetime import date
from html import escape
from typing import Final

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn.delivery.models import Verdict
from samsyn.delivery.queries.goals import GoalPage
from samsyn.delivery.queries.indicators import Card

WIDE: Final = 400
EDGE, LINE = 20, 22
NAME, TOLD = 38, 54  # so many characters go on a line
INK, MUTED, HAIR, ACCENT = "#18282B", "#51656A", "#D5DEDD", "#0B5257"
MARKS: Final = {Verdict.REACHED: "✓", Verdict.PARTLY: "~", Verdict.NOT: "✕", Verdict.UNKNOWN: "?"}


def svg(page: GoalPage, *, today: date) -> str:
    """The drawing, on white."""
    parts, y = _head(page)
    for card in page.held.cards:
        rows, y = _indicator(card, y)
        parts += rows
    if not page.held.cards:
        parts.append(_text(EDGE, y, _("Ingen indikator är publicerad för målet än."), 13, MUTED))
        y += LINE
    parts.append(f'<line x1="{EDGE}" x2="{WIDE - EDGE}" y1="{y}" y2="{y}" stroke="{HAIR}"/>')
    parts.append(_text(EDGE, y + LINE, _done(page), 12, MUTED))
    parts.append(_text(EDGE, y + 2 * LINE - 4, f"{settings.REGION}, {date_format(today, 'j F Y')}", 12, MUTED))
    high = y + 2 * LINE + 12
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {high}" width="{WIDE}" height="{high}" role="img"'
        f' font-family="&apos;Source Sans 3&apos;, sans-serif"><title>{escape(_said(page))}</title>'
        f'<rect width="{WIDE}" height="{high}" fill="#FFFFFF"/>{"".join(parts)}</svg>'
    )


def _head(page: GoalPage) -> tuple[list[str], int]:
    kind = f"{page.mark.kind} {page.mark.number}".strip().capitalize()
    parts = [
        f'<rect width="{WIDE}" height="4" fill="{ACCENT}"/>',
        _text(EDGE, 32, f"{kind} · {page.document}", 12, MUTED),
    ]
    y = 58
    for row in textwrap.wrap(page.mark.name, NAME):
        parts.append(_text(EDGE, y, row, 18, INK, weight=600))
        y += LINE + 2
    return parts, y + 8


def _indicator(card: Card, y: int) -> tuple[list[str], int]:
    """Its mark, name and verdict."""
    judged = card.judged if card.judged and not card.judged.stale else None
    mark = MARKS.get(Verdict(judged.verdict), "?") if judged else "–"
    parts = [_text(EDGE, y, mark, 15, ACCENT, weight=700)]
    words = judged.verdict_words if judged else _("inte bedömd")
    for row in textwrap.wrap(f"{card.name}: {words}", TOLD - 4):
        parts.append(_text(EDGE + 24, y, row, 13, INK))
        y += LINE - 4
    return parts, y + 8


def _done(page: GoalPage) -> str:
    measures, promises = len(page.held.measures), len(page.held.promises)
    said = [ngettext("%(n)s åtgärd", "%(n)s åtgärder", measures) % {"n": measures}]
    if promises:
        said.append(ngettext("%(n)s åtagande", "%(n)s åtaganden", promises) % {"n": promises})
    return ", ".join(said)


def _said(page: GoalPage) -> str:
    """The picture in one sentence."""
    return ". ".join(str(part).rstrip(".") for part in (page.mark.name, page.judged, _done(page)) if part) + "."


def _text(x: int, y: int, words: str, size: int, colour: str, *, weight: int = 400) -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{colour}">{escape(words)}</text>'
