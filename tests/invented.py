"""Editions that nobody has issued: proof that a new form is a module of data and a line in a list.

Tests that run over all editions run over `ALL_EDITIONS`, with the fixture `every_edition`.
"""

from __future__ import annotations

from dataclasses import replace

from models.form.editions import EDITIONS, edition2019, edition2021
from models.form.vocabulary import (
    Axis,
    Balance,
    Block,
    Continuation,
    FigureKind,
    Form,
    Heading,
    Narrative,
    Section,
    Table,
)
from tests.models.importers.invented import INVENTED

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

_STAGES = (("mediation", "行政调解", "(?:行政)?调解"), ("review", "行政复议", ""), ("appeal", "上诉", ""))
_OUTCOMES = (("settled", "达成和解", "和解"), ("upheld", "结果维持", ""), ("total", "总计", ""))
_CASES = Block(
    rows=(Heading("cases", "案件数"), Heading("persons", "涉及人数")),
    columns=tuple(
        Heading(
            stage,
            label,
            tuple(
                Heading(f"{stage}_{id_}", outcome, name=f"{label}·{outcome}", said_as=words)
                for id_, outcome, words in _OUTCOMES
            ),
            said_as=said_as,
        )
        for stage, label, said_as in _STAGES
    ),
    corner="争议",
    balances=tuple(
        Balance(
            "T4-STAGE",
            Axis.COLUMNS,
            (f"{stage}_settled", f"{stage}_upheld"),
            (f"{stage}_total",),
            name=label,
        )
        for stage, label, _ in _STAGES
    ),
)
_COURSES = Block(
    rows=(Heading("courses", "培训班", said_as="培训班"), Heading("talks", "讲座")),
    columns=(Heading("times", "期数"), Heading("persons", "人次")),
    corner="培训",
)
_FEES = {"fees"}


def _permits_alone(table: Table) -> Table:
    """Return table 2 without the fees, which are no longer told."""
    return replace(table, blocks=tuple(b for b in table.blocks if not _FEES & {row.id for row in b.rows}), headline=())


_OVERVIEW, _PROACTIVE, _RECEIVED, _DISPUTES, _PROBLEMS, _ = edition2021.FORM.sections
assert isinstance(_PROACTIVE.body, Table)
assert isinstance(_DISPUTES.body, Table)

CONTINUED = Form(
    id="2028",
    first_year=2028,
    notice="《关于修订政府信息公开工作年度报告格式的通知》（国办公开办函〔2028〕7号）",
    title="政府信息公开工作年度报告",
    sections=(
        _OVERVIEW,
        replace(_PROACTIVE, body=_permits_alone(_PROACTIVE.body)),
        _RECEIVED,
        Section(
            "disputes",
            "四、争议处理情况",
            "四、争议",
            replace(_DISPUTES.body, blocks=(_CASES,), headline=(), text_rule="N-T4"),
        ),
        Section(
            "training",
            "五、培训情况",
            "五、培训",
            Table("training", "表五", "T9-INT", (_COURSES,), text_rule="N-TRAIN"),
        ),
        replace(_PROBLEMS, heading="六、存在的主要问题及改进情况", short="六、问题改进", law=""),
    ),
    continues=Continuation("2021", ("applications", "overview", "problems"), rows=(("disclosure", "permits"),)),
)
"""What a revision may look like: most goes on, table 4 is another one, a table is new, section 六 is gone."""

ALL_EDITIONS = (*EDITIONS, CONTINUED, FORM, INVENTED)

NAMED_EDITIONS = (edition2019.FORM, edition2021.FORM, CONTINUED, FORM, INVENTED)
"""Those that tests name by year and notice, whatever other ones are issued; with the fixture `named_editions`."""
