"""What was found when a register was opened: each with a sentence for the clerk, worst first."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Trouble(Enum):
    """What may be wrong with a register. Where it `forbids` writing, the register can only be looked at."""

    NO_EVENTS = "no events, although there have been some"
    NEWER = "a later version of the program has written to it"
    BROKEN_CHAIN = "an event is changed or missing"
    IMPOSSIBLE = "an event that cannot have happened"
    OTHER_REGISTER = "the events are those of another register"
    WENT_BACK = "the events are those of an earlier day, or the last one is changed"
    HELD = "somebody else has it open"
    ASKED = "it was asked to be opened so"
    TORN_TAIL = "the last event was not written as a whole"
    OBJECT_MISSING = "a file that was received is not there"
    OBJECT_DAMAGED = "a file that was received is not as it was"
    LAST_YEAR_LOST = "a report of last year is not there, or not as it was"
    UNRECORDED = "a file was kept, but not recorded"
    INDEX_DAMAGED = "the index was damaged"
    INDEX_FOREIGN = "the index was that of another register"
    NOTE_DAMAGED = "the note of the last event was damaged"
    NOTE_FOREIGN = "the note of the last event was that of another register"

    @property
    def forbids(self) -> bool:
        """Whether nothing may be written."""
        return self in _FORBIDDING


_T = Trouble
_FORBIDDING = frozenset(
    {_T.NO_EVENTS, _T.NEWER, _T.BROKEN_CHAIN, _T.IMPOSSIBLE, _T.OTHER_REGISTER, _T.WENT_BACK, _T.HELD, _T.ASKED}
)


class Found(NamedTuple):
    """Something that was found.

    Attributes:
        sentence: What is wrong, where, and what to do.
        subjects: SHA-256 of the files that it is about.
    """

    trouble: Trouble
    sentence: str
    subjects: tuple[str, ...] = ()


_SENTENCES = {
    _T.NO_EVENTS: "登记簿的记录（events.jsonl）不见了，收到的原件还在；请从备份里找回这个文件，放回原处，再打开。",
    _T.NEWER: "这个任务由新版程序记过，本程序看不全；请先升级本程序。",
    _T.BROKEN_CHAIN: "登记簿第 {number} 条记录被改过或者缺了，它后面的都不能信；请从备份里找回 events.jsonl，再打开。",
    _T.IMPOSSIBLE: "登记簿第 {number} 条记录和前面的对不上，它后面的都没有用；请找管理电脑的人看一看。",
    _T.OTHER_REGISTER: "文件夹里的记录（events.jsonl）是另一个任务的，没有合并；请把这个任务自己的放回来，再打开。",
    _T.WENT_BACK: (
        "登记簿比上次用的时候旧，或者最后一条被改过：上次记到第 {known} 条，现在是第 {number} 条。"
        "请找回新的那一份；确实找不回，可以写明原因，从这里接着记。"
    ),
    _T.HELD: "这个任务已经在另一个窗口或者另一台电脑上打开；请到那边办，或者等那边关掉。",
    _T.TORN_TAIL: "上次断电或者关机的时候，最后一条没有写完，挪到了“{name}”；请核对最后办的一件，没有就再办一次。",
    _T.OBJECT_MISSING: "有 {count} 份收到的原件不见了：{names}；请把原来的文件再收一次，内容一样就会补上。",
    _T.OBJECT_DAMAGED: "有 {count} 份收到的原件坏了或者读不出来：{names}；请把原来的文件再收一次，内容一样就会补上。",
    _T.LAST_YEAR_LOST: "有 {count} 份去年的报告不见了或者坏了：{names}；这些单位没有和去年比，请在“任务”里再带一次。",
    _T.UNRECORDED: "有 {count} 份文件存下了，还没有登记；请把上次的 U 盘或者文件夹再收一次。",
    _T.INDEX_DAMAGED: "登记簿的目录（register.json）坏了，已经照记录重新做好，什么也没有丢；旧的挪到了“{name}”。",
    _T.INDEX_FOREIGN: "登记簿的目录（register.json）是另一个任务的，没有合并，已经照记录重新做好；旧的挪到了“{name}”。",
    _T.NOTE_DAMAGED: "记着登记簿记到哪里的小文件（head.json）坏了，已经重新做好；旧的挪到了“{name}”。",
    _T.NOTE_FOREIGN: "记着登记簿记到哪里的小文件（head.json）是另一个任务的，已经重新做好；旧的挪到了“{name}”。",
}


def found(trouble: Trouble, subjects: tuple[str, ...] = (), **said: object) -> Found:
    """Return something that was found, with its sentence."""
    return Found(trouble, _SENTENCES[trouble].format(**said), subjects)


def asked(why: str) -> Found:
    """Return that a register was asked to be opened to be looked at only, for a reason that is a sentence."""
    return Found(Trouble.ASKED, why)


def worst_first(all_found: list[Found]) -> tuple[Found, ...]:
    """Return what was found, worst first."""
    order = list(Trouble)
    return tuple(sorted(all_found, key=lambda one: order.index(one.trouble)))
