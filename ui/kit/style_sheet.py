"""The style sheet of the window, with the colours it names."""

from __future__ import annotations

from string import Template

from resources import read_text
from ui.kit import colours


def style_sheet() -> str:
    """Return `app.qss` with the colours of the window in place of their names.

    Raises:
        KeyError: It names a colour that there is not.
    """
    return Template(read_text("app.qss")).substitute(vars(colours))
