from __future__ import annotations

import os
import stat
from glob import escape
from pathlib import Path

import pytest

from models.system.files import replacing, sweep


def fail(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "年报 [1].json"
    path.write_bytes(b"old")
    return path


def test_a_new_content_replaces_the_old(old: Path) -> None:
    with replacing(old) as stream:
        stream.write(b"new")
        assert old.read_bytes() == b"old"

    assert old.read_bytes() == b"new"
    assert list(old.parent.iterdir()) == [old]


def test_a_failed_block_leaves_the_old_content(old: Path) -> None:
    def interrupted() -> None:
        with replacing(old) as stream:
            stream.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()

    assert old.read_bytes() == b"old"
    assert list(old.parent.iterdir()) == [old]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_failed_write_leaves_the_old_content(old: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    monkeypatch.setattr(os, call, fail)

    with pytest.raises(OSError, match="No space"), replacing(old) as stream:
        stream.write(b"new")

    assert old.read_bytes() == b"old"
    assert list(old.parent.iterdir()) == [old]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), replacing(tmp_path / "none" / "file"):
        pass


@pytest.mark.skipif(os.name == "nt", reason="Windows does not settle folders")
def test_a_folder_that_cannot_be_settled_is_no_failure(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def only_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(22, "Invalid argument")

    monkeypatch.setattr(os, "fsync", only_files)

    with replacing(old) as stream:
        stream.write(b"new")

    assert old.read_bytes() == b"new"


def test_only_leftovers_of_that_name_are_swept(old: Path) -> None:
    leftover = old.with_name(f"{old.name}.0123.tmp")
    others = [old.with_name("other.json.0123.tmp"), old.with_name(f"{old.name}.bak"), old]
    for path in (leftover, *others):
        path.touch()

    sweep(old.parent, escape(old.name))

    assert set(old.parent.iterdir()) == set(others)
