"""Whether what stands on a web page can be seen, is crossed out, or is raised: as tags, attributes and styles say."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from models.text.contrast import is_faint
from models.text.page_colours import (
    FAINT,
    FAINTEST,
    OPAQUE_WHITE,
    Colour,
    are_alike,
    colour_of,
    ground_of,
    is_inherited,
    is_picture,
    is_worked_out,
)
from models.text.page_lengths import number, pixels
from models.text.page_look import ALONE, OUT_OF_ORDER, Look
from models.text.page_order import order_of
from models.text.page_sight import BLOCKS, CELLS, is_covered, is_gone
from models.text.page_sizes import USUAL, size_of, sized
from models.text.page_styles import NO_STYLES, OVER, Ancestry, Styles, StyleSheets, declarations_of
from models.text.page_tokens import Tag

_NEVER_SHOWN = "audio button canvas datalist head map math nav noembed noframes noscript object rp svg template video"
_BY_TAG = {
    **dict.fromkeys(("s", "strike", "del"), Look.CROSSED_OUT),
    **dict.fromkeys(("sup", "sub", "rt"), Look.RAISED),
    "small": Look.SMALLER,
    **dict.fromkeys(("pre", "textarea", "xmp", "listing", "plaintext"), Look.VERBATIM),
    **dict.fromkeys(_NEVER_SHOWN.split(), Look.GONE),
}
_AT_TIMES = frozenset({"details", "dialog", "marquee"})
"""Elements that show what is in them at times only, or in motion."""

_FOOTNOTE_MARKS = re.compile(
    r"\b(?:MsoFootnoteReference|MsoEndnoteReference|MsoCommentReference|msocomanchor|sdfootnoteanc|sdendnoteanc)\b"
)
"""Classes of Word, WPS and LibreOffice."""

_SOUNDS_HIDDEN = frozenset(
    """hidden hide d-none dn none invisible is-hidden u-hidden layui-hide ant-hidden display-none displaynone undis
    sr-only visually-hidden screen-reader-text noshow no-show""".split()  # noqa: SIM905  shorter to read
)
"""Classes that mean something unseen in the usual style sheets; of those at hand, the sheets themselves tell."""

_SOUNDS_MOVED = re.compile(r"(?:d-)?flex-(?:(?:sm|md|lg|xl)-)?(?:row|column|wrap)-reverse|order-(?:\w{2}-)?\w{1,5}|rtl")
"""Classes that move words in the usual style sheets."""

_TELLING = frozenset(
    """class id style hidden popover dir open type color bgcolor background text size face""".split()  # noqa: SIM905  shorter to read
)
"""Attributes that tell how an element looks, besides those that style sheets ask for."""

_INKS = frozenset({"color", "text-fill-color"})
_COLOURS = _INKS | {"background", "background-color"}
_MOST_COLOURS = 40
"""Colours that rules may give one element and are compared with each other. Chosen: a site has some five."""

_USUAL_INK = Colour(0, 0, 0)
"""What words are written in that no style gives a colour."""

_BY_NUMBER = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_WRITTEN = re.compile(r"[0-9\u3400-\u9fff\uff10-\uff19.%]|attr\(|counters?\(")
_KEEPING = ("pre", "break-spaces")
_DECIDING = ("display", "visibility", "opacity", "font-size")
_CLEARED = re.compile(r"opacity(?:\(|=)\s*+0*+(?:\.0++)?%?\s*+\)")
_SYMBOLS = re.compile(r"(?:^|[\s\"'])(?:wingdings|webdings|marlett)")
"""Fonts that show signs for letters, if they come first."""

_VARIANTS = ("font-variant-position", "font-variant", "font-feature-settings")
_OF_MARKS = re.compile(r"\b(?:super|sub|sups|subs|sinf|ordn)\b")
_CONTOURS = ("text-shadow", "text-stroke", "text-stroke-width")
_RAISING = re.compile(r"super|sub|text-top|text-bottom")


class Seen(NamedTuple):
    """How what stands in an element looks.

    Attributes:
        look: As it is seen, of `Look`.
        ink: The colour of its words; None if it is not told.
        ground: What they stand on; None if it is not told.
        ancestry: For what the style sheets say about what is in it.
        size: Of its type, in points.
    """

    look: int = Look.PLAIN
    ink: Colour | None = None
    ground: Colour | None = None
    ancestry: Ancestry = Ancestry()
    size: float = USUAL

    def without(self, look: int) -> Seen:
        """Return the same without a look."""
        return self._replace(look=self.look & ~look) if self.look & look else self


def seen(tag: Tag, around: Seen, sheets: StyleSheets) -> Seen:
    """Return how what stands in an element looks.

    Args:
        tag: That begins it.
        around: How what stands around it looks.
        sheets: What the page says about its elements.
    """
    own = tag.attributes
    told = tuple((name, own[name]) for name in own if name in _TELLING or name in sheets.asked) if own else ()
    key = (tag.name, told, around)
    if (known := sheets.known_looks.get(key)) is None:
        known = sheets.known_looks[key] = _seen(tag, around, sheets)
    return known


def _seen(tag: Tag, around: Seen, sheets: StyleSheets) -> Seen:
    styles, ancestry = sheets.of(tag, around.ancestry)
    is_boxed = bool(around.look & Look.OF_BOXES)
    own = tag.attributes
    style = own.get("style", "")
    if styles is NO_STYLES and not own and tag.name not in _BY_TAG and tag.name not in _AT_TIMES:
        around = around.without((Look.BESIDE | ALONE) if tag.name in BLOCKS else ALONE)
        around = around._replace(look=around.look | Look.APART) if is_boxed else around
        return around if around.ancestry is ancestry else around._replace(ancestry=ancestry)
    declared = {**styles.normal, **(declarations_of(style) if style else {}), **styles.important}
    declared = {name: sheets.resolved(value) for name, value in declared.items()}
    look = _look(tag, around, declared)
    for name, value in styles.possible if not look & Look.DOUBTFUL else ():
        other = _look(tag, around, {**declared, name: sheets.resolved(value)}) ^ look
        look |= (other & OUT_OF_ORDER) | (Look.DOUBTFUL if other & ~(OUT_OF_ORDER | ALONE) else Look.PLAIN)
    look |= Look.APART if is_boxed else Look.PLAIN
    look &= ~Look.BESIDE if tag.name in BLOCKS else ~Look.PLAIN
    look |= Look.BESIDE if _is_beside(styles, is_inline=tag.name not in BLOCKS) else Look.PLAIN
    look |= Look.DOUBTFUL if sheets.overfull or _vanishes(declared, sheets) else Look.PLAIN
    if sheets.missing and (names := own.get("class", "").split()):
        look |= Look.DOUBTFUL if _SOUNDS_HIDDEN.intersection(names) - sheets.named else Look.PLAIN
        look |= Look.PLAIN if sheets.named.issuperset(names) or tag.name in CELLS else Look.UNSTYLED | Look.APART
        look |= Look.MOVED if any(_SOUNDS_MOVED.fullmatch(name) for name in names) else Look.PLAIN
    size = size_of(tag, declared, around.size)
    found = _coloured(Seen(look, around.ink, around.ground, ancestry, size), tag, declared)
    return found._replace(look=found.look | Look.DOUBTFUL) if _may_be_pale(found, styles.possible) else found


def _may_be_pale(one: Seen, possible: Iterable[tuple[str, str]]) -> bool:
    """Return whether words may have a colour, or stand on one, from which nothing that is possible tells them."""
    told = [(name in _INKS, colour) for name, value in possible if name in _COLOURS and (colour := colour_of(value))]
    if any(is_ink and colour.is_clear for is_ink, colour in told) or len(told) > _MOST_COLOURS:
        return True
    inks = [(one.ink or _USUAL_INK)[:3], *(colour[:3] for is_ink, colour in told if is_ink)]
    grounds = [
        (one.ground or OPAQUE_WHITE)[:3],
        *(colour[:3] for is_ink, colour in told if not (is_ink or colour.is_clear)),
    ]
    return any(all(is_faint(ink, ground) for ground in grounds) for ink in inks[1:]) or any(
        all(is_faint(ink, ground) for ink in inks) for ground in grounds[1:]
    )


def _vanishes(declared: Mapping[str, str], sheets: StyleSheets) -> bool:
    words = f"{declared.get('animation', '')} {declared.get('animation-name', '')}" if sheets.vanishing else ""
    return not sheets.vanishing.isdisjoint(re.split(r"[\s,]+", words))


def _look(tag: Tag, around: Seen, declared: Mapping[str, str]) -> int:
    """Return the look without that of its colours."""
    if declared.get("all", "") not in {"", "inherit"}:
        declared = {"all": declared["all"], "display": "inline"}  # what was hidden may be seen again
    look = (around.look & ~ALONE) | _BY_TAG.get(tag.name, Look.PLAIN)
    own = tag.attributes
    if "none" in (declared.get("text-decoration", ""), declared.get("text-decoration-line", "")):
        look = (look & ~Look.CROSSED_OUT) | (around.look & Look.CROSSED_OUT)
    if "hidden" in own and declared.get("display", "none") == "none":
        look |= Look.GONE
    if _is_closed(tag):
        look |= Look.GONE
    if _FOOTNOTE_MARKS.search(own.get("class", "")):
        look |= Look.RAISED
    if tag.name == "marquee" or (tag.name == "details" and "open" not in own):
        look |= Look.DOUBTFUL
    if _SYMBOLS.search(own.get("face", "").lower()):
        look |= Look.DOUBTFUL
    look = _styled(tag, look, declared) if declared else look
    look = sized(look, declared, size_of(tag, declared, around.size), around.size)
    return order_of(tag, look, declared, is_block=tag.name in BLOCKS or tag.name in CELLS)


def _is_closed(tag: Tag) -> bool:
    own = tag.attributes
    is_waiting = (tag.name == "dialog" and "open" not in own) or "popover" in own
    return is_waiting or (tag.name == "input" and own.get("type") == "hidden")


def _styled(tag: Tag, look: int, declared: Mapping[str, str]) -> int:
    """Return the look with what styles add to it, and what they take away from the look around."""
    visibility, spaces = declared.get("visibility", ""), declared.get("white-space", "")
    if visibility in {"visible", "initial"}:
        look &= ~Look.VEILED
    if spaces and not spaces.startswith(_KEEPING):
        look &= ~Look.VERBATIM
    opacity = number(declared.get("opacity", ""))
    added = (
        (is_gone(tag, declared), Look.GONE),
        (visibility in {"hidden", "collapse"}, Look.VEILED),
        (spaces.startswith(_KEEPING), Look.VERBATIM),
        (opacity is not None and opacity < FAINTEST, Look.FADED),
        (opacity is not None and FAINTEST <= opacity < FAINT, Look.DOUBTFUL),
        (_CLEARED.search(declared.get("filter", "")) is not None, Look.FADED),
        (declared.get("z-index", "").startswith("-"), Look.DOUBTFUL),
        ("line-through" in declared.get("text-decoration", ""), Look.CROSSED_OUT),
        ("line-through" in declared.get("text-decoration-line", ""), Look.CROSSED_OUT),
        (tag.name not in CELLS and _is_raised(declared), Look.RAISED),
        (declared.get("mso-list") == "ignore", Look.NUMBER),
        (is_covered(tag, declared), Look.DOUBTFUL),
        (_SYMBOLS.search(declared.get("font-family") or declared.get("font", "")) is not None, Look.DOUBTFUL),
        (any("var(" in declared.get(name, "") for name in _DECIDING), Look.DOUBTFUL),
    )
    for is_so, one in added:
        look |= one if is_so else Look.PLAIN
    return look


def _is_raised(declared: Mapping[str, str]) -> bool:
    align = declared.get("vertical-align", "")
    if _RAISING.match(align) or number(align) or pixels(align) or pixels(declared.get("mso-text-raise", "")):
        return True
    if any(_OF_MARKS.search(declared.get(name, "")) for name in _VARIANTS) or (
        align == "top" and "font-size" in declared
    ):
        return True
    return declared.get("position") == "relative" and any(pixels(declared.get(name, "")) for name in ("top", "bottom"))


def _is_beside(styles: Styles, *, is_inline: bool) -> bool:
    """Return whether a browser writes words of its own beside those of the element, or may draw a line over them."""
    if is_inline and OVER in styles.beside:
        return True
    return any(_WRITTEN.search(_quoted(content)) for content in styles.beside)


def _quoted(content: str) -> str:
    """Return what a browser writes, without the characters of fonts of signs, which are known by number."""
    return _BY_NUMBER.sub(_character, content) if re.search(r"[\"']|attr\(|counters?\(", content) else ""


def _character(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    return chr(number) if number <= sys.maxunicode and unicodedata.category(chr(number)) != "Co" else ""


def _coloured(one: Seen, tag: Tag, declared: Mapping[str, str]) -> Seen:
    own = tag.attributes
    ink_told = declared.get("text-fill-color") or declared.get("color") or own.get("color", "")
    paper_told = declared.get("background-color") or declared.get("background") or own.get("bgcolor", "")
    if tag.name == "body":
        ink_told = ink_told or own.get("text", "")
    ink = one.ink if is_inherited(ink_told) else colour_of(ink_told)
    ground = ground_of(paper_told, one.ground)
    look = one.look & ~(Look.INKLESS | Look.PALE)
    has_picture = any(is_picture(declared.get(name, "")) for name in ("background", "background-image"))
    if own.get("background") or has_picture:
        ground = None
        look |= Look.PLAIN if tag.name in BLOCKS or tag.name in CELLS else Look.DOUBTFUL
    is_unknown = ink is None and bool(ink_told) and ink_told == paper_told
    look |= Look.DOUBTFUL if is_unknown or is_worked_out(ink_told) else Look.PLAIN
    if (ink is not None and ink.is_clear) or (ink is not None and ground is not None and are_alike(ink, ground)):
        has_contour = "text" in declared.get("background-clip", "") or any(
            declared.get(name, "none") not in {"none", "0", "0px"} for name in _CONTOURS
        )
        look |= Look.DOUBTFUL if has_contour else Look.INKLESS
    elif ground is not None and is_faint((ink or _USUAL_INK)[:3], ground[:3]):
        look |= Look.DOUBTFUL
    elif ink is not None and ground is None and is_faint(ink[:3], OPAQUE_WHITE[:3]):
        look |= Look.PALE
    if paper_told and ground is not one.ground and declared.get("position") in {"absolute", "fixed"}:
        look |= Look.COVERING
    return one._replace(look=look, ink=ink, ground=ground)
