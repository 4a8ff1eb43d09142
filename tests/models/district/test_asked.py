"""What is asked of the units is kept until it is given out, and becomes a task that every reader takes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.checks.thresholds import BOUNDS
from models.district.asked import (
    ASKED,
    REQUIRED,
    SCOPES,
    Asked,
    asked_anew,
    asked_by,
    keep_asked,
    kept_asked,
    mended_by,
    task_of,
)
from models.exchange.task_json import read_task, write_task
from models.exchange.task_package import TaskPackage, read_package, write_package
from tests.district import district

TODAY = date(2026, 1, 5)
FILLED = Asked(2025, "连云港市海州区", "海州区人民政府办公室", date(2026, 1, 20))
ASKEDS = st.builds(
    Asked,
    st.integers(2019, 2099),
    st.text(max_size=20),
    st.text(max_size=20),
    st.dates(date(2020, 1, 1), date(2100, 12, 31)),
    st.integers(1, 366),
    st.sampled_from(SCOPES),
    st.sets(st.sampled_from(list(REQUIRED))).map(lambda chosen: tuple(one for one in REQUIRED if one in chosen)),
    st.text(max_size=50),
    st.dictionaries(st.sampled_from([one.rule for one in BOUNDS]), st.integers(10, 100)),
)


@given(ASKEDS)
def test_what_is_kept_is_there_again(tmp_path_factory: pytest.TempPathFactory, asked: Asked) -> None:
    folder = tmp_path_factory.mktemp("task")
    try:
        f"{asked.district}{asked.addressee}{asked.notice}".encode()
    except UnicodeEncodeError:
        return  # half a character cannot be typed
    keep_asked(folder, asked)

    assert kept_asked(folder, TODAY) == asked


@pytest.mark.parametrize("content", [b"", b"{}", b'{"sha256":"","content":{}}', b"\xff", b"[" * 100_000])
def test_a_damaged_note_only_costs_typing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / ASKED).write_bytes(content)

    assert kept_asked(tmp_path, TODAY) == asked_anew(TODAY)


def test_of_a_year_that_is_over_the_report_is_asked_for() -> None:
    assert (asked_anew(TODAY).year, asked_anew(TODAY).due) == (2025, date(2026, 1, 20))


@given(ASKEDS)
def test_every_task_can_be_read_again(asked: Asked) -> None:
    roster = district(4)
    task = task_of(asked, roster.units)

    assert read_task(write_task(task)) == task
    assert read_package(write_package(TaskPackage(task))).task == task
    assert [unit.id for unit in task.units] == [unit.id for unit in roster.counted]


def test_a_task_says_again_what_was_asked() -> None:
    asked = FILLED._replace(required=tuple(REQUIRED), scope=SCOPES[1])
    task = task_of(asked, district(4).units)

    assert asked_by(task)._replace(notice="") == asked
    assert asked_by(task).notice == asked.words
    assert mended_by(task, TODAY) == date(2026, 1, 8)
    assert task.id != task_of(asked, district(4).units).id


@pytest.mark.parametrize(
    ("asked", "is_lacking"),
    [
        (FILLED, False),
        (FILLED._replace(district=" "), True),
        (FILLED._replace(addressee=""), True),
        (FILLED._replace(due=date(2025, 12, 31)), True),
    ],
)
def test_what_is_lacking_is_said(asked: Asked, *, is_lacking: bool) -> None:
    assert bool(asked.lacking) is is_lacking
