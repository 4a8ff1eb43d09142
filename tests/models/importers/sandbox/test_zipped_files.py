"""Zips as sticks bring them: each file inside is one, names lead nowhere, and nothing grows beyond its limit."""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from models.importers.sandbox import zipped_files
from models.importers.sandbox.zipped_files import ZipOfFiles
from models.system.errors import UnreadableReport


def zipped(path: Path, files: Mapping[str | ZipInfo, bytes]) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def reasons(path: Path) -> dict[str, bool]:
    """Return each file of a zip with whether it is read."""
    with ZipOfFiles(path) as opened:
        return {one.name: not one.reason for one in opened.files}


def test_each_file_has_its_content(tmp_path: Path) -> None:
    content: dict[str | ZipInfo, bytes] = {"海州/年报.json": b"{}", "海州/空.json": b"", "a.xlsx": b"x" * 100_000}
    with ZipOfFiles(zipped(tmp_path / "a.zip", {**content, "海州/": b""})) as opened:
        assert {one.name: opened.content(one.name) for one in opened.files} == content


def test_a_name_as_windows_in_chinese_writes_it_is_read(tmp_path: Path) -> None:
    info = ZipInfo("place")
    path = zipped(tmp_path / "a.zip", {info: b"1"})
    content = path.read_bytes().replace(b"place", "新坝".encode("gb18030") + b"1")
    path.write_bytes(content)

    assert reasons(path) == {"新坝1": True}


@pytest.mark.parametrize("name", ["../a.json", "x/../../a.json", "/etc/a.json", "C:/a.json", "..\\a.json", "x/.."])
def test_a_name_that_leads_elsewhere_is_told_and_not_read(tmp_path: Path, name: str) -> None:
    [(shown, is_read)] = reasons(zipped(tmp_path / "a.zip", {name: b"{}"})).items()

    assert not is_read
    assert ".." not in shown
    assert not shown.startswith(("/", "C:"))


def test_links_nested_zips_and_twins_are_told_and_not_read(tmp_path: Path) -> None:
    link = ZipInfo("link.json")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    files: dict[str | ZipInfo, bytes] = {
        link: b"a.json",
        "b.ZIP": b"PK",
        "A.json": b"1",
        "Ａ.JSON": b"2",
        "c.json": b"{}",
    }

    assert sorted(reasons(zipped(tmp_path / "a.zip", files)).values()) == [False, False, False, False, True]
    assert len(reasons(tmp_path / "a.zip")) == len(files)


def test_a_bomb_is_refused_before_it_takes_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped_files, "LARGEST", 10_000)
    path = zipped(tmp_path / "a.zip", {"a.json": b"0" * 20_000, "b.json": b"{}"})
    assert reasons(path) == {"a.json": False, "b.json": True}

    # The size that it says of itself is a lie.
    path.write_bytes(path.read_bytes().replace(struct.pack("<L", 20_000), struct.pack("<L", 10)))
    with ZipOfFiles(path) as opened:
        with suppress(UnreadableReport):
            assert len(opened.content("a.json")) <= 10_000
        assert opened.content("b.json") == b"{}"


def test_all_files_together_have_a_limit_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped_files, "_MOST_UNPACKED", 15_000)
    with ZipOfFiles(zipped(tmp_path / "a.zip", {"a.json": b"0" * 9_000, "b.json": b"1" * 9_000})) as opened:
        opened.content("a.json")
        with pytest.raises(UnreadableReport):
            opened.content("b.json")


def test_a_zip_that_cannot_be_opened_is_one_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = zipped(tmp_path / "whole.zip", {f"{number}.json": b"{}" for number in range(20)}).read_bytes()
    cases = {"torn.zip": whole[: len(whole) // 2], "empty.zip": b"", "text.zip": b"hello"}
    for name, content in cases.items():
        (tmp_path / name).write_bytes(content)
    zipped(tmp_path / "nothing.zip", {})
    locked = bytearray(whole)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = locked.find(mark)
        while start >= 0:
            locked[start + at] |= 1
            start = locked.find(mark, start + 4)
    (tmp_path / "locked.zip").write_bytes(bytes(locked))
    (tmp_path / "link.zip").symlink_to(tmp_path / "whole.zip")

    for name in (*cases, "nothing.zip", "locked.zip", "link.zip"):
        with pytest.raises(UnreadableReport):
            ZipOfFiles(tmp_path / name)
    monkeypatch.setattr(zipped_files, "_MOST_PARTS", 10)
    with pytest.raises(UnreadableReport):
        ZipOfFiles(tmp_path / "whole.zip")


def test_a_part_that_is_damaged_costs_only_itself(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.json": os.urandom(2_000), "b.json": b"{}"})
    content = bytearray(path.read_bytes())
    content[100] ^= 0xFF
    path.write_bytes(bytes(content))

    with ZipOfFiles(path) as opened:
        with pytest.raises(UnreadableReport):
            opened.content("a.json")
        assert opened.content("b.json") == b"{}"
