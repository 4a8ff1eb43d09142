from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given

from models.checks.findings import Level
from models.report.report import Report
from models.rules import catalogue, check
from models.rules.catalogue import CATALOGUE
from tests import ROOT
from tests.builders import sample
from tests.models.rules.firing import Case, cases, yielded
from tests.models.strategies import REPORTS

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


def explained() -> set[tuple[str, Level]]:
    """Return the ids of the catalogue, each with each of its levels."""
    return {(entry.id, level) for entry in CATALOGUE for level in entry.levels}


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.rule} {case.level.value}")
def test_what_is_explained_is_found(case: Case) -> None:
    assert case.checked() == case.expected


def test_every_level_that_is_explained_has_its_report() -> None:
    assert {(case.rule, case.level) for case in cases()} == explained()
    assert all(len(set(entry.levels)) == len(entry.levels) for entry in CATALOGUE)


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_what_is_found_in_a_sample_is_explained(number: str) -> None:
    assert yielded(check(sample(number), sample(number))) <= explained()


@given(REPORTS, REPORTS)
def test_whatever_is_found_is_explained(report: Report, previous: Report) -> None:
    assert yielded(check(report, previous)) <= explained()


def test_the_heaviest_level_is_the_one_that_is_shown() -> None:
    """A reason and the like only make it lighter."""
    order = list(Level)

    assert all(entry.level is min(entry.levels, key=order.index) for entry in CATALOGUE)
