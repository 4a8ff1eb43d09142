"""Which finding marks which place."""

from __future__ import annotations

from models.checks.findings import Cause, Finding, Level
from models.checks.marks import marks_of
from tests.builders import cell

NEW = cell("applications/new/natural")


def test_what_goes_away_with_a_finding_is_marked_as_heavily() -> None:
    effect = Finding("X-B", Level.HINT, "也不对。", (cell("applications/new/business"),))
    root = Finding("X-A", Level.ERROR, "不对。", (NEW,), effects=(effect,))
    other = Finding("X-C", Level.WARNING, "提醒。", (NEW, *effect.left))

    marks = marks_of([root, other])

    assert marks[NEW] == root
    assert marks[effect.left[0]] == effect._replace(level=Level.ERROR)


def test_a_cell_to_blame_says_why_unless_something_heavier_marks_it() -> None:
    blamed = cell("applications/new/business")
    cause = Cause("C-CELL", "填错了。", (blamed,))
    plain = Finding("X-A", Level.ERROR, "不对。", (NEW, blamed))
    error = Finding("X-B", Level.ERROR, "对不上。", (NEW,), cause=cause)

    assert cause.message in marks_of([plain, error])[blamed].message
    assert marks_of([plain, error])[NEW] == plain
    assert marks_of([plain, error._replace(level=Level.WARNING)])[blamed] == plain
