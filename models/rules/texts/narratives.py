"""What the form asks of each text section, and how long it may be: S-LEN, S-TOPICS, N-FEE, N-LONG."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from models.checks.findings import Context, Finding, Level, Span
from models.form.refs import TextRef
from models.form.vocabulary import Narrative, Topic
from models.report.places import place
from models.report.report import Report
from models.statements import unread
from models.text.characters import unspaced

_QUOTED = 12
"""Characters that tell how far a text was read: ours; enough to find the place."""

_BARELY_BEGUN = 100
"""A text with fewer characters is still being written: ours; five topics take more."""


def texts_are_short(context: Context) -> Iterator[Finding]:
    """No text is longer than the form allows; spaces do not count.

    S-LEN: warning.
    Source: 国办公开办函〔2021〕30号: 原则上 at most 1,000 characters, so never an error.
    """
    report = context.report
    for narrative, ref, text in _texts(report):
        if narrative.most and len(text) > narrative.most:
            message = (
                f"{place(report, ref)}有 {len(text)} 个字，按规定原则上不超过 {narrative.most} 个字，"
                f"多 {len(text) - narrative.most} 个字；请精简，确实需要的请说明理由。"
            )
            yield Finding("S-LEN", Level.WARNING, message, (ref,))


def topics_are_told(context: Context) -> Iterator[Finding]:
    """A text tells all that the form asks for, in whatever words.

    S-TOPICS: warning.
    Source: 国办公开办函〔2019〕60号 and 〔2021〕30号: five topics of section 一.
    """
    report = context.report
    for narrative, ref, text in _texts(report):
        missing = [topic for topic in narrative.topics if not _tells(text, topic)]
        if missing and len(text) >= _BARELY_BEGUN:
            names = "、".join(topic.name for topic in missing)
            message = f"{place(report, ref)}没有写到{names}；请补写，确实没有的请说明理由。"
            yield Finding("S-TOPICS", Level.WARNING, message, (ref,))


def fee_is_told(context: Context) -> Iterator[Finding]:
    """The report says whether a fee for information was collected; 行政事业性收费 is another one.

    N-FEE: warning.
    Source: 国办公开办函〔2021〕30号: told even if there was none.
    """
    report = context.report
    for narrative, ref, text in _texts(report):
        if narrative.fee and not _tells(text, narrative.fee):
            name = narrative.fee.name
            message = f"{place(report, ref)}没有写{name}；没有收取也请写明，例如：{report.year}年未收取{name}。"
            yield Finding("N-FEE", Level.WARNING, message, (ref,))


def texts_are_read_whole(context: Context) -> Iterator[Finding]:
    """No text is too long to be compared with the tables to its end.

    N-LONG: warning, required.
    Source: ours: what nobody has read must not pass for checked.
    """
    report = context.report
    for narrative in report.form.narratives:
        ref = TextRef("texts", narrative.id)
        text = report.printed(ref)
        if left := unread(text):
            start, end = left
            message = (
                f"{place(report, ref)}太长（{len(text)} 个字），和表格比对只读到“{_before(text, start)}”，"
                f"后面 {end - start} 个字没有比对；请删短，或者分开写。"
            )
            yield Finding("N-LONG", Level.WARNING, message, (ref,), required=True, spans=(Span(ref, start, end),))


def _before(text: str, at: int) -> str:
    """Return the last words that were read."""
    return unspaced(text[max(0, at - _QUOTED) : at])


def _texts(report: Report) -> Iterator[tuple[Narrative, TextRef, str]]:
    """Yield the text sections with what they say, without spaces."""
    for narrative in report.form.narratives:
        ref = TextRef("texts", narrative.id)
        yield narrative, ref, unspaced(report.printed(ref))


@lru_cache(maxsize=64)
def _tells(text: str, topic: Topic) -> bool:
    return bool(re.search(topic.words, text))
