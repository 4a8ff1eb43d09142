"""A task package arrives as it was written; one that was tampered with is refused with a sentence, whatever the way."""

from __future__ import annotations

import json
import stat
import warnings
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.exchange.task import TaskFault, TaskUnit
from models.exchange.task_json import task_to_json, write_task
from models.exchange.task_package import (
    LARGEST_PACKAGE,
    NOTICE_PART,
    TASK_PART,
    TaskPackage,
    changes,
    looks_like_package,
    package_name,
    read_package,
    write_package,
)
from models.importers import open_content
from models.importers.sandbox.protocol import Scope, answer, package_understood
from models.importers.sandbox.sandboxed_reader import Reader
from models.system.errors import ReportError, UnreadableReport
from tests.models.exchange.tasks import BUREAU, STREET, a_task
from tests.thoroughness import before_landing

NOTICE = "各单位：\n请于1月20日前报送。\n"
PACKAGE = TaskPackage(a_task(), NOTICE)
TASK = write_task(a_task())
WORDS = st.text(max_size=40).map(lambda text: "".join(filter(str.isprintable, text)).strip())


def packed(*parts: tuple[str | ZipInfo, bytes], comment: bytes = b"", method: int = ZIP_STORED) -> bytes:
    stream = BytesIO()
    with warnings.catch_warnings(), ZipFile(stream, "w", method) as archive:
        warnings.simplefilter("ignore")  # of names that are there twice
        archive.comment = comment
        for name, content in parts:
            archive.writestr(name, content, None if isinstance(name, str) else name.compress_type)
    return stream.getvalue()


def part(name: str, mode: int = stat.S_IFREG | 0o644, system: int = 3) -> ZipInfo:
    info = ZipInfo(name)
    info.create_system, info.external_attr = system, mode << 16
    return info


def altered(**changed: object) -> bytes:
    """Return a task with other things in it than a task may have."""
    return json.dumps({**task_to_json(a_task()), **changed}).encode()


def with_size(content: bytes, size: int) -> bytes:
    """Return a package whose directory says another size of its first part, and that of the part itself, too."""
    central = content.index(b"PK\x01\x02")
    told = size.to_bytes(4, "little")
    return content[:22] + told + content[26 : central + 24] + told + content[central + 28 :]


def overlapping() -> bytes:
    """Return a package whose two parts lie at the same bytes."""
    whole = packed((TASK_PART, TASK), (NOTICE_PART, b"x"))
    second = whole.index(b"PK\x01\x02", whole.index(b"PK\x01\x02") + 1)
    return whole[: second + 42] + bytes(4) + whole[second + 46 :]


def locked() -> bytes:
    whole = bytearray(packed((TASK_PART, TASK)))
    for at in (6, whole.index(b"PK\x01\x02") + 8):
        whole[at] |= 1
    return bytes(whole)


def nested(depth: int) -> bytes:
    return b'{"a":' * depth + b"1" + b"}" * depth


ATTACKS: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "no zip": lambda: b"%PDF-1.7",
    "only a beginning": lambda: b"PK\x03\x04",
    "cut off": lambda: write_package(PACKAGE)[:-30],
    "one byte is another": lambda: write_package(PACKAGE).replace(b"2025", b"2026", 1),
    "an empty zip": packed,
    "no task": lambda: packed((NOTICE_PART, b"x")),
    "one part more": lambda: packed((TASK_PART, TASK), ("autorun.inf", b"x")),
    "a program": lambda: packed((TASK_PART, TASK), ("x.exe", b"MZ")),
    "a way out": lambda: packed((TASK_PART, TASK), ("../task.json", b"x")),
    "a way out by name": lambda: packed(("../../task.json", TASK)),
    "an absolute name": lambda: packed(("/task.json", TASK)),
    "a backslash": lambda: packed(("a\\task.json", TASK)),
    "a folder": lambda: packed((TASK_PART, TASK), ("a/", b"")),
    "the task is a folder": lambda: packed(("task.json/", b"")),
    "the same name twice": lambda: packed((TASK_PART, TASK), (TASK_PART, TASK)),
    "a twin by case": lambda: packed((TASK_PART, TASK), ("TASK.JSON", TASK)),
    "a twin by Unicode": lambda: packed((TASK_PART, TASK), ("ｔask.json", TASK)),
    "a twin of the notice": lambda: packed((TASK_PART, TASK), (NOTICE_PART, b"x"), ("通知\u200b.txt", b"y")),
    "a zero in the name": lambda: packed((TASK_PART, TASK), ("通知.txt_.exe", b"x")).replace(b"_.exe", b"\0.exe"),
    "a link": lambda: packed((part(TASK_PART, stat.S_IFLNK | 0o777), b"/etc/passwd")),
    "a device": lambda: packed((TASK_PART, TASK), (part(NOTICE_PART, stat.S_IFCHR), b"")),
    "a password": locked,
    "another way to pack": lambda: packed((TASK_PART, TASK), method=ZIP_LZMA),
    "a comment": lambda: packed((TASK_PART, TASK), comment=b"x"),
    "something before it": lambda: b"PK\x03\x04MZ" + write_package(PACKAGE),
    "something behind it": lambda: write_package(PACKAGE) + b"x",
    "overlapping parts": overlapping,
    "a size too small": lambda: with_size(packed((TASK_PART, TASK), method=ZIP_DEFLATED), 10),
    "a size too large": lambda: with_size(packed((TASK_PART, TASK), method=ZIP_DEFLATED), len(TASK) + 9),
    "a size far too large": lambda: with_size(packed((TASK_PART, TASK)), 0xFFFFFFF0),
    "a bomb": lambda: packed((TASK_PART, b" " * 60_000_000), method=ZIP_DEFLATED),
    "a bomb in the last part": lambda: packed((TASK_PART, TASK), (NOTICE_PART, bytes(60_000_000)), method=ZIP_DEFLATED),
    "many parts": lambda: packed((TASK_PART, TASK), *((f"{number}", b"") for number in range(70_000))),
    "a file too large": lambda: b"PK\x03\x04" + bytes(LARGEST_PACKAGE),
    "a task of nothing": lambda: packed((TASK_PART, b"")),
    "a task that is none": lambda: packed((TASK_PART, b"{}")),
    "too deep": lambda: packed((TASK_PART, nested(200_000)), method=ZIP_DEFLATED),
    "too deep a list": lambda: packed((TASK_PART, b"[" * 3_000_000), method=ZIP_DEFLATED),
    "half a million units": lambda: packed(
        (TASK_PART, altered(units=[{"id": "1", "name": "2"}] * 250_000)), method=ZIP_DEFLATED
    ),
    "many keys": lambda: packed((TASK_PART, altered(texts={str(n): "" for n in range(100_000)}))),
    "a key twice": lambda: packed((TASK_PART, TASK.replace(b'"due":', b'"year":'))),
    "a long text": lambda: packed((TASK_PART, altered(texts={"notice": "x" * 20_001}))),
    "a long number": lambda: packed((TASK_PART, TASK.replace(b"2025", b"9" * 100_000))),
    "what no task has": lambda: packed((TASK_PART, altered(run="x.exe"))),
    "an id that is a way": lambda: packed((TASK_PART, altered(id="../../../../../x"))),
    "another encoding": lambda: packed((TASK_PART, TASK.decode().encode("gb18030"))),
    "half a character": lambda: packed((TASK_PART, altered(district="\ud800"))),
    "a notice in another encoding": lambda: packed((TASK_PART, TASK), (NOTICE_PART, b"\xff\xfe")),
    "a notice too long": lambda: packed((TASK_PART, TASK), (NOTICE_PART, b"x" * 20_001)),
    "a notice that turns round": lambda: packed((TASK_PART, TASK), (NOTICE_PART, "\u202e".encode())),
}

ODD_NOTICES = (1, "x" * 20_001, "甲\u202e乙", "\ud800", "甲\0乙")
"""What reads a package may have been taken over by it, and is not believed either."""


@given(WORDS, st.lists(WORDS.filter(bool), max_size=4))
def test_what_is_written_is_read_again_and_always_the_same(notice: str, names: list[str]) -> None:
    units = tuple(TaskUnit(f"u{number}", name, "town") for number, name in enumerate(names))
    package = TaskPackage(a_task(units=units), notice)

    assert read_package(write_package(package)) == package
    assert write_package(read_package(write_package(package))) == write_package(package)


def test_a_notice_is_for_any_editor() -> None:
    with ZipFile(BytesIO(write_package(PACKAGE))) as archive:
        assert archive.namelist() == [TASK_PART, NOTICE_PART]
        assert archive.read(NOTICE_PART).startswith("\ufeff各单位：\r\n".encode())
    with ZipFile(BytesIO(write_package(TaskPackage(a_task())))) as archive:
        assert archive.namelist() == [TASK_PART]


def test_a_package_that_another_program_has_packed_anew_is_read() -> None:
    assert read_package(packed((TASK_PART, TASK), method=ZIP_DEFLATED)) == TaskPackage(a_task())


@pytest.mark.parametrize("attack", ATTACKS)
def test_every_attack_is_refused_with_a_sentence(attack: str) -> None:
    with pytest.raises(TaskFault) as refused:
        read_package(ATTACKS[attack]())

    assert str(refused.value).endswith("。")
    assert len(str(refused.value)) < 100


@pytest.mark.parametrize("more", [(), (("新的.bin", b"x"),)])
def test_what_a_later_version_has_written_is_told_as_such(more: tuple[tuple[str, bytes], ...]) -> None:
    with pytest.raises(TaskFault, match="新版程序"):
        read_package(packed((TASK_PART, altered(schema=2, news=[1])), *more))


def test_every_cut_and_every_wrong_byte_is_refused_or_changes_nothing() -> None:
    whole = write_package(PACKAGE)

    for at in range(0, len(whole), 7):
        for content in (whole[:at], whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :]):
            try:
                found = read_package(content)
            except TaskFault:
                continue
            assert found == PACKAGE


@before_landing
def test_the_sandbox_reads_it_and_refuses_every_attack(tmp_path: Path) -> None:
    good, bad = tmp_path / package_name(PACKAGE.task), tmp_path / "a.任务包"
    good.write_bytes(write_package(PACKAGE))
    with Reader(Scope.TASKS) as reader:
        for make in ATTACKS.values():
            bad.write_bytes(make())
            with pytest.raises(ReportError):
                reader.open_package(bad)
            assert reader.open_package(good) == PACKAGE


def test_it_goes_through_the_pipe_as_it_is() -> None:
    assert package_understood(answer(PACKAGE)) == PACKAGE
    task = task_to_json(a_task())
    odd = {**task, "district": "\ud800"}
    wrong: list[dict[str, object]] = [{}, {"task": {}}, {"task": odd, "notice": ""}]
    wrong += [{"task": task, "notice": one} for one in ODD_NOTICES]
    wrong.append({"task": task, "notice": "", "more": 1})
    for said in wrong:
        with pytest.raises((ValueError, TaskFault)):
            package_understood(json.dumps(said).encode())


def test_who_reads_reports_says_what_it_is() -> None:
    with pytest.raises(UnreadableReport, match="任务包"):
        open_content(write_package(PACKAGE), "0")


@pytest.mark.parametrize(
    ("name", "begin", "is_one"),
    [
        ("任务_a_2025.任务包", b"", True),
        ("a.zip", write_package(PACKAGE), True),
        ("a.xlsx", b"PK\x03\x04" + bytes(100), False),
        ("a.json", b"{}", False),
    ],
)
def test_a_package_is_known_by_its_name_or_its_beginning(name: str, begin: bytes, *, is_one: bool) -> None:
    assert looks_like_package(name, begin) is is_one


@pytest.mark.parametrize("district", ["泉州市鲤城区", "../../x", "CON", "", "a:b*c?"])
def test_its_name_is_one_that_any_file_system_takes(district: str) -> None:
    name = package_name(replace(a_task(), district=district))

    assert Path(name).name == name
    assert name.startswith("任务_")
    assert name.endswith("_2025.任务包")
    assert not set(name) & set('\\/:*?"<>|')


CHANGES: dict[str, dict[str, Any]] = {
    "截止日期": {"due": date(2026, 1, 25)},
    "收件单位": {"addressee": "别的"},
    "改正": {"mended_within": 9},
    "少了": {"units": (STREET,)},
    "多了": {"units": (STREET, BUREAU, TaskUnit("9", "新的", "town"))},
    "单位有变化": {"units": (STREET._replace(name="别的名字"), BUREAU)},
    "单位类别": {"units": (STREET, BUREAU._replace(kind="town"))},
    "必填": {"required": ()},
    "提醒": {"thresholds": {}},
    "文字": {"texts": {}},
}


@pytest.mark.parametrize("told", CHANGES)
def test_what_changed_in_a_package_of_the_same_task_is_told(told: str) -> None:
    after = TaskPackage(replace(a_task(), **CHANGES[told]), NOTICE)

    assert [told in line for line in changes(PACKAGE, after)] == [True]
    assert changes(PACKAGE, PACKAGE) == ()
    assert changes(PACKAGE, PACKAGE._replace(notice="")) == ("通知有变化",)
