"""Reading somebody else’s file: in a process apart, while the window goes on, and only while the clerk waits."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from models.importers.own.imported import Imported
from models.importers.published.reading import Reading
from models.importers.sandbox.sandboxed_reader import Reader
from ui.kit.waiting import Wait, wait_for
from ui.kit.worker import in_worker

T = TypeVar("T")


def read_while_waiting(reader: Reader, path: Path, parent: QWidget | None = None) -> Imported | Reading | None:
    """Return the report in a file; None if the clerk did not wait for it.

    Raises:
        ReportError: The file cannot be read.
    """
    return read_so_while_waiting(reader, reader.open, path, parent)


def read_so_while_waiting(
    reader: Reader, read: Callable[[Path], T], path: Path, parent: QWidget | None = None
) -> T | None:
    """Return what one of the ways of a reader reads in a file; None if the clerk did not wait for it.

    Raises:
        ReportError: The file cannot be read.
    """
    work = in_worker(partial(read, path))
    if wait_for(work, Wait("正在读取", f"正在读取“{path.name}”……"), parent):
        return work.result()
    reader.stop()
    return None
