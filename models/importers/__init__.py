"""Reports out of files: the JSON of this program, and the workbooks it has exported."""

from __future__ import annotations

from pathlib import Path

from models.codec import read_json
from models.errors import UnreadableReport
from models.importers.package import LARGEST
from models.importers.sheets import Imported

_BEFORE_JSON = b"\xef\xbb\xbf \t\r\n"


def read_file(path: Path) -> Imported:
    """Return the report in a file.

    Raises:
        UnreadableReport: The file cannot be opened, is no report, or is damaged.
        NewerVersion: A later version of the program has written it.
        NoFormForYear: The year is before the first edition of the form.
    """
    if path.is_dir():
        raise UnreadableReport(f"“{path.name}”是文件夹，不是文件；请选择里面的 .json 文件或者 .xlsx 文件。")
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise UnreadableReport(f"找不到文件“{path.name}”；可能已经改名、移走，或者U盘已经拔出。") from error
    except PermissionError as error:
        raise UnreadableReport(f"没有读取“{path.name}”的权限；可能正被别的程序占用，请关闭后再试。") from error
    except OSError as error:
        raise UnreadableReport(f"文件“{path.name}”读不出来；请检查U盘或者网络盘，重新拷贝后再试。") from error
    return read_report(content)


def read_report(content: bytes) -> Imported:
    """Return the report in the content of a file, whatever the name of the file says.

    Raises:
        UnreadableReport: It is no report, or is damaged.
        NewerVersion: A later version of the program has written it.
        NoFormForYear: The year is before the first edition of the form.
    """
    if not content:
        raise UnreadableReport("文件是空的，可能没有拷贝完整；请重新拷贝后再试。")
    if content.lstrip(_BEFORE_JSON).startswith((b"{", b"[")):
        return Imported(read_json(content))
    from models.importers.workbook import read_workbook  # noqa: PLC0415  openpyxl would slow every start

    return read_workbook(content)
