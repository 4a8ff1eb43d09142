"""The loop: cases of each target in turn, all with the same share of computing time; finds are put aside."""

from __future__ import annotations

import faulthandler
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from tests.fuzz.cases import Alike, Case, case, content, smaller
from tests.fuzz.oracle import Verdict, judged, printed
from tests.fuzz.targets import Target

PRINTED_ONE_IN = 40
"""Reports that are also printed, of those that were read: that takes longer than reading."""

_HANGING = 120.0
"""Seconds after which a process that answers nothing, not even an alarm, tells where it is, and ends."""

_KEPT = 3
"""Files of the same find."""

_SECONDS_TO_SHORTEN = 20.0


class Limits(NamedTuple):
    """How long the loop runs.

    Attributes:
        seconds: Of computing time, all targets together.
        cases: Of each target.
        small: Whether only the small files are changed.
    """

    seconds: float = float("inf")
    cases: float = float("inf")
    small: bool = False


@dataclass
class Tally:
    """What has happened to a target so far."""

    target: Target
    seconds: float = 0.0
    cases: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    finds: Counter[tuple[str, str]] = field(default_factory=Counter)
    least: list[tuple[Case, Verdict]] = field(default_factory=list)

    def __str__(self) -> str:
        rate = self.cases / self.seconds if self.seconds else 0
        printed = self.kinds["printed"]
        return (
            f"{self.target.name:9} 执行 {self.cases:7} 次，{self.seconds:5.0f} 秒，每秒 {rate:5.1f} 次；"
            f"读出 {self.kinds['read']:6}（打印 {printed}），拒绝 {self.kinds['refused']:6}，问题 {len(self.finds)} 种"
        )


def fuzz(targets: Sequence[Target], run: str, folder: Path, limits: Limits) -> list[Tally]:
    """Return what has happened to each target.

    Args:
        targets: What is fuzzed.
        run: What all chance follows from.
        folder: Where finds are put, and the file that is being read.
        limits: How long.
    """
    tallies = [Tally(target) for target in targets]
    while waiting := [tally for tally in tallies if tally.cases < limits.cases]:
        if sum(tally.seconds for tally in tallies) >= limits.seconds:
            break
        tally = min(waiting, key=lambda tally: tally.seconds)
        begun = time.process_time()
        _turn(tally, case(tally.target, run, tally.cases, small=limits.small), run, folder)
        tally.seconds += time.process_time() - begun
    for tally in tallies:
        for one, verdict in tally.least:
            _write(_least(tally, verdict, folder), smaller(one, _alike(verdict, tally.target, folder)))
    return tallies


def _turn(tally: Tally, one: Case, run: str, folder: Path) -> None:
    number, whole = tally.cases, content(one)
    tally.cases += 1
    verdict = verdict_of(tally.target, whole, folder)
    tally.kinds[verdict.kind] += 1
    if verdict.report and not tally.kinds["read"] % PRINTED_ONE_IN:
        tally.kinds["printed"] += 1
        verdict = printed(verdict.report)
    if verdict.is_find:
        put_aside(tally, verdict, whole, folder, f"{tally.target.name}-{run}-{number}")
        if tally.finds[verdict.kind, verdict.where] == 1 and verdict.kind != "export":
            tally.least.append((one, verdict))


def verdict_of(target: Target, whole: bytes, folder: Path) -> Verdict:
    """Return what becomes of a file; it stays where it is if the process dies of it."""
    present = folder / f"reading-{target.name}{target.suffix}"
    present.write_bytes(whole)
    faulthandler.dump_traceback_later(_HANGING, exit=True, file=sys.__stderr__ or sys.stderr)
    try:
        verdict = judged(target.run, present)
    finally:
        faulthandler.cancel_dump_traceback_later()
    present.unlink()
    return verdict


def _least(tally: Tally, verdict: Verdict, folder: Path) -> Path:
    return folder / f"{_name(tally, verdict)}-least{tally.target.suffix}"


def _alike(verdict: Verdict, target: Target, folder: Path) -> Alike:
    """Return the question whether another file does the same."""
    end = time.monotonic() + _SECONDS_TO_SHORTEN

    def is_alike(whole: bytes) -> bool | None:
        return verdict_of(target, whole, folder)[:2] == verdict[:2] if time.monotonic() < end else None

    return is_alike


def put_aside(tally: Tally, verdict: Verdict, whole: bytes, folder: Path, number: str) -> None:
    tally.finds[verdict.kind, verdict.where] += 1
    if tally.finds[verdict.kind, verdict.where] > _KEPT:
        return
    name = f"{_name(tally, verdict)}-{number}"
    _write(folder / f"{name}{tally.target.suffix}", whole)
    told = {"case": number, "kind": verdict.kind, "where": verdict.where, "detail": verdict.detail}
    _write(folder / f"{name}.json", json.dumps(told, ensure_ascii=False, indent=1).encode(errors="backslashreplace"))


def _name(tally: Tally, verdict: Verdict) -> str:
    return f"{tally.target.name}-{verdict.kind}-{sha256(verdict.where.encode()).hexdigest()[:6]}"


def _write(path: Path, whole: bytes) -> None:
    path.write_bytes(whole)


def account(tallies: Sequence[Tally]) -> Iterator[str]:
    """Yield what has happened, line by line."""
    yield from map(str, tallies)
    for tally in tallies:
        for (kind, where), count in tally.finds.most_common():
            yield f"问题：{tally.target.name} {kind} {where}（{count} 次）"
