"""Taking over reports from files."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QGuiApplication
from PySide6.QtWidgets import QDialog, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from models.drafts.store import DraftStore
from models.form.refs import CellRef, TextRef
from models.importers.own.imported import ChangedByHand
from models.importers.published.reading import Found, Reading, Unread
from models.report.report import YEAR, Report
from tests import ROOT
from tests.builders import balanced, cell, sample
from tests.models.importers.own.workbooks import exported, retyped
from tests.ui.clerk import CONTROL, SHIFT, Key, boxes_read, press, shown
from ui.incoming.changed_by_hand import DifferencesDialog
from ui.incoming.file_choice import OpenDialog
from ui.incoming.import_preview import ReadingDialog
from ui.incoming.read_texts import TextsModel
from ui.kit.theme import colours
from ui.window.main_window import MainWindow

NEW = cell("applications/new/natural")
BUSINESS = cell("applications/new/business")
WHERE = "第 9 行第 2 列"
CHECK, SPOKEN = Qt.ItemDataRole.CheckStateRole, Qt.ItemDataRole.AccessibleTextRole


def found(ref: CellRef | TextRef, raw: str = "5", *, sure: bool = True) -> Found:
    value = Decimal(5) if isinstance(ref, CellRef) else "开元街道办事处"
    return Found(ref, value, WHERE, raw, sure)


def reading(*answers: Found) -> Reading:
    """Return a reading of the year and these answers."""
    blank = Report.blank(2023)
    report = blank.applied(blank.edit({one.ref: one.value for one in answers}))
    return Reading(report, (Found(YEAR, "2023", "第 1 行", "2023年"), *answers), ())


def dialog_of(qtbot: QtBot, reading_: Reading) -> ReadingDialog:
    dialog = shown(qtbot, ReadingDialog(reading_, "去年.docx"))
    dialog.resize(1300, 700)
    return dialog


def looks(dialog: ReadingDialog, ref: CellRef, role: Qt.ItemDataRole) -> object:
    model = dialog.pages.tables[ref.table].figures
    return model.at(ref).data(role)


def ground(dialog: ReadingDialog, ref: CellRef) -> str:
    brush = looks(dialog, ref, Qt.ItemDataRole.BackgroundRole)
    assert isinstance(brush, QBrush)
    return brush.color().name().upper()


def test_an_unsure_cell_of_the_form_is_marked_by_colour_by_sign_and_in_words(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, reading(found(NEW, sure=False), found(BUSINESS)))
    table = dialog.pages.tables["applications"]
    other, spoken = looks(dialog, BUSINESS, SPOKEN), looks(dialog, NEW, SPOKEN)

    assert ground(dialog, NEW) == colours().warning_ground
    assert ground(dialog, BUSINESS) != colours().warning_ground
    assert [rect.topLeft() for rect, _ in table._signs()] == [table.visualRect(table.figures.at(NEW)).topLeft()]
    assert "请核对" in str(spoken)
    assert "文件里写的是" in str(spoken)
    assert "请核对" not in str(other)


def test_what_stands_in_the_file_is_told_of_the_cell_with_the_cursor(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, reading(found(NEW, raw="５¹", sure=False), found(BUSINESS, raw="６")))
    dialog.step(1)
    assert (dialog.source.raw.toPlainText(), dialog.source.words.where) == ("５¹", WHERE)
    press(Key.Key_Right)

    assert dialog.source.raw.toPlainText() == "６"
    assert dialog.source.words.sure
    press(Key.Key_Right)
    assert (dialog.source.words.where, dialog.source.words.out) == ("", None)


def test_a_column_that_is_unsure_is_one_line_and_all_of_it_is_marked(qtbot: QtBot) -> None:
    refs = [cell(f"applications/{row}/natural") for row in ("new", "carried_in", "granted", "partial")]
    dialog = dialog_of(qtbot, reading(*(found(ref, sure=False) for ref in refs), found(BUSINESS)))

    assert dialog.doubts.rowCount() == 1
    assert {ground(dialog, ref) for ref in refs} == {colours().warning_ground}


def test_nothing_is_imported_before_all_that_is_unsure_was_seen(qtbot: QtBot) -> None:
    one, two, three = NEW, cell("disclosure/permits/decisions"), TextRef("cover", "agency")
    dialog = dialog_of(qtbot, reading(*(found(ref, sure=False) for ref in (one, two, three))))
    places = [dialog.pages.ref]
    for _ in range(2):
        assert dialog.next.isDefault()
        assert not dialog.take.isEnabled()
        press(Key.Key_F8)
        places.append(dialog.pages.ref)

    assert {*places} == {one, two, three}
    assert dialog.take.isDefault()
    press(Key.Key_F8, held=SHIFT)
    assert dialog.pages.ref == places[-2]
    press(Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_the_next_place_is_one_that_was_not_seen(qtbot: QtBot) -> None:
    refs = TextRef("cover", "agency"), cell("disclosure/permits/decisions"), NEW
    dialog = dialog_of(qtbot, reading(*(found(ref, sure=False) for ref in refs)))
    dialog.list.selectRow(2)
    press(Key.Key_F8)

    assert dialog.pages.ref == refs[1]


def test_a_file_that_is_sure_can_be_imported_at_once(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, reading(found(NEW)))

    assert dialog.take.isEnabled()
    assert dialog.take.isDefault()
    assert not dialog.list.isVisible()
    assert not dialog.next.isVisible()


def test_what_is_not_all_read_has_a_sign_beside_what_is_said_of_it(qtbot: QtBot) -> None:
    whole = balanced()
    sure = Reading(whole, tuple(Found(ref, value, WHERE, "5") for ref, value in whole.values.items()), ())
    for one, is_signed in ((sure, False), (sure._replace(unread=(Unread(WHERE, "图"),)), True), (reading(), True)):
        dialog = dialog_of(qtbot, one)
        assert dialog._sign.isVisible() is is_signed


def test_every_page_says_in_its_tab_what_is_to_be_looked_at(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, reading(found(NEW, sure=False), found(BUSINESS)))
    bar = dialog.pages.tabBar()

    assert [bar.tabText(at) for at in range(bar.count())] == [
        "封面和文字",
        "表二（空）",
        "表三（1）",
        "表四（空）",
        "没有读进来的",
    ]
    assert [not bar.tabIcon(at).isNull() for at in range(bar.count())] == [False, True, True, True, False]
    assert bar.accessibleTabName(2) == "表三，1 处请核对"


def test_a_line_of_the_list_leads_to_its_place_and_the_keyboard_stays(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, reading(found(NEW, sure=False), found(TextRef("cover", "agency"), sure=False)))
    dialog.list.setFocus()
    dialog.list.selectRow(0)
    press(Key.Key_Down)

    assert dialog.pages.ref == NEW
    assert dialog.list.hasFocus()
    assert dialog.take.isEnabled()


def test_what_is_not_wanted_is_left_out_and_taken_in_again(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, reading(found(NEW, sure=False)))
    press(Key.Key_F8)
    press(Key.Key_Delete)
    assert NEW not in dialog.document.report.values
    assert dialog.source.words.out
    dialog.source.out.click()

    assert dialog.document.report == reading(found(NEW)).report


def test_a_text_is_left_out_by_its_box_but_the_year_never_is(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    agency = TextRef("cover", "agency")
    dialog = dialog_of(qtbot, reading(found(agency, sure=False)))
    model = dialog.pages.texts.model()
    assert isinstance(model, TextsModel)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    assert [one.ref for one in model.rows] == [agency, YEAR]
    assert model.index(0, 3).data() == "请核对"

    assert model.setData(model.index(0, 0), Qt.CheckState.Unchecked, CHECK)
    assert agency not in dialog.document.report.values
    assert not model.setData(model.index(1, 0), Qt.CheckState.Unchecked, CHECK)
    dialog.document.leave_out([YEAR], out=True)
    assert dialog.document.report.year == 2023


def test_nothing_is_typed_or_pasted_before_it_is_imported(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, reading(found(NEW, sure=False)))
    before = dialog.document.report
    press(Key.Key_F8)
    QGuiApplication.clipboard().setText("9")
    press(Key.Key_V, held=CONTROL)
    press(Key.Key_7, Key.Key_F7, Key.Key_Backspace)
    press(Key.Key_D, held=CONTROL)

    assert dialog.document.report == before


def test_what_was_not_read_is_a_list_with_places_and_what_to_do(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, reading(found(NEW))._replace(unread=(Unread("第 30 行", "编辑：张三"),)))
    dialog.pages.setCurrentIndex(dialog.pages.count() - 1)
    dialog.pages.unread.selectRow(0)

    assert dialog.pages.tabText(dialog.pages.count() - 1).endswith("（1）")
    assert (dialog.source.words.where, dialog.source.raw.toPlainText()) == ("第 30 行", "编辑：张三")
    assert dialog.source.words.told


def test_the_list_of_doubts_is_a_proper_model(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    dialog = dialog_of(qtbot, reading(found(NEW, sure=False), found(TextRef("cover", "agency"), sure=False)))
    qtmodeltester.check(dialog.doubts)  # type: ignore[no-untyped-call]

    assert dialog.doubts.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None, "it has been seen"
    assert dialog.doubts.index(1, 0).data(Qt.ItemDataRole.DecorationRole) is not None


def test_what_is_shown_by_itself_is_not_said_to_have_been_seen(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, reading(found(NEW, sure=False), found(TextRef("cover", "agency"), sure=False)))

    def told() -> list[object]:
        return [dialog.doubts.index(row, 2).data() for row in range(2)]

    assert told() == ["在看", "没看"]
    press(Key.Key_F8)
    assert told() == ["看过", "在看"]


def test_changed_figures_are_listed_before_and_after(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    report = balanced()
    dialog = shown(qtbot, DifferencesDialog(report, (ChangedByHand(NEW, report.values[NEW], None),)))
    view = dialog.findChild(QTableView)
    assert view is not None
    qtmodeltester.check(view.model())  # type: ignore[no-untyped-call]

    assert [view.model().index(0, column).data() for column in (1, 2)] == [str(report.values[NEW]), "空"]


@pytest.fixture
def accepted(monkeypatch: pytest.MonkeyPatch) -> list[QDialog]:
    """Every dialog that is shown, accepted at once."""
    seen: list[QDialog] = []

    def accept(dialog: QDialog) -> QDialog.DialogCode:
        seen.append(dialog)
        return QDialog.DialogCode.Accepted

    for kind in (ReadingDialog, DifferencesDialog):
        monkeypatch.setattr(kind, "exec", accept)
    return seen


def imported(window: MainWindow, store: DraftStore, path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Report]:
    monkeypatch.setattr(OpenDialog, "ask", lambda *_: path)
    window.drafts.import_report()
    return [draft.report for draft in store.drafts() if draft.report]


def test_our_workbook_is_imported_exactly(
    window: MainWindow, store: DraftStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accepted: list[QDialog]
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(exported(sample("002")))

    assert imported(window, store, path, monkeypatch) == [sample("002")]
    assert accepted == []


def test_changes_by_hand_are_shown_before_they_are_imported(
    window: MainWindow, store: DraftStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accepted: list[QDialog]
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(retyped(balanced(), {"applications/new/natural": 123}))
    [report] = imported(window, store, path, monkeypatch)

    assert report.values[NEW] == 123
    assert [type(dialog) for dialog in accepted] == [DifferencesDialog]


def test_published_report_is_shown_before_it_is_imported(
    window: MainWindow, store: DraftStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accepted: list[QDialog]
) -> None:
    path = tmp_path / "a.txt"
    samples = ROOT / "tests" / "models" / "importers" / "published" / "samples"
    path.write_bytes(next(samples.glob("002*")).read_bytes())
    [report] = imported(window, store, path, monkeypatch)

    assert [type(dialog) for dialog in accepted] == [ReadingDialog]
    assert report.figures.items() <= sample("002").figures.items()
    assert len(report.figures) > 190


def test_unreadable_file_is_told(
    window: MainWindow, store: DraftStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = boxes_read(monkeypatch)
    path = tmp_path / "a.doc"
    path.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0" * 9)

    assert imported(window, store, path, monkeypatch) == []
    assert len(told) == 1


def test_of_the_only_place_that_is_unsure_it_is_said_that_it_was_compared(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, reading(found(NEW, sure=False), found(BUSINESS)))
    assert dialog.pages.ref == NEW
    assert dialog.next.isDefault()
    assert not dialog.take.isEnabled()
    press(Key.Key_Right)
    press(Key.Key_Left)
    assert not dialog.take.isEnabled()
    press(Key.Key_Return)

    assert dialog.take.isDefault()
    assert dialog.pages.tables["applications"].hasFocus()
    press(Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_who_does_not_want_the_only_place_need_not_say_that_it_was_compared(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, reading(found(NEW, sure=False)))
    press(Key.Key_Delete)

    assert dialog.take.isDefault()
    assert NEW not in dialog.document.report.values
