"""The command `check`: what is found in reports."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence

from exporters import missing_characters
from models.checks.findings import Finding, Level
from models.checks.verdict import READY, formal, open_points
from models.importers.sandbox.sandboxed_reader import Reader
from models.rules import check
from models.system.errors import ReportError
from ui.command_line.exit_status import CLEAN, FAULTY, UNUSABLE
from ui.command_line.finding_json import finding_as_json
from ui.command_line.finding_lines import lines_of
from ui.command_line.own_report import read_own
from ui.console import complain, say, tell


def check_files(options: Namespace, reader: Reader) -> int:
    """Say what is found in each of the files, and return the worst status."""
    return max(_check_file(name, options, reader) for name in options.files)


def _check_file(name: str, options: Namespace, reader: Reader) -> int:
    try:
        found = check(read_own(name, reader), missing=missing_characters)
    except ReportError as error:
        _show_fault(name, str(error), options)
        return UNUSABLE
    findings = formal(found) if options.formal else found
    _show(name, findings, options)
    return FAULTY if any(finding.level is Level.ERROR for finding in findings) else CLEAN


def _show(name: str, findings: Sequence[Finding], options: Namespace) -> None:
    if options.json:
        say(
            json.dumps(
                {"file": name, "findings": [finding_as_json(finding) for finding in findings]}, ensure_ascii=False
            )
        )
        return
    count = open_points(findings)
    verdict = f"还差 {count} 处，不能正式报送。" if count else f"{READY}。"
    tell("\n".join((name, *lines_of(findings), f"  {verdict}")))


def _show_fault(name: str, sentence: str, options: Namespace) -> None:
    if options.json:
        say(json.dumps({"file": name, "error": sentence}, ensure_ascii=False))
    else:
        complain(f"{name}：{sentence}")
