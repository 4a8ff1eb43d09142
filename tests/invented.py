"""An edition that nobody has issued: proof that a new form is a module of data and a line in a list."""

from __future__ import annotations

from models.form.vocabulary import Axis, Balance, Block, FigureKind, Form, Heading, Narrative, Section, Table

_WAYS = Block(
    banner="第一表",
    corner="公开方式",
    rows=(
        Heading("online", "网上公开"),
        Heading("paper", "纸质公开", (Heading("hall", "政务大厅"), Heading("library", "图书馆、档案馆"))),
        Heading("all", "合计"),
    ),
    columns=(
        Heading("items", "条数", (Heading("new", "新增"), Heading("old", "原有"), Heading("sum", "小计"))),
        Heading("cost", "费用（万元）", kind=FigureKind.MONEY),
    ),
    balances=(
        Balance("X1-ROW", Axis.COLUMNS, ("new", "old"), ("sum",)),
        Balance("X1-COL", Axis.ROWS, ("online", "hall", "library"), ("all",), "各种方式相加"),
    ),
)
_TREND = Block(
    corner="信息内容",
    rows=(Heading("visits", "网站访问量"),),
    columns=(Heading("change", "比上年增减", span=4, kind=FigureKind.SIGNED),),
)

FORM = Form(
    id="2031",
    first_year=2031,
    notice="《某某通知》（国办公开办函〔2031〕1号）",
    title="政府信息公开年度报告",
    sections=(
        Section("first", "一、公开方式", "一、方式", Table("ways", "表一", "X1-INT", (_WAYS, _TREND))),
        Section("second", "二、经验和不足", "二、不足", Narrative("lessons", "写不足。", must_say=True)),
    ),
)
