"""The command: ``python -m installer.build [--fast]`` makes the installer and the zip for Windows, in `dist/`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from installer.contents import NAME
from installer.inputs import HERE, ROOT, BuildError, fetch
from installer.payload import TIME, assemble, digest, files
from models.system.program import VERSION

BUILD, DIST = ROOT / "build", ROOT / "dist"
_DATA = "数据/放在这里的草稿跟着程序走.txt"
_MOST = 60_000_000
"""Bytes that an installer may have. Chosen: it travels on sticks, and by mail."""


class Built(NamedTuple):
    """What was built."""

    payload: Path
    setup: Path
    portable: Path


def main(arguments: Sequence[str]) -> int:
    """Build, and return the exit status."""
    parser = argparse.ArgumentParser(prog="dev.py installer", description="生成 Windows 安装程序和免安装的压缩包。")
    parser.add_argument("--fast", action="store_true", help="压缩得快一些，文件大一些，用来试")
    try:
        built = build(fast=parser.parse_args(arguments).fast)
    except BuildError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for path in (built.setup, built.portable):
        sys.stdout.write(f"{path.relative_to(ROOT)}  {path.stat().st_size / 1e6:.1f} MB  sha256 {digest(path)}\n")
    return 0


def build(*, fast: bool) -> Built:
    """Build the installer and the portable zip out of the same folder.

    Raises:
        BuildError: It cannot be built.
    """
    fetch(BUILD / "downloads")
    payload = assemble(BUILD / "downloads", BUILD / "payload")
    DIST.mkdir(exist_ok=True)
    built = Built(payload, DIST / f"{NAME}-{VERSION}-setup.exe", DIST / f"{NAME}-{VERSION}-portable.zip")
    make_setup(payload, built.setup, VERSION, fast=fast)
    _make_zip(payload, built.portable, fast=fast)
    if not fast and built.setup.stat().st_size > _MOST:
        raise BuildError(f"The installer has more than {_MOST / 1e6:.0f} MB.")
    return built


def make_setup(payload: Path, setup: Path, version: str, *, fast: bool) -> None:
    """Make an installer.

    Args:
        payload: What is installed.
        setup: The installer.
        version: As it is shown.
        fast: Whether it may be large.

    Raises:
        BuildError: NSIS has complained.
    """
    about = {
        "VERSION": version,
        "PAYLOAD": payload,
        "OUT": setup,
        "COMPRESS": "zlib" if fast else "lzma",
        "ICON": payload.with_name("launcher") / "icon.ico",
        "WELCOME": payload.with_name("launcher") / "welcome.bmp",
    }
    command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *(f"-D{key}={value}" for key, value in about.items())]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(TIME)}
    if subprocess.run([*command, HERE / "setup.nsi"], check=False, env=environment).returncode:  # noqa: S603  our own
        raise BuildError("makensis has failed, see above.")


def _make_zip(payload: Path, portable: Path, *, fast: bool) -> None:
    """Make a zip of the program with a folder for its drafts, which it then uses; see `start.py`."""
    level = 1 if fast else 9
    with ZipFile(portable, "w", ZIP_DEFLATED) as archive:
        for path in files(payload):
            name = f"{NAME}/{path.relative_to(payload).as_posix()}"
            archive.writestr(_entry(name), path.read_bytes(), ZIP_DEFLATED, level)
        archive.writestr(_entry(f"{NAME}/{_DATA}"), "".encode("utf-8-sig"), ZIP_DEFLATED, level)


def _entry(name: str) -> ZipInfo:
    return ZipInfo(name, (2024, 1, 1, 0, 0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
