"""The installed program begins here: says that it is packed, finds the drafts that travel with it, and goes on.

Lies beside `main.py`; the launcher runs it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from runpy import run_module

_TRAVELLING = "数据"
"""A folder beside the launcher that holds the drafts, on a stick for example."""

_CAPTION = "年报填报"
_BROKEN = "年报填报打不开（{0}）：请用安装程序重新安装，已经填的内容不会丢；还是不行就请联系管理电脑的人。"
_ERROR_BOX = 0x10 | 0x10000
"""With the sign of an error, in front of other windows (winuser.h: `MB_ICONERROR`, `MB_SETFOREGROUND`)."""


def with_travelling_drafts(arguments: Sequence[str], home: Path) -> list[str]:
    """Return the arguments, with the drafts that lie beside the program if it opens a window on no others."""
    from models.system.program import opens_window  # noqa: PLC0415  so that `tell` can say it if the program is broken

    folder = home / _TRAVELLING
    chosen = any(argument == "--data" or argument.startswith("--data=") for argument in arguments)
    if chosen or not folder.is_dir() or not opens_window(arguments):
        return list(arguments)
    return [*arguments, "--data", str(folder)]


def begin() -> None:
    """Run `main.py` as if it had been started by itself, only packed."""
    launcher = Path(sys.executable)
    vars(sys)["frozen"] = True
    sys.dont_write_bytecode = True
    sys.argv = [str(launcher), *with_travelling_drafts(sys.argv[1:], launcher.parent)]
    run_module("main", run_name="__main__")


def tell(error: Exception) -> None:
    """Say that the program cannot begin: without a console nobody would see why nothing happens."""
    sentence = _BROKEN.format(type(error).__name__)
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
