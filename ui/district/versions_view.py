"""Versions of one unit's report side by side; a person says which one counts, by one key. Nothing is proposed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTableView, QVBoxLayout, QWidget

from models.district.versions import BATCH, Versions
from models.text.formulas import guarded
from ui.district.descent_picture import DescentPicture
from ui.district.rolling_page import RollingPage
from ui.district.versions_notes import show_changes, show_texts
from ui.district.versions_table import VersionsTable
from ui.kit.letters import lettered
from ui.kit.plain_widgets import PlainLabel, PlainPage
from ui.kit.scrolling import FollowingScrollArea
from ui.kit.shown_text import one_line
from ui.kit.word_list import row_view
from ui.kit.wrapping_row import WrappingRow
from ui.report.beside_table import BesideTable, Share

_MARGINS, _GAP = (8, 8, 8, 8), 8
"""Pixels around everything, and between parts. Source: the scale of the design."""

_BESIDE = Share(of_width=460 / 1366, most=460)
"""Source: the design."""

_HIGHEST = 132
"""Pixels of the height of the question and the drawing at most; more scrolls. Source: the design."""

_LEAST = 60
"""Pixels that cells and texts are high at least. Chosen: a line of each under its headings."""

_COPIED = "已复制问话，可以粘贴给单位。"
_REST = "没用的标“作废”，原件留着，随时能看。"


class VersionsView(QWidget):
    """Shows what it is handed; `show_versions` comes before anything else.

    Attributes:
        uses: A button for each version, in their order.
        none, ask, whole, more, later: None of them, what the unit is asked, all cells, the next versions, and back.

    Signals:
        used: A version counts, by its SHA-256.
        none_used: None of them is used.
        whole_asked: The clerk wants to see all that two versions say.
        more_asked: The clerk wants to see the next ones, by the place of the first.
        later_asked: It is decided later.
        status_message: A sentence for the clerk about what just happened.
    """

    used = Signal(str)
    none_used = Signal()
    whole_asked = Signal()
    more_asked = Signal(int)
    later_asked = Signal()
    status_message = Signal(str)

    def __init__(self, versions: Versions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.versions = versions
        self.setAccessibleName("几版对照")
        self.question, self.unsure = PlainLabel("", "strong", wrap=True), PlainLabel("", wrap=True)
        self.picture = DescentPicture()
        self.differ, self.same = PlainLabel("", "strong"), PlainLabel("", "guide")
        self.model = VersionsTable(self)
        self.cells: QTableView = row_view("不同的格", self.model, copies=False)
        self.texts, self.changes = PlainPage(), PlainPage()
        self.uses = [QPushButton() for _ in range(BATCH)]
        self.none = QPushButton()
        self.ask = QPushButton(f"{lettered('复制问话', 'K')}　Ctrl+C")
        self.whole = QPushButton(f"{lettered('看全表', 'W')}　F9")
        self.more = QPushButton(lettered("看下几版", "M"))
        self.later = QPushButton(f"{lettered('以后再说', 'L')}　Esc")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.cells)
        self._show()

    def _lay_out(self) -> None:
        for name, page in (("文字不同的地方", self.texts), ("换一版，问题怎么变；经过", self.changes)):
            page.setAccessibleName(name)
            page.setMinimumHeight(_LEAST)
            page.setTabChangesFocus(True)
        self.cells.setMinimumHeight(_LEAST)
        left, beside = QWidget(), QWidget()
        column = QVBoxLayout(left)
        heading = WrappingRow([self.differ, self.same])
        for part in (self.cells, self.texts):
            part.setObjectName("compared")
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(heading)
        column.addWidget(self.cells, 3)
        column.addWidget(self.texts, 2)
        right = QVBoxLayout(beside)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(PlainLabel("换一版，问题怎么变", "strong"))
        right.addWidget(self.changes, 1)
        content = QWidget()
        whole = QVBoxLayout(content)
        whole.setContentsMargins(*_MARGINS)
        whole.setSpacing(_GAP)
        self._area = self._top()
        whole.addWidget(self._area)
        whole.addWidget(BesideTable(left, beside, "换一版，问题怎么变", _BESIDE), 1)
        buttons = [*self.uses, self.none, self.ask, self.whole, self.more, self.later]
        for button in buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoDefault(False)
        foot = QVBoxLayout()
        foot.setContentsMargins(*_MARGINS)
        foot.addLayout(WrappingRow(buttons[:-1], [PlainLabel(_REST, "guide"), self.later]))
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(RollingPage(content, "几版对照的各部分"), 1)
        around.addLayout(foot)

    def _top(self) -> FollowingScrollArea:
        self._asked = top = QWidget()
        words = QVBoxLayout()
        words.addWidget(self.question)
        words.addWidget(self.unsure)
        words.addStretch(1)
        row = QHBoxLayout(top)
        row.setContentsMargins(_GAP, _GAP // 2, _GAP, _GAP // 2)
        row.addLayout(words, 1)
        row.addWidget(self.picture, 1)
        area = FollowingScrollArea()
        area.setWidget(top)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top.setObjectName("questions")
        area.setAccessibleName("问的是什么，各版从哪一版改的")
        return area

    def _connect(self) -> None:
        for at, button in enumerate(self.uses):
            button.clicked.connect(lambda _=False, at=at: self.use(at))
        self.none.clicked.connect(lambda _=False: self.none_used.emit())
        self.ask.clicked.connect(lambda _=False: self.copy())
        self.whole.clicked.connect(lambda _=False: self.whole_asked.emit())
        self.more.clicked.connect(lambda _=False: self.show_more())
        self.later.clicked.connect(lambda _=False: self.later_asked.emit())
        keys: dict[str, Callable[[], object]] = {
            "F9": self.whole_asked.emit,
            "Esc": self.later_asked.emit,
            "Ctrl+C": self.copy,
            **{str(at + 1): lambda at=at: self.press(at) for at in range(BATCH + 1)},  # type: ignore[misc]
        }
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def show_versions(self, versions: Versions) -> None:
        """Show these from now on."""
        self.versions = versions
        self._show()

    def _show(self) -> None:
        versions, seen = self.versions, self.versions.seen
        marks = [one.mark for one in seen]
        self.question.setText(versions.question)
        self.unsure.setText("\n".join(versions.unsure))
        self.picture.show_nodes(versions.nodes, versions.numbers, {one.one.sha256: one.mark for one in seen})
        found = versions.compared
        parts = [f"{len(found.cells)} 格", *([f"{found.texts} 段文字"] if found.texts else [])]
        self.differ.setText(f"只列不同的 {'、'.join(parts)}")
        self.same.setText(f"另外 {found.same} 格{'两' if len(seen) == 2 else '各'}版一样")
        before = f"第 {versions.before_number} 版" if versions.before else ""
        self.model.show_lines(found.cells, marks, before)
        self.cells.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        lines = (len(versions.unsure) + 2) * self.fontMetrics().lineSpacing()
        self._area.setFixedHeight(
            min(max(lines, self._asked.sizeHint().height()) + 2 * self._area.frameWidth(), _HIGHEST)
        )
        self.cells.setVisible(bool(found.cells) or not found.paragraphs)
        self.texts.setVisible(bool(found.paragraphs))
        show_texts(self.texts, found, marks)
        show_changes(self.changes, versions)
        for at, button in enumerate(self.uses):
            button.setVisible(at < len(seen))
            if at < len(seen):
                then = "，接收的不变" if seen[at].is_in_force else "，转待审"
                button.setText(lettered(one_line(f"用{seen[at].mark}{then}"), str(at + 1)))
        self.none.setText(lettered("都不用，退回问清…", str(len(seen) + 1)))
        self.more.setVisible(versions.every > len(seen))

    # ------------------------------------------------------------ answers

    def press(self, at: int) -> None:
        """Do what the key of this number does, from 0: one for each version, and the next for none of them."""
        if at < len(self.versions.seen):
            self.use(at)
        elif at == len(self.versions.seen):
            self.none_used.emit()

    def use(self, at: int) -> None:
        """Use the version in this place."""
        self.used.emit(self.versions.seen[at].one.sha256)

    def copy(self) -> None:
        """Copy what the unit is asked."""
        QGuiApplication.clipboard().setText(guarded(self.versions.asked))
        self.status_message.emit(_COPIED)

    def show_more(self) -> None:
        """Ask for the next versions; after the last ones the first come again."""
        after = self.versions.first + len(self.versions.seen)
        self.more_asked.emit(after if after < self.versions.every else 0)

    def wear_theme(self) -> None:
        """Draw in the present theme."""
        self.picture.update()
        self.cells.viewport().update()
