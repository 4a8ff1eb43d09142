"""All files below some folders, as a stick brings them: nothing is followed, nothing is opened."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from models.stick.hand_over import UNFINISHED
from models.stick.plain_files import is_link
from models.system.errors import ReportError

DEEPEST = 20
"""Folders within each other that are looked into. Chosen: those of clerks are three or four deep."""

MOST_FOUND = 100_000
"""Names that are looked at. Chosen: somebody has chosen a whole drive, and no district has so many files."""

_PUT_ASIDE = re.compile("（旧[^（）]{0,40}）")
"""What the hand-over adds to the name of a folder that was on the stick before."""

_OF_SYSTEMS = re.compile(r"~\$.*|\._.*|\.DS_Store|Thumbs\.db|desktop\.ini|autorun\.inf", re.IGNORECASE | re.DOTALL)
"""Names of files that systems and office programs leave behind (Explorer, Finder, Office while a file is open)."""

_ARCHIVES = frozenset({".zip", ".rar", ".7z", ".tar", ".gz"})
"""Ends of names of packages that hold other files."""

_PACKED = "是压缩包，没有看里面；请先解压到文件夹里再收。"
_LINK = "是链接（快捷的指向），没有跟过去看；请把文件本身拷过来。"
_NO_FILE = "不是普通的文件，没有打开。"
_OF_A_SYSTEM = "系统或者办公软件自己留下的文件，不是报告。"
_TOO_DEEP = f"文件夹套了 {DEEPEST} 层以上，里面没有看；请把文件移到外面来。"
_UNREADABLE = "打不开，里面没有看；请检查 U 盘或者权限，重新拷贝后再试。"


class FoundFile(NamedTuple):
    """Something below a folder.

    Attributes:
        reason: Why it is not read, in a sentence; blank for a file that is.
    """

    path: Path
    reason: str = ""


class Search(NamedTuple):
    """What is below some folders.

    Attributes:
        files: In the order of their names; each path once.
        left_out: Folders and files that are left out because of their names: not finished, or put aside as old.
    """

    files: tuple[FoundFile, ...]
    left_out: tuple[Path, ...]


class TooManyFiles(ReportError):
    """More files than any district has."""

    def __init__(self) -> None:
        super().__init__(f"文件夹里有 {MOST_FOUND} 个以上的文件，没有看；请只选收上来的报告所在的文件夹。")


def search(places: Iterable[Path]) -> Search:
    """Return all that is below some folders; a place may be a file itself.

    Raises:
        ReportError: A place is not there, or there is too much below.
    """
    files: dict[str, FoundFile] = {}
    left_out: dict[str, Path] = {}
    for place in places:
        if not place.exists():
            raise ReportError(f"找不到“{place}”；请核对写的文件夹。")
        for found in _below(place):
            whole = os.path.abspath(found.path)  # noqa: PTH100  `resolve` would follow links
            if isinstance(found, FoundFile):
                files.setdefault(whole, found)
            else:
                left_out.setdefault(whole, found.path)
            if len(files) + len(left_out) > MOST_FOUND:
                raise TooManyFiles
    return Search(tuple(files[key] for key in sorted(files)), tuple(left_out[key] for key in sorted(left_out)))


class _LeftOut(NamedTuple):
    path: Path


def _below(place: Path) -> Iterator[FoundFile | _LeftOut]:
    if not place.is_dir():
        yield _looked_at(place, place.stat())
        return
    waiting = [(place, 0)]
    while waiting:
        folder, depth = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                names = [entry.name for entry in entries]
        except OSError:
            yield FoundFile(folder, _UNREADABLE)
            continue
        for name in names:
            path = folder / name
            if is_left_out(name):
                yield _LeftOut(path)
                continue
            look = _look(path)
            if not look or is_link(look) or not stat.S_ISDIR(look.st_mode):
                yield _looked_at(path, look)
            elif depth + 1 >= DEEPEST:
                yield FoundFile(path, _TOO_DEEP)
            else:
                waiting.append((path, depth + 1))


def _look(path: Path) -> os.stat_result | None:
    with suppress(OSError, ValueError):
        return path.lstat()
    return None


def _looked_at(path: Path, look: os.stat_result | None) -> FoundFile:
    if not look:
        return FoundFile(path, _UNREADABLE)
    if is_link(look):
        return FoundFile(path, _LINK)
    if not stat.S_ISREG(look.st_mode):
        return FoundFile(path, _NO_FILE)
    return FoundFile(path, reason_by_name(path.name))


def is_left_out(name: str) -> bool:
    """Return whether a file or folder is left out because of its name: not finished, or put aside as old."""
    return UNFINISHED in name or bool(_PUT_ASIDE.search(name))


def reason_by_name(name: str) -> str:
    """Return why a file is not read because of its name, in a sentence; blank for one that is."""
    if os.path.splitext(name)[1].lower() in _ARCHIVES:  # noqa: PTH122  a name is no path yet
        return _PACKED
    return _OF_A_SYSTEM if _OF_SYSTEMS.fullmatch(name) else ""


def is_of_a_system(found: FoundFile) -> bool:
    """Return whether a file is one that systems and office programs leave behind."""
    return found.reason == _OF_A_SYSTEM


def is_zip(found: FoundFile) -> bool:
    """Return whether a file that is not read as it is, is a zip, into which one can look."""
    return found.reason == _PACKED and found.path.suffix.lower() == ".zip"
