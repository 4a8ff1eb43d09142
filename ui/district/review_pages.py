"""The report of a unit, part by part, as the unit sees it: cover, texts, tables. All of it can only be looked at."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QTableView, QTabWidget, QWidget

from models.checks.findings import Finding, Level
from models.form.cover import PARTICULARS
from models.form.refs import CellRef, Ref, TextRef
from models.form.vocabulary import Section, Table
from models.report.report import Report
from models.report.wording import opening, title
from ui.district.review_document import ReviewDocument
from ui.district.review_table import ReviewTable
from ui.district.review_texts import ReviewText
from ui.kit.level_looks import look_of
from ui.kit.plain_widgets import PlainLabel
from ui.kit.signs import SIZE
from ui.kit.word_list import ListModel, row_view

_COVER = "封面"
_LOOK_ONLY, _ALONE = "只能看　小字是去年", "只能看　没有去年的"


_GAP = 4
"""Pixels around the words beside the tabs. Chosen by eye."""


class ReviewPages(QTabWidget):
    """Shows a report; a place in it can be pointed at."""

    def __init__(self, document: ReviewDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        report = document.report
        self.setAccessibleName("封面和各部分")
        self.setDocumentMode(True)
        self.setUsesScrollButtons(True)
        self.setIconSize(QSize(SIZE, SIZE))
        self._levels: list[Level | None] = []
        self.cover = _cover(report, document.previous, self)
        self.sections: dict[str, ReviewTable | ReviewText] = {}
        counts = Counter(_tab_of(report, one.left[0]) for one in document.findings)
        worst = _worst(report, document.findings)
        self._add(self.cover, _COVER, counts[""], worst.get(""))
        for section in report.form.sections:
            view = self._section(section)
            self.sections[section.id] = view
            self._add(view, section.short, counts[section.id], worst.get(section.id))
        told = PlainLabel(_LOOK_ONLY if document.previous else _ALONE, "guide")
        told.setContentsMargins(_GAP, 0, _GAP, 2 * _GAP)
        self.setCornerWidget(told)
        self.wear_theme()

    def _section(self, section: Section) -> ReviewTable | ReviewText:
        document = self.document
        if isinstance(section.body, Table):
            return ReviewTable(document, section.body)
        ref = TextRef("texts", section.body.id)
        return ReviewText(document.report, document.previous, ref, document.findings)

    def _add(self, page: QWidget, name: str, found: int, worst: Level | None) -> None:
        at = self.addTab(page, f"{name}（{found}）" if found else name)
        self.tabBar().setAccessibleTabName(at, f"{name}，{found} 处问题" if found else name)
        self._levels.append(worst)

    @property
    def tables(self) -> list[ReviewTable]:
        """The tables in their order."""
        return [one for one in self.sections.values() if isinstance(one, ReviewTable)]

    def stand_on(self, finding: Finding) -> None:
        """Show the place that a finding is about: its words in a text, its first cell in a table."""
        span = next(iter(finding.spans), None)
        view = self._show(finding.left[0] if span is None else span.ref)
        if isinstance(view, ReviewText) and span:
            view.point_at(span)
        elif isinstance(view, ReviewTable):
            places = view.figures.grid.places
            for ref in [ref for ref in finding.refs if isinstance(ref, CellRef) and ref in places][:1]:
                view.setCurrentIndex(view.figures.at(ref))
                view.scrollTo(view.currentIndex())

    def show_place(self, ref: Ref, *, takes_keyboard: bool = True) -> None:
        """Show a cell, or the text that it is."""
        view = self._show(ref)
        if isinstance(view, ReviewTable) and isinstance(ref, CellRef) and ref in view.figures.grid.places:
            view.setCurrentIndex(view.figures.at(ref))
            view.scrollTo(view.currentIndex())
        if takes_keyboard:
            view.setFocus()

    def _show(self, ref: Ref) -> QWidget:
        view = self.sections.get(_tab_of(self.document.report, ref), self.cover)
        self.setCurrentWidget(view)
        return view

    def take_keyboard(self) -> None:
        """Let the keys lead on from here."""
        self.currentWidget().setFocus()

    def wear_theme(self) -> None:
        """Show in the present theme where something was found."""
        for at, level in enumerate(self._levels):
            self.setTabIcon(at, QIcon(look_of(level).sign) if level else QIcon())


def _tab_of(report: Report, ref: Ref) -> str:
    """Return the id of the section that a place is in; blank for the cover."""
    section = report.form.section_of(ref)
    return section.id if section else ""


def _worst(report: Report, findings: tuple[Finding, ...]) -> dict[str, Level]:
    """Return the weightiest level in each part."""
    found: dict[str, Level] = {}
    levels = list(Level)
    for one in sorted(findings, key=lambda one: levels.index(one.level)):
        found.setdefault(_tab_of(report, one.left[0]), one.level)
    return found


def _cover(report: Report, previous: Report | None, parent: QWidget) -> QTableView:
    """Return the particulars that are filled in, and what is printed above the first section."""
    rows = [
        (one.label, one.choices.get(words, words), previous.text(*one.ref) if previous else "")
        for one in PARTICULARS.values()
        if (words := report.text(*one.ref))
    ]
    rows = [("报告标题", title(report), ""), *rows, ("开头一段", opening(report), "")]
    return row_view("封面上填的", ListModel(("项目", "单位填的", "去年"), rows, parent), 1)
