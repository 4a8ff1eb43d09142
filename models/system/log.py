"""What happens, in files for those who look after the computer: events, numbers and places of errors, no contents."""

from __future__ import annotations

import faulthandler
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from enum import Enum
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from typing_extensions import override

from models.system.rights import make_file, make_folder
from models.system.traces import Told, file_of, name_of

_FILE = "log.txt"
_SIZE, _EARLIER = 200_000, 2
"""Bytes of the file that is written, and how many full ones are kept. Chosen: short enough to be sent by mail."""

_UNCLOSED = "session.raw"
"""Lies outside the folder of the logs, because Python writes whole paths into it when it crashes."""

_EVENT = re.compile(r"[a-z][a-z0-9-]*(?: [a-z0-9-]+){0,7}", re.ASCII)
_LARGEST = 2**32
"""No error number of the system has more than 32 bits; a telephone number or that of an identity card has."""

_CRASH = re.compile(r"(?:Fatal Python error|Windows fatal exception): [A-Za-z0-9_ -]{1,60}", re.ASCII)
_CRASH_THREAD = re.compile(r"(?:Current thread|Thread) 0x[0-9a-f]+ ", re.ASCII)
_CRASH_PLACE = re.compile(r'  File "(.*)", line (\d{1,9}) in (.*)')
_CRASH_SIZE = 20_000
"""Bytes of what Python wrote when it crashed. Chosen: some two hundred lines, the innermost first."""

_log = logging.getLogger("annual-report")
_log.setLevel(logging.INFO)
_log.propagate = False
_log.addHandler(logging.NullHandler())


def note(event: str, **numbers: int | Enum) -> None:
    """Write that something has happened. It never fails, and is nothing where no log is kept.

    Args:
        event: A few lower-case English words; anything else is left out, lest it be from a report.
        numbers: Numbers of the system (errors, counts, milliseconds) and choices, never figures of a report.
    """
    words = [event if _EVENT.fullmatch(event) else "?"]
    _log.info(" ".join([*words, *(f"{name_of(name)}={_number(number)}" for name, number in numbers.items())]))


def record(told: Told) -> None:
    """Write what can be told of an error. It never fails."""
    _log.error(told)


@contextmanager
def kept_log(folder: Path) -> Iterator[None]:
    """Keep a log in `folder` while the block runs; where it cannot be written, the program goes on without."""
    handler = _Files(folder / "logs")
    _log.addHandler(handler)
    try:
        yield
    finally:
        _log.removeHandler(handler)
        with suppress(OSError, ValueError):
            handler.close()


@contextmanager
def crashes_logged(folder: Path) -> Iterator[None]:
    """Have Python write where it crashes while the block runs; what it wrote the last time goes into the log."""
    path = folder / _UNCLOSED
    try:
        _log_crash(path)
        make_file(path)
        stream = path.open("wb")
    except OSError:
        yield
        return
    with stream:
        faulthandler.enable(stream)
        try:
            yield
        finally:
            faulthandler.disable()
    with suppress(OSError):
        path.unlink()


def crash_told(raw: str) -> Told:
    """Return what Python wrote when it crashed, without what may tell whose computer it is."""
    return Told("\n".join(line for line in map(_crash_line, raw.splitlines()) if line))


def log_folder() -> Path | None:
    """Return where the log is kept; None if it is not."""
    return next((Path(one.baseFilename).parent for one in _log.handlers if isinstance(one, _Files)), None)


def logged() -> str:
    """Return all that the log says, the last line last; empty if it cannot be read."""
    folder = log_folder()
    names = [*(f"log.{earlier}.txt" for earlier in range(_EARLIER, 0, -1)), _FILE]
    return "".join(_content(folder / name) for name in names) if folder else ""


def _content(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _number(number: object) -> str:
    if isinstance(number, Enum):
        return name_of(number.name)
    return str(int(number)) if isinstance(number, int) and abs(number) < _LARGEST else "?"


def _log_crash(path: Path) -> None:
    """Say how the last session ended, if it did not end by itself."""
    if path.exists():
        with path.open("rb") as stream:
            raw = stream.read(_CRASH_SIZE).decode("utf-8", "replace")
        note("not closed the last time")
        if told := crash_told(raw):
            record(told)


def _crash_line(line: str) -> str:
    if place := _CRASH_PLACE.fullmatch(line):
        return f"  {file_of(place[1])}:{place[2]} {name_of(place[3])}"
    found = _CRASH.match(line) or _CRASH_THREAD.match(line)
    return found[0].strip() if found else ""


class _Files(RotatingFileHandler):
    """Three files that never stand in the way of the program.

    Args:
        folder: Is made when it is needed; the one that it is in must be there.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / _FILE, "a", _SIZE, _EARLIER, "utf-8", delay=True, errors="backslashreplace")
        self.namer = _numbered
        self.setFormatter(_Formatter("%(asctime)s %(message)s"))

    @override
    def _open(self) -> TextIOWrapper:
        make_folder(Path(self.baseFilename).parent)
        make_file(Path(self.baseFilename))
        return super()._open()

    @override
    def doRollover(self) -> None:
        """Go on in the same file if another computer has one of them open: Windows would not let it be renamed."""
        with suppress(OSError):
            super().doRollover()

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        """Let go of a file that cannot be written, and open it anew the next time: a stick may be plugged in again."""
        stream = self.stream
        self.stream = None
        with suppress(OSError, ValueError):
            if stream:
                stream.close()


class _Formatter(logging.Formatter):
    """Writes the time with its zone as a number; the zone's name would be in the language of Windows."""

    @override
    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:
        return datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="milliseconds")


def _numbered(name: str) -> str:
    """Return a name that Windows opens with its editor: log.1.txt for log.txt.1."""
    path, _, number = name.rpartition(".")
    return f"{path.removesuffix('.txt')}.{number}.txt"
