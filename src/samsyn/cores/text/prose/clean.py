"""From raw characters of a page to running text, and the way back from a cut in the text to the raw characters."""

import itertools
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from samsyn.cores.text.values import Page, Span

# What a format puts where a word was broken: soft hyphen, PDFium's two marks, and the hyphens of typography.
_SOFT = "\u00ad\u0002\ufffe"
_LINE_ENDS = "\u0002\ufffe"  # PDFium gives these for a hyphen at a line's end, and no line break after them
_NOTHING = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_MAP = str.maketrans({**_LIGATURES, "\u2010": "-", "\u2011": "-"}) | _NOTHING
_ODD = re.compile(f"[{_SOFT}{''.join(_LIGATURES)}\u2010\u2011{re.escape(''.join(map(chr, _NOTHING)))}]")
# C0 controls, also those Python counts as space, and unpaired surrogates say nothing to a reader.
_CONTROL = re.compile(r"[\x00-\x01\x03-\x08\x0e-\x1b\x7f\ud800-\udfff]+")
_BREAK = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_TORN = re.compile(rf"[-{_SOFT}][^\S{_BREAK}]*[{_BREAK}]\s*")
_INNER = re.compile(rf"[{_SOFT}][^\S{_BREAK}]*")
_BEFORE, _AFTER = re.compile(r"\w*$"), re.compile(r"\w*")
_RANGE = re.compile(rf"(?<=\d)–[^\S{_BREAK}]*[{_BREAK}]\s*(?=\d)")
_COORDINATORS = frozenset(
    [
        *("och", "eller", "samt", "respektive", "till", "som", "men", "utan"),
        *("und", "oder", "sowie", "bzw", "bis", "ja", "tai", "sekä", "and", "or", "og"),
    ]
)
# "icke-statlig", "ex-minister": the hyphen belongs to the word even where the line ends.
_PREFIXES = frozenset(["icke", "vice"])
_FORMER = ("minister", "president", "man", "fru", "make", "maka", "kung", "chef", "statsminister", "landshövding")
BULLETS = "•◦▪▫■□●○◆◇►▶➢➤✓✔❖‣⁃∙·*\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf076\uf0a8"
_BULLET = re.compile(rf"(?:(?:[{re.escape(BULLETS)}]+\s*|[-–—+]\s+)(?=\S)|o\s(?=[A-ZÅÄÖ]))+")
_WORD = re.compile(r"[^\W_]")
_WORDS = re.compile(r"[^\W_]+")


def clean(raw: str) -> str:
    """Running text from raw characters: broken words joined, white space folded, leading bullet taken away, NFC.

    A hyphen at a line end goes when the word goes on in lower case, but stays before "och", "eller", "samt"
    ("hälso- och sjukvård"), after digits, single letters and acronyms ("EU-projekt"), and before a capital.
    """
    text = _running(raw)
    found = _BULLET.match(text)
    return text[found.end() :] if found else text


def _running(raw: str) -> str:
    text = raw if raw.isprintable() else _CONTROL.sub("", raw)
    if _ODD.search(text) or "-" in text or "–" in text:
        text = _RANGE.sub("–", _TORN.sub(_mend_break, text))
        text = _INNER.sub(_mend_inner, text).translate(_MAP)
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _keeps_hyphen(before: str, after: str) -> bool:
    if not before or not after:
        return True
    return (
        after.lower() in _COORDINATORS
        or not after[0].islower()
        or not before[-1].islower()
        or len(before) == 1
        or before in _PREFIXES
        or (before == "ex" and after.startswith(_FORMER))
    )


def _neighbours(found: re.Match[str]) -> tuple[str, str]:
    text = found.string
    before = _BEFORE.search(text[max(0, found.start() - 20) : found.start()])
    after = _AFTER.match(text, found.end())
    return before[0] if before else "", after[0] if after else ""


def _mend_break(found: re.Match[str]) -> str:
    before, after = _neighbours(found)
    if not _keeps_hyphen(before, after):
        return ""
    space = " " if after.lower() in _COORDINATORS or not before or not after else ""
    return f"{'-' if before or found[0][0] == '-' else ''}{space}"


def _mend_inner(found: re.Match[str]) -> str:
    """A soft hyphen inside a line: invisible in a word, a real hyphen before a space or beside digits and capitals."""
    if found[0] in _LINE_ENDS:
        return _mend_break(found)
    before, after = _neighbours(found)
    if len(found[0]) > 1:
        return f"-{found[0][1:]}" if before else found[0][1:]
    return "-" if before and after and _keeps_hyphen(before, after) else ""


def join(pieces: Sequence[str]) -> str:
    """Raw text of several spans as one raw text; a span's end counts as a line end."""
    return "\n".join(pieces)


def restore(pages: Sequence[Page], spans: Sequence[Span]) -> str:
    """The text behind ``spans``: the law of provenance says it equals the text of the value that carries them."""
    by_number = {page.number: page.text for page in pages}
    return clean(join([by_number[span.page][span.start : span.end] for span in spans]))


Pieces = tuple[tuple[Span, ...], tuple[str, ...]]


def cut(spans: Sequence[Span], raw: Sequence[str], text: str, at: Sequence[int]) -> list[Pieces]:
    """Divide spans where the clean ``text`` is divided (offsets ``at``, ascending, inside the text).

    Letters and digits are what cleaning never adds or removes, so the cut is found by counting them. What is glued to
    the first word after the cut (an opening quote, a bullet) goes with it. A cut with no letter before or after it
    is left out, so there may be fewer pieces than asked for, never an empty one.
    """
    if not at:
        return [(tuple(spans), tuple(raw))]
    count, last, wanted = _bullet_letters(raw), 0, dict[int, int]()
    for offset in at:
        count += _letters(text[last:offset])
        last = offset
        if count:
            wanted.setdefault(count, _glued(text, offset))
    places = {_before(raw, mark, wanted[number]) for number, mark in _marks(raw, sorted(wanted))}
    return _divide(spans, raw, sorted(places))


def _letters(text: str) -> int:
    return sum(map(len, _WORDS.findall(text)))


def _marks(raw: Sequence[str], wanted: Sequence[int]) -> Iterator[tuple[int, tuple[int, int]]]:
    """(number, (piece, offset)) of the letters or digits with the numbers ``wanted``, counted from 0 and ascending; a
    ligature counts as its letters. Numbers past the last letter are left out."""
    numbers = iter(wanted)
    number = next(numbers, None)
    count = 0
    for piece, chars in enumerate(raw):
        for word in _WORDS.finditer(chars):
            lengths = [len(_LIGATURES.get(char, "x")) for char in word[0]] if _ODD.search(word[0]) else None
            size = sum(lengths) if lengths else len(word[0])
            while number is not None and number < count + size:
                inside = number - count
                yield number, (piece, word.start() + (_at(lengths, inside) if lengths else inside))
                number = next(numbers, None)
            count += size


def _at(lengths: Sequence[int], inside: int) -> int:
    """The character that holds the letter number ``inside`` of a word with ligatures."""
    return next(at for at, total in enumerate(itertools.accumulate(lengths)) if inside < total)


def _bullet_letters(raw: Sequence[str]) -> int:
    """Letters that cleaning took away: only a leading "o" that served as a bullet."""
    text = _running(join(raw))
    found = _BULLET.match(text)
    return _letters(found[0]) if found else 0


def _glued(text: str, offset: int) -> int:
    """How many signs stand between the cut and the first letter after it."""
    found = _WORD.search(text, offset)
    return len("".join(text[offset : found.start()].split())) if found else 0


def _before(raw: Sequence[str], mark: tuple[int, int], glued: int) -> tuple[int, int]:
    piece, offset = mark
    chars = raw[piece]
    place = offset
    while glued and offset:
        offset -= 1
        if not chars[offset].isspace():
            glued -= 1
            place = offset
    return piece, place


def _divide(spans: Sequence[Span], raw: Sequence[str], places: Sequence[tuple[int, int]]) -> list[Pieces]:
    parts: list[tuple[list[Span], list[str]]] = [([], []) for _ in range(len(places) + 1)]
    for piece, (span, chars) in enumerate(zip(spans, raw, strict=True)):
        edges = [0, *(offset for at, offset in places if at == piece), len(chars)]
        first = bisect_left(places, (piece, 0))
        for number, (start, end) in enumerate(itertools.pairwise(edges)):
            body = chars[start:end]
            left, right = start + len(body) - len(body.lstrip()), start + len(body.rstrip())
            if left < right:
                parts[first + number][0].append(Span(span.page, span.start + left, span.start + right))
                parts[first + number][1].append(chars[left:right])
    return [(tuple(spans_of), tuple(raw_of)) for spans_of, raw_of in parts if spans_of]
