"""Which marks begin or end no line, what stands together as one word, and where marks have a blank half."""

from __future__ import annotations

import re

OPENING = frozenset("（《〈「『【〔〖〘［｛“‘〝")
"""Marks that are blank on their left, where they are full-width."""
CLOSING = frozenset("，。、；：）》〉」』】〕〗〙］｝”’〞")
"""Marks that are blank on their right, likewise."""
NOT_LAST = OPENING | frozenset("￥＄￡№§([{$¥£")
"""No line ends with one of these."""
NOT_FIRST = CLOSING | frozenset("！？．…⋯％‰℃℉°′″²³·・～–／,.;:!?)]}%/")
"""No line begins with one of these."""

PAIRED = frozenset("—…⋯")
"""What comes in twos, which are not parted."""

FULL_WIDTH = 0.75
"""Em. Chosen: a mark that advances farther has a blank half; the quotation marks of some fonts do not."""

_EXTENDER = r"[\u0300-\u036f\u20d0-\u20ff\u200b-\u200f\u2060\u3099\u309a\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
_LETTER = r"(?:[!-~０-９Ａ-Ｚａ-ｚ\u0300-\u036f]|(?=[\0-\u10ff\u1200-\u245f\u2500-\u2e7f])\w)"

UNIT = re.compile(rf"((?:——|……|⋯⋯|{_LETTER}+(?:’{_LETTER}+)*|\S){_EXTENDER}*|^)(\s*)")
"""What a line is not broken within, and the spaces after it."""

PARAGRAPH = re.compile(r"[^\n]*\n|[^\n]+")
"""A line of text as somebody ended it."""

CLUSTER = re.compile(rf".{_EXTENDER}*", re.DOTALL)
"""A character with what is drawn upon it."""


def may_part(before: str, after: str) -> bool:
    """Tell whether the marks permit that a line ends with `before` and the next begins with `after`."""
    return bool(before) and before[-1] not in NOT_LAST and after[:1] not in NOT_FIRST
