"""Breaks what stands in a cell of a table by meaning: words stay whole, and lines end behind marks if they can.

Words are known from the list below, which holds those of the statutory forms; what is in no list may be broken
anywhere that the marks permit. All lengths are in points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from exporters.typeset.line_breaking import WidthOf, wrap
from exporters.typeset.punctuation import NOT_FIRST, NOT_LAST

_WORDS = frozenset(
    """
自然人 申请人 商业 企业 科研 机构 社会 公益 组织 法律 服务 其他 总计 法人 情况
结果 维持 纠正 尚未 审结 未经 复议 直接 起诉 行政复议 行政诉讼
本年 本年度 下年度 上年 上一年 新收 结转 办理 继续 继续办理 政府信息 公开 申请 数量
不予公开 无法提供 不予处理 其他处理 予以公开 部分公开 区分处理 只计 不计 这一 情形 其他情形
属于 国家秘密 行政法规 禁止公开 危及 三安全一稳定 保护 第三方 合法权益 三类 四类 内部事务 信息 过程性
行政执法 案卷 行政查询 事项 本机关 不掌握 相关 没有 现成信息 需要 另行制作 补正 补正后 申请内容 仍不明确
信访 举报 投诉 类申请 重复申请 要求 提供 公开出版物 无正当理由 正当理由 大量 反复申请 行政机关 确认 重新出具
已获取 获取 逾期 不补正 不再处理 其政府信息 未按 收费 通知 收费通知 缴纳 费用
本列数据 勾稽关系 第一项 第二项 第三项 第四项 第二项之和 第四项之和 之和 等于
信息内容 制发 废止 件数 现行有效 规章 行政规范性文件 规范性文件 处理决定 决定数量 行政许可 行政处罚 行政强制
行政事业性 收费金额 单位 万元 第二十条 新制作 新公开 对外公开 对外管理 总数量 项目 项目数量 增/减
政府集中采购 采购 总金额 金额
""".split()  # noqa: SIM905  a list in quotes would be three times as long
)
"""Words of the forms that are not broken; the longest that fits a place is taken."""

_LONGEST_WORD = max(map(len, _WORDS))
_OTHER = re.compile(r"[!-~]+|——|……|.[\u0300-\u036f\ufe00-\ufe0f]*", re.DOTALL)
_ENUMERATOR = re.compile(r"[0-9]{1,2}[.．、]")
_PAUSE = frozenset("）、，；：。")
"""Behind these a centred label is broken first."""

_TOLERANCE = 0.01  # points: widths are sums of floats
_MANY = 40
"""Pieces. Chosen: what has more is a text and no label, and is broken without weighing its lines."""


class _Best(NamedTuple):
    """The best lines up to some piece.

    Attributes:
        lines: How many there are.
        torn: How many of them end where no mark is.
        ragged: The sum of the squares of their lengths.
        ends: How many pieces stand before the end of each.
    """

    lines: int
    torn: int
    ragged: float
    ends: tuple[int, ...]


def filled_lines(text: str, width: float, measure: WidthOf) -> tuple[str, ...]:
    """Break a label that stands at the left into lines, each as full as whole words let it be.

    Args:
        text: The label. A line feed in it ends a line.
        width: Available to each line.
        measure: The advance of a character as it will be drawn.

    Returns:
        The lines without the spaces at their ends. Nothing for no text.
    """
    return tuple(line for part in text.split("\n") if part for line in _filled(list(_pieces(part)), width, measure))


def centred_lines(text: str, width: float, measure: WidthOf) -> tuple[str, ...]:
    """Break a label that stands in the middle into few lines that end behind marks, of much the same length.

    Arguments and lines are as of `filled_lines`.
    """
    return tuple(line for part in text.split("\n") if part for line in _centred(part, width, measure))


def widest_word(text: str, measure: WidthOf) -> float:
    """Return the length of the longest stretch of a label that is not broken."""
    return max((_length(piece, measure) for piece in _pieces(text)), default=0.0)


def _pieces(text: str) -> Iterator[str]:
    """Yield what is not broken: a word with the marks that cling to it; a number clings to what it counts."""
    kept = ""
    for word in _words(text):
        if kept and word[0] not in NOT_FIRST and kept[-1] not in NOT_LAST and not _ENUMERATOR.fullmatch(kept):
            yield kept
            kept = ""
        kept += word
    if kept:
        yield kept


def _words(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = _end_of_word(text, start)
        yield text[start:end]
        start = end


def _end_of_word(text: str, start: int) -> int:
    for end in range(min(len(text), start + _LONGEST_WORD), start + 1, -1):
        if text[start:end] in _WORDS:
            return end
    found = _OTHER.match(text, start)
    return found.end() if found else start + 1


def _length(text: str, measure: WidthOf) -> float:
    return sum(map(measure, text))


def _fitting(pieces: list[str], width: float, measure: WidthOf) -> Iterator[str]:
    """Yield the pieces, those longer than a line as lines of their own."""
    for piece in pieces:
        too_long = _length(piece.strip(), measure) > width + _TOLERANCE
        yield from wrap(piece, width, measure) if too_long else (piece,)


def _filled(pieces: list[str], width: float, measure: WidthOf) -> Iterator[str]:
    line, length = "", 0.0
    for piece in _fitting(pieces, width, measure):
        if line and length + _length(piece.rstrip(), measure) > width + _TOLERANCE:
            yield line.strip()
            line, length = "", 0.0
        line += piece
        length += _length(piece, measure)
    yield line.strip()


def _centred(text: str, width: float, measure: WidthOf) -> Iterator[str]:
    pieces = list(_fitting(list(_pieces(text)), width, measure))
    if len(pieces) > _MANY:
        yield from wrap(text, width, measure)
        return
    lengths = [_length(piece, measure) for piece in pieces]
    best = [_Best(0, 0, 0, ())]
    for end in range(1, len(pieces) + 1):
        best.append(min(_lines_to(best, pieces, lengths, end, width)))
    yield from ("".join(pieces[start:end]).strip() for start, end in pairwise((0, *best[-1].ends)))


def _lines_to(best: list[_Best], pieces: list[str], lengths: list[float], end: int, width: float) -> Iterator[_Best]:
    """Yield the lines up to piece `end` with each beginning that the last of them may have."""
    torn = end < len(pieces) and pieces[end - 1][-1] not in _PAUSE and pieces[end][0] not in NOT_LAST
    for start in range(end - 1, -1, -1):
        length = sum(lengths[start:end])
        if length > width + _TOLERANCE and start < end - 1:
            return
        before = best[start]
        yield _Best(before.lines + 1, before.torn + torn, before.ragged + length**2, (*before.ends, end))
