"""The installed program begins here: says that it is packed, finds the drafts that travel with it, and goes on.

Lies beside `main.py`; the launcher runs it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from runpy import run_module

_TRAVELLING = "数据"
"""A folder beside the launcher that holds the drafts, on a stick for example."""

_INSTALLED = (r"Software\Microsoft\Windows\CurrentVersion\Uninstall\NianbaoTianbao", "InstallLocation")
_LEFT_BEHIND = (r"Software\NianbaoTianbao", "Data")
"""Values of the registry that `setup.nsi` writes: where the program is installed, and where the drafts are that lay
beside it when it was somewhere else."""

_CAPTION = "年报填报"
_BROKEN = "年报填报打不开（{0}）：请用安装程序重新安装，已经填的内容不会丢；还是不行就请联系管理电脑的人。"
_NO_DRAFTS = "放草稿的文件夹找不到了：{0}。请接上它所在的盘，再打开年报填报；这些草稿确实不要了，就重新安装一次。"
_ERROR_BOX = 0x10 | 0x10000
"""With the sign of an error, in front of other windows (winuser.h: `MB_ICONERROR`, `MB_SETFOREGROUND`)."""


class NoDrafts(Exception):
    """The drafts are not where they were left; `str()` is a sentence for the clerk."""


def with_travelling_drafts(arguments: Sequence[str], home: Path, left_behind: Path | None = None) -> list[str]:
    """Return the arguments, with the drafts that lie beside the program if it opens a window on no others.

    Args:
        arguments: What stands on the command line.
        home: The folder of the launcher.
        left_behind: The folder of the drafts that lay beside it in another place; those beside it now come first.

    Raises:
        NoDrafts: There were some, and their folder cannot be found: an empty list of drafts would be a lie.
    """
    from models.system.program import opens_window  # noqa: PLC0415  so that `tell` can say it if the program is broken

    chosen = any(argument == "--data" or argument.startswith("--data=") for argument in arguments)
    if chosen or not opens_window(arguments):
        return list(arguments)
    beside = home / _TRAVELLING
    folder = beside if beside.is_dir() else left_behind
    if folder is None:
        return list(arguments)
    if not folder.is_dir():
        raise NoDrafts(_NO_DRAFTS.format(folder))
    return [*arguments, "--data", str(folder)]


def left_behind(home: Path) -> Path | None:
    """Return where the installed program left its drafts; a program on a stick knows nothing of this PC."""
    installed, folder = _registered(*_INSTALLED), _registered(*_LEFT_BEHIND)
    with suppress(OSError):  # a folder can have several names, as on a drive that stands for it
        if installed and folder and home.samefile(installed):
            return Path(folder)
    return None


def _registered(key: str, name: str) -> str:
    if sys.platform != "win32":
        return ""
    import winreg  # noqa: PLC0415  of Windows only

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
            return str(winreg.QueryValueEx(opened, name)[0])
    except OSError:
        return ""


def begin() -> None:
    """Run `main.py` as if it had been started by itself, only packed."""
    launcher = Path(sys.executable)
    vars(sys)["frozen"] = True
    sys.dont_write_bytecode = True
    home = launcher.parent
    sys.argv = [str(launcher), *with_travelling_drafts(sys.argv[1:], home, left_behind(home))]
    run_module("main", run_name="__main__")


def tell(error: Exception) -> None:
    """Say that the program cannot begin: without a console nobody would see why nothing happens."""
    sentence = str(error) if isinstance(error, NoDrafts) else _BROKEN.format(type(error).__name__)
    if sys.stderr:
        sys.stderr.buffer.write(f"{sentence}\n".encode())  # in UTF-8, as the command line speaks
    elif sys.platform == "win32":
        import ctypes  # noqa: PLC0415  only where it is needed

        ctypes.windll.user32.MessageBoxW(None, sentence, _CAPTION, _ERROR_BOX)


if __name__ == "__main__":
    try:
        begin()
    except Exception as error:  # noqa: BLE001  whatever it is, nobody else tells it
        tell(error)
        sys.exit(2)
