"""A Windows to try things on, played by Wine: fresh, Chinese, and without what would hide a fault of ours."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pefile

from installer.contents import NATIVE_RUNTIME

_WINE = next((path for path in ("/usr/lib/wine/wine64", "/usr/bin/wine64", "/usr/bin/wine") if Path(path).exists()), "")
_LOCALE = "zh_CN.UTF-8"
_OVERRIDES = f"winemenubuilder.exe=d;mscoree=d;mshtml=d;{','.join(name[:-4] for name in NATIVE_RUNTIME)}=n"
"""No links outside the prefix; and no native runtime but ours: Wine has one of its own, where Windows has none."""

_FAMILIES = ("MS Shell Dlg", "MS Shell Dlg 2", "Tahoma", "SimSun", "Segoe UI", "Microsoft YaHei", "Microsoft YaHei UI")
_FONT = "Noto Sans CJK SC"
_RANDOM = "bcryptprimitives"
_RANDOM_SOURCE = """
unsigned char __stdcall SystemFunction036(void *bytes, unsigned count);
int __stdcall DllMain(void *module, unsigned reason, void *reserved) { return 1; }
__declspec(dllexport) int __stdcall ProcessPrng(void *bytes, unsigned long long count)
{
    return SystemFunction036(bytes, (unsigned)count) != 0;
}
"""
"""A library of Windows 10 that Wine 8 lacks; it gives random bytes, and what reads PDF files does not load without."""

_LACKING = "icuuc"
"""A library of Windows 10 1703 that Wine 8 lacks; Qt asks it about calendars and code pages."""


class Ended(NamedTuple):
    """How a program has ended, and what it said."""

    status: int
    said: str


class Windows:
    """A prefix of Wine.

    Args:
        folder: Where it is; made anew.
    """

    def __init__(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        self.home, self.prefix = folder / "home", folder / "prefix"
        self.home.mkdir(parents=True)
        _make_locale(folder / "locale")
        self._locale = folder / "locale"
        self.run("wineboot", "-i", seconds=180)
        self.become("win10")
        self._set_fonts(folder / "fonts.reg")

    @property
    def drive(self) -> Path:
        """Where its drive C: is."""
        return self.prefix / "drive_c"

    @property
    def _system(self) -> Path:
        return self.drive / "windows" / "system32"

    @property
    def profile(self) -> Path:
        """The folder of whoever is logged in."""
        [found] = [path for path in (self.drive / "users").iterdir() if path.name != "Public"]
        return found

    def run(
        self,
        *command: str,
        seconds: float = 120,
        where: Path | None = None,
        variables: Mapping[str, str] = MappingProxyType({}),
        into: Path | None = None,
    ) -> Ended:
        """Run a program to its end.

        Args:
            command: The program, and what it is told.
            seconds: It may take.
            where: The current folder.
            variables: Of the environment, which it has beside ours.
            into: The file that all goes into that it says; a pipe otherwise, which does for any program.
        """
        with into.open("wb") if into else nullcontext(subprocess.PIPE) as said:
            done = subprocess.run(  # noqa: S603  our own programs
                [_WINE, *command],
                env={**self._environment(), **variables},
                cwd=where,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                timeout=seconds,
                check=False,
            )
        return Ended(done.returncode, (into.read_bytes() if into else done.stdout).decode("utf-8", "replace"))

    def become(self, version: str) -> None:
        """Be another version from now on, as Wine calls it."""
        self.run("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", version, "/f")

    @contextmanager
    def running(self, *command: str) -> Iterator[subprocess.Popen[bytes]]:
        """Have a program run during the block; it is ended then if need be."""
        silent = subprocess.DEVNULL
        program = subprocess.Popen(  # noqa: S603  our own programs
            [_WINE, *command], env=self._environment(), stdin=silent, stdout=silent, stderr=silent
        )
        try:
            yield program
        finally:
            program.kill()
            program.wait()

    def lend(self, folder: Path) -> None:
        """Put a library in place that answers nothing, for what Qt asks of a newer Windows; never shipped."""
        start = "int __stdcall DllMain(void *a, unsigned b, void *c) { return 1; }\n"
        self.make_library(start + empty_functions(folder, _LACKING), self._system / f"{_LACKING}.dll")

    def lend_random_bytes(self) -> None:
        """Put another library in place that Wine lacks; never shipped."""
        self.make_library(_RANDOM_SOURCE, self._system / f"{_RANDOM}.dll")

    def make_library(self, source: str, target: Path) -> None:
        """Compile a library of its own; its C text begins with `DllMain`."""
        file = self.prefix.with_name(f"{target.stem}.c")
        file.write_text(source, "ascii")
        options = ("-shared", "-nostdlib", "-Os", "-s", "-e", "DllMain", "-fno-builtin", "-w")
        libraries = ("-ladvapi32", "-lkernel32")
        command = ("x86_64-w64-mingw32-gcc", *options, file, "-o", target, *libraries)
        subprocess.run(command, check=True)  # noqa: S603  our own

    def files(self) -> set[str]:
        """Return all files outside Windows’ own folder."""
        own = self.drive / "windows"
        paths = (path for path in self.drive.rglob("*") if own not in path.parents and path != own)
        return {path.relative_to(self.drive).as_posix() for path in paths if not path.is_dir()}

    def end(self) -> None:
        """End whatever still runs in it."""
        server = shutil.which("wineserver") or str(Path(_WINE).with_name("wineserver"))
        subprocess.run([server, "-k"], env=self._environment(), check=False)  # noqa: S603

    def _environment(self) -> dict[str, str]:
        foreign = ("LC_", "QT_", "XDG_", "PYTHON")
        return {
            **{key: value for key, value in os.environ.items() if not key.startswith(foreign)},
            "HOME": str(self.home),
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": _OVERRIDES,
            "LOCPATH": str(self._locale),
            "LANG": _LOCALE,
            "LC_ALL": _LOCALE,
        }

    def _set_fonts(self, file: Path) -> None:
        """Let Chinese be seen; of use to whoever looks at the windows."""
        lines = "".join(f'"{family}"="{_FONT}"\n' for family in _FAMILIES)
        key = r"HKEY_CURRENT_USER\Software\Wine\Fonts\Replacements"
        file.write_text(f"REGEDIT4\n\n[{key}]\n{lines}", "ascii")
        self.run("regedit", f"Z:{file}")


def as_windows(path: Path) -> str:
    """Return a path of this machine as Wine calls it."""
    return "Z:" + str(path).replace("/", "\\")


def _make_locale(folder: Path) -> None:
    """Make the locale that gives Wine the code page 936."""
    folder.mkdir(parents=True)
    command: Sequence[str] = ("localedef", "-i", "zh_CN", "-f", "UTF-8", str(folder / _LOCALE))
    subprocess.run(command, check=True)  # noqa: S603


def empty_functions(folder: Path, library: str) -> str:
    """Return as C what the libraries in a folder want of another one, doing nothing."""
    asked = sorted(set(_asked(folder, library)))
    return "".join(f"__declspec(dllexport) void *{name}(void) {{ return 0; }}\n" for name in asked)


def _asked(folder: Path, wanted: str) -> Iterator[str]:
    for path in folder.rglob("*.dll"):
        with pefile.PE(str(path), fast_load=True) as library:
            library.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_IMPORT"]])
            for entry in getattr(library, "DIRECTORY_ENTRY_IMPORT", ()):
                if entry.dll.lower() == f"{wanted}.dll".encode():
                    yield from (one.name.decode("ascii") for one in entry.imports)
