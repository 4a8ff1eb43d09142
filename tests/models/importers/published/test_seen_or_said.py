"""What a reader does not see for certain is asked about, and what it cannot read is named."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from exporters.release import Variant
from models.form.refs import Ref, TextRef
from models.importers import open_content
from models.importers.published.published_report import read_published
from models.importers.published.reading import Found, Reading, Unread
from models.importers.source import LeftOut, RawTable, Source, SourceParagraph
from tests.builders import answered, balanced, cell
from tests.exporters.pdf.pages import content
from tests.models.importers.published.sources import as_source

REPORT = balanced(2024)
SOURCE = as_source(REPORT)
NEW = cell("applications/new/natural")


def found(source: Source) -> dict[Ref, Found]:
    return {one.ref: one for one in read_published(source).found}


BEFORE = found(SOURCE)


def with_cells(refs: Collection[Ref], text: str) -> Source:
    """Return the report with another text in some cells."""
    places = {one.where for ref, one in BEFORE.items() if ref in refs}

    def changed(block: RawTable) -> RawTable:
        cells = enumerate(block.rows)
        rows = (tuple(text if block.place(y, x) in places else old for x, old in enumerate(row)) for y, row in cells)
        return block._replace(rows=tuple(rows))

    return tuple(changed(block) if isinstance(block, RawTable) else block for block in SOURCE)


@pytest.mark.parametrize(
    "sign", ["☑", "√", "○", "×", "*", "~", "—", "、", "……", "？", "〃", "″", "同上", "未统计", "零"]
)
def test_a_sign_in_place_of_a_figure_is_kept_and_asked_about(sign: str) -> None:
    refs = set(map(cell, ("disclosure/permits/decisions", "applications/granted/business", "applications/new/total")))
    after = found(with_cells(refs, sign))

    assert {(after[ref].value, after[ref].sure) for ref in refs} == {(sign, False)}
    assert all(after[ref] == one for ref, one in BEFORE.items() if ref not in refs)


def test_a_cell_in_doubt_is_asked_about_and_no_other() -> None:
    where = BEFORE[NEW].where

    def doubtful(block: RawTable) -> RawTable:
        places = ((row, column) for row, cells in enumerate(block.rows) for column in range(len(cells)))
        return block._replace(doubtful=frozenset(at for at in places if block.place(*at) == where))

    after = found(tuple(doubtful(block) if isinstance(block, RawTable) else block for block in SOURCE))

    assert BEFORE[NEW].sure
    assert [ref for ref, one in after.items() if one != BEFORE[ref]] == [NEW]
    assert not after[NEW].sure


@pytest.mark.parametrize(
    ("words", "ref"),
    [
        ("政府信息公开工作年度报告", TextRef("cover", "agency")),
        (REPORT.text("texts", "overview")[:10], TextRef("texts", "overview")),
    ],
    ids=["title", "text"],
)
def test_a_paragraph_in_doubt_is_asked_about(words: str, ref: Ref) -> None:
    def doubtful(block: SourceParagraph) -> SourceParagraph:
        return block._replace(sure=words not in block.text)

    after = found(tuple(doubtful(block) if isinstance(block, SourceParagraph) else block for block in SOURCE))

    assert BEFORE[ref].sure
    assert not after[ref].sure


@pytest.mark.parametrize("end", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_a_paragraph_of_several_lines_is_several(end: str) -> None:
    middle = next(at for at, block in enumerate(SOURCE) if isinstance(block, RawTable))
    head = SourceParagraph(
        end.join(block.text for block in SOURCE[:middle] if isinstance(block, SourceParagraph)), "第 1 段"
    )

    assert {ref: (one.value, one.sure) for ref, one in found((head, *SOURCE[middle:])).items()} == {
        ref: (one.value, one.sure) for ref, one in BEFORE.items()
    }


@pytest.mark.parametrize("mark", ["\u200f", "\u202b", "\u2067", "\u0627"])
def test_figures_that_letters_from_the_right_exchange_are_asked_about(mark: str) -> None:
    def is_sure(text: str) -> bool:
        title, opening, heading, _, *rest = SOURCE
        source = (title, opening, heading, SourceParagraph(text, "第 3 段"), *rest)
        return found(source)[TextRef("texts", "overview")].sure

    assert is_sure(f"共{mark}办理3件。")
    assert not is_sure(f"共{mark}办理3 4件。")


def test_what_cannot_be_read_is_named_and_changes_nothing_else() -> None:
    picture = LeftOut("一张图片，里面的字读不出来", "第 3 页")
    middle = len(SOURCE) // 2

    plain, with_picture = read_published(SOURCE), read_published((*SOURCE[:middle], picture, *SOURCE[middle:]))

    assert with_picture.unread == (*plain.unread, Unread("第 3 页", "一张图片，里面的字读不出来"))
    assert with_picture.found == plain.found


def test_a_figure_with_signs_upon_it_behind_a_doubtful_label_is_told() -> None:
    def scribbled(row: tuple[str, ...]) -> tuple[str, ...]:
        return ("行政规范性文件 E", "A0L", *row[2:]) if row[0] == "行政规范性文件" else row

    read = read_published(
        tuple(
            block._replace(rows=tuple(map(scribbled, block.rows))) if isinstance(block, RawTable) else block
            for block in SOURCE
        )
    )

    assert cell("disclosure/normative/issued") not in {one.ref for one in read.found}
    assert [one.text for one in read.unread] == ["A0L"]


@pytest.mark.parametrize("date", ["2024-01-09", ""])
@pytest.mark.parametrize("variant", [Variant.FILING, Variant.DRAFT])
def test_the_sheet_behind_our_own_report_is_none_of_it(variant: Variant, date: str) -> None:
    """Without a date nothing but its title ends the last text."""
    report = answered(balanced(), {str(NEW): "999", "cover/date": date})
    reading = open_content(content(report, variant), "年报.pdf")

    assert isinstance(reading, Reading)
    read = {one.ref: one.value for one in reading.found}
    for ref in (TextRef("texts", "problems"), TextRef("texts", "other"), TextRef("cover", "date")):
        assert read.get(ref, "") == report.text(*ref)
    assert any("表三“自然人”列" in one.text for one in reading.unread)
