"""The six parts of the report: S-SIX, S-FIVE, S-EMPTY."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from models.checks.findings import Context, Finding, Fix, Level
from models.form.refs import TextRef
from models.form.vocabulary import Narrative, Section
from models.report.report import Report
from models.report.wording import heading
from models.text.characters import compatible
from models.text.outline import prose

_NOISE = re.compile(r"[\W_]+")
_JOINTS = re.compile("[和及与]")
_UNIT = re.compile(r"[（(]\s?单位\s?[:：].{1,4}[）)]\s{0,9}$")
"""What the unit of a table looks like that is printed behind its heading: ours."""

_NUMERALS = "〇一二三四五六七八九十"
_SIGN = re.compile(f"[{_NUMERALS[1:]}]|[0-9]{{1,2}}")
"""What numbers a heading: as many parts no form has."""

_OFFICIAL = "改成规定的标题"
_NOTHING = {"", "无", "暂无", "没有", "略"}
"""All that a text says that says nothing: ours."""

_SHORT = 50
"""Characters without punctuation: ours; problems and what is done about them take more than a line."""


class _Fault(NamedTuple):
    """What is wrong with the number of a heading.

    Attributes:
        told: That, behind the heading in a sentence.
        shift: By how much it is too high; less than 0 where it is too low.
    """

    told: str
    shift: int


def headings_are_official(context: Context) -> Iterator[Finding]:
    """All headings are there, in order; 及/和 and punctuation may vary. Numbers all shifted are one finding.

    S-SIX: error; hint where they are the words of the Regulations.
    Source: 国办公开办函〔2019〕60号 and 〔2021〕30号; Article 50 of the Regulations.
    """
    report = context.report
    yield from _misnumbered(report)
    for section in report.form.sections:
        printed = heading(report, section)
        if _words(printed) != _words(section.heading) and not _fault_of_number(section, printed):
            yield _misworded(section, printed)


def _misnumbered(report: Report) -> Iterator[Finding]:
    """Yield one finding for all headings whose numbers are wrong in the same way and whose words are right."""
    alike: dict[_Fault, list[Section]] = {}
    for section in report.form.sections:
        if fault := _fault_of_number(section, heading(report, section)):
            alike.setdefault(fault, []).append(section)
    for fault, sections in alike.items():
        refs = tuple(TextRef("headings", section.id) for section in sections)
        first = f"标题“{heading(report, sections[0])}”{fault.told}，应当是“{sections[0].heading}”"
        others = f"，另外 {len(refs) - 1} 个标题的序号也是这样" if refs[1:] else ""
        label = f"{len(refs)} 个标题改成规定的" if refs[1:] else _OFFICIAL
        fix = Fix(label, tuple((ref, None) for ref in refs))
        yield Finding("S-SIX", Level.ERROR, f"{first}{others}；请改正。", refs, fix=fix)


@lru_cache(maxsize=64)
def _fault_of_number(section: Section, printed: str) -> _Fault | None:
    """Return what is wrong with the number of a heading and with nothing else of it."""
    (sign, words), (right_sign, right_words) = _numbered(printed), _numbered(section.heading)
    lawful = _numbered(section.law)[1] if section.law else right_words
    if sign == right_sign or words not in {right_words, lawful}:
        return None
    number, right = _number(sign), _number(right_sign)
    if number != right:
        return _Fault("的序号不对" if sign else "没有序号", number - right if sign else 0)
    return _Fault("的序号不是汉字", 0)


def _numbered(text: str) -> tuple[str, str]:
    """Return the number before a heading as it is written, nothing if there is none, and its words."""
    words = _words(text)
    sign = _SIGN.match(words)
    return (sign[0], words[sign.end() :].replace("的情况", "情况")) if sign else ("", words.replace("的情况", "情况"))


def _number(sign: str) -> int:
    return _NUMERALS.find(sign) if sign in _NUMERALS else int(sign)


def _misworded(section: Section, printed: str) -> Finding:
    ref = TextRef("headings", section.id)
    lawful = bool(section.law) and _words(printed).replace("的情况", "情况") == _words(section.law)
    why = "是条例里的说法，格式规定的是" if lawful else "和规定的不一样，应当是"
    to_do = "请核对" if lawful else "请改正"
    message = f"标题“{printed}”{why}“{section.heading}”；{to_do}。"
    fix = Fix(_OFFICIAL, ((ref, None),), sure=not lawful)
    return Finding("S-SIX", Level.HINT if lawful else Level.ERROR, message, (ref,), fix=fix)


def problems_are_told(context: Context) -> Iterator[Finding]:
    """The section on problems says something, and more than a line.

    S-FIVE: error where it says 无 and the like; warning where it is short, and, required, where it is not written yet.
    Source: Article 50 of the Regulations: 存在的主要问题及改进情况.
    """
    report = context.report
    for section in report.form.sections:
        if not isinstance(section.body, Narrative) or not section.body.must_say:
            continue
        ref = TextRef("texts", section.body.id)
        text = prose(report.printed(ref))
        if not text:
            message = f"{_not_written(report, section)}；请写明问题和改进的办法。"
            yield Finding("S-FIVE", Level.WARNING, message, (ref,), required=True)
        elif _core(text) in _NOTHING:
            message = f"“{heading(report, section)}”不能只写“无”；请写明问题和改进的办法。"
            yield Finding("S-FIVE", Level.ERROR, message, (ref,))
        elif len(_core(text)) < _SHORT:
            message = f"“{heading(report, section)}”只有 {len(_core(text))} 个字，不到 {_SHORT} 个字；请写得具体一些。"
            yield Finding("S-FIVE", Level.WARNING, message, (ref,))


@lru_cache(maxsize=64)
def _words(printed: str) -> str:
    """Return a heading without punctuation and without what may stand for it: 复议、诉讼, 复议和诉讼, 复议及诉讼."""
    return _JOINTS.sub("", _core(_UNIT.sub("", printed)))


@lru_cache(maxsize=64)
def _core(text: str) -> str:
    """Return what of a text is not punctuation."""
    return _NOISE.sub("", compatible(text))


def sections_are_written(context: Context) -> Iterator[Finding]:
    """Every text section says something; one that must say more than 无 has S-FIVE instead.

    S-EMPTY: warning, required.
    Source: 国办公开办函〔2019〕60号 and 〔2021〕30号.
    """
    report = context.report
    for section in report.form.sections:
        if not isinstance(section.body, Narrative) or section.body.must_say:
            continue
        if not prose(report.text("texts", section.body.id)):
            message = f"{_not_written(report, section)}；请补写。"
            yield Finding("S-EMPTY", Level.WARNING, message, (TextRef("texts", section.body.id),), required=True)


def _not_written(report: Report, section: Section) -> str:
    """Return that a section has no sentence, as the beginning of one."""
    outlined = bool(report.text("texts", section.body.id).strip())
    return f"“{heading(report, section)}”{'只有小标题，' if outlined else ''}还没有写"
