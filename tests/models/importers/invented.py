"""A form that no notice has set, as different from the real ones as the vocabulary allows."""

from __future__ import annotations

from models.form.vocabulary import Axis, Balance, Block, FigureKind, Form, Heading, Narrative, Section, Table

_SHAPE = Table(
    "visits",
    "表一",
    "V-INT",
    (
        Block(
            rows=(
                Heading("desk", "窗口", (Heading("desk_one", "一号窗口"), Heading("desk_two", "二号窗口"))),
                Heading("all", "合计"),
            ),
            columns=(
                Heading("day", "白天", (Heading("morning", "上午"), Heading("noon", "下午"))),
                Heading("sum", "小计"),
            ),
            corner="接待",
            balances=(
                Balance("V-ROW", Axis.COLUMNS, ("morning", "noon"), ("sum",), "上午下午相加"),
                Balance("V-COL", Axis.ROWS, ("desk_one", "desk_two"), ("all",), "各窗口相加"),
            ),
        ),
        Block(
            banner="经费",
            corner="项目",
            rows=(Heading("paid", "支出"), Heading("returned", "退回")),
            columns=(
                Heading("change", "增减", kind=FigureKind.SIGNED),
                Heading("money", "金额", kind=FigureKind.MONEY),
                Heading("worth", "总价", kind=FigureKind.AMOUNT),
            ),
        ),
    ),
)

INVENTED = Form(
    id="2090",
    first_year=2090,
    notice="《关于试验格式的通知》",
    title="试验年度报告",
    sections=(
        Section("visits", "一、接待情况", "一、接待", _SHAPE),
        Section("story", "二、来访见闻", "二、见闻", Narrative("story")),
    ),
)
