from __future__ import annotations

import re
from pathlib import Path

import pytest

from installer.contents import LOOKED_THROUGH, PATHS, QT_FOLDERS, RUNTIME, TAKEN_UP
from installer.inputs import HERE
from installer.launchers import shipped_header


def _words(header: str, name: str) -> list[str]:
    [body] = re.findall(rf"{name}\[\] = {{\n(.*?)}};", header, re.DOTALL)
    return [word.replace("\\\\", "\\") for word in re.findall(r'L"(.*)",', body)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shipped = ("app/main.py", "app/_b.py", "app/B.PY", "app/help.md", "app/__pycache__/main.pyc", "lib/a.pyd")
    for name in (*shipped, "runtime/x._pth", "other/planted.dll", "userenv.dll"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def test_the_launcher_knows_our_own_files_that_may_be_taken_up_in_the_order_in_which_c_looks(folder: Path) -> None:
    """`_wcsicmp` compares small letters: `_` comes before `b`, and after `B`."""
    own = _words(shipped_header(folder), "SHIPPED")

    assert own == ["app\\_b.py", "app\\B.PY", "app\\main.py", "lib\\a.pyd", "runtime\\x._pth"]


@pytest.mark.parametrize(
    "name", ["userenv.dll", "winspool.drv", "x.exe.local", "qt.conf", "pyvenv.cfg", "x._pth", "x.pyd", "x.py", "x.pyc"]
)
def test_what_windows_python_or_qt_may_take_up_is_looked_for(folder: Path, name: str) -> None:
    assert name.rpartition(".")[2] in _words(shipped_header(folder), "TAKEN_UP")


@pytest.mark.parametrize("name", ["我的记录.docx", "草稿.json", "说明.txt", "照片.png", "desktop.ini", "setup.exe"])
def test_what_harms_nobody_is_not(name: str) -> None:
    assert name.rpartition(".")[2] not in TAKEN_UP


def test_every_folder_from_which_python_takes_modules_is_looked_through() -> None:
    folders = {path.removeprefix("..\\") for path in PATHS if path.startswith("..")}

    assert folders | {"runtime"} == set(LOOKED_THROUGH)
    assert {Path(name).suffix[1:] for name in RUNTIME} - {"zip"} <= set(TAKEN_UP)


def test_folders_of_qt_are_looked_into_from_beside_the_launcher(folder: Path) -> None:
    assert _words(shipped_header(folder), "QT_FOLDERS") == [f"{name}\\" for name in QT_FOLDERS]


def test_the_uninstaller_deletes_in_all_folders_that_are_shipped_and_nowhere_else() -> None:
    script = (HERE / "setup.nsi").read_text("utf-8")
    [body] = re.findall(r"!macro EachFolder DO\n(.*?)!macroend", script, re.DOTALL)

    assert set(re.findall(r'"(\w+)"', body)) == {*LOOKED_THROUGH, "licences"}
    assert [line for line in script.splitlines() if "RMDir /r" in line and "${NEW}" not in line] == []
