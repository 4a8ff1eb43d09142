"""Motions of style sheets at whose end nothing is seen of what they move."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FRAMES = re.compile(r"@(?:-\w{1,6}-)?keyframes\s++[\"']?([\w-]++)[\"']?\s*+\{((?:[^{}]*+\{[^{}]*+\})*+)")
_FRAME = re.compile(r"(?:^|(?<=\}))([^{}]*+)\{([^{}]*+)\}")
_END = re.compile(r"(?<![\w.])(?:to|100%)(?![\w.])")
_VANISHING = re.compile(
    r"(?<![\w-])(?:opacity\s*+:\s*+0*+(?:\.0*+)?(?![.\d])|visibility\s*+:\s*+(?:hidden|collapse)|display\s*+:\s*+none"
    r"|font-size\s*+:\s*+0|transform\s*+:[^;]*?(?:scale[xy]?\(\s*+0\s*+[,)]|translate[xy]?\(\s*+-?\d{3}))"
)


def vanishing(sheet: str) -> Iterator[str]:
    """Yield the names of the motions at whose end nothing is seen."""
    for found in _FRAMES.finditer(sheet.lower()):
        if any(_END.search(frame[1]) and _VANISHING.search(frame[2]) for frame in _FRAME.finditer(found[2])):
            yield found[1]
