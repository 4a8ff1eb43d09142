"""The page of a district's task on every screen that clerks have, and whatever its units are called."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.builders import answered
from tests.district import GRANTED, district, report_of
from tests.ui.clerk import put_on_clipboard
from tests.ui.markup_sweep import HOSTILE
from tests.ui.test_any_screen import _high_lines, looked_at  # noqa: F401  a fixture
from tests.ui.window.district import give_out, opened_task, pasted
from tests.ui.window.test_district_units import receive
from ui.kit import waiting
from ui.window.main_window import MainWindow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (made := tmp_path / "区里").mkdir()
    return made


def test_every_tab_can_be_used_on_every_screen(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, folder: Path, tmp_path: Path
) -> None:
    monkeypatch.setattr(waiting, "_SOON", 30)
    page = opened_task(window, monkeypatch, folder)
    found = looked_at(window, "nothing yet")
    put_on_clipboard(f"{pasted(district())}\n合计\t\t计入\n海州区新的局\t部门\t")
    page.paste()
    found += looked_at(window, "a roster is pasted")
    page.task.undo()
    give_out(page, monkeypatch, tmp_path / "任务.任务包", 20)
    unit = page.desk.ledger.roster.counted[0]
    receive(page, unit, answered(report_of(unit), {GRANTED: "0"}))
    for tab in page.tabs:
        page.show_tab(tab)
        found += looked_at(window, str(page.tabs.index(tab)))
    page.units.open(unit.id)
    found += looked_at(window, "a submission")

    assert not found, "\n".join(found)


def test_names_are_never_markup(window: MainWindow, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    page = opened_task(window, monkeypatch, folder)
    put_on_clipboard(f"单位名称\t计入\n{HOSTILE}\t\n{HOSTILE}局\t什么")
    page.paste()
    page.task.view.asked.district.setText(HOSTILE)

    names = [row.unit.name for row in page.task.view.roster.list.rows if row.unit]
    formats = {one.textFormat() for one in page.widget.findChildren(QLabel) if HOSTILE[:3] in one.text()}
    page.task.undo()  # else leaving would ask

    assert [name for name in names if "<" in name]
    assert formats <= {Qt.TextFormat.PlainText}
