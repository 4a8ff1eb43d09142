"""Which year the texts speak of: N-YEAR."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from models.checks.findings import Context, Finding, Level, Span
from models.form.refs import TextRef
from models.report.places import place
from models.report.report import Report
from models.report.wording import OPENING, TITLE
from models.rules.texts.printed_texts import OVERVIEW_TEXT, WordChange, named, rewritten, said_in, unquoted
from models.text.boundaries import Boundaries

_YEAR = re.compile(r"(?<!\d)20\d\d(?=\s{0,9}年)")
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_NUMBERING = rf"(?:[（(]{_NUMERAL}[）)]|\d{{1,2}}[.．、]|{_NUMERAL}是)?"
_OPENS = re.compile(
    rf"(?:^|(?<=[。；！？\n]))\s{{0,9}}+{_NUMBERING}\s{{0,9}}+(?P<year>20\d\d)\s*+年(?:度|全年)?"
    r"(?=[，,]|[我本全共]|累计|街道|镇|乡|区|县|局|主动|依申请|收到|受理|新收|新制|办结|答复|作出|未|没有|公开|政府信息公开|共"
    r"|[^，。；\n]{2,14}(?:街道|镇|乡|局|办|委|政府)(?:共|累计|收到|未|主动|公开))"
)
"""A year that opens a sentence about the work of that year. How long a name may be is ours, as are all words below."""

_OPENS_A_CLAUSE = re.compile(
    r"[，,：:]\s*+(?P<year>20\d\d)\s*+年度?[，,]?(?=[^，。；：\n]{0,16}(?:共|累计|全年|收到|受理)[^，。；：\n]{0,20}\d)"
)
_SENTENCE_ENDS = "。！？；\n"
_AROUND = 200
"""Characters on each side of a year that tell what its sentence is about: ours; four lines of a page.

In a sentence beyond all measure, thousands of years would each be read in the light of the whole.
"""

_CLAUSE = 60
"""Characters behind a year in which its clause ends: ours; more only makes long sentences slow."""

_CLAUSE_ENDS = re.compile(r"(?<!年)(?<!年度)[，。；：！？\n]|$")
_OF_ANOTHER_TIME = re.compile(
    "结转|遗留|预算|决算|规划|计划|方案|要点|年报|年度报告|考核|测评|评估|检查|反馈|通报|清单|目录|存在的|版|招|届"
)
_COMPARES = re.compile(
    "以来|截至|截止|相比|[比较](?:上|去|前|往|同|20)|上年|上一年|去年|往年|历年|近年|今年|本年|目前|连续"
)
_OF_NEXT_YEAR = re.compile("将|转|结转|顺延|计划|规划|下一?步|继续|拟|打算|力争|进一步|争取|努力|目标|重点|展望")
_COUNTS = re.compile(r"全年|累计|共|收到|\d\s*[余多]?\s*[件条份次]")
_PERIOD = re.compile(
    r"(?:(?P<year>20\d\d)\s*+年\s*+)?(?<!\d)(?P<month>\d{1,2})\s*+月\s*+(?:(?P<day>\d{1,2})\s*+日)?\s*+"
    r"(?:起\s*+[，,]?)?\s*+(?:至|到|-|—++|－|~|～)\s*+(?:(?P<last_year>20\d\d)\s*+年\s*+)?"
    r"(?P<last_month>\d{1,2})\s*+月(?:\s*+(?P<last_day>\d{1,2})\s*+日|\s*+底)?"
)
_OF_THE_FIGURES = re.compile("统计|期限|时限|所列|报告期|数据")
_ANNOUNCES = re.compile(
    r"(?:现将|编制|公布|发布)[^。，；《》“”]{0,24}?(?<!\d)(?P<year>20\d\d)\s*+年度?[^。，；《》“”]{0,8}公开[^。，；《》“”]{0,4}(?:年度报告|年报|情况)"
)


def year_is_the_reports(context: Context) -> Iterator[Finding]:
    """What title, opening and section 一 say of this year's work says this year; one finding a text.

    N-YEAR: warning.
    Source: ours: last year's report is the usual template.
    """
    report = context.report
    for ref, read in ((TITLE, _in_title), (OPENING, _in_opening), (OVERVIEW_TEXT, _in_overview)):
        text = said_in(report, ref)
        slips = read(text, report.year) if "20" in text or "月" in text else ()
        if slips:
            yield _finding(report, ref, text, slips)


def _finding(report: Report, ref: TextRef, text: str, slips: tuple[WordChange, ...]) -> Finding:
    said = named(f"“{_with_year(text[slip.start : slip.end])}”" for slip in slips)
    message = (
        f"{place(report, ref)}里写的{said}和报告年度（{report.year} 年）不一样，"
        "可能是没有改过来的；请核对，确实如此的请说明理由。"
    )
    spans = tuple(Span(ref, slip.start, slip.end) for slip in slips)
    label = f"改成{_with_year(slips[0].new)}" if len({slip.new for slip in slips}) == 1 else f"改正 {len(slips)} 处"
    return Finding("N-YEAR", Level.WARNING, message, (ref,), spans=spans, fix=rewritten(report, ref, label, slips))


def _with_year(words: str) -> str:
    return words if "月" in words else f"{words}年"


@lru_cache(maxsize=8)
def _in_title(text: str, year: int) -> tuple[WordChange, ...]:
    years = list(_YEAR.finditer(text))
    return (_year(years[0], 0, year),) if len(years) == 1 and int(years[0][0]) != year else ()


@lru_cache(maxsize=8)
def _in_opening(text: str, year: int) -> tuple[WordChange, ...]:
    plain = unquoted(text)
    announced = [_year(found, "year", year) for found in _ANNOUNCES.finditer(plain) if int(found["year"]) != year]
    return (*announced, *_periods(plain, year))


@lru_cache(maxsize=8)
def _in_overview(text: str, year: int) -> tuple[WordChange, ...]:
    plain = unquoted(text)
    periods = tuple(_periods(plain, year))
    sentences = Boundaries(plain, _SENTENCE_ENDS)
    wrong = (_year(found, "year", year) for found in _years(plain) if _is_wrong(plain, sentences, found, year))
    told = {at for start, end, _ in periods for at in range(start, end)}
    return (*(one for one in wrong if one.start not in told), *periods)


def _years(text: str) -> Iterator[re.Match[str]]:
    yield from _OPENS.finditer(text)
    yield from _OPENS_A_CLAUSE.finditer(text)


def _is_wrong(text: str, sentences: Boundaries, found: re.Match[str], year: int) -> bool:
    """Return whether the year that opens a sentence or clause should be the report year.

    A sentence may tell what happened before, compare with other years, or look ahead.
    """
    named = int(found["year"])
    begins = max(sentences.begin(found.start("year")), found.start() - _AROUND)
    sentence = text[begins : min(sentences.end(found.end()), found.end() + _AROUND)]
    clause = _CLAUSE_ENDS.split(text[found.end() : found.end() + _CLAUSE].lstrip("，, "), maxsplit=1)[0]
    if named == year or f"{year}年" in sentence or _COMPARES.search(sentence) or _OF_ANOTHER_TIME.search(clause):
        return False
    if named > year:
        return not _OF_NEXT_YEAR.search(sentence)
    return named == year - 1 or bool(_COUNTS.search(sentence))


def _periods(text: str, year: int) -> Iterator[WordChange]:
    """Yield the stated periods of the figures that are not 1 January to 31 December of the report year."""
    sentences = Boundaries(text, "。\n")
    for found in _PERIOD.finditer(text):
        before = text[max(sentences.begin(found.start()), found.start() - _AROUND) : found.start()]
        if _OF_THE_FIGURES.search(before) and not _is_whole_year(found, year):
            yield WordChange(found.start(), found.end(), f"{year}年1月1日至12月31日")


def _is_whole_year(period: re.Match[str], year: int) -> bool:
    years = {period["year"], period["last_year"]} - {None}
    days = tuple(period[name] and int(period[name]) for name in ("month", "day", "last_month", "last_day"))
    return years <= {str(year)} and days in {(1, 1, 12, 31), (1, None, 12, None), (1, 1, 12, None)}


def _year(found: re.Match[str], group: str | int, year: int) -> WordChange:
    return WordChange(*found.span(group), str(year))
