"""The sub-headings of a text, and the sentences under them."""

from __future__ import annotations

import re

_SUB_HEADING = re.compile(r"(（[一二三四五六七八九十]+）|[0-9]+[.．、](?!\d)).*[^。；，：！？]")


def outline(text: str) -> str:
    """Return the sub-headings of a text, one a line: （一）…, 1.… without a full stop."""
    return "\n".join(line for line in text.split("\n") if _is_sub_heading(line))


def prose(text: str) -> str:
    """Return what a text says under its sub-headings; nothing for a bare outline."""
    return "\n".join(line for line in text.split("\n") if not _is_sub_heading(line)).strip()


def _is_sub_heading(line: str) -> bool:
    return bool(_SUB_HEADING.fullmatch(line.strip()))
