"""A report as JSON and back: the format of drafts, of the payload in workbooks, and for other programs.

The format is described by ``resources/report.schema.json``. Reading is strict: what is not understood is
refused with a sentence, never dropped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import Any

from models.form import editions
from models.form.cover import PARTICULARS, EntryKind, keep_date
from models.form.figures import read_figure
from models.form.refs import NOTES, REASONS, CellRef, Ref, TextRef
from models.form.vocabulary import Cell, FigureKind, Form
from models.report.limits import MOST_REASONS, excess, is_reason_key
from models.report.of_task import OF_TASK, SNAPSHOT, TASK_PART, is_id
from models.report.report import YEAR, Report, Value
from models.system.errors import NewerVersion, ReportError, UnreadableReport

FORMAT = "govinfo-annual-report"
SCHEMA = 3
"""The version of the format. It is one higher whenever older programs would misread what is written."""

_WITHOUT_TASK, _WITHOUT_SNAPSHOT = 1, 2
"""The versions of a report that belongs to no task, and of one that was filled from no sum: each is written as programs
write it that know of none."""

_PARTS = ("cover", "headings", "texts", "cells", NOTES, REASONS)

LATEST_YEAR = 9999
"""What can be a report year: the latest of four digits."""

_LARGEST = 20_000_000
"""Bytes; a report is some 30 kB. Chosen: all that `limits` let in fits, and a file of another kind does not."""

_MOST_GLIMPSED = 2_000
"""Answers of a part of a later report that are looked at. Chosen: some times what a form has cells."""

_LONGEST_NAME = 30
"""Characters of a name out of a file that a sentence repeats. Chosen: it stays one line of a message."""


class _Fraction(str):
    """A JSON number with a point, digit by digit as in the file: money is never a float."""

    __slots__ = ()


def report_to_json(report: Report) -> dict[str, Any]:
    """Return `report` as a JSON object; blank answers are left out."""
    parts: dict[str, Any] = {part: {} for part in (*_PARTS, TASK_PART)}
    for ref, value in sorted(report.values.items(), key=lambda item: _order(report.form, item[0])):
        if isinstance(ref, CellRef):
            parts["cells"][str(ref)] = _number(value)
        else:
            parts[ref.part][ref.key] = int(str(value)) if ref == YEAR else value
    for ref in report.form.totals:
        if ref in report.figures:
            parts["cells"].setdefault(str(ref), _number(report.figures[ref]))
    ids = parts.pop(TASK_PART)
    schema = SCHEMA if SNAPSHOT.key in ids else _WITHOUT_SNAPSHOT if ids else _WITHOUT_TASK
    return {"format": FORMAT, "schema": schema, "form": report.form.id, **ids, **parts}


def write_json(report: Report) -> bytes:
    """Return `report` as a JSON file."""
    return (json.dumps(report_to_json(report), ensure_ascii=False, indent=1) + "\n").encode()


def read_json(content: bytes) -> Report:
    """Return the report in a JSON file.

    Raises:
        UnreadableReport: The file is no report, or is damaged, or says what this program does not know.
        NewerVersion: A later version of the program has written it.
        NoFormForYear: The year is before the first edition of the form.
    """
    if len(content) > _LARGEST:
        raise UnreadableReport("文件太大，不像是一份年报数据，没有打开；请核对选的文件。")
    try:
        data = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_unique, parse_float=_Fraction)
        json.dumps(data, ensure_ascii=False).encode()  # half a surrogate pair could be read, but never saved
    except (ValueError, RecursionError) as error:
        raise UnreadableReport("文件内容已损坏，或者不是年报数据，没有打开；请换一份没有损坏的文件。") from error
    return report_from_json(data)


def report_from_json(data: object) -> Report:
    """Return the report in a JSON object.

    Raises:
        UnreadableReport: It is not the JSON of a report.
        NewerVersion: A later version of the program has written it.
        NoFormForYear: The year is before the first edition of the form.
    """
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise UnreadableReport("这个文件不是年报数据，没有打开；请选择本程序保存或者导出的文件。")
    if not isinstance(schema := data.get("schema"), int) or isinstance(schema, bool) or schema < 1:
        raise UnreadableReport("文件里没有写明格式版本（schema），没有打开。")
    if schema > SCHEMA:
        raise NewerVersion(schema, SCHEMA)
    known = OF_TASK if schema > _WITHOUT_SNAPSHOT else OF_TASK[:2] if schema > _WITHOUT_TASK else ()
    ids = {ref.key for ref in known}
    _refuse(set(data) - {"format", "schema", "form", *ids, *_PARTS}, "不认识的项目")
    blank = Report.blank(_year(data))
    if data.get("form", blank.form.id) != blank.form.id:
        raise UnreadableReport(
            f"文件写的格式是“{_told(str(data['form']))}”，但 {blank.year} 年的报告应当用 {blank.form.id} 年格式。"
        )
    return _within_measure(blank.applied(blank.edit({**_ids(data), **_texts(data), **_cells(data, blank.form)})))


def glimpse(data: object) -> Report:
    """Return what can be understood of a report that a later version has written; to be looked at, never saved.

    Raises:
        UnreadableReport: Not even its year can be read, or it is beyond all measure.
        NoFormForYear: The year is before the first edition of the form.
    """
    if not isinstance(data, dict):
        raise UnreadableReport("这份草稿的内容不是年报数据，打不开。")
    cover = {"year": _year(data)}
    blank = {"format": FORMAT, "schema": SCHEMA, "cover": cover}
    values = dict(report_from_json(blank).values)
    for ref in OF_TASK:
        with suppress(ReportError):
            values |= report_from_json({**blank, ref.key: data.get(ref.key)}).values
    for part in _PARTS:
        answers = data.get(part)
        for key, value in islice(answers.items(), _MOST_GLIMPSED) if isinstance(answers, dict) else ():
            with suppress(ReportError):
                values |= report_from_json({**blank, part: {**(cover if part == "cover" else {}), key: value}}).values
    found = Report.blank(_year(data))
    return _within_measure(found.applied(found.edit(values)))


def _within_measure(report: Report) -> Report:
    if too_much := excess(report):
        raise UnreadableReport(f"没有打开：{too_much}")
    return report


def _order(form: Form, ref: Ref) -> tuple[int, str]:
    if isinstance(ref, CellRef):
        return (form.order.get(ref, len(form.order)), str(ref))
    return (list(PARTICULARS).index(ref.key) if ref.part == "cover" else 0, ref.key)


def _number(value: Value) -> int | str:
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        return int(plain) if str(int(value)) == plain else plain
    return value if isinstance(value, str) else f"{value.value:f}{value.unit}"


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(sorted(key for key, _ in pairs))
    return found


def _refuse(unknown: Iterable[str], what: str) -> None:
    if names := "、".join(f"“{_told(name)}”" for name in sorted(unknown)[:5]):
        raise UnreadableReport(f"文件里有{what}：{names}，没有打开；请核对文件，或者升级本程序。")


def _told(name: str) -> str:
    """Return a name out of a file as it can stand in a sentence, whatever it is."""
    visible = "".join(character for character in name if character.isprintable())
    return visible if len(visible) <= _LONGEST_NAME else f"{visible[:_LONGEST_NAME]}…"


def _part(data: Mapping[str, Any], part: str) -> dict[str, Any]:
    found = data.get(part, {})
    if not isinstance(found, dict):
        raise UnreadableReport(f"文件里的“{part}”部分格式不对，没有打开。")
    return found


def _year(data: Mapping[str, Any]) -> int:
    year = _part(data, "cover").get("year")
    if not isinstance(year, int) or isinstance(year, bool) or not 1 <= year <= LATEST_YEAR:
        raise UnreadableReport("文件里没有写明报告年度（cover/year），没有打开。")
    return year


def _ids(data: Mapping[str, Any]) -> dict[Ref, Value | None]:
    ids: dict[Ref, Value | None] = {}
    for ref in OF_TASK:
        if (value := data.get(ref.key)) in (None, ""):
            continue
        if not isinstance(value, str) or isinstance(value, _Fraction) or not is_id(ref, value):
            raise UnreadableReport(f"文件里“{ref.key}”写的编号不对，没有打开；请核对文件，或者请对方重新导出一份。")
        ids[ref] = value
    return ids


def _texts(data: Mapping[str, Any]) -> dict[Ref, Value | None]:
    _ensure_reasons(_part(data, REASONS))
    texts: dict[Ref, Value | None] = {}
    for part in (part for part in _PARTS if part != "cells"):
        answers = _part(data, part)
        _refuse(answers.keys() - _known_texts(editions.EDITIONS).get(part, answers.keys()), f"“{part}”部分不认识的项目")
        texts |= {TextRef(part, key): _text(TextRef(part, key), value) for key, value in answers.items()}
    return texts


@lru_cache(maxsize=8)
def _known_texts(forms: tuple[Form, ...]) -> dict[str, frozenset[str]]:
    """Return the keys that there are in each part of texts whose keys some edition names."""
    sections = (section.id for form in forms for section in form.sections)
    bodies = (narrative.id for form in forms for narrative in form.narratives)
    return {
        "cover": frozenset(PARTICULARS),
        "headings": frozenset({"title", *sections}),
        "texts": frozenset({"opening", *bodies}),
        NOTES: frozenset(str(ref) for form in forms for ref in form.cells),
    }


def _ensure_reasons(reasons: Mapping[str, object]) -> None:
    """Refuse reasons that no version can have written; a rule that this one does not know may be of a later one."""
    if len(reasons) > MOST_REASONS:
        raise UnreadableReport(
            f"文件的“{REASONS}”部分有 {len(reasons)} 条理由，最多只能有 {MOST_REASONS} 条，"
            "不像是年报数据，没有打开；请核对文件。"
        )
    _refuse((key for key in reasons if not is_reason_key(key)), f"“{REASONS}”部分不认识的编号")


def _text(ref: TextRef, value: object) -> str:
    if ref == YEAR or value is None:
        return str(value or "")
    if not isinstance(value, str) or isinstance(value, _Fraction):
        raise UnreadableReport(f"“{_told(str(ref))}”应当是文字，没有打开。")
    if ref.part != "cover":
        return value
    particular = PARTICULARS[ref.key]
    if particular.entry is EntryKind.CHOICE and value not in particular.choices:
        known = "、".join(particular.choices)
        raise UnreadableReport(f"{particular.label}“{_told(value)}”不认识，应当是 {known} 之一。")
    return keep_date(value) if particular.entry is EntryKind.DATE else value


def _cells(data: Mapping[str, Any], form: Form) -> dict[Ref, Value | None]:
    known = _known_cells((*editions.EDITIONS, form))
    answers = _part(data, "cells")
    _refuse(answers.keys() - known.keys(), "不认识的格子")
    return {known[key].ref: _figure(key, value, known[key].kind) for key, value in answers.items()}


@lru_cache(maxsize=8)
def _known_cells(forms: tuple[Form, ...]) -> dict[str, Cell]:
    """Return the cells of some editions by their address; of the same address, the last."""
    return {str(ref): cell for form in forms for ref, cell in form.cells.items()}


def _figure(key: str, value: object, kind: FigureKind) -> Value | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise UnreadableReport(f"“{key}”应当是数字，没有打开。")
    return read_figure(str(value), kind)
