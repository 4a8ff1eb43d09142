"""Puts files into one folder on a stick, which is complete and read back, or not there.

The folder is written under a name that says 未完成. Only when every file has been read from the stick again and is
what was meant does it get its own name; then all is read once more, and nothing but these files may be there. What
was on the stick before is kept, and renamed where it is in the way; only the beginnings of these very files are
cleared away that an attempt before this one has left.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from errno import EINVAL, ENOSYS, ENOTSUP, EOPNOTSUPP
from functools import partial
from itertools import chain, count
from pathlib import Path
from time import sleep
from typing import NamedTuple

from models.stick.failures import Known, Surprise, failure
from models.stick.plain_files import (
    ensure_names,
    ensure_no_link,
    ensure_no_link_on_the_way,
    ensure_plain_folder,
    holds_beginning,
    read_exactly,
)
from models.system.disk_faults import Fault
from models.system.past_cache import Source

UNFINISHED = ".未完成"
"""Ends the name of a folder that must not be used."""

_MOST_UNFINISHED = 99
"""Of one name. Chosen: a clerk has cleared up long before, and a stick that says yes to every name ends nothing."""

_LONGEST_PATH = 259
"""Characters, those beyond 16 bits as two, that Windows and the programs on it open (MAX_PATH, with a zero behind)."""

_PAUSES = (0.1, 0.3, 0.6)
"""Seconds: a virus scanner holds new files for a moment, and Windows then refuses to rename their folder.

Chosen: a second in all, which the clerk does not mind.
"""

_LEFTOVER = "那里名字带“未完成”的文件夹没有写完，不要用。"
_ASIDE = "原来叫这个名字的文件夹，现在可能叫“{}”，里面没有动。"
_NAMED = "那里要是有叫“{}”的文件夹，它没有核对完，不要用。"
"""What is said of what cannot be undone."""

_NOT_EVERYWHERE = frozenset({EINVAL, ENOSYS, ENOTSUP, EOPNOTSUPP})


class Progress(NamedTuple):
    """What is about to be done, in words for the clerk, and how much of all is done."""

    words: str
    done: int
    total: int


Tell = Callable[[Progress], object]


class Outcome(NamedTuple):
    """A folder that holds what was meant, and what else the clerk should know.

    Attributes:
        source: Where the files were read from when they were compared for the last time.
        written: Whether they were written now; else they were there, the same, already.
        aside: What that is called now which had the name before.
        left: Unfinished folders of this name that are still there: something that is not ours is in them.
    """

    folder: Path
    source: Source
    written: bool
    aside: Path | None
    left: tuple[Path, ...]


def _to_nobody(_: Progress) -> None:
    pass


def hand_over(files: Mapping[str, bytes], target: Path, name: str, tell: Tell = _to_nobody) -> Outcome:
    """Put files into one folder, read them back, twice, and return the folder.

    A folder of that name that holds the same already is confirmed; what else has the name is kept under a dated one.

    Args:
        files: The content of each file by its name.
        target: The stick, or a folder.
        name: What the folder is called, for example `folder_name`.
        tell: Hears of every step before it is done; what it raises ends the hand-over and is raised again, with a
            note of what could not be cleared away.

    Raises:
        HandOverFailed: There is no such folder now, or it is told of; what was there before is still there.
    """
    target, drive = target.absolute(), None
    try:
        ensure_no_link_on_the_way(target)
        drive = target.stat().st_dev
        _ensure_no_link_has(target / name)
        for leftover in _unfinished(target, name):
            _cleared(leftover, files)
        if source := _confirmed(target / name, files):
            return Outcome(target / name, source, written=False, aside=None, left=_unfinished(target, name))
        _ensure_short([target / f"{name}-{_MOST_UNFINISHED}{UNFINISHED}" / file for file in files])
        return _deliver(files, target, name, tell)
    except OSError as error:
        raise failure(error, target, is_there=None if drive is None else _is_there(target, drive)) from error


def _confirmed(folder: Path, files: Mapping[str, bytes]) -> Source | None:
    """Return where the files of a finished folder were read from, or None if it is not what it should be."""
    with suppress(OSError):
        _ensure_spelled(folder)
        source = read_exactly(folder, files)
        _settle(folder)
        _settle(folder.parent)
        return source
    return None


def _deliver(files: Mapping[str, bytes], target: Path, name: str, tell: Tell) -> Outcome:
    folder, drive = target / name, target.stat().st_dev
    step = _counting(tell, 3 * len(files) + 1)
    unfinished = _make_unfinished(target, name)
    with ExitStack() as undoing:
        undoing.enter_context(_or_else(partial(_cleared_away, unfinished, files, drive), _LEFTOVER))
        _write(files, unfinished, step)
        read_exactly(unfinished, files, lambda file: step(f"正在读出来核对：{file}"))
        step("正在收尾")
        _ensure_there(target, drive)
        ensure_names(unfinished, files)
        if aside := _set_aside(folder):
            undoing.enter_context(_or_else(partial(_renamed, aside, folder, drive), _ASIDE.format(aside.name)))
        _rename(unfinished, folder)
        undoing.enter_context(_or_else(partial(_renamed, folder, unfinished, drive), _NAMED.format(name)))
        _settle(target)
        source = read_exactly(folder, files, lambda file: step(f"正在再核对一遍：{file}"), Surprise.CHANGED)
        _ensure_spelled(folder)
        ensure_no_link_on_the_way(target)
        _ensure_there(target, drive)
        return Outcome(folder, source, written=True, aside=aside, left=_unfinished(target, name))


def _counting(tell: Tell, total: int) -> Callable[[str], object]:
    """Return what tells of one step after the other."""
    numbers = count()
    return lambda words: tell(Progress(words, next(numbers), total))


def _write(files: Mapping[str, bytes], folder: Path, step: Callable[[str], object]) -> None:
    for done, (name, content) in enumerate(files.items()):
        step(f"正在写：{name}")
        ensure_names(folder, list(files)[:done])
        try:
            with (folder / name).open("xb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
        except FileExistsError as error:  # it was not there a moment ago
            raise Known(Surprise.APPEARED, name) from error
    _settle(folder)


# ------------------------------------------------------------ if it fails


@contextmanager
def _or_else(undo: Callable[[], bool], otherwise: str) -> Iterator[None]:
    """Undo something if what follows fails; if that cannot be done, note in the error what there is otherwise."""
    try:
        yield
    except BaseException as error:
        if not undo():
            error.add_note(otherwise)
        raise


def _renamed(before: Path, after: Path, drive: int) -> bool:
    """Give something its earlier name again, unless another stick has come in the place of ours."""
    with suppress(OSError):
        if _is_there(before.parent, drive):
            _rename(before, after)
            return True
    return False


def _cleared_away(unfinished: Path, files: Mapping[str, bytes], drive: int) -> bool:
    return _is_there(unfinished.parent, drive) and _cleared(unfinished, files)


def _unfinished(target: Path, name: str) -> tuple[Path, ...]:
    """Return what lies there that earlier attempts may have left."""
    fitting = re.compile(rf"{re.escape(name)}(-\d+)?{re.escape(UNFINISHED)}")
    return tuple(sorted(path for path in target.iterdir() if fitting.fullmatch(path.name)))


def _cleared(unfinished: Path, files: Mapping[str, bytes]) -> bool:
    """Remove what is ours in a folder, which is only the beginning of one of the files, and the folder if it is empty.

    Returns:
        Whether it is gone.
    """
    with suppress(OSError):
        ensure_plain_folder(unfinished)
        for name, content in files.items():
            if holds_beginning(unfinished / name, content):
                (unfinished / name).unlink()
        unfinished.rmdir()
    return _is_free(unfinished)


# ------------------------------------------------------------ names on the stick


def _ensure_no_link_has(path: Path) -> None:
    with suppress(FileNotFoundError):
        ensure_no_link(path)


def _ensure_spelled(folder: Path) -> None:
    """Make sure that a folder is called so to the letter: many sticks take small letters for large ones."""
    if folder.name not in {path.name for path in folder.parent.iterdir()}:
        raise Known(Surprise.VANISHED, folder.name)


def _is_there(target: Path, drive: int) -> bool:
    """Return whether a place is still on the drive where it was, and no other stick, nor none, has taken its place."""
    with suppress(OSError):
        return target.stat().st_dev == drive
    return False


def _ensure_there(target: Path, drive: int) -> None:
    if not _is_there(target, drive):
        raise Known(Fault.GONE)


def _ensure_short(paths: Iterable[Path]) -> None:
    """Make sure that Windows can open these; of too long a path it says that it is not there."""
    if os.name == "nt" and any(len(str(path).encode("utf-16-le")) > 2 * _LONGEST_PATH for path in paths):
        raise Known(Fault.TOO_LONG)


def _make_unfinished(target: Path, name: str) -> Path:
    """Make a new folder: in one that is there already may be what is somebody else's."""
    numbers = (f"-{number}" for number in range(2, _MOST_UNFINISHED + 1))
    for number in chain([""], numbers):
        with suppress(FileExistsError):
            folder = target / f"{name}{number}{UNFINISHED}"
            folder.mkdir()
            return folder
    raise Known(Surprise.CROWDED)


def _set_aside(folder: Path) -> Path | None:
    """Give what has the name of a folder a dated one, and return that; return None if nothing has it."""
    if _is_free(folder):
        return None
    _ensure_no_link_has(folder)
    aside = _dated(folder)
    try:
        _rename(folder, aside)
    except PermissionError as error:  # this is how Windows refuses if a file in it is open
        raise Known(Fault.BUSY) from error
    return aside


def _dated(folder: Path) -> Path:
    """Return a name that nothing has yet, with the time at which `folder` was written."""
    name = f"{folder.name}（旧{_time_of(folder)}）"
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    return next(path for path in map(folder.with_name, names) if not os.path.lexists(path))


def _is_free(path: Path) -> bool:
    """Return whether nothing has a name; what cannot be looked at has it."""
    try:
        path.lstat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def _time_of(folder: Path) -> str:
    """Return when a folder was written; a stick may say a time that is none."""
    seconds = folder.lstat().st_mtime
    with suppress(OSError, OverflowError, ValueError):
        return f" {datetime.fromtimestamp(seconds, UTC).astimezone():%Y%m%d-%H%M}"
    return ""


def _rename(before: Path, after: Path) -> None:
    for pause in _PAUSES:
        try:
            before.rename(after)
        except PermissionError:
            sleep(pause)
        else:
            return
    before.rename(after)


def _settle(folder: Path) -> None:
    """Make the names in a folder last when the stick is pulled, where there is a way to (Windows has none)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NOT_EVERYWHERE:
            raise
    finally:
        os.close(handle)
