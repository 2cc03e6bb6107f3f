"""Divide one paragraph: sentences that are no comment set aside, the others grouped into points."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from samsyn.cores.text.phrases import phrases
from samsyn.cores.text.prose.clean import clean, cut, join
from samsyn.cores.text.split.facts import OF_PROPOSAL, is_background, only_opens
from samsyn.cores.text.split.furniture import reason_alone
from samsyn.cores.text.split.intros import counts_itself, is_about_answering, is_about_self
from samsyn.cores.text.split.kept import (
    filled,
    keep_consents,
    keep_placed_leads,
    keep_rejections,
    kept_with_opinion,
)
from samsyn.cores.text.split.known import Known
from samsyn.cores.text.split.manner import Manner
from samsyn.cores.text.split.matter import Cues, overlap
from samsyn.cores.text.split.parts import Parts
from samsyn.cores.text.split.points import points
from samsyn.cores.text.split.remarks import WORDING, leads_in, remark
from samsyn.cores.text.split.retelling import set_retold_aside
from samsyn.cores.text.split.sentences import boundaries
from samsyn.cores.text.split.stands import is_stand_on_whole, judges_whole
from samsyn.cores.text.values import Gap, Paragraph, Span

_LETTER = re.compile(r"[^\W_]")
_ENDED = re.compile(r"[.!?…][\"”»’)]*$")
_FAULT = phrases(r"\b(?:fel\w*|siffran|siffrorna|uppgiften|saknas|stämmer|avser|är från|dock|inaktuell\w*|numera)\b")
_HEADING = 3  # words
_MOTION = phrases(r"""
    att (?!(?:kommun|region|nämnd)\w*(?:styrelsen|nämnden|fullmäktige|en) (?:ställer|antar|beslutar|godkänner
    överlämnar))\b.{0,120}\b(?:avsnitt\w*|mål\w*|delmål\w*|prioritering\w*
    kapit\w*|strateg\w*|vision\w*|skrivs|höjs|sänks|stryks|ersätts|utgår|läggs till|ändras|införs|kompletteras|flyttas
    förtydligas)\b
""")
# "Bra att …" with the strategy's own words after it is no retelling.
_JUDGED = phrases(r"""
    \W*(?:(?:det|vi tycker (?:att )?det) (?:är|känns) )?(?:(?:mycket|väldigt|verkligen|så) )?(?:bra|positivt|utmärkt
    glädjande|viktigt|angeläget|rimligt|klokt|välkommet|värdefullt|olyckligt|tråkigt|fel|märkligt
    orimligt|dåligt)(?: är)? att\b
""")
_QUOTE = re.compile(r"[\"”“»«’'‘]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of sentences of one paragraph. ``reason`` "" means comment; ``first``: it opens its paragraph."""

    spans: tuple[Span, ...]
    raw: tuple[str, ...]
    reason: str = ""
    told: tuple[Cues, ...] = ()
    first: bool = False
    lead: bool = False
    torn: bool = False
    wording: bool = False
    ended: bool = True
    whole: str | None = None  # the text, when it is a paragraph's own
    gaps: tuple[Gap, ...] = ()  # where its sentences meet

    @property
    def text(self) -> str:
        """What cleaning makes of the raw text."""
        return clean(join(self.raw)) if self.whole is None else self.whole

    @property
    def strength(self) -> int:
        return max((one.said.strength for one in self.told), default=0)

    @property
    def stems(self) -> frozenset[str]:
        return frozenset[str]().union(*(one.stems for one in self.told))

    @classmethod
    def of(cls, paragraph: Paragraph, reason: str = "") -> "Piece":
        """The whole paragraph as one piece."""
        return cls(paragraph.spans, paragraph.raw or (paragraph.text,), reason, whole=paragraph.text)

    @property
    def words(self) -> list[str]:
        return " ".join(self.raw).split()

    def with_more(self, more: "Piece") -> "Piece":
        """This piece and what follows it, as one."""
        return Piece(
            self.spans + more.spans,
            self.raw + more.raw,
            self.reason,
            self.told + more.told,
            self.first,
            self.lead,
            wording=more.wording,
            ended=more.ended,
            gaps=(*self.gaps, *(Gap(len(self.text) + 1 + gap.at, gap.weight) for gap in more.gaps if gap.at)),
        )

    def goes_on_from(self, last: "Piece") -> bool:
        """Is this paragraph's first piece more of the point before it: its conclusion, its reason, its wording?"""
        if self.torn and self.raw[0].lstrip().startswith("att ") and last.raw[0].lstrip().startswith("att "):
            return False  # the next point of a motion
        if last.wording or (self.torn and not last.ended):
            return True
        if not self.told:
            return False
        opening = self.told[0]
        if last.strength == 0:
            return opening.cause or overlap(self.stems, last.stems) >= 0.3
        if self.strength and not (last.strength < 2 and opening.cause):
            return False
        return opening.leans and not (opening.adds or opening.next or opening.topic)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a paragraph stands. ``section``: reason of a section where only a clear opinion is a comment; ``lead``:
    a list follows; ``names``: first words of the lines that name the sender; ``early``: no comment has come yet;
    ``asked``: a question is being answered; ``opening``: one of a letter's first paragraphs, with opinions below;
    ``manner``: how the letter is written."""

    known: Known
    section: str = ""
    lead: bool = False
    names: frozenset[str] = frozenset()
    early: bool = False
    opening: bool = False
    asked: bool = False
    manner: Manner = field(default_factory=Manner)


def pieces(paragraph: Paragraph, setting: Setting) -> Iterator[Piece]:
    """The pieces of a paragraph in order."""
    text = paragraph.text
    starts = _starts(text)
    told = sentences_of(text, setting.known.parts)
    sentences = [one.text for one in told]
    reasons = _reasons(paragraph, sentences, told, setting)
    led = setting.lead and (leads_in(sentences[-1]) or (paragraph.kind != "item" and not _ENDED.search(sentences[-1])))
    if led:
        reasons[-1] = "inledning"
    weights = _weights(told, reasons, setting)
    opens = [0, *(n for n in range(1, len(told)) if reasons[n] != reasons[n - 1] or weights.get(n, 0.0) > 0)]
    parts = cut(paragraph.spans, paragraph.raw or (text,), text, [starts[number] for number in opens[1:]])
    if len(parts) != len(opens):
        parts, opens, weights = [(paragraph.spans, paragraph.raw or (text,))], [0], {}
    for part, (first, last) in zip(parts, itertools.pairwise([*opens, len(sentences)]), strict=True):
        gaps = tuple(Gap(starts[n] - starts[first], weights[n]) for n in range(first, last) if n in weights)
        piece = replace(_piece(part, sentences, told, reasons, first, last, led=led), gaps=gaps)
        yield replace(piece, whole=text) if len(parts) == 1 else piece


def _piece(
    part: tuple[tuple[Span, ...], tuple[str, ...]],
    sentences: Sequence[str],
    told: Sequence[Cues],
    reasons: Sequence[str],
    first: int,
    last: int,
    *,
    led: bool,
) -> Piece:
    return Piece(
        part[0],
        part[1],
        reasons[first],
        tuple(told[first:last]),
        first == 0,
        led and last == len(sentences),
        torn=first == 0 and sentences[0][:1].islower(),
        ended=bool(_ENDED.search(sentences[last - 1])),
        wording=sentences[last - 1].endswith(":") and bool(WORDING.search(sentences[last - 1])),
    )


@lru_cache(maxsize=512)
def sentences_of(text: str, parts: Parts) -> tuple[Cues, ...]:
    """The sentences of a paragraph. A letter is read twice: how it is written, and then what it says."""
    cut = itertools.pairwise([*_starts(text), len(text)])
    return tuple(Cues(text[start:end].strip(), parts) for start, end in cut)


def _starts(text: str) -> list[int]:
    """Sentence starts, no sentence without a letter."""
    found, last = [0], 0
    for start in boundaries(text):
        if _LETTER.search(text, last, start) and _LETTER.search(text, start):
            found.append(start)
            last = start
    return found


def _weights(told: Sequence[Cues], reasons: Sequence[str], setting: Setting) -> dict[int, float]:
    """What speaks for a new point, in logits, at each sentence that follows another one of a comment."""
    found: dict[int, float] = {}
    for reason, group in itertools.groupby(range(len(reasons)), key=lambda number: reasons[number]):
        numbers = list(group)
        if not reason:
            run = [told[number] for number in numbers]
            found |= zip(numbers[1:], points(run, setting.manner), strict=False)
    return found


def _reasons(paragraph: Paragraph, sentences: Sequence[str], told: Sequence[Cues], setting: Setting) -> list[str]:
    """For each sentence the reason it is set aside, "" when it belongs to a comment."""
    found: list[str] = [remark(sentence) or _retold(sentence, setting.known) for sentence in sentences]
    if paragraph.kind == "note" and not any(map(_noted, told)):
        return ["fotnot"] * len(sentences)
    _set_way_in_aside(found, sentences, setting)
    if setting.opening and only_opens(paragraph.text, told):
        return ["inledning"] * len(sentences)
    if (
        paragraph.kind == "body"
        and not setting.asked
        and is_background(told, setting.names, words=setting.manner.words)
    ):
        return ["inledning"] * len(sentences)
    if paragraph.kind in ("body", "note"):
        set_retold_aside(found, sentences, said=setting.section == "inledning")
    keep_placed_leads(found, told)
    keep_consents(found, sentences)
    keep_rejections(found, told)
    if _ends_in_heading(told):
        found[-1] = found[-1] or "rubrik"
    if setting.section:
        found = [_in_section(setting.section, reason, one) for reason, one in zip(found, told, strict=True)]
    speaking = [number for number, reason in enumerate(found) if not reason]
    silent = not any(told[number].said.strength for number in speaking)
    if silent and any(reason in ("inledning", "sammanfattning", "avstår") for reason in found):
        return filled(found)
    return kept_with_opinion(found, told)


def _set_way_in_aside(found: list[str], sentences: Sequence[str], setting: Setting) -> None:
    """The sentences before the first point: of the answering, the whole and the sender."""
    for number, sentence in enumerate(sentences):
        if (
            not found[number]
            and setting.early
            and (is_about_answering(sentence) or counts_itself(sentence, setting.names))
        ):
            found[number] = "inledning"
        if not found[number] and setting.early and (is_stand_on_whole(sentence) or judges_whole(sentence)):
            found[number] = "ställningstagande"
        if (
            not found[number]
            and not setting.asked
            and is_about_self(sentence, setting.names if setting.early else frozenset())
        ):
            found[number] = "inledning"
        if not found[number]:
            break


def _noted(one: Cues) -> bool:
    """A footnote that judges the proposal's own words or figures is a comment; a source or an aside is none."""
    return one.said.strength == 2 or bool(_FAULT.search(one.text) and OF_PROPOSAL.search(one.text))


def _ends_in_heading(told: Sequence[Cues]) -> bool:
    """The heading of what comes next, on the last line of a text without looks: "… i kapitlet. Bebyggelse"."""
    last = told[-1]
    short = len(last.text.split()) <= _HEADING and last.text[:1].isupper() and not _ENDED.search(last.text)
    return short and len(told) > 1 and not last.said.strength and last.text[-1:].isalpha()


def _retold(sentence: str, known: Known) -> str:
    if _JUDGED.match(sentence) or not known.holds(sentence):
        return ""
    return "citat" if _QUOTE.search(sentence) else "sammanfattning"


def _in_section(section: str, reason: str, one: Cues) -> str:
    if section == "beslutsformel" and not reason and _MOTION.match(one.text):
        return ""  # a party's motion: each point it moves is one to answer
    if section == "beslutsformel" and reason_alone(one.text) == section:
        return section
    return reason or ("" if one.said.strength == 2 else section)
