"""Finds what a clerk cannot see or reach in a window: what is cut, squeezed, covered, or wider than the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QRubberBand,
    QScrollArea,
    QScrollBar,
    QSizeGrip,
    QSplitterHandle,
    QTabBar,
    QTableView,
    QWidget,
)

from ui.report.table.frozen_grid import FrozenGrid

_LINES = 3
"""Of what is scrolled, at least so many are in sight. Chosen: fewer are a slit, in which nobody can read or type."""

_EDGES, _HIGH = 4, 1_000
"""Pixels that a heading over several lines leaves free at its sides, and more than it is high."""

_NARROWEST = 160
"""Pixels of what is scrolled sideways, at least. Chosen: a dozen characters."""

_ALLOWED_ABOVE = (QRubberBand, QSizeGrip, QSplitterHandle)
"""What lies over its neighbours on purpose."""


def faults(window: QWidget, screen: QSize) -> list[str]:
    """Return what is wrong with a window that is shown on a screen with this room, a sentence each."""
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    found = list(_of_window(window, screen))
    for widget in _visible(window):
        found += [f"{_told(widget)}: {fault}" for fault in _of_widget(widget, window)]
    return found


def _of_window(window: QWidget, screen: QSize) -> Iterator[str]:
    least = window.minimumSize().expandedTo(window.minimumSizeHint())
    if least.width() > screen.width() or least.height() > screen.height():
        yield f"{_told(window)}: needs {_size(least)}, there are {_size(screen)}"
    if window.width() > screen.width() or window.height() > screen.height():
        yield f"{_told(window)}: is {_size(window.size())}, there are {_size(screen)}"


def _visible(window: QWidget) -> list[QWidget]:
    """Return what can be seen of a window, or scrolled into sight; what Qt builds its own widgets of left out."""
    every = (one for one in window.findChildren(QWidget) if one.isVisible() and one.window() is window)
    return [one for one in every if not one.objectName().startswith("qt_") and not isinstance(one, QScrollBar)]


def _of_widget(widget: QWidget, window: QWidget) -> Iterator[str]:
    if isinstance(widget, _ALLOWED_ABOVE):
        return
    if cut := _cut_by(widget, window):
        yield f"cut by {_told(cut)}"
    yield from _squeezed(widget)
    if widget.layout():
        shown = [one for one in _children(widget) if not isinstance(one, _ALLOWED_ABOVE)]
        for one, other in combinations(shown, 2):
            if one.geometry().intersects(other.geometry()):
                yield f"{_told(one)} {_rect(one)} covers {_told(other)} {_rect(other)}"


def _children(widget: QWidget) -> Iterable[QWidget]:
    return (one for one in widget.children() if isinstance(one, QWidget) and one.isVisible() and not one.isWindow())


def _cut_by(widget: QWidget, window: QWidget) -> QWidget | None:
    """Return what cuts a widget off; None if all of it can be seen, or scrolled into sight."""
    place, at = widget.rect(), widget
    while at is not window:
        above = at.parentWidget()
        area = above.parentWidget() if above else None
        if above is None:
            return None
        if isinstance(area, QAbstractScrollArea) and above is area.viewport():
            return None if _can_scroll(area, at) else area
        place = QRect(at.mapToParent(place.topLeft()), place.size())
        if not above.rect().contains(place):
            return above
        at = above
    return None


def _can_scroll(area: QAbstractScrollArea, content: QWidget) -> bool:
    if not isinstance(area, QScrollArea) or area.widget() is not content:
        return True  # an editor in a table, which the table brings into sight
    off, seen = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, area.viewport()
    across = content.width() <= seen.width() or area.horizontalScrollBarPolicy() != off
    return across and (content.height() <= seen.height() or area.verticalScrollBarPolicy() != off)


# ---------------------------------------------------------------- room for words


def _squeezed(widget: QWidget) -> Iterator[str]:
    for kind, look in _LOOKS:
        if isinstance(widget, kind):
            yield from look(widget)
            return


def _fits(size: QSize, needed: QSize) -> bool:
    return size.width() >= needed.width() and size.height() >= needed.height()


def _of_label(label: QLabel) -> Iterator[str]:
    if not label.text() or label.toolTip():
        return
    room = label.contentsRect()
    if label.wordWrap():
        if (needed := label.heightForWidth(label.width())) > label.height():
            yield f"is {label.height()} high, its words need {needed}"
        metrics = label.fontMetrics()
        if room.width() < min(metrics.horizontalAdvance(label.text()), 12 * metrics.averageCharWidth()):
            yield f"is {label.width()} wide"
    elif not _fits(label.size(), label.minimumSizeHint()):
        yield f"has {_size(label.size())}, its words need {_size(label.minimumSizeHint())}"


def _of_choice(choice: QComboBox) -> Iterator[str]:
    if choice.width() < choice.sizeHint().width() and not choice.toolTip():
        yield f"has {choice.width()} pixels for “{choice.currentText()}”, and needs {choice.sizeHint().width()}"


def _of_line(line: QLineEdit) -> Iterator[str]:
    hint = line.placeholderText()
    if line.height() < line.fontMetrics().height():
        yield f"is {line.height()} high"
    if not line.text() and line.fontMetrics().horizontalAdvance(hint) > line.width() and not line.toolTip():
        yield f"has {line.width()} pixels for “{hint}”"


def _of_tabs(tabs: QTabBar) -> Iterator[str]:
    for at in range(tabs.count()):
        place = tabs.tabRect(at)
        if not tabs.rect().contains(place):
            yield f"the tab {tabs.tabText(at)} is out of sight"
        elif place.width() < tabs.tabSizeHint(at).width():
            yield f"the tab {tabs.tabText(at)} is cut"
    if any(isinstance(one, QAbstractButton) for one in _children(tabs)):
        yield "its tabs have to be scrolled"


def _of_headings(header: QHeaderView) -> Iterator[str]:
    if header.orientation() is not Qt.Orientation.Horizontal or isinstance(header.parentWidget(), FrozenGrid):
        return
    for at in range(header.count()):
        words = str(header.model().headerData(at, header.orientation()))
        needed = header.fontMetrics().horizontalAdvance(words)
        if header.defaultAlignment() & Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap.value):
            room = QRect(0, 0, header.sectionSize(at) - _EDGES, _HIGH)
            high = header.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height()
            needed = 0 if high <= header.height() else needed
        if not header.isSectionHidden(at) and header.sectionSize(at) < needed:
            yield f"the heading {words} has {header.sectionSize(at)} pixels, and needs {needed}"


def _of_area(area: QAbstractScrollArea) -> Iterator[str]:
    seen, line = area.viewport().size(), area.fontMetrics().lineSpacing()
    if area.verticalScrollBar().maximum() > area.verticalScrollBar().minimum() and seen.height() < _LINES * line:
        yield f"has {seen.height()} pixels for its lines"
    if area.horizontalScrollBar().maximum() > area.horizontalScrollBar().minimum() and seen.width() < _NARROWEST:
        yield f"has {seen.width()} pixels across"
    if isinstance(area, QAbstractItemView) and not isinstance(area, FrozenGrid):
        yield from _of_items(area)


def _of_items(view: QAbstractItemView) -> Iterator[str]:
    """Yield the words of a list that are cut and told nowhere else; those that can be scrolled to are not cut."""
    model = view.model()
    columns = range(model.columnCount()) if isinstance(view, QTableView) else range(1)
    for row in range(min(model.rowCount(), 12)):
        for column in columns:
            index = model.index(row, column)
            words, told = index.data(), index.data(Qt.ItemDataRole.ToolTipRole)
            if not isinstance(words, str) or told or view.visualRect(index).isEmpty():
                continue
            if view.visualRect(index).width() < view.sizeHintForIndex(index).width() and not _wraps(view):
                yield f"“{words}” is cut"


def _wraps(view: QAbstractItemView) -> bool:
    return bool(getattr(view, "wordWrap", bool)())


def _of_button(button: QAbstractButton) -> Iterator[str]:
    if button.text() and not _fits(button.size(), button.sizeHint()):
        yield f"has {_size(button.size())}, its words need {_size(button.sizeHint())}"


def _of_spin_box(box: QAbstractSpinBox) -> Iterator[str]:
    needed = QSize(box.minimumSizeHint().width(), box.fontMetrics().height())
    if not _fits(box.size(), needed):
        yield f"has {_size(box.size())}, needs {_size(needed)}"


def _of_group(group: QGroupBox) -> Iterator[str]:
    if group.fontMetrics().horizontalAdvance(group.title()) > group.width():
        yield "its title is cut"


def _of_menu_bar(bar: QMenuBar) -> Iterator[str]:
    last = bar.actionGeometry(bar.actions()[-1]) if bar.actions() else QRect()
    if last.isEmpty() or not bar.rect().contains(last):
        yield "has menus out of sight"


_LOOKS: tuple[tuple[type[QWidget], Callable[..., Iterator[str]]], ...] = (
    (QAbstractButton, _of_button),
    (QLabel, _of_label),
    (QComboBox, _of_choice),
    (QAbstractSpinBox, _of_spin_box),
    (QLineEdit, _of_line),
    (QGroupBox, _of_group),
    (QTabBar, _of_tabs),
    (QMenuBar, _of_menu_bar),
    (QHeaderView, _of_headings),
    (QAbstractScrollArea, _of_area),
)
"""What is looked at in each kind of widget; the first kind that it is of counts."""

# ---------------------------------------------------------------- words about what was found


def _told(widget: QWidget) -> str:
    words = getattr(widget, "text", str)() or widget.accessibleName() or widget.objectName() or widget.windowTitle()
    return f"{type(widget).__name__} “{words[:20]}”"


def _size(size: QSize) -> str:
    return f"{size.width()} × {size.height()}"


def _rect(widget: QWidget) -> str:
    return str(widget.geometry().getRect())
