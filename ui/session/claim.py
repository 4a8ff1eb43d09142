"""What is found at a start: whether the drafts are ours, and what the clerk is told if they are not, or may not be."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ui.session.lock import DraftsLock

TAKE_OVER = "接过来填…"
TRY_AGAIN = "再试一次"

_UNWRITABLE = "数据文件夹不能写，这里只能看，不能改。请找管理电脑的人；能写了，按“再试一次”。"
_HELD = "{who}正开着这些报告，这里只能看，不能改。那边关掉以后，按“接过来填”。"
_ALIVE = "{who}正在填这些报告（刚才还有动静），这里只能看，不能改。那边关掉以后，按“接过来填”。"
_UNWATCHED = (
    "可能有人正在{who}填这些报告：文件夹里留着记号，刚才没有等到看清那边还在不在。"
    "这里先只能看，不能改；问过那边没有人在填，按“接过来填”再看一次。"
)
_UNCERTAIN = (
    "没能确定有没有别的窗口或者别的电脑也开着这些报告：数据文件夹所在的盘太满，或者不支持占用记号。"
    "可以接着填，请先看一看别处有没有开着这个程序；两边都填，后存的一边会存不上，会有提示，不会盖掉先存的。"
)


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
        return None if lock.show_holder() else Claim(_HELD.format(who=lock.holder.words), TAKE_OVER)
    who, gone = lock.holder.words, watch(lock)
    if gone is None:
        return Claim(_UNWATCHED.format(who=who), TAKE_OVER)
    if not gone:
        return Claim(_ALIVE.format(who=who), TAKE_OVER)
    return ours(lock) if lock.take_over() else Claim(_HELD.format(who=lock.holder.words), TAKE_OVER)


def ours(lock: DraftsLock) -> Claim:
    """Return what is known when the drafts are ours."""
    return Claim(doubt="" if lock.is_certain else _UNCERTAIN)
