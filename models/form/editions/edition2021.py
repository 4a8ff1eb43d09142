"""The form for report years 2021 and later: 国办公开办函〔2021〕30号."""

from __future__ import annotations

from models.form.editions.applications import applications
from models.form.editions.disclosure import ALL_DECISIONS, COERCION, PENALTIES, REGULATIONS, disclosure
from models.form.editions.litigation import LITIGATION
from models.form.editions.shared_texts import FEE, PROBLEMS, other_matters, overview
from models.form.vocabulary import Block, FigureKind, Form, Heading, Table

_ISSUED = "以本机关名义在本年印发的件数；修订的算新制发一件，联合发文算在牵头机关。"
_IN_ONE_UNIT = "各处的数先换成同一个单位（万元）再相加；可以有小数，填几位就印几位。"
_DECISIONS = (Heading("decisions", "本年处理决定数量", span=3, counts=ALL_DECISIONS),)

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
                Heading("normative", "行政规范性文件"),
            ),
            columns=(
                Heading("issued", "本年制发件数", counts=_ISSUED),
                Heading("repealed", "本年废止件数", counts="本年废止、宣布失效或者到期的件数；修订的旧文件也算一件。"),
                Heading("in_force", "现行有效件数", counts="12月31日仍然有效的件数。"),
            ),
        ),
        Block(
            banner="第二十条第（五）项",
            corner="信息内容",
            rows=(
                Heading(
                    "permits",
                    "行政许可",
                    counts="包括不予许可的决定。",
                    excludes="许可事项有几项、目录里列了几条，都不是决定的数量，不填。",
                    example="本年作出准予许可的决定 11 件、不予许可的决定 1 件：填 12。",
                ),
            ),
            columns=_DECISIONS,
        ),
        Block(
            banner="第二十条第（六）项",
            corner="信息内容",
            rows=(PENALTIES, COERCION),
            columns=_DECISIONS,
        ),
        Block(
            banner="第二十条第（八）项",
            corner="信息内容",
            rows=(
                Heading(
                    "fees",
                    "行政事业性收费",
                    counts="按收费目录本年收取的金额，单位是万元；不含信息处理费（写在第六部分）。",
                    example="全年收取 35400 元：填 3.54。",
                ),
            ),
            columns=(
                Heading("collected", "本年收费金额（单位：万元）", span=3, kind=FigureKind.MONEY, counts=_IN_ONE_UNIT),
            ),
        ),
    ),
    headline=(
        *(("normative", column) for column in ("issued", "repealed", "in_force")),
        *((row, "decisions") for row in ("permits", "penalties", "coercion")),
        ("fees", "collected"),
    ),
)

_OTHER_RESULTS = Heading(
    "other",
    "（六）其他处理",
    (
        Heading(
            "other_uncorrected",
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            name="1.逾期不补正",
            counts="条例第三十条：逾期不补正，视为放弃申请。只是告知补正的不算。",
            excludes="补正了、但内容还是不明确的不填在这里，填在“（四）无法提供”第 3 行。",
        ),
        Heading(
            "other_unpaid",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            name="2.逾期未缴费",
            counts="条例第四十二条：逾期没有按收费通知缴费的。",
        ),
        Heading("other_rest", "3.其他", counts="申请人撤回等少见的情形。已经主动公开的应计入“（一）予以公开”。"),
    ),
)

FORM = Form(
    id="2021",
    first_year=2021,
    notice="《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
    "（国办公开办函〔2021〕30号）",
    title="政府信息公开工作年度报告",
    sections=(
        overview(most=1000),
        disclosure(DISCLOSURE),
        applications(_OTHER_RESULTS),
        LITIGATION,
        PROBLEMS,
        other_matters(FEE),
    ),
    # The trial form counted other things; of the reports of 2020, only what is carried over is compared.
    continues=None,
)
