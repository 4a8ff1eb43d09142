"""The button of what is done next: with one key from the empty form to the stick."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from models.checks.review import Way, reviewed
from models.checks.verdict import unexplained
from models.drafts.kept_beside import Beside
from models.drafts.store import DraftStore
from models.form.refs import TextRef
from models.report.due import default_year
from models.report.report import YEAR, Report
from models.rules import check
from tests.builders import COVERED, answered, balanced, cell
from tests.thoroughness import before_landing
from tests.ui.clerk import CONTROL, Key, press, report_page, see_what_follows, type_text
from ui.outgoing.hand_over_dialog import HandOverDialog
from ui.outgoing.preview import PreviewDialog
from ui.report.review.keying_dialog import SecondKeyingDialog
from ui.report.review.read_out_dialog import ReadOutDialog
from ui.report.review.review_dialog import Choice, ReviewDialog
from ui.window.main_window import MainWindow
from ui.window.status_bar import NEXT_KEY, StatusBar

NEW = "applications/new/natural"
WHOLE = answered(balanced(), COVERED)


def strip(window: MainWindow) -> StatusBar:
    found = window.findChild(StatusBar)
    assert found is not None
    return found


def offered(window: MainWindow) -> str:
    see_what_follows()
    button = strip(window).next
    assert not button.isHidden()
    return button.text().removesuffix(f"　{NEXT_KEY}")


def closed(window: MainWindow, kind: type[QDialog]) -> list[str]:
    """Press the key, and close the dialog of this kind that it opens; return its title."""
    titles = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            titles.append(dialog.windowTitle())
            dialog.close()

    looking = QTimer()
    looking.timeout.connect(close)
    looking.start(10)
    press(Key.Key_F4)
    looking.stop()
    window.activateWindow()  # as a desktop does by itself when a dialog has gone
    QApplication.processEvents()
    return titles


def test_the_key_leads_to_what_is_blank_and_what_is_wrong(window: MainWindow, store: DraftStore) -> None:
    window.open_draft(store.save(Report.blank(2024)))
    assert offered(window) == "开始填：封面"

    window.open_draft(store.save(answered(balanced(), {NEW: "999"})))
    assert offered(window) == "去改：三、申请办理"
    press(Key.Key_F4)
    view = report_page(window).widget
    assert view.table is not None
    assert view.finding is not None
    assert view.finding.blocks


def vouched_for(report: Report, *tables: str) -> Beside:
    """Return what is kept with a draft of which somebody vouches for tables; for all unless they are named."""
    when = datetime(2024, 1, 18, 8, 20, tzinfo=UTC)
    named = [one for one in report.form.tables if not tables or one.call in tables]
    return Beside(tuple(reviewed(report, one, Way.READ, "陈志明", when) for one in named))


def saved(store: DraftStore, beside: Beside, report: Report) -> str:
    draft_id = store.save(report)
    store.reviews.keep(draft_id, beside)
    return draft_id


def test_when_all_is_right_the_key_leads_to_a_second_person_to_paper_and_to_the_stick(
    window: MainWindow, store: DraftStore
) -> None:
    window.open_draft(store.save(WHOLE))
    assert offered(window) == "复核"
    assert closed(window, ReviewDialog)
    assert offered(window) == "复核"

    window.open_draft(saved(store, vouched_for(WHOLE, "表二", "表四"), WHOLE))
    assert offered(window) == "复核：表三"
    assert window.delivery == "已复核：表二、表四"

    window.open_draft(saved(store, vouched_for(WHOLE), WHOLE))
    assert offered(window) == "预览和打印"
    assert window.delivery == "已复核：陈志明，2024年1月18日"

    assert closed(window, PreviewDialog)
    assert offered(window) == "交付到 U 盘"
    assert closed(window, HandOverDialog)

    page = report_page(window)
    page.report.document.push({cell(NEW): Decimal(999)}, "填写")
    assert offered(window) == "去改：三、申请办理"
    assert window.delivery.startswith("复核后改过")
    page.widget.undo()
    assert offered(window) == "交付到 U 盘"  # it is the very report that was looked at


def test_that_the_pages_were_looked_at_is_known_when_the_report_is_opened_again(
    window: MainWindow, store: DraftStore
) -> None:
    draft_id = saved(store, vouched_for(WHOLE), WHOLE)
    window.open_draft(draft_id)
    assert closed(window, PreviewDialog)
    window.go_to_start()

    window.open_draft(draft_id)
    assert offered(window) == "交付到 U 盘"
    report_page(window).report.document.push({TextRef("cover", "phone"): "0595"}, "填写")
    assert offered(window) == "改过了，再预览一遍"


@before_landing
def test_a_report_that_is_changed_after_its_review_is_to_be_gone_through_again(
    window: MainWindow, store: DraftStore
) -> None:
    other = answered(WHOLE, {"disclosure/permits/decisions": "77"})
    window.open_draft(saved(store, vouched_for(WHOLE), other))
    changed = len([one for one in other.form.cells if other.shown(one) != WHOLE.shown(one)])
    assert changed
    assert offered(window) in {f"复核：改过的 {changed} 格", "去改：二、主动公开"}
    assert window.delivery == f"复核后改过 {changed} 格"


def test_a_unit_without_a_second_person_leaves_it_out_by_one_act_which_can_be_taken_back(
    window: MainWindow, store: DraftStore
) -> None:
    draft_id = store.save(WHOLE)
    window.open_draft(draft_id)
    for words, waived in (("预览和打印", True), ("复核", False)):
        answer_review(window, Choice.WAIVE)
        assert offered(window) == words
        assert DraftStore(store._path).reviews.of(draft_id).waived is waived
        assert window.delivery == ""
    answer_review(window, Choice.WAIVE)
    window.go_to_start()
    window.open_draft(draft_id)
    assert offered(window) == "预览和打印"


def answer_review(window: MainWindow, choice: Choice, then: Callable[[QDialog], object] = QDialog.reject) -> list[str]:
    """Ask for the review, choose, and do something with the dialog that comes of it; return the titles of both."""
    titles: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or dialog.windowTitle() in titles:
            return
        titles.append(dialog.windowTitle())
        dialog.activateWindow()
        QApplication.processEvents()
        try:
            if isinstance(dialog, ReviewDialog):
                dialog.buttons[choice].click()
            else:
                then(dialog)
        finally:
            dialog.close()

    looking = QTimer()
    looking.timeout.connect(answer)
    looking.start(20)
    report_page(window).review()
    looking.stop()
    window.activateWindow()
    return titles


@before_landing
def test_what_is_keyed_by_the_way_of_the_window_is_kept_with_the_draft(window: MainWindow, store: DraftStore) -> None:
    report = WHOLE
    draft_id = store.save(report)
    window.open_draft(draft_id)

    def key(dialog: QDialog) -> None:
        assert isinstance(dialog, SecondKeyingDialog)
        dialog.turn_to(report.form.table("applications"))
        dialog.table.reveal(cell(NEW))
        type_text(report.shown(cell(NEW)))

    assert len(answer_review(window, Choice.KEY, key)) == 2
    for known in (store, DraftStore(store._path)):
        assert known.reviews.of(draft_id).keying.figures == {cell(NEW): report.content(cell(NEW))}
    assert store.load(draft_id) == report
    assert "下次接着录" in window.status_message


@before_landing
def test_a_figure_that_was_read_out_as_wrong_is_gone_to(window: MainWindow, store: DraftStore) -> None:
    window.open_draft(store.save(WHOLE))

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, ReadOutDialog)
        dialog.figures[0].click()

    assert len(answer_review(window, Choice.READ, read)) == 2
    view = report_page(window).widget
    assert view.table is not None
    assert view.table.current == next(iter(WHOLE.form.cells))


@before_landing
def test_what_the_unit_has_read_out_alone_is_kept_as_that_and_takes_no_ones_place(
    window: MainWindow, store: DraftStore
) -> None:
    report = answered(WHOLE, {"cover/prepared_by": "张丽萍"})
    table = report.form.tables[0]

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, ReadOutDialog)
        dialog.name.setText("张丽萍")
        dialog.next.setFocus()
        while dialog.isVisible() and dialog.review is None:
            dialog.next.click()

    for beside, way in ((Beside(), Way.OWN_READ), (vouched_for(report), Way.READ)):
        draft_id = saved(store, beside, report)
        window.open_draft(draft_id)
        assert len(answer_review(window, Choice.READ, read)) == 2
        assert "不算复核" in window.status_message
        kept = {one.table: one.way for one in store.reviews.of(draft_id).reviews}
        assert kept[table.id] is way


@before_landing
def test_nothing_is_gone_through_while_something_is_open_nor_in_an_exercise(
    window: MainWindow, store: DraftStore
) -> None:
    window.open_draft(store.save(Report.blank(2024)))
    report_page(window).review()
    assert "先按 F4" in window.status_message
    window.drafts.widget.wants_exercise.emit("samples/003_changle_office_2024.json")
    report_page(window).review()
    assert "练习" in window.status_message


def test_a_reminder_is_led_to_once_and_does_not_keep_the_clerk_from_going_on(
    window: MainWindow, store: DraftStore
) -> None:
    long = answered(balanced(), {**COVERED, "texts/overview": "全年主动公开政府信息。" * 120})
    reminders = unexplained(check(long))
    window.open_draft(store.save(long))
    for left in range(len(reminders), 0, -1):
        assert offered(window).startswith(f"看提醒：{left} 处")
        press(Key.Key_F4)
        finding = report_page(window).widget.finding
        assert finding in reminders
        assert not report_page(window).widget.folded
    assert offered(window) == "复核"
    assert "提醒" in window.verdict

    report_page(window).report.document.push({TextRef("texts", "problems"): "需要改进。"}, "填写")
    assert offered(window).startswith("看提醒：1 处"), "that is another one"


def test_an_exercise_and_the_start_page_offer_nothing(window: MainWindow) -> None:
    assert strip(window).next.isHidden()

    window.drafts.widget.wants_exercise.emit("samples/003_changle_office_2024.json")
    see_what_follows()

    assert strip(window).next.isHidden()
    press(Key.Key_F4)


def test_the_key_leads_to_the_tables_before_the_texts(window: MainWindow, store: DraftStore) -> None:
    done, open_ = WHOLE, (TextRef("texts", "overview"), cell(NEW))
    window.open_draft(store.save(done.applied(done.edit(dict.fromkeys(open_)))))
    assert offered(window) == "接着填：三、申请办理"

    press(Key.Key_F4)

    view = report_page(window).widget
    assert view.table is not None
    assert view.table.current == cell(NEW)
    report_page(window).report.document.push({cell(NEW): done.figure(cell(NEW))}, "填写")
    assert offered(window) == "接着填：一、总体情况"


def test_what_is_blank_on_the_cover_is_gone_to_and_may_be_left_blank(window: MainWindow, store: DraftStore) -> None:
    draft_id = store.save(answered(WHOLE, {"cover/date": "", "cover/checked_by": "", "cover/approved_by": ""}))
    window.open_draft(draft_id)
    page = report_page(window).widget
    assert offered(window) == "接着填：封面"
    assert page.tabs.tabText(0) == "封面（空 3 项）"
    assert window.verdict.startswith("可以报送")

    press(Key.Key_F4)
    assert page.tabs.place == TextRef("cover", "date")
    assert all(one in window.status_message for one in ("成文日期", "审核人", "用笔写"))
    type_text("2024年1月9日")
    see_what_follows()
    assert page.tabs.tabText(0) == "封面（空 2 项）"
    press(Key.Key_F4)
    assert page.tabs.place == TextRef("cover", "checked_by"), "something was filled in since"
    assert "成文日期" not in window.status_message
    press(Key.Key_F4)
    assert page.tabs.place == TextRef("cover", "approved_by"), "each is come to"
    press(Key.Key_F4)
    assert offered(window) == "复核"
    assert "先空着 2 项" in window.status_message
    see_what_follows()
    assert page.tabs.tabText(0) == "封面（空 2 项）", "it is blank, however it came about"

    window.go_to_start()
    window.open_draft(draft_id)
    assert offered(window) == "复核"
    assert DraftStore(store._path).reviews.of(draft_id).passed == {"checked_by", "approved_by"}


def test_the_pages_of_a_draft_are_not_those_that_are_signed(window: MainWindow, store: DraftStore) -> None:
    draft_id = store.save(answered(WHOLE, {NEW: "999"}))
    window.open_draft(draft_id)
    drawn = QTimer()
    drawn.timeout.connect(lambda: isinstance(one := QApplication.activeModalWidget(), PreviewDialog) and one.close())
    drawn.start(10)
    press(Key.Key_P, held=CONTROL)
    drawn.stop()
    assert not store.reviews.of(draft_id).seen


def test_what_was_read_in_and_became_this_years_report_is_led_to_its_end(window: MainWindow, store: DraftStore) -> None:
    draft_id = store.save(WHOLE)
    store.reviews.keep(draft_id, Beside(read_in=True))
    window.open_draft(draft_id)
    see_what_follows()
    assert strip(window).next.isHidden()
    document = report_page(window).report.document

    document.push({YEAR: str(WHOLE.year - 1)}, "改年度")
    see_what_follows()
    assert strip(window).next.isHidden(), "that one is over, too"
    document.push({YEAR: str(default_year(datetime.now().astimezone().date()))}, "改年度")

    assert offered(window)
    assert not store.reviews.of(draft_id).read_in
