"""Whether a style leaves nothing to see of a box on a web page, or only a part of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from models.text.page_lengths import number, pixels
from models.text.page_tokens import Tag

CELLS = frozenset({"td", "th", "tr", "thead", "tbody", "tfoot", "table", "col", "colgroup"})
BLOCKS = frozenset(
    "body div section article main table tbody tr td th ul ol li dl dd p h1 h2 h3 h4 h5 h6 center form".split()  # noqa: SIM905  shorter to read
)
"""Elements of which the words are not on a line with those that a browser writes before what is around them."""

_FAR, _TINY = 500.0, 1.0
"""Pixels beyond the edge at which nothing is seen, and to which a box is shrunk that hides words from the eye only.

Chosen: sites write 999 or 9999, and 0 or 1; no page moves words that far to show them.
"""

_NARROW = 48.0
"""Pixels of a box that cuts its words off, up to which it may cut a figure. Chosen: six digits of usual type."""

_NOTHING_LEFT = re.compile(r"rect\(\s*+[01](?:px)?[,\s]++[01](?:px)?[,\s]++[01](?:px)?[,\s]++[01](?:px)?\s*+\)")
_CUT_AWAY = re.compile(r"inset\(\s*+(?:50|100)%|circle\(\s*+0(?![.\d])|polygon\(\s*+0(?:px|%)?\s++0(?:px|%)?\s*+\)")
_SHRUNK = re.compile(r"scale[xy]?\(\s*+0(?:\.0++)?\s*+[,)]|translate[xy]?\(\s*+-\d{3}\d*+(?:px)?")
_COVERING = ("clip-path", "mask", "mask-image", "mix-blend-mode", "text-security")
_UNCOVERED = frozenset({"none", "normal", "initial", "unset", "inherit", "auto", ""})
_CLOUDED = re.compile(r"blur\(\s*+(?!0(?:px)?\s*+\))|opacity\(|brightness\(|contrast\(")


def is_covered(tag: Tag, declared: Mapping[str, str]) -> bool:
    """Return whether something of the words may be cut off, blurred, covered, or shown as dots."""
    is_masked = any(declared.get(name, "none") not in _UNCOVERED for name in _COVERING)
    sizes = [pixels(declared.get(name, "")) for name in ("width", "max-width")]
    sizes += [0.0] * any(pixels(declared.get(name, "")) == 0 for name in ("height", "max-height"))
    is_narrow = (
        _cuts(declared) and tag.name not in CELLS and any(size is not None and size <= _NARROW for size in sizes)
    )
    return is_masked or is_narrow or _CLOUDED.search(declared.get("filter", "")) is not None


def is_gone(tag: Tag, declared: Mapping[str, str]) -> bool:
    """Return whether nothing is seen of an element, and it takes no place."""
    is_hidden = declared.get("display") == "none" or declared.get("mso-hide") == "all"
    is_skipped = declared.get("content-visibility") == "hidden" and _is_box(tag, declared)
    return is_hidden or is_skipped or _is_out_of_sight(tag, declared)


def _is_out_of_sight(tag: Tag, declared: Mapping[str, str]) -> bool:
    """Return whether a box stands far off the page, or has no room for its words."""
    if any((pixels(declared.get(name, "")) or 0) <= -_FAR for name in ("text-indent", "margin-left", "margin-top")):
        return True
    position = declared.get("position", "")
    if position in {"absolute", "fixed", "relative"}:
        if any((pixels(declared.get(name, "")) or 0) <= -_FAR for name in ("left", "top", "right", "bottom")):
            return True
        if (pixels(declared.get("left", "")) or 0) >= 10 * _FAR:
            return True
    is_shrunk = _SHRUNK.search(declared.get("transform", "")) or number(declared.get("scale", "")) == 0
    if (is_shrunk and _is_box(tag, declared)) or _CUT_AWAY.search(declared.get("clip-path", "")):
        return True
    if position in {"absolute", "fixed"} and _NOTHING_LEFT.search(declared.get("clip", "")):
        return True
    sizes = [pixels(declared.get(name, "")) for name in ("width", "max-width", "height", "max-height")]
    is_none = any(size is not None and 0 <= size <= _TINY for size in sizes)
    return is_none and tag.name not in CELLS and _cuts(declared) and _is_box(tag, declared)


def _cuts(declared: Mapping[str, str]) -> bool:
    """Return whether what does not fit a box is cut off."""
    ways = "".join(declared.get(name, "") for name in ("overflow", "overflow-x", "overflow-y"))
    return any(way in ways for way in ("hidden", "clip", "auto", "scroll"))


def _is_box(tag: Tag, declared: Mapping[str, str]) -> bool:
    """Return whether an element has a width and a height of its own; a stretch of a line has none."""
    is_free = declared.get("position") in {"absolute", "fixed"} or declared.get("float", "none") != "none"
    display = declared.get("display", "block" if tag.name in BLOCKS else "inline")
    return is_free or display not in {"inline", "contents"}
