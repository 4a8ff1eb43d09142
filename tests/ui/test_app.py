from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from models.store import DraftStore
from tests.builders import balanced
from ui.app import open_window

ROOT = Path(__file__).parents[2]


def test_no_file_format_is_loaded_before_the_first_frame(tmp_path: Path) -> None:
    DraftStore(tmp_path / "drafts.json").save(balanced())
    command = [sys.executable, "-m", "tests.bench.first_frame", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603  our own program

    assert done.stdout.strip() == ""


def test_window_opens_on_the_drafts_of_the_folder(qapp: object, tmp_path: Path) -> None:  # noqa: ARG001
    DraftStore(tmp_path / "drafts.json").save(balanced())
    window = open_window(tmp_path)

    assert window.page is None
    assert (tmp_path / "drafts.json").exists()
    window.close()


def test_unreadable_drafts_are_set_aside_and_told(qapp: object, tmp_path: Path) -> None:  # noqa: ARG001
    (tmp_path / "drafts.json").write_bytes(b"\x00" * 100)
    window = open_window(tmp_path)

    [aside] = tmp_path.glob("drafts.损坏-*.json")
    assert aside.read_bytes() == b"\x00" * 100
    assert str(aside) in window.statusBar().currentMessage()
    window.close()
