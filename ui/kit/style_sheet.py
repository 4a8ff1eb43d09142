"""The style sheet of the window, in the colours of a theme."""

from __future__ import annotations

from string import Template

from resources import read_text
from ui.kit.colours import Colours


def style_sheet(theme: Colours) -> str:
    """Return `app.qss` with the colours of a theme in place of their names.

    Raises:
        KeyError: It names a colour that there is not.
    """
    return Template(read_text("app.qss")).substitute(theme._asdict())
