"""Characters drawn with symbol fonts (Wingdings, Symbol) as the ordinary characters a person sees."""

from typing import Final

_WINGDINGS: Final = {
    0x4A: "☺", 0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•",
    0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "→", 0xF0: "⇨",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_SYMBOL: Final = {
    0x2D: "−", 0x44: "Δ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x64: "δ", 0x67: "γ", 0x6D: "μ", 0x70: "π", 0x73: "σ",
    0xA3: "≤", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB9: "≠", 0xBB: "≈", 0xDE: "⇒",
    0xE5: "∑",
}  # fmt: skip
_PRIVATE: Final = 0xF000


def symbol(font: str, code: str) -> str:
    """The character for a hexadecimal ``code`` in a symbol font; a bullet when we do not know it."""
    try:
        at = int(code, 16)
    except ValueError:
        return ""
    if at >= _PRIVATE:
        at -= _PRIVATE
    name = font.lower()
    if "wingdings" in name:
        return _WINGDINGS.get(at, "•")
    if "symbol" in name:
        return _SYMBOL.get(at, chr(at) if 0x20 <= at < 0x7F else "•")
    return chr(at) if 0x20 <= at < 0xD800 else ""


def readable(text: str, font: str = "wingdings") -> str:
    """``text`` with characters of the private use area 0xF0xx made readable."""
    if not any("\uf000" <= character <= "\uf0ff" for character in text):
        return text
    return "".join(
        symbol(font, f"{ord(character):x}") if "\uf000" <= character <= "\uf0ff" else character for character in text
    )
