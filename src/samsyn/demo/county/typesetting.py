"""PDF by Typst: a layout and plain data in, bytes out; the same data give the same bytes."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

LAYOUTS: Final = Path(__file__).parent / "layouts"


def pdf(layout: str, data: dict[str, Any]) -> bytes:
    """The PDF of ``layouts/<layout>.typ`` filled with ``data``. Without dates, so that bytes repeat."""
    text = json.dumps(data, ensure_ascii=False)
    made: bytes = _compiler(layout).compile(format="pdf", sys_inputs={"data": text}, timestamp=0)
    return made


@cache
def _compiler(layout: str) -> Any:
    return typst.Compiler(str(LAYOUTS / f"{layout}.typ"))
