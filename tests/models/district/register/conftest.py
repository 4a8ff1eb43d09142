from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.district.register.register import Register
from tests.models.district.register.registers import accepted, begun, taken_in


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "任务"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written need not last."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def register(folder: Path) -> Iterator[Register]:
    """A register whose task is given out."""
    with begun(folder) as found:
        yield found


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return tmp_path / "本机"


@pytest.fixture
def closed(folder: Path, memory: Path) -> Path:
    """A register with two submissions, which nobody has open."""
    with begun(folder, memory) as register:
        taken_in(register, 1)
        accepted(register, 1)
        taken_in(register, 2)
    return folder
