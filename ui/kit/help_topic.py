"""Where the help opens, and what it says first: whatever has the keyboard knows, or what it lies in."""

from __future__ import annotations

from typing import NamedTuple, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


class Topic(NamedTuple):
    """A part of the help.

    Attributes:
        heading: Of `help.md`, where the help opens.
        title: What is told first, of the very place where the clerk is; empty if nothing is.
        parts: Of what is told first: headings with their words.
    """

    heading: str = ""
    title: str = ""
    parts: tuple[tuple[str, str], ...] = ()


@runtime_checkable
class Explained(Protocol):
    """A widget of which the help has something to say."""

    def help_topic(self) -> Topic:
        """Return what, as things are now."""


def topic_of(widget: QWidget | None) -> Topic:
    """Return the topic of a widget or of the nearest one around it; the beginning of the help where there is none."""
    while widget:
        if isinstance(widget, Explained):
            return widget.help_topic()
        widget = widget.parentWidget()
    return Topic()
