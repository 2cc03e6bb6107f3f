"""Signs to hold up in a room: a QR code as a picture."""

import segno
from django.utils.safestring import SafeString, mark_safe


def qr(address: str) -> SafeString:
    """The code of an address as SVG, with the white margin that readers need; empty when no code can hold it."""
    try:
        code = segno.make_qr(address, error="m", encoding="utf-8")
    except segno.DataOverflowError:
        return SafeString()
    return mark_safe(code.svg_inline(light="#fff", omitsize=True, svgclass=None, lineclass=None))  # noqa: S308 — numbers only
