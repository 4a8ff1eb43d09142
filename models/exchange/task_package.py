"""The task package (任务包): a zip with a task and perhaps a notice, which a district gives to all its units.

It comes from elsewhere, so nothing of it is believed: only the two parts that there are, each once, plain, whole, one
behind the other, and no larger than the file. Who reads one that somebody else has made does so in the sandbox.
"""

from __future__ import annotations

import stat
import zlib
from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import PurePath
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from models.exchange.task import Task, TaskFault
from models.exchange.task_json import LARGEST_TASK, read_task, write_task
from models.system.program import TASK_SUFFIX
from models.text.characters import printable, with_plain_line_ends
from models.text.safe_name import safe_name

TASK_PART, NOTICE_PART = "task.json", "通知.txt"
"""All that can be in one."""

LONGEST_NOTICE = 20_000
"""Characters. Chosen: some ten pages."""

LARGEST_PACKAGE = LARGEST_TASK + 10 * LONGEST_NOTICE
"""Bytes. Chosen: the largest task, and a notice of the rarest characters, stored as they are."""

_MOST_PARTS = 16
"""Parts that are looked at. Chosen: a later version may have some more, which is told of and not read."""

_BEGIN, _HEAD = b"PK\x03\x04", 30
"""How a part begins, and the bytes of that up to its name (APPNOTE.TXT, 4.3.7)."""

_END, _END_SIZE = b"PK\x05\x06", 22
"""How the end begins, and its bytes where no comment follows (APPNOTE.TXT, 4.3.16)."""

_FLAGS = 0x080E
"""Bits that say how a part is packed, where its size stands, and that its name is UTF-8 (APPNOTE.TXT, 4.4.4)."""

_THE_SAME = (1980, 1, 1, 0, 0, 0)
"""When each part was written, in every package: the same task gives the same bytes."""

_PLAIN_FILE = (stat.S_IFREG | 0o644) << 16
"""What Unix programs say of a file that anybody may read, in the upper half of the attributes (APPNOTE.TXT, 4.4.15)."""

_ASK = "请向区里要一份新的任务包。"


class TaskPackage(NamedTuple):
    """A task as it is given out.

    Attributes:
        notice: The words of the notice; empty if there is none.
    """

    task: Task
    notice: str = ""


def package_name(task: Task) -> str:
    """Return what the package of a task is called."""
    return f"任务_{safe_name(task.district) or '本区'}_{task.year}{TASK_SUFFIX}"


def looks_like_package(name: str, begin: bytes) -> bool:
    """Return whether a file of this name, which begins so, is meant to be a task package; mail may rename one."""
    return PurePath(name).suffix == TASK_SUFFIX or (
        begin.startswith(_BEGIN) and begin[_HEAD:].startswith(TASK_PART.encode())
    )


BEGIN = _HEAD + len(TASK_PART)
"""Bytes of a file by which `looks_like_package` knows one."""


def write_package(package: TaskPackage) -> bytes:
    """Return a task package as a file: the same package, the same bytes."""
    parts = {TASK_PART: write_task(package.task)}
    if package.notice:
        parts[NOTICE_PART] = package.notice.replace("\n", "\r\n").encode("utf-8-sig")
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as archive:
        for name, content in parts.items():
            info = ZipInfo(name, _THE_SAME)
            info.create_system, info.external_attr = 3, _PLAIN_FILE
            archive.writestr(info, content)
    return stream.getvalue()


def read_package(content: bytes) -> TaskPackage:
    """Return what is in a task package.

    Raises:
        TaskFault: It is none, is damaged, is unsafe, or says what this program does not know.
    """
    if not content:
        raise TaskFault("任务包是空的，可能没有拷贝完整；请重新拷贝后再试。")
    if len(content) > LARGEST_PACKAGE:
        raise TaskFault(f"任务包太大，不像是真的，没有打开；{_ASK}")
    if not content.startswith(_BEGIN):
        raise TaskFault("这个文件不是任务包，没有打开；请选择区里发的任务包。")
    try:
        with ZipFile(BytesIO(content)) as archive:
            return _package(archive, content)
    except (BadZipFile, EOFError, zlib.error, NotImplementedError, OSError, ValueError, OverflowError) as error:
        raise _damaged() from error


def _package(archive: ZipFile, content: bytes) -> TaskPackage:
    parts = archive.infolist()
    _ensure_whole(parts, content, archive.start_dir)
    names = [part.orig_filename for part in parts]
    if len(set(names)) < len(names):
        raise _odd("里面有同名的文件")
    if TASK_PART not in names:
        raise TaskFault(f"里面没有任务，没有打开；{_ASK}")
    task = read_task(_read(archive, TASK_PART, LARGEST_TASK))  # which tells first of what a later version has written
    if set(names) - {TASK_PART, NOTICE_PART}:
        raise _odd("里面有不该有的文件")
    notice = _notice(_read(archive, NOTICE_PART, 10 * LONGEST_NOTICE)) if NOTICE_PART in names else ""
    return TaskPackage(task, notice)


def _ensure_whole(parts: Sequence[ZipInfo], content: bytes, directory: int) -> None:
    """Make sure that there is nothing but plain parts, one behind the other, and their directory."""
    if len(parts) > _MOST_PARTS:
        raise _odd("里面的文件太多")
    if content[-_END_SIZE:][: len(_END)] != _END or any(not _is_plain(part) for part in parts):
        raise _odd("里面有不是普通文件的东西")
    begins = [part.header_offset for part in parts]
    if sorted(begins) != begins or begins[:1] != [0]:
        raise _odd("里面的文件不是一个接一个")
    spans = pairwise((*begins, directory))
    if any(_end_of(part, content) > until for part, (_, until) in zip(parts, spans, strict=True)):
        raise _odd("里面的文件叠在一起")


def _is_plain(part: ZipInfo) -> bool:
    mode = part.external_attr >> 16
    is_file = not stat.S_IFMT(mode) or stat.S_ISREG(mode)
    return is_file and not part.is_dir() and not part.flag_bits & ~_FLAGS and part.orig_filename == part.filename


def _end_of(part: ZipInfo, content: bytes) -> int:
    """Return where the bytes of a part end; what is written there may say otherwise than the directory."""
    head = content[part.header_offset : part.header_offset + _HEAD]
    if not head.startswith(_BEGIN) or len(head) < _HEAD:
        raise _damaged()
    lengths = (int.from_bytes(head[at : at + 2], "little") for at in (26, 28))
    return part.header_offset + _HEAD + sum(lengths) + part.compress_size


def _read(archive: ZipFile, name: str, most: int) -> bytes:
    """Return a part; never more of it than there may be, whatever is said of its size."""
    info = archive.getinfo(name)
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED} or info.file_size > most:
        raise _odd(f"里面的“{name}”太大，或者打包的方法不认识")
    with archive.open(info) as part:
        content = part.read(most + 1)
        if len(content) != info.file_size or part.read(1):
            raise _odd(f"里面的“{name}”大小不对")
    return content


def _notice(content: bytes) -> str:
    return notice_of(with_plain_line_ends(content.decode("utf-8-sig")))


def notice_of(text: str) -> str:
    """Return the words of a notice.

    Raises:
        TaskFault: They are too long, or some of them cannot be seen.
        ValueError: Half a surrogate pair is in them.
    """
    if len(text) > LONGEST_NOTICE or printable(text) != text:
        raise TaskFault(f"任务包里的通知太长，或者有看不见的字符，没有打开；{_ASK}")
    text.encode()
    return text


def _damaged() -> TaskFault:
    return TaskFault("任务包已损坏，可能没有拷贝完整，没有打开；请重新拷贝，还不行就向区里要一份新的。")


def _odd(what: str) -> TaskFault:
    return TaskFault(f"任务包{what}，可能不安全，没有打开；{_ASK}")


def changes(before: TaskPackage, after: TaskPackage) -> tuple[str, ...]:
    """Return what is different in a package of the same task, a line each."""
    one, two = before.task, after.task
    words = {
        "年度": (f"{one.year} 年", f"{two.year} 年"),
        "年报格式": (one.form, two.form),
        "区名": (one.district, two.district),
        "收件单位": (one.addressee, two.addressee),
        "截止日期": (one.due.isoformat(), two.due.isoformat()),
        "退回后改正的天数": (f"{one.mended_within} 天", f"{two.mended_within} 天"),
    }
    lines = [f"{name}：{was} → {is_}" for name, (was, is_) in words.items() if was != is_]
    lines += _units_changed(one, two)
    told = {"必填项目": "required", "提醒界限": "thresholds", "文字": "texts"}
    lines += [f"{name}有变化" for name, key in told.items() if getattr(one, key) != getattr(two, key)]
    return (*lines, *(["通知有变化"] if before.notice != after.notice else []))


def _units_changed(one: Task, two: Task) -> Iterable[str]:
    gone = [unit.name for id_, unit in one.by_id.items() if id_ not in two.by_id]
    new = [unit.name for id_, unit in two.by_id.items() if id_ not in one.by_id]
    for id_ in (id_ for id_ in one.by_id if id_ in two.by_id):
        was, is_ = one.by_id[id_], two.by_id[id_]
        if was != is_:
            yield f"单位有变化：{was.name} → {is_.name}" if was.name != is_.name else f"单位类别有变化：{is_.name}"
    yield from (f"少了单位：{name}" for name in gone)
    yield from (f"多了单位：{name}" for name in new)
