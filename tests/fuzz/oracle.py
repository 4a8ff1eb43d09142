"""What may become of a file: it is read, or refused in a sentence. Everything else is a find."""

from __future__ import annotations

import gc
import os
import re
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, NamedTuple

from exporters import EXPORTERS, Exporter, let_out
from exporters.release import Variant
from models.form.refs import CellRef
from models.report.report import Report
from models.report.report_json import read_json, write_json
from models.rules import check
from models.system.errors import ReportError
from tests import ROOT

MOST_SECONDS = 5.0
MOST_MEGABYTES = 200
"""More than before; the libraries of all importers together take less than 100."""

LONGEST_SENTENCE = 400
_SHORT_ENOUGH_TO_PRINT = 60_000
_PEAK = re.compile(r"Vm(?:HWM|RSS):\s*(\d+)")
_STATUS = Path("/proc/self/status")
_CATCHING = ("damage_named", "_damage_named")
"""The functions that make a sentence of whatever was raised."""

_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.fork", "os.startfile", "os.system", "pickle.")
_CHANGING = (
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.truncate",
    "os.link",
    "os.symlink",
    "os.chmod",
    "shutil.",
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Verdict(NamedTuple):
    """What has become of a file.

    Attributes:
        kind: ``read`` or ``refused``; any other is a find.
        where: What tells finds of one kind apart: the error, and the line that raised it.
        detail: All there is to know.
        report: What was read.
    """

    kind: str
    where: str = ""
    detail: str = ""
    report: Report | None = None

    @property
    def is_find(self) -> bool:
        """Whether this must not be."""
        return self.kind not in {"read", "refused"}


def judged(run: Callable[[Path], Report], path: Path) -> Verdict:
    """Return what becomes of a file."""
    touched: list[str] = []
    said = StringIO()
    before, begun = _megabytes(), time.process_time()
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        with _listening(touched, path), redirect_stdout(said), _alarm():
            verdict = _outcome(run, path)
    seconds, grown = time.process_time() - begun, _most_megabytes() - before
    besides = (
        Verdict("touches", "".join(touched[:1]).partition(" ")[0], "\n".join(touched)) if touched else None,
        Verdict("slow", verdict.kind, f"{seconds:.1f} s; {verdict.detail}") if seconds > MOST_SECONDS else None,
        Verdict("memory", verdict.kind, f"{grown} MB; {verdict.detail}") if grown > MOST_MEGABYTES else None,
        *(Verdict("warning", f"{one.category.__name__} {_short(one.filename)}", str(one.message)) for one in warned),
        Verdict("prints", detail=said.getvalue()[:1_000]) if said.getvalue() else None,
    )
    return verdict if verdict.is_find else next(filter(None, besides), None) or _told_again(verdict)


def _outcome(run: Callable[[Path], Report], path: Path) -> Verdict:
    try:
        return Verdict("read", report=run(path))
    except ReportError as refusal:
        if stumbled := _stumbled(refusal):
            return Verdict("stumble", stumbled, _told(refusal))
        sentence = str(refusal)
        fits = sentence.endswith("。") and len(sentence) <= LONGEST_SENTENCE and sentence.isprintable()
        return Verdict("refused" if fits else "sentence", type(refusal).__name__, sentence)
    except _TooLong as error:
        return Verdict("slow", _place(error.__traceback__), _told(error))
    except Exception as error:  # noqa: BLE001  whatever it is, it is a find
        return _raised("error", error)


def _raised(kind: str, error: BaseException) -> Verdict:
    return Verdict(kind, f"{type(error).__name__} {_place(error.__traceback__)}", _told(error))


def _told(error: BaseException) -> str:
    return "".join(traceback.format_exception(error, limit=-12))[-4_000:]


def _place(trace: TracebackType | None) -> str:
    """Return the innermost line of ours, and what it called."""
    frames = [(_short(frame.filename), frame.lineno) for frame in traceback.extract_tb(trace)]
    ours = [f"{name}:{line}" for name, line in frames if name.startswith("models/")]
    return (ours or [f"{name}:{line}" for name, line in frames] or [""])[-1]


def _stumbled(refusal: ReportError) -> str:
    """Return where our own code, and no library, raised what is excused with damage to the file: it may be whole."""
    cause = refusal.__cause__
    if cause is None or traceback.extract_tb(refusal.__traceback__)[-1].name not in _CATCHING:
        return ""
    frames = traceback.extract_tb(cause.__traceback__)
    is_ours = bool(frames) and _short(frames[-1].filename).startswith("models/")
    return f"{type(cause).__name__} {_place(cause.__traceback__)}" if is_ours else ""


def _short(name: str) -> str:
    return name.replace("\\", "/").removeprefix(f"{ROOT.as_posix()}/")


# ---------------------------------------------------------------- time and memory


class _TooLong(BaseException):
    """The time is up; no Exception, so that nobody makes a sentence of it."""


@contextmanager
def _alarm() -> Iterator[None]:
    """Break off what computes for too long, where the system can."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, _ring)
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise _TooLong


def _megabytes() -> int:
    """Return the memory in use at present, and begin to look for the most that will be, where the system tells."""
    if _STATUS.exists():
        Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")  # from here on, the peak is counted anew
    return _most_megabytes()


def _most_megabytes() -> int:
    """Return the most memory that was in use since it was last asked how much was in use."""
    found = _PEAK.search(_STATUS.read_text(encoding="utf-8")) if _STATUS.exists() else None
    return int(found[1]) // 1024 if found else 0


# ---------------------------------------------------------------- files and programs

_heard: list[list[str]] = []
"""Where what is touched is noted at present; a hook of the interpreter cannot be taken away again."""

_allowed: list[str] = [sys.prefix, sys.base_prefix, str(ROOT), *filter(None, sys.path)]
"""Folders that libraries read their own files in."""


@cache
def _hook() -> None:
    """Hear, from now on, what the interpreter does."""
    sys.addaudithook(_hear)


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if _heard and (event == "open" or event.startswith((*_FORBIDDEN, *_CHANGING))):
        notes = _heard[-1]
        if event != "open" or _is_foreign(*arguments):
            notes.append(f"{event} {arguments!r:.300}")


def _is_foreign(path: object, _mode: object, flags: object) -> bool:
    """Return whether a file is written, or read where no library has its own."""
    if isinstance(path, int) or str(path).endswith((".pyc", "__pycache__")) or "__pycache__" in str(path):
        return False
    if isinstance(flags, int) and flags & _WRITING:
        return True
    where = os.fsdecode(path) if isinstance(path, bytes) else str(path)
    return not where.startswith(tuple(_allowed))


@contextmanager
def _listening(touched: list[str], path: Path) -> Iterator[None]:
    """Note in `touched` every file that is written, or read apart from `path`, and every program that is started."""
    _hook()
    _allowed.append(str(path))
    _heard.append(touched)
    try:
        yield
    finally:
        _heard.pop()
        _allowed.pop()


# ---------------------------------------------------------------- what was read


def _told_again(verdict: Verdict) -> Verdict:
    """Return the verdict, if what was read can also be saved, read again and checked."""
    report = verdict.report
    if report is None:
        return verdict
    try:
        again = read_json(write_json(report))
        check(report)
    except Exception as error:  # noqa: BLE001  as above
        return _raised("unsaved", error)
    if again == report:
        return verdict
    refs = [ref for ref in {**again.values, **report.values} if again.values.get(ref) != report.values.get(ref)]
    told = "\n".join(f"{ref}: {report.values.get(ref)!r:.200} {again.values.get(ref)!r:.200}" for ref in refs[:5])
    return Verdict("unlike", " ".join({"cell" if isinstance(ref, CellRef) else ref.part for ref in refs}), told)


def printed(report: Report, exporters: Sequence[Exporter] = EXPORTERS) -> Verdict:
    """Return what becomes of a report on its way out, as a draft and by these exporters."""
    if sum(len(str(value)) for value in report.values.values()) > _SHORT_ENOUGH_TO_PRINT:
        return Verdict("read")
    try:
        for variant in Variant:
            _let_out(report, variant)
        for exporter in exporters:
            exporter.write(let_out(report, Variant.DRAFT), BytesIO())
    except Exception as error:  # noqa: BLE001  as above
        return _raised("export", error)
    gc.collect()
    return Verdict("read")


def _let_out(report: Report, variant: Variant) -> None:
    """Let a report out if it is ready; that it is not has to be told in a sentence."""
    try:
        let_out(report, variant)
    except ReportError as refusal:
        if not str(refusal).endswith("。"):
            raise ValueError(str(refusal)) from refusal
