"""File systems of their own, which only root can mount; and what only Windows does."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest

from models.stick.failures import Cause, Surprise
from models.stick.hand_over import UNFINISHED, Progress, hand_over
from models.system.disk_faults import Fault
from tests.models.stick.sticks import BEGUN, DATED, FILES, NAME, OLD, failed, put, tree


def mounted(*arguments: str) -> bool:
    return subprocess.run(arguments, check=False, capture_output=True).returncode == 0  # noqa: S603  fixed commands


@pytest.fixture
def plugged(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with 64 kB."""
    folder = tmp_path / "STICK"
    folder.mkdir()
    if os.name == "nt" or not mounted("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)):
        pytest.skip("only root can mount")
    yield folder
    mounted("umount", "-l", str(folder))


def test_a_full_stick_is_told_of_and_serves_when_there_is_room(plugged: Path) -> None:
    put(plugged / NAME, OLD)
    (plugged / "电影.mp4").write_bytes(bytes(36_000))

    assert failed(FILES, plugged).cause is Fault.FULL
    assert {path.name for path in plugged.iterdir()} == {NAME, "电影.mp4"}

    (plugged / "电影.mp4").unlink()
    hand_over(FILES, plugged, NAME)
    assert tree(plugged) == {NAME: FILES, DATED: OLD}


def test_a_write_protected_stick_is_told_of(plugged: Path) -> None:
    put(plugged / NAME, OLD)
    assert mounted("mount", "-o", "remount,ro", str(plugged))

    assert failed(FILES, plugged).cause is Fault.PROTECTED
    assert tree(plugged) == {NAME: OLD}


def test_what_is_there_already_is_confirmed_on_a_write_protected_stick(plugged: Path) -> None:
    hand_over(FILES, plugged, NAME)
    assert mounted("mount", "-o", "remount,ro", str(plugged))

    assert not hand_over(FILES, plugged, NAME).written


@pytest.mark.parametrize("at", range(10))
def test_a_stick_that_is_pulled_is_told_of(plugged: Path, at: int) -> None:
    def tell(step: Progress) -> None:
        if step.done == at:
            assert mounted("umount", "-l", str(plugged))

    assert failed(FILES, plugged, tell).cause is Fault.GONE
    assert not list(plugged.iterdir())


@pytest.mark.parametrize("time", [-(1 << 40), -(1 << 33), 1 << 33, 1 << 42])
def test_an_old_folder_of_any_time_is_kept(plugged: Path, time: int) -> None:
    os.utime(put(plugged / NAME, OLD), (time, time))

    outcome = hand_over(FILES, plugged, NAME)

    assert outcome.aside
    assert tree(plugged) == {NAME: FILES, outcome.aside.name: OLD}


@pytest.mark.parametrize("at", range(10))
def test_another_stick_in_its_place_is_told_of_even_if_it_has_the_same(plugged: Path, at: int) -> None:
    def tell(step: Progress) -> None:
        if step.done == at:
            assert mounted("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(plugged))
            put(plugged / NAME, FILES)
            put(plugged / f"{NAME}{UNFINISHED}", BEGUN)

    try:
        assert failed(FILES, plugged, tell).cause is Fault.GONE
        assert tree(plugged) == {NAME: FILES, f"{NAME}{UNFINISHED}": BEGUN}
    finally:
        assert mounted("umount", "-l", str(plugged))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """A file system on a disk of its own, and the disk."""
    image, folder = tmp_path / "image", tmp_path / "STICK"
    folder.mkdir()
    image.write_bytes(bytes(2_000_000))
    made = os.name != "nt" and which("mkfs.ext4") and mounted("mkfs.ext4", "-q", "-F", str(image))
    if not made or not mounted("mount", "-o", "loop", str(image), str(folder)):
        pytest.skip("only root can mount")
    yield folder, image
    mounted("umount", "-l", str(folder))


@pytest.mark.parametrize(("at", "cause"), [(3, Fault.DIFFERENT), (7, Surprise.CHANGED)])
def test_the_disk_itself_is_read_and_not_what_the_system_remembers(
    disk: tuple[Path, Path], at: int, cause: Cause
) -> None:
    folder, image = disk
    pdf, remembered = next(iter(FILES)), list[bytes]()

    def tell(step: Progress) -> None:
        if step.done == at:
            place = image.read_bytes().index(FILES[pdf])
            with image.open("r+b") as stream:
                stream.seek(place)
                stream.write(b"X")
            remembered.append(next(folder.glob(f"{NAME}*/*.pdf")).read_bytes())

    assert failed(FILES, folder, tell).cause is cause
    assert remembered == [FILES[pdf]]


@pytest.mark.skipif(os.name != "nt", reason="only Windows opens no long paths")
def test_a_path_that_windows_does_not_open_is_told_of(tmp_path: Path) -> None:
    target = tmp_path / ("长" * 180)
    target.mkdir()

    assert failed(FILES, target).cause is Fault.TOO_LONG
    assert not list(target.iterdir())


def test_no_stick_at_all_is_told_of(tmp_path: Path) -> None:
    assert failed(FILES, tmp_path / "none").cause is Fault.GONE
