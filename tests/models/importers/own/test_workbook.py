from __future__ import annotations

import time
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from models.form import editions
from models.form.figures import read_figure
from models.form.refs import CellRef, Ref, TextRef
from models.importers.own.workbook import read_workbook
from models.importers.own.workbook_layout import PAYLOAD, TOP
from models.report.report import Report, Value
from models.system.errors import NewerVersion, UnreadableReport
from tests.builders import answered, balanced, cell, sample
from tests.models.importers.invented import INVENTED
from tests.models.importers.office import converted, needs_office
from tests.models.importers.own.workbooks import exported, place, plain, replaced, retyped
from tests.models.strategies import REPORTS, TYPED
from tests.thoroughness import before_landing, examples, few

FEE = "disclosure/fees/collected"
NEW = "applications/new/natural"
TOTAL = "applications/new/total"
AMOUNT = "disclosure/procurement/amount"
CHANGE = "disclosure/permits/change"

MESSY = {
    "disclosure/normative/issued": "22",
    "notes/disclosure/normative/issued": "其中修订16件",
    "disclosure/normative/repealed": "/",
    FEE: "7730.20",
    "notes/disclosure/fees/collected": '含"罚没"收入，\n另行说明',
    NEW: "约三件",
    "notes/applications/new/natural": "补报1元",
    "applications/new/research": "=1+1",
    "applications/new/charity": "_x0041_",
    "applications/new/legal": "<r>3</r>",
    "applications/new/other": "1\x0723",
    TOTAL: "99",
    "applications/handled/total": "无",
    "texts/other": "=HYPERLINK(1)\n_x000D_ _x005F_x005F_\n\x0b" + "长" * 40_000,
    "cover/address": "𠮷" * 20_000,
}
MESSY_2019 = {
    AMOUNT: "3.50万元",
    "notes/disclosure/procurement/amount": "另有2元",
    CHANGE: "-18",
    "disclosure/penalties/change": "+1036",
    "disclosure/coercion/change": "1.50",
    "disclosure/fees/change": "0",
}


def differences(content: bytes) -> list[tuple[str, object, object]]:
    return [(str(ref), before, after) for ref, before, after in read_workbook(content).differences]


# ---------------------------------------------------------------- as written


@examples(8, 400)
@given(REPORTS)
def test_what_is_written_is_read_alike(report: Report) -> None:
    assert read_workbook(exported(report)) == (report, ())


@pytest.mark.parametrize("report", [answered(balanced(2023), MESSY), answered(balanced(2020), MESSY_2019)])
def test_oddities_are_read_alike(report: Report) -> None:
    assert read_workbook(exported(report)) == (report, ())


@pytest.mark.parametrize("number", few(["000", "001", "002", "003", "004"], 2))
def test_samples_are_read_alike(number: str) -> None:
    assert read_workbook(exported(sample(number))) == (sample(number), ())


@before_landing
@needs_office
def test_what_another_program_has_saved_is_read_alike(tmp_path: Path) -> None:
    messy = {"2019": answered(balanced(2020), MESSY_2019), "2021": answered(balanced(2023), MESSY)}
    reports = {**messy, "003": sample("003")}
    files = converted({name: exported(report) for name, report in reports.items()}, "xlsx", "xlsx", tmp_path)

    assert {name: read_workbook(saved.read_bytes()) for name, [saved] in files.items()} == {
        name: (report, ()) for name, report in reports.items()
    }


def test_an_invented_form_is_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "EDITIONS", (*editions.EDITIONS, INVENTED))
    figures = {"desk_one/morning": "1", "desk_one/noon": "2", "desk_two/morning": "约四", "all/sum": "9"}
    money = {"paid/change": "-3", "paid/money": "1.50", "returned/worth": "2.0亿元"}
    cells = {cell(f"visits/{key}"): text for key, text in {**figures, **money}.items()}
    story = answered(
        Report.blank(2090), {"texts/story": "见闻", "headings/visits": "接待", "notes/visits/all/sum": "注"}
    )
    typed: dict[Ref, Value | None] = {ref: read_figure(text, INVENTED.cells[ref].kind) for ref, text in cells.items()}
    report = story.applied(story.edit(typed))

    assert read_workbook(exported(report)) == (report, ())
    assert [ref for ref, *_ in read_workbook(retyped(report, {"visits/paid/money": 8})).differences] == [
        cell("visits/paid/money")
    ]


# ---------------------------------------------------------------- changed by hand


@pytest.mark.parametrize(
    ("year", "address", "typed", "found"),
    few(
        [
            (2023, NEW, 31, "31"),
            (2023, NEW, "３１件", "31"),
            (2023, NEW, "大约31", "大约31"),
            (2023, NEW, None, None),
            (2023, NEW, "  ", None),
            (2023, NEW, True, "True"),
            (2023, FEE, 0.1 + 0.2, "0.3"),
            (2023, FEE, 2.567, "2.567"),
            (2020, AMOUNT, 4.2, "4.2万元"),
            (2020, AMOUNT, "250元", "250元"),
            (2020, AMOUNT, None, None),
            (2020, CHANGE, -7, "-7"),
            (2020, CHANGE, "+7", "7"),
        ],
        5,
    ),
)
def test_the_figure_somebody_has_typed_since_wins(year: int, address: str, typed: object, found: str | None) -> None:
    report = balanced(year)
    expected = None if found is None else read_figure(found, report.form.cells[cell(address)].kind)
    content = retyped(report, {address: typed})

    assert differences(content) == [(address, report.content(cell(address)), expected)]
    assert read_workbook(content).report.content(cell(address)) == expected


@examples(4, 150)
@given(
    st.dictionaries(
        st.sampled_from(list(balanced().form.inputs(balanced().form.tables[1]))), TYPED, min_size=1, max_size=5
    )
)
def test_what_is_typed_in_the_workbook_counts_as_typed_in_the_program(typed: dict[CellRef, str]) -> None:
    report = balanced()
    texts = {str(ref): text for ref, text in typed.items() if text.isprintable()}
    here = answered(report, texts)

    assert read_workbook(retyped(report, texts)).report == here


def test_totals_follow_the_parts_that_have_changed() -> None:
    report = balanced()
    content = retyped(report, {NEW: 1000})

    after = read_workbook(content).report

    assert [ref for ref, *_ in differences(content)] == [NEW]
    assert cell(TOTAL) not in after.values
    assert after.figures[cell(TOTAL)] == report.sum([cell(TOTAL)]) - report.sum([cell(NEW)]) + 1000


def test_a_total_that_somebody_has_typed_is_kept() -> None:
    report = balanced()
    right = report.figures[cell(TOTAL)]

    assert differences(retyped(report, {TOTAL: 7})) == [(TOTAL, right, 7)]
    assert differences(retyped(report, {TOTAL: str(right)})) == []
    assert differences(retyped(report, {TOTAL: None})) == []


def test_a_typed_total_that_has_become_a_sum_follows() -> None:
    report = answered(balanced(), {TOTAL: "7"})
    sheet, row, _ = place(report, cell(TOTAL))

    content = retyped(report, {TOTAL: f"=SUM(D{row}:I{row})"})

    assert sheet
    assert differences(content) == [(TOTAL, 7, balanced().figures[cell(TOTAL)])]


def test_a_formula_in_another_cell_counts_with_its_result() -> None:
    report = answered(balanced(), {NEW: "123"})
    _, row, column = place(report, cell(NEW))
    typed = f'<c r="{get_column_letter(column)}{row}"'

    calculated = _with_formula(exported(report), typed, "<f>3+4</f><v>7</v>")
    nothing = _with_formula(exported(report), typed, "<f>3-3</f><v>0</v>")
    unknown = _with_formula(exported(report), typed, "<f>3+4</f>")

    assert differences(calculated) == [(NEW, 123, 7)]
    assert differences(nothing) == [(NEW, 123, 0)]
    assert differences(unknown) == [(NEW, 123, "=3+4")]


def _with_formula(content: bytes, cell_start: str, formula: str) -> bytes:
    return replaced(replaced(content, SHEET, cell_start, f"{cell_start} "), SHEET, "<v>123</v>", formula)


SHEET = "xl/worksheets/sheet4.xml"
"""Table 3."""


# ---------------------------------------------------------------- what cannot be read


def test_a_sheet_that_is_gone_is_missed() -> None:
    content = replaced(plain(), "xl/workbook.xml", 'name="三、申请办理"', 'name="表三"')

    with pytest.raises(UnreadableReport):
        read_workbook(content)


def test_a_table_with_rows_moved_is_refused() -> None:
    content = plain()
    labels = ("1.属于国家秘密", "（三）\n不予公开")
    swapped = replaced(content, "xl/sharedStrings.xml", f"<t>{labels[0]}</t>", "<t>?</t>")
    swapped = replaced(swapped, "xl/sharedStrings.xml", f"<t>{labels[1]}</t>", f"<t>{labels[0]}</t>")
    reworded = replaced(content, "xl/sharedStrings.xml", f"<t>{labels[0]}</t>", "<t>1.国家秘密</t>")

    with pytest.raises(UnreadableReport):
        read_workbook(swapped)
    assert read_workbook(reworded).report == balanced()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("govinfo-annual-report", "something-else"),
        ('"schema": 1', '"schema": "x"'),
        ('{ "format"', '"format"'),
        ("年报数据", "别的数据"),
    ],
)
def test_a_workbook_without_a_whole_report_is_refused(old: str, new: str) -> None:
    part = "xl/workbook.xml" if old == PAYLOAD else "xl/sharedStrings.xml"

    with pytest.raises(UnreadableReport):
        read_workbook(replaced(plain(), part, old, new))


def test_a_workbook_of_a_later_version_is_named_as_such() -> None:
    content = replaced(plain(), "xl/sharedStrings.xml", '"schema": 1', '"schema": 9')

    with pytest.raises(NewerVersion):
        read_workbook(content)


@pytest.mark.parametrize("sheet", [1, 4, 8])
def test_a_cell_far_away_costs_nothing(sheet: int) -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    part = f"xl/worksheets/sheet{sheet}.xml"
    content = replaced(plain(), part, "</sheetData>", far)
    begun = time.monotonic()

    assert read_workbook(content) == (balanced(), ())
    assert time.monotonic() - begun < 5


def test_merged_cells_without_end_cost_nothing() -> None:
    content = replaced(plain(), SHEET, '<mergeCell ref="', '<mergeCell ref="A1:XFD1048576"/><mergeCell ref="')
    begun = time.monotonic()

    assert read_workbook(content) == (balanced(), ())
    assert time.monotonic() - begun < 5


def test_a_text_that_somebody_has_changed_is_taken_and_told() -> None:
    book = load_workbook(BytesIO(plain()))
    sheet = book["六、其他事项"]
    before = balanced().text("texts", "other")
    sheet.cell(TOP + 1, 1).value = "　　今年没有收取信息处理费。"
    changed = BytesIO()
    book.save(changed)
    report, [difference] = read_workbook(changed.getvalue())

    assert difference == (TextRef("texts", "other"), before, "今年没有收取信息处理费。")
    assert report.text("texts", "other") == "今年没有收取信息处理费。"


def test_answers_on_the_cover_that_somebody_has_changed_are_taken_and_told() -> None:
    book = load_workbook(BytesIO(exported(sample("001"))))
    sheet = book["封面"]
    answers = {row[0].value: row[1] for row in sheet.iter_rows(min_row=TOP + 1, max_col=2)}
    answers["机关全称"].value = "泉州市泉港区"
    answers["印发日期"].value = "2024年1月12日"
    answers["电话"].value = None
    changed = BytesIO()
    book.save(changed)

    assert differences(changed.getvalue()) == [
        ("cover/agency", "泉港区", "泉州市泉港区"),
        ("cover/phone", "0595-87766100", ""),
        ("cover/issue_date", "2024-01-10", "2024-01-12"),
    ]
