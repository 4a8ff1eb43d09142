"""催报单: every unit that owes something, with what and until when, nobody else, the same bytes every time."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from pypdf import PdfReader

from exporters.pdf.reminder_list import reminder_list
from models.district.reminders import may_be_reminded, reminders
from models.district.unit_state import Turn
from tests.district import DISTRICT, YEAR
from tests.exporters.pdf.pages import squeezed
from tests.ui.district.boards import TODAY, tiles

WHEN = datetime(2026, 1, 19, 16, 20)  # noqa: DTZ001  in local time, as the clerk reads it
BOARD = tiles(120)
OWED = reminders(BOARD, TODAY)


def read(content: bytes) -> str:
    return "".join(squeezed(page.extract_text()) for page in PdfReader(BytesIO(content)).pages)


def test_all_that_is_owed_is_on_it_and_nobody_who_waits_for_us() -> None:
    text = read(reminder_list(OWED, DISTRICT, YEAR, WHEN))

    assert len(OWED) == 44
    told = [squeezed(f"{one.name}{one.lacks}") for one in OWED]
    assert all(one in text for one in told)
    assert [text.index(one) for one in told] == sorted(text.index(one) for one in told)
    assert {one.id for one in OWED} == {tile.id for tile in BOARD if may_be_reminded(tile)}
    assert not [one.name for one in BOARD if one.turn is Turn.OURS and squeezed(one.name) in text]


def test_nothing_of_what_is_owed_is_cut() -> None:
    long = "还差的东西" * 60
    text = read(reminder_list([OWED[0]._replace(lacks=long)], DISTRICT, YEAR, WHEN))

    assert long in text


def test_the_same_list_gives_the_same_bytes() -> None:
    assert reminder_list(OWED, DISTRICT, YEAR, WHEN) == reminder_list(OWED, DISTRICT, YEAR, WHEN)
    assert reminder_list((), DISTRICT, YEAR, WHEN).startswith(b"%PDF")
