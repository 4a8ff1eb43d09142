"""Builds the two programs that the clerk and the administrator start; see `launcher/launcher.c`."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path, PureWindowsPath
from typing import NamedTuple

from installer.contents import LOOKED_THROUGH, NAME, QT_FOLDERS, TAKEN_UP
from installer.icon import write as write_icon
from installer.inputs import HERE, BuildError
from installer.libraries import imports, is_of_windows
from models.system.program import VERSION

_SOURCES = HERE / "launcher"
_PARTS = ("launcher.c", "foreign.c", "loading.c", "streams.c")
_KNOWN = {"kernel32.dll", "user32.dll", "msvcrt.dll"}
"""Libraries that Windows does not look for beside a program (its KnownDLLs): no others before the launcher looks."""

_COMPILER = (
    *("x86_64-w64-mingw32-gcc", "-municode", "-Os", "-s", "-static-libgcc", "-Wall", "-Wextra", "-Werror"),
    "-Wl,--no-insert-timestamp,--dynamicbase,--nxcompat,--high-entropy-va",
)
_RESOURCES = ("x86_64-w64-mingw32-windres", "-c", "65001", "-O", "coff")


class Launcher(NamedTuple):
    """A program, what Explorer says it is, and how it is compiled."""

    name: str
    what: str
    options: tuple[str, ...]


LAUNCHERS = (
    Launcher(f"{NAME}.exe", NAME, ("-mwindows",)),
    Launcher(f"{NAME}-命令行.exe", f"{NAME}（命令行）", ("-mconsole", "-DCONSOLE")),
)


def build_launchers(folder: Path, work: Path, version: str = VERSION, options: Sequence[str] = ()) -> None:
    """Put the launchers into a folder that has everything else; `work` then has the icon, too.

    Args:
        folder: The program.
        work: For what is made on the way.
        version: As it is shown.
        options: More of them for the compiler: the trial tries a launcher that is not shipped.

    Raises:
        BuildError: The compiler has complained, or a launcher would load what may have been planted.
    """
    work.mkdir(parents=True, exist_ok=True)
    write_icon(work)
    (work / "shipped.h").write_text(shipped_header(folder), "ascii")
    (work / "libraries.h").write_text(libraries_header(folder), "ascii")
    for launcher in LAUNCHERS:
        resources = work / f"{launcher.options[0]}.o"
        _call([*_RESOURCES, *_words(launcher, version, work / "icon.ico"), "launcher.rc", str(resources)])
        target = folder / launcher.name
        _call([*_COMPILER, *launcher.options, *options, f"-I{work}", *_PARTS, str(resources), "-o", str(target)])
        if others := set(imports(target)) - _KNOWN:
            raise BuildError(f"{launcher.name} would load {', '.join(sorted(others))} before it has looked.")


def shipped_header(folder: Path) -> str:
    """Return what `launcher/foreign.c` knows: the names of our own files that may be taken up, and which may be.

    The names are in the order of C's `_wcsicmp`, which compares small letters.
    """
    paths = (path for name in LOOKED_THROUGH for path in (folder / name).rglob("*"))
    names = (_in_windows(path.relative_to(folder)) for path in paths if path.suffix[1:].lower() in TAKEN_UP)
    shipped = sorted((name for name in names if "__pycache__" not in name), key=str.lower)
    return "".join((_array("SHIPPED", shipped), _array("TAKEN_UP", TAKEN_UP), _array("QT_FOLDERS", _ended(QT_FOLDERS))))


def libraries_header(folder: Path) -> str:
    """Return what `launcher/loading.c` loads first: the libraries of Python, and those of Windows that ours ask for."""
    runtime = sorted((folder / "runtime").glob("*.dll"))
    programs = (path for path in sorted(folder.rglob("*")) if path.suffix in {".dll", ".pyd"})
    asked = {name for path in programs for name in imports(path)}
    windows = sorted(name for name in asked if is_of_windows(name) and not name.startswith("api-ms-win-"))
    ours = (_in_windows(path.relative_to(folder)) for path in runtime)
    return "".join((_array("OF_RUNTIME", ours), _array("OF_WINDOWS", windows)))


def _array(name: str, words: Iterable[str]) -> str:
    """Return an array of C; a name that is not ASCII cannot be written, and is not shipped."""
    lines = "".join(f"    L{json.dumps(word)},\n" for word in words)
    return f"static const wchar_t *const {name}[] = {{\n{lines}}};\n"


def _ended(folders: Iterable[str]) -> list[str]:
    return [f"{folder}\\" for folder in folders]


def _in_windows(path: Path) -> str:
    return str(PureWindowsPath(path))


def _words(launcher: Launcher, version: str, icon: Path) -> list[str]:
    """Return what the resources say, as definitions; strings need quotes of their own."""
    texts = {"PICTURE": str(icon), "VERSION": version, "WHAT": launcher.what, "FILE": launcher.name}
    return [f"-DNUMBERS={version.replace('.', ',')},0", *(f'-D{key}=\\"{text}\\"' for key, text in texts.items())]


def _call(command: Sequence[str]) -> None:
    try:
        done = subprocess.run(command, check=False, cwd=_SOURCES)  # noqa: S603  our own
    except FileNotFoundError as error:
        raise BuildError(f"{command[0]} is not installed.") from error
    if done.returncode:
        raise BuildError(f"{command[0]} has failed, see above.")
