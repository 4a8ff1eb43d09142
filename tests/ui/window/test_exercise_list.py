"""The exercises, each with how far it is."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from models import rules
from models.checks.findings import Finding
from models.report.report import Report
from tests.builders import balanced, sample
from tests.ui.clerk import shown
from ui.window.exercise_list import ExerciseList

EXERCISES = {"a": balanced(), "b": sample("002"), "c": balanced(2020)}


def test_a_check_that_fails_hides_no_other(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_at_the_second(report: Report, *_: object) -> tuple[Finding, ...]:
        if report is EXERCISES["b"]:
            raise ZeroDivisionError
        return ()

    monkeypatch.setattr(rules, "check", fail_at_the_second)
    view = shown(qtbot, ExerciseList(EXERCISES))

    with qtbot.captureExceptions() as raised:
        qtbot.waitUntil(lambda: not view.pending)
        qtbot.waitUntil(lambda: bool(raised))

    words = [view.item(row).text().splitlines()[-1] for row in range(view.count())]
    assert words == ["可以报送", "没能核对", "可以报送"]
