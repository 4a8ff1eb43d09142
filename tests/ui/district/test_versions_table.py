"""The item model of the cells in which versions differ."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from models.district.version_differences import CellLine
from tests.ui.markup_sweep import HOSTILE
from ui.district.versions_table import VersionsTable


@pytest.mark.parametrize("number", [2, 3, 8])
@pytest.mark.parametrize("before", ["", "第 1 版"])
def test_it_is_a_sound_model_for_any_number_of_versions(number: int, before: str) -> None:
    model = VersionsTable()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    marks = "甲乙丙丁戊己庚辛"[:number]
    model.show_lines([CellLine(HOSTILE, "1", tuple(marks), "+1")] * 3, marks, before)

    headings = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    assert headings == ["格", *([before] if before else []), *marks, *(["乙比甲"] if number == 2 else [])]
    assert "<" in str(model.index(0, 0).data())
    model.show_lines((), marks)
    assert model.rowCount() == 0
    del tester
