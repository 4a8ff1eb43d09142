"""Builds the two programs that the clerk and the administrator start; see `launcher/launcher.c`."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from installer.contents import NAME
from installer.icon import write as write_icon
from installer.inputs import HERE, BuildError
from models.system.program import VERSION

_SOURCES = HERE / "launcher"
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


def build_launchers(folder: Path, work: Path, version: str = VERSION) -> None:
    """Put the launchers into a folder; `work` then has the icon, too.

    Raises:
        BuildError: The compiler has complained.
    """
    work.mkdir(parents=True, exist_ok=True)
    write_icon(work)
    for launcher in LAUNCHERS:
        resources = work / f"{launcher.options[0]}.o"
        _call([*_RESOURCES, *_words(launcher, version, work / "icon.ico"), "launcher.rc", str(resources)])
        target = str(folder / launcher.name)
        _call([*_COMPILER, *launcher.options, "launcher.c", str(resources), "-o", target])


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
