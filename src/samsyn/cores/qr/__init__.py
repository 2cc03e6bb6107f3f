"""A QR code for a short text: which squares are dark. ISO/IEC 18004, byte mode, level M, versions 1–6.

drawn("https://…")   →   rows of True (dark) and False, without the quiet margin of four squares
"""

from samsyn.cores.qr.code import MOST_BYTES, TooLong, drawn

__all__ = ["MOST_BYTES", "TooLong", "drawn"]
