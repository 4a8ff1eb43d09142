"""Files that name a year and are no report on disclosure: what they are, for a sentence that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.importers.published.lines import SourceLine, splits
from models.importers.published.spelling import tidy

_HEAD = 30
"""Lines of a file among which its title stands. Chosen: websites put some twenty links above it."""

_LONGEST = 60
"""Characters of a line that may be a title. Chosen: two lines of a page."""

_YEAR = re.compile(r"(?:19|20)\d\d|二[〇○零][一二三四五六七八九〇○零]{2}", re.ASCII)
_OURS = re.compile("(信息|政务)公开(工作)?(情况)?(的)?(年度报告|年报|工作报告|情况报告|报告)")
_COMPARING = re.compile("对比|比较|对照|比对")
_KINDS = (
    ("预决?算|决算", "预算或者决算"),
    ("法治政府", "法治政府建设的报告"),
    ("政府工作报告", "政府工作报告"),
    ("统计(年报|公报|报表|年鉴)|年鉴", "统计资料"),
    ("(公开|服务)(指南|目录)|工作(要点|计划|方案)", "指南、目录或者工作计划"),
    ("(工作|年度|年终)总结|述职", "工作总结"),
)
"""What is published beside reports on disclosure, and what it is called."""

_ENDINGS = (
    ("通知|通报|公告|来信|复函", "通知或者公告"),
    ("指南|目录|要点|计划|方案", "指南、目录或者工作计划"),
    ("办法|规定|制度|细则|规范", "制度或者办法"),
    ("政府网站(工作)?(年度报表|年报)|网站报表", "政府网站工作年度报表"),
)
"""How the title of a paper about disclosure ends, and what it is called."""

_ENDED = tuple((re.compile(f"(?:{words})(?:[（(][^（()）]*+[)）])?$"), kind) for words, kind in _ENDINGS)

_WORDS = (
    ("会议纪要$|^同志们|的讲话(?:提纲)?$|会议议程$|主持词$", "会议材料"),
    (
        "本报讯|讯（|（?(?:记者|通讯员)[:：]? ?[\u3400-\u9fff]{2,4}[）)]|责任编辑|近日，|日前，|报告显示|记者从",
        "新闻报道",
    ),
    ("(?:图解|一图读懂|一图看懂|解读).{0,40}(?:报告|年报)|(?:报告|年报).{0,6}(?:图解|解读)", "对报告的解读"),
    ("^各[^，。；：]{1,30}：|特此(?:通知|公告|通报|函告|函复)|现将.{0,40}(?:如下|印发|公布|公告)", "通知或者公告"),
    ("^.{0,20}(?:公开申请表|答复书|告知书|公开申请书)$|^你(?:单位)?于20", "申请表或者答复"),
    ("^第[一二三四五六七八九十百]{1,5}[章条] ?[\u3400-\u9fff]", "法规、制度或者办法"),
    ("^甲方|^乙方", "合同"),
)
"""What stands in papers of other kinds, in the order in which that tells, and what these are called."""

_TOLD = tuple((re.compile(words), kind) for words, kind in _WORDS)
_LONGEST_LOOKED_AT = 200
"""Characters of a line that are looked at for such words. Chosen: its first two sentences."""

_STATISTICS = re.compile("统计(?:表|报表)|报表$|填报单位|指标名称|制表机关")
_ANY_TABLE = re.compile("[年月件数计位名项]")
"""Characters of which any table in Chinese has some, and no text that is in another encoding."""

_FEWEST_ROWS = 2
"""Rows with figures of a table of statistics. Chosen: a single one may be anything."""

_MOSTLY = 0.5
"""Share of lines that are rows of a table with figures, from which on a paper is a table of statistics.

Chosen: of those with a title, a header and a line of text each, that is half of the shortest.
"""

_COMPARED = (r"(?:19|20)\d\d年度?数?", "[上去前]一?年度?数?", "[本今]年度?数?")
_YEARLY = re.compile("|".join(f"(?:{words})" for words in _COMPARED), re.ASCII)
_HEADER_ROWS = 3
"""Rows of a table that are its header at most; those of the form are so tall."""


def kind_of_other(lines: Sequence[SourceLine]) -> str:
    """Return what a file is that is no report, for a sentence; nothing if its first lines do not tell."""
    titles = [text for line in lines[:_HEAD] if len(text := tidy(" ".join(line.words))) <= _LONGEST]
    for text in titles:
        if _COMPARING.search(text) and (_OURS.search(text) or len(set(_YEAR.findall(text))) > 1):
            return "几份报告的对比"
    named = [text[year.end() :] for text in titles if (year := _YEAR.search(text)) and not _OURS.search(text)]
    return next((kind for name in named for words, kind in _KINDS if re.search(words, name)), "")


def kind_by_ending(lines: Sequence[SourceLine]) -> str:
    """Return what a file without a title of a report is by how a line at its head ends, as above.

    A report may have a notice before it: this tells nothing of a file that has a title.
    """
    titles = (text for line in lines[:_HEAD] if len(text := tidy(" ".join(line.words))) <= _LONGEST)
    return next((kind for text in titles for end, kind in _ENDED if end.search(text)), "")


def kind_by_words(lines: Sequence[SourceLine]) -> str:
    """Return what a file without any part of a report is by what stands in it, as above."""
    texts = [tidy(" ".join(line.words))[:_LONGEST_LOOKED_AT] for line in lines]
    if found := next((kind for words, kind in _TOLD for text in texts if words.search(text)), ""):
        return found
    if not any(_ANY_TABLE.search(text) for text in texts):
        return ""
    rows = sum(bool(splits(line)[0].figures) and len(line.slots) > 1 for line in lines)
    is_named = any(_STATISTICS.search(text) for text in texts[:_HEAD])
    return "统计表" if rows >= max(_FEWEST_ROWS, (not is_named) * _MOSTLY * len(lines)) else ""


def comparing_blocks(lines: Sequence[SourceLine]) -> frozenset[int]:
    """Return the tables with columns of several years: they compare reports, and none of them is the form's."""
    return frozenset(
        line.block for line in lines if not line.is_paragraph and line.row < _HEADER_ROWS and len(_years(line)) > 1
    )


def _years(line: SourceLine) -> set[str]:
    return {found[0] for slot in line.slots if (found := _YEARLY.fullmatch(tidy(slot.text)))}
