"""A task package at a unit, through the whole window: asked once, begun or joined, known from then on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from models.drafts.store import DraftStore
from models.exchange.manifest import MANIFEST
from models.exchange.manifest_json import read_manifest
from models.exchange.task import Task, TaskUnit
from models.exchange.task_package import TaskPackage, package_name, write_package
from models.report.due import default_year
from models.report.of_task import task_of, unit_id_of
from models.report.report import Report
from models.stick.covering_note import NOTE
from tests.builders import answered, balanced, of_a_task
from tests.models.exchange.tasks import BUREAU, STREET, TASK_ID, a_task
from tests.ui.clerk import Key, report_page, see_what_follows
from tests.ui.window.questions import Act, clerk, deliver_to
from ui.incoming.file_choice import OpenDialog
from ui.incoming.notice_dialog import NoticeDialog
from ui.incoming.unit_choice_dialog import UnitChoiceDialog
from ui.kit.boxes import Box
from ui.kit.letters import without_letter
from ui.window.main_window import MainWindow

NAME = STREET.name


def saved(folder: Path, task: Task, notice: str = "") -> Path:
    path = folder / package_name(task)
    path.write_bytes(write_package(TaskPackage(task, notice)))
    return path


def pressed(label: str) -> Act:
    def press(dialog: QWidget) -> None:
        [button] = [one for one in dialog.findChildren(QPushButton) if label in one.text() and one.isVisible()]
        button.click()

    return press


def chosen(unit: TaskUnit) -> Act:
    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, UnitChoiceDialog)
        dialog.search.setText(unit.name[-4:])
        QTest.keyClick(dialog.search, Key.Key_Return)
        assert dialog.chosen == unit
        QTest.keyClick(dialog, Key.Key_Return)

    return choose


def the_report(store: DraftStore) -> Report:
    [draft] = store.drafts()
    assert draft.report
    return draft.report


@pytest.fixture
def soon() -> Task:
    """A task that is due in five days."""
    today = datetime.now().astimezone().date()
    return replace(a_task(default_year(today)), due=today + timedelta(days=5))


# ---------------------------------------------------------------- begun


def test_the_clerk_says_once_which_unit_this_is_and_the_report_begins(
    window: MainWindow, store: DraftStore, tmp_path: Path, soon: Task
) -> None:
    with clerk(chosen(BUREAU)):
        window.drafts.bring_in(saved(tmp_path, soon, "请报送。"))

    report = report_page(window).report.document.report
    assert (report.text("cover", "agency"), report.text("cover", "kind")) == (BUREAU.name, "department")
    assert (report.year, unit_id_of(report), task_of(report)) == (soon.year, BUREAU.id, TASK_ID)
    assert report == the_report(store)
    kept = store.tasks.of(TASK_ID)
    assert kept
    assert (kept.task, kept.unit, kept.package.notice) == (soon, BUREAU, "请报送。")


def test_the_strip_counts_to_the_day_of_the_task(window: MainWindow, tmp_path: Path, soon: Task) -> None:
    with clerk(chosen(BUREAU)):
        window.drafts.bring_in(saved(tmp_path, soon))
    day = f"{soon.due.month}月{soon.due.day}日前报送，还有 5 天"

    see_what_follows()
    assert window.shown.status.deadline == day
    window.go_to_start()
    see_what_follows()
    assert window.shown is window.drafts
    assert window.shown.status.deadline == day


def test_what_the_unit_has_had_last_year_comes_along(window: MainWindow, store: DraftStore, tmp_path: Path) -> None:
    last = of_a_task(answered(balanced(2024), {"cover/agency": NAME, "cover/phone": "0595-1"}), task="0" * 16)
    store.units.put([{"agency": NAME, "address": "某路1号"}])
    store.save(last)
    with clerk(chosen(STREET)):
        window.drafts.bring_in(saved(tmp_path, a_task()))

    report = report_page(window).report.document.report
    assert report.text("cover", "address") == "某路1号"
    assert any(str(ref).startswith("applications/carried_in") for ref in report.values)
    assert task_of(report) == TASK_ID


@pytest.mark.parametrize("name", ["任务_鲤城区_2025.任务包", "附件1.zip"])
def test_it_is_chosen_where_reports_are_whatever_mail_has_called_it(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path = saved(tmp_path, a_task()).rename(tmp_path / name)
    monkeypatch.setattr(OpenDialog, "ask", lambda *_: path)

    with clerk(chosen(STREET)):
        window.drafts.import_report()

    assert task_of(report_page(window).report.document.report) == TASK_ID


@pytest.mark.parametrize("answer", ["取消", "上一步"])
def test_who_turns_back_has_changed_nothing(window: MainWindow, store: DraftStore, tmp_path: Path, answer: str) -> None:
    def turn_back(dialog: QWidget) -> None:
        assert isinstance(dialog, UnitChoiceDialog)
        dialog.list.setCurrentRow(0)
        dialog.forth.click()
        pressed(answer)(dialog)
        dialog.reject()

    with clerk(turn_back):
        window.drafts.bring_in(saved(tmp_path, a_task()))

    assert store.drafts() == ()
    assert store.tasks.all == ()
    assert window.shown is window.drafts


# ---------------------------------------------------------------- joined


def test_a_report_that_is_there_joins_and_can_leave_again(
    window: MainWindow, store: DraftStore, tmp_path: Path
) -> None:
    before = answered(balanced(2025), {"cover/agency": NAME, "cover/kind": "town"})
    draft_id = store.save(before)
    with clerk(chosen(STREET), pressed("归到这个任务")):
        window.drafts.bring_in(saved(tmp_path, a_task()))
    page = report_page(window)

    joined = page.report.document.report
    assert (unit_id_of(joined), task_of(joined), joined.text("cover", "kind")) == (STREET.id, TASK_ID, "street")
    assert joined.figures == before.figures
    page.widget.undo()
    see_what_follows()
    assert page.report.document.report == before
    page.widget.redo()
    see_what_follows()
    assert page.report.document.report == joined
    window.go_to_start()
    assert store.load(draft_id) == joined
    assert len(store.drafts()) == 1


def test_another_report_can_be_made_beside_it(window: MainWindow, store: DraftStore, tmp_path: Path) -> None:
    before = answered(balanced(2025), {"cover/agency": NAME})
    draft_id = store.save(before)
    with clerk(chosen(STREET), pressed("另建第 2 份")):
        window.drafts.bring_in(saved(tmp_path, a_task()))

    assert store.load(draft_id) == before
    assert [bool(task_of(draft.report)) for draft in store.drafts() if draft.report] == [True, False]


def test_a_name_that_only_looks_the_same_is_told(window: MainWindow, store: DraftStore, tmp_path: Path) -> None:
    odd = NAME.replace("人", "⼈")
    store.save(answered(balanced(2025), {"cover/agency": odd}))
    told: list[str] = []

    def read(dialog: QWidget) -> None:
        assert isinstance(dialog, Box)
        told.append(dialog.informativeText())
        pressed("取消")(dialog)

    with clerk(chosen(STREET), read):
        window.drafts.bring_in(saved(tmp_path, a_task()))

    assert f"“{odd}”" in told[0]
    assert f"“{NAME}”" in told[0]
    assert store.tasks.all == ()


# ---------------------------------------------------------------- again


def test_the_same_package_again_is_nothing_new(window: MainWindow, store: DraftStore, tmp_path: Path) -> None:
    path = saved(tmp_path, a_task())
    with clerk(chosen(STREET)):
        window.drafts.bring_in(path)
    window.go_to_start()
    before = store.drafts(), store.tasks.all

    with clerk(pressed("打开报告")):
        window.drafts.bring_in(path)

    assert task_of(report_page(window).report.document.report) == TASK_ID
    window.go_to_start()
    assert ([one.report for one in store.drafts()], store.tasks.all) == ([one.report for one in before[0]], before[1])


def test_one_computer_can_fill_in_for_two_units(window: MainWindow, store: DraftStore, tmp_path: Path) -> None:
    path = saved(tmp_path, a_task())
    with clerk(chosen(STREET)):
        window.drafts.bring_in(path)
    with clerk(pressed("另一个单位"), chosen(BUREAU)):
        window.drafts.bring_in(path)

    assert {unit_id_of(draft.report) for draft in store.drafts() if draft.report} == {STREET.id, BUREAU.id}


@pytest.mark.parametrize(("answer", "day"), [("还用以前的", 20), ("用这次的", 25)])
def test_a_changed_package_is_told_and_nobody_takes_it_unasked(
    window: MainWindow, store: DraftStore, tmp_path: Path, answer: str, day: int
) -> None:
    with clerk(chosen(STREET)):
        window.drafts.bring_in(saved(tmp_path, a_task()))
    report = report_page(window).report.document.report
    later = saved(tmp_path, replace(a_task(), due=date(2026, 1, 25)))
    told: list[str] = []

    def read(dialog: QWidget) -> None:
        assert isinstance(dialog, Box)
        told.append(dialog.informativeText())
        pressed(answer)(dialog)

    with clerk(read, *([pressed("打开报告")] if day == 25 else [])):
        window.drafts.bring_in(later)

    assert "2026-01-20 → 2026-01-25" in told[0]
    kept = store.tasks.of(TASK_ID)
    assert kept
    assert kept.task.due == date(2026, 1, day)
    assert the_report(store) == report


# ---------------------------------------------------------------- the notice


def notices(window: MainWindow) -> str:
    """Return what the menu shows: the page, or the sentence of a box."""
    said: list[str] = []

    def read(dialog: QWidget) -> None:
        said.append(dialog.page.toPlainText() if isinstance(dialog, NoticeDialog) else str(dialog.property("text")))
        dialog.close()

    with clerk(read):
        [entry] = [one for one in window.findChildren(QAction) if without_letter(one.text()) == "看区里的通知…"]
        entry.trigger()
    return said[0]


def test_the_notice_can_be_read_whenever_the_clerk_wants(window: MainWindow, store: DraftStore, tmp_path: Path) -> None:
    assert "没有打开过" in notices(window)
    with clerk(chosen(BUREAU)):
        window.drafts.bring_in(saved(tmp_path, replace(a_task(), texts={})))
    assert "没有通知" in notices(window)

    store.tasks.keep(TaskPackage(replace(a_task(), texts={"notice": "只在任务里的话"})), BUREAU.id)
    later = replace(a_task(), id="8" * 16, year=2026, due=date(2027, 1, 20))
    store.tasks.keep(TaskPackage(later, "另一个任务的话"), BUREAU.id)
    told = notices(window)
    assert told.index("只在任务里的话") < told.index("另一个任务的话"), "that of the open report comes first"
    window.go_to_start()
    told = notices(window)
    assert told.index("另一个任务的话") < told.index("只在任务里的话")
    assert "2026年1月20日" in told


# ---------------------------------------------------------------- refused


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7", write_package(TaskPackage(a_task()))[:-9]])
def test_what_is_no_package_is_told(window: MainWindow, store: DraftStore, tmp_path: Path, content: bytes) -> None:
    path, told = tmp_path / "a.任务包", list[str]()
    path.write_bytes(content)

    def read(dialog: QWidget) -> None:
        assert isinstance(dialog, Box)
        told.append(dialog.text())
        dialog.done(0)

    with clerk(read):
        window.drafts.bring_in(path)

    assert "任务包" in told[0]
    assert store.drafts() == ()


def test_another_form_than_the_program_has_is_told(window: MainWindow, store: DraftStore, tmp_path: Path) -> None:
    told: list[str] = []

    def read(dialog: QWidget) -> None:
        assert isinstance(dialog, Box)
        told.append(dialog.text())
        dialog.done(0)

    with clerk(read):
        window.drafts.bring_in(saved(tmp_path, replace(a_task(), form="2031")))

    assert "2031" in told[0]
    assert store.tasks.all == ()


def test_where_the_task_cannot_be_kept_no_report_begins(window: MainWindow, store: DraftStore, tmp_path: Path) -> None:
    (tmp_path / "tasks").touch()

    with clerk(chosen(STREET), lambda box: box.close()):
        window.drafts.bring_in(saved(tmp_path, a_task()))

    assert store.drafts() == ()


def test_where_the_drafts_may_only_be_looked_at_nothing_is_asked(
    window: MainWindow, store: DraftStore, tmp_path: Path
) -> None:
    window.lose("王芳把草稿接过去填了。")

    with clerk(lambda box: box.close()):
        window.drafts.bring_in(saved(tmp_path, a_task()))

    assert store.tasks.all == ()


# ---------------------------------------------------------------- handed over


def test_the_hand_over_says_to_whom_and_of_which_task(window: MainWindow, store: DraftStore, tmp_path: Path) -> None:
    store.tasks.keep(TaskPackage(a_task()), STREET.id)
    report = of_a_task(answered(balanced(2025), {"cover/agency": NAME, "cover/kind": "street"}))
    window.open_draft(store.save(report))
    (tmp_path / "盘").mkdir()

    with clerk(deliver_to(tmp_path / "盘")):
        report_page(window).out.hand_over()

    [folder] = (tmp_path / "盘").iterdir()
    manifest = read_manifest((folder / MANIFEST).read_bytes())
    assert (manifest.task, manifest.unit_id, manifest.counter) == (TASK_ID, STREET.id, 1)
    assert {one.name for one in manifest.files} == {path.name for path in folder.iterdir()} - {MANIFEST}
    assert "交给：鲤城区人民政府办公室" in (folder / NOTE).read_text(encoding="utf-8-sig")


def test_what_the_task_asks_for_is_asked_on_the_cover(window: MainWindow, store: DraftStore) -> None:
    own = answered(balanced(2025), {"cover/phone": "", "texts/opening": "本报告按要求编制。"})
    store.tasks.keep(TaskPackage(replace(a_task(), required=("cover/phone",))), STREET.id)
    asked = []
    for report in (own, of_a_task(own)):
        window.open_draft(store.save(report))
        asked.append("phone" in {one.key for one in report_page(window).widget.tabs.cover_blanks.all})

    assert asked == [False, True]


def test_a_unit_that_is_known_here_is_proposed_and_still_asked_for(
    window: MainWindow, store: DraftStore, tmp_path: Path
) -> None:
    store.units.put([{"agency": NAME, "phone": "1"}])

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, UnitChoiceDialog)
        assert dialog.chosen == STREET
        assert dialog.forth.isVisible()
        assert not dialog.confirm.isVisible()
        dialog.reject()

    with clerk(look):
        window.drafts.bring_in(saved(tmp_path, a_task()))

    assert store.drafts() == ()
