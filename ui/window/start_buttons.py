"""What can be done on the page of the drafts: as buttons, and in the menu of a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import NamedTuple

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from models.drafts.draft import Draft
from ui.kit.plain_widgets import set_tool_tip


class Act(Enum):
    """What is done; the label has the letter that Alt reaches it by, which neither a menu nor another act has."""

    NEW = "新建报告(&N)"
    IMPORT = "导入报告(&I)"
    EXERCISES = "练习(&X)"
    OPEN = "打开(&O)"
    NEXT_YEARS = "复制为下一年(&Y)"
    HISTORY = "历史版本(&L)"
    FILES = "全部文件(&A)…"
    BIN = "删除(&D)"
    RESTORE = "恢复(&R)"
    CARDS = "单位资料(&K)"
    TURN = "回收站(&B)"
    DISTRICT = "收件汇总（区县用）(&G)"


BACK = "返回我的报告(&B)"
"""What `Act.TURN` is called in the bin."""

ON_TOP = (Act.NEW, Act.IMPORT)
APART = (Act.EXERCISES, Act.CARDS, Act.TURN, Act.DISTRICT)
ON_A_DRAFT = (Act.OPEN, Act.NEXT_YEARS, Act.HISTORY, Act.FILES, Act.BIN, Act.RESTORE)

_TIPS = {
    Act.EXERCISES: "已经公开的真实报告，随便改，不会保存",
    Act.IMPORT: "去年已经公开的报告（Word、Excel、PDF、网页），或者本程序导出的工作簿",
    Act.NEXT_YEARS: "带上封面、标题提纲和结转的数，另建一份下一年度的报告，并且打开它",
    Act.HISTORY: "看这份报告以前的样子，和现在比，恢复",
    Act.BIN: "放进回收站，可以撤销，也可以恢复",
    Act.RESTORE: "放回“我的报告”",
    Act.FILES: "打开这份报告，把公开版、报送版、工作簿、Word、网页写进一个文件夹",
    Act.DISTRICT: "发任务、收各单位的年报、审核、退回；各单位自己填报不用",
    Act.CARDS: "每个单位在这台电脑上记一份，新报告自动带上",
}


class Standing(NamedTuple):
    """What decides which acts mean something.

    Attributes:
        draft: The one that is chosen.
        in_bin: Whether the bin is shown.
        may_change: Whether anything may be changed.
        is_empty: Whether the three ways to begin stand in the place of the list.
        has_bin: Whether anything lies in the bin.
        is_wide: Whether there is room for what stands in the menus, too.
        is_tall: Whether a row more below the list leaves it its lines.
    """

    draft: Draft | None
    in_bin: bool
    may_change: bool
    is_empty: bool
    has_bin: bool
    is_wide: bool
    is_tall: bool = True

    def shows(self, act: Act) -> bool:
        """Return whether an act means something here."""
        if act is Act.TURN:
            return self.in_bin or self.has_bin or not self.is_empty
        if act is Act.CARDS and not self.is_wide:
            return False
        if act is Act.DISTRICT:
            return not self.in_bin and (self.is_wide or self.is_empty or self.is_tall)
        return not self.is_empty and (act is Act.RESTORE) == self.in_bin

    def allows(self, act: Act) -> bool:
        """Return whether an act can be done now."""
        draft = self.draft
        match act:
            case Act.TURN | Act.EXERCISES | Act.CARDS | Act.DISTRICT:
                return True
            case Act.FILES:
                return bool(draft and draft.report)
            case Act.OPEN:
                return bool(draft and (draft.report or draft.newer))
            case Act.NEW | Act.IMPORT:
                return self.may_change
            case Act.NEXT_YEARS:
                return bool(draft and draft.report) and self.may_change
            case _:
                return draft is not None and self.may_change


def make_buttons(do: Callable[[Act], object]) -> dict[Act, QPushButton]:
    """Return a button for each act; Enter on a button does what it says."""
    buttons = {act: QPushButton(act.value) for act in Act}
    for act, button in buttons.items():
        button.setAutoDefault(True)
        button.clicked.connect(lambda _=False, act=act: do(act))
        set_tool_tip(button, _TIPS.get(act, ""))
    return buttons


def show_standing(buttons: Mapping[Act, QPushButton], standing: Standing, primary: Act | None) -> None:
    """Show the buttons that mean something, enable those that can act, and mark the one that Enter stands for."""
    buttons[Act.TURN].setText(BACK if standing.in_bin else Act.TURN.value)
    for act, button in buttons.items():
        button.setVisible(standing.shows(act))
        button.setEnabled(standing.allows(act))
        name = "primary" if act is primary else ""
        if button.objectName() != name:
            button.setObjectName(name)
            button.style().unpolish(button)
            button.style().polish(button)


def menu_of(acts: Iterable[Act], buttons: Mapping[Act, QPushButton], parent: QWidget) -> QMenu:
    """Return a menu of those acts that can be done now, which goes when it is closed."""
    menu = QMenu(parent)
    menu.setAccessibleName("这份报告")
    menu.aboutToHide.connect(menu.deleteLater)
    for act in acts:
        if not buttons[act].isHidden() and buttons[act].isEnabled():
            menu.addAction(act.value, buttons[act].click)
    return menu
