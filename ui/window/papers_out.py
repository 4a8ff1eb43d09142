"""Papers of a unit are written into a folder, or on a stick, that the clerk names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from models.system.disk_faults import words_of
from models.system.errors import ReportError
from models.system.files import replacing
from models.system.rights import as_usual
from ui.kit.boxes import warn
from ui.kit.dialogs import FolderDialog
from ui.kit.last_folder import last_folder, remember_folder
from ui.kit.waiting import waiting
from ui.window.page import Shell

_PURPOSE = "slips"
"""For which the folder is remembered."""


def write_papers(
    shell: Shell, called: str, make: Callable[[], Mapping[str, bytes]], *, before: str = "", unchosen: str = ""
) -> tuple[Path, ...]:
    """Ask for a folder and write papers there; return what was written. One of the same name gives its place up.

    Args:
        shell: Lent by the window.
        called: What the papers are called in a sentence.
        make: Returns the content of each file by its name.
        before: What has been done already, whatever becomes of the papers.
        unchosen: What is said where no folder is named.
    """
    folder = FolderDialog.ask(shell.window, f"{called}写到哪个文件夹或者 U 盘", last_folder(shell.settings, _PURPOSE))
    if not folder:
        shell.show_status(unchosen)
        return ()
    remember_folder(shell.settings, folder, _PURPOSE)
    written: list[Path] = []
    try:
        with waiting():
            written.extend(_written(folder / name, content) for name, content in make().items())
    except ReportError as error:
        warn(shell.window, f"{before}{called}没有写成：{error}")
        return ()
    except OSError as error:
        done = f"只写好了{'、'.join(path.name for path in written)}，不要单独用。" if written else ""
        warn(shell.window, f"{before}{called}没有写成（{words_of(error)}）：{folder}。{done}请换一个文件夹，再写一次。")
        return ()
    shell.show_status(f"{called}写好了：{'、'.join(path.name for path in written)}")
    return tuple(written)


def _written(path: Path, content: bytes) -> Path:
    with replacing(path, as_usual) as stream:
        stream.write(content)
    return path
