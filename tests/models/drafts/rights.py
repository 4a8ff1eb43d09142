"""Files and folders that an account may not use, for real: the system itself refuses."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

_NOBODY = 65534
"""The account that has no rights, on Linux."""

needs_rights = pytest.mark.skipif(os.name == "nt", reason="Windows has other rights, which this cannot take away")


@contextmanager
def open_to_all() -> Iterator[Path]:
    """Make a folder into which every account may go."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@contextmanager
def without_rights(path: Path, mode: int = 0) -> Iterator[None]:
    """Work as an account that owns what lies around `path`, and has no more than `mode` on it."""
    is_root = os.geteuid() == 0
    before = path.stat().st_mode
    if is_root:
        home = path.parents[len(path.parents) - 3]
        for one in (home, *home.rglob("*")):
            os.chown(one, _NOBODY, _NOBODY)
        os.chown(path, 0, 0)
        mode |= mode >> 6
    path.chmod(mode)
    if is_root:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        path.chmod(before)
