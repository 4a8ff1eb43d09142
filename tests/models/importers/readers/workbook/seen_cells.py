"""Ways to show, hide and change a figure in a workbook, and what has to be read and told of each."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, ColorScaleRule, DataBarRule
from openpyxl.styles import Alignment, Border, Font, GradientFill, PatternFill, Side
from openpyxl.styles.colors import Color
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from tests.models.importers.readers.hostile import SHEET
from tests.models.importers.readers.workbook import edited_workbooks as books
from tests.models.importers.readers.workbook.edited_workbooks import (
    BOOK,
    Edit,
    edited,
    in_cell,
    related,
    rewritten,
    with_column,
    with_row,
    with_value,
)

RAISED, LOWERED = '<rPr><vertAlign val="superscript"/></rPr>', '<rPr><vertAlign val="subscript"/></rPr>'
STRUCK, TINY = "<rPr><strike/></rPr>", '<rPr><sz val="1"/></rPr>'
WHITE, BOLD = '<rPr><color rgb="FFFFFFFF"/></rPr>', "<rPr><b/></rPr>"


def rich(*parts: tuple[str, str]) -> bytes:
    """Return the workbook with a text in parts, each with how it looks."""
    inside = "".join(f"<r>{look}<t>{text}</t></r>" for look, text in parts)
    return in_cell(f"<is>{inside}</is>", ' t="inlineStr"')


def font(**looks: object) -> bytes:
    def dress(_: Worksheet, spot: Cell) -> None:
        spot.font = Font(**looks)  # type: ignore[arg-type]  # as the stubs of openpyxl have it

    return edited(dress)


def on_ground(ink: str, ground: str) -> Edit:
    def dress(_: Worksheet, spot: Cell) -> None:
        spot.font, spot.fill = Font(color=ink), PatternFill("solid", fgColor=ground)

    return dress


def on_fill(ink: str, fill: PatternFill | GradientFill) -> Edit:
    def dress(_: Worksheet, spot: Cell) -> None:
        spot.font, spot.fill = Font(color=ink), fill

    return dress


def running(*colours: str) -> GradientFill:
    return GradientFill(stop=colours)


def dotted(pattern: str, first: str | Color, second: str) -> PatternFill:
    return PatternFill(pattern, fgColor=first, bgColor=second)  # type: ignore[arg-type]  # stubs


def coloured_by_a_condition(ink: str, **looks: object) -> Edit:
    def add(sheet: Worksheet, spot: Cell) -> None:
        spot.font = Font(color=ink)
        sheet.conditional_formatting.add(spot.coordinate, CellIsRule("greaterThan", ["5"], **looks))  # type: ignore[no-untyped-call]

    return add


def scaled_by_a_condition(ink: str) -> Edit:
    def add(sheet: Worksheet, spot: Cell) -> None:
        spot.font = Font(color=ink)
        rule = ColorScaleRule("min", start_color="FFFFFFFF", end_type="max", end_color="FFF8696B")  # type: ignore[no-untyped-call]
        sheet.conditional_formatting.add(spot.coordinate, rule)

    return add


BLUE, RED = "FF1F497D", "FFF8696B"
STRANGE = Color(theme=99)
"""Of a theme that has no such colour."""


def old_row_above(**looks: object) -> Edit:
    """Hide a row with an older figure above the permits."""

    def add(sheet: Worksheet, spot: Cell) -> None:
        at = spot.row
        with_row(sheet, at, "行政许可", 112)
        for name, look in looks.items():
            setattr(sheet.row_dimensions[at], name, look)

    return add


def old_column_beside(**looks: object) -> Edit:
    def add(sheet: Worksheet, spot: Cell) -> None:
        with_column(sheet, 2, 112, spot.row)
        for name, look in looks.items():
            setattr(sheet.column_dimensions["B"], name, look)

    return add


def merged_with_a_hidden_row(sheet: Worksheet, spot: Cell) -> None:
    at = spot.row
    with_row(sheet, at + 1, "", 0)
    for column, text in ((1, "行政许可"), (2, "12")):
        sheet.cell(at + 1, column).value = None
        sheet.cell(at, column).value = text
    for area in list(sheet.merged_cells.ranges):
        if area.min_row == at:
            sheet.unmerge_cells(area.coord)
    sheet.merge_cells(start_row=at, end_row=at + 1, start_column=1, end_column=1)
    sheet.merge_cells(start_row=at, end_row=at + 1, start_column=2, end_column=2)
    sheet.row_dimensions[at].hidden = True


def condition(rule: Callable[[], object]) -> Edit:
    def add(sheet: Worksheet, spot: Cell) -> None:
        sheet.conditional_formatting.add(spot.coordinate, rule())

    return add


def greater(**looks: object) -> Edit:
    return condition(lambda: CellIsRule(operator="greaterThan", formula=["1"], **looks))  # type: ignore[no-untyped-call]


def scale(low: str, high: str) -> object:
    return ColorScaleRule(start_type="min", start_color=low, end_type="max", end_color=high)  # type: ignore[no-untyped-call]


def bars_alone() -> object:
    ends = ("num", 0, "num", 9)
    return DataBarRule(*ends, "FF0000FF", showValue=False)  # type: ignore[no-untyped-call]


def narrow(sheet: Worksheet, spot: Cell) -> None:
    spot.value = 1200012
    for column in "BCD":
        sheet.column_dimensions[column].width = 2


def styled_table(sheet: Worksheet, spot: Cell) -> None:
    spot.font = Font(color="FFFFFFFF")
    sheet.add_table(Table(displayName="t", ref="A1:A2"))


def coloured_in_a_table(sheet: Worksheet, spot: Cell) -> None:
    styled_table(sheet, spot)
    spot.font = Font(color=BLUE)


def filled(_: Worksheet, spot: Cell) -> None:
    spot.alignment = Alignment(horizontal="fill")


def crossed(_: Worksheet, spot: Cell) -> None:
    spot.border = Border(diagonal=Side(style="thin"), diagonalUp=True)


def noted(_: Worksheet, spot: Cell) -> None:
    spot.comment = Comment("其中三件在网上办", "张")


def no_zeros(sheet: Worksheet, spot: Cell) -> None:
    sheet.sheet_view.showZeros = False
    spot.value = 0


def low(sheet: Worksheet, spot: Cell) -> None:
    sheet.row_dimensions[spot.row].height = 4


def zeros_below(sheet: Worksheet, _: Cell) -> None:
    sheet.cell(900, 1, "远")


def headed(sheet: Worksheet, _: Cell) -> None:
    sheet.oddHeader.center.text = '&"宋体"&12海州区青石桥街道'  # type: ignore[union-attr]  # stubs
    sheet.oddFooter.center.text = "第 &P 页 共 &N 页"  # type: ignore[union-attr]  # as above


DRAWN = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:from><xdr:col>{0}'
    "</xdr:col><xdr:row>{1}</xdr:row></xdr:from><xdr:to><xdr:col>{2}</xdr:col><xdr:row>{3}</xdr:row></xdr:to>{4}"
    "</xdr:twoCellAnchor></xdr:wsDr>"
)
BOX = (
    '<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="a"{hidden}/></xdr:nvSpPr><xdr:spPr><a:solidFill/></xdr:spPr>'
    "<xdr:txBody><a:p><a:r><a:t>34</a:t></a:r><a:r><a:rPr strike='sngStrike'/><a:t>5</a:t></a:r></a:p></xdr:txBody>"
    "</xdr:sp>"
)
PICTURE = '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="a"/></xdr:nvPicPr></xdr:pic>'
LINE = '<xdr:cxnSp><xdr:nvCxnSpPr><xdr:cNvPr id="2" name="a"/></xdr:nvCxnSpPr></xdr:cxnSp>'
CHART = (
    '<xdr:graphicFrame><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="a"/></xdr:nvGraphicFramePr><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic></xdr:graphicFrame>'
)


def drawn(what: str, *, is_over: bool) -> bytes:
    """Return the workbook with something drawn over the permits, or far from all cells."""
    content = edited()
    row = int(re.sub("[A-Z]", "", books.address()))
    place = (1, row - 1, 2, row) if is_over else (20, 50, 22, 60)
    return related(content, {"xl/drawings/d.xml": ("drawing", DRAWN.format(*place, what))}, '<drawing r:id="rId1"/>')


def volatile() -> bytes:
    return in_cell("<f>IF(TODAY()&gt;1,12,0)</f><v>12</v>")


def all_anew() -> bytes:
    return rewritten(in_cell("<f>5+7</f><v>0</v>"), BOOK, r"<calcPr[^>]*/>", '<calcPr fullCalcOnLoad="1"/>')


OLD_CONTROL = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape>'
    '<v:textbox><div>已核对</div></v:textbox><x:ClientData ObjectType="Checkbox"/></v:shape></xml>'
)


SHOWN_NOTE = OLD_CONTROL.replace(
    'ObjectType="Checkbox"/>',
    'ObjectType="Note"><x:Visible/><x:Anchor>1, 15, 5, 2, 3, 54, 30, 4</x:Anchor></x:ClientData>',
)
OBJECT = '<oleObjects><oleObject progId="Word.Document.12"/></oleObjects>'


class Seen(NamedTuple):
    """A workbook, and what has to be read and told."""

    make: Callable[[], bytes]
    value: int | None = 12
    sure: bool = True
    told: str = ""


def by(edit: Edit, value: int | None = 12, *, sure: bool = True, told: str = "") -> Seen:
    return Seen(lambda: edited(edit), value, sure, told)


def by_font(value: int | None = None, told: str = "", *, sure: bool = True, **looks: object) -> Seen:
    return Seen(lambda: font(**looks), value, sure, told)


CASES: dict[str, Seen] = {
    # letters
    "a note mark raised": Seen(lambda: rich((BOLD, "12"), (RAISED, "1")), told="记号.*（1）"),
    "a note mark lowered": Seen(lambda: rich(("", "12"), (LOWERED, "[1]")), told=r"记号.*（\[1\]）"),
    "a power of ten, perhaps": Seen(lambda: rich(("", "10"), (RAISED, "4")), 10, sure=False, told="（4）"),
    "all of it raised": by_font(12, sure=False, vertAlign="superscript"),
    "the old figure crossed out": Seen(lambda: rich((STRUCK, "11"), ("", "12")), told="划掉.*（11）"),
    "all of it crossed out": by_font(told="划掉.*（12）", strike=True),
    "a part in white": Seen(lambda: rich(("", "12"), (WHITE, "9")), told="看不见.*（9）"),
    "a part too small to see": Seen(lambda: rich(("", "12"), (TINY, "9")), told="看不见.*（9）"),
    "too small to see": by_font(told="看不见", sz=1),
    "white by itself": by_font(told="看不见", color="FFFFFFFF"),
    "white by the theme": by_font(told="看不见", color=Color(theme=0)),
    "white by number": by_font(told="看不见", color=Color(indexed=9)),
    "nearly white": by_font(12, sure=False, color="FFE0E0E0"),
    "black by the theme": by_font(12, color=Color(theme=1)),
    "red on red": by(on_ground("FFFF0000", "FFFF0000"), None, told="看不见"),
    "white on blue": by(on_ground("FFFFFFFF", "FF1F497D")),
    "white on white that runs into blue": by(on_fill("FFFFFFFF", running("FFFFFFFF", BLUE)), sure=False),
    "grey on black that runs into white": by(on_fill("FF808080", running("FF000000", "FFFFFFFF")), sure=False),
    "all of one colour that runs into itself": by(on_fill(RED, running(RED, RED)), None, told="看不见"),
    "black on white that runs into red": by(on_fill("FF000000", running("FFFFFFFF", RED))),
    "blue on blue dots": by(on_fill(BLUE, dotted("darkGray", BLUE, "FFFFFFFF")), sure=False),
    "white on few dots": by(on_fill("FFFFFFFF", dotted("gray125", "FF000000", "FFFFFFFF")), sure=False),
    "red between red lines": by(on_fill(RED, dotted("darkUp", "FFFFFFFF", RED)), sure=False),
    "black on few dots": by(on_fill("FF000000", dotted("gray125", "FF000000", "FFFFFFFF"))),
    "on a colour that is not known": by(on_fill("FF000000", PatternFill("solid", fgColor=STRANGE)), sure=False),
    "of a colour that is not known": by_font(12, sure=False, color=STRANGE),
    "on dots of a colour that is not known": by(on_fill("FF000000", dotted("darkUp", STRANGE, RED)), sure=False),
    "red that a condition may lay on red": by(
        coloured_by_a_condition("FFFF0000", fill=PatternFill(bgColor="FFFF0000")), sure=False
    ),
    "black that a condition may lay on red": by(coloured_by_a_condition("FF000000", fill=PatternFill(bgColor=RED))),
    "red that a condition may lay on a scale": by(scaled_by_a_condition(RED), sure=False),
    "black that a condition may lay on a scale": by(scaled_by_a_condition("FF000000")),
    "red in a table that has a colour": by(coloured_in_a_table, sure=False),
    "in signs for letters": Seen(lambda: rich(('<rPr><rFont val="Wingdings 2"/></rPr>', "12")), sure=False),
    "white in a table that has a colour": by(styled_table, sure=False),
    # hidden
    "a hidden row": by(old_row_above(hidden=True), told="第 [0-9]+ 行是隐藏的"),
    "a folded row": by(old_row_above(hidden=True, outlineLevel=1), told="行是隐藏的"),
    "a flat row": by(old_row_above(height=0.5), told="行是隐藏的"),
    "a hidden column": by(old_column_beside(hidden=True), told="B 列是隐藏的"),
    "a column without width": by(old_column_beside(width=0.01), told="B 列是隐藏的"),
    "merged, its corner hidden": by(merged_with_a_hidden_row),
    "a sheet that hides zeros": by(no_zeros, None, told="不显示.*（0）"),
    # formats
    "a format that shows nothing": Seen(lambda: with_value(12, ";;;"), None, told="不显示.*（12）"),
    "a format that writes white": Seen(lambda: with_value(12, "[White]0"), None, told="看不见"),
    "a format in thousands": Seen(lambda: with_value(12000, "0,"), sure=False, told="显示 12，存的是 12000"),
    "a format that rounds": Seen(lambda: with_value(12.4, "0"), sure=False, told="显示 12，存的是 12.4"),
    "a format with a unit": Seen(lambda: with_value(12, '0"件"')),
    "a format for texts": Seen(lambda: with_value("12", '@"件"'), sure=False),
    "a format that fills the cell with figures": Seen(lambda: with_value(12, "0*0"), 120, sure=False, told="120"),
    "a format that shows no negative": Seen(lambda: with_value(-12, "0;0"), sure=False, told="存的是 -12"),
    # how it fits
    "a column too narrow": by(narrow, 1200012, sure=False),
    "a row too low": by(low, sure=False),
    "repeated to fill the cell": by(filled, sure=False),
    "a rule through the cell": by(crossed, sure=False),
    # texts
    "an escape at the end": Seen(lambda: in_cell("<is><t>12_x000D_</t></is>", ' t="inlineStr"')),
    "an escape of an escape": Seen(
        lambda: in_cell("<is><t>_x005F_x000D_</t></is>", ' t="inlineStr"'), None, told="_x000D_"
    ),
    "an apostrophe that is seen": Seen(lambda: with_value("'12", "@"), sure=False),
    "wide figures": Seen(lambda: with_value("１２")),
    "blanks around": Seen(lambda: with_value(" 12　")),
    "how it is pronounced": Seen(
        lambda: in_cell('<is><t>12</t><rPh sb="0" eb="1"><t>9</t></rPh></is>', ' t="inlineStr"')
    ),
    # formulas
    "a formula worked out": Seen(lambda: in_cell("<f>5+7</f><v>12</v>")),
    "a formula not worked out": Seen(lambda: in_cell("<f>5+7</f><v/>"), None, told="没有算出结果.*B[0-9]+"),
    "formulas to be worked out anew": Seen(all_anew, 0, sure=False),
    "a formula of today": Seen(volatile, sure=False),
    "a formula of nothing": Seen(lambda: in_cell('<f>""</f><v></v>', ' t="str"'), None),
    "an error": Seen(lambda: in_cell("<f>A1</f><v>#REF!</v>", ' t="e"'), None, told="公式出错.*#REF!"),
    "a picture in the cell": Seen(
        lambda: in_cell('<f>_xlfn.DISPIMG("a",1)</f><v>=DISPIMG("a",1)</v>', ' t="str"'), None, told="图片"
    ),
    # conditions
    "a condition that writes white": by(greater(font=Font(color="FFFFFFFF")), sure=False),
    "a condition that crosses out": by(greater(font=Font(strike=True)), sure=False),
    "a condition that writes red": by(greater(font=Font(color="FFFF0000"))),
    "a scale of dark colours": by(condition(lambda: scale("FF000000", "FF101010")), sure=False),
    "a scale of light colours": by(condition(lambda: scale("FFF8696B", "FF63BE7B"))),
    "bars in place of figures": by(condition(bars_alone), sure=False),
    # what lies on the sheet
    "a box over it": Seen(lambda: drawn(BOX.format(hidden=""), is_over=True), sure=False, told="B[0-9]+：文本框：34$"),
    "a box beside it": Seen(lambda: drawn(BOX.format(hidden=""), is_over=False), told="文本框：34"),
    "a box that is hidden": Seen(lambda: drawn(BOX.format(hidden=' hidden="1"'), is_over=True)),
    "a picture over it": Seen(lambda: drawn(PICTURE, is_over=True), sure=False, told="一张图片"),
    "a picture beside it": Seen(lambda: drawn(PICTURE, is_over=False), told="U51：一张图片"),
    "a line through it": Seen(lambda: drawn(LINE, is_over=True), sure=False),
    "a chart": Seen(lambda: drawn(CHART, is_over=False), told="一张图表"),
    "a note": by(noted, told="B[0-9]+：批注：其中三件在网上办"),
    "an embedded object": Seen(
        lambda: rewritten(edited(), SHEET, "</worksheet>", f"{OBJECT}</worksheet>"),
        told="嵌入的对象（Word.Document.12）",
    ),
    "an old control": Seen(
        lambda: related(edited(), {"xl/d.vml": ("vmlDrawing", OLD_CONTROL)}), told="复选框）：已核对"
    ),
    "a note always shown over it": Seen(
        lambda: related(edited(), {"xl/d.vml": ("vmlDrawing", SHOWN_NOTE)}), sure=False
    ),
    "words above the pages": by(headed, told="页眉：海州区青石桥街道$"),
    "something far away": by(zeros_below, told="第 400 行以后"),
}  # fmt: skip
