"""Reports out of files: those of this program exactly, all others by their labels.

Asked by window and command line through the sandbox; only the child process reads foreign files itself.
"""

from __future__ import annotations

import json
from contextlib import suppress
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import TypeVar
from zipfile import ZipFile

from models.exchange.return_slip_json import SLIP_FORMAT
from models.exchange.task_package import BEGIN, looks_like_package
from models.gathering.room_sheet import ROOM_MARK, ReturnedSheet
from models.importers.own.imported import Imported
from models.importers.own.mended import mended_report
from models.importers.own.workbook_layout import PAYLOAD
from models.importers.published.reading import Reading
from models.importers.safe_package import LARGEST
from models.report.limits import excess
from models.report.report_json import FORMAT, read_json
from models.system.errors import ForeignWorkbook, UnreadableReport

Opened = TypeVar("Opened", Imported, Reading)

_BOOK = "xl/workbook.xml"
_LONGEST_BOOK = 1_000_000
"""Bytes of the list of sheets that are looked at. Chosen: ours has some 2,000, and other programs add names to it."""

_LONGEST_HEAD = 2000
"""Bytes of a file of this program among which it says what it is. Chosen: it says so first; people may move it."""

_OF_A_ROOM = "这是科室的收集表，不是年报，没有读取；请打开那份报告，在“收集表”里收回。"
_OF_A_DISTRICT = "这是区里发的任务包，不是年报，没有读取；要用它，请在“文件 → 导入报告”里单独选它。"
_RETURNED = "这是退回单，不是年报，没有读取；请用“文件 → 打开退回单”打开。"
_BEFORE_JSON = b"\xef\xbb\xbf \t\r\n"


def read_file(path: Path) -> Imported:
    """Return the report in a file of this program.

    Raises:
        UnreadableReport: The file cannot be opened, is no report, or is damaged.
        NewerVersion: A later version of the program has written it.
        NoFormForYear: The year is before the first edition of the form.
    """
    return read_report(content_of(path))


def open_file(path: Path) -> Imported | Reading:
    """Return the report in a file of any kind: exactly, if this program wrote it, or else by its labels.

    Raises:
        UnreadableReport: The file cannot be opened, holds no report, or is damaged.
        NewerVersion: A later version of the program has written it.
        NoFormForYear: The year is before the first edition of the form.
    """
    return open_content(content_of(path), path.name)


def open_content(content: bytes, name: str) -> Imported | Reading:
    """Return the report in the content of a file of any kind: exactly, if this program wrote it, or else by its labels.

    Args:
        content: All of it.
        name: What the file is called, for sentences; it may be wrong.

    Raises:
        UnreadableReport: It holds no report, or is damaged.
        NewerVersion: A later version of the program has written it.
        NoFormForYear: The year is before the first edition of the form.
    """
    if _has_sheet(content, ROOM_MARK):
        raise UnreadableReport(_OF_A_ROOM)
    if looks_like_package(name, content[:BEGIN]):
        raise UnreadableReport(_OF_A_DISTRICT)
    if f'"{SLIP_FORMAT}"'.encode() in content[:_LONGEST_HEAD]:
        raise UnreadableReport(_RETURNED)
    if _has_sheet(content, PAYLOAD):
        with suppress(ForeignWorkbook):
            return mended_report(read_report(content))
    if _is_json(content) and _parses(content):
        return mended_report(read_report(content))
    if own := _own_data(content):
        return mended_report(read_report(own))
    from models.importers.published.published_report import read_published  # noqa: PLC0415  slow to load, and rarely needed
    from models.importers.readers import read_source  # noqa: PLC0415  as above

    return _within_measure(read_published(read_source(content, name)))


def _is_json(content: bytes) -> bool:
    return content.lstrip(_BEFORE_JSON).startswith((b"{", b"["))


def _parses(content: bytes) -> bool:
    """Return whether this is JSON at all; a text may begin with a bracket, too."""
    try:
        json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return True


def _own_data(content: bytes) -> bytes:
    """Return data of this program that were saved in another encoding, or damaged by hand, as UTF-8; else nothing."""
    from models.importers.readers.text_encoding import decoded, plain  # noqa: PLC0415  as above

    begin = plain(content[:_LONGEST_HEAD]).lstrip(_BEFORE_JSON)
    if not begin.startswith(b"{") or f'"{FORMAT}"'.encode() not in begin:
        return b""
    return decoded(plain(content)).text.encode("utf-8", "replace")


def _has_sheet(content: bytes, name: str) -> bool:
    """Return whether a package is a workbook that has a sheet of this name, and so may carry data of this program.

    Others go to a reader that takes more than ours has to: Strict Open XML, and what other programs leave out.
    """
    if not content.startswith(b"PK"):
        return False
    with suppress(Exception), ZipFile(BytesIO(content)) as package, package.open(_BOOK) as book:
        return f'"{name}"' in unescape(book.read(_LONGEST_BOOK).decode(errors="replace"))
    return False  # what cannot be opened at all is told later


def content_of(path: Path) -> bytes:
    """Return what is in a file, no more than can be read.

    Raises:
        UnreadableReport: It cannot be opened.
    """
    if path.is_dir():
        raise UnreadableReport(f"“{path.name}”是文件夹，不是文件；请选择里面的文件。")
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise UnreadableReport(f"找不到文件“{path.name}”；可能已经改名、移走，或者U盘已经拔出。") from error
    except PermissionError as error:
        raise UnreadableReport(f"没有读取“{path.name}”的权限；可能正被别的程序占用，请关闭后再试。") from error
    except OSError as error:
        raise UnreadableReport(f"文件“{path.name}”读不出来；请检查U盘或者网络盘，重新拷贝后再试。") from error


def read_report(content: bytes) -> Imported:
    """Return the report in the content of a file, whatever the name of the file says.

    Raises:
        UnreadableReport: It is no report, or is damaged.
        NewerVersion: A later version of the program has written it.
        NoFormForYear: The year is before the first edition of the form.
    """
    if not content:
        raise UnreadableReport("文件是空的，可能没有拷贝完整；请重新拷贝后再试。")
    if _is_json(content):
        return Imported(read_json(content))
    from models.importers.own.workbook import read_workbook  # noqa: PLC0415  openpyxl would slow every start

    return _within_measure(read_workbook(content))


def read_sheet(content: bytes) -> ReturnedSheet:
    """Return what stands on the sheet of a room that has come back; nothing of it is judged yet.

    Raises:
        UnreadableReport: It is no such sheet, or is damaged.
        NewerVersion: A later version of the program has written it.
    """
    from models.importers.own.returned_workbook import read_returned  # noqa: PLC0415  as in `read_report`

    return read_returned(content)


def _within_measure(opened: Opened) -> Opened:
    """Return what was read, if it could be kept as a draft."""
    if too_much := excess(opened.report):
        raise UnreadableReport(f"没有读取：{too_much}")
    return opened
