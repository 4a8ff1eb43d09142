"""What has become of what the clerk has typed: whoever keeps a report answers so, whoever tells of an error says it."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from time import monotonic
from typing import NamedTuple

LONG = 1.0
"""Seconds after which it is said that a save lasts. Chosen: what is shorter nobody waits for."""


class Kept(Enum):
    """What has become of what the clerk has typed; the values are what is said of it."""

    SAVED = "已填的内容都存好了（{time}）。"
    CLOSED = "现在没有打开的报告；以前存好的草稿都没有动。"
    EXERCISE = "现在打开的是练习，练习里的改动不会保存；以前存好的草稿都没有动。"
    LOOKED_AT = "现在打开的报告只能看，没有要存的；以前存好的草稿都没有动。"
    UNSAVED = "最近填的还没有存上，请先不要退出程序，也不要关电脑。"


class Moment(NamedTuple):
    """A moment of this session.

    Attributes:
        at: Seconds, by a clock that nobody sets.
        clock: As the clock on the wall tells it.
    """

    at: float
    clock: str

    @property
    def minute(self) -> str:
        """The same without the seconds, which tell a clerk nothing once all is well."""
        return self.clock.rpartition(":")[0]


def now() -> Moment:
    """Return this moment."""
    return Moment(monotonic(), f"{datetime.now().astimezone():%H:%M:%S}")


class Saving(NamedTuple):
    """How far the disk is with what the clerk has typed.

    Attributes:
        stored: Up to when all that was typed is on the disk; None before the first save.
        unsaved: When the first of it was typed that is not; None if all is.
        copying: Since when a backup is being written; None if none is.
        took: Seconds of the last save; 0 before the first.
    """

    stored: Moment | None = None
    unsaved: Moment | None = None
    copying: Moment | None = None
    took: float = 0.0

    def said(self, at: float) -> str:
        """Return what is said of it at a moment; never “已自动保存” while anything has been written for long."""
        left = self.patience(at)
        if left == 0 and self.unsaved:
            return f"正在保存，{self.unsaved.clock} 起填的还没存好"
        if not self.stored:
            return "自动保存"
        if left == 0:
            return f"正在写备份，{self.stored.clock} 以前填的都存好了"
        return f"已自动保存 {self.stored.minute}"

    def patience(self, at: float) -> float | None:
        """Return after how many seconds what goes on now has lasted for long; None if nothing does.

        On a disk that is known to be slow, everything lasts for long from the beginning.
        """
        begun = self.unsaved or self.copying
        if not begun:
            return None
        return max(0.0, begun.at + (0.0 if self.took >= LONG else LONG) - at)

    def slow_disk(self) -> str:
        """Return what the clerk should know of a disk on which a save takes so long."""
        return (
            f"这一次保存用了 {round(self.took)} 秒，存草稿的盘可能很慢。拔盘、关电脑以前，请等右上角写着“已自动保存”。"
        )
