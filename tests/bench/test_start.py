"""From starting the process to the first frame of the window."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median

from models.drafts.store import DraftStore
from tests import ROOT
from tests.bench.clock import milliseconds
from tests.builders import balanced

_STARTS = 7


def start(folder: Path) -> None:
    command = [sys.executable, "-m", "tests.bench.first_frame", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)  # noqa: S603  our own program


def test_first_frame_comes_soon(tmp_path: Path) -> None:
    store = DraftStore(tmp_path / "drafts.json")
    for year in range(2021, 2026):
        store.save(balanced(year))
    start(tmp_path)

    times = [milliseconds(lambda: start(tmp_path)) for _ in range(_STARTS)]
    print(
        f"\nprocess start to first frame and exit, five drafts: median {median(times):.0f} ms, "
        f"{min(times):.0f}-{max(times):.0f} ({_STARTS})"
    )
    assert median(times) <= 800
