"""What a spreadsheet would work out instead of showing it, and how to hand it over so that it stays text."""

from __future__ import annotations

import re

_ENDS = r"\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029"
"""Behind which a cell of its own may begin."""

_UNSEEN = r"\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_SPACE = rf"(?:[^\S{_ENDS}]|[{_UNSEEN}])*"
"""What programs pass over before they look whether a formula begins."""

_SIGN = "[-+－＋−﹣﹢]"
_NUMBER = r"[\d０-９][\d０-９.,，．]*\s?[%％]?"
_WORDS = rf"[\u3400-\u9fff（][^|｜!(=＝{_ENDS}]*"
_HARMLESS = rf"{_SIGN}+\s*(?:{_NUMBER})?\s*(?:{_WORDS})?"
"""A sign before a number, or a dash before words: what clerks write, and nothing is called or fetched for."""

_BEGINS = re.compile(rf"(?<![^{_ENDS}])(?={_SPACE}(?:[=＝﹦@＠﹫]|(?!{_HARMLESS}(?![^{_ENDS}])){_SIGN}))")
"""Where a formula begins: in front of the text, or of a part of it that may come to stand in a cell of its own."""


def begins_formula(text: str) -> bool:
    """Return whether a spreadsheet would take a text for a formula."""
    return bool(_BEGINS.match(text))


def guarded(text: str) -> str:
    """Return a text that every spreadsheet keeps as text: with an apostrophe where a formula would begin.

    Source: CWE-1236, Improper Neutralization of Formula Elements; LibreOffice works out `=` in web pages as well, and
    behind spaces. A number stays what it is, and so do words behind a dash.
    """
    return _BEGINS.sub("'", text)
