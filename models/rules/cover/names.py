"""Whose report it is: S-NAME, S-CHAR."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from models.checks.findings import Context, Finding, Fix, Level, Span
from models.form.cover import PARTICULARS
from models.report.places import place
from models.report.wording import TITLE
from models.rules.texts.printed_texts import OVERVIEW_TEXT, PROBLEMS_TEXT, said_in, unquoted
from models.text.look_alikes import look_alike, odd_characters, plain_name, written_plainly

_AGENCY, _SIGNATORY = PARTICULARS["agency"].ref, PARTICULARS["signatory"].ref
_NAMES = (_AGENCY, _SIGNATORY, PARTICULARS["contact_unit"].ref, TITLE)
_GOVERNMENT = re.compile(r"人民政府|政府|办事处|办公室|办公厅|党工委|\s")
_REGION = re.compile("^(?:.{2,3}?省|.{2,6}?自治区)?(?:.{2,4}?[市州])?(?:.{1,4}?[区县])?")
"""The regions before a name, 福建省泉州市鲤城区; how long each may be is ours."""

_DISTRICT = re.compile("([^省市州区县]{1,4}[区县])")
_BEFORE_THE_UNIT = re.compile(r"(?:20\d\d|20[xX×]{2})\s*+年度?|^关于")
_BEHIND_THE_UNIT = re.compile("的?(?:政府|政务|信息公开|工作|年度报告|年报).*$", re.DOTALL)
_NOT_FILLED_IN = re.compile("[xXｘＸ×*＊]")
"""XX街道 is no other unit but a blank, with which nothing can be compared."""

_OFFICE = re.compile(
    r"(?:^|(?<=[。；！？\n]))\s{0,9}+(?:20\d\d\s*+年度?\s*+[，,]?\s*+)?"
    "(?P<name>(?P<region>(?:[^，。；：、\\s与和的]{2,4}市)?(?:[^，。；：、\\s市与和的]{1,3}[区县])?(?:人民政府)?)"
    "(?P<own>[^，。；：、\\s省市区县]{2,3}?)(?:街道办事处|镇人民政府|乡人民政府))"
)
"""An office at the beginning of a sentence. How long its parts may be is ours: no half sentence is a name."""

_NO_NAME = re.compile("[各本我该全两等个与和同向由经对在据按为从给受请被至及联会了让使到其某]")
_LONGEST = 200
"""Characters of a name that are compared: ours; no unit has a name nearly as long, whatever was pasted there."""

_LOWEST = {"street", "town"}
"""Kinds of units that have neighbours of their kind, whose reports are copied."""


def agency_is_one(context: Context) -> Iterator[Finding]:
    """Title and signature name the agency of the cover, if in other words.

    S-NAME: warning.
    Source: ours: reports are made from other units' reports, and their names stay behind.
    """
    report = context.report
    agency = report.text("cover", "agency")
    if not agency.strip():
        return
    for ref, name in ((TITLE, _unit(report.text(*TITLE))), (_SIGNATORY, report.text(*_SIGNATORY))):
        if name.strip() and not _NOT_FILLED_IN.search(name) and not can_be_one_unit(name, agency):
            message = (
                f"{place(report, ref)}写的是“{name.strip()}”，而封面的机关全称是“{agency.strip()}”，"
                "看起来不是同一个单位；请核对，确实如此的请说明理由。"
            )
            yield Finding("S-NAME", Level.WARNING, message, (ref,), (_AGENCY,))


def names_are_written_plainly(context: Context) -> Iterator[Finding]:
    """Names have no character that only looks like another one: radicals out of PDFs, what is not seen.

    S-CHAR: warning; hint if the agency's name of last year's report is the one that is written otherwise.
    Source: ours: programs take such a name for that of another unit.
    """
    report = context.report
    for ref in _NAMES:
        name = report.text(*ref)
        if odd := odd_characters(name):
            message = f"{place(report, ref)}“{name.strip()}”里{odd[0].told}，电脑会当成别的单位；请改正。"
            plain = written_plainly(name)
            yield Finding("S-CHAR", Level.WARNING, message, (ref,), fix=Fix(f"改成“{plain.strip()}”", ((ref, plain),)))
    agency = report.text(*_AGENCY)
    then = context.previous.text(*_AGENCY) if context.previous else ""
    if look_alike(agency, then) and not odd_characters(agency):
        message = (
            f"{place(report, _AGENCY)}是“{agency.strip()}”，去年报告里是“{then.strip()}”，看起来一样，"
            "写法不一样；已经当作同一个单位核对，请看一看是不是。"
        )
        yield Finding("S-CHAR", Level.HINT, message, (_AGENCY,))


def neighbours_are_not_copied(context: Context) -> Iterator[Finding]:
    """No sentence of sections 一 and 五 begins with another street's or town's office.

    S-NAME: hint.
    Source: ours: sections are copied from neighbours' reports; a neighbour may be told of for good reason.
    """
    report = context.report
    agency = report.text("cover", "agency")
    if report.text("cover", "kind") not in _LOWEST or not agency.strip():
        return
    for ref in (OVERVIEW_TEXT, PROBLEMS_TEXT):
        spans = _offices(said_in(report, ref), agency)
        if spans:
            start, end = spans[0]
            message = (
                f"{place(report, ref)}里的“{report.printed(ref)[start:end]}”不是本单位（{agency.strip()}），"
                "可能是没有改过来的；请核对。"
            )
            yield Finding("S-NAME", Level.HINT, message, (ref,), spans=tuple(Span(ref, *span) for span in spans))


@lru_cache(maxsize=64)
def can_be_one_unit(one: str, other: str) -> bool:
    """Return whether two names can be those of one unit.

    Names leave out the region or the words for government (鲤城区信访局, 泉州市鲤城区人民政府信访局), and shorten
    what is left (文旅局, 文化体育和旅游局): then the characters of one stand in the other in the same order.
    """
    short, long = sorted((_plain(one[:_LONGEST]), _plain(other[:_LONGEST])), key=len)
    if _is_within(short, long):
        return True
    districts = [set(_DISTRICT.findall(name)) for name in (short, long)]
    if all(districts) and districts[0].isdisjoint(districts[1]):
        return False
    short, long = sorted((_REGION.sub("", short), _REGION.sub("", long)), key=len)
    return bool(short) and _is_within(short, long)


def _plain(name: str) -> str:
    plain = plain_name(name)
    return _GOVERNMENT.sub("", plain).removesuffix("办") or plain


def _is_within(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)


def _unit(title: str) -> str:
    """Return the unit that a title names."""
    return _BEHIND_THE_UNIT.sub("", _BEFORE_THE_UNIT.sub("", plain_name(title).replace("人民政府", "")))


@lru_cache(maxsize=16)
def _offices(text: str, agency: str) -> tuple[tuple[int, int], ...]:
    if "办事处" not in text and "人民政府" not in text:
        return ()
    found = (one for one in _OFFICE.finditer(unquoted(text)) if not _NO_NAME.search(one["own"]))
    return tuple(one.span("name") for one in found if not can_be_one_unit(one["name"], agency))
