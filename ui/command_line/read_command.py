"""The command `read`: what the window would read of a file, and how surely. Nothing is kept."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from models.form.figures import Amount
from models.form.refs import CellRef, Ref
from models.importers.own.imported import Imported
from models.importers.published.doubts import Doubt, account_of, doubts_of, is_all_sure, said
from models.importers.published.reading import Found, Reading, Unread
from models.importers.sandbox.sandboxed_reader import Reader
from models.report.places import place
from models.report.report import Report, Value
from models.report.report_json import report_to_json
from models.system.errors import ReportError
from ui.command_line.exit_status import CLEAN, FAULTY, UNUSABLE
from ui.console import complain, say, tell

_OURS, _RETYPED = "本程序的文件", "本程序的文件，导出以后改动过"

_LONGEST, _MOST = 60, 200
"""Characters of a text in a line, and lines of a list. Chosen: what is read on a console; `--json` has all of it."""


def read_files(options: Namespace, reader: Reader) -> int:
    """Say what is read in each of the files, and return the worst status."""
    return max(_read_file(name, reader, as_json=options.json) for name in options.files)


def _read_file(name: str, reader: Reader, *, as_json: bool) -> int:
    try:
        opened = reader.open(Path(name))
    except ReportError as error:
        if as_json:
            nothing: dict[str, object] = {"file": name, "report": None, "found": [], "unread": [], "error": str(error)}
            say(json.dumps(nothing, ensure_ascii=False))
        else:
            complain(f"{name}：{error}")
        return UNUSABLE
    reading = _of_own(opened) if isinstance(opened, Imported) else opened
    if as_json:
        say(json.dumps({"file": name, **_as_json(reading), "error": None}, ensure_ascii=False))
    else:
        tell("\n".join((name, *_told(opened, reading))))
    if isinstance(opened, Imported):  # what is blank in a file of our own is blank in the report
        return CLEAN if not opened.differences else FAULTY
    return CLEAN if is_all_sure(reading) else FAULTY


def _of_own(opened: Imported) -> Reading:
    """Return a report out of a file of our own as if it had been read like others: only what was retyped is unsure."""
    report, retyped = opened.report, {one.ref: one for one in opened.differences}
    answers: dict[Ref, Value] = dict(report.values)
    answers.update(report.figures.items())
    found = tuple(
        Found(ref, value, _RETYPED if ref in retyped else _OURS, _plain(value), ref not in retyped)
        for ref, value in answers.items()
    )
    cleared = (one for one in opened.differences if one.ref not in report.values and one.exported is not None)
    emptied = (
        Unread(_RETYPED, f"{place(report, one.ref)}：导出的时候是“{_plain(one.exported)}”，现在空着") for one in cleared
    )
    return Reading(report, found, tuple(emptied))


def _as_json(reading: Reading) -> dict[str, object]:
    found = [
        {"ref": str(one.ref), "value": _plain(one.value), "where": one.where, "raw": one.raw, "sure": one.sure}
        for one in reading.found
    ]
    unread = [{"where": one.where, "text": one.text} for one in reading.unread]
    return {"report": report_to_json(reading.report), "found": found, "unread": unread}


def _plain(value: Value | None) -> str:
    """Return a value in plain digits, with its unit where it has one; a text as it is."""
    if isinstance(value, Amount):
        return f"{value.value:f}{value.unit}"
    return f"{value:f}" if isinstance(value, Decimal) else value or ""


def _told(opened: Imported | Reading, reading: Reading) -> Iterator[str]:
    if isinstance(opened, Imported):
        retyped = len(opened.differences)
        changes = f"，导出以后有 {retyped} 处被改动过，按改动后的读" if retyped else ""
        yield f"  本程序的文件：{reading.report.year} 年的报告，{len(reading.found)} 项，原样读回{changes}。"
    else:
        yield f"  {account_of(reading)}"
    yield from _listed("请核对", [_doubt(reading.report, one) for one in doubts_of(reading)])
    yield from _listed(
        "没有读进来的，属于报告的请照着原件填", [f"{one.where}：{_short(one.text)}" for one in reading.unread]
    )


def _listed(name: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"  {name}（{len(lines)} 处）："
        yield from (f"    {line}" for line in lines[:_MOST])
    if len(lines) > _MOST:
        yield f"    ……还有 {len(lines) - _MOST} 处"


def _doubt(report: Report, doubt: Doubt) -> str:
    first, last = doubt.found[0], doubt.found[-1]
    if first is not last:
        values = "、".join(said(report, one) for one in doubt.found)
        return f"{doubt.called}：读成 {_short(values)}（{first.where} 到 {last.where}）"
    value = _short(said(report, first))
    read = value if isinstance(first.ref, CellRef) else f"“{value}”"
    return f"{doubt.called}：读成 {read}，文件里写的是“{_short(first.raw)}”（{first.where}）"


def _short(words: str) -> str:
    """Return words for one line of a console."""
    line = "".join(one if one.isprintable() else " " for one in " ".join(words[: 2 * _LONGEST].split()))
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}……"
