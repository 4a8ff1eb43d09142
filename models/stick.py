"""交付: the files of a finished report on a stick, in one folder that is complete, read back, or not there.

The folder is written under a name that says 未完成. Only when every file has been read from the stick again and is
what was meant does it get its own name. What an earlier hand-over has left there is kept.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from errno import EINVAL, ENOSYS, ENOTSUP, EOPNOTSUPP
from itertools import chain, count
from pathlib import Path
from time import sleep
from typing import NamedTuple

from models.report.matching_code import matching_code
from models.report.report import Report
from models.system.disk_faults import Fault, fault_of
from models.system.errors import ReportError

UNFINISHED = ".未完成"
"""Ends the name of a folder that must not be used."""

NOTE = "说明.txt"

_PAUSES = (0.1, 0.3, 0.6)
"""Seconds: a virus scanner holds new files for a moment, and Windows then refuses to rename their folder.

Chosen: a second in all, which the clerk does not mind.
"""

_NOT_EVERYWHERE = frozenset({EINVAL, ENOSYS, ENOTSUP, EOPNOTSUPP})


_SENTENCES = {
    Fault.FULL: "“{place}”满了，放不下。请删掉上面不用的文件，或者换一个 U 盘，再试一次。",
    Fault.PROTECTED: "“{place}”有写保护，写不进去。请把 U 盘侧面的小开关拨到另一边，或者换一个 U 盘，再试一次。",
    Fault.FORBIDDEN: "这台电脑不让往“{place}”里写。请换一个 U 盘或者文件夹；U 盘要先登记才能用的，请找管理电脑的人。",
    Fault.GONE: "找不到“{place}”，U 盘没有插好，或者中途拔掉了。请插好，再试一次。",
    Fault.BROKEN: "“{place}”读写出错，U 盘可能松了，也可能坏了。请重新插好再试一次；还不行，就换一个 U 盘。",
    Fault.BUSY: "“{place}”里同名的旧文件正开着。请关掉它的窗口，再试一次。",
    Fault.TOO_LONG: "“{place}”里面放不下这么长的文件名。请直接选 U 盘，再试一次。",
    Fault.DIFFERENT: "“{place}”里的文件，读出来和写进去的不一样，U 盘可能坏了。请换一个 U 盘，再试一次。",
    Fault.OTHER: "往“{place}”里写的时候出错（{detail}）。请再试一次；还不行，就换一个 U 盘。",
}
"""Why a hand-over fails, as the clerk reads it, with what to do."""

_LEFTOVER = "那里名字带“未完成”的文件夹没有写完，不要用。"


class HandOverFailed(ReportError):
    """Files that did not get onto the stick; nothing there looks finished.

    Attributes:
        fault: Why.
    """

    def __init__(self, fault: Fault, place: Path, detail: object = "", *, leftover: bool = False) -> None:
        sentence = f"没有交付成：{_SENTENCES[fault].format(place=place, detail=detail)}"
        super().__init__(sentence + _LEFTOVER if leftover else sentence)
        self.fault = fault


class Progress(NamedTuple):
    """What is about to be done, in words for the clerk, and how much of all is done."""

    words: str
    done: int
    total: int


class _Known(OSError):
    """A failure of which the cause is plain, whatever number the system gives it."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.name)
        self.fault = fault


def _to_nobody(_: Progress) -> None:
    pass


def hand_over(
    files: Mapping[str, bytes], target: Path, name: str, tell: Callable[[Progress], object] = _to_nobody
) -> Path:
    """Put files into one folder, read them back, and return the folder.

    A folder of that name that holds the same already is confirmed; one that holds something else is kept under a
    dated name.

    Args:
        files: The content of each file by its name.
        target: The stick, or a folder.
        name: What the folder is called, for example `folder_name`.
        tell: Hears of every step before it is done; what it raises ends the hand-over and is raised again.

    Raises:
        HandOverFailed: There is no such folder now; what was there before is still there.
    """
    folder, unfinished = target / name, target / f"{name}{UNFINISHED}"
    try:
        _remove(unfinished)
        if _holds(folder, files):
            _settle(target)
        else:
            _deliver(files, unfinished, folder, tell)
    except OSError as error:
        leftover = os.path.lexists(unfinished)
        raise HandOverFailed(_fault(error), target, error.strerror or error, leftover=leftover) from error
    return folder


def _deliver(files: Mapping[str, bytes], unfinished: Path, folder: Path, tell: Callable[[Progress], object]) -> None:
    try:
        _write(files, unfinished, tell)
        _compare(files, unfinished, tell)
        tell(Progress("正在收尾", 2 * len(files), 2 * len(files)))
        _put_in_place(unfinished, folder)
    except BaseException:
        with suppress(OSError):
            _remove(unfinished)
        raise


def _write(files: Mapping[str, bytes], folder: Path, tell: Callable[[Progress], object]) -> None:
    folder.mkdir()
    for done, (name, content) in enumerate(files.items()):
        tell(Progress(f"正在写：{name}", done, 2 * len(files)))
        with (folder / name).open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    _settle(folder)


def _compare(files: Mapping[str, bytes], folder: Path, tell: Callable[[Progress], object]) -> None:
    for done, (name, content) in enumerate(files.items(), len(files)):
        tell(Progress(f"正在读出来核对：{name}", done, 2 * len(files)))
        if _read_back(folder / name) != content:
            raise _Known(Fault.DIFFERENT)


def _put_in_place(unfinished: Path, folder: Path) -> None:
    """Give the new folder its name, and the old one, if there is one, a dated name; or else leave both as they were."""
    with ExitStack() as undoing:
        if folder.exists():
            aside = _dated(folder)
            _set_aside(folder, aside)
            undoing.callback(_try_to_rename, aside, folder)
        _rename(unfinished, folder)
        undoing.callback(_try_to_rename, folder, unfinished)
        _settle(folder.parent)
        undoing.pop_all()


# ------------------------------------------------------------ the file system


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif os.path.lexists(path):
        path.unlink()


def _holds(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Return whether a folder holds these files and nothing else, as far as it can be read."""
    try:
        names = {path.name for path in folder.iterdir()}
        return names == files.keys() and all(_read_back(folder / name) == files[name] for name in names)
    except OSError:
        return False


def _read_back(path: Path) -> bytes:
    """Return the content as the stick has it, not as the system remembers it, where it can be made to forget."""
    with path.open("rb", buffering=0) as stream:
        if sys.platform == "linux":
            with suppress(OSError):  # reading tells whether the stick works; not every file system forgets
                os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return stream.read()


def _dated(folder: Path) -> Path:
    """Return a name that nothing has yet, with the time at which `folder` was written."""
    written = datetime.fromtimestamp(folder.stat().st_mtime, UTC).astimezone()
    name = f"{folder.name}（旧 {written:%Y%m%d-%H%M}）"
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    return next(path for path in map(folder.with_name, names) if not os.path.lexists(path))


def _set_aside(folder: Path, aside: Path) -> None:
    try:
        _rename(folder, aside)
    except PermissionError as error:  # this is how Windows refuses if a file in it is open
        raise _Known(Fault.BUSY) from error


def _rename(before: Path, after: Path) -> None:
    for pause in _PAUSES:
        try:
            before.rename(after)
        except PermissionError:
            sleep(pause)
        else:
            return
    before.rename(after)


def _try_to_rename(before: Path, after: Path) -> None:
    with suppress(OSError):
        _rename(before, after)


def _settle(folder: Path) -> None:
    """Make the names in a folder last when the stick is pulled (Windows does so by itself)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NOT_EVERYWHERE:
            raise
    finally:
        os.close(handle)


def _fault(error: OSError) -> Fault:
    return error.fault if isinstance(error, _Known) else fault_of(error)


# ------------------------------------------------------------ names and words


def with_note(report: Report, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files with one more beside them that says what they are, for Notepad to open."""
    lines = "\n".join(_note(report, (*files, NOTE)))
    return {**files, NOTE: lines.replace("\n", "\r\n").encode("utf-8-sig")}


_ABOUT = {
    ".pdf": "报送版，和打印出来签字盖章的纸是同一份，还可以再打印。",
    ".xlsx": "Excel 工作簿，数据和报送版相同，可以接着汇总、核对。",
    ".txt": "就是这份说明，用记事本打开。",
}


def _note(report: Report, names: Iterable[str]) -> Iterable[str]:
    yield f"{report.form.title}　交付说明\n"
    yield f"单位：{report.text('cover', 'agency') or '（没有填）'}"
    yield f"年度：{report.year} 年"
    yield f"核对码：{matching_code(report)}\n"
    yield "一、这个文件夹里有什么\n"
    for number, name in enumerate(names, 1):
        yield f"{number}. {name}\n   {_ABOUT.get(Path(name).suffix, '附带的文件。')}"
    yield "\n二、怎样核对\n"
    yield "核对码是从报告的全部内容算出来的 8 个字母和数字，改动任何一处，核对码就变。"
    yield "纸上和 PDF 里，核对码印在每一页的页脚；Excel 工作簿里，写在每一张表的开头。"
    yield f"这几处都应当是 {matching_code(report)}，和文件夹名字的最后 9 个字符一样。"
    yield "全都一样，就是同一份报告；有一处不一样，就不要收，请填报的单位重新交付。\n"
    yield "字母里没有 I、L、O、U，看到的是数字 1 和 0。核对码不是签名，也不能证明数据正确。\n"
