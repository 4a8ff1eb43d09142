"""What a command says of a file that cannot be written."""

from __future__ import annotations

from models.system.errors import ReportError

_FAULTS: dict[type[OSError], str] = {
    NotADirectoryError: "同名的文件已经存在，不能用作文件夹。",
    FileExistsError: "同名的文件已经存在，不能用作文件夹。",
    PermissionError: "没有权限，或者文件正在别的程序里打开着，请关闭后重试。",
}


def sentence_of_fault(error: ReportError | OSError) -> str:
    """Return what is wrong, and what to do."""
    if isinstance(error, ReportError):
        return str(error)
    known = (sentence for kind, sentence in _FAULTS.items() if isinstance(error, kind))
    return next(known, f"系统错误 {error.errno}，请检查磁盘是否已满或者已断开。")
