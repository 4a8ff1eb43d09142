"""定用哪一版: a unit has several versions, and a person says which one counts; nothing is chosen by a clock."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from models.district.board import day
from models.district.register.ledger import Ledger
from models.district.register.submissions import Submission
from models.district.register.task_standing import UnitStanding
from models.district.standing_tiles import version_of
from ui.kit.boxes import Box
from ui.kit.letters import lettered

_ABOUT = "文件上的时间靠不住，程序不替您选。没有选上的作废，原件都留着；已经接收的一直算数，到新的一版接收为止。"


def version_chosen(one: UnitStanding, ledger: Ledger, parent: QWidget | None = None) -> str | None:
    """Return the SHA-256 of the version that is to count; None if the clerk decides it later."""
    versions = (*((one.in_force,) if one.in_force else ()), *one.waiting)
    told = "\n".join(_told(version, ledger) for version in versions)
    box = Box(QMessageBox.Icon.Question, f"{one.unit.name}有 {len(versions)} 版：\n{told}", _ABOUT, parent)
    buttons = [
        box.addButton(lettered(f"用第 {version_of(version, ledger)} 版", str(number)), Box.ButtonRole.ActionRole)
        for number, version in enumerate(versions, 1)
    ]
    later = box.addButton("以后再定(&C)", Box.ButtonRole.RejectRole)
    box.setDefaultButton(later)  # no answer is nearer than another
    box.setEscapeButton(later)
    box.exec()
    clicked = box.clickedButton()
    return next((version.sha256 for version, button in zip(versions, buttons, strict=True) if button is clicked), None)


def _told(version: Submission, ledger: Ledger) -> str:
    arrival, check = version.arrival, version.check
    found = f"{check.blocking} 处错误" if check.blocking else "没有错误"
    parts = [
        f"第 {version_of(version, ledger)} 版（{version.state.value}）",
        f"{day(version.when.date())}到",
        f"第 {arrival.counter} 次交" if arrival.counter else "",
        f"核对码 {arrival.code}" if arrival.code else "",
        found,
        arrival.name,
    ]
    return "，".join(filter(None, parts))
