"""The trial form for report years 2019 and 2020: 国办公开办函〔2019〕60号."""

from __future__ import annotations

from models.form.editions.applications import applications
from models.form.editions.disclosure import ALL_DECISIONS, COERCION, PENALTIES, REGULATIONS, disclosure
from models.form.editions.litigation import LITIGATION
from models.form.editions.shared_texts import PROBLEMS, other_matters, overview
from models.form.vocabulary import Block, FigureKind, Form, Heading, Table

_LAST_YEAR = "上一年的项目数量。"
_CHANGE = "比上一年增加或者减少的项目数量，减少的前面加负号。"
_PREVIOUS = Heading("previous_items", "上一年项目数量", counts=_LAST_YEAR)
_ITEMS = (
    _PREVIOUS,
    Heading("change", "本年增/减", kind=FigureKind.SIGNED, counts=_CHANGE),
    Heading("decisions", "处理决定数量", counts=ALL_DECISIONS),
)

DISCLOSURE = Table(
    "disclosure",
    "表二",
    "T2-INT",
    (
        Block(
            banner="第二十条第（一）项",
            corner="信息内容",
            rows=(
                REGULATIONS,
                Heading("normative", "规范性文件"),
            ),
            columns=(
                Heading("made", "本年新制作数量", counts="本年新制作的件数。"),
                Heading("newly_published", "本年新公开数量", counts="本年新公开的件数。"),
                Heading("published_total", "对外公开总数量", counts="到12月31日对外公开的总数。"),
            ),
        ),
        Block(
            banner="第二十条第（五）项",
            corner="信息内容",
            rows=(Heading("permits", "行政许可"), Heading("other_services", "其他对外管理服务事项")),
            columns=_ITEMS,
        ),
        Block(
            banner="第二十条第（六）项",
            corner="信息内容",
            rows=(PENALTIES, COERCION),
            columns=_ITEMS,
        ),
        Block(
            banner="第二十条第（八）项",
            corner="信息内容",
            rows=(Heading("fees", "行政事业性收费", counts="收费的项目数，不是金额。"),),
            columns=(_PREVIOUS, Heading("change", "本年增/减", span=2, kind=FigureKind.SIGNED, counts=_CHANGE)),
        ),
        Block(
            banner="第二十条第（九）项",
            corner="信息内容",
            rows=(Heading("procurement", "政府集中采购"),),
            columns=(
                Heading("projects", "采购项目数量"),
                Heading(
                    "amount",
                    "采购总金额",
                    span=2,
                    kind=FigureKind.AMOUNT,
                    counts="金额连同单位一起填，例如 251000元 或者 3.54万元；没有采购填 0。",
                ),
            ),
        ),
    ),
    headline=(
        *(("normative", column) for column in ("made", "newly_published", "published_total")),
        *((row, "decisions") for row in ("permits", "penalties", "coercion")),
        *(("procurement", column) for column in ("projects", "amount")),
    ),
)

FORM = Form(
    id="2019",
    first_year=2019,
    notice="《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》"
    "（国办公开办函〔2019〕60号）",
    title="政府信息公开工作年度报告",
    sections=(
        overview(),
        disclosure(DISCLOSURE),
        applications(Heading("other", "（六）其他处理", counts="逾期不补正、逾期不缴费、撤回等。")),
        LITIGATION,
        PROBLEMS,
        other_matters(),
    ),
)
