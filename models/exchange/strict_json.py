"""How each part of what comes from outside is read: exactly what is meant, or a `ValueError`."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from models.system.sealed_json import unique
from models.text.characters import printable


def loaded(content: bytes, encoding: str = "utf-8") -> object:
    """Return what a JSON file holds.

    Raises:
        ValueError: It is no JSON, a key is there twice, or it holds what could be read and never be saved: half a
            surrogate pair, or NaN.
        RecursionError: It is too deep.
    """
    data: object = json.loads(content.decode(encoding), object_pairs_hook=unique)
    json.dumps(data, ensure_ascii=False, allow_nan=False).encode()
    return data


def number(allowed: range) -> Callable[[object], int]:
    """Return what takes a whole number of these; True is none."""

    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value not in allowed:
            raise ValueError(value)
        return value

    return read


def lines(longest: int) -> Callable[[object], str]:
    """Return what takes characters that can be seen, and line feeds."""

    def read(value: object) -> str:
        if not isinstance(value, str) or len(value) > longest or printable(value) != value:
            raise ValueError(value)
        value.encode()  # fails for half a surrogate pair, which what reads files apart may have let through
        return value

    return read


def line(longest: int, least: int = 0) -> Callable[[object], str]:
    """Return what takes one line of characters that can be seen, with nothing around it."""

    def read(value: object) -> str:
        found = lines(longest)(value)
        if "\n" in found or found != found.strip() or len(found) < least:
            raise ValueError(value)
        return found

    return read


def day(value: str) -> date:
    """Return the day that is written as 2026-01-20, and in no other way."""
    found = date.fromisoformat(value)
    if found.isoformat() != value:
        raise ValueError(value)
    return found


def some(value: object, most: int) -> list[Any]:
    """Return a list that is no longer than this."""
    if not isinstance(value, list) or len(value) > most:
        raise ValueError(value)
    return value
