"""Notes that this program prints below a table are read back into their cells; nothing else is taken for one."""

from __future__ import annotations

from io import BytesIO

import pytest

from exporters.release import Release, Variant
from exporters.word import write_word
from models.form.refs import NOTES, Ref, TextRef
from models.importers.published.published_report import read_published
from models.importers.published.reading import Reading
from models.importers.readers.pdf.pdf_document import read_pdf
from models.importers.readers.word.word_document import read_docx
from models.importers.source import SourceParagraph
from models.report.places import place
from models.report.report import Report, Value
from tests.builders import answered, balanced, cell
from tests.models.importers.readers.builders import as_pdf

_ROWS = ("granted", "refused_law", "other_rest", "unable_not_held", "carried_out", "declined_mass")
NOTED = answered(
    balanced(),
    {
        "texts/overview": "本年主动公开、依申请公开、政府信息管理、平台建设工作均按规定落实。" * 40,
        **{f"notes/applications/{row}/natural": "其中上年结转一件，另有说明" for row in _ROWS},
        **{f"notes/applications/{row}/total": "含转来2件" for row in _ROWS},
        "notes/disclosure/fees/collected": "另有说明：其中一件是上年结转的",
        "notes/litigation/cases/review_total": "另有说明，见第五部分",
    },
)
NEW = cell("applications/new/total")
NAME = place(balanced(), NEW)


def notes(values: dict[Ref, Value]) -> dict[Ref, Value]:
    return {ref: value for ref, value in values.items() if isinstance(ref, TextRef) and ref.part == NOTES}


def in_pdf(report: Report) -> Reading:
    return read_published(read_pdf(as_pdf(report)))


def in_word(report: Report) -> Reading:
    stream = BytesIO()
    write_word(Release(report, Variant.PUBLIC), stream)
    return read_published(read_docx(stream.getvalue()))


@pytest.mark.parametrize("read", [in_pdf, in_word])
def test_our_own_notes_below_the_tables_are_read_into_their_cells(read: object) -> None:
    reading = read(NOTED)  # type: ignore[operator]

    assert notes(dict(reading.report.values)) == notes(dict(NOTED.values))
    assert all(one.sure for one in reading.found if one.ref[0] == NOTES)
    assert not reading.unread


def with_line(line: str) -> Reading:
    """Return what is read of our own report with one more line below table 3."""
    source = list(read_pdf(as_pdf(balanced())))
    at = next(at for at, block in enumerate(source) if getattr(block, "text", "").startswith("四、政府信息公开"))
    return read_published((*source[:at], SourceParagraph(line, "第 9 页"), *source[at:]))


def test_a_note_may_itself_have_a_colon() -> None:
    [(_, note)] = notes(dict(with_line(f"①{NAME}：其中：转来一件").report.values)).items()

    assert note == "其中：转来一件"


@pytest.mark.parametrize(
    "line",
    [f"{NAME}：没有标号", f"①{NAME}", f"①{NAME}：", "①表三“没有这一行”行“总计”列：一件", f"见①{NAME}：一件"],
)
def test_what_is_no_note_of_ours_is_told_and_not_taken(line: str) -> None:
    reading = with_line(line)

    assert not notes(dict(reading.report.values))
    assert line in [one.text for one in reading.unread]


@pytest.mark.parametrize("read", [in_pdf, in_word])
def test_what_stands_below_in_place_of_a_figure_is_read_into_its_cell_and_asked_about(read: object) -> None:
    reading = read(answered(balanced(), {str(NEW): "约三百来件左右吧", "texts/overview": "平台建设工作。" * 40}))  # type: ignore[operator]
    [found] = [one for one in reading.found if one.ref == NEW]

    assert (found.value, found.sure) == ("约三百来件左右吧", False)
    assert not notes(dict(reading.report.values))
