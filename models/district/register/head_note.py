"""How far a register was when it was written to last, kept in a second place: so going back to last week is noticed."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from models.system.files import patiently
from models.system.sealed_json import sealed, unsealed

HEAD = "head.json"
"""The name of the note in the folder of the register."""


class Head(NamedTuple):
    """The last event of a register.

    Attributes:
        register: The id of the register.
        number: Of the event.
        hash: Of its line.
    """

    register: str
    number: int
    hash: str


def note_of(head: Head) -> bytes:
    """Return the content of a note."""
    return sealed(head._asdict())


def read_head(path: Path) -> Head | None:
    """Return what a note says; None if there is none.

    Raises:
        OSError: It cannot be read, at least not now.
        ValueError: It is not as it was written.
    """
    if path.is_dir():
        raise ValueError(path)
    try:
        return head_of(unsealed(patiently(path.read_bytes)))
    except FileNotFoundError:
        return None
    except (RecursionError, KeyError, TypeError) as error:
        raise ValueError(path) from error


def head_of(stored: dict[str, object]) -> Head:
    """Return the last event as it stands in JSON; raises ValueError, or KeyError, if it does not."""
    register, number, hash_ = stored["register"], stored["number"], stored["hash"]
    if not (isinstance(register, str) and type(number) is int and isinstance(hash_, str)):
        raise ValueError(stored)
    return Head(register, number, hash_)


def note_elsewhere(memory: Path, register: str) -> Path:
    """Return where on this PC the note of a register is kept."""
    return memory / f"{register}.json"
