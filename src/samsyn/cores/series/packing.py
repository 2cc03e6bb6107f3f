"""A series as bytes and back, exact: every value comes back bit for bit, in the narrowest type that can hold them all.

header length (4 bytes) · header (JSON) · which cells have a value (1 bit a cell) · which were said (left out when the
same) · the values alone, in order · origins (left out when there is one query).
"""

import json
import struct
import zlib
from types import MappingProxyType
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from samsyn.cores.series.values import SEXES, Figures, Marks, Query, Values

VERSION: Final = 1
DECIMALS: Final = 6
TYPES: Final = {"i2": 2**15 - 1, "i4": 2**31 - 1}


class Damaged(ValueError):
    """The bytes are no series."""


def pack(series: Figures) -> bytes:
    """The bytes."""
    valued: Marks = ~np.isnan(series.values)
    kind, scale, data = _narrow(series.values[valued])
    parts = [np.packbits(valued).tobytes(), b"", data.tobytes(), b""]
    if not np.array_equal(valued, series.said):
        parts[1] = np.packbits(series.said).tobytes()
    if series.origins is not None:
        parts[3] = zlib.compress(series.origins.tobytes(), 1)
    head = {
        "v": VERSION, "areas": " ".join(series.areas), "periods": " ".join(series.periods),
        "type": kind, "scale": scale,
        "parts": [len(part) for part in parts],
        "status": [[*place, word] for place, word in series.statuses.items()],
        "queries": [[q.source, q.asked, q.at, q.revision, q.noisy] for q in series.queries],
    }  # fmt: skip
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    return struct.pack("<I", len(text)) + text + b"".join(parts)


def unpack(data: bytes) -> Figures:
    """The series. Raises Damaged."""
    try:
        return _unpack(memoryview(data))
    except (ValueError, KeyError, TypeError, IndexError, struct.error, zlib.error) as error:
        raise Damaged(str(error)) from error


def _unpack(data: memoryview) -> Figures:
    (length,) = struct.unpack_from("<I", data)
    head: dict[str, Any] = json.loads(bytes(data[4 : 4 + length]))
    areas, periods = tuple(head["areas"].split()), tuple(head["periods"].split())
    shape = len(areas), len(periods), len(SEXES)
    parts, at = [], 4 + length
    for size in head["parts"]:
        parts.append(data[at : at + size])
        at += size
    valued = _marks(parts[0], shape)
    values = np.full(shape, np.nan)
    values[valued] = _wide(np.frombuffer(parts[2], dtype=f"<{head['type']}"), head["scale"])
    said = _marks(parts[1], shape) if len(parts[1]) else valued
    origins = np.frombuffer(zlib.decompress(parts[3]), dtype=np.uint8).reshape(shape) if len(parts[3]) else None
    statuses = {(a, p, s): word for a, p, s, word in head["status"]}
    queries = tuple(Query(*one) for one in head["queries"])
    return Figures(areas, periods, values, said, MappingProxyType(statuses), queries, origins)


def _marks(part: memoryview, shape: tuple[int, int, int]) -> Marks:
    cells = shape[0] * shape[1] * shape[2]
    bits = np.unpackbits(np.frombuffer(part, dtype=np.uint8), count=cells)
    return bits.astype(bool).reshape(shape)


def _narrow(values: Values) -> tuple[str, int, npt.NDArray[Any]]:
    """Whole numbers of a decimal where that gives the same values back, else single or double precision."""
    most = float(np.abs(values).max(initial=0.0))
    for decimals in range(DECIMALS + 1):
        scale = 10**decimals
        if most * scale > TYPES["i4"]:
            break
        kind = "i2" if most * scale <= TYPES["i2"] else "i4"
        whole = np.rint(values * scale).astype(f"<{kind}")
        if np.array_equal(_wide(whole, scale).view(np.int64), values.view(np.int64)):
            return kind, scale, whole
    with np.errstate(over="ignore"):
        single = values.astype("<f4")
    if np.array_equal(single.astype(np.float64), values):
        return "f4", 1, single
    return "f8", 1, values.astype("<f8")


def _wide(values: npt.NDArray[Any], scale: int) -> Values:
    wide = values.astype(np.float64)
    return wide / scale if scale != 1 else wide
