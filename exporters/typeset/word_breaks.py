"""Where the words of titles and of the names of offices begin and end, and what it costs to break a line between them.

Words are known from lists below.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from exporters.typeset.glue import TELEPHONE
from exporters.typeset.punctuation import NOT_FIRST, NOT_LAST

_WORDS = frozenset(
    """
人民政府 人民政府办公室 人民政府办公厅 办公室 办公厅 办事处 委员会 管委会 管理委员会 领导小组 人民法院
人民检察院 人民代表大会 国务院办公厅 国务院 国家税务总局 总局 常务委员会 信访局 教育局 科学技术局
工业信息化局 公安局 司法局 民政局 财政局 人力资源 社会保障局 社会保障 自然资源局 自然资源 生态环境局
生态环境 住房 城乡建设局 城乡建设 交通运输局 农业农村局 农业农村 水利局 商务局 文化 旅游局 旅游
卫生健康局 卫生健康 退役军人事务局 应急管理局 审计局 统计局 税务局 医疗保障局 医疗保障 城市管理局
城市管理 市场监督管理局 市场监督管理 市场监管 行政执法局 行政执法 行政审批局 林业局 海洋 渔业局 气象局
档案馆 图书馆 总工会 服务中心 政务服务中心 开发区 管理局 政府信息公开 政府信息 政务公开 信息公开
政务服务 政务新媒体 政府网站 基层政务公开 主动公开 依申请公开 行政规范性文件 规范性文件 中华人民共和国
条例 规定 办法 细则 实施办法 实施细则 实施方案 工作方案 管理办法 管理制度 管理规定 工作要点 工作规则
编制指引 指引 指南 规划 计划 措施 标准 规范 目录 清单 重点 领域 年度报告 年度工作报告 工作报告
报告 年报 情况 总结 要点 制度 公告 通告 通知 通报 意见 决定 决议 请示 批复 函 纪要 暂行 试行
修订 修正 工作 做好 进一步 加强 开展 推进 促进 规范化 标准化 建设 编制 发布 公布 报送 调整 成立
召开 举办 贯彻 落实 执行 实施 健全 完善 深化 改革 优化 营商环境 服务 管理 监督 检查 考核 评估
培训 安全 应急 产业 发展 扶持 奖励 企业 若干 有关 相关 问题 全面 重大 重点工作 任务 分工 成员
单位 名单 期间 春节 关于 印发 转发 批转 关于印发 关于转发 关于批转 等级 及时
常委会 党工委 党政 人大 政协 宣传部 组织部 统战部 纪检 监察 机关 事务 综合 机构编制委员会 经济技术开发区
高新技术产业开发区
""".split()  # noqa: SIM905  a list in quotes would be three times as long
)
"""Words of such titles, which are not broken; the longest that fits a place is taken."""

_PARTICLES = "的与暨之和及等"
_PARTICLE = "[的与暨之]|和(?!平|谐|田|顺|浩特)|及(?!时)|等(?!级)"
_SUFFIXES = (
    "自治区|自治州|自治县|特别行政区|街道|社区|新区|片区|省(?!委|级|直)|市(?!场|政|民|容|委|区|级|直)"
    "|区(?!域|委|块|间|级|直)|县(?!委|域|级|直)|州(?!市|区|县)|旗|盟|乡(?!村|镇)|镇(?!村)|村(?!民|委|务)"
)
"""What the name of a place ends with."""

_LONGEST_WORD = max(map(len, _WORDS))
_HANZI = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
_LETTERS = r"(?:[!-~]|(?=[\0-\u245f\u2500-\u2e7f])\w|[０-９Ａ-Ｚａ-ｚ])+"
_UNIT = r"(?:年度(?:(?:工作)?报告)?|[年月日届次号期件项条])"
_NUMBER = re.compile(
    rf"(?:\d+[年月][-—–~～至]?|\d+[—–～至])*{_LETTERS}(?:(?<=\d){_UNIT})?|[〇零一二三四五六七八九十]{{2,}}年度?|——|……"
)
"""Numbers and words in other letters, which contain no word of the list, and pairs."""

_STANDS_ALONE = re.compile(rf"{_PARTICLE}|(?!{_HANZI}).", re.DOTALL)
_PLACE = re.compile(rf"{_HANZI}{{1,12}}?(?:{_SUFFIXES})")
_WHOLES = re.compile(r"《[^《》]*》|〈[^〈〉]*〉|（[^（）]*）|“[^“”]*”")

# Costs have no unit: they were weighed against each other on real titles until each broke as a typesetter would break
# it. The test holds those titles; the standard (7.3.1) asks for whole words, and a trapezoid or a diamond.

GUESSED = 90.0
"""Within characters that are no known word."""

_AVOIDED = 500.0  # before a particle or behind 关于: where no typesetter breaks
_TORN = 200.0  # within a word that is longer than a line; twice as much between two digits
_WITHIN_MARKS = 25.0  # more, within brackets or quotation marks that fit a line
_BETWEEN_WORDS = 12.0  # where nothing speaks for or against it
_SINGLE_WORD = 6  # characters; chosen: what is longer and unknown is several words
_SINGLE_PLACE = 9  # characters, of a place with its kind; chosen likewise

_COSTS = tuple(
    (re.compile(pattern), cost)
    for pattern, cost in (
        (rf".*\|(?:{_PARTICLE})", _AVOIDED),
        (rf"(?:关于|印发|转发|批转|关于.[发转]|[{_PARTICLES}])\|.*", _AVOIDED),
        (r"[省市区县州乡镇]\|.*", _AVOIDED),
        (r".*\|关于.*", 0),
        (r"人民政府\|办公[室厅]", 15),
        (r"(?:人民政府(?:办公[室厅])?|办公[室厅]|办事处|.*[委员会局院馆])\|\d.*", 0),
        (r".*\|\d.*", 2),
        (r"\d+年度?\|.*", 4),
        (r".*街道\|办事处|.*区\|(?:管理委员会|管委会)", 70),
        (r".*\|期间", 30),
        (r".*[省市区县州乡镇]\|人民政府.*|.*公开\|工作", 16),
        (r"人民政府\|.*|.*[省市区县州]\|.*", 10),
        (r".*》\|.*|.*\|《", 4),
        (r"", _BETWEEN_WORDS),
    )
)
"""What a break costs between two words, written as ``before|after``; the first pattern that matches counts."""

TOLERANCE = 0.01
"""Points: widths are sums of floats."""


def word_breaks(text: str, ends: Sequence[float], width: float) -> dict[int, float]:
    """Return where a line of a text may end, as so many characters, and what that costs; dear within words.

    Args:
        text: A title, or a name, without line feeds.
        ends: Where each of its characters ends, in points, after a 0.
        width: Available to each line, in points.
    """
    costs = dict(_parted(text, ends, width))
    for start, end in (found.span() for found in _WHOLES.finditer(text)):
        if ends[end] - ends[start] <= width:
            costs |= {at: costs[at] + _WITHIN_MARKS for at in range(start + 1, end) if at in costs}
    return costs


def _parted(text: str, ends: Sequence[float], width: float) -> Iterator[tuple[int, float]]:
    """Yield the places between and, where it cannot be helped, within words at which the marks permit a break."""
    before = ""
    for word, single in _words(text):
        start, end = word.start, word.stop
        if before and _may_part(text, start):
            yield start, _cost(before, text[start:end])
        torn = ends[end] - ends[start] > width + TOLERANCE
        yield from ((at, cost) for at, cost in _within(text, word, single, torn=torn) if _may_part(text, at))
        before = text[start:end].strip() or before


def _words(text: str) -> Iterator[tuple[range, int]]:
    """Yield where each word stands, and up to how many characters it is taken for a single one."""
    start, following = 0, 0
    while start < len(text):
        end, single = _known(text, start), len(text)
        if not end:
            if following <= start:
                following = next((at for at in range(start + 1, len(text)) if _known(text, at)), len(text))
            end, single = _unknown(text, start, following)
        yield range(start, end), single
        start = end


def _known(text: str, start: int) -> int:
    """Return where the number, the word of the list, the particle or the mark that begins here ends, or 0."""
    if number := TELEPHONE.match(text, start) or _NUMBER.match(text, start):
        return number.end()
    longest = min(len(text), start + _LONGEST_WORD)
    for end in range(longest, start + 1, -1):
        if text[start:end] in _WORDS:
            return end
    return start + 1 if text[start] in _WORDS or _STANDS_ALONE.match(text, start) else 0


def _unknown(text: str, start: int, following: int) -> tuple[int, int]:
    """Return where the name of a place that begins here ends, or else where the next known word begins."""
    place = _PLACE.match(text, start)
    return (place.end(), _SINGLE_PLACE) if place and place.end() <= following else (following, _SINGLE_WORD)


def _within(text: str, word: range, single: int, *, torn: bool) -> Iterable[tuple[int, float]]:
    if torn:
        return ((at, _TORN + _TORN * text[at - 1 : at + 1].isdecimal()) for at in word[1:])
    return ((at, GUESSED) for at in word[2:-1]) if len(word) > single else ()


def _may_part(text: str, at: int) -> bool:
    before, after = text[:at].rstrip()[-1:], text[at]
    joined = after.isspace() or unicodedata.category(after) in {"Mn", "Me", "Mc", "Cf"}
    return not joined and before not in NOT_LAST and after not in NOT_FIRST


def _cost(before: str, after: str) -> float:
    return next(cost for pattern, cost in _COSTS if pattern.match(f"{before}|{after}"))
