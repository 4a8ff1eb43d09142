from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from models.rules import catalogue
from models.rules.catalogue import CATALOGUE
from tests import ROOT

MODELS = ROOT / "models"
RULE = re.compile(r"[A-Z]\d?-[A-Z0-9-]+")
FEWEST = 25
"""Rule ids in the sources; far fewer would mean that the test looks in the wrong place."""


def named(path: Path) -> Iterator[str]:
    """Yield the rule ids that a module names in its code."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and RULE.fullmatch(node.value):
            yield node.value


def used() -> set[str]:
    """Return the rule ids that any module of the models names, but for the catalogue."""
    sources = (path for path in MODELS.rglob("*.py") if path != Path(catalogue.__file__))
    return {id_ for path in sources for id_ in named(path)}


def test_every_rule_that_can_be_found_is_explained() -> None:
    assert len(used()) >= FEWEST
    assert not used() - {entry.id for entry in CATALOGUE}


def test_every_rule_that_is_explained_can_be_found() -> None:
    assert not {entry.id for entry in CATALOGUE} - used()


def test_no_rule_is_explained_twice() -> None:
    ids = [entry.id for entry in CATALOGUE]

    assert len(set(ids)) == len(ids)


def test_every_entry_is_complete_and_without_codes() -> None:
    for entry in CATALOGUE:
        assert RULE.fullmatch(entry.id)
        assert entry.meaning.endswith("。")
        assert not RULE.search(entry.meaning)
        assert entry.scope
        assert entry.source


def test_the_rules_of_one_part_stand_together() -> None:
    parts = [entry.id.partition("-")[0] for entry in CATALOGUE]
    begins = [part for at, part in enumerate(parts) if at == 0 or parts[at - 1] != part]

    assert len(set(begins)) == len(begins)
