"""Who goes through the tables a second time: the name, remembered on this PC, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLineEdit

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


def fault_of(name: str, report: Report) -> str:
    """Return why nobody of this name can vouch for the report, and what to do; empty if somebody can."""
    if not name.strip():
        return "还没有写复核人。请在上面写上复核的人的姓名。"
    if plain_name(name) == plain_name(report.text("cover", "prepared_by")):
        return "复核人和封面上的填报人是同一个人。请换一个人来复核；没有第二个人的，可以选“不复核”。"
    return ""
