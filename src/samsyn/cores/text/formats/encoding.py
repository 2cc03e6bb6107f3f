"""Bytes of a text file to characters; says when it had to guess, and mends text that was decoded wrongly before."""

import codecs
import re
from dataclasses import dataclass
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ONE_BYTE: Final = ("cp1252", "mac-roman", "cp850")
# A Swedish letter inside or at the end of a word; the same byte read in the wrong table gives signs like "‰" or "†".
_SWEDISH: Final = re.compile(r"(?<=[A-Za-zåäöÅÄÖ])[åäöé]|[åäöÅÄÖ](?=[a-zåäö])")
_MANGLED: Final = re.compile("Ã[\u0080-\u00bf…„†‡‰Š‹Œ–—˜™š›œŸ\u00a0]|â€")
# How Windows programs read each byte: five have no sign in the table and pass as control characters.
_AS_WINDOWS: Final = {bytes((byte,)).decode("cp1252", "ignore") or chr(byte): byte for byte in range(256)}
_SAMPLE: Final = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, and notices ("guessed-encoding", "mended-encoding")."""

    text: str
    notices: tuple[str, ...] = ()


def decode(data: bytes, *, stated: str = "") -> Decoded:
    """Characters of ``data``: byte order mark, then UTF-8 where it fits, then what the file states, then a guess.

    UTF-8 goes before the stated encoding: text in another encoding hardly ever passes for UTF-8, and a file that
    states Latin-1 while holding UTF-8 is common.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"))
    wide = _wide(data)
    if wide:
        return Decoded(data.decode(wide, "replace"), ("guessed-encoding",))
    try:
        return _mended(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _other(data, stated)


def _other(data: bytes, stated: str) -> Decoded:
    encoding = usable(stated)
    if encoding:
        return Decoded(data.decode(encoding, "replace"))
    sample = data[:_SAMPLE]
    best = max(_ONE_BYTE, key=lambda name: len(_SWEDISH.findall(sample.decode(name, "replace"))))
    return Decoded(data.decode(best, "replace"), ("guessed-encoding",))


def usable(stated: str) -> str:
    """The name Python knows a stated text encoding by; empty when there is none. Latin-1 is read as Windows does."""
    try:
        name = codecs.lookup(stated.strip()).name if stated.strip() else ""
        if name and not isinstance("".encode(name), bytes):
            return ""
    except (LookupError, ValueError, UnicodeError):
        return ""
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    return (
        ""
        if name in ("utf-8", "utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined")
        else name
    )


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: in European text every second byte is zero."""
    sample = data[: 4096 - len(data[:4096]) % 2]
    pairs = len(sample) // 2
    if pairs < 2:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * pairs and odd < 0.1 * pairs else ""


def _mended(text: str) -> Decoded:
    """Undo one wrong decoding ("Ã¤" for "ä") when the whole text can be turned back."""
    if not _MANGLED.search(text):
        return Decoded(text)
    try:
        turned = bytes(_AS_WINDOWS[sign] for sign in text).decode("utf-8")
    except (KeyError, UnicodeError):
        return Decoded(text)
    return Decoded(turned, ("mended-encoding",))
