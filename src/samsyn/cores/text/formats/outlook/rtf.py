"""The packed rich text that Outlook keeps a message's body in. Source: [MS-OXRTFCP]."""

import struct
from typing import Final

_WINDOW: Final = 4096
_LONGEST: Final = 20_000_000
_PACKED, _PLAIN = b"LZFu", b"MELA"
# What the window holds before the first byte: words that nearly every such text begins with.
_START: Final = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans Serif"
    rb"SymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)


def unpacked(data: bytes) -> bytes:
    """The rich text; empty when the data is none or broken from the start."""
    if len(data) < 16:
        return b""
    _, size, kind, _ = struct.unpack_from("<II4sI", data)
    if kind == _PLAIN:
        return data[16 : 16 + size]
    return _unpacked(data, min(size, _LONGEST)) if kind == _PACKED else b""


def _unpacked(data: bytes, size: int) -> bytes:
    """Each control byte says of the next eight items which are bytes and which are copies out of the window."""
    window = _Window()
    at = 16
    while at < len(data) and len(window.found) < size:
        control = data[at]
        at += 1
        for bit in range(8):
            if not control >> bit & 1:
                window.write(data[at : at + 1])
                at += 1
                continue
            pair = data[at : at + 2]
            at += 2
            if len(pair) < 2 or not window.copy(pair[0] << 4 | pair[1] >> 4, (pair[1] & 0xF) + 2):
                return bytes(window.found)
    return bytes(window.found)


class _Window:
    """The last 4,096 bytes, which a copy may begin anywhere in and run over the edge of."""

    def __init__(self) -> None:
        self.found = bytearray()
        self._bytes = bytearray(_START.ljust(_WINDOW, b"\x00"))
        self._at = len(_START)

    def write(self, data: bytes) -> None:
        for byte in data:
            self.found.append(byte)
            self._bytes[self._at] = byte
            self._at = (self._at + 1) % _WINDOW

    def copy(self, offset: int, length: int) -> bool:
        """Write again what stands at an offset; false when that is the place being written: the end."""
        if offset == self._at:
            return False
        for step in range(length):
            at = (offset + step) % _WINDOW
            self.write(bytes((self._bytes[at],)))
        return True
