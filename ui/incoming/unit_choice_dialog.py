"""打开任务包: which unit of a district's task this is. It is chosen, and then confirmed with what will be filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.exchange.task import TaskUnit
from models.exchange.task_package import TaskPackage
from models.exchange.task_unit import confusable
from models.form.cover import KINDS
from models.text.look_alikes import plain_name
from ui.kit.copied_words import copying_words
from ui.kit.dialog_column import lay_out, page_of
from ui.kit.dialogs import plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.plain_widgets import PlainLabel, PlainPage
from ui.kit.shown_text import all_lines, one_line
from ui.kit.spoken import announce
from ui.kit.wrapping_row import WrappingRow

_SIZE = 640, 560
"""Pixels. Chosen: a dozen units in sight on a small screen."""

_LIST = 140
"""Pixels of the list at least. Chosen: five lines."""

_MOST_ALIKE = 5
"""Names that look like the chosen one and are told. Chosen: more would not be read."""

_ASK = "这台电脑上填的是哪个单位？选好以后，单位名称、类别、年度、截止日期和收件单位都不用再填。"
_CONFIRM = "请核对。不是这个单位的，请按“上一步”。"
_ALIKE = "名字很像的还有，请看清楚："


class Stage(IntEnum):
    """What the dialog is at: the list, what will be filled in, or the words of the notice."""

    CHOOSING = 0
    CONFIRMING = 1
    READING = 2


class UnitChoiceDialog(QDialog):
    """Asks once which unit this is.

    Args:
        package: With the units to choose from.
        known: Names of units that this computer knows; the unit of such a name is proposed, and still asked for.
        parent: The window to ask over.

    Attributes:
        search: Narrows the list.
        list: The units.
        chosen: The unit that is chosen; None if none is.
        forth: Goes on to what will be filled in.
        back: Goes back to the list.
        confirm: Says that this is the unit.
    """

    def __init__(self, package: TaskPackage, known: Container[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("打开任务包")
        self._package, self._shown = package, package.task.units
        self._names = Counter(plain_name(one.name) for one in package.task.units)
        self.search, self.list = QLineEdit(), copying_words(QListWidget())
        self._alike, self._filled, self._beside = plain_label("", "guide"), plain_label(""), plain_label("", "guide")
        self._pages, self._words = QStackedWidget(), PlainPage()
        self.forth, self.back, self.confirm = (
            QPushButton(one) for one in ("下一步(&O)", "上一步(&B)", "就是这个单位(&Y)")
        )
        self.notice, self._cancel = QPushButton("看通知(&V)…"), QPushButton("取消(&C)")
        self._lay_out()
        self._connect()
        self._narrow()
        self._propose([unit for unit in package.task.units if unit.name in known])
        self.turn_to(Stage.CHOOSING)
        answer_f1(self, "任务包")

    @classmethod
    def ask(cls, package: TaskPackage, known: Container[str] = (), parent: QWidget | None = None) -> TaskUnit | None:
        """Return the unit that the clerk has chosen and confirmed; None if the clerk turns back."""
        dialog = cls(package, known, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.chosen if accepted else None

    @property
    def chosen(self) -> TaskUnit | None:
        """The unit that is chosen."""
        rows = [index.row() for index in self.list.selectionModel().selectedRows()]
        return self._shown[rows[0]] if rows else None

    def _lay_out(self) -> None:
        find, units = PlainLabel("查找(&F)"), PlainLabel("单位(&L)")
        find.setBuddy(self.search)
        units.setBuddy(self.list)
        self.search.setPlaceholderText("打几个字，下面只留有这几个字的单位")
        self.search.setAccessibleName("查找单位")
        self.list.setAccessibleName("单位")
        self.list.setMinimumHeight(_LIST)
        self._words.setAccessibleName("区里的通知")
        self._words.write(lambda: self._words.setPlainText(all_lines(self._package.notice)))
        task = self._package.task
        whose = plain_label(f"{task.district} {task.year} 年度年报任务", "name")
        for page in (
            (
                whose,
                plain_label(_facts(self._package), "guide"),
                plain_label(_ASK),
                find,
                self.search,
                units,
                self.list,
            ),
            (plain_label("将要填上", "caption"), self._filled, self._beside, plain_label(_CONFIRM, "guide"), None),
            (plain_label("区里的通知", "caption"), self._words),
        ):
            self._pages.addWidget(page_of(page))
        column = QVBoxLayout()
        column.addWidget(self._pages, 1)
        column.addWidget(self._alike)
        for button in (self.forth, self.back, self.confirm, self.notice, self._cancel):
            button.setAutoDefault(False)
        lay_out(self, column, WrappingRow((self.notice,), (self._cancel, self.back, self.forth, self.confirm)))
        within_screen(self, *_SIZE)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._narrow())
        self.search.returnPressed.connect(self._choose_the_only_one)
        self.list.itemSelectionChanged.connect(self._on_chosen)
        self.list.itemDoubleClicked.connect(lambda _: self._go_on())
        self.forth.clicked.connect(lambda _=False: self._go_on())
        self.back.clicked.connect(lambda _=False: self.turn_to(Stage.CHOOSING))
        self.confirm.clicked.connect(lambda _=False: self.accept())
        self._cancel.clicked.connect(lambda _=False: self.reject())
        self.notice.clicked.connect(lambda _=False: self.turn_to(Stage.READING))

    # ------------------------------------------------------------ the list

    def _narrow(self) -> None:
        """Show the units whose names have what was typed; the one that is chosen stays so while it is shown."""
        before, typed = self.chosen, plain_name(self.search.text()).casefold()
        self._shown = tuple(one for one in self._package.task.units if typed in plain_name(one.name).casefold())
        with QSignalBlocker(self.list):  # while it is filled, its rows are not those of the units
            self.list.clear()
            for unit in self._shown:
                self.list.addItem(QListWidgetItem(one_line(self._called(unit))))
            self._propose([unit for unit in self._shown if unit == before])
        self._on_chosen()

    def _called(self, unit: TaskUnit) -> str:
        """Return a unit with its kind, and its id where another one has the same name as far as anybody sees."""
        which = f"　编号 {unit.id}" if self._names[plain_name(unit.name)] > 1 else ""
        return f"{unit.name}　{KINDS[unit.kind]}{which}"

    def _propose(self, units: list[TaskUnit]) -> None:
        """Choose a unit, if there is one and only one."""
        if len(units) == 1 and units[0] in self._shown:
            self.list.setCurrentRow(self._shown.index(units[0]))

    def _choose_the_only_one(self) -> None:
        """Choose the unit that is left; the dialog hears the same Enter after this, and goes on by itself, once."""
        if len(self._shown) == 1:
            self.list.setCurrentRow(0)
        elif not self.chosen:
            self.list.setFocus()

    def _on_chosen(self) -> None:
        self.forth.setEnabled(self.chosen is not None)
        none = not self._shown and "没有名称里有这几个字的单位。请少打几个字；还是没有的，请问区里。"
        self._alike.setText(none or (self._alike_words() if self.chosen else ""))
        self._alike.setVisible(bool(self._alike.text()))

    def _alike_words(self) -> str:
        unit = self.chosen
        others = confusable(unit, self._package.task.units) if unit else ()
        if not unit or not others:
            return ""
        lines = [f"· {one_line(one.name)}（编号 {one.id}）" for one in (unit, *others[:_MOST_ALIKE])]
        more = [f"· 等 {len(others) + 1} 个"] if len(others) > _MOST_ALIKE else []
        return "\n".join((_ALIKE, *lines, *more))

    # ------------------------------------------------------------ one page after the other

    def _go_on(self) -> None:
        if unit := self.chosen:
            self._filled.setText(_to_be_filled(self._package, unit))
            self._beside.setText(self._alike_words())
            self.turn_to(Stage.CONFIRMING)
            announce(self, self._filled.text())

    def turn_to(self, stage: Stage) -> None:
        """Show a page, with its answers."""
        self._pages.setCurrentIndex(stage)
        self._alike.setVisible(stage is Stage.CHOOSING and bool(self._alike.text()))
        self.notice.setVisible(stage is Stage.CHOOSING and bool(self._package.notice))
        primary = {Stage.CHOOSING: self.forth, Stage.CONFIRMING: self.confirm, Stage.READING: self.back}[stage]
        for button in (self.forth, self.back, self.confirm):
            button.setVisible(button is primary or (button is self.back and stage is not Stage.CHOOSING))
            button.setDefault(button is primary)
            button.setObjectName("primary" if button is primary else "")
            button.style().polish(button)
        (self.list if self.chosen else self.search).setFocus()
        if stage is not Stage.CHOOSING:
            (primary if stage is Stage.CONFIRMING else self._words).setFocus()


def _facts(package: TaskPackage) -> str:
    task = package.task
    to_whom = f"交给：{task.addressee}。" if task.addressee else ""
    return f"截止日期：{_day(task.due)}。{to_whom}名册里有 {len(task.units)} 个单位。"


def _to_be_filled(package: TaskPackage, unit: TaskUnit) -> str:
    task = package.task
    lines = {
        "机关全称": one_line(unit.name),
        "单位类别": KINDS[unit.kind],
        "报告年度": f"{task.year} 年",
        "截止日期": _day(task.due),
        "收件单位": task.addressee or task.district,
        "单位编号": unit.id,
    }
    return "\n".join(f"{name}：{said}" for name, said in lines.items())


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
