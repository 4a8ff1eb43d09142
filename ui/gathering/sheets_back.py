"""The sheets of the rooms on their way back: chosen, read, shown, and taken over in one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog

from models.importers.sandbox.protocol import Scope
from models.importers.sandbox.sandboxed_reader import Reader
from models.system.disk_faults import words_of
from ui.gathering.open_gathering import OpenGathering
from ui.gathering.returned_dialog import ReturnedDialog
from ui.gathering.returned_files import Returned, SheetFilesDialog, files_in, read_returned_files
from ui.gathering.sheets_out import ROOMS
from ui.kit.dialogs import FolderDialog
from ui.kit.last_folder import last_folder, remember_folder

_NOTHING = "没有收下什么，收集表没有变。"


@dataclass(frozen=True)
class SheetsBack:
    """Takes sheets back.

    Attributes:
        gathered: What the rooms were asked.
        draft_id: Of the report, which the sheets carry.
        settings: Where the folder is remembered.
    """

    gathered: OpenGathering
    draft_id: str
    settings: QSettings

    def files(self, over: QDialog) -> str:
        """Ask which files are back, and take them over; return what came of it."""
        with Reader(Scope.ROOMS) as reader:  # which gets ready while the clerk is looking for the files
            paths = SheetFilesDialog.ask(last_folder(self.settings, ROOMS), over)
            return self._take(reader, paths, over) if paths else ""

    def folder(self, over: QDialog) -> str:
        """The same, of all files of a folder or stick."""
        with Reader(Scope.ROOMS) as reader:
            title = "收回哪个文件夹或者 U 盘里的表"
            folder = FolderDialog.ask(over, title, last_folder(self.settings, ROOMS))
            return self._take(reader, [folder], over) if folder else ""

    def dropped(self, over: QDialog, paths: Sequence[Path]) -> str:
        """Take over files that the clerk has dropped."""
        with Reader(Scope.ROOMS) as reader:
            return self._take(reader, paths, over)

    def _take(self, reader: Reader, chosen: Sequence[Path], over: QDialog) -> str:
        try:
            paths = files_in(chosen)
        except OSError as error:
            return f"没有收回：文件夹读不了（{words_of(error)}）。请换一个，或者直接选文件。"
        if not paths:
            return "这里面没有文件。"
        remember_folder(self.settings, paths[0].parent, ROOMS)
        gathered = self.gathered
        files = read_returned_files(reader, paths, (gathered.value, gathered.report, self.draft_id), over)
        if files is None:
            return _NOTHING
        taken = ReturnedDialog.ask(files, gathered.value, gathered.document, over)
        return self._taken(taken, len(files)) if taken else _NOTHING

    def _taken(self, taken: Sequence[Returned], of: int) -> str:
        """Take these over as one step, and say what that is."""
        value, now = self.gathered.value, datetime.now(UTC).replace(microsecond=0)
        sheets = [one.sheet for one in taken if one.sheet]
        for sheet in sheets:
            value = value.with_sheet(sheet.room_id, sheet.figures, now, sheet.remarks)
        self.gathered.change(value, f"收回 {len(sheets)} 份表")
        names = "、".join(room.name for sheet in sheets if (room := value.room(sheet.room_id)))
        figures, other = sum(len(sheet.figures) for sheet in sheets), sum(one.other for one in taken)
        differs = f"，其中 {other} 个和以前报的不同" if other else ""
        left = f"；另外 {of - len(taken)} 个文件没有收" if of > len(taken) else ""
        return f"收下了{names}的表，共 {figures} 个数{differs}{left}。可以撤销（Ctrl+Z）。"
