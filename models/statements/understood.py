"""Whether all the words of a clause are known: one that is not may say that something else is counted."""

from __future__ import annotations

from functools import lru_cache

from models.statements.patterns import context, offices
from models.statements.patterns.pattern import any_of
from models.statements.words import unknown, words_of

_NAMES, _JOINING = any_of(offices.NAMES), any_of(context.JOINING)

_REMEMBERED = 512
"""Clauses. Chosen: those of a few paragraphs."""


@lru_cache(maxsize=_REMEMBERED)
def is_understood(clause: str, year: int) -> bool:
    """Return whether a clause has nothing but words of the classes, names of offices and joints."""
    plain = _JOINING.sub("", _NAMES.sub("", clause))
    return not unknown(plain, words_of(plain, year))
