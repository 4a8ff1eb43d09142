"""The dialog that offers to review: it is titled, and says at once that nobody has to."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.drafts.kept_beside import Beside
from tests.builders import balanced
from tests.ui.clerk import shown
from ui.report.review.review_dialog import Choice, ReviewDialog


def test_the_heading_says_that_a_review_is_advised_and_not_asked_for(qtbot: QtBot) -> None:
    dialog = shown(qtbot, ReviewDialog(balanced(), Beside()))
    heading = min(dialog.findChildren(QLabel), key=lambda label: label.y())

    assert heading.font().bold()
    assert dialog.windowTitle() in heading.text()
    assert "可以不做" in heading.text()


def test_who_declines_is_told_on_the_button_that_it_can_be_done_later(qtbot: QtBot) -> None:
    dialog = shown(qtbot, ReviewDialog(balanced(), Beside()))

    assert "以后可以" in dialog.buttons[Choice.WAIVE].text()
