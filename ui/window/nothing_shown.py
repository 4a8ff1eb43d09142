"""Why the list of the drafts is empty, in words."""

from __future__ import annotations

from typing import NamedTuple

from ui.window.draft_groups import Kind

_ONLY_BACKUPS = (
    "这里没有能打开的草稿文件：可能被移走、删掉，或者坏了。\n备份里还有 {count} 份报告。\n\n"
    "在菜单“文件 → 从备份恢复”里看一看；现在只能看的，等能改了再取回。"
)
_NOTHING_SHOWN = "这里现在没有能显示的报告，原因写在窗口上面。"
_BIN_EMPTY = "回收站是空的。"
_NOT_FOUND = "没有找到。按 Esc 看全部报告。"
_NONE_OF_KIND = "没有“{kind}”的报告。要看全部，请在上面选“全部状态”。"
_STILL_CHECKING = "正在核对，马上就知道哪些是。"


class Looked(NamedTuple):
    """What is looked for, and where.

    Attributes:
        words: What is typed.
        kind: Which drafts are wanted.
        in_bin: Whether in the bin.
        drafts: How many there are there.
        pending: Of how many of them nobody knows yet where they stand.
        backed_up: How many only backups know of.
    """

    words: str
    kind: Kind
    in_bin: bool
    drafts: int
    pending: int
    backed_up: int


def why_nothing(looked: Looked) -> str:
    """Return why nothing is shown."""
    if looked.drafts and looked.kind is not Kind.ALL and not looked.words:
        return _STILL_CHECKING if looked.pending else _NONE_OF_KIND.format(kind=looked.kind.value)
    if looked.words:
        return _NOT_FOUND
    if looked.in_bin:
        return _BIN_EMPTY
    return _ONLY_BACKUPS.format(count=looked.backed_up) if looked.backed_up else _NOTHING_SHOWN
