"""Files of which some are slow, some crash and some eat memory, and a real sandbox that lets them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from random import Random
from time import monotonic
from typing import NamedTuple

import pytest

from models.importers.sandbox import sandboxed_reader
from models.importers.sandbox.intake import Intake, Taken
from models.importers.sandbox.sandboxed_reader import Limits
from models.report.report import Report
from models.report.report_json import write_json
from tests import ROOT
from tests.builders import answered, balanced

READS = f"""
import os, signal, sys
sys.path.insert(0, {str(ROOT)!r})
from models.importers import read_report
from models.importers.sandbox import child

def read(content, name):
    if content == b"slow":
        while True:
            pass
    if content == b"crashing":
        os.kill(os.getpid(), signal.SIGSEGV)
    if content == b"eating":
        taken = []
        while True:
            taken.append(bytearray(10_000_000))
    return read_report(content)

sys.exit(child.serve(read, ()))
"""
BAD = ("slow", "crashing", "eating")


class Through(NamedTuple):
    """What became of many files, and how long it took."""

    seconds: float
    wrong: list[str]


def report_number(number: int) -> Report:
    return answered(balanced(), {"cover/phone": f"{number:08}"})


def taken_through(folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, bad: int, limits: Limits) -> Through:
    """Take in so many files, among them so many bad ones of each kind; return which are not as they are alone."""
    names = [f"{kind} {at}.json" for kind in BAD for at in range(bad)]
    names += [f"good {at}.json" for at in range(number - len(names))]
    Random(8).shuffle(names)  # noqa: S311  nothing is secret here
    for at, name in enumerate(names):
        kind = name.split()[0]
        (folder / name).write_bytes(kind.encode() if kind in BAD else write_json(report_number(at)))
    monkeypatch.setattr(sandboxed_reader, "own_command", lambda *_: [sys.executable, "-c", READS])
    begin = monotonic()
    with Intake(limits=limits) as intake:
        taken = list(intake.take_as_read([folder / name for name in names]))
    return Through(monotonic() - begin, _wrong(names, taken))


def _wrong(names: Sequence[str], taken: Sequence[Taken]) -> list[str]:
    by_name = {one.path.name: one for one in taken}
    wrong = [name for name in names if name not in by_name] + ["twice"] * (len(taken) - len(by_name))
    for at, name in enumerate(names):
        one = by_name.get(name)
        if one and name.startswith("good"):
            content = write_json(report_number(at))
            is_right = one.opened is not None and one.opened.report == report_number(at)
            wrong += [] if is_right and one.sha256 == sha256(content).hexdigest() else [name]
        elif one:
            wrong += [] if one.opened is None and one.refusal.endswith("。") else [name]
    return wrong
