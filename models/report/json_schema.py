"""The description of the JSON format, made from the editions of the form: what `resources/report.schema.json` holds.

A file is a JSON Schema (2020-12) for other programs; its sentences are for the people who write them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from models.form import editions
from models.form.cover import COVER, EntryKind, Particular
from models.form.edition_years import editions_told, years_by_edition
from models.form.vocabulary import Block, FigureKind, Form, Heading, Table
from models.report.limits import LONGEST_IN_CELL, LONGEST_TEXT, MOST_CHARACTERS, MOST_REASONS, REASON_KEY
from models.report.of_task import LONGEST_UNIT_ID, SNAPSHOT_LIKE, TASK_LIKE
from models.report.report_json import FORMAT, LATEST_YEAR, SCHEMA

Entry = dict[str, Any]
"""A part of a JSON Schema."""

_TEXT = {"$ref": "#/$defs/text"}
_CELL = {"$ref": "#/$defs/cell"}
_DATE = (
    "写成 2024-01-09。读入时也认 2024年1月9日、2024.1.9，保存时统一成 2024-01-09；不是日期的照原样保留，核对时会指出。"
)
_PARAGRAPHS = "段落之间换行（\\n）。"
_ABOUT = (
    "“年报填报”读写的 JSON 格式：一个文件一份报告，UTF-8 编码（开头可以有 BOM）。"
    "不认识的项目、重复的项目、类型不对的内容一律拒绝，不会悄悄丢掉。没有填的可以不写，也可以写 null；空着不等于 0。"
)
_ABOUT_CELLS = (
    "按“表/行/列”编号，各种格式里编号相同的格子含义相同。"
    "本程序写出全部总计；读入时，与各部分之和一致的总计照旧自动计算，不一致的照原样保留，核对时会指出。"
)
_VERSIONS = "由汇总填成的报告是 3，属于某个任务的报告是 2，别的是 1。比本程序新的版本不会打开，请先升级程序。"
_FROM_PACKAGE = "区里发的任务包给的，不是填的，也不印在纸上；没有任务包的报告不写。格式版本 2 起才有。"
_UNIT_ID: Entry = {"type": ["string", "null"], "maxLength": LONGEST_UNIT_ID, "pattern": r"^(\S(.*\S)?)?$"}
_TASK: Entry = {"type": ["string", "null"], "pattern": f"^({TASK_LIKE})?$"}
_SNAPSHOT: Entry = {"type": ["string", "null"], "pattern": f"^({SNAPSHOT_LIKE})?$"}
_FROM_SNAPSHOT = "区里的汇总报告，表格是从哪一次定稿来的：编号和汇总核对码。不印在纸上；格式版本 3 才有。"
_FIELD = "正文里可以有 {{applications/new/total}} 这样的写法，显示和打印的是那一格的数。"


def schema_file() -> bytes:
    """Return the description as a file."""
    return (json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n").encode()


def json_schema() -> Entry:
    """Return the description of what `models.report.report_json` reads and writes, for all editions."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "政府信息公开工作年度报告",
        "description": _ABOUT,
        **_object(_properties(), required=("format", "schema", "cover")),
        "$defs": {"text": _text(), "figure": _figure(), "cell": _cell()},
        "allOf": [_edition_of_the_year(years_by_edition()), *_ids_of_later_versions()],
    }


def _entry(title: str, description: str, content: Mapping[str, Any]) -> Entry:
    told = {"description": description} if description else {}
    return {"title": title, **told, **content}


def _object(properties: Entry, required: Sequence[str] = ()) -> Entry:
    needed = {"required": list(required)} if required else {}
    return {"type": "object", **needed, "additionalProperties": False, "properties": properties}


def _by_cell(content: Mapping[str, Any]) -> Entry:
    return {"type": "object", "propertyNames": _CELL, "additionalProperties": content}


def _properties() -> Entry:
    return {
        "format": _entry("文件种类", "固定的标记，说明这是一份年报数据。", {"const": FORMAT}),
        "schema": _entry("格式版本", _VERSIONS, {"enum": list(range(1, SCHEMA + 1))}),
        "form": _form(),
        "unit_id": _entry("单位编号", f"{_FROM_PACKAGE}在同一个任务里不会有两个单位编号相同。", _UNIT_ID),
        "task": _entry("任务编号", _FROM_PACKAGE, _TASK),
        "snapshot": _entry("汇总的定稿", _FROM_SNAPSHOT, _SNAPSHOT),
        "cover": _entry("封面", "单位、年度、联系方式、落款等。", _object(_cover(), required=("year",))),
        "headings": _entry(
            "标题", "自己改过的报告标题和各部分的标题；没有改的不写，就用规定的标题。", _object(_headings())
        ),
        "texts": _entry("文字部分", _PARAGRAPHS + _FIELD, _object(_texts())),
        "cells": _entry("表格里的数", _ABOUT_CELLS, _by_cell({"$ref": "#/$defs/figure"})),
        "notes": _entry("备注", "印在数旁边的说明，例如“其中修订16件”，按格子编号。", _by_cell(_TEXT)),
        "reasons": _entry(
            "理由",
            "核对时要求说明的理由；编号是规则加空格加第一个格子，例如 T2-REG disclosure/regulations/issued；"
            f"最多 {MOST_REASONS} 条。",
            {
                "type": "object",
                "maxProperties": MOST_REASONS,
                "propertyNames": {"pattern": f"^{REASON_KEY}$"},
                "additionalProperties": _TEXT,
            },
        ),
    }


def _form() -> Entry:
    told = "，".join(f"{years}是 {form.id}（{form.notice_number}）" for form, years in years_by_edition())
    about = f"由报告年度决定，可以不写；写了就必须与年度一致：{told}。"
    return _entry("年报格式", about, {"enum": [form.id for form in editions.EDITIONS]})


def _cover() -> Entry:
    return {one.key: _particular(one) for group in COVER for one in group.particulars}


def _particular(particular: Particular) -> Entry:
    match particular.entry:
        case EntryKind.CHOICE:
            kinds = "；".join(f"{id_} = {label}" for id_, label in particular.choices.items())
            about = f"{kinds}；没有填就不写，或者写 null。"
            return _entry(particular.label, about, {"enum": [*particular.choices, None]})
        case EntryKind.YEAR:
            years = {"type": "integer", "minimum": editions.first_year(), "maximum": LATEST_YEAR}
            return _entry(particular.label, f"{particular.hint}。{editions_told()}", years)
        case EntryKind.DATE:
            return _entry(particular.label, _DATE, _TEXT)
        case EntryKind.PARAGRAPHS:
            return _entry(particular.label, _PARAGRAPHS, _TEXT)
        case EntryKind.LINE:
            return _entry(particular.label, particular.hint, _TEXT)


def _headings() -> Entry:
    titles = "或者".join(dict.fromkeys(f"“年{form.title}”" for form in editions.EDITIONS))
    title = _entry("报告标题", f"不写就用：机关全称 + 年度 + {titles}。", _TEXT)
    sections = (section for form in editions.EDITIONS for section in form.sections)
    return {"title": title, **{section.id: _entry(section.heading, "", _TEXT) for section in sections}}


def _texts() -> Entry:
    """Return the text sections; what is in several editions is told as in the last of them."""
    headings = {section.body.id: section.heading for form in editions.EDITIONS for section in form.sections}
    guides = {narrative.id: narrative.guide for form in editions.EDITIONS for narrative in form.narratives}
    opening = _entry("开头一段", "不写就按封面自动生成。", _TEXT)
    return {"opening": opening, **{id_: _entry(headings[id_], guide, _TEXT) for id_, guide in guides.items()}}


def _text() -> Entry:
    return _entry(
        "文字",
        f"空文字和 null 都表示没有填。整份报告的文字一共不超过 {MOST_CHARACTERS} 个字。",
        {"type": ["string", "null"], "maxLength": LONGEST_TEXT},
    )


def _figure() -> Entry:
    columns = (cell.column for form in editions.EDITIONS for cell in form.cells.values())
    amounts = "、".join(dict.fromkeys(one.called for one in columns if one.kind is FigureKind.AMOUNT))
    with_unit = f'{amounts}连同单位，例如 "3.54万元"；' if amounts else ""
    about = (
        '件数写成整数；金额（万元）写成十进制的文字，例如 "149.876378"，不能用浮点数；'
        f"{with_unit}null 表示没有填。不是数的文字照原样保留，核对时会指出。"
    )
    return _entry("数", about, {"type": ["integer", "string", "null"], "maxLength": LONGEST_IN_CELL})


def _cell() -> Entry:
    return _entry("格子编号", "写成“表/行/列”。", {"type": "string", "anyOf": list(_addresses())})


def _addresses() -> Iterator[Entry]:
    """Yield the cells that stand under the same columns of the same table, whatever the edition and the block."""
    every = [(table, block, form) for form in editions.EDITIONS for table in form.tables for block in table.blocks]
    for id_ in dict.fromkeys(table.id for table, _, _ in every):
        alike: dict[tuple[tuple[str, str], ...], list[tuple[Table, Block, Form]]] = {}
        for one in every:
            if one[0].id == id_:
                alike.setdefault(_names(one[1].column_leaves), []).append(one)
        yield from map(_address, alike.values())


def _address(alike: Sequence[tuple[Table, Block, Form]]) -> Entry:
    table, block, _ = alike[0]
    call = "、".join(dict.fromkeys(each.call for each, _, _ in alike))
    forms = {form.id for _, _, form in alike}
    rows: list[tuple[str, str]] = []
    found: dict[tuple[str, str], set[str]] = {}
    for _, each, form in alike:
        names = _names(each.row_leaves)
        rows = _merged(rows, names)
        for name in names:
            found.setdefault(name, set()).add(form.id)
    told = "；".join(f"{id_} = {called}{_of(found[id_, called], forms)}" for id_, called in rows)
    columns = "；".join(f"{id_} = {called}" for id_, called in _names(block.column_leaves))
    parts = (dict.fromkeys(id_ for id_, _ in names) for names in (rows, _names(block.column_leaves)))
    pattern = "/".join(f"({'|'.join(ids)})" for ids in parts)
    return {
        "title": f"{call}{_of(forms, {form.id for form in editions.EDITIONS})}",
        "description": f"第二段是行：{told}。第三段是列：{columns}。",
        "pattern": f"^{table.id}/{pattern}$",
    }


def _names(leaves: Iterable[Heading]) -> tuple[tuple[str, str], ...]:
    """Return the ids of some lines, and how a sentence calls them."""
    return tuple((leaf.id, leaf.called or "（只有一行）") for leaf in leaves)


def _merged(rows: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the rows of two editions in one order: what only the second has stands before what follows there."""
    merged = list(rows)
    waiting: list[tuple[str, str]] = []
    for row in others:
        if row in merged:
            at = merged.index(row)
            merged[at:at] = waiting
            waiting = []
        else:
            waiting.append(row)
    return merged + waiting


def _of(some: set[str], every: set[str]) -> str:
    """Return in which editions something is, in brackets; nothing if it is in every one."""
    ids = "、".join(form.id for form in editions.EDITIONS if form.id in some)
    return "" if some >= every else f"（{ids} 年格式）"


def _ids_of_later_versions() -> Iterator[Entry]:
    """Yield that whose task a report belongs to, and of which sum it is, stands in files of later versions only."""
    for before, names in ((2, ("unit_id", "task")), (3, ("snapshot",))):
        earlier = {"properties": {"schema": {"enum": list(range(1, before))}}}
        yield {"if": earlier, "then": {"properties": dict.fromkeys(names, False)}}


def _edition_of_the_year(left: Sequence[tuple[Form, str]]) -> Entry:
    """Return that the edition is the one for the year, of these editions, the first one first."""
    (form, _), *others = left
    this = {"properties": {"form": {"const": form.id}}}
    if not others:
        return this
    until = {"properties": {"cover": {"properties": {"year": {"maximum": others[0][0].first_year - 1}}}}}
    return {"if": until, "then": this, "else": _edition_of_the_year(others)}
