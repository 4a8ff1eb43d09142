from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

from installer.icon import SIZES, icon_file, write
from resources import read_bytes


def test_the_icon_has_all_sizes_and_is_the_same_each_time() -> None:
    with Image.open(BytesIO(icon_file())) as icon:
        assert icon.info["sizes"] == {(size, size) for size in SIZES}
    assert icon_file() == icon_file()


def test_the_window_has_the_same_icon(tmp_path: Path) -> None:
    write(tmp_path)
    with Image.open(tmp_path / "icon.png") as drawn, Image.open(BytesIO(read_bytes("pictures/icon.png"))) as shipped:
        assert drawn.tobytes() == shipped.tobytes()
