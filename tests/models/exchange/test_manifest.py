"""The list of a hand-over says whose files these are and what is in each; a wrong one is refused with a sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.exchange.manifest import ManifestFault, listed, manifest_of, untrue
from models.exchange.manifest_json import (
    LARGEST_MANIFEST,
    manifest_to_json,
    read_manifest,
    write_manifest,
)
from models.report.delivered import Delivered
from models.report.matching_code import matching_code
from models.system.program import VERSION
from tests.builders import answered, balanced, of_a_task

FILES = {"年报.pdf": b"%PDF", "说明.txt": b""}
ANSWER = {"point": 3, "said": "已改", "more": [1, {"a": None}]}


def delivered(*codes: str) -> list[Delivered]:
    return [Delivered(code, datetime(2026, 1, 5, tzinfo=UTC), "E:\\") for code in codes]


def test_it_says_whose_files_these_are() -> None:
    report = of_a_task(answered(balanced(), {"cover/agency": "开元街道办事处"}))

    found = manifest_of(report, FILES)

    assert (found.task, found.unit_id) == ("7QK2M4X9D0B1HZ3C", "350502-01")
    assert (found.unit, found.year, found.code, found.program) == (
        "开元街道办事处",
        2023,
        matching_code(report),
        VERSION,
    )
    assert [(one.name, one.size) for one in found.files] == [("年报.pdf", 4), ("说明.txt", 0)]
    assert all(len(one.sha256) == 64 for one in found.files)


def test_without_a_task_the_ids_are_blank() -> None:
    found = manifest_of(balanced(), FILES)

    assert (found.task, found.unit_id) == ("", "")
    assert read_manifest(write_manifest(found)) == found


def test_a_version_counts_once_however_often_it_is_handed_over() -> None:
    code = matching_code(balanced())
    of = [
        manifest_of(balanced(), FILES, delivered(*codes))
        for codes in ((), (code,), ("0000-0000",), ("0000-0000", "0000-0000", code), ("0000-0000", code, "0000-0001"))
    ]

    assert [(one.counter, one.before) for one in of] == [
        (1, ""),
        (1, ""),
        (2, "0000-0000"),
        (2, "0000-0000"),
        (4, "0000-0001"),
    ]


@given(
    st.dictionaries(st.text("年报ab1 .（）", min_size=1).filter(lambda name: name.strip(" .") == name), st.binary()),
    st.text(),
    st.lists(st.just(ANSWER), max_size=2),
)
def test_what_is_written_is_read_again(files: dict[str, bytes], agency: str, answers: list[dict[str, Any]]) -> None:
    one = manifest_of(answered(balanced(), {"cover/agency": agency}), files, (), answers)

    assert read_manifest(write_manifest(one)) == one
    assert ("answers" in manifest_to_json(one)) == bool(answers)


Change = Callable[[dict[str, Any]], object]
SHA = "0" * 64


def file(name: str, size: object = 1, sha256: object = SHA) -> dict[str, object]:
    return {"name": name, "size": size, "sha256": sha256}


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.update(format="other"),
        lambda data: data.update(schema="1"),
        lambda data: data.update(schema=True),
        lambda data: data.update(schema=0),
        lambda data: data.pop("counter"),
        lambda data: data.pop("task"),
        lambda data: data.update(run="x.exe"),
        lambda data: data.update(counter=0),
        lambda data: data.update(counter=1.5),
        lambda data: data.update(year="2025"),
        lambda data: data.update(code="85T9-0W9"),
        lambda data: data.update(code=None),
        lambda data: data.update(before=None),
        lambda data: data.update(task="../.."),
        lambda data: data.update(unit_id="a\nb"),
        lambda data: data.update(unit="甲\u202e乙"),
        lambda data: data.update(unit="甲" * 1_001),
        lambda data: data.update(files={}),
        lambda data: data.update(files=[file("a")] * 2),
        lambda data: data.update(files=[file("a.pdf"), file("A.PDF")]),
        lambda data: data.update(files=[file("a.pdf"), file("ａ.pdf")]),
        lambda data: data.update(files=[file("交付.json")]),
        lambda data: data.update(files=[file("../a")]),
        lambda data: data.update(files=[file("a/b")]),
        lambda data: data.update(files=[file("C:a")]),
        lambda data: data.update(files=[file(".")]),
        lambda data: data.update(files=[file("")]),
        lambda data: data.update(files=[file("a", -1)]),
        lambda data: data.update(files=[file("a", 10**30)]),
        lambda data: data.update(files=[file("a", 1, "0" * 63)]),
        lambda data: data.update(files=[file("a", 1, 7)]),
        lambda data: data.update(files=[{**file("a"), "more": 1}]),
        lambda data: data.update(files=["a"]),
        lambda data: data.update(files=[file(str(number)) for number in range(1_001)]),
        lambda data: data.update(answers={}),
        lambda data: data.update(answers=["a"]),
        lambda data: data.update(answers=[{}] * 1_001),
    ],
)
def test_what_is_not_understood_is_refused(change: Change) -> None:
    data = manifest_to_json(manifest_of(of_a_task(balanced()), FILES))
    change(data)

    with pytest.raises(ManifestFault):
        read_manifest(json.dumps(data).encode())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        b'{"format": 1, "format": 1}',
        b'{"format": "\\ud800"}',
        b'{"format": NaN}',
        bytes(LARGEST_MANIFEST + 1),
    ],
)
def test_what_is_damaged_is_refused(content: bytes) -> None:
    with pytest.raises(ManifestFault):
        read_manifest(content)


def test_a_later_format_is_told_as_such() -> None:
    data = {**manifest_to_json(manifest_of(balanced(), FILES)), "schema": 2, "news": 1}

    with pytest.raises(ManifestFault, match="新版程序"):
        read_manifest(json.dumps(data).encode())


def test_what_is_not_as_it_was_handed_over_is_told() -> None:
    manifest = manifest_of(balanced(), FILES)
    there = [listed(name, content) for name, content in FILES.items()]

    assert untrue(manifest, there) == ()
    assert untrue(manifest, there[1:]) == ("少了“年报.pdf”",)
    assert untrue(manifest, [*there, listed("autorun.inf", b"")]) == ("多了“autorun.inf”",)
    assert untrue(manifest, [listed("年报.pdf", b"%PDG"), there[1]]) == ("“年报.pdf”不是交付时的那一份",)
    assert len(untrue(replace(manifest, files=()), there)) == 2
