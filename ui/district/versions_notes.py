"""Pages beside the cells in which versions differ: texts with what differs marked, and what a choice changes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor

from models.checks.findings import Finding
from models.district.version_differences import Compared
from models.district.versions import Versions
from ui.kit.plain_widgets import PlainPage
from ui.kit.shown_text import several_lines
from ui.kit.text_looks import alike as marked
from ui.kit.theme import colours

_MOST = 6
"""Findings that are told of each version, each way. Chosen: all versions are seen at a glance; the rest is counted."""

_LONGEST = 80
"""Characters of a finding. Chosen: two lines of the column."""


def show_texts(page: PlainPage, compared: Compared, marks: Iterable[str]) -> None:
    """Show the paragraphs that differ, of each version its own."""
    page.write(lambda: _lay_out_texts(page, compared, tuple(marks)))


def _lay_out_texts(page: PlainPage, compared: Compared, marks: tuple[str, ...]) -> None:
    cursor = _begun(page)
    for paragraph in compared.paragraphs:
        number = f"　第 {paragraph.number} 段" if paragraph.number else ""
        _line(cursor, f"{paragraph.place}{number}", _bold())
        for mark, shown in zip(marks, paragraph.words, strict=True):
            words = several_lines(shown.words)
            cursor.insertText(f"{mark}　", _bold())
            cursor.insertText(words[: shown.start], QTextCharFormat())
            cursor.insertText(words[shown.start : shown.end], _stressed())
            cursor.insertText(f"{words[shown.end :]}\n", QTextCharFormat())
    if compared.rest:
        _line(cursor, f"还有 {compared.rest} 段不同，按 F9 看全的。", QTextCharFormat())
    page.moveCursor(QTextCursor.MoveOperation.Start)


def show_changes(page: PlainPage, versions: Versions) -> None:
    """Show what each version changes in what is found, and what happened so far."""
    page.write(lambda: _lay_out_changes(page, versions))


def _lay_out_changes(page: PlainPage, versions: Versions) -> None:
    cursor = _begun(page)
    for one in versions.seen:
        is_fine = not one.findings
        _put(cursor, f"{one.mark}　", _bold())
        _line(
            cursor,
            f"{one.found}{'' if versions.with_last_year else '（没有和去年比）'}",
            _inked(colours().ready if is_fine else colours().warning),
        )
        if one.mark != versions.against:
            _line(
                cursor, f"比{versions.against}：{'' if one.gone or one.new else '没有多，也没有少'}", QTextCharFormat()
            )
            _findings(cursor, "− 少", one.gone, _struck())
            _findings(cursor, "＋ 多", one.new, _inked(colours().warning))
        if one.earlier:
            _line(cursor, one.earlier, _inked(colours().quiet))
        _line(cursor, "", QTextCharFormat())
    _line(cursor, "经过", _bold())
    for line in versions.history:
        _line(cursor, line, QTextCharFormat())
    if versions.reached:
        _line(cursor, f"联系　{versions.reached}", QTextCharFormat())
    page.moveCursor(QTextCursor.MoveOperation.Start)


def _findings(cursor: QTextCursor, sign: str, findings: tuple[Finding, ...], look: QTextCharFormat) -> None:
    for one in findings[:_MOST]:
        words = one.message if len(one.message) <= _LONGEST else f"{one.message[:_LONGEST]}……"
        _put(cursor, f"{sign} 1 处　", QTextCharFormat())
        _line(cursor, words, look)
    if len(findings) > _MOST:
        _line(cursor, f"{sign}的还有 {len(findings) - _MOST} 处", QTextCharFormat())


def _begun(page: PlainPage) -> QTextCursor:
    page.document().clear()
    return QTextCursor(page.document())


def _put(cursor: QTextCursor, words: str, look: QTextCharFormat) -> None:
    cursor.insertText(several_lines(words), look)


def _line(cursor: QTextCursor, words: str, look: QTextCharFormat) -> None:
    _put(cursor, words, look)
    cursor.insertText("\n", QTextCharFormat())


def _bold() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    return look


def _inked(ink: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(ink))
    return look


def _struck() -> QTextCharFormat:
    look = _inked(colours().quiet)
    look.setFontStrikeOut(True)
    return look


def _stressed() -> QTextCharFormat:
    look = marked()
    look.setFontWeight(QFont.Weight.Bold)
    return look
