"""Everything that a report can become is written in one act, through the menu, and one account of it is given."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from exporters import EXPORTERS
from models.drafts.store import DraftStore
from models.importers import open_file
from models.importers.own.imported import Imported
from models.importers.published.reading import Reading
from models.report.report import Report
from tests.builders import sample
from tests.ui.clerk import CONTROL, SHIFT, Key, press, report_page
from ui.kit.dialogs import FolderDialog
from ui.kit.last_folder import last_folder, remember_folder
from ui.kit.letters import without_letter
from ui.window.main_window import MainWindow

REPORT = sample("002")
COUNT = sum(len(one.variants) for one in EXPORTERS)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "全部 文件"
    path.mkdir()
    monkeypatch.setattr(FolderDialog, "ask", lambda *_: path)
    return path


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> list[tuple[QMessageBox.Icon, str]]:
    """What is said; the clerk insists and replaces."""
    said: list[tuple[QMessageBox.Icon, str]] = []

    def answer(box: QMessageBox) -> int:
        said.append((box.icon(), f"{box.text()}\n{box.informativeText()}"))
        for button in box.buttons():
            if without_letter(button.text()) in {"好", "换成新的", "仍然导出"}:
                button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return said


def opened(window: MainWindow, store: DraftStore, report: Report) -> None:
    window.open_draft(store.save(report))


def test_all_files_are_written_by_one_key_and_told_once(
    window: MainWindow, store: DraftStore, folder: Path, boxes: list[tuple[QMessageBox.Icon, str]]
) -> None:
    opened(window, store, REPORT)
    press(Key.Key_E, held=CONTROL | SHIFT)

    names = sorted(path.name for path in folder.iterdir())
    icon, said = boxes[-1]
    assert len(names) == COUNT
    assert {Path(name).suffix for name in names} == {one.suffix for one in EXPORTERS}
    assert icon is QMessageBox.Icon.Information
    assert all(name in said for name in names)
    assert last_folder(window.shell.settings, "all") == folder


@pytest.mark.usefixtures("boxes")
def test_each_of_them_is_this_report(window: MainWindow, store: DraftStore, folder: Path) -> None:
    opened(window, store, REPORT)
    report_page(window).out.export_all()

    for path in folder.iterdir():
        read = open_file(path)
        assert isinstance(read, Imported | Reading)
        assert dict(read.report.figures) == dict(REPORT.figures)


def test_what_lies_there_is_replaced_only_if_the_clerk_says_so(
    window: MainWindow,
    store: DraftStore,
    folder: Path,
    boxes: list[tuple[QMessageBox.Icon, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened(window, store, REPORT)
    page = report_page(window)
    page.out.export_all()
    [pdf, *_] = sorted(folder.glob("*.pdf"))
    pdf.write_bytes(b"other")
    with monkeypatch.context() as stays:
        stays.setattr(QMessageBox, "exec", lambda _box: 0)
        page.out.export_all()
    kept = pdf.read_bytes()
    boxes.clear()
    page.out.export_all()

    assert kept == b"other"
    assert pdf.read_bytes() != b"other"
    assert str(COUNT) in boxes[0][1]


def test_one_that_cannot_be_written_is_named_and_keeps_none_of_the_others_away(
    window: MainWindow, store: DraftStore, folder: Path, boxes: list[tuple[QMessageBox.Icon, str]]
) -> None:
    opened(window, store, REPORT)
    page = report_page(window)
    page.out.export_all()
    names = [path.name for path in folder.iterdir()]
    for path in folder.iterdir():
        path.unlink()
    [workbook] = [name for name in names if name.endswith(".xlsx")]
    (folder / workbook).mkdir()
    (folder / workbook / "x").touch()
    boxes.clear()
    page.out.export_all()

    icon, said = boxes[-1]
    assert icon is QMessageBox.Icon.Warning
    assert f"× 没有写成：Excel 工作簿：{workbook}" in said
    assert len([path for path in folder.iterdir() if path.is_file()]) == COUNT - 1


def test_an_unfinished_report_is_not_written(
    window: MainWindow, store: DraftStore, folder: Path, boxes: list[tuple[QMessageBox.Icon, str]]
) -> None:
    opened(window, store, Report.blank(2024))
    press(Key.Key_E, held=CONTROL | SHIFT)

    assert not list(folder.iterdir())
    assert boxes == []


def test_a_folder_is_remembered_for_its_purpose(window: MainWindow, tmp_path: Path) -> None:
    settings = window.shell.settings
    remember_folder(settings, tmp_path / "网站", "public")
    remember_folder(settings, tmp_path / "报区里", "filing")

    assert last_folder(settings, "public") == tmp_path / "网站"
    assert last_folder(settings, "filing") == tmp_path / "报区里"
    assert last_folder(settings, "draft") == last_folder(settings) == tmp_path / "报区里"
