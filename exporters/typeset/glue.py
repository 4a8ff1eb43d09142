"""Where a line of official prose should rather not end, and how much that costs.

The costs are those of `paragraph_lines.py`: one is what a line costs that is a character short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_FIGURE, _NUMERAL, _ORDINAL = 40.0, 8.0, 15.0
"""Between a figure and what it counts; the same in 十二条; behind 第. Chosen: a figure is read at one glance."""

_ENUMERATOR, _AFTER_ONE_IS = 40.0, 4.0
"""Between 3. and what follows, or within 一是; behind 一是. Chosen: it is overlooked at the end of a line."""

_NAME, _DOCUMENT = 60.0, 40.0
"""Within a short name in quotation marks; within 〔2024〕3号. Chosen: a line rather ends eight characters short."""

_RANGE = 15.0
"""Within 2023至2024. Chosen: as behind 第."""

_TELEPHONE = 70.0
"""Within a telephone number. Chosen: a line rather ends eight characters short, as it is dialled at one glance."""

_AFTER_SLASH, _AFTER_DOT = 12.0, 18.0
"""Within an address, behind / ? &, and behind . -. Chosen: as a line with gaps of an eighth of a character."""

_BEFORE_DIGITS = 30.0
"""Between groups of digits that were typed with spaces. Chosen: nearly as a figure."""

_SHORT_NAME = 8
"""Characters. Chosen: with more, a name is read in pieces anyway."""

_SHORT_ADDRESS = 20
"""Characters that are not broken where it can be helped. Chosen: a third of a line, as letters are half as wide."""

_UNITS = (
    "[万亿]?(?:小时|分钟|工作日|个工作日|个月|季度|周年|人次|人民币|平方公?[米里]|公[里顷斤]|课时|学时|号令|[万亿]元"
    "|[年月日时分秒天周件条号楼室层栋幢座单个份次人名项期届起例户家场批篇类种本部台辆处所间页张倍岁亩吨米度元余多万亿%％])"
)
"""What is counted in; the longest first."""
_NUMERALS = "〇零一二三四五六七八九十百两"
_LETTERS = "A-Za-z"
_DASHES = "－—–‐‑-"

_COSTS = (
    (re.compile(rf"第 ?(?=[\d（{_NUMERALS}])"), _ORDINAL),
    (re.compile(r" (?<=\d )(?=\d)"), _BEFORE_DIGITS),
    (
        re.compile(
            rf"[（(\d①-⒛㈠-㈩](?<![^。；：，、\s].)(?:(?<=[（(])(?:[{_NUMERALS}]{{1,3}}|\d{{1,2}})[）)]"
            rf"|(?<=\d)\d?(?:[.．、](?!\d)|[）)])|(?<=[①-⒛㈠-㈩]))\s?"
        ),
        _ENUMERATOR,
    ),
    (re.compile(rf"[{_NUMERALS}](?<=[。；：，、\s].)(?=[{_NUMERALS}]?是)"), _ENUMERATOR),
    (re.compile(rf"[{_NUMERALS}](?<=[。；：，、\s].)[{_NUMERALS}]?是"), _AFTER_ONE_IS),
)
"""What a break costs behind a match. Patterns begin with what is rare, and look back from there: they are quick so."""

_EXTENSION = r"(?:转分机|转|分机) ?\d{1,6}"
TELEPHONE = re.compile(
    rf"[（(+\d](?<!\d\d)(?:"
    rf"(?:(?<=[（(])\+?\d{{2,4}}(?:[{_DASHES}]\d{{2,4}})?[）)] ?[{_DASHES}]? ?|(?<![（(])\d{{1,4}} ?[{_DASHES}] ?)"
    rf"\d{{3,8}}(?!\d)(?: ?[（(]?{_EXTENSION}[）)]?| ?[{_DASHES}] ?\d{{1,8}}(?!\d))?"
    rf"|(?<=\d)\d{{6,10}} ?[（(]?{_EXTENSION}[）)]?)"
)
"""A telephone number with the code of its place, with an extension, or with both."""

_INSIDES = (
    (re.compile(rf"\d ?(?:[百千万亿]{{0,2}}[余多]?{_UNITS}(?:\d+[日分])?)"), _FIGURE),
    (re.compile(rf"[{_NUMERALS}](?:[{_NUMERALS}]{{1,9}}[余多]?(?:{_UNITS})?|{_UNITS})"), _NUMERAL),
    (re.compile(rf"\d[年月日时]?[至到~～{_DASHES}] ?\d"), _RANGE),
    (
        re.compile(
            rf"“[^“”\n]{{1,{_SHORT_NAME}}}”|《[^《》\n]{{1,{_SHORT_NAME}}}》|〈[^〈〉\n]{{1,{_SHORT_NAME}}}〉"
            rf"|「[^「」\n]{{1,{_SHORT_NAME}}}」|『[^『』\n]{{1,{_SHORT_NAME}}}』|‘[^‘’\n]{{1,{_SHORT_NAME}}}’"
        ),
        _NAME,
    ),
    (re.compile(r"[〔［\[]\d{4}[〕］\]] ?\d{1,5} ?号"), _DOCUMENT),
    (TELEPHONE, _TELEPHONE),
)
"""What a break costs anywhere within a match."""

_ADDRESS = re.compile(rf"//|@|[{_LETTERS}]\.[{_LETTERS}]")
_SOFT = re.compile(r"(?<=[/?&])(?=\w)|(?<=[.-])(?=\w)")
"""Where an address may be broken: behind its own marks, and never before them."""


def costs(text: str) -> dict[int, float]:
    """Return what a line costs beside its own shape that ends behind so many characters; nothing where it is free."""
    found: dict[int, float] = {}
    for pattern, cost in _COSTS:
        for match in pattern.finditer(text):
            found[match.end()] = max(cost, found.get(match.end(), 0))
    for pattern, cost in _INSIDES:
        for match in pattern.finditer(text):
            for at in range(match.start() + 1, match.end()):
                found[at] = max(cost, found.get(at, 0))
    return found


def address_parts(word: str) -> Iterator[tuple[str, float]]:
    """Yield the parts of a web address or an e-mail address, and what a break before each costs; any other word whole.

    Telephone numbers, dates and decimals are no addresses.
    """
    if not _ADDRESS.search(word):
        yield word, 0.0
        return
    dearer = 2 if len(word) <= _SHORT_ADDRESS else 1
    places = [0, *(found.start() for found in _SOFT.finditer(word)), len(word)]
    for start, end in pairwise(sorted(set(places))):
        yield word[start:end], dearer * (_AFTER_DOT if word[start - 1] in ".-" else _AFTER_SLASH)
