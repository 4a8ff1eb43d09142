"""Steps of the trial: what is planted beside the program is refused with a sentence, and nothing of it is used.

Wine looks for libraries much as Windows does, but not wholly: it knows no `….exe.local`, and takes more of its own
without looking. So the trial shows that the launcher refuses all, and for two libraries that they would be used,
and are not by a launcher that looks at nothing and only keeps to its order of search.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

from installer.build import BUILD
from installer.contents import NAME
from installer.desk import CONSOLE, OFFSCREEN, Desk, ensure, last_line
from installer.inputs import unpack_python
from installer.launchers import build_launchers
from installer.wine import as_windows, empty_functions

_USED = ("userenv.dll", "dwmapi.dll")
"""Libraries that Wine takes from beside a program, as Windows does, when Qt asks for them."""

_PLANTED = (
    *(*_USED, "VERSION.DLL", "python3.dll", "winspool.drv", "qt.conf", "qt6.conf", "pyvenv.cfg", f"{NAME}._pth"),
    *(f"{NAME}.exe.manifest", f"{NAME}.exe.local/comctl32.dll", "platforms/qevil.dll", "runtime/version.dll"),
    *("runtime/sitecustomize.py", "app/main.pyd", "app/json/__init__.py", "lib/evil.pth"),
    "lib/PySide6/plugins/imageformats/qevil.dll",
)
_HARMLESS = ("我的记录.docx", "app/我的记录.docx", "另一个软件-setup.exe", "数据/userenv.dll", "runtime/desktop.ini")
_VARIABLES = {"PYTHONEXECUTABLE": "C:\\evil.exe", "PYTHONHOME": "C:\\evil", "PYSIDE_DISABLE_INTERNAL_QT_CONF": "1"}
_UNUSABLE = 2
"""Exit status of the launcher, as of the command line."""

_MARK = "used.txt"
_SOURCE = """
__declspec(dllimport) void *__stdcall CreateFileA(const char *, unsigned, unsigned, void *, unsigned, unsigned, void *);
int __stdcall DllMain(void *module, unsigned reason, void *reserved)
{
    if (reason == 1)
        CreateFileA("C:\\\\used.txt", 0x40000000, 7, 0, 2, 0, 0);
    return 1;
}
"""
"""A library that leaves a mark when it is loaded."""


def refuses_what_is_planted(desk: Desk) -> str:
    """Start the program out of the zip with all kinds of things beside it, and in a folder full of them."""
    folder = desk.windows.drive / "便携 版"
    with ZipFile(desk.built.portable) as archive:
        archive.extractall(folder)
    home, libraries = folder / NAME, _libraries(desk)
    used = [name for name in _USED if _is_used(desk, home, libraries / name)]
    ensure(tuple(used) == _USED, f"the trial shows nothing: by itself, Python uses only {used}")
    for name in _PLANTED:
        with _planted(home / name, libraries):
            said = desk.start(home / CONSOLE, "-h", status=_UNUSABLE)
            ensure(name.split("/")[-1] in said or ".local" in said, f"{name} is not named: {said}")
    for name in _HARMLESS:
        shutil.copy(libraries / _USED[0], home / name)
    desk.start(home / CONSOLE, "-h")
    said = _works_without_looking(desk, home, libraries)
    ensure(not _marked(desk), "a planted library has been used")
    for path in (folder, libraries):
        shutil.rmtree(path)
    return f"{len(_PLANTED)} things refused; beside {', '.join(_USED)}, without looking: {last_line(said)}"


def _works_without_looking(desk: Desk, home: Path, libraries: Path) -> str:
    """Let a launcher that does not look test the program, with the libraries beside it, in its folder and on PATH."""
    build_launchers(home, BUILD / "unguarded", options=("-DUNGUARDED",))
    for name in _USED:
        shutil.copy(libraries / name, home / name)
    variables = {**_VARIABLES, "WINEPATH": as_windows(libraries)}
    return desk.start(home / CONSOLE, "--self-test", *OFFSCREEN, where=libraries, variables=variables)


def _libraries(desk: Desk) -> Path:
    """Return a folder with libraries, and a module, that would be used if the current folder or PATH were searched."""
    folder = desk.windows.drive / "planted"
    folder.mkdir()
    for name in _USED:
        functions = empty_functions(desk.built.payload, Path(name).stem)
        desk.windows.make_library(_SOURCE + functions, folder / name)
    (folder / "json.py").write_text(f"open(r'C:\\{_MARK}', 'w')", "ascii")
    return folder


def _is_used(desk: Desk, home: Path, library: Path) -> bool:
    """Return whether Python alone, without the launcher, takes a library from beside it; `home` is as before then."""
    python = BUILD / "python"
    unpack_python(BUILD / "downloads", python)
    own = (home / "runtime" / library.name, home / "runtime" / "python.exe")
    for source, target in zip((library, python / "python.exe"), own, strict=True):
        shutil.copy(source, target)
    desk.start(own[1], "-c", "import PySide6.QtWidgets")
    for path in own:
        path.unlink()
    return _marked(desk)


def _marked(desk: Desk) -> bool:
    """Return whether a library has left its mark, and take it away."""
    mark = desk.windows.drive / _MARK
    there = mark.exists()
    mark.unlink(missing_ok=True)
    return there


@contextmanager
def _planted(path: Path, libraries: Path) -> Iterator[None]:
    """Have something lie beside the program during the block."""
    new = [folder for folder in path.parents if not folder.exists()]
    path.parent.mkdir(parents=True, exist_ok=True)
    source = libraries / path.name
    shutil.copy(source if source.exists() else libraries / _USED[0], path)
    try:
        yield
    finally:
        path.unlink()
        for folder in new:
            folder.rmdir()
