"""LibreOffice, where it is at hand: another program that opens our files."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")

AS_SHOWN = "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,true,false,false,-1"
"""Tab-separated, a file a sheet, each cell as it is displayed."""


def converted(contents: Mapping[str, bytes], kind: str, target: str, folder: Path) -> dict[str, list[Path]]:
    """Return the files that LibreOffice makes of each, by name, in one go because it is slow to start."""
    out = folder / "out"
    sources = [folder / f"{name}.{kind}" for name in contents]
    for source, content in zip(sources, contents.values(), strict=True):
        source.write_bytes(content)
    profile = (folder / "profile").as_uri()
    options = [f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    command = [str(SOFFICE), *options, "--convert-to", target, "--outdir", str(out), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603  our own arguments
    return {name: sorted(path for path in out.iterdir() if path.stem.partition("-")[0] == name) for name in contents}
