"""Characters of symbol fonts: which sign they print instead of the letter or digit that is stored."""

from __future__ import annotations

_PRIVATE = range(0xF000, 0xF100)
"""Where Word keeps the characters of symbol fonts, by their codes in the font (ECMA-376 part 1, 17.3.3.30)."""

_UNKNOWN = "□"
"""Stands for a sign that has no character here."""

_CIRCLED = {
    **{0x80 + number: chr(0x245F + number) for number in range(1, 11)},
    **{0x8B + number: chr(0x2775 + number) for number in range(1, 11)},
}
"""Wingdings has ① to ⑩ from 81, and ❶ to ❿ from 8C."""

_WINGDINGS = {
    **_CIRCLED,
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x75: "◆",
    0x76: "❖",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "◻",
    0xD8: "➢",
    0xE0: "→",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_SYMBOL = {
    **{code: chr(code) for code in range(0x20, 0x7F) if not chr(code).isalpha()},
    0xB1: "±",
    0xB3: "≥",
    0xA3: "≤",
    0xB4: "×",
    0xB8: "÷",
    0xB7: "•",
    0xD7: "·",
}
_WINGDINGS_2 = {0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"}


def sign(font: str, code: int) -> tuple[str, bool]:
    """Return what a character of a symbol font prints, and whether that is known for certain.

    Args:
        font: Its name in small letters.
        code: Of the character, as stored.
    """
    at = code - _PRIVATE.start if code in _PRIVATE else code
    if font == "symbol":
        found = _SYMBOL.get(at)
    elif font.startswith("wingdings 2"):
        found = _WINGDINGS_2.get(at)
    else:
        found = _WINGDINGS.get(at) if font == "wingdings" else None
    if chr(at).isspace():
        return " ", True
    return found or _UNKNOWN, found is not None


def signs(font: str, text: str) -> tuple[str, bool]:
    """Return what a text in a symbol font prints, and whether that is known; Chinese is printed in another font."""
    read = [sign(font, ord(one)) if ord(one) < 0x100 or ord(one) in _PRIVATE else (one, True) for one in text]
    return "".join(one for one, _ in read), all(sure for _, sure in read)


def symbol(font: str, code: str) -> tuple[str, bool]:
    """Return what stands for a symbol in a text, by the name of its font and its code in hexadecimal digits."""
    try:
        number = int(code[:4], 16)
    except ValueError:
        return _UNKNOWN, False
    if number in _PRIVATE or font.lower().startswith(SYMBOL_FONTS):
        return sign(font.lower(), number)
    return chr(number), True


SYMBOL_FONTS = ("wingdings", "webdings", "symbol", "marlett", "mt extra", "zapfdingbats", "bookshelf symbol")
"""How the names of fonts begin that print signs for letters, in small letters."""
