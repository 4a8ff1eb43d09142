"""A roster out of a table of text: CSV or TSV with a heading, in any encoding that spreadsheets save it in."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from io import StringIO
from typing import NamedTuple

from models.district.roster import Roster, RosterFault, Unit, doubles
from models.district.unit_names import LONGEST_NAME, District, district_of
from models.form.cover import KINDS
from models.text.characters import compatible, printable, with_plain_line_ends
from models.text.look_alikes import plain_name

UNIT_KINDS: Mapping[str, str] = {kind: label for kind, label in KINDS.items() if kind != "aggregate"}
"""Kinds of units by id; what adds units up is none."""

MOST_UNITS = 20_000
"""Units of a roster. Chosen: a district has 30 to 120, and a whole province is added up, too (about 10,000)."""

LARGEST_ROSTER = 4_000_000
"""Bytes of a table. Chosen: so many units with some names each."""

_LONGEST_ID = 64
"""Characters. Chosen: the code of an organisation in China has 18."""

LONGEST_CONTACT = 60
"""Characters of who is called, and of a number. Chosen: two names, or two numbers with what they are of."""

_MOST_FAULTS = 200
"""Sentences about wrong lines. Chosen: nobody mends more at once."""

_HEADINGS = {
    "id": ("id", "编号", "单位编号", "代码"),
    "name": ("name", "名称", "单位", "单位名称", "机关全称"),
    "kind": ("kind", "类别", "单位类别"),
    "counted": ("counted", "计入", "是否计入", "计入/不计"),
    "aliases": ("aliases", "别名", "其他名称"),
    "covers": ("covers", "涵盖"),
    "reason": ("reason", "原因", "不计原因"),
    "contact": ("contact", "联系人", "联络员", "联系人姓名"),
    "phone": ("phone", "电话", "联系电话", "办公电话"),
}
"""Columns by what may stand in their heading; those that a roster needs come first."""

_WIDTH = "width"
"""Under which it is kept how many columns the heading has."""

_NEEDED = ("id", "name", "kind", "counted", "aliases")
_KINDS = {**{label: kind for kind, label in UNIT_KINDS.items()}, "镇": "town", "乡": "town", "政府办": "office"}
_YES = frozenset({"计入", "计", "是", "1", "y", "yes", "true", "√", "对"})
_NO = frozenset({"不计", "不计入", "否", "0", "n", "no", "false", "×"})
_WITH_REASON = re.compile("(?P<word>不计入|不计|否)[:：,，(（\\s](?P<reason>[^)）]{0,200})[)）]?")
_BETWEEN = re.compile("[;；|,，\n]")
_ENCODINGS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class TableRow(NamedTuple):
    """The cells of a line that is not blank, and which line it begins in, from 1."""

    line: int
    cells: tuple[str, ...]


class _Fault(Exception):
    """What is wrong with a line, in a sentence without its number."""


def read_roster(content: bytes, district: District | None = None) -> Roster:
    """Return the roster in a file.

    Args:
        content: All of it: CSV or TSV with a heading, as UTF-8, UTF-16 or GB 18030.
        district: Whose roster it is; without it, what the names of the units say.

    Raises:
        RosterFault: It cannot be used; each wrong line is told with its number.
    """
    rows = table_rows(roster_text(content))
    if len(rows) < 2:
        raise RosterFault("名册是空的：第一行是表头（id、name、kind、counted、aliases），下面每行一个单位。")
    columns = _columns(rows[0])
    if len(rows) - 1 > MOST_UNITS:
        raise RosterFault(f"名册有 {len(rows) - 1} 个单位，最多 {MOST_UNITS} 个；请核对选的文件。")
    units, faults = [], []
    for row in rows[1:]:
        try:
            units.append((row.line, _unit(row, columns)))
        except _Fault as fault:
            faults.append(f"第 {row.line} 行：{fault}")
    every = [unit for _, unit in units]
    own = district or district_of(unit.name for unit in every)
    faults += doubles(every, own, [f"第 {line} 行" for line, _ in units])
    if faults:
        left = [f"……还有 {len(faults) - _MOST_FAULTS} 处。"] if len(faults) > _MOST_FAULTS else []
        raise RosterFault("\n".join((*faults[:_MOST_FAULTS], *left)))
    return Roster(tuple(every), own)


def table_rows(text: str) -> tuple[TableRow, ...]:
    """Return the lines of a table that are not blank; tabs separate its cells if the first line has one, else commas.

    Raises:
        RosterFault: Its quotation marks do not fit.
    """
    plain = with_plain_line_ends(text)
    first = next((line for line in plain.split("\n") if line.strip()), "")
    reader = csv.reader(StringIO(plain), delimiter="\t" if "\t" in first else ",", strict=True)
    rows: list[TableRow] = []
    begin = 1
    try:
        for fields in reader:
            cells = tuple(map(tidy, fields))
            rows += [TableRow(begin, cells)] if any(cells) else []
            begin = reader.line_num + 1
    except csv.Error as error:
        raise RosterFault(f"第 {begin} 行：引号没有配对，或者这一格太长，读不下去；请改正。") from error
    return tuple(rows)


def tidy(text: str) -> str:
    """Return what a cell says: without what nobody sees, and without white space at its ends."""
    return "\n".join(" ".join(line.split()) for line in printable(text).split("\n")).strip()


def roster_text(content: bytes) -> str:
    """Return the text of a file, in whatever encoding it is; raises `RosterFault` if it is too large, or in none."""
    if len(content) > LARGEST_ROSTER:
        raise RosterFault("名册太大，不像是一个区的单位名册；请核对选的文件。")
    for mark, encoding in _ENCODINGS:
        if content.startswith(mark):
            return _tried(content[len(mark) :], (encoding,))
    return _tried(content, ("utf-8", "gb18030"))


def _tried(content: bytes, encodings: Sequence[str]) -> str:
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RosterFault("名册的文字编码认不出来；请用 Excel 或者 WPS 打开，另存为“CSV UTF-8”后再试。")


def columns_of(cells: Sequence[str]) -> dict[str, int]:
    """Return which column stands where, by what is in a heading; a column that is not known is not looked at."""
    known = {heading: column for column, headings in _HEADINGS.items() for heading in headings}
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        column = known.get(compatible(cell).strip().lower())
        if column:
            found.setdefault(column, at)
    return found


def _columns(row: TableRow) -> Mapping[str, int]:
    columns = columns_of(row.cells)
    columns[_WIDTH] = len(row.cells)
    if missing := [column for column in _NEEDED if column not in columns]:
        raise RosterFault(f"第 {row.line} 行：表头里没有 {'、'.join(missing)} 这几列；请补上，一列也不能少。")
    return columns


def _unit(row: TableRow, columns: Mapping[str, int]) -> Unit:
    def cell(column: str) -> str:
        at = columns.get(column, len(row.cells))
        return row.cells[at] if at < len(row.cells) else ""

    if len(row.cells) <= max(columns[column] for column in _NEEDED[:-1]):
        raise _Fault(f"只有 {len(row.cells)} 列，少了；请核对有没有漏写分隔的符号。")
    if any(row.cells[columns[_WIDTH] :]):
        raise _Fault("列多了；名字里有逗号的，整格请用英文双引号引起来。")
    counted, reason = counted_of(cell("counted"), _Fault)
    return Unit(
        _id(cell("id")),
        name_of(cell("name"), _Fault),
        kind_of(cell("kind"), _Fault),
        counted,
        reason or ("" if counted else cell("reason")),
        tuple(name_of(alias, _Fault) for alias in listed(cell("aliases"))),
        listed(cell("covers")),
        contact_of(cell("contact"), _Fault),
        contact_of(cell("phone"), _Fault),
    )


def _id(text: str) -> str:
    if not plain_name(text):
        raise _Fault("没有写编号（id）；请补上。")
    if len(text) > _LONGEST_ID:
        raise _Fault(f"编号有 {len(text)} 个字符，最多 {_LONGEST_ID} 个；请核对。")
    return plain_name(text)


def name_of(text: str, fault: Callable[[str], Exception]) -> str:
    """Return the name of a unit; raises what `fault` makes of a sentence if it is none."""
    if not plain_name(text):
        raise fault("没有写单位名称（name）；请补上。")
    if len(text) > LONGEST_NAME:
        raise fault(f"名称有 {len(text)} 个字，最多 {LONGEST_NAME} 个；请核对。")
    return " ".join(text.split())


def contact_of(text: str, fault: Callable[[str], Exception]) -> str:
    """Return who is called, or where; raises what `fault` makes of a sentence if that is too long."""
    if len(text) > LONGEST_CONTACT:
        raise fault(f"联系人或者电话有 {len(text)} 个字，最多 {LONGEST_CONTACT} 个；请核对。")
    return " ".join(text.split())


def kind_of(text: str, fault: Callable[[str], Exception]) -> str:
    """Return the id of a kind of unit by id or label; raises what `fault` makes of a sentence if there is none."""
    plain = compatible(text).strip()
    by_label = {compatible(label): kind for label, kind in _KINDS.items()}
    kind = plain.lower() if plain.lower() in UNIT_KINDS else by_label.get(plain)
    if not kind:
        known = "、".join(f"{one}（{label}）" for one, label in UNIT_KINDS.items())
        raise fault(f"单位类别“{text[:_LONGEST_ID]}”不认识，应当是 {known} 之一。")
    return kind


def counted_of(text: str, fault: Callable[[str], Exception]) -> tuple[bool, str]:
    """Return whether a unit is counted and why not; raises what `fault` makes of a sentence if that is not said."""
    word = compatible(text).strip().lower()
    if word in _YES:
        return True, ""
    if word in _NO:
        return False, ""
    if found := _WITH_REASON.fullmatch(text.strip()):
        return False, found["reason"].strip()
    raise fault(f"计入还是不计，写的是“{text[:_LONGEST_ID]}”，看不懂；请写 计入 或者 不计（不计的后面可以写原因）。")


def listed(text: str) -> tuple[str, ...]:
    """Return the names in a cell that has several, each once."""
    return tuple(dict.fromkeys(part.strip() for part in _BETWEEN.split(text) if part.strip()))
