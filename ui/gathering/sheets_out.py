"""The sheets of the rooms on their way out: workbooks in a folder or on a stick with one account of them, or paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QDialog

from models.gathering.gathering import Room
from models.gathering.room_sheet import RoomOrder, file_names, order_for
from models.system.disk_faults import words_of
from models.system.errors import ReportError
from models.system.files import replacing
from models.system.rights import as_usual
from ui.gathering.open_gathering import OpenGathering
from ui.kit.boxes import Box
from ui.kit.dialogs import FolderDialog
from ui.kit.last_folder import last_folder, remember_folder
from ui.kit.shown_text import one_line
from ui.kit.waiting import waiting
from ui.outgoing.all_files import Account
from ui.outgoing.file_export import FileExport
from ui.outgoing.preview import SheetPreview

ROOMS = "rooms"
"""For what the folder is remembered; the sheets come back to it as a rule."""

_WORKBOOK = ".xlsx"
_PAPER = "收集表"


class _Written(NamedTuple):
    """A workbook, and why it was not written; empty if it was."""

    order: RoomOrder
    path: Path
    fault: str = ""


@dataclass(frozen=True)
class SheetsOut:
    """Sends sheets out.

    Attributes:
        gathered: What the rooms are asked.
        draft_id: Of the report, which the sheets carry.
        files: Asks and tells.
    """

    gathered: OpenGathering
    draft_id: str
    files: FileExport

    def workbooks(self, over: QDialog, rooms: Sequence[Room]) -> str:
        """Ask for a folder, write the workbooks of these rooms there, and return what came of it."""
        files = replace(self.files, window=over)
        title = "把收集表存到哪个文件夹或者 U 盘"
        folder = FolderDialog.ask(over, title, last_folder(files.settings, ROOMS))
        if not folder:
            return ""
        orders = self._orders(rooms)
        paths = [folder / name for name in file_names(orders, _WORKBOOK)]
        there = [path.name for path in paths if path.exists()]
        if there and not files.replaces(there):
            return ""
        remember_folder(files.settings, folder, ROOMS)
        with waiting():
            outcomes = list(_written(orders, paths))
        account = _account_of(outcomes, folder)
        failed = any(one.fault for one in outcomes)
        files.tell(Box.Icon.Warning if failed else Box.Icon.Information, account, folder)
        return one_line(account.sentence.replace("\n", ""))

    def paper(self, over: QDialog, rooms: Sequence[Room]) -> str:
        """Show the sheets of these rooms, to be printed."""
        from exporters.room_sheets.room_paper import room_paper  # noqa: PLC0415  when first used

        files = replace(self.files, window=over)
        with waiting():
            content = room_paper(self._orders(rooms))
        dialog = SheetPreview(_PAPER, content, files.settings, over)

        def export() -> None:
            name = f"{self.gathered.report.year}年{_PAPER}"
            if written := files.write_sheet(name, content, dialog):
                files.tell_of(written)

        dialog.wants_export.connect(export)
        dialog.exec()
        dialog.deleteLater()
        return ""

    def _orders(self, rooms: Sequence[Room]) -> tuple[RoomOrder, ...]:
        value, report = self.gathered.value, self.gathered.report
        return tuple(order_for(value, report, self.draft_id, room.id) for room in rooms)


def _written(orders: Sequence[RoomOrder], paths: Sequence[Path]) -> Iterator[_Written]:
    """Write the workbooks one after the other; one that cannot be written keeps none of the others from it."""
    from exporters.room_sheets.room_workbook import write_room_workbook  # noqa: PLC0415  when first used

    for order, path in zip(orders, paths, strict=True):
        try:
            with replacing(path, as_usual) as stream:
                write_room_workbook(order, stream)
        except OSError as error:
            yield _Written(order, path, words_of(error))
        except ReportError as error:
            yield _Written(order, path, str(error))
        else:
            yield _Written(order, path)


def _account_of(outcomes: Sequence[_Written], folder: Path) -> Account:
    done = [one for one in outcomes if not one.fault]
    failed = [one for one in outcomes if one.fault]
    place = one_line(str(folder))
    sentence = f"{len(done)} 个科室的收集表存好了，在：\n{place}"
    if failed:
        sentence = f"{len(failed)} 个没有存成，{len(done)} 个存好了，在：\n{place}"
    lines = [f"· {one.order.room.name}：{one_line(one.path.name)}" for one in done]
    lines += [f"× 没有存成：{one.order.room.name}（{one.fault}）" for one in failed]
    advice = "请看看这些文件是不是正开着，或者换个文件夹再存。" if failed else "填好以后，把这些文件收回来，按 F4。"
    return Account(sentence, "\n".join([*lines, advice]))
