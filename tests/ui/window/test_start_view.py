from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from models.checks.verdict import unexplained, verdict_on
from models.drafts.draft import Draft, StoredReport
from models.report.report import Report
from models.report.report_json import report_to_json
from models.rules import check
from tests.builders import balanced, sample
from tests.ui.clerk import press, shown
from ui.kit.letters import without_letter
from ui.window.draft_groups import Kind, Order, Wanted
from ui.window.draft_list import DraftModel
from ui.window.draft_states import verdict
from ui.window.start_view import StartView

SAVED = datetime(2026, 1, 9, 8, 30, tzinfo=UTC)


def draft(draft_id: str, report: Report, *, binned: bool = False) -> Draft:
    return Draft(draft_id, StoredReport(report_to_json(report)), SAVED, binned)


READY = draft("ready", balanced())
FAULTY = draft("faulty", sample("003"))
BINNED = draft("binned", balanced(2020), binned=True)
DAMAGED = Draft("damaged", StoredReport({}), SAVED, binned=False)
ALL = (READY, FAULTY, BINNED, DAMAGED)


@pytest.fixture
def page(qtbot: QtBot) -> StartView:
    page = shown(qtbot, StartView({"samples/003.json": sample("003")}))
    page.show_drafts(ALL)
    qtbot.waitUntil(lambda: not page.model.pending)
    return page


def button(page: StartView, label: str) -> QPushButton:
    [found] = [one for one in page.findChildren(QPushButton) if without_letter(one.text()) == label]
    return found


def column(page: StartView, at: int) -> list[str]:
    """Return a column of the list, without the rows of the years."""
    rows = (page.model.row_of(draft) for draft in page.model.drafts)
    return [str(page.model.index(row, at).data()) for row in rows]


def stand_on(page: StartView, draft: Draft) -> None:
    page.list.selectRow(page.model.row_of(draft))


@pytest.mark.parametrize("drafts", [list(ALL), []], ids=["some", "none"])
def test_model_keeps_qts_rules(qtmodeltester: ModelTester, drafts: list[Draft]) -> None:
    model = DraftModel()
    model.show(drafts)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt's


@pytest.mark.parametrize(
    "wanted", [Wanted(order=Order.SAVED), Wanted(order=Order.NAME), Wanted(kind=Kind.READY)], ids=str
)
def test_model_keeps_qts_rules_in_every_order(qtbot: QtBot, qtmodeltester: ModelTester, wanted: Wanted) -> None:
    model = DraftModel()
    model.show(ALL)
    model.resume()
    qtbot.waitUntil(lambda: not model.pending)
    model.arrange(wanted)
    assert model.rowCount() == 4, "two of the four that stand so under two years, or all in one list"
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt's


def test_says_how_far_each_report_is(page: StartView) -> None:
    assert column(page, 1) == ["在填", "可以报送", "打不开"]
    assert column(page, 2) == ["还差 2 处，其中有错的", "可以打印、交付", DAMAGED.fault]


def test_says_that_warnings_are_left_as_the_open_report_does() -> None:
    report = sample("000")
    findings = check(report)

    assert verdict(report).words == verdict_on(findings) == f"可以报送（{len(unexplained(findings))} 处提醒）"


def test_bin_shows_only_what_was_deleted(qtbot: QtBot, page: StartView) -> None:
    button(page, "回收站").click()
    assert [draft.id for draft in page.model.drafts] == ["binned"]
    assert not button(page, "打开").isVisible()

    with qtbot.waitSignal(page.wants_restore) as asked:
        button(page, "恢复").click()
    assert asked.args == ["binned"]


def test_damaged_draft_cannot_be_opened_but_deleted(page: StartView) -> None:
    stand_on(page, DAMAGED)

    assert not button(page, "打开").isEnabled()
    assert button(page, "删除").isEnabled()


def test_buttons_act_on_the_chosen_draft(page: StartView) -> None:
    stand_on(page, FAULTY)
    asked: list[tuple[str, str]] = []
    page.wants_open.connect(lambda draft_id: asked.append(("open", draft_id)))
    page.wants_next_years.connect(lambda draft_id: asked.append(("copy", draft_id)))
    page.wants_bin.connect(lambda draft_id: asked.append(("bin", draft_id)))
    for label in ("打开", "复制为下一年", "删除"):
        button(page, label).click()

    assert asked == [("open", "faulty"), ("copy", "faulty"), ("bin", "faulty")]


def test_enter_opens_the_chosen_draft(qtbot: QtBot, page: StartView) -> None:
    page.list.setFocus()
    stand_on(page, READY)
    with qtbot.waitSignal(page.wants_open) as asked:
        press(Qt.Key.Key_Return)

    assert asked.args == ["ready"]


def test_exercise_opens(qtbot: QtBot, page: StartView) -> None:
    with qtbot.waitSignal(page.wants_exercise) as asked:
        page.exercises.actions()[0].trigger()

    assert asked.args == ["samples/003.json"]


def test_without_drafts_it_says_how_to_begin(page: StartView) -> None:
    page.show_drafts(())

    assert not page.list.isVisible()
    assert not button(page, "打开").isEnabled()
    assert [one.isVisible() for one in page.begin.cards] == [True] * 3


def test_enter_in_the_bin_restores_and_opens_nothing(page: StartView) -> None:
    button(page, "回收站").click()
    asked: list[tuple[str, str]] = []
    page.wants_open.connect(lambda draft_id: asked.append(("open", draft_id)))
    page.wants_restore.connect(lambda draft_id: asked.append(("restore", draft_id)))
    page.list.setFocus()
    press(Qt.Key.Key_Return)

    assert asked == [("restore", "binned")]
