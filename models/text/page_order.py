"""Whether a browser shows words elsewhere than they are written: turned around, moved, or in boxes of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping

from models.text.page_lengths import number, pixels
from models.text.page_look import Look
from models.text.page_tokens import Tag

ORDERING = frozenset(
    """flex-direction flex-flow flex-wrap box-direction box-ordinal-group order grid grid-auto-flow grid-template
    grid-template-areas grid-area grid-row grid-row-start grid-row-end grid-column grid-column-start grid-column-end
    direction unicode-bidi writing-mode float position left right top bottom inset inset-inline inset-inline-start
    inset-inline-end inset-block inset-block-start inset-block-end transform translate rotate scale offset offset-path
    margin margin-left margin-right margin-top margin-bottom margin-inline margin-inline-start margin-inline-end padding
    padding-left padding-right padding-inline padding-inline-start padding-inline-end border border-left border-right
    letter-spacing white-space text-overflow line-clamp display all""".split()  # noqa: SIM905  shorter to read
)
"""The names of what is looked at here."""

_CLOSEST, _FARTHEST = -5.0, 40.0
"""Pixels by which letters are set apart: closer ones lie upon each other, and farther ones are no word.

Chosen: most of a digit, and more than titles are spaced by.
"""

_HIGHEST = -5.0
"""Pixels by which a line is drawn up: from here on it lies upon what is above. Chosen: a third of a line."""

_AS_USUAL = frozenset({"", "initial", "unset", "inherit", "revert", "revert-layer", "normal", "none", "auto", "static"})
_INLINE = re.compile(r"(?:inherit|initial|unset|revert|revert-layer|inline|contents|none|ruby.*|-.*|)$")
_BOX_IN_LINE = re.compile(r"inline-(?:block|flex|grid|table|box)")
_HOLDS_BOXES = re.compile(r"(?:-\w{1,6}-)?+(?:inline-)?+(?:flex|grid|box|flexbox)\b")
_TURNING = re.compile(r"reverse|var\(")
_BY_COLUMNS = re.compile(r"column|dense|/[^/]*auto-flow|var\(")
_PLACES = re.compile(r"grid-(?:area|row|column)")
_SPAN = re.compile(r"span\s++\d++|auto")
_UPRIGHT = re.compile(
    r"translate(?:x|y|z|3d)?\([^()]*\)|scale(?:x|y|3d)?\(\s*+[\d.,\s]++\)|rotate[xyz]?\(\s*+0(?:deg|turn|rad)?\s*+\)|\s++"
)
_POSITIVE = re.compile(r"[\d.%\s]++")
_NOTHING = re.compile(r"(?:0(?:\.0*+)?(?:[a-z%]{1,4})?|auto|none|initial|inherit|unset|medium|hidden|\s)*+")
_ASIDE = ("left", "right", "inset", "inset-inline", "inset-inline-start", "inset-inline-end")
_EVERY = ("", "-left", "-right", "-inline", "-inline-start", "-inline-end")
_AROUND = tuple(
    f"{what}{side}"
    for what, sides in (("margin", _EVERY), ("padding", _EVERY), ("border", ("", "-left", "-right")))
    for side in sides
)
_SHIFTING = ("transform", "translate", "offset", "offset-path")
_FAR_SIDES = frozenset({"right", "inline-end"})
"""Sides at which words of a line come behind those that follow."""

_SIDES = _FAR_SIDES | {"left", "inline-start"}
_SIDEWAYS = {"vertical", "sideways", "tb", "bt", "var"}


def order_of(tag: Tag, look: int, declared: Mapping[str, str], *, is_block: bool) -> int:
    """Return a look with whether the order of an element's words is known.

    Args:
        tag: That begins it.
        look: What is known of it.
        declared: What style sheets and the element itself say.
        is_block: Whether it makes a line of its own as far as its tag tells.
    """
    look = _directed(tag.attributes.get("dir", "").strip().lower(), look, declared)
    if not declared:
        return look
    display = declared.get("display", "")
    added = (
        (_is_turned(declared), Look.TURNED),
        (_is_placed(declared) or _is_moved(declared, is_block=is_block), Look.MOVED),
        (_is_reshaped(declared) or declared.get("all", "") not in {"", "inherit"}, Look.DOUBTFUL),
        (declared.get("position") in {"absolute", "fixed"}, Look.AFLOAT | Look.MOVED),
        (not is_block and declared.get("float") in {"left", "right"}, Look.AFLOAT),
        (not is_block and not _INLINE.match(display) and not _is_box(display), Look.OWN_LINE),
        (not is_block and (_is_box(display) or _has_room(declared)), Look.APART),
        (is_block and (display == "inline" or (tag.name == "p" and _is_box(display))), Look.MOVED),
        (_is_cut(declared), Look.MOVED),
        (display == "list-item" and tag.name != "li", Look.DOUBTFUL),
        (_HOLDS_BOXES.match(display), Look.OF_BOXES),
    )
    for is_so, one in added:
        look |= one if is_so else Look.PLAIN
    return look


def _is_box(display: str) -> bool:
    return _BOX_IN_LINE.match(display) is not None


def _is_cut(declared: Mapping[str, str]) -> bool:
    """Return whether lines that are too long, or too many, are cut."""
    stays = declared.get("white-space", "").startswith(("nowrap", "pre"))
    ends = stays and declared.get("text-overflow", "") not in {*_AS_USUAL, "clip"}
    return ends or declared.get("line-clamp", "none") not in _AS_USUAL


def _directed(told: str, look: int, declared: Mapping[str, str]) -> int:
    """Return the look with whether words run from right to left; attributes yield to styles."""
    way = declared.get("direction", "") or told
    if way in {"ltr", "initial"}:
        return look & ~Look.FROM_RIGHT
    mode = declared.get("writing-mode", "")
    is_turned = way == "rtl" or "var(" in way or mode in {"rl", "rl-tb"}
    look |= Look.FROM_RIGHT if is_turned else Look.PLAIN
    return look | (Look.DOUBTFUL if _SIDEWAYS.intersection(re.split(r"[-(]", mode)) else Look.PLAIN)


def _is_turned(declared: Mapping[str, str]) -> bool:
    ways = ("flex-direction", "flex-flow", "flex-wrap", "box-direction")
    return (
        any(_TURNING.search(declared.get(name, "")) for name in ways)
        or _BY_COLUMNS.search(declared.get("grid-auto-flow", "")) is not None
        or ("auto-flow" in declared.get("grid", "") and _BY_COLUMNS.search(declared["grid"]) is not None)
    )


def _is_placed(declared: Mapping[str, str]) -> bool:
    """Return whether a box says where it stands among the others of a row or a grid."""
    order = declared.get("order", "")
    if order not in _AS_USUAL and number(order) != 0:
        return True
    if declared.get("box-ordinal-group", "1") not in {"1", "0", *_AS_USUAL}:
        return True
    places = (value for name, value in declared.items() if _PLACES.match(name) and value not in _AS_USUAL)
    return any(not all(_SPAN.fullmatch(side.strip()) for side in value.split("/")) for value in places)


def _is_moved(declared: Mapping[str, str], *, is_block: bool) -> bool:
    """Return whether a box is shifted from where it would stand."""
    aside = declared.get("position") in {"relative", "sticky"} and any(_is_some(declared, name) for name in _ASIDE)
    shifted = any(declared.get(name, "") not in _AS_USUAL for name in _SHIFTING)
    floats = declared.get("float", "") in (_SIDES if is_block else _FAR_SIDES)
    between = pixels(declared.get("letter-spacing", "")) or 0
    return bool(aside or shifted or floats or not _CLOSEST < between < _FARTHEST) or _is_drawn_over(
        declared, is_block=is_block
    )


def _is_drawn_over(declared: Mapping[str, str], *, is_block: bool) -> bool:
    """Return whether a margin below zero lays a box upon others."""
    sides = declared.get("margin", "").split()
    if not is_block:
        lengths = [*sides, *(declared.get(name, "") for name in _AROUND if name.startswith("margin-"))]
        return any((pixels(length) or 0) < 0 for length in lengths)
    lengths = [*sides[:1], *sides[2:3], declared.get("margin-top", ""), declared.get("margin-bottom", "")]
    return any((pixels(length) or 0) <= _HIGHEST for length in lengths)


def _is_reshaped(declared: Mapping[str, str]) -> bool:
    """Return whether what is written is shown mirrored or turned."""
    shape, scale = declared.get("transform", ""), declared.get("scale", "")
    is_turned = declared.get("rotate", "") not in _AS_USUAL
    is_mirrored = scale not in _AS_USUAL and not _POSITIVE.fullmatch(scale)
    return is_turned or is_mirrored or (shape not in _AS_USUAL and _UPRIGHT.sub("", shape) != "")


def _has_room(declared: Mapping[str, str]) -> bool:
    return any(_is_some(declared, name) for name in _AROUND)


def _is_some(declared: Mapping[str, str], name: str) -> bool:
    """Return whether a length, or one of several, is anything but zero."""
    return not _NOTHING.fullmatch(declared.get(name, ""))
