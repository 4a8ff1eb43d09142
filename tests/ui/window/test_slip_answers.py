"""A return slip in the whole window: taken in, led through with keys, answered, kept, and handed over again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from models.checks.standing import Standing
from models.drafts.store import DraftStore
from models.exchange.manifest import MANIFEST
from models.exchange.manifest_json import read_manifest
from models.exchange.next_slip import Decided, Raised, about, next_slip
from models.exchange.return_slip import Answer, PointState
from models.system.program import FILES, opens_window
from tests.builders import answered, balanced
from tests.models.exchange.slips import CARRIED, LATER, MADE, NEW, RAISED, a_slip
from tests.ui.clerk import ALT, SHIFT, Key, focus, press, report_page, see_what_follows, type_text
from tests.ui.test_letters import letters, menus, reached
from tests.ui.window.questions import clerk, deliver_to
from tests.ui.window.returned import handed_over, slip_file
from ui.report.slip.slip_panel import SlipPanel
from ui.session.launch import _chosen
from ui.window.draft_states import states
from ui.window.main_window import MainWindow
from ui.window.status_bar import StatusBar
from ui.window.ways_in import WAYS_IN, take_slip


def panel(window: MainWindow) -> SlipPanel:
    found = report_page(window).slip.panel
    assert found is not None
    return found


def refusal(window: MainWindow, path: Path, take: Callable[[MainWindow, Path], None] = take_slip) -> str:
    """Return what the window says when it does not take a file."""
    said: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        box.accept()

    watch = QTimer(window, interval=30)
    watch.timeout.connect(lambda: read() if isinstance(QApplication.activeModalWidget(), QMessageBox) else None)
    watch.start()
    take(window, path)
    watch.stop()
    assert said
    return said[0]


@pytest.fixture
def draft_id(window: MainWindow, store: DraftStore, tmp_path: Path) -> str:
    """Take a slip in through the window."""
    found = handed_over(store)
    take_slip(window, slip_file(tmp_path))
    window.activateWindow()  # as a desktop does by itself when the window that said to wait has gone
    QApplication.processEvents()
    return found


def test_a_slip_opens_the_report_that_was_returned_and_changes_nothing_in_it(
    window: MainWindow, store: DraftStore, draft_id: str
) -> None:
    assert report_page(window).report.document.report == balanced()
    assert [one.number for one in panel(window).noted.points] == [1, 2, 3]
    assert store.load(draft_id) == balanced()
    assert store.slips.of(draft_id).current == a_slip()


@pytest.mark.usefixtures("draft_id")
def test_the_report_is_not_handed_over_without_a_word(window: MainWindow) -> None:
    see_what_follows()

    assert "已答 0" in window.verdict
    assert "可以报送" not in window.verdict
    assert window.shown.status.next_words != "已交付"
    assert window.shown.status.state is not None


@pytest.mark.usefixtures("draft_id")
def test_f4_leads_to_the_cell_of_the_next_point_without_an_answer(window: MainWindow) -> None:
    see_what_follows()
    press(Key.Key_F4)

    first = panel(window).point
    assert first
    assert first.number == 1
    assert report_page(window).widget.tabs.place in {one.ref for one in first.places}
    press(Key.Key_F4)
    assert panel(window).point != first


@pytest.mark.usefixtures("draft_id")
def test_what_is_changed_is_ticked_by_the_program_and_unticked_by_undo(window: MainWindow) -> None:
    press(Key.Key_F3)
    press(Key.Key_F3)
    press(Key.Key_F3, held=SHIFT)
    assert panel(window).card.title.text().startswith("1　")
    assert report_page(window).widget.tabs.place == CARRIED

    type_text("9")
    press(Key.Key_Return)
    see_what_follows()

    card = panel(window).card
    assert panel(window).noted.slip.point(1).answer is Answer.MENDED
    report_page(window).widget.undo()
    see_what_follows()
    assert panel(window).noted.slip.point(1).answer is None
    assert not card.answers[Answer.MENDED].isEnabled() or card.point != panel(window).noted.slip.point(1)


def test_an_answer_by_keys_is_kept_and_comes_back(window: MainWindow, store: DraftStore, draft_id: str) -> None:
    press(Key.Key_F3)
    panel(window).lines.setCurrentRow(1)
    window.activateWindow()
    QTest.keyClick(focus(), Key.Key_J, ALT)
    assert focus() in panel(window).card.answers.values()
    press(Key.Key_Space)
    assert focus() is panel(window).card.reply
    type_text("两处口径不同，见登记簿。")

    window.go_to_start()
    kept = store.slips.of(draft_id).current
    assert kept
    assert kept.point(2).answer is Answer.EXPLAINED
    assert kept.point(2).reply == "两处口径不同，见登记簿。"
    assert store.load(draft_id) == balanced()

    window.open_draft(draft_id)
    assert panel(window).noted.slip.point(2).state is PointState.ANSWERED
    panel(window).lines.setCurrentRow(1)
    assert panel(window).card.reply.toPlainText() == "两处口径不同，见登记簿。"


@pytest.mark.usefixtures("draft_id")
def test_only_so_is_no_answer(window: MainWindow) -> None:
    panel(window).lines.setCurrentRow(0)
    panel(window).card.answers[Answer.EXPLAINED].click()
    type_text("核实无误。")

    assert panel(window).noted.slip.point(1).state is PointState.OPEN


def test_the_same_slip_again_keeps_what_was_answered(
    window: MainWindow, store: DraftStore, draft_id: str, tmp_path: Path
) -> None:
    panel(window).noted.answer(1, Answer.DISPUTED, "数没有错。")
    take_slip(window, slip_file(tmp_path))

    assert panel(window).noted.slip.point(1).reply == "数没有错。"
    assert len(store.slips.of(draft_id).slips) == 1


def test_the_same_round_in_other_words_is_told_and_hides_no_answer(
    window: MainWindow, store: DraftStore, draft_id: str, tmp_path: Path
) -> None:
    panel(window).noted.answer(1, Answer.DISPUTED, "数没有错。")
    window.go_to_start()
    other = (RAISED[0], RAISED[1]._replace(remark="别的话。"), *RAISED[2:])
    assert "第 1 次" in refusal(window, slip_file(tmp_path, a_slip(raised=other)))
    assert len(store.slips.of(draft_id).slips) == 1

    take_slip(window, slip_file(tmp_path, a_slip(raised=other, made=LATER)))
    bar = window.findChild(StatusBar)
    assert bar
    assert "另一份" in bar.said
    assert panel(window).noted.slip.point(1).reply == "数没有错。"
    assert panel(window).noted.slip.point(2).remark == "别的话。"
    assert len(store.slips.of(draft_id).slips) == 2


def test_a_later_slip_goes_on_with_the_list_and_the_earlier_one_stays(
    window: MainWindow, store: DraftStore, draft_id: str, tmp_path: Path
) -> None:
    panel(window).noted.answer(2, Answer.EXPLAINED, "口径不同。")
    window.go_to_start()
    after = answered(balanced(), {str(CARRIED): "2"})
    handed_over(store, after, draft_id)
    second = next_slip(a_slip(), after, about(after), LATER, Decided(RAISED[1:2], frozenset({1})))
    take_slip(window, slip_file(tmp_path, second))

    assert [one.number for one in panel(window).noted.points] == [2, 3]
    assert panel(window).closed.isHidden()
    panel(window).old.click()
    assert panel(window).closed.isVisible()
    kept = store.slips.of(draft_id).slips
    assert [one.round for one in kept] == [1, 2]
    assert kept[0].point(2).reply == "口径不同。"
    assert a_slip().about.code in refusal(window, slip_file(tmp_path)), "that was an earlier state"
    first = next_slip(None, after, about(after), MADE, Decided(RAISED))
    assert "第 2 次" in refusal(window, slip_file(tmp_path, first)), "and that an earlier round"


def test_slips_of_other_reports_are_refused_with_a_sentence(
    window: MainWindow, store: DraftStore, tmp_path: Path
) -> None:
    draft_id = handed_over(store)
    other_unit = a_slip(answered(balanced(), {"cover/agency": "别处区某镇人民政府"}))
    other_year = a_slip(balanced(2022))
    unknown = a_slip(answered(balanced(), {str(NEW): "123"}))
    for slip, told in ((other_unit, "别处区某镇人民政府"), (other_year, "2022"), (unknown, unknown.about.code)):
        assert told in refusal(window, slip_file(tmp_path, slip))
    later = answered(balanced(), {str(NEW): "77"})
    handed_over(store, later, draft_id)
    assert a_slip().about.code in refusal(window, slip_file(tmp_path))
    assert store.slips.of(draft_id).slips == ()


def test_a_state_that_is_not_the_one_it_says_is_refused(window: MainWindow, store: DraftStore, tmp_path: Path) -> None:
    handed_over(store)
    damaged = slip_file(tmp_path)
    damaged.write_text(
        damaged.read_text(encoding="utf-8").replace(a_slip().about.sha256[-4:], "0000"), encoding="utf-8"
    )

    assert "SHA-256" in refusal(window, damaged)


def test_a_report_that_was_changed_after_the_hand_over_says_what_is_changed_already(
    window: MainWindow, store: DraftStore, tmp_path: Path
) -> None:
    draft_id = handed_over(store)
    store.save(answered(balanced(), {str(CARRIED): "5"}), draft_id)
    take_slip(window, slip_file(tmp_path))

    slip = panel(window).noted.slip
    assert [one.answer for one in slip.asked] == [Answer.MENDED, None, None]


def test_the_list_of_the_reports_says_that_it_is_returned(store: DraftStore) -> None:
    draft_id = handed_over(store)
    store.slips.keep(draft_id, store.drafts()[0].slips.with_slip(a_slip(), 1))

    [(_, state)] = states(store.drafts(), {})
    assert state.standing is Standing.RETURNED
    assert "退回 3 点" in state.words

    handed_over(store, draft_id=draft_id)
    [(_, state)] = states(store.drafts(), {})
    assert state.standing is Standing.DELIVERED


def test_the_page_of_the_drafts_leads_to_the_first_point(window: MainWindow, store: DraftStore, draft_id: str) -> None:
    window.go_to_start()
    window.drafts.open_draft(draft_id)
    report_page(window).lead_to_first()

    assert report_page(window).widget.tabs.place == CARRIED
    assert store.load(draft_id) == balanced()


def test_a_slip_is_dropped_on_the_window(window: MainWindow, store: DraftStore, tmp_path: Path) -> None:
    handed_over(store)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(slip_file(tmp_path)))])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPointF(5, 5).toPoint(), Qt.DropAction.CopyAction, data, button, none)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, button, none))
    for _ in range(100):
        QTest.qWait(30)
        if report_page_is_shown(window):
            break
    assert panel(window).noted.points


def report_page_is_shown(window: MainWindow) -> bool:
    return window.report_view is not None


@pytest.mark.usefixtures("draft_id")
def test_the_answers_go_with_the_next_hand_over(window: MainWindow, tmp_path: Path) -> None:
    panel(window).noted.answer(1, Answer.EXPLAINED, "见登记簿。")
    (tmp_path / "盘").mkdir()

    with clerk(deliver_to(tmp_path / "盘")):
        report_page(window).out.hand_over()

    [folder] = (tmp_path / "盘").iterdir()
    answers = read_manifest((folder / MANIFEST).read_bytes()).answers
    assert [(one["number"], one["answer"], one["reply"]) for one in answers if one["answer"]] == [
        (1, Answer.EXPLAINED.value, "见登记簿。")
    ]


def test_a_file_on_the_command_line_is_for_the_window(tmp_path: Path) -> None:
    name = "E:\\退回单_某街道_2023年_第1轮.退回单"

    assert opens_window([name])
    assert not opens_window(["check", name])
    assert set(FILES) > set(WAYS_IN)
    assert _chosen(["--data", str(tmp_path), name]) == (tmp_path, str(Path(name).absolute()))
    assert _chosen([]) == (None, "")


@pytest.mark.usefixtures("draft_id")
def test_the_panel_leaves_the_letters_of_the_menus_and_of_the_report_alone(window: MainWindow) -> None:
    bar, central = [menu.title() for menu in menus(window)], window.centralWidget()
    assert central
    panel(window).noted.answer(1, Answer.EXPLAINED, "见登记簿。")
    view = report_page(window).widget
    for at in range(view.tabs.count()):
        view.tabs.setCurrentIndex(at)
        assert letters(iter([*bar, *reached(central)]))


def test_nothing_in_a_slip_is_markup(window: MainWindow, store: DraftStore, tmp_path: Path) -> None:
    evil = "<img src=//x/y><b>粗</b>"
    handed_over(store)
    slip = a_slip(raised=(Raised(evil, (NEW,), evil, evil),))
    take_slip(window, slip_file(tmp_path, slip))

    card = panel(window).card
    assert card.sentence.text() == evil
    assert card.sentence.textFormat() is Qt.TextFormat.PlainText
    assert evil in card.remark.text()


@pytest.mark.usefixtures("draft_id")
def test_f6_leads_into_the_panel_and_out_again(window: MainWindow) -> None:
    seen = set()
    for _ in range(8):
        press(Key.Key_F6)
        seen.add(focus())
    assert panel(window).lines in seen
    assert len(seen) > 2
