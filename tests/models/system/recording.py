"""What was done to the files of a folder, and the states in which a power cut may leave them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.models.system.crash_states import Crash, Tree, crashes, tree_of
from tests.models.system.disk import Disk, Step

ALL = 1 << 30
"""Where contents are not torn: they are there or not."""


class Recording(NamedTuple):
    """What was done to a folder.

    Attributes:
        before: What was there.
        files: The numbers of the files in it.
    """

    folder: Path
    before: Tree
    files: dict[Path, int]
    steps: tuple[Step, ...]


def recorded(folder: Path, act: Callable[[Disk], object]) -> Recording:
    """Return what is done to a folder by `act`, which is given the layer in between."""
    folder.mkdir(exist_ok=True)
    before = tree_of(folder)
    with pytest.MonkeyPatch.context() as patch:
        disk = Disk(patch, folder)
        files = dict(disk.files)
        act(disk)
    return Recording(folder, before, files, tuple(disk.steps))


def distinct(recording: Recording, sector: int) -> Iterator[Crash]:
    """Return the states that can be found, each of them once, in the order in which they come about."""
    seen: set[Crash] = set()
    for crash in crashes(recording.before, recording.files, recording.steps, sector):
        if crash not in seen:
            seen.add(crash)
            yield crash
