from __future__ import annotations

import pytest

from models.checks.findings import Finding, Level
from models.form.refs import TextRef
from tests.builders import cell

LEFT, RIGHT = cell("applications/new/natural"), cell("applications/new/total")


def test_a_finding_marks_both_sides() -> None:
    finding = Finding("T3-ROW", Level.ERROR, "", (LEFT,), (RIGHT,))

    assert finding.refs == (LEFT, RIGHT)
    assert finding.key == TextRef("reasons", "T3-ROW applications/new/natural applications/new/total")
    assert finding._replace(right=()).key == TextRef("reasons", "T3-ROW applications/new/natural")


@pytest.mark.parametrize(
    ("level", "required", "blocks"),
    [
        (Level.ERROR, False, True),
        (Level.WARNING, True, True),
        (Level.WARNING, False, False),
        (Level.HINT, False, False),
    ],
)
def test_errors_and_what_is_required_block_a_formal_export(level: Level, *, required: bool, blocks: bool) -> None:
    assert Finding("X", level, "", (LEFT,), required=required).blocks is blocks


def test_levels_are_told_in_words() -> None:
    assert [level.label for level in Level] == ["错误", "提醒", "提示"]
