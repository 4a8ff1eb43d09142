"""How the runs of a Word document look: hidden, crossed out, raised, by themselves or by the styles they have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from models.importers.readers.word.word_colours import (
    PAPER,
    Colour,
    alike,
    fill_of,
    highlight,
    is_faint_on,
    is_pale,
    text_colour,
)
from models.importers.readers.word.word_package import value_of
from models.importers.readers.word.word_symbols import SYMBOL_FONTS

OFF = frozenset(("0", "false", "off"))
"""What a mark says that is there and does not hold."""

_LONGEST_CHAIN = 40
"""Styles that are based on each other. Chosen: Word's own are up to 9 deep."""

_SMALLEST = 2
"""Points: smaller type is seen by nobody. Chosen: what is printed to be read has 5 and more."""

_USUAL_SIZE = 10
"""Points, where no style says a size (ECMA-376 part 1, 17.3.2.38)."""

_RAISED = 0.2
"""Share of its size by which type stands higher or lower than its line to be a mark beside it.

Chosen: Word raises by a third; what is moved less is so to stand in the middle of its row.
"""

_WHOLE = 100
"""Per cent: how wide characters are if nobody has said otherwise."""

_CROWDED = 0.5
"""Share of the size by which characters may be set closer. Chosen: those closer than half lie on each other."""

LOWEST = 2
"""Points that a line or a row must be high for its text to be seen. Chosen: as for type."""

_SHEER, _LONGEST_SHARE = 90_000, 7
"""Thousandths of a per cent that type lets through and is hardly seen, and digits of such a share. Chosen: a tenth."""

_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}
"""Points in a unit that strict documents write (ECMA-376 part 1, 22.9.2.15)."""

HALVES, TWENTIETHS = 2, 20
"""Of a point: what measures without a unit count, those of type and those of everything else."""

_MEASURE = re.compile(r"(-?[0-9]{1,7}(?:\.[0-9]{1,6})?)(pt|in|cm|mm|pc|pi)?")
_FLAGS = {qn(f"w:{name}"): name for name in ("vanish", "strike", "dstrike", "webHidden", "specVanish")}
_VALUES = {qn(f"w:{name}"): name for name in ("vertAlign", "position", "sz", "w", "spacing", "rStyle")}
_MOST_KEPT = 4096
"""Looks and styles that are kept in mind. Chosen: far more than a document has; a hostile one fills no memory."""

_TOGGLES = ("vanish", "strike")
"""Two styles that both say so cancel each other (ECMA-376 part 1, 17.7.3)."""

_VISIBLE = {"vanish", "strike", "dstrike", "vertAlign", "position"}
"""What a style may say of the first row alone, or of every second, and that changes what is read."""

_UNKNOWN = "?"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


Said = Mapping[str, str]
"""What properties say: the names of WordprocessingML without prefix, flags as 1 or nothing."""


class Look(NamedTuple):
    """How a run looks.

    Attributes:
        shown: Whether it is on the page at all.
        faint: Whether nobody sees it though it is on the page: white, or too small.
        struck: Whether it is crossed out.
        raised: 1 for what stands higher than its line, -1 for lower.
        size: Of its type, in points.
        font: That of symbols it is set in, if it is one, in small letters.
        sure: Whether all of this is certain.
    """

    shown: bool = True
    faint: bool = False
    struck: bool = False
    raised: int = 0
    size: float = _USUAL_SIZE
    font: str = ""
    sure: bool = True


class Around(NamedTuple):
    """What a paragraph stands in.

    Attributes:
        table: The style of the table, if it stands in one.
        background: The colour behind it; None where that cannot be told.
        in_cell: Whether it stands in a table.
        in_box: Whether it stands in a box, which may lie anywhere on the page.
    """

    table: str = ""
    background: Colour | None = PAPER
    in_cell: bool = False
    in_box: bool = False


class Layers(NamedTuple):
    """What holds for all runs of a paragraph.

    Attributes:
        table: The style of the table it stands in.
        paragraph: Its own style.
        background: As around it, if it has no shade of its own.
        is_flat: Whether its lines are too low to be read.
    """

    table: str
    paragraph: str
    background: Colour | None
    is_flat: bool


class Looks:
    """The styles of a document."""

    def __init__(self, styles: Element | None) -> None:
        all_ = () if styles is None else tuple(styles.iter(qn("w:style")))
        self._styles = {value_of(one, "w:styleId"): one for one in reversed(all_)}
        self._usual = {value_of(one, "w:type"): value_of(one, "w:styleId") for one in all_ if _is_usual(one)}
        defaults = None if styles is None else styles.find(_path("w:docDefaults", "w:rPrDefault", "w:rPr"))
        self._general = said(defaults)
        self._runs = lru_cache(_MOST_KEPT)(self._said_of_runs)
        self._paragraphs = lru_cache(_MOST_KEPT)(self._said_of_paragraphs)
        self._looks = lru_cache(_MOST_KEPT)(self._look)

    def usual(self, kind: str, name: str) -> str:
        """Return the style that is named, or else the usual of its kind: ``paragraph``, ``table``."""
        return name if name in self._styles else self._usual.get(kind, "")

    def paragraph(self, properties: Element | None, around: Around) -> Layers:
        """Return what holds for all runs of a paragraph, by its properties."""
        name = self.usual("paragraph", child_value(properties, "w:pStyle"))
        shades, rule, height = self._paragraphs(name)
        if properties is not None:
            own = _of_paragraph((properties,))
            shades, rule, height = own[0] or shades, own[1] or rule, own[2] or height
        background = fill_of(shades[0], around.background) if shades else around.background
        is_flat = rule == "exact" and bool(height) and points(height, TWENTIETHS) < LOWEST
        return Layers(around.table, name, background, is_flat)

    def run(self, properties: Element | None, layers: Layers) -> Look:
        """Return how a run looks, by its properties and those of its paragraph."""
        return self._looks(tuple(said(properties).items()), layers)

    def _look(self, direct: tuple[tuple[str, str], ...], layers: Layers) -> Look:
        own = dict(direct)
        table, paragraph = self._runs(layers.table), self._runs(layers.paragraph)
        character: Said = self._runs(own["rStyle"]) if own.get("rStyle") else {}
        all_ = {**self._general, **table, **paragraph, **character, **own}
        sure = True
        for name in _TOGGLES:
            if name not in own:
                holding = sum(bool(style.get(name)) for style in (table, paragraph, character))
                all_[name] = "1" if self._general.get(name) or holding % 2 else ""
                sure = sure and holding < 2
        return _look(all_, layers, sure=sure)

    def differs_by_row(self, table: str) -> bool:
        """Return whether a style of tables hides, crosses out or raises what stands in some of their cells."""
        parts = (part for style in self._chain(table) for part in style.iter(qn("w:tblStylePr")))
        return any(_VISIBLE & said(part.find(qn("w:rPr"))).keys() for part in parts)

    def is_shaded(self, table: str) -> bool:
        """Return whether a style of tables puts colours behind them."""
        return any(next(style.iter(qn("w:shd")), None) is not None for style in self._chain(table))

    def _chain(self, name: str) -> tuple[Element, ...]:
        """Return a style and those it is based on, the nearest first."""
        found: dict[str, Element] = {}
        while name in self._styles and name not in found and len(found) < _LONGEST_CHAIN:
            found[name] = self._styles[name]
            name = child_value(found[name], "w:basedOn")
        return tuple(found.values())

    def _said_of_runs(self, name: str) -> Said:
        together: dict[str, str] = {}
        for properties in reversed(list(_children(self._chain(name), "w:rPr"))):
            together |= said(properties)
        return together

    def _said_of_paragraphs(self, name: str) -> tuple[list[Element], str, str]:
        return _of_paragraph(list(_children(self._chain(name), "w:pPr")))


def _of_paragraph(owners: Sequence[Element]) -> tuple[list[Element], str, str]:
    """Return the shades of paragraphs, the nearest first, and how high their lines are: rule and measure."""
    lines = list(_children(owners, "w:spacing"))
    return list(_children(owners, "w:shd")), _first(lines, "w:lineRule"), _first(lines, "w:line")


def said(properties: Element | None) -> dict[str, str]:
    """Return what the properties of a run say themselves."""
    found: dict[str, str] = {}
    if properties is None:
        return found
    for one in properties:
        if one.tag in _FLAGS:
            found[_FLAGS[one.tag]] = "" if value_of(one) in OFF else "1"
        elif one.tag in _VALUES:
            found[_VALUES[one.tag]] = value_of(one)
        elif one.tag == qn("w:color"):
            found["colour"] = text_colour(one)
        elif one.tag == qn("w:highlight"):
            found["marker"] = highlight(value_of(one))
        elif one.tag == qn("w:shd"):
            fill = fill_of(one, "")
            found["fill"] = _UNKNOWN if fill is None else fill
        elif one.tag == qn("w:rFonts"):
            found["font"] = (value_of(one, "w:ascii") or value_of(one, "w:hAnsi")).lower()
        else:
            found |= _of_effects(one)
    return found


def _of_effects(one: Element) -> dict[str, str]:
    """Return what a property says that lets letters through, or sets them in two lines of one."""
    if one.tag == qn("w:eastAsianLayout"):
        return {"combined": "" if value_of(one, "w:combine") in {"", *OFF} else "1"}
    if one.tag != f"{_W14}textFill":
        return {}
    is_clear = next(one.iter(f"{_W14}noFill"), None) is not None
    is_sheer = any(_is_sheer(alpha) for alpha in one.iter(f"{_W14}alpha"))
    return {"clear": "1" if is_clear else "", "sheer": "1" if is_sheer else ""}


def _is_sheer(alpha: Element) -> bool:
    share = alpha.get(f"{_W14}val", "")
    return share.isdecimal() and len(share) <= _LONGEST_SHARE and int(share) >= _SHEER


def _look(all_: Said, layers: Layers, *, sure: bool) -> Look:
    size = points(all_.get("sz", ""), HALVES) or _USUAL_SIZE
    rise, closer = points(all_.get("position", ""), HALVES), -points(all_.get("spacing", ""), TWENTIETHS)
    width = min(points(all_.get("w", "").rstrip("%"), 1) or _WHOLE, _WHOLE) / _WHOLE
    level = {"superscript": 1, "subscript": -1}.get(all_.get("vertAlign", ""), 0)
    moved = (rise > 0) - (rise < 0) if abs(rise) >= _RAISED * size else 0
    colour, behind = all_.get("colour", ""), all_.get("marker") or all_.get("fill") or layers.background or _UNKNOWN
    is_white = bool(colour) and behind != _UNKNOWN and alike(colour, behind)
    is_in_doubt = (bool(colour) and behind == _UNKNOWN and is_pale(colour)) or closer > _CROWDED * size
    is_in_doubt = is_in_doubt or (bool(colour) and behind != _UNKNOWN and is_faint_on(colour, behind))
    is_in_doubt = is_in_doubt or bool(all_.get("sheer") or all_.get("combined"))
    font = all_.get("font", "")
    return Look(
        shown=not all_.get("vanish"),
        faint=is_white or size * width < _SMALLEST or layers.is_flat or bool(all_.get("clear")),
        struck=bool(all_.get("strike") or all_.get("dstrike")),
        raised=level or moved,
        size=size,
        font=font if font.startswith(SYMBOL_FONTS) else "",
        sure=sure and not is_in_doubt and not all_.get("webHidden") and (level != 0 or moved == 0),
    )


def points(text: str, per: int) -> float:
    """Return a measure in points; 0 for none. Without a unit behind it, it counts parts of a point: `per` of them."""
    found = _MEASURE.fullmatch(text)
    if not found:
        return 0
    return float(found[1]) * _UNITS[found[2]] if found[2] else float(found[1]) / per


def child_value(owner: Element | None, name: str) -> str:
    """Return the value of an element's child; nothing if it has none."""
    found = None if owner is None else owner.find(qn(name))
    return "" if found is None else value_of(found)


def _is_usual(style: Element) -> bool:
    return value_of(style, "w:default") not in {"", *OFF}


def _children(owners: Iterable[Element], name: str) -> Iterable[Element]:
    return (found for owner in owners if (found := owner.find(qn(name))) is not None)


def _first(elements: Iterable[Element], attribute: str) -> str:
    return next(filter(None, (value_of(one, attribute) for one in elements)), "")


def _path(*names: str) -> str:
    return "/".join(map(qn, names))
