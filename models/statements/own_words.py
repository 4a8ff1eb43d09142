"""The words of one edition alone: what prose calls its headings, handed in by who knows the form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from models.statements.mentions import Mention


class OwnWord(NamedTuple):
    """Something that a form counts and prose names.

    Attributes:
        quantity: What a statement about it is about.
        words: A pattern of its names.
        parts: What it is divided into; one of their names tells them only behind a name of the whole.
    """

    quantity: str
    words: str
    parts: tuple[OwnWord, ...] = ()


def own_quantity_of(mention: Mention, own: Sequence[OwnWord]) -> str:
    """Return what a count is about that stands beside one of these names; an empty string if it does beside none."""
    if not mention.is_about_disclosure:
        return ""
    told = mention.sentence.before + mention.until
    whole = max(own, key=lambda one: _end_of(one.words, told), default=None)
    parts = whole.parts if whole and _end_of(whole.words, told) else ()
    return next((one.quantity for one in (*parts, *own) if _is_beside(one.words, mention)), "")


def _end_of(words: str, text: str) -> int:
    """Return where the last of these words ends; 0 if there is none."""
    return max((found.end() for found in re.finditer(words, text)), default=0)


def _is_beside(words: str, mention: Mention) -> bool:
    """Return whether one of these words stands right before the number, or right behind it."""
    before = re.search(f"(?:{words})[^，；。、0-9]{{0,6}}$", mention.clause)
    return bool(before or re.match(f"[^，；。、0-9]{{0,4}}(?:{words})", mention.after))
