"""The child process that is the sandbox: it is asked for one file after the other, and can do nothing else."""

from __future__ import annotations

import faulthandler
import gc
import mimetypes
import os
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import IO

from models.exchange.manifest_json import read_manifest
from models.exchange.return_slip_json import read_slip
from models.exchange.task_package import read_package
from models.importers import content_of, open_content, read_report, read_sheet
from models.importers.sandbox.apart import apart
from models.importers.sandbox.confinement import (
    MEMORY,
    confine,
    confine_by_system,
    limit_itself_by_posix,
    limit_work,
    watch,
)
from models.importers.sandbox.delivery_practice import practise_deliveries
from models.importers.sandbox.held import Held, as_words, established, of_words
from models.importers.sandbox.protocol import (
    END_OF_ZIP,
    LONGEST_ANSWER,
    PART_OF_ZIP,
    TOO_MUCH,
    Opened,
    Scope,
    answer,
    ready,
    refusal,
    requested,
)
from models.importers.sandbox.zip_parts import part_unpacked, parts_listed
from models.system.errors import ReportError

Read = Callable[[bytes, str], Opened]
"""What understands the content of a file of some name."""

_PATIENCE = 20
"""Seconds after which it ends by itself: whoever asked has long stopped waiting, or has been killed.

Chosen: several times what the reader waits.
"""

# What is in Python may still be loaded later, native code may not; and Python loads codecs when it meets their names.
_OURS = ("models.importers.own.workbook",)
_ROOMS = ("models.importers.own.returned_workbook",)
_FOREIGN = (
    *("_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_kr", "_codecs_tw", "_multibytecodec"),
    "models.importers.published.published_report",
    "models.importers.readers.pdf.pdf_document",
    "models.importers.readers.plain_text",
    "models.importers.readers.workbook.spreadsheet",
    "models.importers.readers.web.web_page",
    "models.importers.readers.word.word_document",
)


def run(arguments: Sequence[str]) -> int:
    """Read files until nobody asks any more.

    Args:
        arguments: Which files, as a `Scope`, behind the word that chose this command.
    """
    scope = Scope(arguments[1])
    if scope is Scope.OURS:
        return serve(lambda content, _: read_report(content), _OURS, _practise_own)
    if scope is Scope.ROOMS:
        return serve(lambda content, _: read_sheet(content), _ROOMS)
    if scope is Scope.TASKS:
        return serve(lambda content, _: read_package(content), ())
    if scope is Scope.SLIPS:
        return serve(lambda content, _: read_slip(content), ())
    if scope is Scope.DELIVERIES:
        return serve(_read_delivery, (), practise_deliveries, scope.longest_answer)
    return serve(open_content, (*_OURS, *_FOREIGN), _practise)


def _read_delivery(content: bytes, name: str) -> Opened:
    if name.endswith(END_OF_ZIP):
        return parts_listed(content)
    return part_unpacked(content) if name.endswith(PART_OF_ZIP) else read_manifest(content)


def _practise() -> None:
    """Read the blank form, so that each file finds what all have in common."""
    from models.importers.sandbox.practice import practise  # noqa: PLC0415  only who reads foreign files needs it

    practise()


def _practise_own() -> None:
    """Read blank reports of our own, for the same purpose."""
    from models.importers.sandbox.own_practice import practise_own  # noqa: PLC0415  as above

    practise_own()


def serve(
    read: Read, modules: Iterable[str], first: Callable[[], None] = lambda: None, most: int = LONGEST_ANSWER
) -> int:
    """Load the modules, do what is done before any file, give up all rights, and answer every line."""
    requests, answers = _pipes()
    sys.dont_write_bytecode = True
    for name in modules:
        import_module(name)
    first()
    mimetypes.init()  # looks into files of the system, some time or other
    gc.freeze()  # what was loaded is no waste, and looking at it again would copy it into every process
    if sys.platform == "win32":
        return _serve_here(read, requests, answers)
    return _serve_apart(read, requests, answers, most)


def _serve_apart(read: Read, requests: IO[bytes], answers: IO[bytes], most: int) -> int:
    """Give each file to a process of its own; one that does not come to a good end is the end of this one, too."""
    limit_itself_by_posix()
    _say(answers, ready(_held_apart()))
    for line in requests:
        _end_in_time()
        status, said = _read_apart(read, requested(line), most)
        signal.alarm(0)
        if status:
            return TOO_MUCH if status == -signal.SIGXCPU else status
        _say(answers, said)
    return 0


def _read_apart(read: Read, path: Path, most: int = LONGEST_ANSWER) -> tuple[int, bytes]:
    """Return the status with which to end, unless it is 0, and what is to be said of a file."""
    try:
        content = content_of(path)
    except ReportError as error:
        return 0, refusal(error)
    status, said = apart(partial(_answer_apart, read, content, path.name), most)
    if said.find(b"\n") != len(said) - 1:  # the second line would be taken for the answer to the next question
        return status or 1, b""
    return status, said


def _answer_apart(read: Read, content: bytes, name: str) -> bytes:
    _end_in_time()
    limit_work()
    confine()
    return _answered(read, content, name)


def _held_apart() -> frozenset[Held]:
    """Return what the system refuses to each of these processes: one of them tries."""

    def tell() -> bytes:
        confine_by_system()
        return as_words(established(MEMORY))

    _, said = apart(tell, LONGEST_ANSWER)
    return of_words(said)


def _end_in_time() -> None:
    """Have the system end this process; code that the file brings cannot take it back."""
    signal.alarm(_PATIENCE)


def _serve_here(read: Read, requests: IO[bytes], answers: IO[bytes]) -> int:
    """Read all files in this process, where it cannot divide."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    confine_by_system()
    held = established(MEMORY)
    guard = watch()
    _say(answers, ready(held))
    for line in requests:
        path = requested(line)
        faulthandler.dump_traceback_later(_PATIENCE, exit=True, file=nothing)
        try:
            with guard.admitting(path):
                content = content_of(path)
            said = _answered(read, content, path.name)
        except ReportError as error:
            said = refusal(error)
        faulthandler.cancel_dump_traceback_later()
        _say(answers, said)
    return 0


def _answered(read: Read, content: bytes, name: str) -> bytes:
    """Return what is to be said of a file; where memory ends, so does the process, for it may be in pieces."""
    try:
        return answer(read(content, name))
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
