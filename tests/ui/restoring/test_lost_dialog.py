"""What the clerk is told, and can do, where the draft file does not tell all that was in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from models.drafts.backups import mirror_of
from models.drafts.draft_file import parse, render
from models.drafts.store import DraftStore
from models.report.report import Report
from tests.builders import answered, balanced, cell
from tests.thoroughness import some
from tests.ui.clerk import Key, focus, press, shown, type_text
from tests.ui.restoring.test_history_dialog import COUNTER, numbered
from ui.report import autosave
from ui.restoring.lost_dialog import LostDialog
from ui.restoring.recovery_dialogs import InterruptedDialog
from ui.window.main_window import MainWindow

OTHER = answered(balanced(), {"cover/agency": "丰泽区人民政府东湖街道办事处"})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "数据" / "drafts.json"


def window_on(qtbot: QtBot, path: Path, settings: QSettings, held: str = "") -> MainWindow:
    return shown(qtbot, MainWindow(DraftStore(path, held), settings, {}))


def look_back(window: MainWindow, act: Callable[[LostDialog], object]) -> list[str]:
    """Start as the program does; return what was said by the dialogs that came, each of which the clerk answers."""
    said: list[str] = []
    answered_ones: list[QWidget] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or dialog in answered_ones or not dialog.isAncestorOf(focus()):
            return
        answered_ones.append(dialog)
        if isinstance(dialog, LostDialog):
            said.append("\n".join(label.text() for label in dialog.findChildren(QLabel)))
            act(dialog)
        elif isinstance(dialog, InterruptedDialog | QMessageBox):
            said.append(type(dialog).__name__)
            dialog.reject()

    timer = QTimer()
    timer.timeout.connect(answer)
    timer.start(20)
    window.drafts.look_back()
    timer.stop()
    return said


def take(_: LostDialog) -> None:
    press(Key.Key_Return)


def never(dialog: LostDialog) -> None:
    dialog.never.click()


def later(_: LostDialog) -> None:
    press(Key.Key_Escape)


def older(path: Path) -> str:
    """Leave a file that is older than its second copy, of a draft that was 1 and is 2."""
    draft_id = DraftStore(path).save(numbered(1))
    old = path.read_bytes()
    DraftStore(path).save(numbered(2), draft_id)
    path.write_bytes(old)
    return draft_id


def foreign(path: Path) -> str:
    """Leave the file of another PC, on which more was saved, in the place of ours."""
    draft_id = DraftStore(path).save(numbered(1))
    there = path.with_name("there") / "drafts.json"
    store = DraftStore(there)
    other = store.save(OTHER)
    for _ in range(4):
        store.save(OTHER, other)
    path.write_bytes(there.read_bytes())
    shutil.rmtree(there.parent)
    return draft_id


def diverged(path: Path) -> str:
    """Leave a file that has gone on elsewhere, while ours has gone on here."""
    draft_id = DraftStore(path).save(numbered(1))
    there = path.with_name("there")
    shutil.copytree(path.parent, path.parent.parent / "there")
    there = path.parent.parent / "there" / "drafts.json"
    for number in range(3):
        DraftStore(there).save(numbered(3 + number), draft_id)
    DraftStore(path).save(numbered(2), draft_id)
    path.write_bytes(there.read_bytes())
    return draft_id


def gone(path: Path) -> str:
    draft_id = DraftStore(path).save(numbered(1))
    path.unlink()
    return draft_id


@pytest.mark.parametrize(
    ("spoil", "kind", "others", "after"),
    [
        (older, "比备份旧", ("不见了", "坏了", "不是原来的"), numbered(2)),
        (foreign, "不是原来的", ("不见了", "坏了", "比备份旧"), numbered(1)),
        (diverged, "各改了各的", ("不见了", "坏了", "比备份旧", "不是原来的"), numbered(5)),
        (gone, "不见了", ("坏了", "比备份旧", "不是原来的"), numbered(1)),
    ],
)
def test_each_kind_is_called_by_its_name_and_the_return_key_takes_all_back(  # noqa: PLR0913, PLR0917  a table
    qtbot: QtBot,
    path: Path,
    settings: QSettings,
    spoil: Callable[[Path], str],
    kind: str,
    others: tuple[str, ...],
    after: Report,
) -> None:
    draft_id = spoil(path)
    before = {draft.id for draft in DraftStore(path, held="只看。").drafts()} if path.exists() else set()
    window = window_on(qtbot, path, settings)

    [said] = look_back(window, take)

    assert kind in said
    assert not [other for other in others if other in said]
    assert "已取回" in window.status_message
    store = DraftStore(path)
    assert store.load(draft_id) == after
    assert {draft.id for draft in store.drafts()} == before | {draft_id}
    window.close()
    assert look_back(window_on(qtbot, path, settings), take) == []


def test_both_states_can_be_compared_before(qtbot: QtBot, path: Path, settings: QSettings) -> None:
    older(path)
    seen: list[tuple[str, str]] = []

    def look(dialog: LostDialog) -> None:
        seen.append((dialog.list.item(0).text(), dialog.page.toPlainText()))
        dialog.reject()

    look_back(window_on(qtbot, path, settings), look)

    [(listed, compared)] = seen
    assert "更新" in listed
    assert "自然人" in compared


@pytest.mark.parametrize("spoil", some([older, gone, foreign, diverged], 2))
def test_later_is_asked_again_and_never_is_not(
    qtbot: QtBot, path: Path, settings: QSettings, spoil: Callable[[Path], str]
) -> None:
    spoil(path)
    for _ in range(2):
        window = window_on(qtbot, path, settings)
        assert len(look_back(window, later)) == 1
        window.close()
    window = window_on(qtbot, path, settings)
    assert len(look_back(window, never)) == 1
    window.close()

    assert look_back(window_on(qtbot, path, settings), take) == []


def test_an_old_state_is_not_shown_as_what_was_done(qtbot: QtBot, path: Path, settings: QSettings) -> None:
    """The file of yesterday, the second copy gone, and the last session cut off."""
    draft_id = DraftStore(path).save(numbered(1))
    old = path.read_bytes()
    DraftStore(path).save(numbered(2), draft_id)
    store = DraftStore(path)
    store.begin(draft_id, numbered(2))
    store.save(numbered(3), draft_id)
    path.write_bytes(old)
    mirror_of(path).unlink()

    said = look_back(window_on(qtbot, path, settings), take)

    assert "比备份旧" in said[0]
    assert InterruptedDialog.__name__ not in said
    assert DraftStore(path).load(draft_id) == numbered(2)


def test_what_the_last_session_has_begun_with_stays_until_it_is_decided(
    qtbot: QtBot, path: Path, settings: QSettings
) -> None:
    draft_id = DraftStore(path).save(numbered(1))
    store = DraftStore(path)
    store.begin(draft_id, numbered(1))
    path.unlink()
    shutil.rmtree(path.parent / "copies")

    for _ in range(2):
        assert len(look_back(window_on(qtbot, path, settings), later)) == 1
    look_back(window_on(qtbot, path, settings), take)

    assert DraftStore(path).load(draft_id) == numbered(1)


def test_a_damaged_file_without_anything_else_is_told(qtbot: QtBot, path: Path, settings: QSettings) -> None:
    path.parent.mkdir()
    path.write_bytes(b"?")

    [said] = look_back(window_on(qtbot, path, settings), later)

    assert "坏了" in said
    assert "没有找到备份" in said


@pytest.mark.parametrize("spoil", some([foreign, older, diverged], 2))
def test_who_may_only_look_is_told_above_and_can_look(
    qtbot: QtBot, path: Path, settings: QSettings, spoil: Callable[[Path], str]
) -> None:
    spoil(path)
    before = {one.name: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()}
    window = window_on(qtbot, path, settings, "王芳正在填。")
    seen: list[bool] = []
    assert look_back(window, take) == []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LostDialog)
        seen.append(dialog.take is None)
        press(Key.Key_Escape)

    assert "王芳" in window._banner.sentence
    assert "备份" in window._banner.sentence
    QTimer.singleShot(300, look)
    window._banner.buttons["看一看…"].click()

    assert seen == [True]
    assert {one.name: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()} == before


def test_a_file_that_tells_nothing_of_its_descent_is_no_stranger(qtbot: QtBot, path: Path, settings: QSettings) -> None:
    draft_id = DraftStore(path).save(numbered(1))
    DraftStore(path).save(numbered(2), draft_id)
    file = parse(path.read_bytes())
    path.write_bytes(render(file.tables, file.saves))

    assert look_back(window_on(qtbot, path, settings), take) == []


# ------------------------------------------------------------ second copies


@pytest.fixture
def typing(qtbot: QtBot, path: Path, settings: QSettings) -> Iterator[MainWindow]:
    """A window with a report that is typed into."""
    draft_id = DraftStore(path).save(numbered(1))
    window = window_on(qtbot, path, settings)
    window.open_draft(draft_id)
    yield window
    window.close()


def type_figure(qtbot: QtBot, window: MainWindow, figure: str) -> None:
    view = window.report_view
    assert view is not None
    view.reveal(cell(COUNTER))
    with qtbot.waitSignal(window.shown.report.saved):  # type: ignore[attr-defined]  # the page of a report
        type_text(figure)
        press(Key.Key_Return)
    qtbot.waitUntil(lambda: not window.shell.store.owes)


@pytest.mark.parametrize("by_button", [True, False])
def test_a_second_copy_that_fails_is_told_after_the_first_save_until_it_works(
    qtbot: QtBot, path: Path, typing: MainWindow, *, by_button: bool
) -> None:
    assert typing._banner.sentence == ""
    copies = mirror_of(path).parent
    shutil.rmtree(copies)
    copies.write_bytes(b"kept")
    type_figure(qtbot, typing, "8")

    qtbot.waitUntil(lambda: str(copies) in typing._banner.sentence)
    assert "备份没有写成" in typing._banner.sentence
    assert "已自动保存" in typing.shown.status.saving
    typing.go_to_start()
    assert str(copies) in typing._banner.sentence

    copies.unlink()
    if by_button:
        typing._banner.buttons["再试一次"].click()
    else:
        typing.drafts.widget.wants_open.emit(DraftStore(path, held="只看。").drafts()[0].id)
        type_figure(qtbot, typing, "9")

    qtbot.waitUntil(lambda: typing._banner.sentence == "")
    assert mirror_of(path).read_bytes() == path.read_bytes()


def test_a_history_that_cannot_be_kept_is_told(qtbot: QtBot, path: Path, typing: MainWindow) -> None:
    path.with_name("versions").write_bytes(b"kept")
    type_figure(qtbot, typing, "8")

    qtbot.waitUntil(lambda: "历史版本没有留成" in typing._banner.sentence)


def test_a_fallback_that_fails_is_told_with_what_keeps_it_from_being_saved(
    qtbot: QtBot, path: Path, settings: QSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "_RETRY", 50)
    fallback = tmp_path / "parked"
    fallback.write_bytes(b"kept")
    store = DraftStore(path, fallback=fallback)
    draft_id = store.save(numbered(1))
    window = shown(qtbot, MainWindow(store, settings, {}))
    window.open_draft(draft_id)
    away = path.parent.rename(tmp_path / "away")
    assert window.report_view is not None
    window.report_view.document.push({cell(COUNTER): None}, "清除")

    qtbot.waitUntil(lambda: "没有存上" in window._banner.sentence)
    assert "只在这个窗口里" in window._banner.sentence

    away.rename(path.parent)
    qtbot.waitUntil(lambda: window._banner.sentence == "", timeout=10_000)
    window.close()


def test_nothing_is_offered_where_all_is_well(qtbot: QtBot, path: Path, settings: QSettings) -> None:
    for number in range(3):
        window = window_on(qtbot, path, settings)
        assert look_back(window, take) == []
        window.drafts._store.save(numbered(number))
        window.close()
