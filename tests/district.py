"""A made-up district for tests: its units, their reports, and a stick with every trouble that sticks bring.

All of it follows from a seed. Reports are those of `tests.builders`, in which nothing is to be found.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from random import Random

from models.district.roster import Roster, Unit, roster_of
from models.form.refs import CellRef
from models.report.report import Report
from models.report.report_json import write_json
from models.report.unit import file_name, folder_name
from tests.builders import answered, balanced, without_blanks
from tests.models.importers.own.workbooks import exported, retyped
from tests.models.importers.readers.builders import as_html

YEAR = 2025
"""Of the reports that are collected."""

DISTRICT, NEIGHBOUR = "连云港市海州区", "连云港市赣榆区"

_HEADS = "新东幸福海宁路南浦西朐阳洪门花果宁新坝锦屏板桥云台朝凤凰青石大浦中山解放建设胜利民主人和平安永兴长河"
_STREETS, _TOWNS, COUNTED = 17, 10, 76
"""Units of each kind in a district of usual size; the rest are departments, and one is the office."""

_MATTERS = (
    *("教育", "科学技术", "工业和信息化", "民政", "司法", "财政", "人力资源和社会保障", "自然资源", "生态环境"),
    *("住房和城乡建设", "交通运输", "水利", "农业农村", "商务", "文化体育和旅游", "卫生健康", "退役军人事务"),
    *("应急管理", "审计", "市场监督管理", "统计", "医疗保障", "城市管理", "行政审批", "信访", "机关事务管理"),
    *("数据", "国防动员", "金融发展", "粮食和物资储备", "林业", "档案", "园林绿化", "供销合作", "城市更新"),
    *("投资促进", "公共资源交易", "房屋征收", "土地储备", "河道管理", "扶贫开发", "地方志", "外事", "侨务"),
    *("民族宗教事务", "防震减灾", "气象", "烟草专卖", "盐务管理", "港口管理"),
)

NEW, GRANTED = "applications/new/natural", "applications/granted/natural"


class Trouble(Enum):
    """What a stick brings of a unit that has not simply handed in its report."""

    NOTHING = "no file at all"
    TWICE = "the same bytes twice"
    BOTH_KINDS = "the same report as a workbook and as data"
    TWO_VERSIONS = "two reports that are not the same"
    FAULTY = "a sum that is wrong"
    BLANK_CELL = "a cell that is blank"
    ALL_BLANK = "no figure at all"
    ALL_ZERO = "zeros only"
    LAST_YEAR = "the report of the year before"
    LAST_YEAR_TOO = "also the report of the year before"
    PUT_ASIDE = "only a folder with （旧 …） in its name"
    UNFINISHED = "only a folder with .未完成 in its name"
    RETYPED = "a workbook that was changed by hand"
    FOREIGN_FILE = "a file without our data"
    DAMAGED = "a workbook that was not copied as a whole"
    SHORT_NAME = "a name that nobody knows yet"
    AGGREGATE = "the whole district's report under the unit's name"


STATES: Mapping[Trouble, str] = {
    Trouble.TWICE: "accepted",
    Trouble.BOTH_KINDS: "accepted",
    Trouble.ALL_ZERO: "accepted",
    Trouble.LAST_YEAR_TOO: "accepted",
    Trouble.TWO_VERSIONS: "undecided",
    Trouble.FOREIGN_FILE: "undecided",
    Trouble.FAULTY: "faulty",
    Trouble.BLANK_CELL: "faulty",
}
"""What becomes of the unit; all others are missing."""


@dataclass
class Stick:
    """What was put on a stick.

    Attributes:
        files: How many files of it are looked at.
        states: What has to become of each unit that counts, by its id.
    """

    folder: Path
    files: int = 0
    states: dict[str, str] = field(default_factory=dict)


def district(number: int = COUNTED, seed: int = 19) -> Roster:
    """Return the roster of so many units that count, and two that do not."""
    random = Random(seed)  # noqa: S311  nothing is secret here
    units = [Unit("1", f"{DISTRICT}人民政府办公室", "office")]
    names = random.sample(_heads(), len(_heads()))
    streets, towns = _STREETS * number // COUNTED, _TOWNS * number // COUNTED
    units += [Unit(str(at + 2), f"{DISTRICT}{names[at]}街道办事处", "street") for at in range(streets)]
    units += [Unit(str(at + 2), f"海州区{names[at]}镇人民政府", "town") for at in range(streets, streets + towns)]
    rest = range(streets + towns, number - 1)
    units += [Unit(str(at + 2), f"{DISTRICT}{_bureau(order)}", "department") for order, at in enumerate(rest)]
    units += [Unit(str(number + 1), "海州区税务局", "department", counted=False, reason="省垂直管理")]
    units += [Unit(str(number + 2), "海州区总工会", "department", counted=False, reason="群团组织")]
    return roster_of(units)


def _heads() -> list[str]:
    """Return proper names, each once."""
    return list(dict.fromkeys(f"{one}{two}" for one in _HEADS for two in _HEADS if one != two))


def _bureau(order: int) -> str:
    again, matter = divmod(order, len(_MATTERS))
    return f"{_MATTERS[matter]}{f'第{again + 1}分' if again else ''}局"


def lookalikes(number: int = 39, seed: int = 19) -> tuple[tuple[str, str], ...]:
    """Return pairs of names of different units that nearly are the same: 解放街道, 解放路街道."""
    random = Random(seed)  # noqa: S311  nothing is secret here
    heads = random.sample(_heads(), number)
    ways: tuple[Callable[[str], tuple[str, str]], ...] = (
        lambda head: (f"{head}街道", f"{head}路街道"),
        lambda head: (f"{head}街道", f"{head}东街道"),
        lambda head: (f"{head}镇", f"{head}新镇"),
        lambda head: (f"{head}街道", f"{head}镇"),
        lambda head: (f"{head}第一街道", f"{head}第二街道"),
        lambda head: (f"{head}建设局", f"{head}建设管理局"),
    )
    return tuple(ways[at % len(ways)](head) for at, head in enumerate(heads))


def as_table(roster: Roster, separator: str = ",") -> str:
    """Return a roster as it is written in a file."""
    lines = [separator.join(("id", "name", "kind", "counted", "aliases"))]
    for unit in roster.units:
        counted = "计入" if unit.counted else f"不计：{unit.reason}"
        lines.append(separator.join((unit.id, unit.name, unit.kind, counted, ";".join(unit.aliases))))
    return "\r\n".join(lines)


def report_of(unit: Unit, year: int = YEAR, more: int = 0) -> Report:
    """Return the report of a unit: no two units have the same figures, and nothing is wrong with any."""
    whole = balanced(year)
    cases = {address: _plus(whole, address, int(unit.id) + more) for address in (NEW, GRANTED)}
    return answered(whole, {"cover/agency": unit.name, "cover/kind": unit.kind, **cases})


def _plus(report: Report, address: str, number: int) -> str:
    return str(int(str(report.content(CellRef(*address.split("/"))))) + number)


def hand_in(folder: Path, roster: Roster, troubles: Mapping[str, Trouble], workbooks: Iterable[str] = ()) -> Stick:
    """Put what the units hand in on a stick.

    Args:
        folder: Where the stick is.
        roster: Of which the units that count hand in.
        troubles: By the id of the unit.
        workbooks: Ids of those that hand in a workbook; the others hand in data, which is sooner made.
    """
    stick, as_books = Stick(folder), set(workbooks)
    for unit in roster.counted:
        trouble = troubles.get(unit.id)
        stick.states[unit.id] = STATES.get(trouble, "missing") if trouble else "accepted"
        for name, content in _brought(unit, trouble, is_book=unit.id in as_books):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            os.utime(path, (0, 0))  # the clock of a stick is wrong
            stick.files += not any(mark in name for mark in ("（旧", ".未完成"))
    return stick


Brought = list[tuple[str, bytes]]
"""Files by their names on the stick."""


def _brought(unit: Unit, trouble: Trouble | None, *, is_book: bool) -> Brought:
    report = report_of(unit)
    where = folder_name(report)
    if trouble in _OTHERWISE:
        return _OTHERWISE[trouble](unit, report, where)
    if trouble in _CHANGED:
        report = _CHANGED[trouble](report)
    content = exported(report) if is_book else write_json(report)
    name = f"{file_name(report)}{'.xlsx' if is_book else '.json'}"
    return [(f"{where}/{name}", content)]


def _data(report: Report, where: str, name: str = "年报.json") -> tuple[str, bytes]:
    return f"{where}/{name}", write_json(report)


def _blank(report: Report) -> Report:
    return Report({ref: value for ref, value in report.values.items() if not isinstance(ref, CellRef)})


_CHANGED: Mapping[Trouble | None, Callable[[Report], Report]] = {
    Trouble.FAULTY: lambda report: answered(report, {GRANTED: "0"}),
    Trouble.BLANK_CELL: lambda report: answered(report, {"disclosure/permits/decisions": ""}),
    Trouble.ALL_BLANK: _blank,
    Trouble.ALL_ZERO: lambda report: without_blanks(_blank(report)),
    Trouble.AGGREGATE: lambda report: answered(report, {"cover/kind": "aggregate"}),
    Trouble.SHORT_NAME: lambda report: answered(report, {"cover/agency": "区府办"}),
}

_OTHERWISE: Mapping[Trouble | None, Callable[[Unit, Report, str], Brought]] = {
    Trouble.NOTHING: lambda _unit, _report, _where: [],
    Trouble.TWICE: lambda _unit, report, where: [_data(report, where), _data(report, f"{where}/又一份", "副本.json")],
    Trouble.BOTH_KINDS: lambda _unit, report, where: [
        _data(report, where),
        (f"{where}/年报.xlsx", exported(report)),
        (f"{where}/年报.pdf", b"%PDF-1.7"),
        (f"{where}/说明.txt", "一、这个文件夹里有什么".encode()),
    ],
    Trouble.TWO_VERSIONS: lambda unit, report, where: [
        _data(report, where),
        _data(report_of(unit, more=100), f"{where}/改过", "年报（改）.json"),
    ],
    Trouble.LAST_YEAR: lambda unit, _report, where: [_data(report_of(unit, YEAR - 1), where)],
    Trouble.LAST_YEAR_TOO: lambda unit, report, where: [
        _data(report, where),
        _data(report_of(unit, YEAR - 1), f"去年/{where}"),
    ],
    Trouble.PUT_ASIDE: lambda _unit, report, where: [_data(report, f"{where}（旧 20260112-0900）")],
    Trouble.UNFINISHED: lambda _unit, report, where: [_data(report, f"{where}.未完成")],
    Trouble.RETYPED: lambda _unit, report, where: [(f"{where}/年报.xlsx", retyped(report, {NEW: 999}))],
    Trouble.FOREIGN_FILE: lambda _unit, report, where: [(f"{where}/年报.html", as_html(report))],
    Trouble.DAMAGED: lambda _unit, report, where: [(f"{where}/年报.xlsx", exported(report)[:4000])],
}
