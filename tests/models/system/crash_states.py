"""All states in which a disk may be found after the power was cut, worked out from what was done to it.

Contents of a file that were not settled (fsync) may be there, or not, or torn at any sector, the lost part missing or
filled with NUL, or with what was there before; the blocks of a file are written in any order. What was settled and
then only appended to stays. Names that were not
settled (fsync of their folder) may be there or not, whatever was done before or after, and whether or not the contents
they stand for are: a renamed file may be empty. What was settled is there for ever.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, combinations
from pathlib import Path
from typing import NamedTuple

from tests.models.system.disk import Step

SECTOR, BLOCK = 512, 4096

_ON_NAMES = frozenset({"open", "rename", "link", "unlink", "mkdir", "rmdir"})
_MOST = 5
"""Of names that are not settled, above which not every set of them is looked at."""

Tree = Mapping[Path, bytes | None]
"""The content of each file, and None for each folder."""


class Crash(NamedTuple):
    """A state in which the disk may be found.

    Attributes:
        told: What the program had told of last: the number of the state that it said was saved.
    """

    tree: frozenset[tuple[Path, bytes | None]]
    told: int


class _Disk:
    """What is settled, and what has been done since."""

    def __init__(self, tree: Tree, files: Mapping[Path, int]) -> None:
        self.names = {path: file for path, file in files.items() if path in tree}
        self.folders = {path for path, content in tree.items() if content is None}
        self.settled = {file: tree[path] or b"" for path, file in self.names.items()}
        self.contents = dict(self.settled)
        self.untouched = {file: len(content) for file, content in self.settled.items()}
        self.pending: list[Step] = []
        self.told = 0

    def take(self, step: Step) -> None:
        """Do one more thing."""
        before = self.contents.get(step.file, b"")
        if step.act == "told":
            self.told = step.offset
        elif step.act == "settle":
            self._settle(step.path)
        elif step.act == "fsync":
            self.settled[step.file], self.untouched[step.file] = before, len(before)
        elif step.act == "write":
            self._touch(step)
            padded = before.ljust(step.offset, b"\0")
            self.contents[step.file] = padded[: step.offset] + step.data + padded[step.offset + len(step.data) :]
        elif step.act == "truncate":
            self._touch(step)
            self.contents[step.file] = before[: step.offset].ljust(step.offset, b"\0")
        elif step.act in _ON_NAMES:
            self.contents.setdefault(step.file, b"")
            self.settled.setdefault(step.file, b"")
            self.pending.append(step)

    def _touch(self, step: Step) -> None:
        """Note how much at the beginning of a file is settled, and was left alone since."""
        self.untouched[step.file] = min(self.untouched.get(step.file, 0), step.offset)

    def _settle(self, folder: Path) -> None:
        for step in self.pending:
            if _folder_of(step) == folder:
                _put(self.names, self.folders, step)
        self.pending = [step for step in self.pending if _folder_of(step) != folder]

    def trees(self, sector: int) -> Iterator[Tree]:
        """Return in which states it may be found now."""
        for chosen in _choices(self.pending):
            for moves in (True, False):
                names, folders = dict(self.names), set(self.folders)
                for step in chosen:
                    _put(names, folders, step, moves=moves)
                there = {path: file for path, file in names.items() if path.parent in folders}
                for contents in self._contents(set(there.values()), sector):
                    yield {**dict.fromkeys(folders), **{path: contents[file] for path, file in there.items()}}

    def _contents(self, files: Collection[int], sector: int) -> Iterator[Mapping[int, bytes]]:
        """Return what may be in the files: all of them as settled, or as written last, and each of them torn."""
        dirty = [file for file in files if self.settled[file] != self.contents[file]]
        for others in (self.settled, self.contents):
            yield others
            for file in dirty:
                for content in torn(self.settled[file], self.contents[file], sector, self.untouched.get(file, 0)):
                    yield {**others, file: content}


def crashes(tree: Tree, files: Mapping[Path, int], steps: Sequence[Step], sector: int = SECTOR) -> Iterator[Crash]:
    """Return every state that can be found when the power is cut after any of these steps, some of them often.

    Args:
        tree: What there was before, all of it settled.
        files: The numbers of the files in it.
        steps: What was done.
        sector: At which multiples of bytes contents are torn.
    """
    disk = _Disk(tree, files)
    for step in (None, *steps):
        if step:
            disk.take(step)
        for found in disk.trees(sector):
            yield Crash(frozenset(found.items()), disk.told)


def torn(before: bytes, after: bytes, sector: int, untouched: int = 0) -> Iterator[bytes]:
    """Return what may be in a file of which not everything was written.

    Args:
        before: What was settled.
        after: What was written last.
        sector: At which multiples of bytes it is torn.
        untouched: Bytes at the beginning that were settled, and not written again.
    """
    for end in (untouched, *range(untouched - untouched % sector + sector, len(after), sector)):
        yield after[:end]
        yield after[:end].ljust(len(after), b"\0")
        if before:
            yield after[:end] + before[end:]
    for start in range(untouched - untouched % BLOCK, len(after), BLOCK):
        kept = max(start, untouched)
        lost = after[kept : start + BLOCK]
        yield after[:kept] + bytes(len(lost)) + after[start + BLOCK :]


def tree_of(folder: Path) -> Tree:
    """Return what lies in a folder, and the folder itself."""
    return {path: path.read_bytes() if path.is_file() else None for path in (folder, *folder.rglob("*"))}


def put(tree: Collection[tuple[Path, bytes | None]], before: Path, folder: Path) -> None:
    """Write a state that lay under `before` into a folder."""
    places = {folder / path.relative_to(before): content for path, content in tree}
    for path in sorted(path for path, content in places.items() if content is None):
        path.mkdir(parents=True, exist_ok=True)
    for path, content in places.items():
        if content is not None:
            path.write_bytes(content)


def _choices(steps: Sequence[Step]) -> Iterator[Sequence[Step]]:
    """Return which of these may have reached the disk: any; where they are many, any beginning, all but one, one."""
    if len(steps) <= _MOST:
        yield from chain.from_iterable(combinations(steps, size) for size in range(len(steps) + 1))
        return
    yield from (steps[:end] for end in range(len(steps) + 1))
    for at in range(len(steps)):
        yield [*steps[:at], *steps[at + 1 :]]
        yield [steps[at]]


def _folder_of(step: Step) -> Path:
    return step.to.parent if step.act in {"rename", "link"} else step.path.parent


def _put(names: dict[Path, int], folders: set[Path], step: Step, *, moves: bool = True) -> None:
    """Let something that was done to names take effect; a renamed file may be found under both."""
    if step.act == "open":
        names[step.path] = step.file
    elif step.act in {"rename", "link"}:
        if moves and step.act == "rename":
            names.pop(step.path, None)
        names[step.to] = step.file
    elif step.act == "unlink":
        names.pop(step.path, None)
    elif step.act == "mkdir":
        folders.add(step.path)
    elif step.act == "rmdir":
        folders.discard(step.path)
