"""The forms as printed in the two notices, compared with what is typed from them here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest

from models.form.editions import edition2019, edition2021, form_for
from models.form.refs import CellRef, Ref, TextRef
from models.form.vocabulary import Axis, Balance, Block, Continuation, FigureKind, Form, Heading, Section, Table
from models.system.errors import NoFormForYear
from tests.invented import ALL_EDITIONS, CONTINUED, FORM

SIX_PARTS = (edition2019.FORM, edition2021.FORM)
"""The editions that stand here as printed."""

SECTIONS = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
]

TABLE_2_OF_2021 = """
第二十条第（一）项|信息内容|本年制发件数|本年废止件数|现行有效件数
    规章
    行政规范性文件
第二十条第（五）项|信息内容|本年处理决定数量
    行政许可
第二十条第（六）项|信息内容|本年处理决定数量
    行政处罚
    行政强制
第二十条第（八）项|信息内容|本年收费金额（单位：万元）
    行政事业性收费
"""

TABLE_2_OF_2019 = """
第二十条第（一）项|信息内容|本年新制作数量|本年新公开数量|对外公开总数量
    规章
    规范性文件
第二十条第（五）项|信息内容|上一年项目数量|本年增/减|处理决定数量
    行政许可
    其他对外管理服务事项
第二十条第（六）项|信息内容|上一年项目数量|本年增/减|处理决定数量
    行政处罚
    行政强制
第二十条第（八）项|信息内容|上一年项目数量|本年增/减
    行政事业性收费
第二十条第（九）项|信息内容|采购项目数量|采购总金额
    政府集中采购
"""

ROWS_OF_TABLE_3 = """
一、本年新收政府信息公开申请数量
二、上年结转政府信息公开申请数量
三、本年度办理结果
    （一）予以公开
    （二）部分公开（区分处理的，只计这一情形，不计其他情形）
    （三）不予公开
        1.属于国家秘密
        2.其他法律行政法规禁止公开
        3.危及“三安全一稳定”
        4.保护第三方合法权益
        5.属于三类内部事务信息
        6.属于四类过程性信息
        7.属于行政执法案卷
        8.属于行政查询事项
    （四）无法提供
        1.本机关不掌握相关政府信息
        2.没有现成信息需要另行制作
        3.补正后申请内容仍不明确
    （五）不予处理
        1.信访举报投诉类申请
        2.重复申请
        3.要求提供公开出版物
        4.无正当理由大量反复申请
        5.要求行政机关确认或重新出具已获取信息
    （六）其他处理{other}
    （七）总计
四、结转下年度继续办理
"""

OTHER_OF_2021 = """
        1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请
        2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请
        3.其他"""

COLUMNS_OF_TABLE_3 = """
申请人情况
    自然人
    法人或其他组织
        商业企业
        科研机构
        社会公益组织
        法律服务机构
        其他
    总计
"""

COLUMNS_OF_TABLE_4 = """
行政复议
    结果维持
    结果纠正
    其他结果
    尚未审结
    总计
行政诉讼
    未经复议直接起诉
        结果维持
        结果纠正
        其他结果
        尚未审结
        总计
    复议后起诉
        结果维持
        结果纠正
        其他结果
        尚未审结
        总计
"""

RENAMED = {
    "规范性文件": "行政规范性文件",
    "处理决定数量": "本年处理决定数量",
}
"""What the edition of 2021 calls otherwise than that of 2019, though it counts the same."""


def outline(headings: Sequence[Heading], indent: str = "") -> str:
    return "".join(f"{indent}{h.label}\n{outline(h.children, indent + '    ')}" for h in headings)


def printed(block: Block) -> str:
    return (
        "|".join((block.banner, block.corner, *(c.label for c in block.columns))) + "\n" + outline(block.rows, "    ")
    )


@pytest.mark.parametrize("form", SIX_PARTS, ids=lambda form: form.id)
def test_sections_are_the_six_of_the_notice(form: Form) -> None:
    assert [section.heading for section in form.sections] == SECTIONS


@pytest.mark.parametrize(
    ("form", "expected"), [(edition2019.FORM, TABLE_2_OF_2019), (edition2021.FORM, TABLE_2_OF_2021)]
)
def test_table_2_is_as_printed(form: Form, expected: str) -> None:
    assert "".join(map(printed, form.table("disclosure").blocks)) == expected.lstrip()


@pytest.mark.parametrize(
    ("form", "other", "count"), [(edition2019.FORM, "", 23), (edition2021.FORM, OTHER_OF_2021, 25)]
)
def test_table_3_is_as_printed(form: Form, other: str, count: int) -> None:
    [block] = form.table("applications").blocks

    assert outline(block.rows) == ROWS_OF_TABLE_3.format(other=other).lstrip()
    assert outline(block.columns) == COLUMNS_OF_TABLE_3.lstrip()
    assert block.corner == "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    assert (len(block.row_leaves), len(block.column_leaves)) == (count, 7)


@pytest.mark.parametrize("form", SIX_PARTS, ids=lambda form: form.id)
def test_table_4_is_one_row_of_15_cells_as_printed(form: Form) -> None:
    [block] = form.table("litigation").blocks

    assert outline(block.columns) == COLUMNS_OF_TABLE_4.lstrip()
    assert (len(block.row_leaves), len(block.column_leaves)) == (1, 15)


def test_figures_are_counts_but_for_changes_and_money() -> None:
    kinds = {str(ref): cell.kind for form in SIX_PARTS for ref, cell in form.cells.items()}

    assert {ref: kind for ref, kind in kinds.items() if kind is not FigureKind.COUNT} == {
        "disclosure/permits/change": FigureKind.SIGNED,
        "disclosure/other_services/change": FigureKind.SIGNED,
        "disclosure/penalties/change": FigureKind.SIGNED,
        "disclosure/coercion/change": FigureKind.SIGNED,
        "disclosure/fees/change": FigureKind.SIGNED,
        "disclosure/procurement/amount": FigureKind.AMOUNT,
        "disclosure/fees/collected": FigureKind.MONEY,
    }


@pytest.mark.parametrize("form", ALL_EDITIONS, ids=lambda form: form.id)
def test_addresses_are_unique(form: Form) -> None:
    blocks = [(table, block) for table in form.tables for block in table.blocks]
    refs = Counter(
        CellRef(t.id, row.id, column.id) for t, b in blocks for row in b.row_leaves for column in b.column_leaves
    )
    ids = Counter(id_ for section in form.sections for id_ in {section.id, section.body.id})

    assert max(refs.values()) == max(ids.values()) == 1


@pytest.mark.parametrize("form", ALL_EDITIONS, ids=lambda form: form.id)
def test_balances_and_carries_name_lines_that_exist(form: Form) -> None:
    for table in form.tables:
        rows = {row.id for block in table.blocks for row in block.row_leaves}
        assert {id_ for carry in table.carries for id_ in carry} <= rows
    assert all(ref in form.cells for identity in form.identities for ref in (*identity.left, *identity.right))


@pytest.mark.parametrize("form", ALL_EDITIONS, ids=lambda form: form.id)
def test_a_sum_of_many_parts_has_a_name(form: Form) -> None:
    balances = {identity.balance for identity in form.identities if len(identity.left) > 2}

    assert all(balance.left_name for balance in balances)


@pytest.mark.parametrize("form", ALL_EDITIONS, ids=lambda form: form.id)
def test_what_an_edition_continues_is_in_both(form: Form) -> None:
    continues = form.continues or Continuation(form.id)
    [earlier] = [one for one in ALL_EDITIONS if one.id == continues.edition]
    bodies = [{section.body.id for section in one.sections} for one in (form, earlier)]
    shared = [ref for ref in form.cells.keys() & earlier.cells.keys() if form.compares(ref, earlier)]

    assert bodies[0] & bodies[1] >= {*continues.bodies}
    assert form.rows.keys() & earlier.rows.keys() >= {*continues.rows}
    assert all(form.cells[ref].kind is earlier.cells[ref].kind for ref in shared)


def test_an_edition_is_compared_with_the_one_it_continues_in_what_it_says() -> None:
    new, permits, fees = (
        CellRef(*address.split("/"))
        for address in ("applications/new/total", "disclosure/permits/decisions", "disclosure/penalties/decisions")
    )
    old = edition2021.FORM

    assert all(CONTINUED.compares(ref, old) for ref in (new, permits, TextRef("texts", "overview")))
    assert not any(CONTINUED.compares(ref, old) for ref in (fees, TextRef("texts", "other")))
    assert not CONTINUED.compares(new, edition2019.FORM)
    assert not any(old.compares(ref, edition2019.FORM) for ref in old.cells)
    assert all(form.compares(ref, form) for form in ALL_EDITIONS for ref in form.cells)


@pytest.mark.parametrize(
    ("form", "number"), [(edition2021.FORM, "国办公开办函〔2021〕30号"), (FORM, "国办公开办函〔2031〕1号")]
)
def test_the_number_of_the_notice_is_known(form: Form, number: str) -> None:
    assert form.notice_number == number


@pytest.mark.parametrize(("form", "details"), [(edition2019.FORM, 19), (edition2021.FORM, 21)])
def test_balances_are_those_of_the_notice(form: Form, details: int) -> None:
    sums = Counter((i.balance.rule, len(i.left), len(i.right)) for i in form.identities)

    assert sums == {
        ("T3-ROW", 6, 1): len(form.table("applications").blocks[0].row_leaves),
        ("T3-COL", details, 1): 7,
        ("T3-BAL", 2, 2): 7,
        ("T4-SUM", 4, 1): 3,
    }


def test_shared_addresses_mean_the_same_in_both_editions() -> None:
    shared = edition2019.FORM.cells.keys() & edition2021.FORM.cells.keys()

    assert len(shared) == 22 * 7 + 15 + 3
    for ref in shared:
        old, new = edition2019.FORM.cells[ref], edition2021.FORM.cells[ref]
        assert RENAMED.get(old.row.label, old.row.label) == new.row.label
        assert RENAMED.get(old.column.label, old.column.label) == new.column.label
        assert old.kind is new.kind


@pytest.mark.parametrize(("year", "edition"), [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2025, "2021")])
def test_year_chooses_the_edition(year: int, edition: str) -> None:
    assert form_for(year).id == edition


def test_there_was_no_form_before_2019() -> None:
    with pytest.raises(NoFormForYear):
        form_for(2018)


@pytest.mark.parametrize("form", ALL_EDITIONS, ids=lambda form: form.id)
def test_totals_are_ordered_from_the_inside_out(form: Form) -> None:
    order = list(form.totals)

    assert all(
        order.index(part) < order.index(total) for total in order for part in form.totals[total] if part in order
    )


@pytest.mark.parametrize("form", ALL_EDITIONS, ids=lambda form: form.id)
def test_inputs_are_the_cells_that_are_no_totals(form: Form) -> None:
    for table in form.tables:
        every = [ref for ref in form.cells if ref.table == table.id]
        assert list(form.inputs(table)) == [ref for ref in every if ref not in form.totals]


def test_section_of_an_answer() -> None:
    form = edition2021.FORM
    places: dict[str | None, Ref] = {
        "received": CellRef("applications", "new", "total"),
        "disputes": TextRef("headings", "disputes"),
        "problems": TextRef("texts", "problems"),
        "proactive": TextRef("notes", "disclosure/normative/issued"),
        None: TextRef("cover", "agency"),
    }

    for id_, ref in places.items():
        section = form.section_of(ref)
        assert (section.id if section else None) == id_


def test_a_new_edition_is_data_alone() -> None:
    block = Block(
        rows=(Heading("a", "甲"), Heading("b", "乙"), Heading("all", "合计")),
        columns=(Heading("n", "件数"),),
        balances=(Balance("X-SUM", Axis.ROWS, ("a", "b"), ("all",)),),
    )
    form = Form("9", 9999, "", "年报", (Section("one", "一、表", "一", Table("t", "表一", "X-INT", (block,))),))

    assert form.totals == {CellRef("t", "all", "n"): (CellRef("t", "a", "n"), CellRef("t", "b", "n"))}
    assert form.narratives == ()
    with pytest.raises(KeyError):
        form.table("applications")


@pytest.mark.parametrize("year", [2020, 2023])
def test_every_column_of_applicants_tells_who_counts_there_and_for_whom_another_is(year: int) -> None:
    form = form_for(year)
    columns = {cell.column.id: cell.column for ref, cell in form.cells.items() if ref.table == "applications"}
    del columns["total"]

    assert len({column.counts for column in columns.values()}) == len(columns)
    assert all(column.counts for column in columns.values())
    assert columns["natural"].label in columns["legal"].excludes
    assert all(column.excludes for name, column in columns.items() if name != "natural")


@pytest.mark.parametrize("year", [2020, 2023])
def test_what_is_decided_on_the_spot_and_done_in_place_of_another_counts(year: int) -> None:
    form = form_for(year)
    rows = {cell.row.id: cell.row.counts for ref, cell in form.cells.items() if ref.table == "disclosure"}

    assert "简易程序" in rows["penalties"]
    assert "代履行" in rows["coercion"]


@pytest.mark.parametrize("form", SIX_PARTS, ids=lambda form: form.id)
def test_a_case_of_an_earlier_year_that_ended_in_this_one_has_its_cell(form: Form) -> None:
    """Source: published reports, which have more cases than applications of the year for it."""
    outcomes = [
        cell for ref, cell in form.cells.items() if ref.table == "litigation" and "尚未" not in cell.column.label
    ]
    told = [cell.column.counts for cell in outcomes if cell.column.label != "总计"]

    assert len(told) == 9
    assert all("往年的案件，今年审结的也填在这里" in one for one in told)
