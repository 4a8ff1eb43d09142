"""The preview: the pages of the very PDF that is exported, and from here printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from exporters.release import Variant
from models.system.errors import ReportError
from ui.kit.dialogs import plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.help_topic import Topic
from ui.kit.letters import lettered
from ui.kit.plain_widgets import PlainLabel, set_tool_tip
from ui.kit.shown_text import window_title
from ui.kit.spoken import Announcer, announce
from ui.kit.waiting import waiting
from ui.kit.wrapping_row import WrappingRow
from ui.outgoing.light_banners import light_box
from ui.outgoing.page_list import PageList
from ui.outgoing.page_pictures import open_pages
from ui.outgoing.pages_ahead import Made
from ui.outgoing.pages_view import Fit, PagesView
from ui.outgoing.printing import print_document

if TYPE_CHECKING:
    from exporters.pdf.raster import Pages

_GEOMETRY = "preview"
_ORDER = (Variant.FILING, Variant.PUBLIC, Variant.DRAFT)

_SIZE = 1100, 900
"""Pixels of the window, the first time. Chosen: a page is read whole, beside the list of all."""

_FITS = {Fit.WIDTH: "W", Fit.PAGE: "G"}
"""The sizes that can be chosen, with their letters."""


class PreviewDialog(QDialog):
    """Shows what would be printed or exported.

    Args:
        make: Makes a variant; it is called once for each that the clerk looks at, until the look of banners changes.
        variants: Which ones there are.
        settings: Where place and size of the window, and the printer used last, are remembered.
        may_print: Whether the clerk still wants a variant printed, all considered.

    Signals:
        wants_export: The clerk wants the `Variant` in sight as a file.
        wants_checklist: The clerk wants the sheet with the steps before a report is handed in.
    """

    wants_export = Signal(object)
    wants_checklist = Signal()
    _called = ""

    def __init__(
        self,
        make: Callable[[Variant], Made],
        variants: tuple[Variant, ...],
        settings: QSettings,
        parent: QWidget | None = None,
        may_print: Callable[[Variant], bool] = lambda _variant: True,
    ) -> None:
        super().__init__(parent)
        self._make, self._settings, self._may_print = make, settings, may_print
        self._variants = sorted(variants, key=_ORDER.index)
        self._made: dict[Variant, Made] = {}
        self._pages: Pages | None = None
        self.variant = seen_first(variants)
        self.choice: dict[Variant, QRadioButton] = {}
        self.light = light_box(settings)
        self.list, self.view = PageList(), PagesView()
        self._announcer = Announcer(self.view)
        self.place, self.percent, self.remarks = PlainLabel(), PlainLabel(), plain_label("", "guide")
        self.status, self.after = plain_label("", "guide"), plain_label("", "guide")
        self.fits = {fit: QPushButton(lettered(fit.value, letter)) for fit, letter in _FITS.items()}
        self.buttons = self._make_buttons()
        self._set_up_labels()
        self._lay_out()
        self._connect()
        self._restore()
        self.list.pages.hold()
        self.view.painted.connect(self.list.pages.release, Qt.ConnectionType.SingleShotConnection)
        self.show_variant(self.variant)
        answer_f1(self)

    def help_topic(self) -> Topic:
        """Return where the help tells of this."""
        return Topic("预览和打印")

    @property
    def has_pages(self) -> bool:
        """Whether there are pages to be looked at."""
        return self._pages is not None

    def say_after(self, sentence: str) -> None:
        """Say below the pages that are filed what comes after they were looked at."""
        self.after.setText(sentence)
        self.after.setVisible(self.variant is Variant.FILING and bool(sentence))

    def show_variant(self, variant: Variant) -> None:
        """Show this variant, at the place where the one before stood."""
        try:
            with waiting():
                if variant not in self._made:
                    self._made[variant] = self._make(variant)
                content, remarks = self._made[variant]
                self._show_pages(open_pages(content))
        except ReportError as error:
            self._tell(str(error))
            announce(self, str(error), urgent=True)
            self.choice[self.variant].setChecked(True)
            return
        self.variant = variant
        self.after.setVisible(variant is Variant.FILING and bool(self.after.text()))
        self.light.setVisible(variant is not Variant.FILING and not self._called)
        self.setWindowTitle(window_title(f"预览和打印：{self._called or variant.value}"))
        self._tell("")
        self.remarks.setText("\n".join(remarks))
        self.remarks.setVisible(bool(remarks))

    def _show_again(self) -> None:
        """Make all anew that has the banners of the other look, and show what was in sight."""
        self._made = {variant: made for variant, made in self._made.items() if variant is Variant.FILING}
        self.show_variant(self.variant)

    def print(self) -> None:
        """Print the variant in sight."""
        if self._pages and self._may_print(self.variant):
            title = self._pages.title if self._called else f"{self._pages.title}（{self.variant.value}）"
            printed = print_document(self._made[self.variant][0], title, self._settings, self)
            self._tell("已经送到打印机。" if printed else "")

    @override
    def done(self, result: int) -> None:
        """Close, and give the memory back."""
        self._settings.setValue(_GEOMETRY, self.saveGeometry())
        super().done(result)
        self.view.clear()
        self.list.pages.show_pages(None)
        if self._pages:
            self._pages.close()
        self._pages = None

    def _show_pages(self, pages: Pages) -> None:
        before, self._pages = self._pages, pages
        self.list.show_pages(pages)
        self.view.show_pages(pages)
        if before:
            before.close()

    def _tell(self, sentence: str) -> None:
        self.status.setText(sentence)
        self.status.setVisible(bool(sentence))

    # ------------------------------------------------------------ the window

    def _set_up_labels(self) -> None:
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.percent.setMinimumWidth(self.percent.fontMetrics().horizontalAdvance("400%") + 8)
        self.place.setMinimumWidth(self.place.fontMetrics().horizontalAdvance("第 99 页，共 99 页"))
        self.place.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _make_buttons(self) -> dict[str, QPushButton]:
        acts: dict[str, tuple[str, Callable[[], object], str]] = {
            "打印…": ("P", self.print, "选打印机，打印这一份（Ctrl+P）"),
            "导出这一份 PDF…": ("E", lambda: self.wants_export.emit(self.variant), "把这一份存成 PDF 文件"),
            "报送前核对清单…": ("K", self.wants_checklist.emit, "还要办哪些事，印成一张纸，办一件勾一件"),
            "关闭": ("C", self.reject, "回到报告（Esc）"),
            "缩小": ("O", lambda: self.view.step(-1), "Ctrl 和 -，或者按住 Ctrl 转滚轮"),
            "放大": ("I", lambda: self.view.step(1), "Ctrl 和 +，或者按住 Ctrl 转滚轮"),
        }
        buttons = {label: QPushButton(lettered(label, letter)) for label, (letter, _, _) in acts.items()}
        for label, (_, act, tip) in acts.items():
            set_tool_tip(buttons[label], tip)
            buttons[label].clicked.connect(lambda _=False, act=act: act())
        buttons["打印…"].setObjectName("primary")
        buttons["报送前核对清单…"].setVisible(not self._called)
        for button in (*buttons.values(), *self.fits.values()):
            button.setAutoDefault(False)  # else Enter among the pages would print
        return buttons

    def _lay_out(self) -> None:
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        buttons, middle = self.buttons, QHBoxLayout()
        middle.addWidget(self.list)
        middle.addWidget(self.view, 1)
        sizes = (buttons["缩小"], self.percent, buttons["放大"], *self.fits.values())
        column = QVBoxLayout(self)
        column.addLayout(WrappingRow([*self._offered(), self.light], sizes))
        column.addLayout(middle, 1)
        column.addWidget(self.remarks)
        column.addWidget(self.status)
        column.addWidget(self.after)
        last = ("报送前核对清单…", "打印…", "导出这一份 PDF…", "关闭")
        column.addLayout(WrappingRow((self.place,), [buttons[label] for label in last]))

    def _offered(self) -> list[QWidget]:
        """Return the variants to choose from, or a word for the only one."""
        if len(self._variants) == 1:
            return [PlainLabel(self._called or _label(self.variant))]
        choice = QButtonGroup(self)
        for number, variant in enumerate(self._variants, 1):
            button = QRadioButton(lettered(_label(variant), str(number)))
            button.setChecked(variant is self.variant)
            button.clicked.connect(lambda _=False, variant=variant: self.show_variant(variant))
            choice.addButton(button)
            self.choice[variant] = button
        return list(self.choice.values())

    def _connect(self) -> None:
        self.list.chosen.connect(self.view.reveal)
        self.light.toggled.connect(self._show_again)
        self.view.page_changed.connect(self._show_place)
        self.view.zoom_changed.connect(self._show_zoom)
        for fit, button in self.fits.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, fit=fit: self.view.follow(fit))
        self.fits[Fit.WIDTH].setToolTip("Ctrl 和 0")
        acts: dict[str, Callable[[], object]] = {
            "Ctrl++": lambda: self.view.step(1),
            "Ctrl+=": lambda: self.view.step(1),
            "Ctrl+-": lambda: self.view.step(-1),
            "Ctrl+0": lambda: self.view.follow(Fit.WIDTH),
            "Ctrl+P": self.print,
        }
        for keys, act in acts.items():
            QShortcut(QKeySequence(keys), self, act)

    def _restore(self) -> None:
        """Put the window where it was; the first time, as large as a small screen is."""
        geometry = self._settings.value(_GEOMETRY)
        if geometry is None or not self.restoreGeometry(geometry):
            within_screen(self, *_SIZE)
            if self.height() < _SIZE[1]:
                self.setWindowState(Qt.WindowState.WindowMaximized)
        self.view.setFocus()

    # ------------------------------------------------------------ what is in sight

    def _show_place(self, number: int) -> None:
        self.list.show_number(number)
        place = f"第 {number} 页，共 {self.list.pages.rowCount()} 页"
        self.place.setText(place)
        self.view.setAccessibleDescription(place)
        if self.view.hasFocus():  # the list says by itself which page it stands on
            self._announcer.say(place)

    def _show_zoom(self) -> None:
        self.percent.setText(f"{self.view.zoom:.0%}")
        for fit, button in self.fits.items():
            button.setChecked(fit is self.view.fit)


class SheetPreview(PreviewDialog):
    """Shows a sheet that is no variant of a report.

    Args:
        called: What it is.
        content: A PDF.
        settings: As above.
    """

    def __init__(self, called: str, content: bytes, settings: QSettings, parent: QWidget | None = None) -> None:
        self._called = called
        super().__init__(lambda _: (content, ()), (Variant.DRAFT,), settings, parent)


def seen_first(variants: tuple[Variant, ...]) -> Variant:
    """Return which of these variants a preview shows first."""
    return min(variants, key=_ORDER.index)


def _label(variant: Variant) -> str:
    return f"{variant.value}（{variant.purpose}）"
