"""The areas of an open report, among which F6 goes: Tab stays in a table, so there is a way out of everything."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class Area(NamedTuple):
    """Widgets that belong together, in the order in which they get the keyboard."""

    widgets: tuple[QWidget, ...]

    def holds(self, focus: QWidget | None) -> bool:
        """Return whether the keyboard is in this area."""
        return focus is not None and any(one is focus or one.isAncestorOf(focus) for one in self.widgets)

    @property
    def entry(self) -> QWidget | None:
        """What gets the keyboard: where it was last in a widget, or the first that takes it; None if none does."""
        ways_in = ((one.focusWidget(), one.focusProxy(), one) for one in self.widgets if one.isVisible())
        return next((one for one in chain.from_iterable(ways_in) if one and _takes_keyboard(one)), None)


def step_to_area(areas: Sequence[Area], focus: QWidget | None, step: int) -> None:
    """Give the keyboard to the next (1) or previous (-1) area that takes it; round at the ends.

    From anywhere outside, that is the first area.
    """
    here = next((at for at, area in enumerate(areas) if area.holds(focus)), -1 if step > 0 else 1)
    others = [areas[(here + step * far) % len(areas)] for far in range(1, len(areas) + 1)]
    for entry in [entry for area in others if (entry := area.entry)][:1]:
        entry.setFocus(Qt.FocusReason.OtherFocusReason)


def _takes_keyboard(widget: QWidget) -> bool:
    able = widget.isVisible() and widget.isEnabled()
    return able and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
