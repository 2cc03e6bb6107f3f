"""Characters that the fonts of a PDF lack are written as their code, so that nothing is lost and nothing stops."""

import json
import re
from collections.abc import Sequence
from functools import cache

import typst

# Latin with all its Nordic and Sámi letters, punctuation and the common signs: known to be in the fonts, see the tests.
_PLAIN = re.compile(
    r"[\n\x20-\x7e\xa0-\u017f\u0218-\u021b\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2212]+"
)
_PROBE = b"""\
#set document(title: "x")
#set text(font: json(bytes(sys.inputs.fonts)))
#for sign in json(bytes(sys.inputs.signs)) [#sign ]
"""


def known(sign: str) -> bool:
    """Whether the fonts are known to have it, without asking them."""
    return bool(_PLAIN.fullmatch(sign))


def presentable(text: str, fonts: Sequence[str]) -> str:
    """``text`` with every character that no font can show written as "[tecken U+1F600]"."""
    unusual = sorted(set(_PLAIN.sub("", text)))
    if not unusual:
        return text
    missing = lacking("".join(unusual), tuple(fonts))
    return text.translate({ord(sign): f"[tecken U+{ord(sign):04X}]" for sign in missing})


@cache
def lacking(signs: str, fonts: tuple[str, ...]) -> str:
    """Those of ``signs`` that none of the fonts can show."""
    if _shows(signs, fonts):
        return ""
    if len(signs) == 1:
        return signs
    half = len(signs) // 2
    return lacking(signs[:half], fonts) + lacking(signs[half:], fonts)


def _shows(signs: str, fonts: tuple[str, ...]) -> bool:
    inputs = {"signs": json.dumps(list(signs)), "fonts": json.dumps(fonts)}
    try:
        typst.compile(_PROBE, format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"], ignore_system_fonts=True)
    except typst.TypstError:
        return False
    return True
