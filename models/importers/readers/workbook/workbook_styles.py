"""How the cells of a workbook look: letters, ground, rules, number formats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar
from xml.etree.ElementTree import Element

from openpyxl.styles.numbers import BUILTIN_FORMATS

from models.importers.readers.workbook.cell_grounds import PLAIN, Ground, ground_of
from models.importers.readers.workbook.workbook_colours import BLACK, WHITE, Palette
from models.importers.readers.workbook.workbook_package import WorkbookPackage, child, children, elements, is_on, local
from models.text.contrast import Rgb, is_faint

Part = TypeVar("Part")

_OF_CHINA = {
    14: "yyyy/m/d",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
"""Number formats that every program in Chinese knows by number (Open XML, part 1, 18.8.30, zh-cn)."""

_USUAL_SIZE = 11.0
"""Points: of the letters of a new workbook."""

_SYMBOLS = ("wingdings", "webdings", "symbol", "marlett")


class Font(NamedTuple):
    """How letters look.

    Attributes:
        size: In points.
        ink: Its colour; nothing where it cannot be known.
        is_struck: Whether it is crossed out.
        is_raised: Whether it is raised or lowered, as note marks are.
        is_symbol: Whether its letters are pictures.
    """

    size: float = _USUAL_SIZE
    ink: Rgb | None = BLACK
    is_struck: bool = False
    is_raised: bool = False
    is_symbol: bool = False


class Look(NamedTuple):
    """How a cell looks.

    Attributes:
        font: Of its letters, as far as a part of its text has none of its own.
        ground: What lies behind them.
        is_ruled: Whether there is a rule at its left or right.
        number_format: As the workbook has it.
        repeats: Whether its text is repeated to fill the cell.
        shrinks: Whether what does not fit is made smaller.
        wraps: Whether what does not fit is continued below.
        is_crossed: Whether a rule goes through it, from corner to corner.
    """

    font: Font = Font()
    ground: Ground = PLAIN
    is_ruled: bool = False
    number_format: str = "General"
    repeats: bool = False
    shrinks: bool = False
    wraps: bool = False
    is_crossed: bool = False


class Styles:
    """The looks of a workbook by number, and what conditions may make of them."""

    def __init__(self, package: WorkbookPackage) -> None:
        content = package.related("styles")
        parts = _by_name(elements(content, _PARTS)) if content else {}
        self.palette = Palette(package.related("theme"), parts.get("colors"))
        self.looks = self._looks(parts)
        self.usual = self.looks[0] if self.looks else Look()
        conditional = list(children(parts.get("dxfs"), "dxf"))
        self._changing = [changes_what_is_seen(one, self.palette) for one in conditional]
        self._colouring = list(map(gives_colour, conditional))

    def look(self, number: int) -> Look:
        """Return how a cell of this style looks."""
        return self.looks[number] if 0 <= number < len(self.looks) else self.usual

    def changes(self, number: str) -> bool:
        """Return whether a conditional style may let something else be seen."""
        return not number.isdecimal() or int(number) >= len(self._changing) or self._changing[int(number)]

    def colours(self, number: str) -> bool:
        """Return whether a conditional style gives letters or what lies behind them a colour."""
        return not number.isdecimal() or _at(self._colouring, number, otherwise=True)

    def changes_by(self, style: Element) -> bool:
        """Return whether a conditional style that stands where it is used may let something else be seen."""
        return changes_what_is_seen(style, self.palette)

    def font(self, one: Element | None) -> Font:
        """Return how letters look that say so by themselves."""
        return font_of(one, self.palette)

    def _looks(self, parts: Mapping[str, Element]) -> Sequence[Look]:
        fonts = [font_of(one, self.palette) for one in children(parts.get("fonts"), "font")]
        grounds = [ground_of(one, self.palette) for one in children(parts.get("fills"), "fill")]
        borders = list(children(parts.get("borders"), "border"))
        ruled, crossed = list(map(_is_ruled, borders)), list(map(_is_crossed, borders))
        own = {one.get("numFmtId", ""): one.get("formatCode", "") for one in children(parts.get("numFmts"), "numFmt")}
        return [
            Look(
                _at(fonts, one.get("fontId"), Font()),
                _at(grounds, one.get("fillId"), PLAIN),
                _at(ruled, one.get("borderId"), False),
                _number_format(one.get("numFmtId", "0"), own),
                repeats=(place := child(one, "alignment")) is not None and place.get("horizontal") == "fill",
                shrinks=place is not None and is_on(place.get("shrinkToFit")),
                wraps=place is not None and is_on(place.get("wrapText")),
                is_crossed=_at(crossed, one.get("borderId"), False),
            )
            for one in children(parts.get("cellXfs"), "xf")
        ]


_PARTS = ("numFmts", "fonts", "fills", "borders", "cellXfs", "dxfs", "colors")


def _by_name(found: Iterable[Element]) -> dict[str, Element]:
    return {local(one): one for one in found}


def _at(found: Sequence[Part], number: str | None, otherwise: Part) -> Part:
    at = int(number or 0)
    return found[at] if 0 <= at < len(found) else otherwise


def _number_format(number: str, own: Mapping[str, str]) -> str:
    if number in own:
        return own[number]
    return _OF_CHINA.get(int(number)) or BUILTIN_FORMATS.get(int(number)) or "General"


def _is_ruled(border: Element) -> bool:
    sides = (child(border, name) for name in ("left", "right", "start", "end"))
    return any(side is not None and side.get("style", "none") != "none" for side in sides)


def _is_crossed(border: Element) -> bool:
    rule = child(border, "diagonal")
    is_drawn = rule is not None and rule.get("style", "none") != "none"
    return is_drawn and (is_on(border.get("diagonalUp")) or is_on(border.get("diagonalDown")))


def font_of(one: Element | None, palette: Palette) -> Font:
    """Return how letters look, as an element of a style or of a part of a text says."""
    size, place, struck = (child(one, name) for name in ("sz", "vertAlign", "strike"))
    name = child(one, "name") if child(one, "name") is not None else child(one, "rFont")
    colour = child(one, "color")
    ink = BLACK if colour is None or is_on(colour.get("auto")) else palette.seen(colour)
    return Font(
        float(size.get("val", _USUAL_SIZE)) if size is not None else _USUAL_SIZE,
        ink,
        struck is not None and is_on(struck.get("val", "1")),
        place is not None and place.get("val") in {"superscript", "subscript"},
        name is not None and name.get("val", "").lower().startswith(_SYMBOLS),
    )


def changes_what_is_seen(style: Element, palette: Palette) -> bool:
    """Return whether a conditional style may change more of a cell than its emphasis."""
    font, fill = child(style, "font"), child(style, "fill", "patternFill")
    struck = child(font, "strike")
    is_struck = struck is not None and is_on(struck.get("val", "1"))
    ink = palette.seen(child(font, "color")) or BLACK
    ground = palette.seen(child(fill, "bgColor")) or WHITE
    return child(style, "numFmt") is not None or is_struck or is_faint(ink, ground)


def gives_colour(style: Element) -> bool:
    """Return whether a conditional style gives letters or what lies behind them a colour."""
    return child(style, "font", "color") is not None or child(style, "fill") is not None
