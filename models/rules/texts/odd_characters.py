"""What the texts are written with: P-GLYPH, P-CTRL. These are about paper, not about the law."""

from __future__ import annotations

from collections.abc import Iterator

from models.checks.findings import Context, Finding, Level
from models.form.refs import NOTES, REASONS, TextRef
from models.report.places import GENERATED, place
from models.report.report import Report
from models.text.characters import invisible, odd

_NAMED = 5
"""Characters that a sentence names: ours; more would not be read."""


def characters_are_printed(context: Context) -> Iterator[Finding]:
    """Some font of this computer has each character; otherwise it would print as an empty box.

    P-GLYPH: error, excusable; warning in a reason, which only the sign-off sheet prints.
    Source: ours: this is about paper, not about the law.
    """
    for ref, text in _texts(context.report):
        if missing := odd(text) and context.missing(text):
            chars = "".join(f"“{char}”" for char in sorted(missing)[:_NAMED])
            message = (
                f"{place(context.report, ref)}里的{chars}印不出来：这台电脑没有这个字的字体，会印成空框；"
                "请换一个写法，确实不能换的请说明理由，例如：打印后手写补上。"
            )
            level = Level.WARNING if ref.part == REASONS else Level.ERROR
            yield Finding("P-GLYPH", level, message, (ref,), excusable=True)


def invisible_characters_are_dropped(context: Context) -> Iterator[Finding]:
    """Control characters, which come with copied text and print nothing, are told before they are dropped.

    P-CTRL: hint.
    Source: ours: this is about paper, not about the law.
    """
    for ref, text in _texts(context.report):
        if odd(text) and (count := invisible(text)):
            message = f"{place(context.report, ref)}里有 {count} 个看不见的字符，打印和导出时会去掉，不影响报送。"
            yield Finding("P-CTRL", Level.HINT, message, (ref,))


def _texts(report: Report) -> Iterator[tuple[TextRef, str]]:
    """Yield the texts that this form prints; reasons stand on the sign-off sheet, if their finding is there."""
    for ref, value in report.values.items():
        if isinstance(ref, TextRef) and isinstance(value, str) and _is_printed(report, ref):
            yield ref, value


def _is_printed(report: Report, ref: TextRef) -> bool:
    if ref.part == NOTES:
        return ref.cell in report.form.cells
    return ref.part in {"cover", REASONS} or str(ref) in GENERATED or report.form.section_of(ref) is not None
