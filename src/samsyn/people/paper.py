"""Paper out: tagged PDF (PDF/UA-1) and pictures, set by Typst with the fonts that come with it.

A template reads its data with ``json(bytes(sys.inputs.data))``. Text travels as data and is never parsed as markup, so
nothing that somebody wrote can change a document. The same input gives the same bytes.

PDF/UA-1 is ISO 14289-1; Typst refuses to write a PDF that breaks it: https://typst.app/docs/reference/pdf/
"""

import json
import logging
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import typst

from samsyn.people import typesetting
from samsyn.people.glyphs import presentable

FONTS: Final = ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
_LARGE: Final = 50_000  # characters of data; what is set from them takes a hundred times as many bytes
log = logging.getLogger("samsyn.paper")


def pdf(template: bytes, data: Mapping[str, Any], *, at: datetime | None = None, folder: Path | None = None) -> bytes:
    """The PDF of ``data`` in ``template``, dated ``at``; pictures are read from ``folder``.

    What the standard refuses for a reason we did not foresee is set without the check, still tagged, and the reason is
    logged. Raises typst.TypstError for a template that is wrong, typesetting.NotTypeset for what is too large.
    """
    how: dict[str, Any] = {
        "format": "pdf",
        "root": str(folder) if folder else None,
        "sys_inputs": _inputs(data),
        "ignore_system_fonts": True,
        "timestamp": int(at.timestamp()) if at else None,
    }
    try:
        made = _set(template, how | {"pdf_standards": ["ua-1"]})
    except typst.TypstError as error:
        made = _set(template, how)
        log.warning("PDF without the check of PDF/UA-1: %s", error.args[0])
    return made


def png(template: bytes, data: Mapping[str, Any], *, dots: float) -> bytes:
    """The one page of ``data`` in ``template`` as a picture, ``dots`` to an inch. Raises typst.TypstError."""
    return typst.compile(template, format="png", ppi=dots, sys_inputs=_inputs(data), ignore_system_fonts=True)


def _set(template: bytes, how: dict[str, Any]) -> bytes:
    if len(how["sys_inputs"]["data"]) > _LARGE:
        return typesetting.apart(template, how)
    made: bytes = typst.compile(template, None, **how)
    return made


def _inputs(data: Mapping[str, Any]) -> dict[str, str]:
    return {"data": presentable(json.dumps(data, ensure_ascii=False), FONTS)}
