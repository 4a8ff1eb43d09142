from __future__ import annotations

import pytest

from models.form.grid import lay_out
from models.report.paste import PastedBlock, paste
from models.report.report import Report
from tests.builders import cell

BLANK = Report.blank(2023)
APPLICATIONS = lay_out(BLANK.form.table("applications"))


def placed(start: str, text: str, chosen: tuple[str, ...] = ()) -> tuple[dict[str, object], int]:
    """Return the contents by cell, and how many figures were told to have found none."""
    grid = lay_out(BLANK.form.table(cell(start).table))
    done = paste(BLANK, grid, cell(start), PastedBlock(text), [*map(cell, chosen)])
    return {str(ref): value for ref, value in done.answers.items()}, sum(len(row.figures) for row in done.left)


NEW_ROW = [ref for ref in map(str, APPLICATIONS.places) if ref.startswith("applications/new/")]
NAMES = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量")


@pytest.mark.parametrize(
    ("start", "text", "count"),
    [
        ("applications/new/natural", "3\n\n4\n5\n6\n7\n8\n", 6),
        ("applications/new/natural", "3\n4\n5\n6\n7\n8\n", 6),
        ("applications/new/natural", "1\n0\n0\n0\n0\n0\n1", 7),
        ("applications/new/total", "1\n\n3", 2),
        ("applications/new/natural", "12 3", 2),
        ("applications/new/natural", "1 2 3", 3),
        ("applications/new/other", "1 234", 2),
        ("applications/new/natural", "1 0 0 0 0 0 1\n2 0 0 0 2", 12),
        ("applications/new/natural", "1 0 0 0 0 0 1\n\n2 0 0 0 0 0 2", 14),
        ("applications/carried_out/natural", "1\n2\n3", 3),
        ("applications/new/natural", f"{NAMES[0]} 15 1", 2),
        ("applications/new/natural", f"{NAMES[0]}\n15\n0\n0", 3),
        ("applications/new/natural", f"15\n{NAMES[0]}", 1),
        ("applications/new/natural", f"总计 自然人 商业企业\n{NAMES[0]} 7 5 2", 3),
        (
            "applications/new/natural",
            f"总计 商业企业 科研机构 社会公益组织 法律服务机构 其他 自然人\n{NAMES[0]} 1 2 3 4 5 6 7",
            7,
        ),
        ("disclosure/regulations/issued", "上年 本年 增减\n行政规范性文件 1 2 1", 3),
        ("disclosure/regulations/issued", "行政许可 1 234\n行政处罚：12", 3),
        ("disclosure/regulations/issued", "行政规范性文件\n3\n2", 2),
        ("disclosure/permits/decisions", "12\n\n3", 2),
        ("litigation/cases/review_upheld", "结果维持 结果纠正\n1 2", 2),
        ("litigation/cases/review_upheld", "1\n\n2", 2),
    ],
)
def test_plain_text_that_proves_nothing_is_told_and_goes_nowhere(start: str, text: str, count: int) -> None:
    assert placed(start, text) == ({}, count)


def test_a_label_with_as_many_figures_as_its_row_has_cells_is_placed() -> None:
    figures, more = ["15", "0", "0", "0", "0", "0", "15"], ["3", "1", "0", "0", "0", "0", "4"]
    headings = "申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n"
    expected = {ref: int(figure) for ref, figure in zip(NEW_ROW, figures, strict=True)}
    expected |= {ref.replace("/new/", "/carried_in/"): int(one) for ref, one in zip(NEW_ROW, more, strict=True)}
    for head in ("", headings, headings.replace("\n", " ") + "\n"):
        for sign in ("\n", " "):
            lines = [sign.join([name, *row]) for name, row in zip(NAMES, (figures, more), strict=True)]
            assert placed("applications/granted/other", head + "\n".join(lines)) == (expected, 0)
    text = "信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 0 0 1\n行政规范性文件\n2\n0\n9\n"
    text += "信息内容\n本年处理决定数量\n行政许可\n12"
    assert placed("disclosure/fees/collected", text) == (
        {
            **dict(
                zip(
                    [f"disclosure/regulations/{column}" for column in ("issued", "repealed", "in_force")],
                    [0, 0, 1],
                    strict=True,
                )
            ),
            **dict(
                zip(
                    [f"disclosure/normative/{column}" for column in ("issued", "repealed", "in_force")],
                    [2, 0, 9],
                    strict=True,
                )
            ),
            "disclosure/permits/decisions": 12,
        },
        0,
    )


def test_rows_that_prove_their_place_are_placed_beside_others_that_do_not() -> None:
    found, left = placed("disclosure/permits/decisions", "规章 0 1\n行政许可 12\n别的 3")

    assert found == {"disclosure/permits/decisions": 12}
    assert left == 3


def test_as_many_selected_cells_as_figures_say_where_they_go() -> None:
    block = tuple(
        f"applications/{row}/{column}"
        for row in ("new", "carried_in")
        for column in ("natural", "business", "research")
    )
    column = tuple(f"applications/{row}/natural" for row in ("new", "carried_in", "granted"))
    for text in ("3\n\n4\n5\n6\n7\n8\n", "3 4 5\n6 7 8", "3 4 5 6 7 8"):
        assert placed(block[0], text, block) == (dict(zip(block, range(3, 9), strict=True)), 0)
    assert placed(column[0], "1\n\n3", column) == (dict(zip(column, [1, None, 3], strict=True)), 0)
    assert placed(column[0], "1\n2\n3\n4", column) == ({}, 4)


def test_what_can_only_be_one_cell_or_row_is_placed_without_labels() -> None:
    assert placed("applications/new/natural", "\n142\n") == ({"applications/new/natural": 142}, 0)
    assert placed("applications/new/natural", "5 0 0 0 0 0 5\n1 0 0 0 0 0 1")[0]["applications/carried_in/total"] == 1
    assert placed("applications/new/legal", "5 0 5")[0] == dict(zip(NEW_ROW[4:], [5, 0, 5], strict=True))
