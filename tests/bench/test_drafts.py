"""Two hundred drafts of some 15 kB each, as the office of a district has them after some years."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.drafts.draft import Draft
from models.drafts.draft_file import DRAFTS, render
from models.drafts.store import DraftStore
from models.form.refs import TextRef
from models.report.report import Report
from models.report.report_json import report_to_json
from tests.bench.clock import line, milliseconds
from tests.builders import cell, sample
from tests.ui.clerk import Key, press, shown
from ui.window.start_view import StartView

_DRAFTS = 200
_RUNS = 30
_STARTS = 7
_SAVE = 30.0
"""Milliseconds, also for the list out of the store; most of a save is two waits for the disk."""

_SHOW = 20.0
"""Milliseconds until the list is painted."""

_STEP = 16.0
"""Milliseconds from a key until the next draft is painted as chosen, and told of beside the list: one frame."""

_NUMBERS = count(1)
_REPORTS = [
    Report({**sample(f"00{number % 5}").values, TextRef("cover", "agency"): f"第{number}街道办事处"})
    for number in range(_DRAFTS)
]


@pytest.fixture(scope="module")
def content() -> bytes:
    documents = {
        str(number): {
            "id": f"{number:032x}",
            "saved": "2026-01-09T08:00:00+00:00",
            "count": number,
            "binned": False,
            "report": report_to_json(report),
        }
        for number, report in enumerate(_REPORTS, 1)
    }
    return render({DRAFTS: documents}, _DRAFTS)


@pytest.fixture
def path(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "drafts.json"
    path.write_bytes(content)
    return path


def _save(store: DraftStore, number: int) -> None:
    """Save a report with another figure than it has had before."""
    report = Report({**_REPORTS[number - 1].values, cell("applications/new/natural"): Decimal(next(_NUMBERS))})
    store.save(report, f"{number:032x}")


def test_saving_the_open_draft(path: Path) -> None:
    store = DraftStore(path)
    times = [milliseconds(partial(_save, store, 3)) for _ in range(_RUNS)]

    print(line(f"save, the same of {_DRAFTS} drafts", times))
    assert median(times) <= _SAVE


def test_saving_one_draft_after_the_other(path: Path) -> None:
    """The first save of each writes what was there before into its history, too."""
    store = DraftStore(path)
    times = [milliseconds(partial(_save, store, number)) for number in range(1, _RUNS)]

    print(line(f"save, each time another of {_DRAFTS} drafts", times))
    assert median(times) <= _SAVE


def test_the_drafts_out_of_the_store(path: Path) -> None:
    first = [milliseconds(DraftStore(path).drafts) for _ in range(_STARTS)]
    store = DraftStore(path)
    again = [milliseconds(store.drafts) for _ in range(_RUNS)]

    print(line(f"{_DRAFTS} drafts out of the store, the first time", first), line("and again", again))
    assert max(median(first), median(again)) <= _SAVE


def _showing(qtbot: QtBot, page: StartView) -> Callable[[tuple[Draft, ...]], float]:
    """Return what tells how long it takes until drafts are painted."""
    page.resize(1366, 700)
    shown(qtbot, page)

    def show(drafts: tuple[Draft, ...]) -> float:
        def act() -> None:
            page.show_drafts(drafts)
            page.list.viewport().repaint()

        return milliseconds(act)

    return show


def _repaints(qtbot: QtBot, page: StartView) -> list[float]:
    """Return how long it takes to paint the list, again and again until all is checked."""
    times = [milliseconds(page.list.viewport().repaint) for _ in range(2)]
    while page.model.pending:
        qtbot.wait(20)
        times.append(milliseconds(page.list.viewport().repaint))
    return times


def test_showing_the_list(qtbot: QtBot, path: Path) -> None:
    page = StartView({})
    show = _showing(qtbot, page)
    show(DraftStore(path).drafts()[:3])  # fonts and styles are there
    first = [show(DraftStore(path).drafts()) for _ in range(_STARTS)]
    store = DraftStore(path)
    show(store.drafts())
    beside = _repaints(qtbot, page)
    again = [show(store.drafts()) for _ in range(_RUNS)]

    print(
        line(f"{_DRAFTS} drafts shown, the first time", first),
        line("painted again while they are checked beside the window", beside),
        line("shown again, all checked", again),
    )
    assert max(median(first), median(again)) <= _SHOW


def test_going_through_the_list_by_keys(qtbot: QtBot, path: Path) -> None:
    page = StartView({})
    _showing(qtbot, page)(DraftStore(path).drafts())
    qtbot.waitUntil(lambda: not page.model.pending, timeout=30_000)
    page.list.setFocus()

    def step() -> None:
        press(Key.Key_Down)
        QApplication.processEvents()

    times = [milliseconds(step) for _ in range(_DRAFTS - 1)]
    print(line(f"from one of {_DRAFTS} drafts to the next", times))
    assert median(times) <= _STEP
