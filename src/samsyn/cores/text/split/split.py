"""From paragraphs to single comments: each point that can be answered on its own, and everything else set aside."""

import re
from collections.abc import Sequence

from samsyn.cores.text.prose.clean import clean, cut, join
from samsyn.cores.text.split.sentences import boundaries
from samsyn.cores.text.values import Aside, Paragraph, Passage, Split

_NEW_POINT = re.compile(
    r"(?:vidare|dessutom|därutöver|utöver d\w+|slutligen|till sist|när det gäller|vad gäller|beträffande)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?:][\"”)]?$")


def split(paragraphs: Sequence[Paragraph], *, known: Sequence[str] = ()) -> Split:
    """Divide one document into comments and passages set aside; every span comes back exactly once."""
    comments: list[Passage] = []
    aside: list[Aside] = []
    context: list[tuple[int, str]] = []
    for paragraph in paragraphs:
        reason = _reason(paragraph)
        if paragraph.kind == "heading":
            context = [*(pair for pair in context if pair[0] < paragraph.level), (paragraph.level, paragraph.text)]
        if reason:
            aside.append(Aside(paragraph.text, paragraph.spans, reason))
            continue
        at = [offset for offset in boundaries(paragraph.text) if _NEW_POINT.match(paragraph.text, offset)]
        for spans, raw in cut(paragraph.spans, paragraph.raw, paragraph.text, at):
            comments.append(Passage(clean(join(raw)), spans, tuple(text for _, text in context), paragraph.label))
    return Split(tuple(comments), tuple(aside))


def _reason(paragraph: Paragraph) -> str:
    if paragraph.kind == "aside":
        return paragraph.reason
    if paragraph.kind == "heading":
        return "rubrik"
    if paragraph.kind == "body" and not _SENTENCE.search(paragraph.text) and len(paragraph.text.split()) < 9:
        return "brevhuvud"
    return ""
