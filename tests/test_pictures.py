from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

from PySide6.QtGui import QColor, QImage

from models.checks.findings import Level
from tests import ROOT
from tests.thoroughness import before_landing
from ui.kit.level_looks import look_of


def made(path: Path) -> bytes:
    """Return the picture, made by a process of its own: it changes the font of all windows."""
    subprocess.run([sys.executable, "-m", "tests.pictures", str(path)], cwd=ROOT, check=True)  # noqa: S603  our own code
    return path.read_bytes()


@before_landing
def test_the_picture_of_the_window_shows_two_rows_that_do_not_add_up(tmp_path: Path) -> None:
    first = made(tmp_path / "first.png")
    picture, error = QImage.fromData(first), QColor(look_of(Level.ERROR).ground)
    right = range(picture.height() // 8, picture.height() * 3 // 4)
    red = [picture.pixelColor(picture.width() * 19 // 20, y) == error for y in right]

    assert sum(now and not before for before, now in pairwise(red)) == 2
    assert made(tmp_path / "second.png") == first
