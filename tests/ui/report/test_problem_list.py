from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from models.checks.findings import Finding, Level
from models.report.report import Report
from tests.builders import answered, balanced, cell, sample
from tests.ui.clerk import Key, click, press, shown
from ui.kit.level_looks import look_of
from ui.kit.theme import colours
from ui.report.document import Document
from ui.report.problem_list import FindingModel, ProblemList

Role = Qt.ItemDataRole


def listed(qtbot: QtBot, report: Report) -> tuple[Document, ProblemList]:
    document = Document(report)
    problems = ProblemList(document)
    document.setParent(problems)
    problems.resize(900, 200)
    return document, shown(qtbot, problems)


def told_by(problems: ProblemList) -> list[Finding]:
    told: list[Finding] = []
    problems.chosen.connect(told.append)
    return told


@pytest.mark.parametrize("report", [Report.blank(2023), balanced(), sample("003")], ids=["blank", "balanced", "003"])
def test_findings_are_a_proper_model(qtmodeltester: ModelTester, report: Report) -> None:
    model = FindingModel(Document(report))

    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt's
    assert model.rowCount() == len(Document(report).findings)


def test_a_proper_model_through_changes(qtmodeltester: ModelTester) -> None:
    document = Document(balanced())
    model = FindingModel(document)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt's

    document.push({cell("applications/new/natural"): Decimal(99)}, "填写")
    broken, found = model.rowCount(), len(document.findings)
    document.undo_stack.undo()

    assert broken == found > 0
    assert model.rowCount() == 0


def test_a_finding_is_a_line_with_its_level_and_a_sign(qtbot: QtBot) -> None:
    document, problems = listed(qtbot, sample("003"))
    index = problems.model().index(0, 0)
    finding = document.findings[0]

    assert str(index.data()).startswith(finding.level.label)
    assert finding.message in str(index.data(Role.ToolTipRole))
    assert isinstance(index.data(Role.DecorationRole), QPixmap)


def test_what_is_not_filled_in_is_no_reminder(qtbot: QtBot) -> None:
    """A formal export waits for it, and it is not wrong: neither the word nor the sign of a reminder fits."""
    document, problems = listed(qtbot, Report.blank(2023))
    rows = [problems.model().index(row, 0) for row in range(problems.model().rowCount())]
    looks = {(str(row.data()).partition("　")[0], row.data(Role.ForegroundRole).name()) for row in rows}
    signs = {row.data(Role.DecorationRole).cacheKey() for row in rows}

    assert all(one.required for one in document.findings)
    assert looks == {("没填", colours().ink.lower())}
    assert look_of(Level.WARNING).sign.cacheKey() not in signs


def test_what_goes_away_with_what_is_not_filled_in_is_no_reminder_either(qtbot: QtBot) -> None:
    document, problems = listed(qtbot, Report.blank(2023))
    with_effects = [(row, one) for row, one in enumerate(document.findings) if one.required and one.effects]
    told = [str(problems.model().index(0, 0, problems.model().index(row, 0)).data()) for row, _ in with_effects]

    assert told
    assert all(words.startswith("没填") for words in told)


def test_a_reason_is_shown(qtbot: QtBot) -> None:
    regulations = cell("disclosure/regulations/issued")
    document, problems = listed(qtbot, balanced())
    document.push({regulations: Decimal(1)}, "填写")
    key = document.findings[0].key

    document.push({key: "设区的市"}, "说明理由")

    assert "（已说明：设区的市）" in str(problems.model().index(0, 0).data())


def test_a_click_or_enter_leads_to_the_place(qtbot: QtBot) -> None:
    document, problems = listed(qtbot, sample("003"))
    told = told_by(problems)

    click(problems, (1, 0))
    press(Key.Key_Return)

    assert told == [document.findings[1]] * 2
    assert problems.finding == document.findings[1]


def test_the_list_stays_on_its_finding_while_others_come_and_go(qtbot: QtBot) -> None:
    document, problems = listed(qtbot, Report.blank(2023))
    problems.stand_on(document.findings[1])
    stood = problems.finding

    document.push({cell("applications/new/natural"): "abc"}, "填写")

    assert stood is not None
    assert problems.finding is not None
    assert problems.finding.key == stood.key


def test_what_was_explained_is_quiet(qtbot: QtBot) -> None:
    document, problems = listed(qtbot, answered(balanced(), {"disclosure/regulations/issued": "1"}))
    [finding] = document.findings
    before = problems.model().index(0, 0).data(Role.ForegroundRole)
    document.push({finding.key: "设区的市"}, "说明理由")

    assert before == QColor(colours().error)
    assert problems.model().index(0, 0).data(Role.ForegroundRole) == QColor(colours().quiet)


def test_the_chosen_line_has_a_bar_that_is_seen_without_its_ground(qtbot: QtBot) -> None:
    _, problems = listed(qtbot, sample("003"))
    chosen = problems.visualRect(problems.model().index(1, 0))
    problems.setCurrentIndex(problems.model().index(1, 0))
    shown_line = problems.viewport().grab(chosen).toImage()

    assert shown_line.pixelColor(1, shown_line.height() // 2).name().upper() == colours().accent
