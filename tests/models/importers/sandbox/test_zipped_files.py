"""Zips as sticks bring them: each file inside is one, names lead nowhere, and nothing grows beyond its limit."""

from __future__ import annotations

import json
import os
import stat
import struct
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from models.importers.sandbox import zip_parts, zipped_files
from models.importers.sandbox.deliveries import Deliveries
from models.importers.sandbox.protocol import answer, bytes_understood, parts_understood
from models.importers.sandbox.zip_parts import ZipPart, part_asked, part_unpacked, parts_listed
from models.importers.sandbox.zipped_files import ZipOfFiles
from models.system.errors import UnreadableReport


def zipped(path: Path, files: Mapping[str | ZipInfo, bytes]) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


class Here:
    """Understands zips in this process, through the words that go through the pipe."""

    def listed(self, end: bytes) -> tuple[ZipPart, ...]:
        return parts_understood(answer(parts_listed(end)))

    def unpacked(self, asked: bytes) -> bytes:
        return bytes_understood(answer(part_unpacked(asked)))


HERE = Here()


def reasons(path: Path) -> dict[str, bool]:
    """Return each file of a zip with whether it is read."""
    with ZipOfFiles(path, HERE) as opened:
        return {one.name: not one.reason for one in opened.files}


def test_each_file_has_its_content(tmp_path: Path) -> None:
    content: dict[str | ZipInfo, bytes] = {"海州/年报.json": b"{}", "海州/空.json": b"", "a.xlsx": b"x" * 100_000}
    with ZipOfFiles(zipped(tmp_path / "a.zip", {**content, "海州/": b""}), HERE) as opened:
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
    monkeypatch.setattr(zip_parts, "LARGEST", 10_000)
    monkeypatch.setattr(zip_parts, "LARGEST_HEAD", 0)
    path = zipped(tmp_path / "a.zip", {"a.json": b"0" * 20_000, "b.json": b"{}"})
    assert reasons(path) == {"a.json": False, "b.json": True}

    # The size that it says of itself is a lie.
    path.write_bytes(path.read_bytes().replace(struct.pack("<L", 20_000), struct.pack("<L", 10)))
    with ZipOfFiles(path, HERE) as opened:
        with suppress(UnreadableReport):
            assert len(opened.content("a.json")) <= 10_000
        assert opened.content("b.json") == b"{}"


def test_all_files_together_have_a_limit_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped_files, "_MOST_UNPACKED", 15_000)
    with ZipOfFiles(zipped(tmp_path / "a.zip", {"a.json": b"0" * 9_000, "b.json": b"1" * 9_000}), HERE) as opened:
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
            ZipOfFiles(tmp_path / name, HERE)
    monkeypatch.setattr(zip_parts, "MOST_PARTS", 10)
    with pytest.raises(UnreadableReport):
        ZipOfFiles(tmp_path / "whole.zip", HERE)


def test_a_part_that_is_damaged_costs_only_itself(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.json": os.urandom(2_000), "b.json": b"{}"})
    content = bytearray(path.read_bytes())
    content[100] ^= 0xFF
    path.write_bytes(bytes(content))

    with ZipOfFiles(path, HERE) as opened:
        with pytest.raises(UnreadableReport):
            opened.content("a.json")
        assert opened.content("b.json") == b"{}"


def test_the_sandbox_opens_and_unpacks_and_a_hostile_one_costs_nobody_else(tmp_path: Path) -> None:
    large = os.urandom(9_000_000)  # more than any other answer may have
    good = zipped(tmp_path / "a.zip", {"海州/a.json": b"{}", "b.bin": large})
    (tmp_path / "bad.zip").write_bytes(b"PK\x05\x06" + b"\xff" * 18)
    with Deliveries() as deliveries:
        for _ in range(2):
            with ZipOfFiles(good, deliveries) as opened:
                assert [one.name for one in opened.files] == ["海州/a.json", "b.bin"]
                assert (opened.content("海州/a.json"), opened.content("b.bin")) == (b"{}", large)
            with pytest.raises(UnreadableReport):
                ZipOfFiles(tmp_path / "bad.zip", deliveries)
        deliveries.stop()
        with pytest.raises(UnreadableReport):
            ZipOfFiles(good, deliveries)


def test_the_list_of_a_zip_longer_than_its_end_is_found_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped_files, "_LARGEST_END", 2_000)
    content: dict[str | ZipInfo, bytes] = {f"{number}.bin": os.urandom(3_000) for number in range(5)}
    with ZipOfFiles(zipped(tmp_path / "a.zip", content), HERE) as opened:
        assert {one.name: opened.content(one.name) for one in opened.files} == content


@pytest.mark.parametrize(
    "said",
    [
        [],
        {},
        [["a", "", 0, 1, 1, 1]],
        [["../a", "", 0, 1, 1, 1, 0]],
        [["a", "", 0, 1, 1, 1, 0], ["a", "", 0, 1, 1, 1, 0]],
        [["a", "", 0, -1, 1, 1, 0]],
        [["a", "", 0, 10**12, 1, 1, 0]],
        [["a", "", 0, True, 1, 1, 0]],
        [["a" * 5_000, "", 0, 1, 1, 1, 0]],
    ],
)
def test_nothing_is_believed_of_a_sandbox_that_nobody_could_ask_for(said: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        parts_understood(json.dumps({"parts": said}).encode())


def test_bytes_arrive_as_they_are_or_not_at_all() -> None:
    assert bytes_understood(answer(b"\x00\n\xff")) == b"\x00\n\xff"
    for line in (b'"?"\n', b'"YQ=="', b"{}\n", b'"YQ==""YQ=="\n'):
        with pytest.raises(ValueError, match=r"."):
            bytes_understood(line)


@pytest.mark.parametrize("asked", [b"", b"[1]\n", b"[1,2,3,4]\nPK", b"x" * 100, part_asked(ZipPart("a", ""), b"")])
def test_what_is_no_part_is_a_refusal(asked: bytes) -> None:
    with pytest.raises(UnreadableReport):
        part_unpacked(asked)
