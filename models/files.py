"""All-or-nothing file writes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import IO
from uuid import uuid4


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Open a stream whose content replaces `path` when the block succeeds.

    Raises:
        OSError: The file cannot be written; `path` is untouched.
    """
    temporary = path.with_name(f"{path.name}.{uuid4().hex}.tmp")
    try:
        with temporary.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can (Windows does so by itself)."""
    if os.name == "nt":
        return
    # Not every file system can; the content is in place already, so the write has not failed.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(folder: Path, name: str) -> None:
    """Remove what killed writes of `name` have left behind."""
    for leftover in folder.glob(f"{escape(name)}.*.tmp"):
        leftover.unlink(missing_ok=True)
