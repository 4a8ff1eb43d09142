"""Published reports read back: whatever was printed is found, whatever is found was printed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.form import editions
from models.form.figures import read_figure
from models.form.refs import CellRef, TextRef
from models.importers.published.published_report import read_published
from models.importers.published.reading import Reading
from models.importers.source import PAGE_NAME, LeftOut, RawTable, Source, SourceBlock, SourceParagraph
from models.report.report import Report
from models.system.errors import NoFormForYear, ReportError, UnreadableReport
from tests.builders import balanced, sample
from tests.invented import ALL_EDITIONS
from tests.models.importers.published.sources import as_source, places
from tests.models.importers.published.strategies import gappy, reports
from tests.thoroughness import examples

YEARS = st.sampled_from([2019, 2020, 2021, 2024, 2028, 2031, 2090])
KIND = TextRef("cover", "kind")
"""Which no report tells: it is guessed from the name."""


@pytest.fixture(autouse=True, scope="module")
def _invented_editions() -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(editions, "EDITIONS", ALL_EDITIONS)
        yield


def told(report: Report) -> dict[object, object]:
    return {ref: value for ref, value in report.values.items() if ref != KIND}


@examples(15, 600)
@given(report=reports(YEARS))
def test_a_published_report_is_read_as_it_was(report: Report) -> None:
    source = as_source(report)
    reading = read_published(source)

    assert told(reading.report) == told(report)
    assert [found for found in reading.found if not found.sure and found.ref != KIND] == []
    assert reading.unread == ()


@examples(15, 600)
@given(report=reports(YEARS), data=st.data())
def test_blank_cells_stay_blank(report: Report, data: st.DataObject) -> None:
    cells = sorted(report.form.cells)
    gone = data.draw(st.sets(st.sampled_from(cells), max_size=len(cells) // 2))
    printed = gappy(report, frozenset(gone))
    found = {found.ref: found for found in read_published(as_source(printed)).found}

    assert {ref: found[ref].value for ref in cells if ref in found} == printed.figures
    blank = {ref[:2] for ref in cells if ref not in printed.figures}
    assert not [ref for ref in cells if ref in found and ref[:2] in blank and found[ref].sure]


MUTATIONS = st.sampled_from(["", "0", "7", "总计", "其他", "无", "1.", "（一）予以公开", "12（注）", "２２①", "x" * 90])


@st.composite
def damaged(draw: st.DrawFn) -> Source:
    """Return a published report after bad treatment."""
    report = draw(st.sampled_from([balanced(2020), balanced(2024), sample("000"), sample("004")]))
    blocks = list(as_source(report))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(blocks) - 1))
        block = blocks[at]
        how = draw(st.integers(0, 4))
        if how == 0 and len(blocks) > 1:
            del blocks[at]
        elif how == 1:
            blocks[at] = blocks[0]
            blocks[0] = block
        elif isinstance(block, RawTable):
            blocks[at] = _mangled(draw, block)
        else:
            blocks[at] = block._replace(text=draw(MUTATIONS) + block.text[: draw(st.integers(0, 30))])
    return tuple(_numbered(block, number) for number, block in enumerate(blocks))


def _mangled(draw: st.DrawFn, table: RawTable) -> RawTable:
    rows = [list(row) for row in table.rows]
    for _ in range(draw(st.integers(1, 8))):
        row = rows[draw(st.integers(0, len(rows) - 1))]
        at = draw(st.integers(0, len(row) - 1))
        match draw(st.integers(0, 3)):
            case 0:
                row[at] = draw(MUTATIONS)
            case 1:
                row.insert(at, row.pop())
            case 2:
                row.append(row.pop(at))
            case _:
                rows.insert(draw(st.integers(0, len(rows))), row.copy())
    return table._replace(rows=tuple(map(tuple, rows)))


def _numbered(block: SourceBlock, number: int) -> SourceBlock:
    return block._replace(where=f"第 {number} 块")


ANYTHING = st.lists(
    st.builds(SourceParagraph, st.text(max_size=60) | MUTATIONS, st.just("p"))
    | st.builds(RawTable, st.lists(st.tuples(*[MUTATIONS] * 9), min_size=1, max_size=8).map(tuple), st.just("t")),
    max_size=12,
).map(tuple)


def figure_places(source: Source) -> list[str]:
    """Return where numbers stand in the tables."""
    return [where for where, texts in places(source).items() if " 列" in where and texts[0] in {"0", "7", "1234"}]


def seen(reading: Reading) -> set[str]:
    """Return the cells that were read, and the rows of which something is left or which are text."""
    cells = {found.where for found in reading.found}
    rows = {where.rpartition("第 ")[0] for where in (*(unread.where for unread in reading.unread), *texts_of(reading))}
    return cells | {row for row in rows if row}


def texts_of(reading: Reading) -> list[str]:
    return [part for found in reading.found if isinstance(found.ref, TextRef) for part in found.where.split("至")]


@examples(30, 1500)
@given(source=damaged() | ANYTHING)
def test_nothing_is_invented(source: Source) -> None:
    """What is found stands where it is said to stand, and what a clerk should look at is not lost."""
    try:
        reading = read_published(source)
    except ReportError as error:
        assert str(error).endswith(("。", "再试。"))  # noqa: PT017  a sentence is as good as a report
        return
    printed = places(source)
    for found in reading.found:
        if isinstance(found.ref, CellRef):
            assert found.raw in printed[found.where]
            value = read_figure(found.raw, reading.report.form.cells[found.ref].kind)
            assert found.value == value or str(found.value) in found.raw
        else:
            every = {text for texts in printed.values() for text in texts}
            assert all(line in every for line in found.raw.split("\n"))
    assert not [place for place in figure_places(source) if not any(map(place.startswith, seen(reading)))]
    refs = [found.ref for found in reading.found]
    assert len(refs) == len(set(refs))
    assert all(text.text for text in reading.unread)


def test_each_figure_is_read_once_or_left() -> None:
    source = as_source(balanced(2024))
    reading = read_published((*source, *source))

    assert dict(reading.report.figures) == dict(balanced(2024).figures)
    assert any("不予公开" in unread.text for unread in reading.unread)


def of(year: int, agency: str) -> Source:
    return as_source(Report({**balanced(year).values, TextRef("cover", "agency"): agency}))


@pytest.mark.parametrize(
    ("first", "second", "which"),
    [
        ((2023, "鲤城区信访局"), (2022, "鲤城区信访局"), "2023 年和 2022 年"),
        ((2024, "鲤城区信访局"), (2024, "河市镇人民政府"), "鲤城区信访局和河市镇人民政府"),
        ((2020, "鲤城区信访局"), (2024, "河市镇人民政府"), "2020 年和 2024 年"),
    ],
)
def test_two_reports_in_one_file_are_refused(first: tuple[int, str], second: tuple[int, str], which: str) -> None:
    with pytest.raises(UnreadableReport) as refused:
        read_published((*of(*first), *of(*second)))

    assert str(refused.value) == f"文件里有两份报告（{which}），请分开存成两个文件再导入。"


def test_a_link_to_another_report_is_no_second_report() -> None:
    link = SourceParagraph("鲤城区信访局2023年政府信息公开工作年度报告", "链接")
    source = of(2024, "鲤城区信访局")
    middle = next(at for at, block in enumerate(source) if isinstance(block, RawTable))
    contents = [SourceParagraph(section.heading, "目录") for section in balanced(2024).form.sections]

    for page in (
        (link, *source),
        (*source[:middle], link, *source[middle:]),
        (*source, link),
        (*source, link, *contents),
        (source[0], *contents, link, *source),
    ):
        assert read_published(page).report.figures == balanced(2024).figures
        assert read_published(page).report.year == 2024


@pytest.mark.parametrize(("year", "sure"), [(2024, True), (2023, False)])
def test_a_period_that_contradicts_the_title_makes_the_year_unsure(year: int, *, sure: bool) -> None:
    first, *others = of(2024, "鲤城区信访局")
    period = SourceParagraph(f"本报告中所列数据的统计期限为{year}年1月1日至{year}年12月31日。", "第 2 段")
    reading = read_published((first, period, *others))

    assert (reading.found[0].value, reading.found[0].sure) == ("2024", sure)


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ((), "没有能读的文字"),
        (("今天天气很好，适合出门散步。",), "没有年报的标题和各个部分"),
        (("会议纪要", "2024年1月9日"), "会议材料"),
        (("鲤城区信访局2024年政府信息公开工作年度报告", "请见附件。"), "没有找到年报的任何一个部分或者表格"),
    ],
)
def test_what_is_no_report_is_refused(texts: tuple[str, ...], message: str) -> None:
    with pytest.raises(UnreadableReport, match=message):
        read_published(tuple(SourceParagraph(text, "") for text in texts))


def test_pictures_without_a_word_are_refused_as_pictures() -> None:
    with pytest.raises(UnreadableReport, match="只有图片"):
        read_published((LeftOut("一张图片，里面的字读不出来", "第 1 页"), SourceParagraph("年报", PAGE_NAME)))


def test_a_year_without_form_is_refused() -> None:
    with pytest.raises(NoFormForYear):
        read_published((SourceParagraph("鲤城区信访局2017年政府信息公开工作年度报告", ""),))


@pytest.mark.parametrize(
    ("lines", "agency", "sure"),
    [
        (["鲤城区信访局2024年度政府信息公开工作年度报告"], "鲤城区信访局", True),
        (["鲤城区信访局", "２０２４ 年政府信息公开", "工作年度报告"], "鲤城区信访局", True),
        (["鲤城区信访局文件", "2024年鲤城区信访局政府信息公开工作年度报告"], "鲤城区信访局", False),
        (["鲤城区信访局文件", "2024年政府信息公开工作年度报告"], "鲤城区信访局", False),
        (
            ["首页>年报", "鲤城区信访局二〇二四年政府信息公开年报", "发布时间：2025-01-09 浏览：12次"],
            "鲤城区信访局",
            True,
        ),
    ],
)
def test_titles(lines: list[str], agency: str, *, sure: bool) -> None:
    report = Report({**balanced(2024).values, TextRef("cover", "agency"): "甲"})
    body = as_source(report)[1:]
    reading = read_published((*(SourceParagraph(line, line) for line in lines), *body))
    [found] = [found for found in reading.found if found.ref == TextRef("cover", "agency")]

    assert reading.report.year == 2024
    assert (found.value, found.sure) == (agency, sure)
    assert dict(reading.report.figures) == dict(report.figures)


def test_the_name_of_a_page_counts_if_nothing_on_it_is_a_title() -> None:
    page = as_source(balanced(2024))
    names = (
        SourceParagraph("甲市2023年政府信息公开工作年度报告", PAGE_NAME),
        SourceParagraph("甲市人民政府网站", PAGE_NAME),
    )
    agencies = [
        [(found.value, found.where, found.sure) for found in reading.found if found.ref == TextRef("cover", "agency")]
        for reading in (read_published((*names, *page[1:])), read_published((*names, *page)), read_published(page))
    ]

    assert agencies[0] == [("甲市", PAGE_NAME, False)]
    assert agencies[1] == agencies[2] != agencies[0]
    assert not read_published((*names, *page)).unread


@pytest.mark.parametrize(
    ("headings", "sure"),
    [(("本年度止件数", "现行有效件数"), True), (("本年度止件数", "现行效件数"), False), (("", "现行有效件数"), False)],
)
def test_a_misread_heading_is_sure_between_exact_ones(headings: tuple[str, str], *, sure: bool) -> None:
    rows = (("信息内容", "本年制发件数", *headings), ("规章", "1", "2", "3"), ("行政规范性文件", "4", "5", "6"))
    title = SourceParagraph("甲街道办事处2024年政府信息公开工作年度报告", "第 1 段")
    found = read_published((title, RawTable(rows, "第 1 个表"))).found

    [repealed] = [one for one in found if one.ref == CellRef("disclosure", "normative", "repealed")]
    assert (repealed.value, repealed.sure) == (Decimal(5), sure)


def test_without_title_the_period_tells_the_year() -> None:
    source = as_source(balanced(2024))[1:]
    reading = read_published(source)

    assert reading.report.year == 2024
    assert not reading.found[0].sure
    assert Decimal(1) in reading.report.figures.values()
