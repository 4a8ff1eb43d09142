"""The theme of the window: light, dark or of high contrast, as the system is set, also while the program runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication

from ui.kit.colours import DARK, LIGHT, Colours, of_system
from ui.kit.style_sheet import style_sheet

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup

_PAINTED = {
    "desk": (_Role.Window, _Role.Button, _Role.AlternateBase),
    "ink": (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.ToolTipText),
    "paper": (_Role.Base, _Role.ToolTipBase, _Role.Light, _Role.BrightText),
    "off": (_Role.PlaceholderText,),
    "chosen": (_Role.Highlight,),
    "chosen_text": (_Role.HighlightedText,),
    "accent": (_Role.Link, _Role.LinkVisited, _Role.Accent),
    "heading": (_Role.Midlight,),
    "edge": (_Role.Mid,),
    "control_edge": (_Role.Dark, _Role.Shadow),
}
"""What Qt itself paints in a colour: its menus and dialogs, scroll bars, check boxes, arrows."""


@dataclass
class _Worn:
    colours: Colours = LIGHT


_WORN = _Worn()


@runtime_checkable
class Themed(Protocol):
    """A widget that keeps colours, and has to be told of another theme."""

    def wear_theme(self) -> None:
        """Show what keeps a colour in the present theme."""


_TELLS_CONTRAST = hasattr(QStyleHints, "accessibility")
"""Qt before 6.10 does not tell of high contrast."""


def colours() -> Colours:
    """Return the colours of the present theme.

    Ask at every painting and keep none: a theme may change at any time. A widget that has to keep one is `Themed`.
    """
    return _WORN.colours


def wear(application: QApplication, theme: Colours) -> None:
    """Show all windows in a theme; whatever is being typed in them goes on."""
    if theme == _WORN.colours and application.styleSheet():
        return
    _WORN.colours = theme
    keyboard = application.focusWidget()
    application.setPalette(palette_of(theme))
    application.setStyleSheet(style_sheet(theme))
    for widget in application.allWidgets():
        if isinstance(widget, Themed):
            widget.wear_theme()
    if keyboard and keyboard is not application.focusWidget():
        keyboard.setFocus()  # Qt lays the buttons of a dialog out anew, and takes it from them


def follow_system(application: QApplication, hints: QStyleHints) -> None:
    """Wear the theme that the system is set to, now and after each change of it.

    Args:
        application: Whose windows wear it.
        hints: What the system is set to.
    """

    def renew(*_: object) -> None:
        wear(application, _asked_for(application, hints))

    def renew_contrast(*_: object) -> None:
        if _wants_contrast(hints):
            renew()

    hints.colorSchemeChanged.connect(renew)
    if _TELLS_CONTRAST:
        hints.accessibility().contrastPreferenceChanged.connect(renew)
    application.applicationStateChanged.connect(renew_contrast)  # one theme of contrast for another is not told
    renew()


def _asked_for(application: QApplication, hints: QStyleHints) -> Colours:
    if _wants_contrast(hints):
        return high_contrast(_system_palette(application))
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT


def _wants_contrast(hints: QStyleHints) -> bool:
    return _TELLS_CONTRAST and hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def high_contrast(palette: QPalette) -> Colours:
    """Return the theme of a system that is set to high contrast, from its own palette."""
    disabled = palette.color(_Group.Disabled, _Role.Text)
    roles = (_Role.Base, _Role.Text, _Role.Highlight, _Role.HighlightedText)
    ground, ink, chosen, chosen_text = (palette.color(_Group.Active, role).name() for role in roles)
    return of_system(ground, ink, disabled.name(), chosen, chosen_text)


def _system_palette(application: QApplication) -> QPalette:
    """Return what Qt has from the system, which it does not tell beside a palette of our own."""
    worn = QPalette(application.palette())
    application.setPalette(QPalette())
    palette = QPalette(application.palette())
    application.setPalette(worn)
    return palette


def palette_of(theme: Colours) -> QPalette:
    """Return what Qt paints with in a theme."""
    palette = QPalette()
    for name, roles in _PAINTED.items():
        for role in roles:
            palette.setColor(role, QColor(getattr(theme, name)))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(_Group.Disabled, role, QColor(theme.off))
    return palette
