"""The panel of a return slip: seen on every screen, and told to who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from models.drafts.store import DraftStore
from models.exchange.next_slip import Decided, about, next_slip
from models.exchange.return_slip import Answer, ReturnSlip, with_answer
from tests.builders import balanced
from tests.models.exchange.slips import CARRIED, LATER, NEW, a_slip, point_at
from tests.ui import accessible_tree, cut_widgets
from tests.ui.clerk import report_page
from tests.ui.test_any_screen import SEEN
from tests.ui.window.returned import handed_over
from ui.report.slip.slip_panel import SlipPanel
from ui.window.main_window import MainWindow


@pytest.fixture
def _listening() -> Iterator[None]:
    """Let Qt know that somebody listens."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def second_slip() -> ReturnSlip:
    """Return a slip with everything that there can be on one."""
    raised = (point_at(CARRIED, NEW, sentence="这两处和登记簿对不上，" * 8),)
    decided = Decided(raised, frozenset({3}), ("有六成的句子和去年一样。",))
    slip = next_slip(a_slip(), balanced(), about(balanced()), LATER, decided)
    return with_answer(slip, 1, Answer.EXPLAINED, "去年第 14 号申请由申请人撤回。")


def opened(window: MainWindow, store: DraftStore) -> SlipPanel:
    """Open a report that was returned twice."""
    draft_id = handed_over(store)
    store.slips.keep(draft_id, store.drafts()[0].slips.with_slip(second_slip(), 1))
    window.open_draft(draft_id)
    QApplication.processEvents()
    panel = report_page(window).slip.panel
    assert panel
    panel.old.click()
    return panel


def test_it_can_be_used_on_every_screen(window: MainWindow, store: DraftStore) -> None:
    panel = opened(window, store)
    found = []
    for screen in SEEN:
        window.resize(screen)
        for row in range(panel.lines.count()):
            panel.lines.setCurrentRow(row)
            for _ in range(3):  # heights follow widths, one layout after the other
                QApplication.processEvents()
            name = f"{row}, {screen.width()} × {screen.height()}"
            found += [f"{name}: {fault}" for fault in cut_widgets.faults(window, screen)]

    assert not found, "\n".join(found)
    assert window.minimumSizeHint().width() <= SEEN[0].width()


@pytest.mark.usefixtures("_listening")
def test_it_can_be_told(window: MainWindow, store: DraftStore) -> None:
    panel = opened(window, store)
    for row in range(panel.lines.count()):
        panel.lines.setCurrentRow(row)
        QApplication.processEvents()
        assert sorted(accessible_tree.faults(window)) == []


def test_it_is_hidden_and_shown_again(window: MainWindow, store: DraftStore) -> None:
    panel = opened(window, store)

    for shown in (False, True):
        report_page(window).slip.turn_fold()
        assert panel.isVisible() == shown


def test_enter_leads_to_one_place_of_a_point_after_the_other(window: MainWindow, store: DraftStore) -> None:
    panel = opened(window, store)
    panel.lines.setCurrentRow([one.number for one in panel.noted.points].index(4))
    led = []
    for _ in range(3):
        panel.lines.wants.emit()
        led.append(report_page(window).widget.tabs.place)

    assert led == [CARRIED, NEW, CARRIED]


def test_a_report_that_may_only_be_looked_at_takes_no_answer(window: MainWindow, store: DraftStore) -> None:
    draft_id = handed_over(store)
    store.slips.keep(draft_id, store.drafts()[0].slips.with_slip(a_slip(), 1))
    store.read_only = "别人在填。"
    window.open_draft(draft_id)

    panel = report_page(window).slip.panel
    assert panel
    assert not any(button.isEnabled() for button in panel.card.answers.values())
    assert panel.card.reply.isReadOnly()
