"""The law and the notice that a report names as its basis: S-BASIS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from models.checks.findings import Context, Finding, Level, Span
from models.form import editions
from models.report.places import place
from models.report.report import Report
from models.report.wording import OPENING
from models.rules.texts.printed_texts import OVERVIEW_TEXT, WordChange, named, rewritten, said_in
from models.statements.counts import value_of

_SENTENCE = re.compile(r"[^。\n]+")
_NUMBER = r"第?\s*+(?:\d{1,5}|[〇零一二三四五六七八九十百千]{1,7})\s*+号"
_ORDER = re.compile(rf"国务院\s*+(?:令\s*+(?P<behind>{_NUMBER})|(?P<before>{_NUMBER})\s*+令)")
_AFTER_THE_LAW = re.compile("(?:政府信息公开|[《〈])条例[》〉][^《〈]{0,30}$")
_BEFORE_THE_LAW = re.compile(r"[）)]?\s*+(?:公布|颁布|发布)?的?\s*+[《〈](?:中华人民共和国)?政府信息公开条例")
"""How far the law and its order may stand apart is ours: a short name for it in brackets may be between."""

_BEFORE = 60
"""Characters before an order in which its law is looked for: ours; more only makes long sentences slow."""

_NOTICE = re.compile(
    r"(?:(?P<title>《(?:[^《》]++|《[^《》]*+》)*+》)|(?=国办公开办函))"
    r"(?:\s*+(?P<open>[（(])?(?P<number>国办公开办函\s*+[〔\[【（(［]\s*+(?P<year>\d{4})\s*+[〕\]】）)］]\s*+第?\s*+(?P<serial>\d{1,3})\s*+号)"
    r"(?P<close>[）)])?)?"
)
_ON_THIS_REPORT = "政府信息公开工作年度报告"


class _Notice(NamedTuple):
    """A notice as it is cited.

    Attributes:
        subject: Its title from 关于 on, without inner quotation marks; an empty string where only the number stands.
        serial: Year and number; None where only the title stands.
    """

    cited: str
    title: str
    number: str
    subject: str
    serial: tuple[int, int] | None

    def is_same(self, other: _Notice) -> bool:
        """Return whether both can be one notice."""
        return self.serial == other.serial if self.serial else self.subject == other.subject != ""


class _Basis(NamedTuple):
    """What the reports of some years are based on: the number of the order, the notice, the notices of other years."""

    order: int
    notice: _Notice
    others: tuple[_Notice, ...]


class _Slip(NamedTuple):
    """What is wrong: the words to mark, what they should be, and the edit that mends them."""

    start: int
    end: int
    wrong: str
    right: str
    change: WordChange


def basis_fits_the_year(context: Context) -> Iterator[Finding]:
    """The order and the notice that are cited are those of the report year; one finding a text.

    S-BASIS: warning.
    Source: 国办公开办函〔2019〕60号 and 〔2021〕30号, each for its years; 国务院令第711号.
    """
    report = context.report
    for ref in (OPENING, OVERVIEW_TEXT):
        text = said_in(report, ref)
        slips = _slips(text, _basis(report)) if text else ()
        if slips:
            said = named((f"“{slip.wrong}”应当是“{slip.right}”" for slip in slips), "、")
            message = f"{place(report, ref)}引用的依据不对：{report.year} 年的报告里，{said}；请核对。"
            spans = tuple(Span(ref, slip.start, slip.end) for slip in slips)
            label = f"改成{slips[0].right}" if len(slips) == 1 else f"改正 {len(slips)} 处"
            fix = rewritten(report, ref, label, (slip.change for slip in slips))
            yield Finding("S-BASIS", Level.WARNING, message, (ref,), spans=spans, fix=fix)


def _basis(report: Report) -> _Basis:
    return _basis_of(report.form.regulations, report.form.notice, tuple(form.notice for form in editions.EDITIONS))


@lru_cache(maxsize=8)
def _basis_of(regulations: str, notice: str, notices: tuple[str, ...]) -> _Basis:
    order = _ORDER.search(regulations)
    right, *others = (_notice(found) for words in (notice, *notices) if (found := _NOTICE.search(words)))
    return _Basis(_value(order) if order else 0, right, tuple(one for one in others if not one.is_same(right)))


@lru_cache(maxsize=8)
def _slips(text: str, basis: _Basis) -> tuple[_Slip, ...]:
    """Return what is wrong in a text; a sentence that has the right number, too, tells a history."""
    slips: list[_Slip] = []
    if "国务院" in text or "国办公开办函" in text:
        for sentence in _SENTENCE.finditer(text):
            slips += _orders(text, sentence, basis)
            slips += _notices(text, sentence, basis)
    return tuple(slips)


def _orders(text: str, sentence: re.Match[str], basis: _Basis) -> Iterator[_Slip]:
    orders = list(_ORDER.finditer(text, *sentence.span()))
    if any(_value(order) == basis.order for order in orders):
        return
    for order in orders:
        before = text[max(sentence.start(), order.start() - _BEFORE) : order.start()]
        if _AFTER_THE_LAW.search(before) or _BEFORE_THE_LAW.match(text, order.end(), sentence.end()):
            start, end = order.span("behind" if order["behind"] else "before")
            right = f"第{basis.order}号"
            yield _Slip(start, end, text[start:end], right, WordChange(start, end, right))


def _notices(text: str, sentence: re.Match[str], basis: _Basis) -> Iterator[_Slip]:
    found = [(one, _notice(one)) for one in _NOTICE.finditer(text, *sentence.span())]
    if any(notice.is_same(basis.notice) for _, notice in found):
        return
    for one, notice in found:
        misnamed = notice.serial and _ON_THIS_REPORT in notice.title
        if misnamed or any(notice.is_same(other) for other in basis.others):
            yield _slip(one, notice, basis.notice)


def _slip(found: re.Match[str], notice: _Notice, right: _Notice) -> _Slip:
    """Return what is wrong with a notice; an old number mostly stands behind an old title, which goes with it."""
    part = "number" if notice.serial else "title"
    wrong, instead = (notice.number, right.number) if notice.serial else (notice.title, right.title)
    whole = right.cited if found["close"] or not found["open"] else right.cited.removesuffix("）")
    change = (
        WordChange(*found.span(), whole) if notice.title and notice.serial else WordChange(*found.span(part), instead)
    )
    return _Slip(*found.span(part), wrong, instead, change)


def _notice(found: re.Match[str]) -> _Notice:
    title, number = found["title"] or "", found["number"] or ""
    subject = re.sub("[《》〈〉]", "", title[title.find("关于") :]) if "关于" in title else ""
    serial = (int(found["year"]), int(found["serial"])) if number else None
    return _Notice(found[0], title, number, subject, serial)


def _value(order: re.Match[str]) -> int:
    return value_of(re.sub(r"[第号\s]", "", order["behind"] or order["before"]))
