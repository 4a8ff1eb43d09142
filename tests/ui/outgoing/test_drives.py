from __future__ import annotations

from pathlib import Path

import pytest

from ui.outgoing.drives import Drive, drive, is_stick, removable_drives


@pytest.mark.parametrize(
    ("root", "kind", "stick"),
    [
        ("/media/clerk/KINGSTON", "vfat", True),
        ("/media/clerk/数据", "ext4", True),
        ("/run/media/clerk/KINGSTON", "exfat", True),
        ("/mnt/usb", "vfat", True),
        ("/mnt/usb", "fuseblk", True),
        ("/mnt/data", "ext4", False),
        ("/media/cdrom0", "iso9660", False),
        ("/media/clerk/DVD", "udf", False),
        ("/", "ext4", False),
        ("/boot/efi", "vfat", False),
        ("/efi", "vfat", False),
        ("/home", "btrfs", False),
    ],
)
def test_sticks_are_told_from_other_drives(root: str, kind: str, *, stick: bool) -> None:
    assert is_stick(root, kind) is stick


def test_the_words_tell_label_place_and_room() -> None:
    words = Drive(Path("E:"), "KINGSTON", 15_300_000_000, read_only=False).words

    assert all(part in words for part in ("KINGSTON", "E:", "14.2", "GB"))
    assert "写保护" not in words


def test_the_words_tell_of_write_protection() -> None:
    assert "写保护" in Drive(Path("E:"), "KINGSTON", 15_300_000_000, read_only=True).words


def test_any_folder_will_do(tmp_path: Path) -> None:
    found = drive(tmp_path, "选的文件夹")

    assert (found.place, found.label, found.read_only) == (tmp_path, "选的文件夹", False)
    assert found.free > 0
    assert drive(tmp_path / "none", "没有").free == 0


def test_looking_for_sticks_finds_no_system_drive() -> None:
    assert Path("/") not in {found.place for found in removable_drives()}
