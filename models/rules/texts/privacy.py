"""Personal data in what will be published: S-PERSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from models.checks.findings import Context, Finding, Level, Span
from models.form.refs import TextRef
from models.report.places import place
from models.report.wording import OPENING
from models.rules.texts.printed_texts import printed_texts

_PLAIN = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx")
_ALONE = r"(?<![0-9A-Za-z])(?<![0-9][.])(?<![/_=-])"
_IDENTITY = re.compile(rf"{_ALONE}[1-9]\d{{16}}[\dXx](?![0-9A-Za-z])", re.ASCII)
"""GB 11643: 17 digits and a check digit."""

_MOBILE = re.compile(
    rf"{_ALONE}(?:\+?86[- ]?)?1[3-9]\d(?P<gap>[- ]?)\d{{4}}(?P=gap)\d{{4}}"
    r"(?![0-9A-Za-z/_-]|\.\d|\s*[余多]?[万亿元件条份次人个项])",
    re.ASCII,
)
"""The national numbering plan: 11 digits that begin with 13 to 19."""

_LONG_NUMBER = re.compile("[0-9０-９]{4}")
"""What any of these numbers has in it."""

_MOBILE_DIGITS = 11
"""Of a mobile number without 86 before it, by the numbering plan (电信网编号计划)."""

_ACCOUNT = re.compile(
    rf"{_ALONE}(?:62|4\d|5[1-5])\d{{2}}(?:[ -]?\d{{4}}){{3}}(?:[ -]?\d{{1,3}})?(?![0-9A-Za-z])", re.ASCII
)
"""As cards print it: 62 is UnionPay, 4 Visa, 51 to 55 Mastercard."""

_SHORTEST_CARD, _LONGEST_CARD = 16, 19
"""Digits of a bank card: no card is shorter here, none longer by ISO/IEC 7812."""

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
"""GB 11643: what each digit counts in the check digit."""

_CHECK_DIGITS = "10X98765432"
"""GB 11643: the check digit by the remainder."""

_OLDEST = 1900
"""Year of birth: ours; nobody alive was born earlier, and other long numbers often look like it."""

_BEFORE = 20
"""Characters before a number in which 电话 is looked for: ours, as far as a name may stand between."""

_CONTACT = re.compile("(?:电话|联系|手机|热线)[^。；;，,、0-9]{0,12}$")

_OWN_LINES = ("phone", "address", "email")

_NAMED = 5
"""Numbers that a sentence tells of: ours; more would not be read."""


class _Number(NamedTuple):
    """A number that tells who somebody is."""

    start: int
    end: int
    called: str
    digits: str

    @property
    def veiled(self) -> str:
        """What a sentence may show of it."""
        return f"{self.digits[:3]}****{self.digits[-2:]}"


def persons_are_protected(context: Context) -> Iterator[Finding]:
    """No text that is published tells a number of a person; the office's own line is none.

    S-PERSON: warning.
    Source: 《个人信息保护法》.
    """
    report = context.report
    own = _own_numbers(tuple(report.text("cover", key) for key in _OWN_LINES))
    for ref, text in printed_texts(report):
        found = [one for one in _numbers(text) if not _is_own_line(own, ref, text, one)] if _is_text(ref) else []
        if found:
            said = "、".join(f"{one.called}（{one.veiled}）" for one in found[:_NAMED])
            message = f"{place(report, ref)}里像是有{said}；报告要向社会公开，请删掉，确实可以公开的请说明理由。"
            spans = tuple(Span(ref, one.start, one.end) for one in found)
            yield Finding("S-PERSON", Level.WARNING, message, (ref,), spans=spans)


def _is_text(ref: TextRef) -> bool:
    return ref.part != "cover" or ref.key == "notice_body"


@lru_cache(maxsize=128)
def _numbers(text: str) -> tuple[_Number, ...]:
    if not _LONG_NUMBER.search(text):
        return ()
    plain = text.translate(_PLAIN)
    found = [_number(one, "身份证号码") for one in _IDENTITY.finditer(plain) if is_identity(one[0])]
    found += [_number(one, "手机号码") for one in _MOBILE.finditer(plain)]
    known = {number.start for number in found}
    accounts = (_number(one, "银行卡号") for one in _ACCOUNT.finditer(plain) if one.start() not in known)
    found += [number for number in accounts if is_card(number.digits)]
    return tuple(sorted(found))


def is_identity(text: str) -> bool:
    """Return whether 18 digits are an identity card number (GB 11643): with a birthday and the right check digit."""
    try:
        born = date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    weighed = sum(int(digit) * weight for digit, weight in zip(text, _WEIGHTS, strict=False))
    return born.year >= _OLDEST and text[17].upper() == _CHECK_DIGITS[weighed % 11]


def is_card(digits: str) -> bool:
    """Return whether 16 to 19 digits have the check digit of a bank card (Luhn)."""
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits))]
    return _SHORTEST_CARD <= len(digits) <= _LONGEST_CARD and sum(map(sum, map(_digits, doubled))) % 10 == 0


def _digits(number: int) -> tuple[int, int]:
    return divmod(number, 10)


def _number(found: re.Match[str], called: str) -> _Number:
    return _Number(*found.span(), called, re.sub("[^0-9Xx]", "", found[0]))


@lru_cache(maxsize=8)
def _own_numbers(lines: tuple[str, ...]) -> frozenset[str]:
    """Return whatever eleven digits follow each other where the cover says how the office is reached."""
    digits = (re.sub(r"[^0-9]", "", line.translate(_PLAIN)) for line in lines)
    return frozenset(one[at : at + _MOBILE_DIGITS] for one in digits for at in range(len(one) - _MOBILE_DIGITS + 1))


def _is_own_line(own: frozenset[str], ref: TextRef, text: str, number: _Number) -> bool:
    """Return whether it is the telephone number under which readers reach the office."""
    if number.called != "手机号码":
        return False
    return number.digits[-_MOBILE_DIGITS:] in own or (
        ref == OPENING and bool(_CONTACT.search(text, max(0, number.start - _BEFORE), number.start))
    )
