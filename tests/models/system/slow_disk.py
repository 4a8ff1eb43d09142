"""A disk so slow that a test has to let each file be written: it tells which ones are, and in which order."""

from __future__ import annotations

from pathlib import Path
from threading import Semaphore

import pytest

from tests.models.system.disk import Disk, Step

_ALL = 1_000
"""Files; more than any test writes."""

_PATIENCE = 15.0
"""Seconds after which a file is finished all the same, so that a test that fails comes to an end."""


class SlowDisk:
    """Holds up every file under a folder before it is settled, until it is let go.

    Attributes:
        begun: The names of the files that have been written to so far, without suffix.
    """

    def __init__(self, patch: pytest.MonkeyPatch, folder: Path) -> None:
        self.begun: list[str] = []
        self._gate = Semaphore(0)
        Disk(patch, folder).fault = self._hear

    def let(self, files: int = 1) -> None:
        """Let so many files be finished."""
        self._gate.release(files)

    def let_all(self) -> None:
        """Be quick from now on."""
        self._gate.release(_ALL)

    def _hear(self, step: Step, _: int) -> None:
        if step.act == "fsync":
            self.begun.append(step.path.name.partition(".")[0])
            self._gate.acquire(timeout=_PATIENCE)
