"""Counts in their sentences: what is said right before and after each, and what the paragraph is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from models.statements.numbers import Count, counts
from models.statements.passages import Sentence

_CLAUSE_ENDS = re.compile("[，；：。（）]")
_AFTER_ENDS = re.compile("[，；：。、（）]")
_ONLY_SUMMING = re.compile("(?:共计?|总计|合计|累计|为|全年|其中|有)*")
APPLICATIONS = re.compile(
    "信息公开的?申请|依申请|(?<![村居财厂])(?<![村居财厂]务)公开申请|申请公开|申请政府信息|政府信息的?申请|公开信息的?申请|信息申请|申请件|公开办理情况"
)
OTHER_BUSINESS = re.compile(
    "12345|12315|热线|信箱|诉求|信访件|信访事项|来信|来访|来电|留言|工单|网民|建议|提案|许可|审批|(?:婚姻|不动产|户籍|商事|企业)登记|咨询|低保|救助|补贴"
    "|执法|投诉(?!类|举报)|举报(?!投诉类|类)|监督电话|窗口办理|法律援助|仲裁|调解"
)
PLAINLY = re.compile(
    "(?:收到|受理|新收|接收|接到|收|共计?|总计|的|群众|公民|公众|社会|书面|有效|各类|各种|相关|[件份条宗]|等|该|此|全部)申请(?!执行|人)"
)
"""An application of no other kind: 收到申请, 26 件申请; not 用地申请."""

_DISCLOSURE = re.compile("信息公开|依申请|公开申请|申请公开|政务公开")
_WHOLE = re.compile(
    "全[区市县省州]|各级|各(?:单位|部门|街道|镇|乡|区|县|地)|所属(?:单位|部门)|区直|市直|县直|区县|全系统"
)
_OWN = re.compile(
    "本级|本机关(?!不掌握|公开|负责)|[区市县]政府办(?:公[室厅])?|政府办公[室厅]|我办|本办|[我本][街镇乡局委]"
)
_IN_BRACKETS = re.compile("（[^（）]*）")
_YEARS = re.compile(r"(?<![〔\[（\d])((?:19|20)\d\d)年(?!度?(?:结转|转))")
_YEAR_BEHIND = re.compile(r"[为是系属]?((?:19|20)\d\d)年度?(?!结转|转)")
"""1 起 2021 年提起的诉讼."""

_PARTS_OF_YEAR = re.compile(
    "上半年|下半年|季度|(?:[1-9]|1[0-2])月份|月均|平均|自[^，。]{1,24}以来|施行以来|实施以来|历年|抽[测查检]"
    "|计划|下一步|力争|预计|拟|配合|协助|代为|抄送"
)
"""Not the whole of the year, not done yet, or not done by the office itself."""

_MOST_COUNTS = 100
_LAST_YEAR = re.compile("去年|上年|上一年|前一年|往年|同期")
_CHANGES = re.compile("同比|环比|增加|减少|增长|下降|上升|回落|新增|多了|少了|较|相比")


class Mention(NamedTuple):
    """A count with its surroundings.

    Attributes:
        lead: What the sentence says between the count before and this one.
        after: What it says behind it, up to the next punctuation mark or count.
    """

    number: Count
    sentence: Sentence
    lead: str
    after: str

    @property
    def clause(self) -> str:
        """The clause before the number; `共 81 件` alone continues the clause before."""
        *before, last = _CLAUSE_ENDS.split(self.lead)
        return f"{before[-1]}，{last}" if before and _ONLY_SUMMING.fullmatch(last) else last

    @property
    def until(self) -> str:
        """The sentence before the number."""
        return self.sentence.text[: self.number.start]

    @property
    def is_about_applications(self) -> bool:
        """Whether applications for information are what this clause, sentence or paragraph is about."""
        here = f"{self.clause}#{self.after}"
        if APPLICATIONS.search(here):
            return True
        if OTHER_BUSINESS.search(self.until) or OTHER_BUSINESS.search(here):
            return False
        return bool(APPLICATIONS.search(self.until) or PLAINLY.search(self.until + here) or self.is_in_applications)

    @property
    def is_in_applications(self) -> bool:
        """Whether the paragraph or its sub-heading is about applications for information."""
        return _tells(APPLICATIONS, self.sentence.before) or _tells(APPLICATIONS, self.sentence.heading)

    @property
    def is_about_disclosure(self) -> bool:
        """Whether the sentence or the paragraph is about the disclosure of information at all."""
        said = self.sentence.before + self.sentence.text
        return _tells(_DISCLOSURE, said) or self.is_in_applications or _tells(PLAINLY, said)

    @property
    def goes_on_from(self) -> str:
        """The sentence before, if it ends with a semicolon only."""
        *_, last = re.split("[。！？]", self.sentence.before)
        return last

    @property
    def scope(self) -> str:
        """Whose number it is: `whole` for all offices of a district, `own` for the government's own, or blank."""
        until = _IN_BRACKETS.sub("", self.until)
        whole, own = (max((m.end() for m in p.finditer(until)), default=0) for p in (_WHOLE, _OWN))
        return "" if whole == own else "whole" if whole > own else "own"

    def is_of_another_time(self, year: int) -> bool:
        """Return whether the number is about another year, a part of the year, or a change."""
        years = _YEARS.findall(self.until)
        clause = self.clause
        return (
            bool(years and int(years[-1]) != year)
            or bool((found := _YEAR_BEHIND.match(self.after)) and int(found[1]) != year)
            or bool(_PARTS_OF_YEAR.search(self.until))
            or bool(_CHANGES.search(clause) or _LAST_YEAR.search(clause))
        )


def mentions(sentence: Sentence) -> Iterator[Mention]:
    """Yield the counts of a sentence; what has more than anybody would write is no prose."""
    found = list(counts(sentence.text))
    if len(found) > _MOST_COUNTS:
        return
    starts = [count.start for count in found[1:]] + [len(sentence.text)]
    before = 0
    for count, stop in zip(found, starts, strict=False):
        after = _AFTER_ENDS.split(sentence.text[count.end : stop], maxsplit=1)[0]
        lead = sentence.text[before : count.start]
        yield Mention(count, sentence, lead[_of_previous(lead) if before else 0 :], after)
        before = count.end


@lru_cache(maxsize=16)
def _tells(words: re.Pattern[str], text: str) -> bool:
    """Return whether a paragraph says something; it is asked for every count in it."""
    return bool(words.search(text))


def _of_previous(lead: str) -> int:
    """Return how much of what stands behind the count before belongs to that: 37 件在年内办结."""
    found = _AFTER_ENDS.search(lead)
    return found.start() if found else 0
