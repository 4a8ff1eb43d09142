"""Reports whose texts are filled with one thing again and again, and with prose again and again."""

from __future__ import annotations

from models.form.cover import PARTICULARS, EntryKind
from models.form.refs import Ref
from models.report.report import Report, Value
from tests.builders import answered, balanced, ref, sample

LENGTH = 50_000
"""Characters; the longest section of the samples has 1,561."""

PROSE = sample("001").text("texts", "overview")

FILLS = {
    "prose": PROSE,
    **{
        unit: unit
        for unit in (
            *(
                "字",
                "收到",
                "一二三",
                "1",
                "１",
                " ",
                "\n",
                "其中",
                "公开",
                "（",
                "）",
                "（）",
                "“",
                "“‘",
                "《",
                "。",
                "，",
                "、",
            ),
            *(
                "3件",
                "3件。",
                "收到3件，其中",
                "类3件、",
                "维持1件、",
                "未收到。",
                "未发生复议",
                "均",
                "结转",
                "未经复议",
                "X",
            ),
            *("2022年，", "。2022年，我", "1月1日至", "1月1日至2月1日", "国务院令第", "国务院令第1号", "13812345678，"),
            *(
                "（一）",
                "一是",
                "！一是",
                "（一）。",
                "。1、",
                "1.",
                "请填写",
                "办事处。",
                "甲街道办事处。",
                "XX街道",
                "全部办结。",
            ),
            *(
                "{{applications/new/total}}",
                "{{a/b/c}}",
                "《甲》（国办公开办函〔2019〕60号）",
                "没有发生行政复议。",
                "😀",
                "\u200b",
            ),
            *(
                "未收到政府信息公开申请。",
                "制发规范性文件3件。",
                "共15条，其中甲类9条、乙类1条、其他3条。",
                "a\u0301\u0327",
            ),
        )
    },
    "a sentence without end": "收到政府信息公开申请3件，" * 90 + "。",
    "all of it at the end": "甲" + "\n" * 4_000 + "20",
}
"""What a text is filled with, by its name."""

PARAGRAPHS = tuple(
    [f"texts/{key}" for key in ("overview", "problems", "other", "opening")]
    + [str(one.ref) for one in PARTICULARS.values() if one.entry is EntryKind.PARAGRAPHS]
)
"""Where whole sections are written."""

LINES = ("headings/title", "headings/problems", "cover/agency", "cover/signatory", "cover/phone", "cover/date")
NOTED = ("notes/applications/new/natural", "reasons/T2-REG disclosure/regulations/issued")


def filled(unit: str, size: int = LENGTH) -> str:
    """Return so many characters of a unit, again and again."""
    return (unit * (size // len(unit) + 1))[:size]


def hostile(unit: str, number: int = 0) -> Report:
    """Return a report in order with all its paragraphs filled, no two of them alike, nor those of any two numbers."""
    marks = (chr(0x4E00 + len(PARAGRAPHS) * number + at) for at in range(len(PARAGRAPHS)))
    texts = {key: f"{mark}{filled(unit, LENGTH - 1)}" for mark, key in zip(marks, PARAGRAPHS, strict=True)}
    return answered(balanced(), {"cover/kind": "street", **texts})


def everywhere(text: str) -> Report:
    """Return a report that has this text wherever a text can be, and in a cell."""
    answers: dict[Ref, Value] = {ref(key): text for key in (*PARAGRAPHS, *LINES, *NOTED, "applications/new/business")}
    return Report({**answered(balanced(), {"cover/kind": "street"}).values, **answers})
