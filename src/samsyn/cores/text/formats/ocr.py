"""Character recognition by tesseract, when it is installed with Swedish: a picture to text and lines."""

import csv
import io
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Final

from samsyn.cores.text.formats.errors import Corrupt, Unreadable
from samsyn.cores.text.formats.limits import Limits
from samsyn.cores.text.formats.programs import installed, run
from samsyn.cores.text.formats.sheet import storable
from samsyn.cores.text.values import Line, Page

DOTS_PER_INCH: Final = 300
_LEAST_SURE: Final = 25.0  # per cent: below are specks, stamps and signatures
_ONE_THREAD: Final = {"OMP_THREAD_LIMIT": "1"}  # several threads gain little and starve the other workers


@cache
def available() -> bool:
    """Whether tesseract and its Swedish data are installed."""
    return "swe" in _languages()


@cache
def _languages() -> frozenset[str]:
    program = installed("tesseract")
    if not program:
        return frozenset()
    try:
        return frozenset(run("", [program, "--list-langs"], seconds=20).decode("utf-8", "replace").split())
    except Unreadable:
        return frozenset()


def recognised(
    name: str, picture: bytes, number: int, width: float, height: float, *, limits: Limits, dots: float = DOTS_PER_INCH
) -> Page:
    """A page (``width`` × ``height`` points) from its picture at ``dots`` to the inch.

    Raises Corrupt when tesseract gives up, TooLarge when it takes too long.
    """
    turn = "1" if "osd" in _languages() else "3"  # 1 = also find out which way up the page lies
    command = [installed("tesseract"), "-", "-", "-l", "swe", "--dpi", str(round(dots)), "--psm", turn, "tsv"]
    table = run(name, command, seconds=limits.seconds, given=picture, setting=_ONE_THREAD).decode("utf-8", "replace")
    text: list[str] = []
    lines: list[Line] = []
    at = 0
    before: tuple[str, ...] = ()
    for key, words in _rows(name, table, 72 / dots):
        if before and before != key[:2]:
            text.append("\n")  # an empty row between paragraphs
            at += 1
        before = key[:2]
        row = storable(" ".join(word for word, _ in words))
        lines.append(Line(at, at + len(row), box=_around([box for _, box in words])))
        text += (row, "\n")
        at += len(row) + 1
    return Page(number, "".join(text), tuple(lines), width, height, ocr=True)


def _rows(name: str, table: str, scale: float) -> Iterator[tuple[tuple[str, ...], list[tuple[str, tuple[float, ...]]]]]:
    """((block, paragraph, row), words with boxes) in reading order."""
    try:
        found = list(csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE))
        sure = [item for item in found if (item["text"] or "").strip() and float(item["conf"]) >= _LEAST_SURE]
        for key, items in groupby(sure, key=lambda item: (item["block_num"], item["par_num"], item["line_num"])):
            yield key, [(item["text"].strip(), _box(item, scale)) for item in items]
    except (csv.Error, KeyError, ValueError, TypeError) as error:
        raise Corrupt(name, f"tesseract: {error}") from error


def _box(item: dict[str, str], scale: float) -> tuple[float, ...]:
    left, top, width, height = (int(item[key]) * scale for key in ("left", "top", "width", "height"))
    return left, top, left + width, top + height


def _around(boxes: list[tuple[float, ...]]) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return round(min(x0), 2), round(min(top), 2), round(max(x1), 2), round(max(bottom), 2)
