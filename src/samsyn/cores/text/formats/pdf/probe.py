"""Asks pdfium about single characters of one page."""

import ctypes
import math
import re
import struct
from collections.abc import Sequence
from typing import Final

import pypdfium2.raw as raw

from samsyn.cores.text.formats.pdf.binding import address_of, count_rects, font_info, font_size, get_rect, loose_box
from samsyn.cores.text.formats.pdf.canvas import Box, Canvas
from samsyn.cores.text.formats.pdf.text import RawText

_BOLD: Final = re.compile(rb"bold|black|heavy|demi|fett", re.IGNORECASE)
_FORCE_BOLD: Final = 1 << 18
_NAME_BYTES: Final = 128
_LOWEST: Final = 0.9  # a font's full height in parts of its size
_HIGHEST: Final = 1.6
_FLOATS: Final = struct.Struct("4f")  # FS_RECTF: left, top, right, bottom
_BOXES_AT_ONCE: Final = 256
_Boxes: Final = ctypes.c_char * (_FLOATS.size * _BOXES_AT_ONCE)


class Probe:
    """One page's characters, asked for by their position in its text."""

    def __init__(self, text: RawText, canvas: Canvas) -> None:
        self._text = text
        self._handle = address_of(text.handle)
        self._canvas = canvas
        self._same = text.plain and text.whole
        self._sides = (ctypes.c_double * 4)()
        at = ctypes.addressof(self._sides)
        self._side_addresses = (at, at + 8, at + 16, at + 24)
        self._flags = ctypes.c_int()
        self._name = ctypes.create_string_buffer(_NAME_BYTES)
        self._name_address, self._flags_address = ctypes.addressof(self._name), ctypes.addressof(self._flags)

    def boxes(self, positions: Sequence[int]) -> list[Box]:
        """The characters' places: each its own width, the font's full height."""
        found: list[Box] = []
        handle, box = self._handle, self._canvas.box
        for first in range(0, len(positions), _BOXES_AT_ONCE):
            batch = positions[first : first + _BOXES_AT_ONCE]
            buffer = _Boxes()
            at = ctypes.addressof(buffer)
            for character in batch if self._same else map(self._text.character, batch):
                loose_box(handle, character, at)
                at += _FLOATS.size
            sides = _FLOATS.iter_unpack(memoryview(buffer)[: len(batch) * _FLOATS.size])
            found += [box(left, bottom, right, top) for left, top, right, bottom in sides]
        return found

    def size(self, position: int, height: float) -> float:
        """The font size as it is seen, in points; ``height`` is that of the character's box.

        Only when the stated size cannot be the seen one (files that state 1 and scale it up) is the scale asked for.
        """
        character = self._text.character(position)
        size = font_size(self._handle, character)
        if not _LOWEST * size < height < _HIGHEST * size:
            matrix = raw.FS_MATRIX()
            if raw.FPDFText_GetMatrix(self._text.handle, character, matrix):
                size *= math.hypot(matrix.c, matrix.d)
        return round(float(size), 1)

    def bold(self, position: int) -> bool:
        """Whether the font calls itself bold."""
        character = self._text.character(position)
        if not font_info(self._handle, character, self._name_address, _NAME_BYTES, self._flags_address):
            return False
        return _BOLD.search(self._name.value) is not None or bool(self._flags.value & _FORCE_BOLD)

    def count(self, start: int, end: int) -> int:
        """How many text objects there are between two positions."""
        first = self._text.character(start)
        return int(count_rects(self._handle, first, self._text.character(end - 1) - first + 1))

    def blocks(self, start: int, end: int) -> list[Box]:
        """The places of the text objects between two positions, in their own order."""
        found: list[Box] = []
        for index in range(self.count(start, end)):
            get_rect(self._handle, index, *self._side_addresses)
            left, top, right, bottom = self._sides
            found.append(self._canvas.box(left, bottom, right, top))
        return found
