"""Why a hand-over fails, as the clerk reads it, with what to do."""

from __future__ import annotations

import os
from collections.abc import Iterable
from enum import Enum
from pathlib import Path

from models.system.disk_faults import Fault, fault_of, words_of
from models.system.errors import ReportError
from models.text.characters import printable

_LONGEST = 60
"""Characters of a name that somebody else has given. Chosen: a name of ours is whole."""


class Surprise(Enum):
    """What lies on a stick is not what was written there, or not what it looks like."""

    LINK = "what is written there would be elsewhere"
    DANGLING = "a link to what is not there has the name"
    APPEARED = "there is more than was written"
    VANISHED = "something that was written is gone"
    CHANGED = "what was compared is not the same any more"
    REPLACED = "what was written is no plain file or folder any more, but a link for example"
    CROWDED = "every name is taken"


Cause = Fault | Surprise

SENTENCES: dict[Cause, str] = {
    Fault.FULL: "“{place}”满了，放不下。请删掉上面不用的文件，或者换一个 U 盘，再试一次。",
    Fault.PROTECTED: "“{place}”有写保护，写不进去。请把 U 盘侧面的小开关拨到另一边，或者换一个 U 盘，再试一次。",
    Fault.FORBIDDEN: "这台电脑不让往“{place}”里写。请换一个 U 盘或者文件夹；U 盘要先登记才能用的，请找管理电脑的人。",
    Fault.GONE: "找不到“{place}”，U 盘没有插好，或者中途拔掉了。请插好，再试一次。",
    Fault.BROKEN: "“{place}”读写出错，U 盘可能松了，也可能坏了。请重新插好再试一次；还不行，就换一个 U 盘。",
    Fault.BUSY: (
        "“{place}”里的文件正被别的程序占着，可能是同名的旧文件正开着，也可能是杀毒软件在检查。"
        "请关掉打开了它的窗口，等一会儿，再试一次。"
    ),
    Fault.TOO_LONG: "“{place}”里面放不下这么长的文件名。请直接选 U 盘，再试一次。",
    Fault.DIFFERENT: (
        "“{place}”里的“{detail}”，读出来和写进去的不一样：U 盘可能坏了，也可能有别的程序改了它。"
        "请换一个 U 盘，再试一次。"
    ),
    Fault.OTHER: "往“{place}”里写的时候出错（{detail}）。请再试一次；还不行，就换一个 U 盘。",
    Surprise.LINK: (
        "“{place}”这里，“{detail}”是一个链接，不是真的文件夹，往里写，文件会跑到别处去。"
        "请把它改名，或者直接选 U 盘，再试一次。"
    ),
    Surprise.DANGLING: (
        "“{place}”里有一个链接叫“{detail}”，占着这个名字，它指的地方已经没有了。请把它改名，或者换一个 U 盘，再试一次。"
    ),
    Surprise.APPEARED: (
        "“{place}”上新建的文件夹里多出了“{detail}”，不是这一次写的，可能是别的程序放的，也可能是病毒。"
        "请先用杀毒软件查一查，再试一次，或者换一个 U 盘。"
    ),
    Surprise.VANISHED: (
        "写到“{place}”里的“{detail}”不见了，可能被杀毒软件删掉了，也可能被改了名字。"
        "请看看杀毒软件有没有提示，再试一次，或者换一个 U 盘。"
    ),
    Surprise.CHANGED: (
        "“{place}”里的“{detail}”，核对以后又变了：可能有别的程序在改它，也可能 U 盘坏了。"
        "请关掉别的程序，用杀毒软件查一查，再试一次，或者换一个 U 盘。"
    ),
    Surprise.REPLACED: (
        "写到“{place}”里的“{detail}”被换成了别的东西，比如一个链接，可能是病毒换的。"
        "请先用杀毒软件查一查，再试一次，或者换一个 U 盘。"
    ),
    Surprise.CROWDED: "“{place}”里名字带“未完成”的文件夹太多了。请把不要的删掉，再试一次。",
}


class Known(OSError):
    """A failure of which the cause is plain, whatever number the system gives it.

    Args:
        cause: What it is.
        name: Of what, as it is called on the stick.
    """

    def __init__(self, cause: Cause, name: str = "") -> None:
        super().__init__(cause.name)
        self.cause, self.name = cause, name


class HandOverFailed(ReportError):
    """Files that did not get onto the stick; what may be left there is told.

    Attributes:
        cause: Why.
    """

    def __init__(self, cause: Cause, place: Path, detail: object = "", remains: Iterable[str] = ()) -> None:
        sentence = SENTENCES[cause].format(place=place, detail=detail)
        super().__init__("".join((f"没有交付成：{sentence}", *remains)))
        self.cause = cause


def failure(error: OSError, place: Path, *, is_there: bool | None) -> HandOverFailed:
    """Return what to tell the clerk of an error; what its notes say is left is told, too.

    Args:
        error: What has failed.
        place: The stick.
        is_there: Whether the stick that was there in the beginning still is; None if there was none.
    """
    remains = getattr(error, "__notes__", ())
    if is_there is False:  # which explains any error
        return HandOverFailed(Fault.GONE, place, remains=remains)
    if is_there and isinstance(error, FileNotFoundError | NotADirectoryError):
        return HandOverFailed(Surprise.VANISHED, place, shown(Path(str(error.filename)).name), remains)
    if isinstance(error, Known):
        return HandOverFailed(error.cause, place, shown(error.name), remains)
    return HandOverFailed(fault_of(error), place, words_of(error), remains)


def shown(name: str) -> str:
    """Return a name that somebody else may have given, so that it can be shown in a sentence."""
    plain = " ".join(printable(os.fsencode(name).decode("utf-8", "replace")).split())
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"
