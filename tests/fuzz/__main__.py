"""The command: ``python -m tests.fuzz [minutes] [target…]``; finds are put into a folder outside the repository.

All that is done follows from ``--run``, which is printed; a case is one number of it. Minutes are of computing.
"""

from __future__ import annotations

import argparse
import faulthandler
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests import ROOT
from tests.fuzz.loop import Limits, account, fuzz, verdict_of
from tests.fuzz.targets import TARGETS

_MOST_MEMORY = 2 << 30
"""Bytes; what asks for more is told that there is none, and the computer goes on."""


def main(arguments: Sequence[str]) -> int:
    """Fuzz, and return 1 if something was found."""
    wanted = _parser().parse_args(arguments)
    folder = Path(wanted.finds or tempfile.mkdtemp(prefix="fuzz-"))
    folder.mkdir(parents=True, exist_ok=True)
    if wanted.file:
        return _again(wanted.file, wanted.targets, folder)
    if wanted.inside:
        return _work(wanted.minutes, wanted.targets, wanted.run, folder)
    return _watch(wanted.minutes, wanted.targets, wanted.run or f"{time.time_ns():x}", folder)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py fuzz", description="用改坏的文件试每一条导入的路。")
    names = [target.name for target in TARGETS]
    parser.add_argument("minutes", nargs="?", type=float, default=15, help="计算多少分钟，默认 15")
    parser.add_argument("targets", nargs="*", metavar="target", help=f"试哪些：{'、'.join(names)}；默认全部")
    parser.add_argument("--run", default="", help="随机数的种子；同一个种子，做的事也相同")
    parser.add_argument("--finds", default="", help="发现的问题放在哪个文件夹；默认新建临时文件夹")
    parser.add_argument("--file", type=Path, help="只试这一个文件")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return parser


def _watch(minutes: float, names: Sequence[str], run: str, folder: Path) -> int:
    """Let another process do the work, and begin a new one where it dies of a file."""
    _say(f"种子 {run}，问题放在 {folder}")
    end, died = time.monotonic() + minutes * 60 * 3, 0
    while True:
        command = [sys.executable, "-m", "tests.fuzz", f"{minutes}", *names, f"--run={run}", f"--finds={folder}"]
        status = subprocess.run([*command, "--inside"], cwd=ROOT, check=False).returncode  # noqa: S603  our own code
        left = list(folder.glob("reading-*"))
        if status in {0, 1} and not left:
            return status or died
        died, run = 1, f"{run}+"
        for path in left:
            path.replace(folder / f"died-{run.count('+')}-{path.name}")
            _say(f"问题：进程死在这个文件上 {path.name}")
        _say(f"进程意外结束（{status}），换种子 {run} 重新开始")
        if time.monotonic() > end:
            return died


def _work(minutes: float, names: Sequence[str], run: str, folder: Path) -> int:
    faulthandler.enable(sys.__stderr__ or sys.stderr)
    _bound()
    targets = [target for target in TARGETS if not names or target.name in names]
    tallies = fuzz(targets, run, folder, Limits(seconds=minutes * 60))
    for line in account(tallies):
        _say(line)
    return int(any(tally.finds for tally in tallies))


def _bound() -> None:
    """Ask the system, where it can, to give no more memory than a file may ever need."""
    try:
        import resource  # noqa: PLC0415  only some systems have it
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _again(file: Path, names: Sequence[str], folder: Path) -> int:
    """Read one file as the targets do, and say what becomes of it."""
    verdicts = [
        (target.name, verdict_of(target, file.read_bytes(), folder))
        for target in TARGETS
        if target.name in names or (not names and target.suffix == file.suffix)
    ]
    for name, verdict in verdicts:
        _say(f"{name}：{verdict.kind} {verdict.where}\n{verdict.detail}")
    return int(any(verdict.is_find for _, verdict in verdicts))


def _say(line: str) -> None:
    sys.stdout.buffer.write(f"{line}\n".encode())
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
