"""What has become of what the clerk has typed: whoever keeps a report answers so, whoever tells of an error says it."""

from __future__ import annotations

from enum import Enum


class Kept(Enum):
    """What has become of what the clerk has typed; the values are what is said of it."""

    SAVED = "已填的内容都存好了（{time}）。"
    CLOSED = "现在没有打开的报告；以前存好的草稿都没有动。"
    EXERCISE = "现在打开的是练习，练习里的改动不会保存；以前存好的草稿都没有动。"
    LOOKED_AT = "现在打开的报告只能看，没有要存的；以前存好的草稿都没有动。"
    UNSAVED = "最近填的还没有存上，请先不要退出程序，也不要关电脑。"
