"""What can be told of an error without a word of what the clerk wrote: its kind, its places, its numbers.

Messages, values and local variables are never looked at, since any of them may be a piece of a report; of paths, only
what stands below the program or a package remains, since a folder may bear the clerk's name.
"""

from __future__ import annotations

import linecache
import os
import re
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from traceback import walk_tb
from types import FrameType
from typing import NamedTuple, NewType

from models.system.program import ROOT

Told = NewType("Told", str)
"""Words that are safe to leave the program. Only what is known to hold nothing of a report may be made one."""

_ROOT = str(ROOT)
_OURS = ("ui", "models", "exporters", "resources", "main.py")
_LIBRARY = sysconfig.get_path("stdlib")
_INSTALLED = re.compile(r".*/(?:site|dist)-packages/(.+)", re.DOTALL)
_NAME = re.compile(r"[A-Za-z_<][\w.<>]{0,99}", re.ASCII)
_TAIL = re.compile(r"[\w/+-]+(?:\.[\w+-]+)*", re.ASCII)
_FROZEN = re.compile(r"<frozen [\w.]+>", re.ASCII)
_SOMEWHERE = "?"
_FIRST, _LAST = 8, 24
"""Places that are told from the outer and from the inner end; a recursion has a thousand.

Chosen: how it came about needs few, where it broke more.
"""

_MOST = 8
"""Errors that are told of one chain. Chosen: what comes farther in front repeats itself."""

_WIDEST = 160
"""Characters of a line of code. Chosen: ours have up to 120."""


class TracePlace(NamedTuple):
    """A line of code that an error has passed through.

    Attributes:
        file: Below the program (``ui/…``), a package (``package/…``) or Python (``python/…``), never a whole path.
        source: The line itself if it is ours, else empty.
    """

    file: str
    line: int
    function: str
    source: str

    @property
    def ours(self) -> bool:
        """Whether it is in the program itself."""
        return self.file.partition("/")[0] in _OURS

    def __str__(self) -> str:
        return f"  {self.file}:{self.line} {self.function}" + (f" | {self.source}" if self.source else "")


def tell(error: BaseException) -> Told:
    """Return an error with what has led to it, the error itself first."""
    return Told("\n".join(line for link, one in _related(error) for line in _lines(link, one)))


def mark(error: BaseException) -> str:
    """Return what two occurrences of the same error have in common."""
    found = places(error)
    inmost = next((place for place in reversed(found) if place.ours), found[-1] if found else None)
    return f"{name_of(type(error).__name__)} {inmost.file}:{inmost.line}" if inmost else name_of(type(error).__name__)


def places(error: BaseException) -> tuple[TracePlace, ...]:
    """Return where an error has passed, the outermost first; of very many, those at either end."""
    steps = list(walk_tb(error.__traceback__))
    ends = steps if len(steps) <= _FIRST + _LAST else [*steps[:_FIRST], *steps[-_LAST:]]
    return tuple(_place(frame, line) for frame, line in ends)


def kinds(error: BaseException) -> tuple[type[BaseException], ...]:
    """Return the kinds of an error and of what has led to it."""
    return tuple(type(one) for _, one in _related(error))


def file_of(path: str) -> str:
    """Return the file of a piece of code without the folders that tell whose computer it is."""
    plain = path.replace("\\", "/")
    if _FROZEN.fullmatch(plain):
        return plain
    if installed := _INSTALLED.fullmatch(plain):
        return _known("package", installed[1])
    below = _below(_ROOT, plain) or _below(_ROOT, os.path.abspath(path).replace("\\", "/"))  # noqa: PTH100  no file
    if below.partition("/")[0] in _OURS:
        return below if _TAIL.fullmatch(below) else _SOMEWHERE
    return _known("python", _below(_LIBRARY, plain) or plain)


def name_of(name: object) -> str:
    """Return the name of a class or function if it is one that programmers give."""
    return name if isinstance(name, str) and _NAME.fullmatch(name) else _SOMEWHERE


def _known(where: str, tail: str) -> str:
    """Return a file of a module that has been imported; other names may be anything."""
    module = re.split(r"[/.]", tail, maxsplit=1)[0]
    return f"{where}/{tail}" if module in sys.modules and _TAIL.fullmatch(tail) else _SOMEWHERE


def _below(folder: str, path: str) -> str:
    outer = folder.replace("\\", "/").rstrip("/") + "/"
    return path.removeprefix(outer) if path.startswith(outer) else ""


def _place(frame: FrameType, line: int | None) -> TracePlace:
    code = frame.f_code
    place = TracePlace(file_of(code.co_filename), line or 0, name_of(code.co_qualname), "")
    if not place.ours:
        return place
    source = linecache.getline(str(Path(_ROOT, place.file)), place.line).strip()
    return place._replace(source=source[:_WIDEST])


def _related(error: BaseException) -> Iterator[tuple[str, BaseException]]:
    waiting: list[tuple[str, BaseException]] = [("error", error)]
    seen: list[BaseException] = []
    while waiting and len(seen) < _MOST:
        link, one = waiting.pop(0)
        if not any(one is other for other in seen):
            seen.append(one)
            yield link, one
            waiting += _behind(one)


def _behind(error: BaseException) -> Iterator[tuple[str, BaseException]]:
    if error.__cause__:
        yield "caused by", error.__cause__
    elif error.__context__ and not error.__suppress_context__:
        yield "while handling", error.__context__
    if isinstance(error, BaseExceptionGroup):
        yield from (("one of them", one) for one in error.exceptions)


def _lines(link: str, error: BaseException) -> Iterator[str]:
    found = places(error)
    left_out = sum(1 for _ in walk_tb(error.__traceback__)) - len(found)
    yield " ".join([f"{link}:", name_of(type(error).__name__), *_numbers(error)])
    for at, place in enumerate(found):
        if left_out and at == _FIRST:
            yield f"  ... {left_out} more"
        yield str(place)


def _numbers(error: BaseException) -> Iterator[str]:
    if isinstance(error, OSError):
        found = {"errno": error.errno, "winerror": getattr(error, "winerror", None)}
        yield from (f"{name}={number}" for name, number in found.items() if type(number) is int)
    notes = getattr(error, "__notes__", ())
    if isinstance(notes, list) and notes:
        yield f"notes={len(notes)}"
    if isinstance(error, BaseExceptionGroup):
        yield f"errors={len(error.exceptions)}"
