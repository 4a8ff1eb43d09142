from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.form.cover import COVER, PARTICULARS, EntryKind, keep_date, print_date, read_date


@pytest.mark.parametrize(
    "text",
    ["2024年1月9日", "2024-01-09", "2024.1.9", "2024/1/9", "２０２４年１月９日", " 2024 年 1 月 9 日 ", "2024年1月9"],
)
def test_dates_are_read_as_people_write_them(text: str) -> None:
    assert read_date(text) == date(2024, 1, 9)
    assert keep_date(text) == "2024-01-09"
    assert print_date(text) == "2024年1月9日"


@pytest.mark.parametrize(
    "text", ["", "1月9日", "2024年2月30日", "2024年13月1日", "0000-01-01", "二〇二四年一月九日", "待定"]
)
def test_what_is_no_date_is_kept_as_typed(text: str) -> None:
    assert read_date(text) is None
    assert keep_date(text) == text
    assert print_date(text) == text


@given(st.text())
def test_kept_dates_stay_as_they_are(text: str) -> None:
    assert keep_date(keep_date(text)) == keep_date(text)
    assert keep_date(print_date(keep_date(text))) == keep_date(text)


def test_particulars_are_unique() -> None:
    particulars = [particular for group in COVER for particular in group.particulars]

    assert [particular.key for particular in particulars] == list(PARTICULARS)
    assert all(particular.ref == ("cover", key) for key, particular in PARTICULARS.items())


def test_entries_fit_the_particulars() -> None:
    entries = {
        key: particular.entry for key, particular in PARTICULARS.items() if particular.entry is not EntryKind.LINE
    }

    assert entries == {
        "kind": EntryKind.CHOICE,
        "year": EntryKind.YEAR,
        "date": EntryKind.DATE,
        "seal": EntryKind.CHOICE,
        "notice_body": EntryKind.PARAGRAPHS,
        "notice_date": EntryKind.DATE,
        "issue_date": EntryKind.DATE,
    }
