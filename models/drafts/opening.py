"""Opening a draft file, whatever has happened to it: nothing is written over, and every way back is kept."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from models.drafts import copies
from models.drafts.draft_file import FORMAT, Damaged, DraftFile, parse, render
from models.files import replacing

_LEFTOVERS = tuple(f"{place}*.json.*.tmp" for place in ("", "copies/", "versions/*/"))

_NEWER = "草稿文件由新版程序保存（格式 {found}，本程序只认到 {known}），请先升级本程序。"
_DAMAGED = "草稿文件打不开，请找正在用它的那台电脑看一看。"


class Opened(NamedTuple):
    """What there is to go on from.

    Attributes:
        content: Of a sound file; empty if there is none.
        saves: How often drafts have been saved, as far as anything here knows.
        set_aside: Where a damaged file lies now, untouched.
        lost: Whether the file was damaged or gone, although there had been one.
        read_only: A sentence why it must not be written; empty if it may.
    """

    content: bytes = b""
    saves: int = 0
    set_aside: Path | None = None
    lost: bool = False
    read_only: str = ""


def opened(path: Path, *, read_only: bool) -> Opened:
    """Return the content of the draft file at `path`.

    Unless it may only be read: a damaged file is set aside, one of an earlier format is written anew in the present
    one, and both are kept as they were; a sound one is copied.

    Raises:
        OSError: It cannot be read, or its folder cannot be written.
    """
    if not read_only:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path.parent)
    if not path.exists():
        return Opened() if read_only else _gone(path)
    content = path.read_bytes()
    try:
        file = parse(content)
    except Damaged:
        return Opened(read_only=_DAMAGED) if read_only else _damaged(path)
    if file.format > FORMAT:
        found = _NEWER.format(found=file.format, known=FORMAT)
        return Opened(render(file.tables, file.saves), file.saves, read_only=found)
    return Opened(content if read_only else _kept(path, content, file), file.saves)


def _sweep(folder: Path) -> None:
    """Remove what killed writes have left behind; nobody else is writing now."""
    for leftover in chain.from_iterable(map(folder.glob, _LEFTOVERS)):
        with suppress(OSError):
            leftover.unlink(missing_ok=True)


def _kept(path: Path, content: bytes, file: DraftFile) -> bytes:
    """Copy a sound file before anybody works on it; return its content in the present format."""
    if file.format == FORMAT:
        with suppress(OSError):  # a full disk is no reason not to look at one's reports
            copies.keep(path, content, file.saves)
        return content
    copies.keep_for_ever(path, content, file.format)
    migrated = render(file.tables, file.saves)
    with replacing(path) as stream:
        stream.write(migrated)
    return migrated


def _gone(path: Path) -> Opened:
    with suppress(OSError):
        copies.keep_mirror(path)
    saves = copies.most_saves(path)
    return Opened(saves=saves, lost=bool(saves))


def _damaged(path: Path) -> Opened:
    """Move an unreadable file out of the way under a dated name, so that it is never written over."""
    now = datetime.now().astimezone()
    aside = path.with_name(f"{path.stem}.损坏-{now:%Y%m%d-%H%M%S}-{uuid4().hex[:4]}{path.suffix}")
    path.replace(aside)
    return _gone(path)._replace(set_aside=aside, lost=True)
