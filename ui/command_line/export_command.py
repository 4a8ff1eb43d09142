"""The command `export`: a report as files."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from exporters import EXPORTERS, Exporter, let_out, missing_characters
from exporters.release import Release, Variant
from models.checks.verdict import formal
from models.importers.sandbox.sandboxed_reader import Reader
from models.rules import check
from models.system.errors import NotReady, ReportError
from models.system.files import replacing
from models.system.rights import as_usual
from ui.command_line.exit_status import CLEAN, FAULTY, UNUSABLE
from ui.command_line.fault_words import sentence_of_fault
from ui.command_line.finding_lines import lines_of
from ui.command_line.own_report import read_own
from ui.console import complain, tell

_REPLACED = "原来就有同名的文件，已经换成这一份。"


def export_file(options: Namespace, reader: Reader) -> int:
    """Write a report as each kind of file that is wanted, say where, and return the worst status."""
    [name] = options.files
    try:
        report = read_own(name, reader)
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
        complain("\n".join((f"{name}：{error}", *lines_of(open_findings))))
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
        complain(f"{path}：没有写成。{sentence_of_fault(error)}")
        return UNUSABLE
    tell("\n".join((str(path), *(f"  {remark}" for remark in (*was_there, *remarks)))))
    return CLEAN
