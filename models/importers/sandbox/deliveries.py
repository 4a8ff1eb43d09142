"""What wraps reports up on their way: lists of hand-overs and zips, understood by one sandbox that is used again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Self, TypeVar

from models.exchange.manifest import Manifest
from models.importers.sandbox.protocol import DELIVERY_ANSWER, END_OF_ZIP, PART_OF_ZIP, Scope
from models.importers.sandbox.sandboxed_reader import LIMITS, Limits, Reader
from models.importers.sandbox.zip_parts import ZipPart
from models.system.errors import UnreadableReport

_NO_ROOM = "没有地方放读的时候用的副本，没有读取；请检查磁盘是否已满。"
_STOPPED = "已经停下，没有读取。"

T = TypeVar("T")


class Deliveries:
    """Understands lists and zips, from any thread; its sandbox starts when it is first needed."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits._replace(answer=DELIVERY_ANSWER)
        self._one_at_a_time, self._lock = Lock(), Lock()
        self._ends, self._copies = ExitStack(), count()
        self._reader: Reader | None = None
        self._folder = Path(self._ends.enter_context(TemporaryDirectory(ignore_cleanup_errors=True)))
        self._is_stopped = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._ends.close()

    def stop(self) -> None:
        """Give up what is being read, from any thread; nothing more is read."""
        with self._lock:
            self._is_stopped = True
            if self._reader:
                self._reader.stop()

    def get_ready(self) -> None:
        """Begin to start the sandbox, since it will be needed."""
        self._started()

    def manifest(self, content: bytes) -> Manifest:
        """Return the list of a hand-over.

        Raises:
            ReportError: It is none, or cannot be used.
        """
        return self._asked(content, ".json", Reader.open_manifest)

    def listed(self, end: bytes) -> tuple[ZipPart, ...]:
        """Return all files of a zip, by its end.

        Raises:
            ReportError: It cannot be opened.
        """
        return self._asked(end, END_OF_ZIP, Reader.open_zip)

    def unpacked(self, asked: bytes) -> bytes:
        """Return what is in a part of a zip, by what `part_asked` makes of it.

        Raises:
            ReportError: It is damaged, or too large.
        """
        return self._asked(asked, PART_OF_ZIP, Reader.open_part)

    def _asked(self, content: bytes, suffix: str, ask: Callable[[Reader, Path], T]) -> T:
        copy = self._folder / f"{next(self._copies)}{suffix}"
        reader = self._started()
        try:
            copy.write_bytes(content)
            with self._one_at_a_time:
                return ask(reader, copy)
        except OSError as error:
            raise UnreadableReport(_NO_ROOM) from error
        finally:
            with suppress(OSError):
                copy.unlink(missing_ok=True)

    def _started(self) -> Reader:
        with self._lock:
            if self._is_stopped:  # nobody would end what is started now
                raise UnreadableReport(_STOPPED)
            if self._reader is None:
                self._reader = self._ends.enter_context(Reader(Scope.DELIVERIES, self._limits))
            return self._reader
