"""What lies on a stick before and after a hand-over."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import pytest

from models.stick.covering_note import NOTE
from models.stick.failures import HandOverFailed
from models.stick.hand_over import Progress, hand_over

NAME = "鲤城区人民政府开元街道办事处_2023_TKCW-DA0Q"
FILES = {"年报（报送版）.pdf": b"%PDF" * 5_000, "年报.xlsx": b"PK" * 5_000, NOTE: "说明".encode()}
OLD = {"年报.xlsx": b"old", "附件.txt": b"older"}
BEGUN = {name: content[:7] for name, content in FILES.items()}
"""What is left of a hand-over that was killed."""

WRITTEN = datetime(2026, 1, 21, 15, 30).astimezone()
DATED = f"{NAME}（旧 20260121-1530）"


def put(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write what an earlier hand-over has left."""
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    os.utime(folder, (WRITTEN.timestamp(), WRITTEN.timestamp()))
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def tree(target: Path) -> dict[str, dict[str, bytes]]:
    return {folder.name: content(folder) for folder in target.iterdir()}


def failed(
    files: Mapping[str, bytes], target: Path, tell: Callable[[Progress], object] = lambda _: None
) -> HandOverFailed:
    with pytest.raises(HandOverFailed) as found:
        hand_over(files, target, NAME, tell)
    return found.value
