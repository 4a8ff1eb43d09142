"""How it looks where a draft stands: sign, word and colour, so that no meaning hangs on colour alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QPixmap

from models.checks.standing import Standing
from ui.kit.colours import Colours
from ui.kit.signs import circle, half_circle, sign, tick


class StandingLook(NamedTuple):
    """The look of a standing.

    Attributes:
        ink: Of its word.
        ground: Under it.
        edge: Around it.
        mark: Of its sign.
        shape: Draws the sign in a colour; None where there is none.
    """

    ink: str
    ground: str
    edge: str
    mark: str
    shape: Callable[[str], QPixmap] | None


def look_of_standing(standing: Standing, theme: Colours) -> StandingLook:
    """Return how a standing looks in a theme."""
    done = StandingLook(theme.ready, theme.ready_ground, theme.ready_ground, theme.ready, tick)
    wrong = StandingLook(theme.error, theme.error_ground, theme.error_ground, theme.error, sign)
    again = StandingLook(theme.warning, theme.warning_ground, theme.warning_ground, theme.warning, sign)
    looks = {
        Standing.FAULTY: wrong,
        Standing.RETURNED: wrong,
        Standing.LOOKED_AT: again,
        Standing.CHANGED: again,
        Standing.IN_WORK: StandingLook(
            theme.accent, theme.accent_ground, theme.accent_ground, theme.accent, half_circle
        ),
        Standing.NOT_BEGUN: StandingLook(theme.quiet, theme.paper, theme.control_edge, theme.quiet, circle),
        Standing.READY: done,
        Standing.REVIEWED: done._replace(edge=theme.ready),
        Standing.DELIVERED: StandingLook(theme.quiet, theme.total, theme.total, theme.ready, tick),
        Standing.READ_IN: StandingLook(theme.quiet, theme.paper, theme.control_edge, theme.quiet, tick),
        Standing.PENDING: StandingLook(theme.quiet, theme.paper, theme.paper, theme.quiet, None),
    }
    return looks[standing]
