"""How an office can be reached, as its opening paragraph says it: address, telephone, postcode, mail."""

from __future__ import annotations

import re
from typing import NamedTuple

_NAMES = {
    "address": "(?:联系|办公|通讯|通信|单位|邮寄|详细)?地址|地点",
    "phone": "(?:联系|咨询|办公|办公室|公开|监督|值班|服务)?电话(?:号码)?",
    "postcode": "邮政编码|邮编",
    "email": "电子邮箱|电子邮件|电子信箱|邮箱(?:地址)?|[Ee]-?mail",
    "fax": "传真(?:电话|号码)?",
    "person": "联系人|联系科室|联系部门|负责人",
    "site": "网址|网站|网站地址|官网|微信公众号",
    "hours": "办公时间|工作时间|受理时间",
}
_STORED = ("address", "phone", "postcode", "email")
"""Those that a report keeps; the others end them."""

_AND_FAX = "(?:[/／、及和与（(]{0,2}兼?传真(?:电话|号码)?[）)]?)?"
_BEFORE_VALUE = {
    "address": "(?:[：:]|为：?|位于)",
    "phone": rf"{_AND_FAX}(?:[：:]|为：?|(?=[\d（(]))",
    "postcode": r"(?:[：:]|为：?|(?=\d{6}))",
    "email": "(?:[：:]|为：?|(?=[A-Za-z0-9]))",
}
_WAY = re.compile(
    "|".join(f"(?P<{key}>(?:{names}){_BEFORE_VALUE.get(key, '[：:]')})" for key, names in _NAMES.items()), re.ASCII
)
_TELEPHONE = r"(?:[（(]?\+?\d{2,4}[）)]?[-—－–\s]{0,2})?\d{3,8}(?:[-—－–]\d{1,8}){0,2}(?:转\d{1,6})?"
_VALUES = {
    "phone": re.compile(rf"{_TELEPHONE}(?:(?:[、，,/／；;]|\s|或者?){{1,2}}{_TELEPHONE})*", re.ASCII),
    "postcode": re.compile(r"\d{6}(?!\d)", re.ASCII),
    "email": re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,254}[A-Za-z]", re.ASCII),
}
"""What each looks like; what follows behind it belongs to something else."""

_HYPHENS = str.maketrans("\u2010\u2011", "--")
"""What Word makes of a hyphen at which no line ends where its text is copied to a web page, and what else looks so."""

_IDLE = "；;，,、。．. \n"
_ADDRESS_ENDS = re.compile("[。；;\n]")


class Way(NamedTuple):
    """How an office can be reached.

    Attributes:
        sure: Whether it looks as such an answer does, and nothing is left behind it.
    """

    value: str
    sure: bool


def tells_contact(text: str) -> bool:
    """Return whether a line says how the office can be reached."""
    return any(found.lastgroup in _STORED for found in _WAY.finditer(text))


def ways_of_contact(text: str) -> dict[str, Way]:
    """Return the ways that a text tells, by the keys of the cover; of several of a kind the first."""
    marks = list(_WAY.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)] * bool(marks)
    ways: dict[str, Way] = {}
    for mark, end in zip(marks, ends, strict=True):
        key = str(mark.lastgroup)
        if key in _STORED and key not in ways and (way := _way(key, text[mark.end() : end])):
            ways[key] = way
    return ways


def _way(key: str, told: str) -> Way | None:
    """Return the way that words tell which stand between its name and the next."""
    words = told.translate(_HYPHENS).lstrip(_IDLE)
    if pattern := _VALUES.get(key):
        found = pattern.match(words)
        rest = _ADDRESS_ENDS.split(words[found.end() :] if found else words, maxsplit=1)[0]
        if found:
            return Way(found[0], sure=not re.search(r"[\w]", _before_closing(rest), re.ASCII))
        return Way(value, sure=False) if (value := _before_closing(rest).strip(_IDLE)) else None
    value = _before_closing(_ADDRESS_ENDS.split(words, maxsplit=1)[0]).strip(_IDLE)
    return Way(value, sure=True) if value else None


def _before_closing(value: str) -> str:
    """Return `value` up to the bracket that closes the list of contacts."""
    depth = 0
    for at, character in enumerate(value):
        depth += {"（": 1, "）": -1, "(": 1, ")": -1}.get(character, 0)
        if depth < 0:
            return value[:at].rstrip(_IDLE)
    return value
