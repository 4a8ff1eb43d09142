"""A draft file as a clerk has it, and all that can happen to its bytes."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from models.drafts.comparison import Lack
from models.drafts.draft_file import parse, render
from models.drafts.store import DraftStore
from models.report.delivered import Delivered
from models.report.report import Report
from tests.builders import answered

COUNTER = "applications/new/natural"
AGENCY = "鲤城区人民政府开元街道办事处"
DELIVERED = Delivered("TKCW-DA0Q", datetime(2026, 1, 21, 7, 30, tzinfo=UTC), "E:\\鲤城区_2023_TKCW-DA0Q")
IDS = ("0" * 32, "1" * 32, "2" * 32)
ALL_MISSING = dict.fromkeys(IDS, Lack.MISSING)


class Listed(NamedTuple):
    id: str
    report: Report | None
    saved: datetime
    binned: bool
    fault: str
    deliveries: tuple[Delivered, ...]
    newer: bool


def numbered(number: int) -> Report:
    return answered(Report.blank(2023), {COUNTER: str(number), "cover/agency": AGENCY})


def three_drafts(path: Path) -> bytes:
    """Write a file of three drafts, and return its content."""
    store = DraftStore(path)
    for number, draft_id in enumerate(IDS):
        store.save(numbered(number), draft_id)
    store.bin(IDS[0])
    store.delivered(IDS[1], DELIVERED)
    return path.read_bytes()


def first_format(content: bytes) -> bytes:
    """Return the content of a draft file as the first version of the program has written it."""
    drafts = parse(content).tables["drafts"]
    plain = {number: {key: draft[key] for key in draft if key != "count"} for number, draft in drafts.items()}
    return json.dumps({"drafts": plain}, ensure_ascii=False).encode()


def tables_in(content: bytes) -> dict[str, Any]:
    """Return the tables in the content of a file, whatever its format."""
    return {name: table for name, table in json.loads(content.decode("utf-8-sig")).items() if name != "file"}


def with_drafts(content: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    """Return the content of a file whose drafts were changed, and then sealed."""
    file = parse(content)
    change(file.tables["drafts"])
    return render(file.tables, file.saves, file.descent)


def looked_at(path: Path) -> DraftStore:
    """Return the drafts of a file that is not to be touched."""
    return DraftStore(path, held="这里只看不改。")


def listed(store: DraftStore) -> list[Listed]:
    """Return what can be told of the drafts, to be compared with what another store tells."""
    return [
        Listed(one.id, one.report, one.saved, one.binned, one.fault, one.deliveries, one.newer)
        for one in store.drafts()
    ]


def reports(store: DraftStore) -> dict[str, Report | None]:
    return {draft.id: draft.report for draft in store.drafts()}


def offered(store: DraftStore) -> dict[str, Lack]:
    """Return which drafts are offered, and why."""
    return {offer.id: offer.lack for offer in store.lost.offers}


def files(folder: Path) -> dict[str, bytes]:
    """Return the content of all files in a folder, by their names."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def flipped(content: bytes, place: int, bit: int) -> bytes:
    changed = bytearray(content)
    changed[place] ^= 1 << bit
    return bytes(changed)


def without(content: bytes, start: int, length: int = 512) -> bytes:
    """Return the content with a block of it as zeros."""
    end = min(len(content), start + length)
    return content[:start] + bytes(end - start) + content[end:]


def changed(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        assert old in content
        return content.replace(old, new, 1)

    return change


def _two_with_one_id(drafts: dict[str, Any]) -> None:
    drafts["2"]["id"] = drafts["1"]["id"]


def _one_number_twice(drafts: dict[str, Any]) -> None:
    drafts["01"] = {**drafts["1"], "id": "b"}


def _endless_number(drafts: dict[str, Any]) -> None:
    drafts["9" * 5000] = drafts.pop("1")


def _huge_count(drafts: dict[str, Any]) -> None:
    drafts["1"]["count"] = 10**4000


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "truncated": lambda content: content[: len(content) // 2],
    "last byte": lambda content: content[:-1],
    "NUL": lambda content: bytes(len(content)),
    "NUL at the end": lambda content: content[:-100] + bytes(100),
    "NUL after the end": lambda content: content + bytes(512),
    "a block of NUL": lambda content: without(content, 512),
    "twice": lambda content: content + content,
    "UTF-16": lambda content: content.decode().encode("utf-16"),
    "GBK": lambda content: content.decode().encode("gb18030"),
    "key twice": changed(b'{"drafts":', b'{"drafts":{},"drafts":'),
    "draft twice": changed(b'"1":{"id"', b'"1":{},"1":{"id"'),
    "answer twice": changed(b'"cells":{', b'"cells":{"applications/new/natural":9,'),
    "another year": changed(b'"year":2023', b'"year":2032'),
    "another figure": changed(b'"applications/new/natural":1', b'"applications/new/natural":7'),
    "another letter": changed("街道".encode(), "镇道".encode()),
    "another time": changed(b'"saved":"20', b'"saved":"02'),
    "draft renamed": changed(b'"id":"0', b'"id":"a'),
    "path for an id": changed(b'"id":"0', b'"id":"../../0'),
    "mark": changed(b'"binned":true', b'"binned":false'),
    "count": changed(b'"count":3', b'"count":1'),
    "saves": changed(b'"saves":5', b'"saves":6'),
    "format": changed(b'"format":2', b'"format":3'),
    "earlier format": changed(b'"format":2', b'"format":1'),
    "no format": changed(b'"format":2', b'"format":null'),
    "fraction for the format": changed(b'"format":2', b'"format":2.0'),
    "no seal": changed(b'"sha256":"', b'"sha257":"'),
    "seal that is no table": changed(b'"file":{"1":', b'"file":{"2":'),
    "more in the seal": changed(b'"file":{"1":', b'"file":{"0":{},"1":'),
    "another table": changed(b'{"drafts":', b'{"more":{},"drafts":'),
    "deep list": lambda _: b"[" * 1_000_000,
    "deep object": lambda _: b'{"a":' * 1_000_000,
    "deep in a draft": changed(b'"notes":{}', b'"notes":' + b"[" * 100_000 + b"]" * 100_000),
    "NaN": changed(b'"count":1', b'"count":NaN'),
    "Infinity": changed(b'"count":1', b'"count":-Infinity'),
    "1e999": changed(b'"count":1', b'"count":1e999'),
    "1e308": changed(b'"count":1', b'"count":1e308'),
    "endless integer": changed(b'"count":1', b'"count":' + b"9" * 5000),
    "half a letter": changed("街道".encode(), b"\\ud800"),
    "half a letter in an id": changed(b'"id":"0', b'"id":"\\udfff0'),
    "two drafts of one id": lambda content: with_drafts(content, _two_with_one_id),
    "one number written twice": lambda content: with_drafts(content, _one_number_twice),
    "endless number of a draft": lambda content: with_drafts(content, _endless_number),
    "huge count": lambda content: with_drafts(content, _huge_count),
}
"""What makes a sealed file unreadable."""

SPELLINGS: dict[str, Callable[[bytes], bytes]] = {
    "mark of UTF-8": lambda content: b"\xef\xbb\xbf" + content,
    "white space": lambda content: b"\r\n " + content + b"\r\n",
    "lines": lambda content: json.dumps(json.loads(content), indent=1, ensure_ascii=False).encode(),
    "escapes": lambda content: json.dumps(json.loads(content)).encode(),
}
"""What an editor does to a file that still says the very same."""


class Full:
    """A disk that is full for as long as this is told; what is read or renamed still works."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    @contextmanager
    def __call__(self, call: str = "fsync") -> Iterator[None]:
        with self._monkeypatch.context() as broken:
            broken.setattr(f"os.{call}", refuse)
            yield

    @contextmanager
    def for_names(self, pattern: str) -> Iterator[None]:
        """Be full for files whose names are like this alone: they do not get their content."""
        real = os.replace

        def replace(old: Path, new: Path) -> None:
            if Path(new).match(pattern):
                refuse()
            real(old, new)

        with self._monkeypatch.context() as broken:
            broken.setattr(os, "replace", replace)
            yield


def refuse(*_: object) -> None:
    raise OSError(28, "No space left on device")


def sessions(path: Path, count: int) -> None:
    for number in range(count):
        DraftStore(path).save(numbered(100 + number), IDS[2])
