"""From starting a program to its first window on a screen, as the X server sees it: the same for any program."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from time import perf_counter, sleep

_TOOLS = ("Xvfb", "xwininfo")
_LOOK = 0.005
"""Seconds from one look to the next. Chosen: some hundredths of what is measured."""

_PATIENCE = 60.0
"""Seconds after which no window comes any more."""

_LEAST = 300
"""Pixels of the width of a window that somebody works in; what a toolkit keeps for itself is smaller."""

_SIZE = re.compile(r" (\d+)x\d+[+-]")


def what_is_missing(*programs: str) -> str:
    """Return what cannot be run here; empty if all can."""
    return "、".join(name for name in (*_TOOLS, *programs) if not which(name))


@contextmanager
def screen() -> Iterator[str]:
    """Yield the name of a display of its own, which nobody sees."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-noreset"]
    with subprocess.Popen(  # noqa: S603  a server of our own
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout
        try:
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


def seconds_to_window(command: Sequence[str], title: str, display: str, folder: Path, windows: int = 1) -> float:
    """Return the seconds from starting a program to its first visible window with these words in the title.

    Args:
        command: What is started, and ended by force when its window stands.
        title: What the window is called, or a part of it.
        display: Where it opens.
        folder: To start it in.
        windows: How many of them have to be visible; behind the second of ours everything is there.

    Raises:
        TimeoutError: No such window comes.
    """
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its modules compiled
    quiet = subprocess.DEVNULL
    begun = perf_counter()
    program = subprocess.Popen(  # noqa: S603  our own program, or the peer
        command, env=environment, cwd=folder, stdout=quiet, stderr=quiet, start_new_session=True
    )
    try:
        while perf_counter() - begun < _PATIENCE:
            if sum(_is_visible(window, display) for window in _windows(title, display)) >= windows:
                return perf_counter() - begun
            sleep(_LOOK)
    finally:
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()
    raise TimeoutError(title)


def _windows(title: str, display: str) -> Iterator[str]:
    for line in _told(display, "-root", "-tree").splitlines():
        size = _SIZE.search(line)
        if title in line and size and int(size[1]) > _LEAST:
            yield line.split()[0]


def _is_visible(window: str, display: str) -> bool:
    return "IsViewable" in _told(display, "-id", window, "-stats")


def _told(display: str, *question: str) -> str:
    command = ["xwininfo", "-display", display, *question]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603  as above
