"""The sheet of a room on paper: all that is asked, with a box for every figure, on pages that say whose they are."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from exporters.room_sheets.room_paper import room_paper
from models.gathering.room_sheet import order_for
from tests.exporters.pdf.pages import squeezed
from tests.exporters.room_sheets.test_room_workbook import everything
from tests.models.gathering.gathered import SQUAD, UNIT, WHEN, asked, report


def pages(content: bytes) -> list[str]:
    return [squeezed(page.extract_text()) for page in PdfReader(BytesIO(content)).pages]


def test_the_same_orders_give_the_same_bytes() -> None:
    orders = (everything(), order_for(asked(), report(), "d", SQUAD))
    assert room_paper(orders) == room_paper(orders)


def test_a_few_rows_are_one_page_to_sign() -> None:
    [text] = pages(room_paper([order_for(asked().with_due(WHEN.date()), report(), "d", SQUAD)]))
    words = (UNIT, "综合执法队", "2026年1月8日前", "（一）予以公开", "一份申请算一件", "法人或其他组织", "要说明的")
    for one in (*words, "填表人（签字）", "科室负责人（签字）", "联系电话", "年月日"):
        assert squeezed(one) in text


def test_everything_of_both_editions_is_printed_and_no_box_is_off_the_page() -> None:
    for year in (2020, 2025):
        order = everything(year)
        content = room_paper([order])
        found = pages(content)
        assert len(found) <= 6
        text = "".join(found)
        for table in order.tables:
            assert squeezed(table.heading) in text
            assert squeezed(table.note) in text
            assert all(squeezed(line.label) in text and squeezed(line.meaning) in text for line in table.lines)
        assert all("党政办" in page for page in found)
        assert _boxes(content) >= len(order.cells)


def _boxes(content: bytes) -> int:
    """Return how many rectangles there are; each lies on the page."""
    count = 0
    for page in PdfReader(BytesIO(content)).pages:
        stream = page.get_contents()
        assert stream is not None
        for line in stream.get_data().decode("latin-1").splitlines():
            if " re" in line:
                x, y, width, height = (float(number) for number in line.split(" re")[0].split()[-4:])
                assert x >= 0
                assert y >= 0
                assert x + width <= float(page.mediabox.width)
                assert y + height <= float(page.mediabox.height)
                count += 1
    return count
