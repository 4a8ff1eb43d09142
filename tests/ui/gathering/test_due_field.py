"""By when the sheets are to be back: any day can be typed."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from models.report.report import Report
from tests.ui.clerk import Key, press, shown, type_text
from tests.ui.gathering.gathered import asked, gathered_for
from ui.gathering.due_field import DueField, day_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1月8日", date(2024, 1, 8)),
        ("1.8", date(2024, 1, 8)),
        ("12-25", date(2023, 12, 25)),
        ("11月30日（周四）", date(2023, 11, 30)),
        ("2024年2月29日", date(2024, 2, 29)),
        ("2030-7-1", date(2030, 7, 1)),
        ("2月30日", None),
        ("下周", None),
        ("8", None),
    ],
)
def test_a_day_is_understood_as_it_is_written(text: str, day: date | None) -> None:
    assert day_of(text, 2023) == day


def typed_into(qtbot: QtBot, text: str) -> tuple[DueField, list[str]]:
    gathered = gathered_for(Report.blank(2023), asked().with_due(date(2024, 1, 5)))
    field = shown(qtbot, DueField(gathered))
    gathered.setParent(field)
    said: list[str] = []
    field.told.connect(said.append)
    field.setFocus()
    edit = field.lineEdit()
    assert edit
    edit.selectAll()
    type_text(text)
    press(Key.Key_Return)
    return field, said


@pytest.mark.parametrize(
    ("text", "day", "shows"),
    [
        ("11.30", date(2023, 11, 30), "11月30日（周四）"),
        ("2025-3-1", date(2025, 3, 1), "2025年3月1日（周六）"),
        ("1.10", date(2024, 1, 10), "1月10日（周三）"),
    ],
)
def test_what_is_typed_is_kept(qtbot: QtBot, text: str, day: date, shows: str) -> None:
    field, said = typed_into(qtbot, text)
    assert (field._gathered.value.due, field.currentText(), said) == (day, shows, [])
    field._gathered.undo()
    assert field.currentText() == "1月5日（周五）"


def test_what_is_no_day_stays_and_is_told(qtbot: QtBot) -> None:
    field, said = typed_into(qtbot, "2.30")
    assert (field._gathered.value.due, field.currentText(), len(said)) == (date(2024, 1, 5), "2.30", 1)
