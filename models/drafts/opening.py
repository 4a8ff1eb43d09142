"""Opening a draft file, whatever has happened to it: nothing is written over, and every way back is kept."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from models.drafts import backups
from models.drafts.descent import Descent, new_mark
from models.drafts.draft_file import DRAFTS_FORMAT, Damaged, DraftFile, parse, read_drafts, render
from models.system.disk_faults import Fault, fault_of, words_of
from models.system.files import make_folder, replacing, sweep
from models.system.rendered_tables import Tables
from models.system.rights import settle
from models.system.set_aside import set_aside

_WRITTEN = ("*.json", "copies/*.json", "versions/*/*.json")
_FILES = ("drafts*.json*", "session.json*", "session.raw", "settings.ini", "holder.json*")
_FOLDERS = ("copies", "versions", "logs")
"""What of a folder of drafts is the program's own; a clerk may have chosen a folder with other things in it."""

_NEWER = "草稿文件由新版程序保存（格式 {found}，本程序只认到 {known}），请先升级本程序。"


class Opening(Enum):
    """How the file was found."""

    SOUND = "as it was written, or not there yet"
    GONE = "not there, although there had been one"
    DAMAGED = "not as it was written"
    UNREADABLE = "there, but this account, or this disk, does not let it be read"


class Opened(NamedTuple):
    """What there is to go on from.

    Attributes:
        content: Of a sound file, in the present format; empty if there is none.
        tables: What it says.
        saves: How often drafts have been saved, as far as anything here knows.
        own: How often that was in the file itself.
        descent: Where the file comes from.
        found: How it was found.
        set_aside: Where a damaged file lies now, untouched.
        read_only: A sentence why it must not be written; empty if it may.
        original: The file as it is, in an earlier format, if its backup could not be written yet.
        uncopied: What kept the file from being copied before anybody works on it; None if it was copied.
    """

    content: bytes = b""
    tables: Tables = {}  # noqa: RUF012  a default that nobody changes
    saves: int = 0
    own: int = 0
    descent: Descent = Descent()
    found: Opening = Opening.SOUND
    set_aside: Path | None = None
    read_only: str = ""
    original: bytes = b""
    uncopied: OSError | None = None


def opened(path: Path, *, read_only: bool) -> Opened:
    """Return the content of the draft file at `path`.

    Unless it may only be read: a damaged file is set aside, one of an earlier format is written anew in the present
    one, and both are kept as they were; a sound one is copied. Of a file that cannot be read, nothing is touched;
    where nothing may be changed, the last sound backup stands for one that is of no use.

    Raises:
        OSError: Its folder cannot be made.
    """
    if not read_only:
        path.parent.parent.mkdir(parents=True, exist_ok=True)
        make_folder(path.parent)
        settle(path.parent, _FILES, _FOLDERS)
    try:
        content = read_drafts(path)
        file = parse(content)
    except FileNotFoundError:
        return _out_of_backup(path, Opening.GONE) if read_only else _gone(path)
    except Damaged:
        return _out_of_backup(path, Opening.DAMAGED) if read_only else _damaged(path)
    except OSError as error:
        return _out_of_backup(path, Opening.UNREADABLE, error)
    if file.format > DRAFTS_FORMAT:
        found = _NEWER.format(found=file.format, known=DRAFTS_FORMAT)
        return _as_it_is(render(file.tables, file.saves, file.descent), file)._replace(read_only=found)
    if read_only:
        return _as_it_is(_in_present_format(content, file), file)
    return _sound(path, content, file)


def _as_it_is(content: bytes, file: DraftFile) -> Opened:
    return Opened(content, file.tables, file.saves, file.saves, file.descent)


def _sound(path: Path, content: bytes, file: DraftFile) -> Opened:
    """Back up a sound file before anybody works on it; a full disk is no reason not to look at one's reports."""
    _sweep(path.parent)
    present = _in_present_format(content, file)
    found = _as_it_is(present, file)._replace(saves=max(file.saves, backups.most_saves(path)))
    try:
        if file.format < DRAFTS_FORMAT:
            _migrate(path, content, present)
        else:
            backups.keep(path, content, file.saves)
    except OSError as error:
        original = b"" if file.format == DRAFTS_FORMAT else content
        return found._replace(original=original, uncopied=error)
    return found


def _migrate(path: Path, content: bytes, present: bytes) -> None:
    backups.keep_for_ever(path, content)
    with replacing(path) as stream:
        stream.write(present)


def _damaged(path: Path) -> Opened:
    """Set a damaged file aside; one that cannot be moved is not written over either."""
    try:
        aside = set_aside(path)
    except OSError:
        return _out_of_backup(path, Opening.DAMAGED)
    return _gone(path, aside)


def _gone(path: Path, aside: Path | None = None) -> Opened:
    """Return what there is to go on from without the file itself: what is saved now has come from nothing else."""
    _sweep(path.parent)
    known = backups.backups(path)
    lineage = next((lineage for backup in known if (lineage := backup.file.descent.lineage)), new_mark())
    found = Opening.DAMAGED if aside else Opening.GONE if known else Opening.SOUND
    return Opened(saves=backups.most_saves(path), descent=Descent(lineage), found=found, set_aside=aside)


def _out_of_backup(path: Path, found: Opening, error: OSError | None = None) -> Opened:
    """Return the last sound backup, to be looked at only; nothing at all is touched."""
    last = next(iter(backups.backups(path)), None)
    if not last and found is Opening.GONE:
        return Opened()
    why = why_unusable(path, found, error, last.saved if last else None)
    if not last:
        return Opened(found=found, read_only=why)
    content = render(last.file.tables, last.file.saves, last.file.descent)
    return _as_it_is(content, last.file)._replace(found=found, read_only=why)


def _in_present_format(content: bytes, file: DraftFile) -> bytes:
    return content if file.format == DRAFTS_FORMAT else render(file.tables, file.saves, file.descent)


def _sweep(folder: Path) -> None:
    """Remove what killed writes have left behind; nobody else is writing now."""
    for pattern in _WRITTEN:
        sweep(folder, pattern)


_USELESS = {
    Opening.GONE: "草稿文件“{path}”不见了。{shown}现在只能看，要取回请先弄清谁在用这个文件夹。",
    Opening.DAMAGED: "草稿文件“{path}”坏了，打不开，原来的文件没有动。{shown}请找管理电脑的人看一看。",
    Opening.UNREADABLE: "草稿文件“{path}”读不出来：{reason}原来的文件没有动，也不能往里写。{shown}{remedy}",
}
_SHOWN = "下面列出的是备份里的样子（{saved:%Y-%m-%d %H:%M} 保存）。"
_NOT_SHOWN = "也没有找到能用的备份。"
_UNREAD = {
    Fault.FORBIDDEN: (
        "现在登录的账号没有权限。",
        "请找管理电脑的人，让这个账号能读写这个文件和它的文件夹，再重新打开程序。",
    ),
    Fault.BUSY: ("它正被别的程序占着。", "请关掉打开了它的程序，再重新打开本程序。"),
    Fault.BROKEN: ("盘读的时候出错，可能坏了。", "请先把要紧的报告导出到别的盘上，再找管理电脑的人。"),
    Fault.GONE: ("盘或者网络断开了。", "请接好以后重新打开程序。"),
}
_OTHERWISE = ("系统说“{detail}”。", "请找管理电脑的人看一看，弄好以后重新打开程序。")


def why_unusable(path: Path, found: Opening, error: OSError | None, saved: datetime | None) -> str:
    """Return what to tell the clerk of a file that is of no use where nothing may be changed.

    Args:
        path: Of the file.
        found: How it was found.
        error: Why it cannot be read, if so.
        saved: When the last draft in the backup that is shown was saved; None if there is none.
    """
    reason, remedy = _UNREAD.get(fault_of(error), _OTHERWISE) if error else ("", "")
    detail = words_of(error) if error else ""
    shown = _SHOWN.format(saved=saved) if saved else _NOT_SHOWN
    return _USELESS[found].format(path=path, shown=shown, reason=reason.format(detail=detail), remedy=remedy)
