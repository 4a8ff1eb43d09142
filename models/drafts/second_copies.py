"""Whether what is written beside the draft file could be written: whoever has one copy only is told so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from models.system.disk_faults import Fault, fault_of, words_of


class Part(Enum):
    """What is written beside the draft file; the values are what the clerk is told when it could not be."""

    COPY = "存好的都在草稿文件里，但是备份没有写成，最新的样子只有这一份"
    HISTORY = "存好的都在草稿文件里，但是历史版本没有留成"
    SESSION = "存好的都在草稿文件里，但是没能记下打开时的样子；万一没有正常退出，下次列不出改了哪些"
    FALLBACK = "这台电脑上的临时备份也没有写成，没存上的只在这个窗口里"


_REASONS = {
    Fault.FULL: "“{drive}”满了。请删掉上面不用的文件，清空回收站",
    Fault.PROTECTED: "“{place}”有写保护。请找管理电脑的人去掉写保护",
    Fault.FORBIDDEN: "这台电脑不让读写“{place}”。请找管理电脑的人看看它的权限",
    Fault.GONE: "找不到“{place}”。请看看文件夹是不是被移走了，盘是不是拔掉了",
    Fault.BROKEN: "“{place}”读写出错，盘可能坏了。请马上把报告另外导出一份，再找管理电脑的人",
    Fault.BUSY: "“{place}”正被别的程序占着。请关掉打开了它的程序",
    Fault.TOO_LONG: "“{place}”这个位置的名字太长。请找管理电脑的人换一个短一点的文件夹",
}
_IN_THE_WAY = "“{place}”应当是文件夹，现在却是一个同名的文件。请把它改个名字或者移走"
_OTHER = "“{place}”写的时候出错（{detail}）。请找管理电脑的人看一看"
_AFTER = "；好了以后程序自己补上。"


class SecondCopies:
    """Remembers what could not be written beside the draft file, until it can be."""

    def __init__(self) -> None:
        self._errors: dict[Part, OSError] = {}

    @contextmanager
    def attempt(self, part: Part) -> Iterator[None]:
        """Let something be written that keeps nobody from working if it cannot be."""
        try:
            yield
        except OSError as error:
            self.note(part, error)
        else:
            self._errors.pop(part, None)

    def note(self, part: Part, error: OSError) -> None:
        """Remember that this could not be written."""
        self._errors[part] = error

    def has_failed(self, part: Part) -> bool:
        """Return whether this could not be written the last time."""
        return part in self._errors

    def forget(self, part: Part) -> None:
        """Take this for written: nothing of it is wanted any more."""
        self._errors.pop(part, None)

    def trouble(self, *parts: Part) -> str:
        """Return what to tell the clerk of these; empty where all is well."""
        error = next(((part, self._errors[part]) for part in parts if part in self._errors), None)
        return f"{error[0].value}：{_reason(error[1])}{_AFTER}" if error else ""


def _reason(error: OSError) -> str:
    path = Path(error.filename) if isinstance(error.filename, str | Path) else None
    if path and (in_the_way := _file_in_the_way(path, error)):
        return _IN_THE_WAY.format(place=in_the_way)
    place = path or "存草稿的文件夹"
    sentence = _REASONS.get(fault_of(error), _OTHER)
    return sentence.format(place=place, drive=(path and path.drive) or place, detail=words_of(error))


def _file_in_the_way(path: Path, error: OSError) -> Path | None:
    """Return the file that has the name of a folder, if that is what is wrong."""
    if not isinstance(error, FileExistsError | NotADirectoryError):
        return None
    try:
        return next((one for one in (path, path.parent) if one.is_file()), None)
    except OSError:
        return None
