"""Puts the folder together that is installed; the same sources give the same bytes."""

from __future__ import annotations

import compileall
import hashlib
import os
import py_compile
import shutil
import sys
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path

from installer.contents import NAME, NATIVE_RUNTIME, NEVER, ONLY, PATHS, PROGRAM, RUNTIME
from installer.inputs import HERE, ROOT, BuildError, install_packages, unpack_python
from installer.launchers import build_launchers
from installer.libraries import foreign, missing
from installer.licences import collect_licences

LIST = "清单.txt"
FOR_IT = "给管理电脑的人.html"
TIME = 1_704_067_200
"""2024-01-01 UTC, the time of every file: that of the build would make every build another."""


def assemble(downloads: Path, work: Path) -> Path:
    """Put the folder together below `work`, and return it.

    Raises:
        BuildError: Something is not as it should be.
    """
    shutil.rmtree(work, ignore_errors=True)
    folder, packages, python = work / NAME, work / "packages", work / "python"
    install_packages(downloads, packages)
    unpack_python(downloads, python)
    _put_program(folder / "app")
    _copy(packages, _kept(packages), folder / "lib")
    _put_runtime(python, packages, folder / "runtime")
    collect_licences(packages, python, folder / "licences")
    shutil.copy(HERE / FOR_IT, folder / FOR_IT)
    build_launchers(folder, work / "launcher")
    _compile(folder)
    _ensure_complete(folder)
    write_list(folder)
    _set_times(folder)
    return folder


def _put_program(folder: Path) -> None:
    for name in PROGRAM:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "window.png"))
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / name)
    shutil.copy(HERE / "start.py", folder / "start.py")


def _put_runtime(python: Path, packages: Path, folder: Path) -> None:
    """Put Python in place; the newer native runtime of Qt, which works for both, stands beside it."""
    _copy(python, RUNTIME, folder)
    for name in NATIVE_RUNTIME:
        shutil.copy(packages / "PySide6" / name, folder / name)
    paths = "".join(f"{path}\r\n" for path in PATHS)
    (folder / "python311._pth").write_bytes(paths.encode("ascii"))


def _kept(packages: Path) -> Iterator[str]:
    """Return the files of the packages that the program needs."""
    for path in sorted(packages.rglob("*")):
        name = path.relative_to(packages).as_posix()
        if path.is_file() and _is_kept(name):
            yield name


def _is_kept(name: str) -> bool:
    package, _, rest = name.partition("/")
    if package in ONLY:
        return any(_fits(rest, pattern) for pattern in ONLY[package])
    return not any(fnmatch(name, pattern) for pattern in NEVER)


def _fits(name: str, pattern: str) -> bool:
    """Return whether a name fits a pattern in which a star stands for no folder."""
    return name.count("/") == pattern.count("/") and fnmatch(name, pattern)


def _copy(source: Path, names: Iterable[str], folder: Path) -> None:
    for name in names:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source / name, target)


def _compile(folder: Path) -> None:
    """Compile all modules: the program never writes into its own folder, and starts sooner."""
    if sys.version_info[:2] != (3, 11):
        raise BuildError(
            "Python 3.11 has to build this: it compiles the modules for the Windows Python, which is 3.11."
        )
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    for part in ("app", "lib"):
        where = os.fspath(folder / part)
        if not compileall.compile_dir(where, quiet=1, stripdir=where, invalidation_mode=mode):
            raise BuildError(f"A module in {part} cannot be compiled.")


def _ensure_complete(folder: Path) -> None:
    if lost := missing(folder):
        raise BuildError(f"Libraries that nobody ships: {lost}")
    if others := foreign(folder):
        raise BuildError(f"Not for 64-bit Windows: {', '.join(others)}")


def write_list(folder: Path) -> None:
    """Write down the SHA-256 of every file; what is not in this list, the installer never deletes."""
    paths = [path for path in files(folder) if path != folder / LIST]
    lines = [f"{digest(path)}  {path.relative_to(folder).as_posix()}\r\n" for path in paths]
    (folder / LIST).write_bytes("".join(lines).encode("utf-8-sig"))


def _set_times(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (TIME, TIME))


def files(folder: Path) -> list[Path]:
    """Return all files in a folder, in the same order on every machine."""
    return sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.as_posix())


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
