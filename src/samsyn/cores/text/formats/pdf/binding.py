"""Some of pdfium's functions bound with plain addresses instead of checked pointers.

A page has hundreds of small questions. pypdfium2's own bindings check every argument, which is a third of the time.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw


def bound(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """``function`` taking its first argument (a handle) as an address."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    made: Callable[..., Any] = ctypes.CFUNCTYPE(result, ctypes.c_void_p, *arguments)(address)
    return made


def address_of(handle: Any) -> int:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


_INT, _DOUBLE, _LONG, _ADDRESS = ctypes.c_int, ctypes.c_double, ctypes.c_ulong, ctypes.c_void_p

loose_box = bound(raw.FPDFText_GetLooseCharBox, _INT, _INT, _ADDRESS)
font_size = bound(raw.FPDFText_GetFontSize, _DOUBLE, _INT)
font_info = bound(raw.FPDFText_GetFontInfo, _LONG, _INT, _ADDRESS, _LONG, _ADDRESS)
count_rects = bound(raw.FPDFText_CountRects, _INT, _INT, _INT)
get_rect = bound(raw.FPDFText_GetRect, _INT, _INT, *[_ADDRESS] * 4)
get_object = bound(raw.FPDFPage_GetObject, _ADDRESS, _INT)
object_type = bound(raw.FPDFPageObj_GetType, _INT)
object_bounds = bound(raw.FPDFPageObj_GetBounds, _INT, *[_ADDRESS] * 4)
count_segments = bound(raw.FPDFPath_CountSegments, _INT)
