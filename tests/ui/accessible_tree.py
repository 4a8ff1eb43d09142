"""The tree of what a screen reader finds in a window, and what in it cannot be told by its name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QWidget

Role = QAccessible.Role

NEED_NO_NAME = {
    Role.Client,  # a widget that only holds others, and the inside of what scrolls
    Role.LayeredPane,  # pages of which one is shown
    Role.Pane,  # the corner of a table
    Role.Border,
    Role.Grouping,  # the buttons below a dialog
    Role.Splitter,
    Role.Grip,
    Role.ScrollBar,
    Role.MenuBar,
    Role.Separator,
    Role.Graphic,
    Role.StatusBar,
}
"""What only holds or parts other things is passed over by screen readers, as long as no key leads to it.

So is a label that says nothing at present.
"""

ITEMS = {Role.Cell, Role.ListItem, Role.TreeItem}
HEADERS = {Role.ColumnHeader, Role.RowHeader}

_NAMED_BY_QT = {Role.PageTabList}
"""Qt names tabs as a whole by the one in front, and lets nobody else."""

_LETTER = re.compile(r"\((\w)\)")


class Node(NamedTuple):
    """What a screen reader finds.

    Attributes:
        of: What Qt has it for; None for what is no widget.
    """

    role: QAccessible.Role
    name: str
    value: str
    description: str
    focusable: bool
    of: object

    @property
    def plain_name(self) -> str:
        """The name without the letter that Alt reaches it by."""
        return _LETTER.sub("", self.name)


def tree(root: QWidget) -> Iterator[Node]:
    """Yield all that can be found in a window that is shown, or in a part of it; parts of lists out of sight, too."""
    yield from _below(QAccessible.queryAccessibleInterface(root))


def faults(root: QWidget) -> Iterator[str]:
    """Yield what has no name, is named by its value, or has the name of another field in the same window."""
    if isinstance(root, QFileDialog):
        return  # Qt's own, instead of which Windows shows its own
    nodes = list(tree(root))
    for node in nodes:
        if not node.name and not isinstance(node.of, QLabel) and (node.focusable or node.role not in NEED_NO_NAME):
            yield f"no name: {_told(node)}"
        if "<p" in f"{node.name}{node.description}":
            yield f"markup: {_told(node)}"
        if node.name and node.name == node.value and node.role not in _NAMED_BY_QT:
            yield f"named by its value: {_told(node)}"
    fields = Counter(node.plain_name for node in nodes if node.focusable and node.role not in ITEMS | {Role.PageTab})
    yield from (f"{count} with the same name: {name}" for name, count in fields.items() if name and count > 1)


def name_of(one: QObject) -> str:
    """Return the name of something, which need not be seen now."""
    return QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)


def names_of(root: QWidget, role: QAccessible.Role) -> list[str]:
    """Return the names of all that have a role."""
    return [node.name for node in tree(root) if node.role is role]


def _below(at: QAccessibleInterface) -> Iterator[Node]:
    state, role = at.state(), at.role()
    if state.invisible and role not in ITEMS:
        return
    text = QAccessible.Text
    yield Node(role, _name(at), at.text(text.Value), at.text(text.Description), bool(state.focusable), at.object())
    for number in range(at.childCount()):
        if (child := at.child(number)) is not None:
            yield from _below(child)


def _name(at: QAccessibleInterface) -> str:
    """Return the name; of a choice, what Qt says everywhere but on Linux, where it takes the value."""
    choice = at.object()
    if at.role() is not Role.ComboBox or not isinstance(choice, QComboBox):
        return at.text(QAccessible.Text.Name)
    labels = choice.window().findChildren(QLabel)
    return choice.accessibleName() or next((one.text() for one in labels if one.buddy() is choice), "")


def _told(node: Node) -> str:
    kind = type(node.of).__name__ if isinstance(node.of, QWidget) else ""
    return f"{node.role.name} {kind} {node.value[:40]}"
