from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from exporters.clipboard_page import as_html, table_html
from exporters.manuscript import printed_table
from models.form import editions
from models.form.grid import CellRole, lay_out
from models.form.refs import CellRef
from models.report.report import Report
from models.report.wording import heading, opening, title
from tests.builders import answered, balanced, cell, sample
from tests.exporters.pdf.pages import SAMPLES
from tests.exporters.pdf.test_pdf_file import numbered
from tests.invented import FORM as INVENTED

NEW = "applications/new/natural"
CARRIED_IN = "applications/carried_in/natural"
HOSTILE = "<b onclick=\"x\">粗</b> &amp; <script>'乙'</script> =1+1"


def parsed(html: str) -> ET.Element:
    return ET.fromstring(f"<body>{html}</body>")  # noqa: S314  our own output


def places(table: ET.Element) -> dict[tuple[int, int], tuple[str, str]]:
    """Return tag and text at every place of the grid, as a browser lays the cells out."""
    found: dict[tuple[int, int], tuple[str, str]] = {}
    for row, line in enumerate(table.iter("tr")):
        column = 0
        for one in line:
            while (row, column) in found:
                column += 1
            down, across = (int(one.get(name, "1")) for name in ("rowspan", "colspan"))
            covered = [(row + y, column + x) for y in range(down) for x in range(across)]
            assert not found.keys() & set(covered)
            found |= dict.fromkeys(covered, (one.tag, "".join(one.itertext())))
    return found


def lines(html: str, *tags: str) -> list[str]:
    return ["".join(element.itertext()) for element in parsed(html) if element.tag in tags]


@pytest.mark.parametrize("report", [numbered(2020), numbered(2023), *map(sample, SAMPLES)])
def test_every_label_and_every_figure_stands_at_its_place(report: Report) -> None:
    tables = parsed(as_html(report)).findall("table")

    for table, asked in zip(tables, report.form.tables, strict=True):
        grid, found, printed = lay_out(asked), places(table), printed_table(report, asked)
        assert found.keys() == {(row, column) for row in range(grid.rows) for column in range(grid.columns)}
        for one in grid.cells:
            text = printed.text(one) if isinstance(one.content, CellRef) else one.content
            tag = "td" if one.role is CellRole.FIGURE else "th"
            for row in range(one.row, one.row + one.row_span):
                for column in one.columns:
                    assert found[row, column] == (tag, text)


@pytest.mark.parametrize("number", SAMPLES)
def test_every_paragraph_is_there_in_order(number: str) -> None:
    report, found = sample(number), iter(lines(as_html(sample(number)), "h1", "h2", "h3", "p"))
    sections = [
        text
        for section in report.form.sections
        for text in (heading(report, section), report.text("texts", section.body.id))
    ]
    said = [report.text("cover", "notice_body"), title(report), opening(report), *sections]
    expected = [line.strip() for text in said for line in text.split("\n") if line.strip()]

    assert [line for line in expected if line not in found] == []


def test_headings_have_three_levels() -> None:
    report = answered(balanced(), {"texts/problems": "（一）问题\n1.人手不够\n（二）改进。加强。"})
    html = as_html(report)

    assert lines(html, "h1") == [title(report)]
    assert lines(html, "h2") == [heading(report, section) for section in report.form.sections]
    assert lines(html, "h3") == ["（一）问题"]
    assert "<p><strong>1.人手不够</strong></p>\n<p><strong>（二）改进。</strong>加强。</p>" in html


def test_the_cover_frames_the_report() -> None:
    paragraphs = lines(as_html(sample("001")), "p", "h1")

    assert paragraphs[:2] == ["泉州市泉港区人民政府办公室文件", "泉港政办〔2024〕3号"]
    assert paragraphs[-2:] == ["抄送：市政府办公室。", "泉港区人民政府办公室　2024年1月10日印发"]
    assert "（此件主动公开）" in paragraphs


def test_there_is_nothing_that_an_editor_would_throw_away() -> None:
    html = as_html(sample("001"))

    assert set(re.findall(r"</?(\w+)", html)) == {"h1", "h2", "h3", "p", "strong", "table", "tr", "th", "td"}
    assert set(re.findall(r" ([\w-]+)=", html)) == {"style", "border", "rowspan", "colspan"}
    assert set(re.findall(r"([\w-]+): ", re.sub(r">[^<]*<", "><", html))) == {"text-align", "border-collapse", "width"}


def test_what_is_typed_is_never_markup() -> None:
    report = answered(balanced(), {"texts/other": HOSTILE, "headings/overview": HOSTILE, NEW: "<i>&lt;</i>"})
    html = as_html(report)

    assert HOSTILE in lines(html, "p")
    assert HOSTILE in lines(html, "h2")
    assert not list(parsed(html).iter("script"))
    assert ("td", "<i>&lt;</i>") in places(parsed(html).findall("table")[1]).values()


FORMULA = "=cmd|'/C calc'!A0"


def test_no_paragraph_and_no_cell_is_a_formula_where_a_spreadsheet_takes_the_page() -> None:
    texts = {"texts/other": f"{FORMULA}\n（一）甲\n@SUM(1)\n- 加强学习。\n-5", "headings/overview": f" {FORMULA}"}
    cover = {"cover/agency": FORMULA, "cover/red_head": FORMULA, "cover/copy_to": "+1+1", "cover/title": FORMULA}
    html = as_html(answered(balanced(), {**texts, **cover, NEW: FORMULA, CARRIED_IN: f"甲\n{FORMULA}"}))
    tables = [text for table in parsed(html).findall("table") for _, text in places(table).values()]

    said = [line.strip() for line in (*lines(html, "h1", "h2", "h3", "p"), *tables)]
    assert [one for one in said if one.startswith(("=", "@", "+"))] == []
    assert {f"'{FORMULA}", "'@SUM(1)", "- 加强学习。", "-5"} <= {*said}
    assert not re.findall(r"<br/>\s*=|x:|sdval", html)


def test_characters_that_html_has_no_place_for_are_dropped() -> None:
    assert "一二三四" in lines(as_html(answered(balanced(), {"texts/other": "一\x1b二\ud800三\x00四\ufffe"})), "p")


def test_one_table_is_as_in_the_whole() -> None:
    report = answered(balanced(), {f"notes/{NEW}": "含转来2件"})
    table, ref = printed_table(report, report.form.table("applications")), cell(NEW)

    assert table_html(table) in as_html(report)
    assert places(parsed(table_html(table)))[3, 3] == ("td", f"{report.figures[ref]}（含转来2件）")


def test_an_invented_form_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "EDITIONS", (*editions.EDITIONS, INVENTED))
    [table] = parsed(as_html(Report.blank(2090))).findall("table")

    assert places(table)[1, 0] == ("th", "公开方式")


def test_a_raised_mark_leads_to_a_long_note() -> None:
    html = as_html(answered(balanced(), {f"notes/{NEW}": "其中结转" * 9}))

    assert ">15<sup>①</sup></td>" in html
    assert any(line.startswith("①表三") for line in lines(html, "p"))
