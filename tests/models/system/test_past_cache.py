from __future__ import annotations

import io
import os
from collections.abc import Callable
from errno import EINVAL
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest
from typing_extensions import Buffer, override

from models.system import past_cache
from models.system.past_cache import Source, held

CHUNK = past_cache._CHUNK
MEMORY = Path("/dev/shm")  # noqa: S108  the only file system in memory that is there without being asked for


@pytest.mark.parametrize("size", [0, 1, 511, 512, 4096, 4097, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_a_file_of_any_length_is_read(tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    (tmp_path / "a").write_bytes(content)

    with held(tmp_path / "a") as file:
        assert file.read(size) == content


@pytest.mark.parametrize("size", [1, 4096, CHUNK])
def test_of_a_file_that_is_too_long_no_more_than_needed_is_read(tmp_path: Path, size: int) -> None:
    with (tmp_path / "a").open("wb") as stream:
        stream.truncate(1 << 36)

    with held(tmp_path / "a") as file:
        assert size < len(file.read(size)) <= size + CHUNK


def test_where_it_was_read_from_is_known_only_of_a_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"1")
    monkeypatch.setattr(past_cache, "_is_disk", lambda _: True)
    with held(tmp_path / "a") as file:
        there = file.source
    monkeypatch.setattr(past_cache, "_is_disk", lambda _: False)
    with held(tmp_path / "a") as file:
        assert file.source is Source.UNKNOWN

    assert there is (Source.DISK if past_cache._PAST_CACHE else Source.UNKNOWN)


@pytest.mark.skipif(os.name == "nt" or not MEMORY.is_dir(), reason="this system has no memory that looks like a disk")
def test_memory_is_no_disk() -> None:
    with NamedTemporaryFile(dir=MEMORY) as named, held(Path(named.name)) as file:
        assert file.read(1) == b""
        assert file.source is Source.UNKNOWN


class Unread(io.FileIO):
    @override
    def readinto(self, buffer: Buffer) -> int:
        raise OSError(EINVAL, "Invalid argument")


@pytest.mark.parametrize("at", ["opening", "reading"])
def test_a_disk_that_cannot_be_read_past_the_cache_is_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    (tmp_path / "a").write_bytes(b"1")
    real = past_cache._opened

    def refusing(path: Path, flags: int) -> io.FileIO:
        if flags and at == "opening":
            raise OSError(EINVAL, "Invalid argument")
        return Unread(path, "rb") if flags else real(path, flags)

    monkeypatch.setattr(past_cache, "_opened", refusing)
    with held(tmp_path / "a") as file:
        assert (file.read(1), file.source) == (b"1", Source.UNKNOWN)


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), held(tmp_path / "none"):
        pass


@pytest.mark.skipif(os.name == "nt", reason="Windows lets administrators only make links")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "link").symlink_to(tmp_path / "a")

    with pytest.raises(OSError, match="link"), held(tmp_path / "link"):
        pass


@pytest.mark.skipif(os.name != "nt", reason="only Windows holds files")
@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.write_bytes(b"2"),
        lambda path: path.unlink(),
        lambda path: path.rename(path.with_name("b")),
    ],
    ids=["write", "delete", "rename"],
)
def test_windows_lets_nobody_change_what_is_read(tmp_path: Path, harm: Callable[[Path], object]) -> None:
    (tmp_path / "a").write_bytes(b"1")

    with held(tmp_path / "a"), pytest.raises(PermissionError):
        harm(tmp_path / "a")

    assert (tmp_path / "a").read_bytes() == b"1"
