"""What the steps of the trial share: what there is to try, and how it is started."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic, sleep
from types import MappingProxyType
from typing import NamedTuple

from installer.build import Built
from installer.contents import NAME
from installer.wine import Windows, as_windows

PLACE = Path("测试 目录") / NAME
CONSOLE = f"{NAME}-命令行.exe"
UNINSTALL = "卸载.exe"
DATA = Path("AppData/Roaming/annual-report")
OFFSCREEN = ("-platform", "offscreen")


class Wrong(Exception):
    """What a step has found."""


class Desk(NamedTuple):
    """What there is to try.

    Attributes:
        former: The installer of an earlier version, with a module that the present one no longer has.
        before: The files that were there before anything was installed.
    """

    built: Built
    former: Path
    windows: Windows
    before: frozenset[str]

    @property
    def place(self) -> Path:
        """Where the program is installed."""
        return self.windows.drive / PLACE

    @property
    def drafts(self) -> Path:
        """The clerk's draft file."""
        return self.windows.profile / DATA / "drafts.json"

    def start(
        self,
        *command: str | Path,
        status: int = 0,
        seconds: float = 180,
        where: Path | None = None,
        variables: Mapping[str, str] = MappingProxyType({}),
        into: Path | None = None,
    ) -> str:
        """Run a program, as `Windows.run` does; it has to end as expected. Return what it says."""
        words = [as_windows(word) if isinstance(word, Path) else word for word in command]
        ended = self.windows.run(*words, seconds=seconds, where=where, variables=variables, into=into)
        ensure(ended.status == status, f"{words[0]} has ended with {ended.status}, not {status}:\n{ended.said}")
        return ended.said

    def install(self, place: Path) -> None:
        """Install the program in a folder of the drive."""
        self.start(self.built.setup, "/S", f"/D=C:\\{in_windows(place)}")

    def uninstall(self, place: Path, is_over: Callable[[], bool]) -> None:
        """Uninstall the program; it goes on in a copy of itself after it has ended."""
        self.start(self.windows.drive / place / UNINSTALL, "/S")
        end = monotonic() + 60
        while not is_over() and monotonic() < end:
            sleep(0.5)


def ensure(holds: bool, otherwise: str) -> None:  # noqa: FBT001  a statement, not an option
    """Raise what is wrong unless something holds.

    Raises:
        Wrong: It does not.
    """
    if not holds:
        raise Wrong(otherwise)


def in_windows(path: Path) -> str:
    """Return a path below a drive as Windows writes it."""
    return str(path).replace("/", "\\")


def last_line(said: str) -> str:
    """Return what a program has said last."""
    return (said.strip().splitlines() or [""])[-1]
