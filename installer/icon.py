"""Draw the icon, a sheet with a table and a check mark, and the picture of the wizard; the same bytes every time.

用法：python -m installer.icon 文件夹      （写入 icon.ico、icon.png、welcome.bmp）
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from struct import pack

from PIL import Image, ImageDraw

from ui.kit.colours import LIGHT

SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
"""Pixels: small and usual icons of Windows (16, 32) at 100, 125, 150 and 200 %, and its largest."""

_GRID = 16
"""Units of the drawing. Chosen: as many as the smallest picture has pixels."""

_FINE = 8
"""How much larger slanting lines are drawn before they are reduced. Chosen by eye."""

_SHEET = (1, 1, 14, 15)  # left, top, right and bottom, in units; all of the drawing is chosen by eye
_HEAD = 5  # units from above, where the head of the table ends
_ROWS = (8, 11)  # units from above, of the lines between rows
_COLUMNS = (5, 9)  # units from the left, of the lines between columns
_CHECK = ((6.6, 11.0), (9.4, 13.6), (14.4, 7.6))  # units: the corners of the check mark
_CLEAR = "#00000000"
_LARGE = 256
"""From here on a picture lies in the icon as PNG; below, programs expect it plain."""


def icon(size: int) -> Image.Image:
    """Return the icon, `size` pixels wide and high, with a clear ground."""
    picture = Image.new("RGBA", (size, size), _CLEAR)
    draw = ImageDraw.Draw(picture)
    line = max(1, round(size / 24))
    left, top, right, bottom = (_pixel(unit, size) for unit in _SHEET)
    head = _pixel(_HEAD, size)
    draw.rectangle((left, top, right - 1, bottom - 1), LIGHT.paper, LIGHT.accent, line)
    for row in (_pixel(row, size) for row in _ROWS):
        _fill(draw, (left + line, row, right - line, row + line), LIGHT.line)
    for column in (_pixel(column, size) for column in _COLUMNS):
        _fill(draw, (column, head, column + line, bottom - line), LIGHT.line)
    _fill(draw, (left, top, right, head), LIGHT.accent)
    picture.alpha_composite(_check(size))
    return picture


def icon_file(sizes: Sequence[int] = SIZES) -> bytes:
    """Return a Windows icon with all sizes."""
    pictures = [_encoded(icon(size), "PNG") if size >= _LARGE else _plain(icon(size)) for size in sizes]
    place = 6 + 16 * len(sizes)
    entries = []
    for size, picture in zip(sizes, pictures, strict=True):
        entries.append(pack("<4B2H2I", size % 256, size % 256, 0, 0, 1, 32, len(picture), place))
        place += len(picture)
    return b"".join((pack("<3H", 0, 1, len(sizes)), *entries, *pictures))


def welcome() -> bytes:
    """Return what stands at the left of the wizard's first and last page, as it wants it: 164 by 314, no ground."""
    picture = Image.new("RGB", (164, 314), LIGHT.desk)
    ImageDraw.Draw(picture).rectangle((0, 306, 163, 313), LIGHT.accent)
    ground = Image.new("RGBA", (112, 112), LIGHT.desk)
    ground.alpha_composite(icon(112))
    picture.paste(ground.convert("RGB"), (26, 60))
    return _encoded(picture, "BMP")


def write(folder: Path) -> None:
    """Write all pictures into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "icon.ico").write_bytes(icon_file())
    (folder / "icon.png").write_bytes(_encoded(icon(_LARGE), "PNG"))
    (folder / "welcome.bmp").write_bytes(welcome())


def _check(size: int) -> Image.Image:
    """Return the check mark alone, with an edge of paper that sets it off from the table."""
    fine = size * _FINE
    large = Image.new("RGBA", (fine, fine), _CLEAR)
    draw = ImageDraw.Draw(large)
    points = [(x * fine / _GRID, y * fine / _GRID) for x, y in _CHECK]
    for units, ink in ((3.6, LIGHT.paper), (2.1, LIGHT.ready)):
        width = round(units * fine / _GRID)
        draw.line(points, ink, width, joint="curve")
        for x, y in (points[0], points[-1]):
            draw.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), ink)
    return large.resize((size, size), Image.Resampling.BOX)


def _pixel(unit: int, size: int) -> int:
    return round(unit * size / _GRID)


def _fill(draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int], ink: str) -> None:
    """Fill a box whose right and lower edges do not belong to it."""
    left, top, right, bottom = box
    draw.rectangle((left, top, right - 1, bottom - 1), ink)


def _plain(picture: Image.Image) -> bytes:
    """Return a picture as icons have it: a bitmap upside down, and a mask that says nothing beside its opacity."""
    size = picture.width
    header = pack("<3I2H6I", 40, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0)
    mask = bytes((size + 31) // 32 * 4 * size)
    return header + picture.transpose(Image.Transpose.FLIP_TOP_BOTTOM).tobytes("raw", "BGRA") + mask


def _encoded(picture: Image.Image, kind: str) -> bytes:
    stream = BytesIO()
    picture.save(stream, kind)
    return stream.getvalue()


if __name__ == "__main__":
    write(Path(sys.argv[1]))
