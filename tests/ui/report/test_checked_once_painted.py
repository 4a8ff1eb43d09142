"""A key is painted first, then what is found is found; who asks in between has it found at once."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from models.drafts.store import DraftStore
from models.form.refs import Ref
from models.rules import check
from tests.builders import balanced, cell, typed_out
from tests.ui.clerk import Key, at, focus, press, see_what_follows, type_text
from ui.report.document import Document
from ui.report.table.table_view import TableView
from ui.window.main_window import MainWindow

NEW = cell("applications/new/natural")


class Paints(QObject):
    """Notes when a widget is painted."""

    def __init__(self, order: list[str]) -> None:
        super().__init__()
        self.order = order

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.order.append("painted")
        return False


@pytest.fixture
def table(window: MainWindow, store: DraftStore) -> TableView:
    window.open_draft(store.save(balanced()))
    assert window.report_view
    window.report_view.reveal(NEW)
    table = window.report_view.table
    assert table
    return table


def test_a_key_is_painted_before_it_is_checked(table: TableView) -> None:
    at(table, "applications/new/natural")
    type_text("1")
    see_what_follows()
    order: list[str] = []
    paints = Paints(order)
    focus().installEventFilter(paints)
    table.document.checked.connect(lambda: order.append("checked"))

    type_text("7")
    at_once = list(order)
    while "checked" not in order:
        QApplication.processEvents()

    assert at_once == []
    assert order.index("painted") < order.index("checked")


ASKS: tuple[Callable[[Document], object], ...] = (
    lambda document: document.findings,
    lambda document: document.marks,
    Document.check_if_due,
)


@pytest.mark.parametrize("ask", ASKS, ids=["findings", "marks", "check"])
def test_who_asks_in_between_is_told_what_is_true(ask: Callable[[Document], object]) -> None:
    document = Document(balanced())
    run = document.new_run()

    document.push({NEW: Decimal(99)}, "填写", run)
    assert document.is_check_due
    ask(document)

    assert not document.is_check_due
    assert document.findings == check(document.report, None)
    assert NEW in document.last_marks


def test_totals_are_told_with_the_check() -> None:
    document = Document(typed_out(balanced()))
    told: list[frozenset[Ref]] = []
    document.changed.connect(told.append)
    total = next(total for total, parts in document.report.form.totals.items() if NEW in parts)

    document.push({NEW: Decimal(99), total: None}, "填写", document.new_run())
    document.push({NEW: Decimal(98)}, "填写", document.new_run())
    at_once, told[:] = told.copy(), []
    document.check_if_due()

    assert at_once == [{NEW, total}, {NEW}]
    assert total in told[0]


def test_a_typed_figure_is_painted_without_what_lies_below_the_table(table: TableView) -> None:
    at(table, "applications/new/natural")
    type_text("1")
    see_what_follows()
    upper, lower = Paints([]), Paints([])
    table.viewport().installEventFilter(upper)
    view = table.parentWidget()
    assert view
    view.installEventFilter(lower)

    type_text("7")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)

    assert upper.order == ["painted"]
    assert lower.order == []


def test_what_is_not_typed_is_checked_at_once() -> None:
    document = Document(balanced())

    document.push({NEW: Decimal(99)}, "填写")

    assert not document.is_check_due
    assert NEW in document.last_marks


def test_an_undone_key_leaves_nothing_to_check(table: TableView) -> None:
    at(table, "applications/new/natural")
    type_text("9")
    press(Key.Key_Return)
    table.document.undo_stack.undo()

    assert not table.document.is_check_due
    assert table.document.findings == check(table.document.report, None)
