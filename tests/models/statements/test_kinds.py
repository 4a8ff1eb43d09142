"""Wordings by their kinds, with what they say, and traps that look alike and say nothing.

In `kinds.json`, what a text says is a list of quantities with their numbers; one with a question mark may be said.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.statements import statements

YEAR = 2024
KINDS: dict[str, list[tuple[str, str]]] = json.loads(Path(__file__).with_name("kinds.json").read_text(encoding="utf-8"))


def facts(words: str) -> tuple[set[tuple[str, int]], set[tuple[str, int]]]:
    """Return what has to be read, and what may be."""
    told = [one.strip() for one in words.split(",") if one.strip()]
    pairs = [(one.lstrip("?").split(), one.startswith("?")) for one in told]
    must = {(quantity, int(value)) for (quantity, value), optional in pairs if not optional}
    return must, must | {(quantity, int(value)) for (quantity, value), _ in pairs}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_said_is_read_and_nothing_else(kind: str) -> None:
    wrong = []
    for text, words in KINDS[kind]:
        must, may = facts(words)
        told = {(one.quantity, one.value) for one in statements(text, YEAR)}
        if not must <= told <= may:
            wrong.append((text, must - told, told - may))

    assert not wrong
