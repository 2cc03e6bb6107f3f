"""A text as it is searched: the same letters whatever their case and however they were put together."""

from unicodedata import normalize


def folded(text: str) -> str:
    """Small letters, å and ö as one sign each, one space between words wherever the lines were broken."""
    return " ".join(normalize("NFC", text).casefold().split())
