"""Any two of reports, versions and files are chosen and shown side by side, from the menu of the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from models.drafts.store import DraftStore
from models.drafts.versions import Why
from models.report.report import Report
from models.report.report_json import write_json
from tests.builders import answered, balanced, sample
from tests.ui.window.test_menus import action
from ui.comparing.compare_dialog import CompareDialog
from ui.comparing.compared_reports import NOW, of_drafts, of_file
from ui.comparing.edition_dialog import EditionDialog
from ui.incoming.file_choice import OpenDialog
from ui.window.main_window import MainWindow

NEW = "applications/new/natural"


@pytest.fixture
def shown(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[CompareDialog], None]], None]:
    """Choose the entry of the menu, and look at what it shows."""

    def show(look: Callable[[CompareDialog], None]) -> None:
        seen: list[CompareDialog] = []

        def stand(dialog: QDialog) -> int:
            assert isinstance(dialog, CompareDialog)
            dialog.show()
            look(dialog)
            seen.append(dialog)
            dialog.hide()
            return 0

        monkeypatch.setattr(CompareDialog, "exec", stand)
        action(window, "比较两份报告…").trigger()
        assert seen

    return show


def words(dialog: CompareDialog) -> str:
    return dialog.page.toPlainText()


def test_the_chosen_report_stands_beside_last_years(
    window: MainWindow, store: DraftStore, shown: Callable[[Callable[[CompareDialog], None]], None]
) -> None:
    unit = {"cover/agency": "鲤城区人民政府开元街道办事处"}
    store.save(answered(balanced(2022), unit))
    store.save(answered(balanced(2023), {"cover/agency": "别的街道办事处"}))
    now = store.save(answered(balanced(2023), {**unit, NEW: "99"}))
    window.open_draft(now)
    window.go_to_start()

    def look(dialog: CompareDialog) -> None:
        assert dialog.chosen
        assert [state.report.year for state in dialog.chosen] == [2022, 2023]
        assert "99" in words(dialog)
        assert dialog.told.text().startswith("有 ")

    shown(look)


def test_a_version_is_compared_with_the_present(
    store: DraftStore, shown: Callable[[Callable[[CompareDialog], None]], None]
) -> None:
    draft = store.save(balanced())
    store.keep(draft, answered(balanced(), {NEW: "7"}), Why.EXPORTED)

    def look(dialog: CompareDialog) -> None:
        same = dialog.told.text()
        dialog.states[0].setCurrentIndex(1)
        assert same.startswith("封面、标题、正文、表格和加注都一样")
        assert "7" in words(dialog)
        dialog.swap.click()
        assert [state.currentIndex() for state in dialog.states] == [0, 1]

    shown(look)


def test_a_file_comes_to_the_right_and_is_not_kept(
    store: DraftStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    shown: Callable[[Callable[[CompareDialog], None]], None],
) -> None:
    store.save(sample("002"))
    path = tmp_path / "别处的.json"
    path.write_bytes(write_json(answered(sample("002"), {NEW: "5"})))
    monkeypatch.setattr(OpenDialog, "ask", lambda *_: path)

    def look(dialog: CompareDialog) -> None:
        dialog.file.click()
        assert dialog.choices[1].currentText() == "文件：别处的.json"
        assert "5" in words(dialog)

    shown(look)
    assert len(store.drafts()) == 1


def test_all_is_shown_if_that_is_wanted(qtbot: QtBot) -> None:
    one = of_file("a.json", sample("002"), 0)
    dialog = CompareDialog([one], (0, 0), lambda _: None)
    qtbot.addWidget(dialog)
    only = words(dialog)
    dialog.only_different.setChecked(False)

    assert only == ""
    assert len(words(dialog)) > 1000


def test_doubts_about_a_file_are_told(qtbot: QtBot) -> None:
    reports = [of_file("a.pdf", sample("002"), 3), of_file("b.json", sample("000"), 0)]
    dialog = CompareDialog(reports, (0, 1), lambda _: None)
    qtbot.addWidget(dialog)

    assert "3 处" in dialog.told.text()


def test_nothing_to_compare_is_said(qtbot: QtBot) -> None:
    dialog = CompareDialog([], (0, 0), lambda _: None)
    qtbot.addWidget(dialog)

    assert dialog.told.text()
    assert words(dialog) == ""


def test_twins_are_told_apart(store: DraftStore) -> None:
    for _ in range(2):
        store.save(balanced())
    labels = [one.label for one in of_drafts(store.drafts(), store.versions)]

    assert all("存）" in label for label in labels)


def test_reports_of_two_forms_say_so_and_name_what_has_no_place(
    store: DraftStore,
    shown: Callable[[Callable[[CompareDialog], None]], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unit = {"cover/agency": "鲤城区人民政府开元街道办事处"}
    store.save(answered(Report.blank(2020), {**unit, "disclosure/permits/previous_items": "4711"}))
    store.save(answered(balanced(2023), unit))
    pages: list[str] = []

    def read(dialog: EditionDialog) -> int:
        pages.append(f"{dialog.page.toPlainText()} {dialog.windowTitle()}")
        return 0

    monkeypatch.setattr(EditionDialog, "exec", read)

    def look(dialog: CompareDialog) -> None:
        assert dialog.forms.isVisible()
        assert "2019 年格式" in dialog.told.text()
        dialog.forms.click()
        dialog.choices[0].setCurrentIndex(dialog.choices[1].currentIndex())
        assert not dialog.forms.isVisible()
        assert "格式：" not in dialog.told.text()

    shown(look)

    [page] = pages
    assert "4711" in page
    assert "2019 年格式有，2021 年格式没有" in page
    assert "去年" not in page


def test_above_each_column_stands_whose_report_it_is(
    store: DraftStore, shown: Callable[[Callable[[CompareDialog], None]], None]
) -> None:
    draft = store.save(balanced())
    store.keep(draft, answered(balanced(), {NEW: "7"}), Why.EXPORTED)
    name = f"2023 年　{balanced().text('cover', 'agency')}"

    def look(dialog: CompareDialog) -> None:
        dialog.states[0].setCurrentIndex(1)
        assert f"左边：{name}　{dialog.states[0].currentText()}" in words(dialog)
        assert f"右边：{name}　{NOW}" in words(dialog)

    shown(look)
