"""Files that have come back: read in the sandbox one after the other, and what each of them is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QFileDialog, QWidget

from models.gathering.gathering import Gathering
from models.gathering.returned import RoomSheet, is_last_known, judged, same_rooms, unlike_in
from models.gathering.room_sheet import ReturnedSheet
from models.gathering.sums import same
from models.importers.sandbox.sandboxed_reader import Reader
from models.report.report import Report
from models.system.disk_faults import words_of
from models.system.errors import ReportError
from ui.kit.dialogs import FILE_LABELS, FileDialog
from ui.kit.waiting import Wait, wait_for
from ui.kit.worker import in_worker

_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".et"})
_OPEN_IN_EXCEL = "~$"
"""How a file begins that is there as long as Excel has another one open."""

_MOST = 300
"""Workbooks that are read at once. Chosen: more than a unit has rooms; a folder with more is another one."""

_DEEPEST, _MOST_FOLDERS = 3, 200
"""Folders below the chosen one that are looked into: how deep, and how many. Chosen: on a stick each room may have one
of its own; a whole disk is not searched."""

_NOT_OURS = frozenset({"system volume information", "$recycle.bin"})
"""Folders that Windows puts onto every stick, and lets nobody look into."""

_NO_WORKBOOK = "不是工作簿，没有读。"
_TOO_MANY = "工作簿太多，只读了前 {most} 个；这个没有读。"
_CHOICE = "收集表 (*.xlsx);;所有文件 (*)"


class Returned(NamedTuple):
    """A file that has come back.

    Attributes:
        sheet: What can be taken of it, and what is wrong with it; None if it is no sheet of a room.
        fault: Why it is none; empty if it is one.
        new: Answers that were not known.
        other: Answers that are others than those that were known.
        name: What it is called, with its folder where there are several of that name.
        others: How many other files of the same room there are, of which one is taken.
    """

    path: Path
    sheet: RoomSheet | None = None
    fault: str = ""
    new: int = 0
    other: int = 0
    name: str = ""
    others: int = 0

    @property
    def is_refused(self) -> bool:
        """Whether nothing of it can be taken."""
        return self.sheet is None or self.sheet.refused


class SheetFilesDialog(FileDialog):
    """Asks which files are back."""

    @classmethod
    def ask(cls, folder: Path, parent: QWidget | None = None) -> list[Path]:
        """Return the files that the clerk chooses; none if the clerk turns back."""
        dialog = cls(parent, "收回填好的表：选文件，可以选几个", str(folder), _CHOICE)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        for part, text in {**FILE_LABELS, QFileDialog.DialogLabel.Accept: "收回(&O)"}.items():
            dialog.setLabelText(part, text)
        return [Path(one) for one in dialog.selectedFiles()] if dialog.exec() else []


def files_in(paths: Iterable[Path]) -> list[Path]:
    """Return these files, and of folders those that lie in them, workbooks first.

    Of folders within these, only workbooks. What is hidden, or open in Excel, is no file of ours.

    Raises:
        OSError: A folder among the paths cannot be read.
    """
    found: list[Path] = []
    for path in paths:
        found += _files_below(path) if path.is_dir() else [path]
    ours = [one for one in dict.fromkeys(found) if not one.name.startswith((_OPEN_IN_EXCEL, "."))]
    return sorted(ours, key=lambda one: not _is_workbook(one))


def _files_below(top: Path) -> Iterator[Path]:
    yield from sorted(one for one in top.iterdir() if one.is_file())
    level, left = [top], _MOST_FOLDERS
    for _ in range(_DEEPEST):
        level = [below for folder in level for below in _folders_in(folder)][:left]
        left -= len(level)
        for folder in level:
            yield from filter(_is_workbook, _listed(folder))


def _folders_in(folder: Path) -> list[Path]:
    found = [one for one in _listed(folder) if one.is_dir() and not one.is_symlink()]
    return [one for one in found if not one.name.startswith(".") and one.name.lower() not in _NOT_OURS]


def _listed(folder: Path) -> list[Path]:
    """Return what lies in a folder; nothing if nobody may look into it."""
    with suppress(OSError):
        return sorted(folder.iterdir())
    return []


def _is_workbook(path: Path) -> bool:
    return path.suffix.lower() in _WORKBOOKS


def read_returned_files(
    reader: Reader, paths: Sequence[Path], whose: tuple[Gathering, Report, str], over: QWidget
) -> list[Returned] | None:
    """Return what each file is, read while the clerk waits; None if the clerk did not wait for it.

    Args:
        reader: Of sheets of rooms.
        paths: Of the files.
        whose: What is gathered, the report, and the id of its draft.
        over: The window over which the clerk waits.
    """
    work = in_worker(partial(_read, reader, paths))
    if not wait_for(work, Wait("正在读取", f"正在读取 {len(paths)} 个文件……"), over):
        reader.stop()
        return None
    return _told_apart([_known(path, one, whose) for path, one in work.result()])


def _told_apart(files: Sequence[Returned]) -> list[Returned]:
    """Return the files so that the clerk can tell those apart that are called alike, or are of the same room."""
    names = Counter(one.path.name for one in files)
    rooms = Counter(one.sheet.room_id for one in files if one.sheet and not one.is_refused)
    return [
        one._replace(
            name=f"{one.path.parent.name}/{one.path.name}" if names[one.path.name] > 1 else one.path.name,
            others=rooms[one.sheet.room_id] - 1 if one.sheet and not one.is_refused else 0,
        )
        for one in files
    ]


def to_take(files: Sequence[Returned]) -> frozenset[int]:
    """Return which files are taken unless the clerk says otherwise: of several of a room, the one saved last.

    Where it cannot be known which that is, and they are unlike, none: the clerk has to look.
    """
    good = [at for at, one in enumerate(files) if not one.is_refused]
    sheets = [sheet for at in good if (sheet := files[at].sheet)]
    left = set[int]()
    for places in same_rooms(sheets).values():
        own = [sheets[at] for at in places]
        is_sure = is_last_known(own) or not unlike_in(own)
        left |= {good[at] for at in places[is_sure:]}
    return frozenset(good) - left


def _read(reader: Reader, paths: Sequence[Path]) -> list[tuple[Path, ReturnedSheet | str]]:
    return list(_each_read(reader, paths))


def _each_read(reader: Reader, paths: Sequence[Path]) -> Iterator[tuple[Path, ReturnedSheet | str]]:
    count = 0
    for path in paths:
        count += _is_workbook(path)
        if not _is_workbook(path):
            yield path, _NO_WORKBOOK
        elif count > _MOST:
            yield path, _TOO_MANY.format(most=_MOST)
        else:
            try:
                yield path, reader.open_sheet(path)
            except ReportError as error:
                yield path, str(error)
            except OSError as error:
                yield path, f"读不了（{words_of(error)}）。"


def _known(path: Path, found: ReturnedSheet | str, whose: tuple[Gathering, Report, str]) -> Returned:
    if isinstance(found, str):
        return Returned(path, fault=found)
    sheet, parts = judged(found, *whose), whose[0].parts
    known = {ref: parts.get((sheet.room_id, ref)) for ref in sheet.figures}
    new = sum(part is None for part in known.values())
    other = sum(part is not None and not same(part.value, sheet.figures[ref]) for ref, part in known.items())
    return Returned(path, sheet, "", new, other)
