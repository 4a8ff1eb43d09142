"""What is left of a template: S-RESIDUE."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from models.checks.findings import Context, Finding, Level, Span
from models.report.places import place
from models.rules.texts.printed_texts import printed_texts, unquoted

_BLANK = "[XxＸｘ×＊*]"
_NOT_IN_A_WORD = rf"(?<![A-Za-z0-9@/._])(?<!{_BLANK})(?<![A-Za-z]-)"
_WORD_ENDS = rf"(?!{_BLANK}|[A-Za-z0-9@/_]|[.-][A-Za-z0-9])"
_RESIDUE = re.compile(
    rf"{_NOT_IN_A_WORD}20[0-9]?{_BLANK}{{1,2}}(?=\s*[年〕］\]])"
    rf"|{_NOT_IN_A_WORD}{_BLANK}(?:[ \u3000]?{_BLANK})+{_WORD_ENDS}"
    rf"|{_NOT_IN_A_WORD}{_BLANK}\s*月\s*{_BLANK}\s*日"
    "|[（(【\\[]\\s*文字描述\\s*[）)】\\]]"
    "|编写说明(?!书)"
    r"|[（(【\[][^（）()【】\[\]\n]{0,20}(?:请填写|此处填写|请在此)[^（）()【】\[\]\n]{0,20}[）)】\]]"
    # 请填写《申请表》 is what a report tells its readers.
    r"|请填写(?![^。；\n]{0,16}[《表])"
)

_VEILED = re.compile(
    rf"(?:^|[人民、，。；：和与及对为向\n（(])[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严洪庄连康]"
    rf"(?:{_BLANK}){{1,2}}(?=[、，。；等诉的申提与和（(]|$)"
)
"""A person whose name is veiled: 王××、李××. The surnames are the hundred most frequent, and those of Fujian."""

_OF_AN_INSTRUCTION = re.compile("[说描填请]")

_NAMED = 5
"""Words that a sentence quotes: ours; more would not be read."""


def template_is_filled_in(context: Context) -> Iterator[Finding]:
    """No blank and no instruction of a template is printed; one finding a text.

    S-RESIDUE: error.
    Source: ours: nobody means to publish XX街道 or （文字描述）.
    """
    for ref, text in printed_texts(context.report):
        if found := _residue(text):
            words = "".join(dict.fromkeys(f"“{text[start:end]}”" for start, end in found[:_NAMED]))
            message = f"{place(context.report, ref)}里还留着模板的{words}；请改成实际的内容，或者删掉。"
            spans = tuple(Span(ref, start, end) for start, end in found)
            yield Finding("S-RESIDUE", Level.ERROR, message, (ref,), spans=spans)


@lru_cache(maxsize=128)
def _residue(text: str) -> tuple[tuple[int, int], ...]:
    """Return where words of a template stand; blanks count in quotations, too, instructions do not."""
    plain = unquoted(text)
    veiled = {match.end() for match in _VEILED.finditer(text)}
    found = (match.span() for match in _RESIDUE.finditer(text) if match.end() not in veiled)
    return tuple((start, end) for start, end in found if _is_blank(text[start:end]) or plain[start] == text[start])


def _is_blank(words: str) -> bool:
    return not _OF_AN_INSTRUCTION.search(words)
