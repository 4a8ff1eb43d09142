"""Fills the pane beside the list with what is known of the chosen draft; nothing is worked out for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from models.drafts.draft import Draft
from models.drafts.past_years import past_years
from ui.window.detail_pane import DetailPane
from ui.window.draft_facts import facts_of, heading_facts, unknown_words
from ui.window.draft_list import DraftModel

_PAUSE = 40
"""Milliseconds. Chosen: the states of many drafts come one after the other, and no eye follows faster."""


class DraftDetail(QObject):
    """Lets the pane follow the list at once, and what is found out meanwhile after a pause.

    Args:
        pane: Is filled, while it is to be seen.
        model: Knows how far each draft is, and that is all that is told.
    """

    def __init__(self, pane: DetailPane, model: DraftModel) -> None:
        super().__init__(pane)
        self._pane, self._model = pane, model
        self._draft: Draft | None = None
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE)
        self._wait.timeout.connect(self.fill)
        model.dataChanged.connect(self._later)

    def stand_on(self, draft: Draft | None) -> None:
        """Tell of this draft from now on."""
        self._draft = draft
        self._wait.stop()
        if draft is None:
            self._pane.show_nothing()
        self.fill()

    def fill(self) -> None:
        """Say all that is known now."""
        draft, pane = self._draft, self._pane
        if draft is None or not self._is_seen:
            return
        state, today = self._model.state(draft), self._model.today
        pane.show_heading(heading_facts(draft, today), self._model.standing(draft))
        pane.show_facts(facts_of(draft, state), unknown_words(draft, state))
        pane.show_years(past_years(draft, self._model.all_drafts))

    def _later(self) -> None:
        if self._is_seen:
            self._wait.start()

    @property
    def _is_seen(self) -> bool:
        """Whether the pane is to be seen as soon as the window is."""
        return self._pane.isVisibleTo(self._pane.window())
