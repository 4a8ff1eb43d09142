"""What is wrong where a file cannot be written or read: one table for the disk, network drives and sticks."""

from __future__ import annotations

import errno
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from models.system.errors import ReportError


class Fault(Enum):
    """What is wrong with a disk, a share or a stick. Whoever writes there says what that means and what to do."""

    FULL = "no room left"
    PROTECTED = "the medium takes no writing"
    FORBIDDEN = "this account may not"
    GONE = "not there, or not any more"
    BROKEN = "the medium fails"
    BUSY = "somebody else holds the file"
    TOO_LONG = "a name is too long"
    OTHER = "none of these"
    DIFFERENT = "what is read is not what was written"


_NOT_SAVED = {
    Fault.FULL: "没有存上：“{drive}”满了。请删掉“{drive}”上面不用的文件，清空电脑的回收站，至少空出 {room} MB。",
    Fault.PROTECTED: "没有存上：“{place}”有写保护，只能看，不能写。请找管理电脑的人去掉写保护。",
    Fault.FORBIDDEN: "没有存上：这台电脑不让往“{place}”里写。请看看文件夹是不是改成了只读，或者找管理电脑的人。",
    Fault.GONE: "没有存上：找不到“{place}”，可能是网络断了、盘拔掉了，或者文件夹被移走了。请接好网络，或者放回原处。",
    Fault.BROKEN: "没有存上：“{place}”读写出错，盘可能坏了。请马上另存一份到 U 盘里，再找管理电脑的人。",
    Fault.BUSY: "没有存上：“{place}”里的文件正被别的程序占着，多半是杀毒软件在检查。请关掉打开了它的程序，等一会儿。",
    Fault.TOO_LONG: "没有存上：“{place}”这个位置的名字太长。请找管理电脑的人换一个名字短一点的文件夹。",
    Fault.OTHER: "没有存上：往“{place}”里写的时候出错（{detail}）。请找管理电脑的人看一看。",
}
"""Why a draft cannot be saved, as the clerk reads it; that a file is different is never found out there."""


_WORDS = {
    Fault.FULL: "盘满了",
    Fault.PROTECTED: "有写保护",
    Fault.FORBIDDEN: "没有权限",
    Fault.GONE: "找不到，可能盘拔掉了、网络断了，或者文件夹被移走了",
    Fault.BROKEN: "读写出错，盘可能坏了",
    Fault.BUSY: "正被别的程序占着",
    Fault.TOO_LONG: "名字太长",
}
"""The same in a few words, for a sentence that says the rest."""


class Trouble(NamedTuple):
    """Something that keeps a draft from being saved.

    Attributes:
        sentence: What is wrong, where, what to do.
        fault: What is wrong with the disk, which may pass; None where it is something else, which will not.
    """

    sentence: str
    fault: Fault | None = None

    @property
    def is_grave(self) -> bool:
        """Whether it will hardly pass by itself."""
        return self.fault is not Fault.BUSY


_NAMES = {
    Fault.FULL: "ENOSPC EDQUOT EFBIG",
    Fault.PROTECTED: "EROFS",
    Fault.FORBIDDEN: "EACCES EPERM",
    Fault.GONE: (
        "ENOENT ENOTDIR ENODEV ENXIO ENOMEDIUM ESTALE ESHUTDOWN ENOTCONN ENOLINK ENETDOWN ENETUNREACH ENETRESET "
        "EHOSTDOWN EHOSTUNREACH ECONNABORTED ECONNREFUSED ECONNRESET"
    ),
    Fault.BROKEN: "EIO EUCLEAN EBADMSG EREMOTEIO ETIMEDOUT",
    Fault.BUSY: "EBUSY ETXTBSY",
    Fault.TOO_LONG: "ENAMETOOLONG",
}
_NETWORK = (51, 53, 54, 55, 58, 59, 64, 67, 71, 240, 1203, 1222, 1225, 1226, 1229, 1231, 1232, 1235, 1236, 2250)
"""A share that cannot be reached: no path to it, its name gone, the connection broken off, no network at all."""

_WINDOWS_NUMBERS = {
    Fault.FULL: (39, 112, 223, 1295),
    Fault.PROTECTED: (19,),
    Fault.FORBIDDEN: (5, 65, 225, 1260, 1326, 1385),
    Fault.GONE: (2, 3, 15, 20, 21, 433, 1006, 1110, 1112, 1167, 1617, *_NETWORK),
    Fault.BROKEN: (23, 27, 29, 30, 31, 121, 483, 1005, 1117, 1392, 1393, 1785),
    Fault.BUSY: (32, 33, 170, 303, 1224),
    Fault.TOO_LONG: (111, 206),
}
"""System error codes as winerror.h numbers them."""

_BY_ERRNO = {getattr(errno, name, None): fault for fault, names in _NAMES.items() for name in names.split()}
"""By numbers: Windows has others, and calls some of them by other names."""

_BY_WINDOWS_NUMBER = {number: fault for fault, numbers in _WINDOWS_NUMBERS.items() for number in numbers}


def fault_of(error: OSError) -> Fault:
    """Return what is wrong, by what the system says."""
    number = getattr(error, "winerror", None)  # on Windows it says more than errno
    return _BY_WINDOWS_NUMBER.get(number or 0, _BY_ERRNO.get(error.errno or 0, Fault.OTHER))


def words_of(error: OSError) -> str:
    """Return in a few words what the system says, in Chinese also where the system's own words are English."""
    fault = Fault.OTHER if isinstance(error, FileExistsError) else fault_of(error)
    if fault in _WORDS:
        return _WORDS[fault]
    if isinstance(error, FileExistsError):
        return "已经有同名的文件"
    own = error.strerror or str(error)
    return own if not own.isascii() or not error.errno else f"系统错误 {error.errno}"


def trouble(error: Exception) -> Trouble:
    """Return what to tell the clerk of an error that kept a draft from being saved."""
    if isinstance(error, OSError):
        return Trouble(_sentence(error), fault_of(error))
    if isinstance(error, ReportError):
        return Trouble(str(error))
    return Trouble("没有存上：程序出了一个错。请另存一份，再关掉程序重新打开；还不行，就找管理电脑的人。")


def _sentence(error: OSError) -> str:
    path = Path(error.filename) if isinstance(error.filename, str) else None
    place = path.parent if path else "存草稿的文件夹"
    drive = (path and path.drive) or place
    return _NOT_SAVED[fault_of(error)].format(place=place, drive=drive, room=_room(path), detail=words_of(error))


def _room(path: Path | None) -> int:
    """Return how many megabytes a save takes: beside the old file the new one, and both once more as copies."""
    size = 0
    if path:
        with suppress(OSError):
            size = path.stat().st_size
    return 1 + 4 * size // 1_000_000
