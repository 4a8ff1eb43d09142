"""Draft files of other days and other PCs, put in the place of ours, with everything that may lie beside them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from models.drafts.backups import mirror_of
from models.drafts.draft_file import Damaged, parse, render
from models.drafts.store import DraftStore
from models.report.report_json import report_to_json
from tests.models.drafts.damage import COUNTER, IDS, numbered

THEIRS = ("a" * 32, "b" * 32)
LATE = "c" * 32
"""A draft that was begun on the last day."""

NEW = "f" * 32


class Past(NamedTuple):
    """What there has been of the drafts of this PC, and of others.

    Attributes:
        folder: As it lies there after the last day.
        files: By what they are, to be put in the place of the draft file or of its second one; None is no file.
        branch: What was in the drafts when the folder was copied to another PC, on which they went on, too.
    """

    folder: Path
    files: dict[str, bytes | None]
    branch: dict[str, int]


def make_past(home: Path) -> Past:
    """Work on drafts for some days; what is in a report goes up with every save, on other PCs from a thousand on."""
    ours, sibling, higher, lower = (home / name / "drafts.json" for name in ("ours", "sibling", "higher", "lower"))
    mine, its, theirs = count(1), count(1000), count(2000)
    days = [day(ours, mine, *IDS[: 1 + number % 3]) for number in range(5)]
    shutil.copytree(ours.parent, sibling.parent)
    for _ in range(3):
        day(sibling, its, *IDS[:2])
    day(ours, mine, IDS[0], LATE)
    for _ in range(9):
        day(higher, theirs, *THEIRS)
    day(lower, theirs, THEIRS[0])
    files = {
        "sound": ours.read_bytes(),
        "older": days[-1],
        "earliest": days[0],
        "foreign, higher": higher.read_bytes(),
        "foreign, lower": lower.read_bytes(),
        "diverged": sibling.read_bytes(),
        "foreign, of an earlier version": without_descent(higher.read_bytes()),
        "older, of an earlier version": without_descent(days[-1]),
        "damaged": ours.read_bytes()[:-30],
        "gone": None,
    }
    return Past(ours.parent, files, states_in(days[-1]))


def day(path: Path, numbers: Iterator[int], *drafts: str) -> bytes:
    """Have a session that saves drafts, and return what is in the file then."""
    store = DraftStore(path)
    for draft_id in drafts:
        store.save(numbered(next(numbers)), draft_id)
    store.end()
    return path.read_bytes()


def without_descent(content: bytes) -> bytes:
    """Return what an earlier version of the program would have written."""
    file = parse(content)
    return render(file.tables, file.saves)


def put(path: Path, content: bytes | None) -> None:
    """Put a file where another one may be; None is nothing."""
    path.unlink(missing_ok=True)
    if content is not None:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)


def _some(copies: Path, past: Past) -> None:
    del past
    for one in sorted(copies.glob("0*.json"))[::2]:
        one.unlink()


def _none(copies: Path, past: Past) -> None:
    del past
    for one in copies.glob("0*.json"):
        one.unlink()


def _foreign(copies: Path, past: Past) -> None:
    _none(copies, past)
    content = past.files["foreign, higher"] or b""
    put(copies / f"{parse(content).saves:09d}.json", content)


def _in_the_way(copies: Path, past: Past) -> None:
    del past
    shutil.rmtree(copies)
    copies.write_bytes(b"kept")


COPIES: dict[str, Callable[[Path, Past], None]] = {
    "all": lambda _copies, _past: None,
    "some": _some,
    "none": _none,
    "foreign": _foreign,
    "a file in the way": _in_the_way,
}
"""What lies in the folder of the copies."""

MIRRORS = ("sound", "older", "foreign, higher", "diverged", "damaged", "gone", "folder")
"""What lies in the place of the second file."""


class Scene(NamedTuple):
    """A state in which the program is started."""

    file: str
    mirror: str
    copies: str

    def lay_out(self, past: Past, home: Path) -> Path:
        """Make it, and return where the draft file is, or should be."""
        path = home / "数据" / "drafts.json"
        shutil.copytree(past.folder, path.parent)
        put(path, past.files[self.file])
        put(mirror_of(path), past.files.get(self.mirror))
        if self.mirror == "folder":
            mirror_of(path).mkdir()
        COPIES[self.copies](mirror_of(path).parent, past)
        return path


def states_in(content: bytes) -> dict[str, int]:
    """Return what is in the drafts of a file, by their ids."""
    return {one["id"]: number_in(one["report"]) for one in parse(content).tables["drafts"].values()}


def number_in(report: dict[str, Any]) -> int:
    """Return what is in a report, as it is stored."""
    return int(report["cells"][COUNTER])


def known(path: Path) -> set[tuple[str, int]]:
    """Return all states that any sound file holds, by draft and by what is in it."""
    store = DraftStore(path, held="只看。")
    states = {(one["id"], number_in(one["report"])) for backup in store.backups for one in backup.documents}
    with suppress(OSError, Damaged):
        states |= set(states_in(path.read_bytes()).items())
    return states | {
        (draft_id, number_in(report_to_json(version.report)))
        for draft_id in (*IDS, *THEIRS, LATE)
        for version in store.versions(draft_id)
        if version.report
    }
