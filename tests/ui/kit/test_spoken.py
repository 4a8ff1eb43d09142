from __future__ import annotations

from PySide6.QtGui import QAccessible, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.announcements import announced
from ui.kit.spoken import Announcer, announce, sentence_of, spoken_cell_of_row


def test_nothing_is_announced_where_nobody_listens(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    with announced() as said:
        announce(widget, "已保存。")
        QAccessible.setActive(False)
        announce(widget, "又已保存。")
        announce(widget, "")
    assert said == ["已保存。"]


def test_an_announcement_hides_nothing(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    with announced() as said:
        announce(widget, "甲\u202e乙", urgent=True)
    assert said == ["甲\ufffd乙"]


def test_what_changes_at_every_key_is_said_once(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    announcer = Announcer(widget, "没有错")
    with announced() as said:
        for sentence in ("少 1 件", "少 10 件", "少 102 件"):
            announcer.say(sentence)
        assert said == []
        announcer.finish()
        announcer.finish()
        announcer.say("没有错")
        announcer.say("少 102 件")
        announcer.finish()
    assert said == ["少 102 件"]


def test_the_first_cell_of_a_row_says_the_row() -> None:
    model = QStandardItemModel(1, 4)
    model.setHorizontalHeaderLabels(["单位", "年度", "状态", "备注"])
    for column, words in enumerate(("开元街道", "2023 年", "", "好")):
        model.setItem(0, column, QStandardItem(words))

    assert spoken_cell_of_row(model.index(0, 0)) == "开元街道，年度 2023 年，备注 好"
    assert spoken_cell_of_row(model.index(0, 1)) == "年度 2023 年"
    assert spoken_cell_of_row(model.index(0, 2)) == "状态 空"
    assert sentence_of(("甲", "", "乙")) == "甲，乙"
