"""The quiet line under the cover: what was changed there can be kept on the card of the unit, too."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QWidget

from models.drafts.unit_cards import AGENCY, Card, UnitCards, card_of
from models.form.cover import OF_UNIT, PARTICULARS
from models.form.refs import Ref
from ui.kit.elided_label import ElidedLabel
from ui.kit.scrolling import FollowingScrollArea
from ui.report.report_view import ReportView

_HEIGHT = 36
"""Pixels. Source: the rows of tools in the pictures of the window."""

_PAUSE = 1_200
"""Milliseconds without a change before something is offered. Chosen: nothing moves while the clerk is typing."""

_MOST = 4
"""Names of fields that are told. Chosen: what a narrow window has room for."""

_KEYS = {PARTICULARS[key].ref: key for key in OF_UNIT}


class CardOffer(QFrame):
    """Hidden until something of the card was changed in this report, since it was opened, and only under the cover.

    What is typed is offered once its field has been left.

    Args:
        view: The report; the line is added below it.
        cards: Of the units.

    Signals:
        wants_update: The clerk takes what is offered.

    Attributes:
        update_card: The button.
    """

    wants_update = Signal()

    def __init__(self, view: ReportView, cards: UnitCards) -> None:
        super().__init__(view)
        self._view, self._document, self._cards = view, view.document, cards
        self._changed: set[str] = set()
        self._card: Card = {}
        self._typed_in: QWidget | None = None
        self._words, self.update_card = ElidedLabel(), QPushButton("更新单位资料")
        self.update_card.setObjectName("update_card")
        self.update_card.clicked.connect(self.wants_update)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._on_pause)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self.update_card)
        self.setFixedHeight(_HEIGHT)
        self.hide()
        if layout := view.layout():
            layout.addWidget(self)
        self._document.changed.connect(self._on_changed)
        view.tabs.currentChanged.connect(self._on_tab)
        if isinstance(application := QApplication.instance(), QApplication):
            application.focusChanged.connect(self._on_focus)

    @property
    def offered(self) -> Card:
        """What was changed here and is not on the card as it is here."""
        answers = card_of(self._document.report)
        return {key: text for key, text in answers.items() if key in self._changed and self._card.get(key) != text}

    def take(self) -> str:
        """Put what the cover says on the card of its unit, and return what to say of that.

        What the card knows, and the cover does not, stays on it.

        Raises:
            OSError: It cannot be written.
        """
        says = card_of(self._document.report)
        if AGENCY not in says:
            return "先填封面上的机关全称，才知道是哪个单位的资料。"
        card = self._cards.of(says[AGENCY])
        new = [PARTICULARS[key].label for key, text in says.items() if card.get(key) != text]
        self.renew()
        if not new:
            return "封面和单位资料一样，没有要更新的。"
        self._cards.put([{**card, **says}])
        self.renew()
        return f"已更新单位资料：{'、'.join(new)}。以后新建的报告用新的，别的报告不动。"

    def renew(self) -> None:
        """Look again at what is on the card, and offer what is not."""
        self._pause.stop()
        self._card = self._cards.of(self._document.report.text("cover", AGENCY))
        self._show()

    def _on_tab(self, at: int) -> None:
        if at == 0 and self._changed:
            self.renew()
        else:
            self._show()

    def _on_changed(self, refs: Iterable[Ref]) -> None:
        changed = {_KEYS[ref] for ref in refs if ref in _KEYS}
        if changed:
            self._changed |= changed
            page, field = self._view.tabs.widget(0), QApplication.focusWidget()
            self._typed_in = field if page and field and page.isAncestorOf(field) else None
            self._pause.start()

    def _on_pause(self) -> None:
        """Wait on for as long as the clerk is in the field: a name that is half typed is none to be offered."""
        if self._typed_in is None or self._typed_in is not QApplication.focusWidget():
            self.renew()

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._typed_in is not None and now not in {None, self._typed_in}:
            self._typed_in = None
            self.renew()

    def _show(self) -> None:
        offered = self.offered if self._document.report.text("cover", AGENCY).strip() else {}
        names = [PARTICULARS[key].label for key in offered if key != AGENCY]
        told = f"{'、'.join(names[:_MOST])}{'等' if len(names) > _MOST else ''}"
        known = "和这个单位的单位资料里记的不一样。更新单位资料以后，新建的报告就用这里的。"
        self._words.setText(f"{told}{known if self._card else '可以记进单位资料；以后新建这个单位的报告，自动带上。'}")
        was_hidden = self.isHidden()
        self.setVisible(self.isEnabled() and bool(names) and self._view.tabs.currentIndex() == 0)
        if was_hidden and not self.isHidden():
            QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        """Let the field that is typed in not go under this line."""
        page, field = self._view.tabs.currentWidget(), QApplication.focusWidget()
        if isinstance(page, FollowingScrollArea) and field and page.isAncestorOf(field):
            page.show_whole(field)
