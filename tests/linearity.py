"""Whether something takes time by the length of a text, and not by its square: tried on repetitions of all kinds."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from math import inf
from random import Random
from time import thread_time
from typing import NamedTuple

SIZES = (500, 2_000, 8_000, 32_000)
"""Characters, each four times as many as before: what is cubic shows at the first of them, and keeps nobody waiting."""

WORST = 8.0
"""Times as long for four times the text: four is linear, sixteen quadratic."""

FLOOR = 0.08
"""Seconds of computing below which nothing is said: what is quadratic takes longer for the longest text."""

FAR_TOO_LONG, _TRIES = 3.0, 3
"""Seconds that nothing takes on any machine; how often it is tried, since other programs may have been in the way."""

HOSTILE = (
    *("\n", " ", "\t", "\u3000", "\r\n", "1", "１", "一", "十", "甲", "年", "月", "日", "件", "3件", "3件。", "3件，"),
    *(
        "！一是",
        "（一）。",
        "。1、",
        "第1条",
        "1.",
        "1,",
        "1,234",
        "12 ",
        "2024年",
        "1月1日至",
        "1月1日至2月1日",
        "2022年，我",
    ),
    *(
        "（",
        "）",
        "(",
        ")",
        "[",
        "《",
        "》",
        "“",
        "”",
        "‘",
        "“‘",
        "《〈",
        "〔2024〕",
        "【",
        "{{",
        "{{a/b/c}}",
        "『",
        "』",
    ),
    *(
        "13812345678",
        "11010519491231002X",
        "6222021234567890123",
        "http://",
        "www.a.cn/",
        "a@b.c",
        "a/",
        "_",
        "-",
        "—",
        "·",
    ),
    *(
        "😀",
        "a\u0301",
        "\u0301\u0327",
        "\u200b",
        "\x00",
        "X",
        "XX街道",
        "X X ",
        "×月",
        "*",
        "**",
        "|",
        "|-",
        "#",
        "<",
        "<p>",
    ),
    *(
        "，",
        "。",
        "；",
        "、",
        "：",
        "？",
        "的",
        "其中",
        "结转",
        "上年",
        "收到",
        "申请",
        "未收到",
        "复议",
        "诉讼",
        "公开",
        "全部办结。",
    ),
    *(
        "国务院",
        "国务院令第1号",
        "国办公开办函〔",
        "请填写",
        "（请",
        "办事处。",
        "区",
        "市",
        "在“",
        "请与",
        "联系",
        "地址：",
        "现将",
    ),
)
"""Repeated as they are; whatever a pattern names itself comes besides."""


class Repetition(NamedTuple):
    """A text of any length: a unit again and again, with something before and behind."""

    before: str
    unit: str
    behind: str

    def of(self, size: int) -> str:
        return f"{self.before}{(self.unit * (size // len(self.unit) + 1))[:size]}{self.behind}"


def repetitions(words: Iterable[str], most: int, seed: str) -> Iterator[Repetition]:
    """Yield so many repetitions, always the same ones of a seed: of each word alone first, and then of several.

    Of few, one is of what has no words, and one of the words themselves.
    """
    draw = Random(ascii(seed))  # noqa: S311  nothing is secret here
    own = [word for word in words if word] or ["甲"]
    alone = [*dict.fromkeys((draw.choice(" \n"), draw.choice(own), " ", "\n", *own, *HOSTILE))]
    yield from (Repetition("", word, "") for word in alone[:most])
    pool = (own, HOSTILE)
    for _ in range(most - len(alone)):
        unit = "".join(draw.choice(pool[draw.random() < 0.3]) for _ in range(draw.randint(1, 3)))
        yield Repetition(draw.choice(["", *own, "甲", "（"]), unit, draw.choice(["", "甲", "！", "20", *own]))


def slower_than_linear(act: Callable[[str], object], text: Repetition, sizes: tuple[int, ...] = SIZES) -> str:
    """Return how much longer something takes for more of a text; empty if by no more than its length.

    Every text that is tried is a new one, so that nothing is remembered of it.
    """
    before = 0.0
    numbers = count(0x4E00)
    for size in sizes:
        # What is looked at around each number of a text is bounded, so that short texts tell too little.
        most = max(FLOOR, WORST * before) if size == sizes[-1] else FAR_TOO_LONG
        took = inf
        for _ in range(_TRIES):
            took = min(took, _seconds(act, f"{chr(next(numbers))}{text.of(size)}"))
            if took <= most or took >= FAR_TOO_LONG:
                break
        if took > most:
            return f"{text}: {size} characters take {took:.2f} s, a quarter of them {before:.3f} s"
        before = took
    return ""


def _seconds(act: Callable[[str], object], text: str) -> float:
    collects = gc.isenabled()
    gc.disable()
    try:
        begun = thread_time()
        act(text)
        return thread_time() - begun
    finally:
        if collects:
            gc.enable()
