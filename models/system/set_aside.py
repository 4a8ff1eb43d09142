"""Names that nothing has yet: what is damaged is moved to one, and nothing is ever written over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

from models.system.files import patiently


def set_aside(path: Path) -> Path:
    """Move what cannot be read, untouched, to a dated name beside it, and return that.

    Raises:
        OSError: It cannot be moved.
    """
    now = datetime.now().astimezone()
    dated = path.with_name(f"{path.stem}.损坏-{now:%Y%m%d-%H%M%S}{path.suffix}")
    aside = next(name for name in names(dated) if not name.exists())
    patiently(lambda: path.rename(aside))
    return aside


def names(path: Path) -> Iterator[Path]:
    """Yield this name, and then the same one with numbers."""
    yield path
    for number in count(2):
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")
