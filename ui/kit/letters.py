"""Letters by which Alt reaches what stands on the screen, written in the Chinese way, as in 新建报告(N)."""

from __future__ import annotations

import re

_LETTER = re.compile(r"\(&\w\)")
_MORE = "…"


def lettered(label: str, letter: str) -> str:
    """Return a label with its letter behind it, as Qt takes it; ampersands of the label itself stay plain text."""
    plain = label.replace("&", "&&")
    end = _MORE if plain.endswith(_MORE) else ""
    return f"{plain.removesuffix(end)}(&{letter}){end}" if letter else plain


def without_letter(words: str) -> str:
    """Return a label as it was before it got its letter."""
    return _LETTER.sub("", words).replace("&&", "&")
