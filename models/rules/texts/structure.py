"""The six parts of the report: S-SIX, S-FIVE, S-EMPTY."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from models.checks.findings import Context, Finding, Fix, Level
from models.form.refs import TextRef
from models.form.vocabulary import Narrative, Section
from models.report.report import Report
from models.report.wording import heading
from models.text.characters import compatible
from models.text.outline import prose

_NOISE = re.compile(r"[\W_]+")
_NOTHING = {"", "无", "暂无", "没有", "略"}
"""All that a text says that says nothing: ours."""

_SHORT = 50
"""Characters without punctuation: ours; problems and what is done about them take more than a line."""


def headings_are_official(context: Context) -> Iterator[Finding]:
    """All headings are there, in order; 及/和 and punctuation may vary.

    S-SIX: error; hint where they are the words of the Regulations.
    Source: 国办公开办函〔2019〕60号 and 〔2021〕30号; Article 50 of the Regulations.
    """
    report = context.report
    for section in report.form.sections:
        printed = heading(report, section)
        if _core(printed) != _core(section.heading):
            ref = TextRef("headings", section.id)
            lawful = bool(section.law) and _core(printed).replace("的情况", "情况") == _core(section.law)
            why = "是条例里的说法，格式规定的是" if lawful else "和规定的不一样，应当是"
            to_do = "请核对" if lawful else "请改正"
            fix = Fix("改成规定的标题", ((ref, None),), sure=not lawful)
            message = f"标题“{printed}”{why}“{section.heading}”；{to_do}。"
            yield Finding("S-SIX", Level.HINT if lawful else Level.ERROR, message, (ref,), fix=fix)


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
def _core(text: str) -> str:
    """Return what of a text is not punctuation, with 及 and 和 taken for the same."""
    return _NOISE.sub("", compatible(text)).replace("和", "及")


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
