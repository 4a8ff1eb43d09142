"""Opening a draft file, whatever has happened to it: nothing is written over, and every way back is kept."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from models.drafts import backups
from models.drafts.draft_file import DRAFTS_FORMAT, Damaged, DraftFile, Tables, parse, read_drafts, render
from models.drafts.set_aside import set_aside
from models.system.files import replacing, sweep

_WRITTEN = ("*.json", "copies/*.json", "versions/*/*.json")

_NEWER = "草稿文件由新版程序保存（格式 {found}，本程序只认到 {known}），请先升级本程序。"
_DAMAGED = "草稿文件打不开，请找正在用它的那台电脑看一看。"


class Opened(NamedTuple):
    """What there is to go on from.

    Attributes:
        content: Of a sound file, in the present format; empty if there is none.
        tables: What it says.
        saves: How often drafts have been saved, as far as anything here knows.
        set_aside: Where a damaged file lies now, untouched.
        lost: Whether the file was damaged, gone or older than its mirror, although there had been one.
        read_only: A sentence why it must not be written; empty if it may.
        original: The file as it is, in an earlier format, if its backup could not be written yet.
        backed_up: Whether a backup holds the file as it was found.
    """

    content: bytes = b""
    tables: Tables = {}  # noqa: RUF012  a default that nobody changes
    saves: int = 0
    set_aside: Path | None = None
    lost: bool = False
    read_only: str = ""
    original: bytes = b""
    backed_up: bool = False


def opened(path: Path, *, read_only: bool) -> Opened:
    """Return the content of the draft file at `path`.

    Unless it may only be read: a damaged file is set aside, one of an earlier format is written anew in the present
    one, and both are kept as they were; a sound one is copied.

    Raises:
        OSError: It cannot be read, or its folder cannot be written.
    """
    if not read_only:
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        content = read_drafts(path)
        file = parse(content)
    except FileNotFoundError:
        return Opened() if read_only else _gone(path)
    except Damaged:
        return Opened(read_only=_DAMAGED) if read_only else _gone(path, set_aside(path))
    if file.format > DRAFTS_FORMAT:
        found = _NEWER.format(found=file.format, known=DRAFTS_FORMAT)
        return Opened(render(file.tables, file.saves), file.tables, file.saves, read_only=found)
    if read_only:
        return Opened(_in_present_format(content, file), file.tables, file.saves)
    return _sound(path, content, file)


def _sound(path: Path, content: bytes, file: DraftFile) -> Opened:
    """Back up a sound file before anybody works on it; a full disk is no reason not to look at one's reports."""
    _sweep(path.parent)
    lost = backups.mirrored_saves(path) > file.saves and not backups.is_given_up(path)
    with suppress(OSError):
        if lost:
            backups.keep_lost(path)
    saves = max(file.saves, backups.most_saves(path))
    present = _in_present_format(content, file)
    try:
        if file.format < DRAFTS_FORMAT:
            _migrate(path, content, present)
        else:
            backups.keep(path, content, file.saves)
    except OSError:
        original = b"" if file.format == DRAFTS_FORMAT else content
        return Opened(present, file.tables, saves, lost=lost, original=original)
    return Opened(present, file.tables, saves, lost=lost, backed_up=True)


def _migrate(path: Path, content: bytes, present: bytes) -> None:
    backups.keep_for_ever(path, content)
    with replacing(path) as stream:
        stream.write(present)


def _gone(path: Path, aside: Path | None = None) -> Opened:
    """Return what there is to go on from without the file itself."""
    _sweep(path.parent)
    with suppress(OSError):
        backups.keep_lost(path)
    lost = aside is not None or (bool(backups.backups(path)) and not backups.is_given_up(path))
    return Opened(saves=backups.most_saves(path), set_aside=aside, lost=lost)


def _in_present_format(content: bytes, file: DraftFile) -> bytes:
    return content if file.format == DRAFTS_FORMAT else render(file.tables, file.saves)


def _sweep(folder: Path) -> None:
    """Remove what killed writes have left behind; nobody else is writing now."""
    for pattern in _WRITTEN:
        sweep(folder, pattern)
