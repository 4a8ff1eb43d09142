"""The command line: check reports and export them, without Qt."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from typing_extensions import override

from exporters import EXPORTERS, Exporter, let_out, missing_characters
from exporters.release import Release, Variant
from models.checks.findings import Finding, Level
from models.checks.verdict import READY, formal, open_points
from models.form.figures import print_figure
from models.form.refs import CellRef
from models.importers.own.imported import ChangedByHand
from models.importers.sandbox.protocol import Scope
from models.importers.sandbox.sandboxed_reader import Reader
from models.report.places import place
from models.report.report import Report
from models.rules import check
from models.system.errors import NotReady, ReportError
from models.system.files import replacing
from models.system.program import HELP
from models.system.rights import as_usual
from ui.console import Unwritten, complain, refuse, say, speak_utf8

CLEAN, FAULTY, UNUSABLE = range(3)
"""Exit statuses, as diff has them: nothing, something found, and a request that cannot be met."""

_REPLACED = "原来就有同名的文件，已经换成这一份。"

_USAGE = """用法：
  {program} check 文件… [--formal] [--json]
  {program} export 文件 --to 文件夹 [--draft] [--only 后缀]…
"""
_HELP = """
文件是报告的 JSON 文件，或者本程序导出的 Excel 工作簿。

check 核对报告，逐条列出错误、提醒和提示
  --formal     按正式报送核对：没有填的也算错误
  --json       每份文件输出一行 JSON，供其他程序使用

export 导出 {labels}
  --to 文件夹  导出到哪里，没有这个文件夹就新建
  --draft      导出带“草稿”标记的文件，没有填完也可以
  --only 后缀  只导出这一种（{suffixes}），可以写几次；不写就全都导出

-h、--help     显示这段说明

结束时的状态：0 没有错误，或者草稿已经导出；1 有错误；2 文件不能用，或者命令写错了
"""
_FAULTS: dict[type[OSError], str] = {
    NotADirectoryError: "同名的文件已经存在，不能用作文件夹。",
    FileExistsError: "同名的文件已经存在，不能用作文件夹。",
    PermissionError: "没有权限，或者文件正在别的程序里打开着，请关闭后重试。",
}


class Misuse(Exception):
    """A command that cannot be understood; `str()` is a sentence for the person who typed it."""


def run(arguments: Sequence[str]) -> int:
    """Carry out the command in `arguments`.

    Returns:
        The exit status, the worst of all files: 0 clean, 1 errors found, 2 unusable.
    """
    speak_utf8()
    if HELP.intersection(arguments):
        labels = "、".join(exporter.label for exporter in EXPORTERS)
        say(_usage() + _HELP.format(labels=labels, suffixes=_suffixes()))
        return CLEAN
    try:
        options = _parsed(arguments)
    except Misuse as misuse:
        refuse(f"{misuse}\n{_usage()}")
        return UNUSABLE
    try:
        with Reader(Scope.OURS) as reader:
            return _check(options, reader) if options.command == "check" else _export(options, reader)
    except Unwritten as lost:
        complain(f"结果没有写完：{_sentence(lost.error)}")
        return UNUSABLE


# ---------------------------------------------------------------- the commands


def _check(options: Namespace, reader: Reader) -> int:
    return max(_check_file(name, options, reader) for name in options.files)


def _check_file(name: str, options: Namespace, reader: Reader) -> int:
    try:
        found = check(_read(name, reader), missing=missing_characters)
    except ReportError as error:
        _show_fault(name, str(error), options)
        return UNUSABLE
    findings = formal(found) if options.formal else found
    _show(name, findings, options)
    return FAULTY if any(finding.level is Level.ERROR for finding in findings) else CLEAN


def _export(options: Namespace, reader: Reader) -> int:
    [name] = options.files
    try:
        report = _read(name, reader)
    except ReportError as error:
        complain(f"{name}：{error}")
        return UNUSABLE
    wanted = [
        (exporter, variant)
        for exporter in EXPORTERS
        if not options.only or exporter.suffix in options.only
        for variant in ((Variant.DRAFT,) if options.draft else exporter.variants)
    ]
    try:
        releases = {variant: let_out(report, variant) for variant in {variant for _, variant in wanted}}
    except NotReady as error:
        open_findings = (one for one in formal(check(report, missing=missing_characters)) if one.blocks)
        complain("\n".join((f"{name}：{error}", *_lines(open_findings))))
        return FAULTY
    return max([_write(exporter, releases[variant], Path(options.to)) for exporter, variant in wanted])


def _write(exporter: Exporter, released: Release, folder: Path) -> int:
    path = folder / exporter.file_name(released)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        was_there = (_REPLACED,) if path.exists() else ()
        with replacing(path, as_usual) as stream:
            remarks = exporter.write(released, stream)
    except (ReportError, OSError) as error:
        complain(f"{path}：没有写成。{_sentence(error)}")
        return UNUSABLE
    say("\n".join((str(path), *(f"  {remark}" for remark in (*was_there, *remarks)))))
    return CLEAN


def _read(name: str, reader: Reader) -> Report:
    report, differences = reader.open_ours(Path(name))
    if differences:
        changes = "\n".join(f"  {_change(report, difference)}" for difference in differences)
        complain(f"{name}：导出以后有 {len(differences)} 处被改动过，按改动后的处理。\n{changes}")
    return report


# ---------------------------------------------------------------- understanding the command


class _Parser(ArgumentParser):
    """argparse without its own words, which are English."""

    @override
    def error(self, message: str) -> NoReturn:
        raise Misuse("命令写错了：选项后面多写或者少写了内容。")


def _parsed(arguments: Sequence[str]) -> Namespace:
    command = arguments[0] if arguments else ""
    parser = _Parser(allow_abbrev=False, add_help=False)
    if command == "check":
        parser.add_argument("--formal", action="store_true")
        parser.add_argument("--json", action="store_true")
    elif command == "export":
        parser.add_argument("--to")
        parser.add_argument("--draft", action="store_true")
        parser.add_argument("--only", action="append", default=[], type=_suffix)
    else:
        raise Misuse(f"不认识的命令“{command}”：只有 check 和 export。要填报告，后面什么也不写，打开窗口就行。")
    options, files = parser.parse_known_args(arguments[1:], Namespace(command=command))
    _ensure_complete(command, options, files)
    return Namespace(**vars(options), files=files)


def _suffix(typed: str) -> str:
    """Return the suffix of a kind of file, typed with or without its dot.

    Raises:
        Misuse: There is no such kind.
    """
    suffix = f".{typed.lower().lstrip('.')}"
    if suffix not in {exporter.suffix for exporter in EXPORTERS}:
        raise Misuse(f"不能导出“{typed}”：只有 {_suffixes()}。")
    return suffix


def _suffixes() -> str:
    return "、".join(exporter.suffix for exporter in EXPORTERS)


def _ensure_complete(command: str, options: Namespace, files: Sequence[str]) -> None:
    if unknown := [name for name in files if name.startswith("-")]:
        raise Misuse(f"不认识的选项：{'、'.join(unknown)}。")
    if not files:
        raise Misuse("没有写是哪个文件。")
    if command == "export" and not options.to:
        raise Misuse("没有写导出到哪个文件夹（--to 文件夹）。")
    if command == "export" and len(files) > 1:
        raise Misuse("一次只能导出一份报告。")


# ---------------------------------------------------------------- speaking


def _usage() -> str:
    return _USAGE.format(program=Path(sys.argv[0]).name)


def _show(name: str, findings: Sequence[Finding], options: Namespace) -> None:
    if options.json:
        say(json.dumps({"file": name, "findings": [_as_json(finding) for finding in findings]}, ensure_ascii=False))
        return
    count = open_points(findings)
    verdict = f"还差 {count} 处，不能正式报送。" if count else f"{READY}。"
    say("\n".join((name, *_lines(findings), f"  {verdict}")))


def _show_fault(name: str, sentence: str, options: Namespace) -> None:
    if options.json:
        say(json.dumps({"file": name, "error": sentence}, ensure_ascii=False))
    else:
        complain(f"{name}：{sentence}")


def _as_json(finding: Finding) -> dict[str, object]:
    cells = [str(ref) for ref in finding.refs]
    shown = {"rule": finding.rule, "level": finding.level.value, "cells": cells, "message": finding.message}
    cause = {"cause": finding.cause.message} if finding.cause else {}
    effects = {"effects": [_as_json(effect) for effect in finding.effects]} if finding.effects else {}
    return {**shown, **cause, **effects}


def _lines(findings: Iterable[Finding]) -> list[str]:
    """Return the findings as lines, what explains one and what follows from it below it."""
    return [
        line
        for finding in findings
        for line in (
            f"  {finding.level.label}：{finding.message}{_reason(finding)}",
            *([f"    {finding.cause.message}"] if finding.cause else []),
            *(f"    连带：{effect.message}" for effect in finding.effects),
        )
    ]


def _reason(finding: Finding) -> str:
    return f"（已说明理由：{finding.reason}）" if finding.reason else ""


def _change(report: Report, difference: ChangedByHand) -> str:
    ref, *values = difference
    if not isinstance(ref, CellRef):
        return f"{place(report, ref)}：文字改动过。"
    before, after = (print_figure(value, report.form.cells[ref].kind) or "空" for value in values)
    return f"{place(report, ref)}：原来是 {before}，现在是 {after}。"


def _sentence(error: ReportError | OSError) -> str:
    if isinstance(error, ReportError):
        return str(error)
    known = (sentence for kind, sentence in _FAULTS.items() if isinstance(error, kind))
    return next(known, f"系统错误 {error.errno}，请检查磁盘是否已满或者已断开。")
