"""Hidden rows, columns and tables of a web page are as if they were not there, and told where something is in them."""

from __future__ import annotations

import pytest

from tests.models.importers.readers.pdf.permit_pages import HEAD, ROW, TITLE, page, permits, reading, table

OLD = ROW.format("112")


@pytest.mark.parametrize(
    ("row", "style"),
    [
        (OLD.replace("<tr class=row", "<tr style='display:none'"), ""),
        (OLD.replace("<tr class=row", "<tr height=0 style='display:none;mso-yfti-irow:1'"), ""),
        (OLD.replace("class=row", "class=old"), "tr.old{display:none}"),
        (OLD.replace("class=row", "hidden"), ""),
        (f"<tbody style='display:none'>{OLD}</tbody>", ""),
    ],
)
def test_a_hidden_row_is_none_and_told(row: str, style: str) -> None:
    whole = table("12", f"{row}{ROW}")
    found = permits(page("", f"<style>{style}</style>", body=whole.replace("{}", "")))

    assert found[:2] == ("12", True)
    assert "隐藏的 1 行" in found.left


def test_a_collapsed_row_is_none() -> None:
    row = OLD.replace("<tr class=row", "<tr style='visibility:collapse'")

    assert permits(page("", body=table("12", f"{row}{ROW}")))[:2] == ("12", True)


@pytest.mark.parametrize("column", ["<col width=0>", "<col style='display:none'>", "<col style='visibility:collapse'>"])
def test_a_hidden_column_is_none_and_told(column: str) -> None:
    body = (
        f"<table>{column}<tr><td>旧{HEAD}</tr><tr><td>99<td>行政许可<td>12</tr><tr><td>9<td>行政处罚<td>3</tr></table>"
    )
    found = permits(page("", body=body))

    assert found[:2] == ("12", True)
    assert "隐藏的 1 列" in found.left


@pytest.mark.parametrize("around", ["<div class=pane>{}</div>", "<div style='display:none'>{}</div>"])
def test_a_hidden_table_is_none(around: str) -> None:
    body = around.format(table("112")) + table("12")

    assert permits(page("", "<style>.pane{display:none}</style>", body=body)) == ("12", True, ())


def test_a_hidden_table_in_a_cell_leaves_it_a_cell() -> None:
    assert permits(page(f"12<div hidden>{table('9')}</div>")) == ("12", True, ())


def test_a_row_in_a_form_is_a_row() -> None:
    row = "<tr><form action=x><td>行政许可<td><input value=12></form></tr>"

    assert permits(page("", body=table("", row)))[:2] == ("12", True)


def test_a_sheet_that_holds_a_whole_report_is_paragraphs_and_tables() -> None:
    texts = [TITLE, "一、总体情况", "办理。" * 200, "二、主动公开政府信息情况"]
    above = "".join(f"<tr><td colspan=3>{text}</tr>" for text in texts)
    below = "<tr><td colspan=3>五、存在的主要问题及改进情况</tr><tr><td>本年没有问题。<td><td></tr>"
    rows = f"<tr>{HEAD}</tr>{ROW.format('<s>11</s>12')}"
    found = reading(f"<html><body><table>{above}{rows}{below}</table></body></html>")
    values = {str(one.ref): one for one in found.found}

    assert values["disclosure/permits/decisions"][1] == 12
    assert values["texts/overview"][1] == texts[2]
    assert values["texts/problems"][1] == "本年没有问题。"
    assert [where for where, text in found.unread if "11" in text] == ["第 1 个表第 2 行第 2 列"]


def test_what_stands_in_a_table_and_in_no_cell_is_not_lost() -> None:
    found = permits(page("12").replace("<table>", "<table><caption>单位：件（其中3件为变更）</caption>"))

    assert found[:2] == ("12", True)
    assert "其中3件为变更" in found.left


def test_cells_outside_of_any_row_are_a_row() -> None:
    row = "<tr><td>行政许可</tr><td>行政许可<td>{}<tr>"

    assert permits(page("").replace(table(""), table("12", row))) == ("12", True, ())


def test_a_figure_within_a_label_is_told() -> None:
    assert "行政许可 12" in permits(page("").replace(table(""), table("", "<tr><td>行政许可 12<td>{}</tr>"))).left
    assert "行政许可 12" in permits(page("").replace(table(""), table("3", "<tr><td>行政许可 12<td>{}</tr>"))).left
