"""How the lines of the drafts are painted: a year as a heading, where a draft stands as a pill."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from models.checks.standing import Standing
from ui.kit.item_models import Index
from ui.kit.signs import SIZE
from ui.kit.theme import colours
from ui.window.draft_groups import Group
from ui.window.draft_list import DraftModel
from ui.window.standing_looks import look_of_standing

_AIR, _GAP, _AROUND = 8, 5, 3
"""Pixels inside a pill at its sides, beside its sign, and above and below its word. Source: the picture."""

_PART = 12
"""Pixels between the parts of a heading. Source: the picture."""


class NameDelegate(QStyledItemDelegate):
    """Paints a year over the whole line; where a name is too long, its end stays as well: there stands which it is."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(0, size.height()) if _group(index) else size

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if group := _group(index):
            painter.save()
            _paint_heading(painter, option.rect, option.font, group)
            painter.restore()
        else:
            super().paint(painter, option, index)


class StandingDelegate(QStyledItemDelegate):
    """Paints where a draft stands."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = QFontMetrics(option.font).horizontalAdvance(str(index.data()))
        return QSize(words + SIZE + _GAP + 4 * _AIR, option.rect.height())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if isinstance(model, DraftModel) and (draft := model.draft(index)):
            painter.save()
            super().paint(painter, option, index)
            paint_pill(painter, option.rect, QFontMetrics(option.font), model.standing(draft))
            painter.restore()

    @override
    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        """Return nothing: the word stands in the pill."""
        return ""


def _group(index: Index) -> Group | None:
    model = index.model()
    return model.group(index.row()) if isinstance(model, DraftModel) else None


def _paint_heading(painter: QPainter, place: QRect, font: QFont, group: Group) -> None:
    """Paint the name of a year, by when it is due, and how many of its reports were handed over."""
    theme, bold = colours(), QFont(font)
    bold.setBold(True)
    painter.fillRect(place, QColor(theme.heading))
    parts = (
        (group.name, bold, theme.ink),
        (group.deadline, font, theme.warning if group.is_pressing else theme.quiet),
        (group.told, font, theme.quiet),
    )
    left = place.left() + _AIR
    for words, letters, ink in parts:
        room = QRect(left, place.top(), place.right() - left, place.height())
        painter.setFont(letters)
        painter.setPen(QColor(ink))
        shown = QFontMetrics(letters).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
        left += QFontMetrics(letters).horizontalAdvance(words) + _PART if words else 0


def pill_size(metrics: QFontMetrics, standing: Standing) -> QSize:
    """Return the pixels of a pill with the air beside it."""
    across = metrics.horizontalAdvance(standing.value) + SIZE + _GAP + 3 * _AIR
    return QSize(across, metrics.height() + 2 * _AROUND)


def paint_pill(painter: QPainter, place: QRect, metrics: QFontMetrics, standing: Standing) -> None:
    """Paint sign and word on their ground."""
    look, high = look_of_standing(standing, colours()), metrics.height() + 2 * _AROUND
    sign = look.shape(look.mark) if look.shape else None
    before = SIZE + _GAP if sign else 0
    across = metrics.horizontalAdvance(standing.value) + before + 2 * _AIR
    top = place.top() + (place.height() - high) / 2
    pill = QRectF(place.left() + _AIR / 2 + 0.5, top + 0.5, min(across, place.width() - _AIR) - 1, high - 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(look.edge), 1))
    painter.setBrush(QColor(look.ground))
    painter.drawRoundedRect(pill, high / 2, high / 2)
    if sign:
        painter.drawPixmap(QPointF(pill.left() + _AIR, top + (high - SIZE) / 2), sign)
    painter.setPen(QColor(look.ink))
    words = pill.adjusted(_AIR + before, 0, -_GAP, 0)
    shown = metrics.elidedText(standing.value, Qt.TextElideMode.ElideRight, int(words.width()) + 1)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
