"""The child process that is the sandbox: it is asked for one file after the other, and can do nothing else."""

from __future__ import annotations

import faulthandler
import mimetypes
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import IO

from models.importers import open_file, read_file
from models.importers.own.imported import Imported
from models.importers.published.reading import Reading
from models.importers.sandbox.confinement import confine
from models.importers.sandbox.protocol import READY, TOO_MUCH, Scope, answer, refusal, requested
from models.system.errors import ReportError

Read = Callable[[Path], Imported | Reading]

_PATIENCE = 20
"""Seconds after which it ends by itself: whoever asked has long stopped waiting, or has been killed.

Chosen: several times what the reader waits.
"""

_OURS = ("models.importers.own.workbook",)
_FOREIGN = (
    "models.importers.published.published_report",
    "models.importers.readers.pdf_document",
    "models.importers.readers.plain_text",
    "models.importers.readers.spreadsheet",
    "models.importers.readers.web_page",
    "models.importers.readers.word_document",
)


def run(arguments: Sequence[str]) -> int:
    """Read files until nobody asks any more.

    Args:
        arguments: Which files, as a `Scope`, behind the word that chose this command.
    """
    if Scope(arguments[1]) is Scope.OURS:
        return serve(read_file, _OURS)
    return serve(open_file, (*_OURS, *_FOREIGN))


def serve(read: Read, modules: Iterable[str]) -> int:
    """Load the modules, give up all rights, and answer every line."""
    requests, answers = _pipes()
    sys.dont_write_bytecode = True
    for name in modules:
        import_module(name)
    mimetypes.init()  # looks into files of the system, some time or other
    nothing = os.open(os.devnull, os.O_WRONLY)
    guard = confine()
    _say(answers, READY)
    for line in requests:
        path = requested(line)
        faulthandler.dump_traceback_later(_PATIENCE, exit=True, file=nothing)
        with guard.admitting(path):
            said = _answered(read, path)
        faulthandler.cancel_dump_traceback_later()
        _say(answers, said)
    return 0


def _answered(read: Read, path: Path) -> bytes:
    """Return what is to be said of a file; where memory ends, so does the process, for it may be in pieces."""
    try:
        return answer(read(path))
    except ReportError as error:
        if _is_of_memory(error):
            os._exit(TOO_MUCH)
        return refusal(error)
    except MemoryError:
        os._exit(TOO_MUCH)


def _is_of_memory(error: BaseException) -> bool:
    """Return whether what a reader took for damage was that memory ended."""
    cause: BaseException | None = error
    while cause and not isinstance(cause, MemoryError):
        cause = cause.__cause__ or cause.__context__
    return cause is not None


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Return where questions come from and answers go to, out of the reach of a library that prints."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    for place, mode in ((0, os.O_RDONLY), (1, os.O_WRONLY), (2, os.O_WRONLY)):
        nothing = os.open(os.devnull, mode)
        os.dup2(nothing, place)
        os.close(nothing)
    return requests, answers


def _say(answers: IO[bytes], line: bytes) -> None:
    answers.write(line)
    answers.flush()
