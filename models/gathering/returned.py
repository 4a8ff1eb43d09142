"""What the sheet of a room says once it is back: its figures, or why they cannot be taken, each in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from enum import Enum
from typing import NamedTuple

from models.form.figures import figure_fault, read_figure
from models.form.refs import CellRef
from models.gathering.gathering import Gathering, Row, askable
from models.gathering.room_sheet import ReturnedCell, ReturnedSheet, cell_name, row_path, unit_name
from models.report.report import Report, Value
from models.text.characters import unspaced
from models.text.look_alikes import plain_name

_SHOWN = 30
"""Characters of what stands in a file that a sentence repeats. Chosen: enough to find it."""

_NAMED = 3
"""Rows that a sentence names. Chosen: more would hide what is to be done."""

_LONGEST_REMARK = 500
"""Characters. Chosen: several sentences."""

_LONGEST_NAME = 200
"""Characters of the name of a unit or a room. Chosen: far more than any has."""

_MOST_STRAY = 5
"""Cells that are told one by one where nothing belongs. Chosen: what is more has to be looked at in the file."""

_NEVER = datetime(1, 1, 1, tzinfo=UTC)
"""Before all files that say when they were saved."""


class Trouble(Enum):
    """What is wrong with a sheet; of some, nothing of it can be taken."""

    OTHER_UNIT = "of another unit"
    OTHER_YEAR = "of another year"
    OTHER_DRAFT = "of another report of this unit and year"
    NO_ROOM = "of a room that is not there"
    MOVED = "its rows are not where they were"
    LABEL = "a label has been changed"
    EMPTY = "nothing has been filled in"
    WORDS = "no figure"
    FAULT = "a figure that cannot be right here"
    FORMULA = "a formula"
    RENAMED = "the room was called otherwise when it was sent out"
    NOT_ASKED = "a figure that nobody asks for, or not any more"
    KEPT = "cells that are blank now and were answered before"
    STRAY = "something that stands where nothing belongs"
    LATER = "rows that are asked since it was sent out"
    OTHERS = "other sheets in the file"

    @property
    def refuses(self) -> bool:
        """Whether nothing of the sheet can be taken."""
        return self in _REFUSING


_REFUSING = frozenset(
    {
        Trouble.OTHER_UNIT,
        Trouble.OTHER_YEAR,
        Trouble.OTHER_DRAFT,
        Trouble.NO_ROOM,
        Trouble.MOVED,
        Trouble.LABEL,
        Trouble.EMPTY,
    }
)


class Problem(NamedTuple):
    """Something that is wrong with a sheet.

    Attributes:
        sentence: What, where, and what to do.
        ref: The cell that it is about; None if it is about none.
    """

    trouble: Trouble
    sentence: str
    ref: CellRef | None = None


class RoomSheet(NamedTuple):
    """The sheet of a room that is back.

    Attributes:
        room_id: Whose it says it is.
        room: What the room was called when it was sent out.
        unit, year: Whose report it was for.
        figures: What can be taken over; words that stand in the place of a figure are among them, as a report keeps
            them, too. Empty if the sheet is refused.
        remarks: What is written beside the figures, each with what it answers.
        problems: What is to be told; what was not read is among it.
        saved: When the file was saved last, as it says; None if it does not.
        asked: How many cells it has to fill in.
        blanks: Those of them that were left blank, which count as not answered.
    """

    room_id: str
    room: str
    unit: str
    year: int
    figures: Mapping[CellRef, Value]
    remarks: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    saved: datetime | None = None
    asked: int = 0
    blanks: tuple[CellRef, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether nothing of it can be taken."""
        return any(one.trouble.refuses for one in self.problems)

    @property
    def blank(self) -> int:
        """How many cells were left blank."""
        return len(self.blanks)


def judged(sheet: ReturnedSheet, gathering: Gathering, report: Report, draft_id: str) -> RoomSheet:
    """Return what of a sheet can be taken over into a gathering, and what is wrong with it.

    Args:
        sheet: As it was read.
        gathering: Of the draft that is open.
        report: The report in it.
        draft_id: The draft.
    """
    mark = sheet.mark
    problems = tuple(_foreign(sheet, gathering, report, draft_id)) or tuple(_misplaced(sheet))
    figures, cell_problems = _figures(sheet, gathering, report)
    asked = [ref for _, _, ref in mark.cells if gathering.asks(mark.room_id, Row(ref.table, ref.row))]
    told = figures.keys() | {one.ref for one in cell_problems}
    blanks = tuple(ref for ref in asked if ref not in told)
    if not problems and not figures and not cell_problems:
        problems = (_empty(mark.room),)
    if not any(one.trouble.refuses for one in problems):
        problems = (
            *problems,
            *_renamed(sheet, gathering),
            *cell_problems,
            *_kept(gathering, report, mark.room_id, blanks),
        )
        problems = (*problems, *_stray(sheet), *_asked_later(sheet, gathering, report), *_others(sheet))
    else:
        figures = {}
    return RoomSheet(
        mark.room_id,
        mark.room[:_LONGEST_NAME],
        mark.unit[:_LONGEST_NAME],
        mark.year,
        figures,
        tuple(_remarks(sheet)),
        problems,
        _moment(sheet.saved),
        len(asked),
        blanks,
    )


def _moment(text: str) -> datetime | None:
    """Return a moment as files say it; without a time zone, it is that of Greenwich."""
    with suppress(ValueError):
        found = datetime.fromisoformat(text)
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None


def same_rooms(sheets: Sequence[RoomSheet]) -> dict[str, tuple[int, ...]]:
    """Return the rooms of which several sheets came, with their places among these, the one saved last first."""
    by_room: dict[str, list[int]] = {}
    for at, sheet in enumerate(sheets):
        if not sheet.refused:
            by_room.setdefault(sheet.room_id, []).append(at)
    return {
        room: tuple(sorted(places, key=lambda at: sheets[at].saved or _NEVER, reverse=True))
        for room, places in by_room.items()
        if len(places) > 1
    }


def several_words(name: str, files: Sequence[str], sheets: Sequence[RoomSheet]) -> str:
    """Return the sentence that asks which of the files of one room counts.

    Args:
        name: Of the room.
        files: What they are called, the one saved last first.
        sheets: What they say, in the same order.
    """
    unlike = unlike_in(sheets)
    listed = "、".join(f"“{file}”" for file in files)
    if not unlike:
        return f"“{name}”交来 {len(files)} 个文件：{listed}，数都一样；用哪一个都行。"
    last = f"最后存的是“{files[0]}”" if is_last_known(sheets) else "看不出哪个是最后存的"
    return f"“{name}”交来 {len(files)} 个文件：{listed}，有 {unlike} 个数不一样，{last}；请选一个。"


def unlike_in(sheets: Sequence[RoomSheet]) -> int:
    """Return of how many cells these sheets do not all say the same."""
    cells = {ref for one in sheets for ref in one.figures}
    return sum(len({repr(one.figures.get(ref)) for one in sheets}) > 1 for ref in cells)


def is_last_known(sheets: Sequence[RoomSheet]) -> bool:
    """Return whether the first of these sheets, the one saved last first, is known to be later than the others."""
    first, second = (one.saved for one in sheets[:2])
    return first is not None and first > (second or _NEVER)


# ---------------------------------------------------------------- whose it is


def _foreign(sheet: ReturnedSheet, gathering: Gathering, report: Report, draft_id: str) -> Iterator[Problem]:
    mark, unit = sheet.mark, unit_name(report)
    if mark.year != report.year:
        yield Problem(
            Trouble.OTHER_YEAR,
            f"这是 {mark.year} 年的收集表，现在填的是 {report.year} 年的报告，没有读取；请找这一年发出去的表。",
        )
    elif mark.draft_id != draft_id and plain_name(mark.unit) != plain_name(unit):
        yield Problem(
            Trouble.OTHER_UNIT,
            f"这是“{_cut(mark.unit)}”的收集表，不是“{unit}”的，没有读取；请核对选的文件。",
        )
    elif mark.draft_id != draft_id:
        yield Problem(
            Trouble.OTHER_DRAFT,
            f"这张收集表是从另一份 {mark.year} 年的报告里发出去的，没有读取；请打开那份报告再收，或者重新发一张。",
        )
    elif gathering.room(mark.room_id) is None:
        yield Problem(
            Trouble.NO_ROOM,
            f"收集表里已经没有“{_cut(mark.room)}”这个科室，没有读取；请先把它加上，重新发一张，或者手工录入。",
        )


def _renamed(sheet: ReturnedSheet, gathering: Gathering) -> Iterator[Problem]:
    sent, room = sheet.mark.room, gathering.room(sheet.mark.room_id)
    if room and plain_name(sent) != plain_name(room.name):
        now = _cut(room.name)
        sentence = f"这张表发出去时科室叫“{_cut(sent)}”，现在叫“{now}”；请核对是不是同一个科室，数算在“{now}”名下。"
        yield Problem(Trouble.RENAMED, sentence)


# ---------------------------------------------------------------- whether it is as it was


def _misplaced(sheet: ReturnedSheet) -> Iterator[Problem]:
    """Yield what of the labels is not where it was; the first of its kind tells what to do."""
    stands = {(cell.row, cell.column): cell for cell in sheet.cells}
    found = {unspaced(cell.text) for cell in sheet.cells}
    wrong = [
        (row, label, stands.get((row, column)))
        for row, column, label in sheet.mark.labels
        if unspaced(label) != unspaced(cell.text if (cell := stands.get((row, column))) else "")
    ]
    if not wrong:
        return
    moved = [(row, label) for row, label, _ in wrong if unspaced(label) in found]
    if moved:
        row, label = moved[0]
        yield Problem(
            Trouble.MOVED,
            f"表里的行或者列被插入、删除或者移动过：“{_cut(label)}”本来在第 {row} 行，没有读取；"
            "请在原来的表里填，或者重新发一张。",
        )
        return
    for row, label, cell in wrong[:_NAMED]:
        now = f"现在是“{_cut(cell.text)}”" if cell else "现在是空的"
        yield Problem(
            Trouble.LABEL,
            f"第 {row} 行的“{_cut(label)}”被改过，{now}，不知道填的是哪一项，没有读取；请问清楚，或者重新发一张。",
        )


def _empty(room: str) -> Problem:
    return Problem(
        Trouble.EMPTY,
        f"“{_cut(room)}”的表一个数都没有填，没有读取；请科室填好再交，没有的填 0。",
    )


# ---------------------------------------------------------------- figures


def _figures(sheet: ReturnedSheet, gathering: Gathering, report: Report) -> tuple[dict[CellRef, Value], list[Problem]]:
    stands = {(cell.row, cell.column): cell for cell in sheet.cells}
    figures: dict[CellRef, Value] = {}
    problems: list[Problem] = []
    for row, column, ref in sheet.mark.cells:
        if (cell := stands.get((row, column))) is None:
            continue
        value, problem = _figure(cell, ref, gathering, report, sheet.mark.room_id)
        if value is not None:
            figures[ref] = value
        if problem:
            problems.append(problem)
    return figures, problems


def _figure(
    cell: ReturnedCell, ref: CellRef, gathering: Gathering, report: Report, room_id: str
) -> tuple[Value | None, Problem | None]:
    """Return what a cell says, if it can be taken, and what is wrong with it, if anything is."""
    name, form = cell_name(report.form, ref), report.form
    if ref not in form.cells or not gathering.asks(room_id, Row(ref.table, ref.row)):
        sentence = f"“{name}”填了“{_cut(cell.text)}”，这一行没有要这个科室报，没有读取；要用，请先打上勾再收一次。"
        return None, Problem(Trouble.NOT_ASKED, sentence, ref)
    if cell.is_formula:
        sentence = f"“{name}”里是公式“{_cut(cell.text)}”，不是填的数，没有读取；请看算出来是多少，录入这个数。"
        return None, Problem(Trouble.FORMULA, sentence, ref)
    kind = form.cells[ref].kind
    value = read_figure(cell.text, kind)
    if value is None:
        return None, None
    fault = figure_fault(value, kind)
    if fault and not isinstance(value, str):
        return None, Problem(Trouble.FAULT, f"“{name}”{fault}，没有读取。", ref)
    return value, Problem(Trouble.WORDS, f"“{name}”{fault}。", ref) if fault else None


def _kept(gathering: Gathering, report: Report, room_id: str, blanks: Iterable[CellRef]) -> Iterator[Problem]:
    """Yield that a room has left blank what it had answered: it may have meant to take it back."""
    known = [ref for ref in blanks if ref in report.form.cells and gathering.part(room_id, ref)]
    if known:
        names = _listed(cell_name(report.form, ref) for ref in known)
        sentence = f"这次空着、以前报过数的有 {len(known)} 格：{names}；以前的数还算，不要的请在收集表里改。"
        yield Problem(Trouble.KEPT, sentence, known[0])


# ---------------------------------------------------------------- what else stands there


def _remarks(sheet: ReturnedSheet) -> Iterator[str]:
    stands = {(cell.row, cell.column): cell for cell in sheet.cells}
    for row, column, label in sheet.mark.remarks:
        if (cell := stands.get((row, column))) and cell.text.strip():
            yield f"{_cut(label)}：{cell.text.strip()[:_LONGEST_REMARK]}"


def _stray(sheet: ReturnedSheet) -> Iterator[Problem]:
    mark = sheet.mark
    known = {(row, column) for row, column, _ in (*mark.labels, *mark.cells, *mark.remarks)}
    strays = [cell for cell in sheet.cells if (cell.row, cell.column) not in known and cell.text.strip()]
    for cell in strays[:_MOST_STRAY]:
        where = f"第 {cell.row} 行第 {cell.column} 列"
        yield Problem(Trouble.STRAY, f"{where}有“{_cut(cell.text)}”，不在要填的格子里，没有读取；请对照着看。")
    if more := len(strays[_MOST_STRAY:]):
        yield Problem(Trouble.STRAY, f"要填的格子外面还有 {more} 处有字，没有读取；请打开文件对照着看。")


def _asked_later(sheet: ReturnedSheet, gathering: Gathering, report: Report) -> Iterator[Problem]:
    on_sheet = {Row(ref.table, ref.row) for _, _, ref in sheet.mark.cells}
    rows = [row for row in askable(report.form) if gathering.asks(sheet.mark.room_id, row) and row not in on_sheet]
    if rows:
        names = _listed(row_path(report.form, row) or _table_call(report, row) for row in rows)
        yield Problem(Trouble.LATER, f"这张表发出去以后又要它报 {len(rows)} 行，表上没有：{names}；请另外问。")


def _others(sheet: ReturnedSheet) -> Iterator[Problem]:
    if sheet.others:
        names = _listed(sheet.others)
        yield Problem(Trouble.OTHERS, f"文件里还有别的工作表：{names}，没有读取；有要用的，请对照着看。")


def _listed(names: Iterable[str]) -> str:
    found = [f"“{_cut(name)}”" for name in names]
    more = f"等 {len(found)} 个" if len(found) > _NAMED else ""
    return "、".join(found[:_NAMED]) + more


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def _table_call(report: Report, row: Row) -> str:
    """Return how a row is called that has no label: by its table."""
    return report.form.table(row.table).call
