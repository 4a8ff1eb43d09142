"""Who goes through the tables a second time: the name, remembered on this PC, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLineEdit

from models.checks.review import Way
from models.report.report import Report
from models.text.look_alikes import plain_name

_KEY = "reviewer"

_LONGEST = 40
"""Characters of a name. Chosen: several times the longest; as many as are kept."""


def name_field(settings: QSettings) -> QLineEdit:
    """Return the field for the name, with the one that was used last on this PC."""
    kept = settings.value(_KEY)
    field = QLineEdit(kept[:_LONGEST] if isinstance(kept, str) else "")
    field.setMaxLength(_LONGEST)
    field.setAccessibleName("复核人")
    field.setMaximumWidth(field.fontMetrics().horizontalAdvance("字" * 10))
    return field


def remember_name(settings: QSettings, name: str) -> None:
    """Begin with this name the next time."""
    settings.setValue(_KEY, name)


def fault_of(name: str) -> str:
    """Return why nobody of this name can vouch for a report, and what to do; empty if somebody can."""
    return "" if name.strip() else "还没有写复核人。请在上面写上复核的人的姓名；只有自己一个人的，写自己的。"


def is_own(name: str, report: Report) -> bool:
    """Return whether it is the name of the one who has filled the report in."""
    return bool(name.strip()) and plain_name(name) == plain_name(report.text("cover", "prepared_by"))


def way_of(way: Way, name: str, report: Report) -> Way:
    """Return what it is that somebody of this name has done."""
    return way.own if is_own(name, report) else way
