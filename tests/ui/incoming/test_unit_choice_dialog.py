"""The one question of a task package: nothing is chosen by itself, and names that look alike are seen together."""

from __future__ import annotations

from collections.abc import Container

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.exchange.task import TaskUnit
from models.exchange.task_package import TaskPackage
from models.exchange.task_unit import confusable
from tests.models.exchange.tasks import BUREAU, STREET, a_task
from tests.ui.clerk import Key, focus, press, shown, type_text
from ui.incoming.unit_choice_dialog import Stage, UnitChoiceDialog

NEAR = STREET._replace(id="2", name=STREET.name.replace("开元", "开远"))
TWIN = STREET._replace(id="3", name=STREET.name.replace("人", "⼈"))


def opened(qtbot: QtBot, *units: TaskUnit, known: Container[str] = (), notice: str = "") -> UnitChoiceDialog:
    package = TaskPackage(a_task(units=units or (STREET, BUREAU)), notice)
    return shown(qtbot, UnitChoiceDialog(package, known))


def said(dialog: UnitChoiceDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_nothing_is_chosen_until_the_clerk_does(qtbot: QtBot) -> None:
    dialog = opened(qtbot)

    assert dialog.chosen is None
    assert not dialog.forth.isEnabled()
    press(Key.Key_Return)
    assert dialog.isVisible()
    assert not dialog.confirm.isVisible()


def test_it_says_what_the_task_is(qtbot: QtBot) -> None:
    words = said(opened(qtbot))

    assert all(part in words for part in ("泉州市鲤城区 2025", "2026年1月20日", "鲤城区人民政府办公室", "2 个单位"))


def test_by_keyboard_alone_it_is_chosen_and_then_confirmed(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    assert focus() is dialog.search

    type_text("教育")
    press(Key.Key_Return)

    assert dialog.confirm.isVisible()
    assert all(part in said(dialog) for part in (BUREAU.name, "部门", "2025 年", "2026年1月20日", BUREAU.id))
    press(Key.Key_Return)
    assert dialog.result()
    assert dialog.chosen == BUREAU


def test_who_goes_back_chooses_anew(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    dialog.list.setCurrentRow(0)
    dialog.forth.click()
    dialog.back.click()

    assert focus() is dialog.list
    press(Key.Key_Down, Key.Key_Return)
    assert BUREAU.name in said(dialog)
    assert not dialog.result()


@pytest.mark.parametrize(
    ("known", "unit"), [({STREET.name}, STREET), ({STREET.name, BUREAU.name}, None), ({"x"}, None)]
)
def test_a_unit_that_is_known_is_proposed_and_still_asked_for(
    qtbot: QtBot, known: set[str], unit: TaskUnit | None
) -> None:
    dialog = opened(qtbot, known=known)

    assert dialog.chosen == unit
    assert dialog.forth.isVisible()
    assert not dialog.confirm.isVisible()


def test_words_that_no_unit_has_are_told(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    dialog.list.setCurrentRow(0)

    dialog.search.setText("税务")

    assert dialog.list.count() == 0
    assert dialog.chosen is None
    assert "没有名称里有这几个字的单位" in said(dialog)
    QTest.keyClick(dialog.search, Key.Key_Return)
    assert not dialog.confirm.isVisible()


def test_what_is_chosen_stays_while_the_list_is_narrowed_as_long_as_it_is_there(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    dialog.list.setCurrentRow(1)

    dialog.search.setText("局")
    assert dialog.chosen == BUREAU
    dialog.search.setText("街道")
    assert dialog.chosen is None
    dialog.search.setText("")
    assert dialog.chosen is None


def test_names_that_look_alike_stand_beside_each_other(qtbot: QtBot) -> None:
    dialog = opened(qtbot, STREET, NEAR, TWIN, BUREAU)
    dialog.list.setCurrentRow(0)

    for _ in range(2):
        assert all(f"（编号 {one.id}）" in said(dialog) for one in (STREET, NEAR, TWIN))
        assert f"（编号 {BUREAU.id}）" not in said(dialog)
        dialog.forth.click()
    assert [f"编号 {one.id}" in dialog.list.item(row).text() for row, one in enumerate((STREET, NEAR, TWIN))] == [
        True,
        False,
        True,
    ]


def test_the_notice_can_be_read_whole(qtbot: QtBot) -> None:
    dialog = opened(qtbot, notice="一行\n" * 200)

    dialog.notice.click()

    assert dialog._words.toPlainText().count("一行") == 200
    dialog.back.click()
    assert dialog.forth.isVisible()
    assert not opened(qtbot).notice.isVisible()


def test_many_units_are_shown_at_once(qtbot: QtBot) -> None:
    units = tuple(TaskUnit(str(at), f"第{at}街道办事处", "street") for at in range(5_000))
    dialog = opened(qtbot, *units)

    dialog.search.setText("第4999")
    QTest.keyClick(dialog.search, Key.Key_Return)

    assert dialog.chosen == units[-1]
    dialog.turn_to(Stage.CHOOSING)


@pytest.mark.parametrize(
    ("one", "other", "is_alike"),
    [
        ("解放街道", "解放路街道", True),
        ("解放街道", "解放街道", True),
        ("解放街道", "和放街道", True),
        ("解放街道", "和平街道", False),
        ("解放街道", "解放大路街道", False),
        ("解放街道", "放解街道", False),
        ("局", "", True),
    ],
)
def test_names_are_alike_that_differ_in_one_character(one: str, other: str, *, is_alike: bool) -> None:
    units = TaskUnit("1", one, "street"), TaskUnit("2", other, "street")

    assert confusable(units[0], units) == (units[1:] if is_alike else ())
    assert confusable(units[1], units) == (units[:1] if is_alike else ())
