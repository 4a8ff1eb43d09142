"""Whether programs find all the libraries they ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pefile

from installer.contents import OF_WINDOWS

_KINDS = {".dll", ".pyd", ".exe"}
_TABLES = (
    pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_IMPORT"],
    pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT"],
)
_MACHINE = 0x8664
"""x64, as the PE format numbers machines (`IMAGE_FILE_MACHINE_AMD64`)."""


def missing(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return the libraries that are neither in a folder nor Windows’ own, each with the files that ask for it."""
    files = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in _KINDS]
    there = {path.name.lower() for path in files}
    asking: dict[str, list[str]] = {}
    for path in files:
        for name in imports(path):
            if name not in there and not is_of_windows(name):
                asking.setdefault(name, []).append(path.relative_to(folder).as_posix())
    return {name: tuple(paths) for name, paths in sorted(asking.items())}


def foreign(folder: Path) -> tuple[str, ...]:
    """Return the programs that are for other machines than 64-bit PCs."""
    files = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in _KINDS]
    return tuple(path.relative_to(folder).as_posix() for path in files if _machine(path) != _MACHINE)


def imports(path: Path) -> tuple[str, ...]:
    """Return the libraries that a program asks for, in lower case."""
    with pefile.PE(str(path), fast_load=True) as program:
        program.parse_data_directories(list(_TABLES))
        return tuple(sorted({name.lower() for name in _names(program)}))


def is_of_windows(name: str) -> bool:
    """Return whether every Windows that the program is for has this library."""
    return name.startswith("api-ms-win-") or name.removesuffix(".dll") in OF_WINDOWS


def _names(program: pefile.PE) -> Iterator[str]:
    entries: Iterable[object] = (
        *getattr(program, "DIRECTORY_ENTRY_IMPORT", ()),
        *getattr(program, "DIRECTORY_ENTRY_DELAY_IMPORT", ()),
    )
    for entry in entries:
        yield getattr(entry, "dll", b"").decode("ascii")


def _machine(path: Path) -> int:
    with pefile.PE(str(path), fast_load=True) as program:
        return int(program.FILE_HEADER.Machine)
