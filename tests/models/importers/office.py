"""LibreOffice, where it is at hand: another program that opens our workbooks."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")

AS_SHOWN = "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,true,false,false,-1"
"""Tab-separated, a file a sheet, each cell as it is displayed."""


def converted(content: bytes, target: str, folder: Path) -> list[Path]:
    """Return the files that LibreOffice makes of a workbook, in the order of their names."""
    out = folder / "out"
    source = folder / "report.xlsx"
    source.write_bytes(content)
    profile = (folder / "profile").as_uri()
    options = [f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    command = [str(SOFFICE), *options, "--convert-to", target, "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603  our own arguments
    return sorted(out.iterdir())
