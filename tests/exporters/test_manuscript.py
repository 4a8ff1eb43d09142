from __future__ import annotations

import pytest

from exporters.manuscript import Closing, Ending, Head, Paragraph, ParagraphKind, PrintedTable, Run, manuscript
from models.report.report import Report
from tests.builders import answered, balanced, sample


def said(report: Report, kind: type) -> list[object]:
    return [item for item in manuscript(report) if isinstance(item, kind)]


def paragraph(text: str) -> Paragraph:
    """Return the last paragraph of a report that says this."""
    found = said(answered(balanced(), {"texts/other": text}), Paragraph)[-1]
    assert isinstance(found, Paragraph)
    return found


@pytest.mark.parametrize(
    ("text", "kind", "runs"),
    [
        ("（一）主动公开情况", ParagraphKind.SECTION, [Run(ParagraphKind.SECTION, "（一）主动公开情况")]),
        (
            "（二）有力推进。2024年，",
            ParagraphKind.TEXT,
            [Run(ParagraphKind.SECTION, "（二）有力推进。"), Run(ParagraphKind.TEXT, "2024年，")],
        ),
        ("1.全年公开数量", ParagraphKind.POINT, [Run(ParagraphKind.POINT, "1.全年公开数量")]),
        (
            "2、建立制度。严格审查",
            ParagraphKind.TEXT,
            [Run(ParagraphKind.POINT, "2、建立制度。"), Run(ParagraphKind.TEXT, "严格审查")],
        ),
        ("12.改进：一是", ParagraphKind.TEXT, [Run(ParagraphKind.POINT, "12.改进："), Run(ParagraphKind.TEXT, "一是")]),
        (
            "（一）" + "长" * 40 + "。后文",
            ParagraphKind.TEXT,
            [Run(ParagraphKind.TEXT, "（一）" + "长" * 40 + "。后文")],
        ),
        ("3.5万元", ParagraphKind.TEXT, [Run(ParagraphKind.TEXT, "3.5万元")]),
        ("一是加强学习。", ParagraphKind.TEXT, [Run(ParagraphKind.TEXT, "一是加强学习。")]),
    ],
)
def test_sub_headings_reach_to_the_first_full_stop(text: str, kind: ParagraphKind, runs: list[Run]) -> None:
    assert paragraph(text) == Paragraph(kind, tuple(runs))


def test_order_is_that_of_the_paper() -> None:
    kinds = [type(item).__name__ for item in manuscript(sample("001")) if not isinstance(item, Paragraph)]
    titles = [
        item.text
        for item in manuscript(sample("001"))
        if isinstance(item, Paragraph) and item.kind is ParagraphKind.PART
    ]

    assert kinds == ["Head", "Ending", *["PrintedTable"] * 3, "Closing"]
    assert titles == [section.heading for section in sample("001").form.sections]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("此件主动公开", "（此件主动公开）"),
        ("（此件主动公开）", "（此件主动公开）"),
        ("此件公开（限本区）", "（此件公开（限本区））"),
    ],
)
def test_brackets_stand_once_around_the_mark(typed: str, printed: str) -> None:
    assert [
        item.mark for item in said(answered(balanced(), {"cover/open_mark": typed}), Ending) if isinstance(item, Ending)
    ] == [printed]


def test_labels_that_somebody_has_typed_are_not_doubled() -> None:
    cover = {"cover/copy_to": "抄送：市政府办公室。", "cover/issue_date": "2024年1月10日", "cover/issuer": "办公室"}

    assert said(answered(balanced(), cover), Closing) == [Closing("市政府办公室。", "办公室", "2024年1月10日印发")]


def test_nothing_visible_is_nothing() -> None:
    assert said(answered(balanced(), {"cover/red_head": "\u200b", "cover/document_number": " "}), Head) == []


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x0b", "\u2028"])
def test_line_ends_of_any_kind_end_a_paragraph(end: str) -> None:
    found = said(answered(balanced(), {"texts/other": f"第一段{end}第二段"}), Paragraph)[-2:]

    assert [item.text for item in found if isinstance(item, Paragraph)] == ["第一段", "第二段"]


def test_long_remarks_stand_below_their_table() -> None:
    long = "其中结转" * 20
    report = answered(balanced(), {"notes/applications/new/natural": long})
    items = list(manuscript(report))
    [at] = [at for at, item in enumerate(items) if isinstance(item, PrintedTable) and item.notes]
    table, note = items[at : at + 2]

    assert isinstance(table, PrintedTable)
    assert isinstance(note, Paragraph)
    assert (note.text,) == table.notes
    assert note.kind is ParagraphKind.NOTE
    assert note.text.startswith("①表三")
    assert note.text.endswith(long)
