"""Rich text as tokens: groups, control words, and characters in whatever code page is in force."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

_TOKEN: Final = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|((?:\\'[0-9a-fA-F]{2})+)|\\(.)|([{}])|([\r\n\x00]+)|([^\\{}\r\n\x00]+)",
    re.DOTALL,
)
Kind = Literal["word", "sign", "open", "close", "text"]


@dataclass(frozen=True, slots=True)
class Token:
    """``data`` holds the control word, the sign, or the bytes of text; ``number`` a control word's parameter."""

    kind: Kind
    data: bytes
    number: int | None = None


def tokens_of(data: bytes) -> Iterator[Token]:
    """All tokens; embedded binary data is stepped over."""
    at = 0
    while at < len(data):
        match = _TOKEN.match(data, at)
        if match is None:  # a lone backslash at the end
            return
        at = match.end()
        word, number, code, sign, brace, _, text = match.groups()
        if word is not None:
            count = int(number) if number is not None else None
            if word == b"bin":
                at += max(count or 0, 0)
            else:
                yield Token("word", word, count)
        elif code is not None:
            yield Token("text", bytes.fromhex(code.replace(b"\\'", b"").decode("ascii")))
        elif brace is not None:
            yield Token("open" if brace == b"{" else "close", brace)
        elif sign is not None:
            yield Token("sign", sign)
        elif text is not None:
            yield Token("text", text)
