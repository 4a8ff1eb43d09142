"""What is found at a start: whether the drafts are ours, and what the clerk is told if they are not, or may not be."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ui.session.holder_words import doubt_words
from ui.session.lock import DraftsLock

TAKE_OVER = "接过来填…"
TRY_AGAIN = "再试一次"

_UNWRITABLE = "数据文件夹不能写，这里只能看，不能改。请找管理电脑的人；能写了，按“再试一次”。"


class Claim(NamedTuple):
    """What is known of who has the drafts.

    Attributes:
        held: Why they may only be looked at; empty if they are ours.
        way_out: What can be done about that, as its button says; empty if they are ours.
        doubt: What could not be found out although they are ours; empty if all is certain.
    """

    held: str = ""
    way_out: str = ""
    doubt: str = ""


def claim(lock: DraftsLock, watch: Callable[[DraftsLock], bool | None]) -> Claim | None:
    """Take the drafts if nobody has them; return None if the window that has them came to the front.

    Args:
        lock: Of the drafts.
        watch: Returns whether a holder gives no sign of life; None if the clerk did not wait for the answer.

    Raises:
        OSError: The folder is not there.
    """
    try:
        if lock.take():
            return ours(lock)
    except PermissionError:
        return Claim(_UNWRITABLE, TRY_AGAIN)
    if not lock.doubt:
        return None if lock.show_holder() else Claim(lock.holder.words.held, TAKE_OVER)
    words, gone = lock.holder.words, watch(lock)
    if gone is None:
        return Claim(words.unwatched, TAKE_OVER)
    if not gone:
        return Claim(words.alive, TAKE_OVER)
    return ours(lock) if lock.take_over() else Claim(lock.holder.words.held, TAKE_OVER)


def ours(lock: DraftsLock) -> Claim:
    """Return what is known when the drafts are ours."""
    return Claim(doubt="" if lock.is_certain else doubt_words(on_network=lock.is_on_network))
