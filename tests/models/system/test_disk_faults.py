from __future__ import annotations

import os
from errno import (
    EACCES,
    EBUSY,
    EDOM,
    EFBIG,
    EHOSTUNREACH,
    EINVAL,
    EIO,
    ENAMETOOLONG,
    ENOENT,
    ENOSPC,
    ENOTCONN,
    EPERM,
    errorcode,
)
from pathlib import Path

import pytest

from models.stick.failures import SENTENCES
from models.system import disk_faults
from models.system.disk_faults import Fault, fault_of, trouble, words_of
from models.system.errors import DraftNotFound
from tests.models.faulty import KINDS, WindowsError, failure


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        *KINDS.items(),
        (EPERM, Fault.FORBIDDEN),
        (EBUSY, Fault.BUSY),
        (EFBIG, Fault.FULL),
        (ENAMETOOLONG, Fault.TOO_LONG),
        (ENOTCONN, Fault.GONE),
        (EHOSTUNREACH, Fault.GONE),
        (EINVAL, Fault.OTHER),
        (5000, Fault.OTHER),
    ],
)
def test_each_error_is_of_a_kind(number: int, kind: Fault) -> None:
    assert fault_of(failure(number)) is kind


@pytest.mark.parametrize(
    ("number", "windows", "kind"),
    [
        (EACCES, 5, Fault.FORBIDDEN),
        (EACCES, 19, Fault.PROTECTED),
        (EACCES, 21, Fault.GONE),
        (EACCES, 32, Fault.BUSY),
        (EACCES, 33, Fault.BUSY),
        (ENOSPC, 112, Fault.FULL),
        (EINVAL, 1295, Fault.FULL),
        (EIO, 1117, Fault.BROKEN),
        (ENOENT, 206, Fault.TOO_LONG),
        *((EINVAL, number, Fault.GONE) for number in (51, 53, 55, 59, 64, 67, 1203, 1222, 1231, 1236, 2250)),
        (ENOENT, 87, Fault.GONE),
    ],
)
def test_the_number_of_windows_says_more_where_it_is_known(number: int, windows: int, kind: Fault) -> None:
    assert fault_of(WindowsError(number, windows)) is kind


def test_whoever_writes_has_a_sentence_for_every_fault() -> None:
    assert set(Fault) <= set(SENTENCES)
    assert set(disk_faults._NOT_SAVED) == set(Fault) - {Fault.DIFFERENT}


def test_an_error_without_a_number_is_of_no_kind() -> None:
    assert fault_of(OSError("no way")) is Fault.OTHER
    assert "no way" in trouble(OSError("no way")).sentence


def named(number: int, path: Path) -> OSError:
    error = failure(number)
    error.filename = str(path)
    return error


def test_troubles_have_different_sentences_that_name_the_place_and_say_what_to_do(tmp_path: Path) -> None:
    numbers = (ENOSPC, EACCES, EIO, ENOENT, EBUSY, ENAMETOOLONG, EINVAL)
    folder = tmp_path / "{place}"
    troubles = [trouble(named(number, folder / "drafts.json")) for number in numbers]

    assert len({one.sentence for one in troubles}) == len(numbers)
    for one in troubles:
        full = one.fault is Fault.FULL
        assert f"“{(full and folder.drive) or folder}”" in one.sentence  # it is a drive that is full, where there are
        assert "请" in one.sentence
        assert one.sentence.endswith("。")


def test_a_full_disk_is_told_with_the_room_that_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "drafts.json"
    path.write_bytes(bytes(1_600_000))

    assert "7 MB" in trouble(named(ENOSPC, path)).sentence
    assert "1 MB" in trouble(named(ENOSPC, tmp_path / "none")).sentence


def test_what_is_not_the_disk_tells_its_own_sentence_and_will_not_pass() -> None:
    known, unknown = trouble(DraftNotFound()), trouble(RuntimeError("列表 3"))

    assert (known.sentence, known.fault) == (str(DraftNotFound()), None)
    assert unknown.fault is None
    assert "列表" not in unknown.sentence
    assert "请" in unknown.sentence


def test_only_what_another_program_holds_is_not_grave() -> None:
    assert [number for number in (ENOSPC, EBUSY, EIO) if not trouble(failure(number)).is_grave] == [EBUSY]


def test_the_words_of_the_system_are_chinese() -> None:
    for number in errorcode:
        said = words_of(OSError(number, os.strerror(number), "甲"))
        assert not said.isascii()
        assert os.strerror(number) not in said


def test_the_systems_own_chinese_words_are_kept() -> None:
    assert words_of(OSError(EDOM, "参数不对。", "甲")) == "参数不对。"
