"""A thousand workbooks taken in through the whole window: how soon it tells something, and how long it is away."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, perf_counter, thread_time
from zipfile import ZIP_STORED, ZipFile

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from models.district.outcomes import Group, tally
from models.exchange.manifest import MANIFEST, manifest_of
from models.exchange.manifest_json import write_manifest
from tests.district import YEAR, report_of
from tests.models.importers.own.workbooks import exported
from tests.ui import conftest
from tests.ui.window.district import give_out, opened_task
from ui.kit import waiting
from ui.window.district_page import DistrictPage
from ui.window.main_window import MainWindow

_NUMBER = 1_000
_FIRST, _WHOLE, _STOPPED = 1.0, 30.0, 0.5
"""Seconds until the first outcome, until all is taken in, and from Esc to its end. Source: the specification."""

_GAP = 0.1
"""Seconds for which the window does not answer at the most. Source: as above."""

_MEMORY = 300_000_000
"""Bytes that the program takes more at its peak. Source: as above."""

_PATIENCE = 300_000
"""Milliseconds for which it is waited at the most."""

settings, store, window = conftest.settings, conftest.store, conftest.window


class Felt:
    """How long the event loop was away, and how long of that its thread was computing: the rest is others' work."""

    def __init__(self) -> None:
        self.gaps: list[tuple[float, float]] = []
        self._last = perf_counter(), thread_time()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = perf_counter(), thread_time()
        self.gaps.append((now[0] - self._last[0], now[1] - self._last[1]))
        self._last = now

    def stop(self) -> None:
        self._timer.stop()


@contextmanager
def felt() -> Iterator[Felt]:
    one = Felt()
    yield one
    one.stop()


@pytest.fixture
def page(window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> DistrictPage:
    monkeypatch.setattr(waiting, "_SOON", 30)
    (folder := tmp_path / "区里").mkdir()
    page = opened_task(window, monkeypatch, folder)
    page.task.view.asked.year.setValue(YEAR)
    give_out(page, monkeypatch, tmp_path / "任务.任务包", _NUMBER)
    page.show_tab(page.intake.view)
    return page


def a_stick(folder: Path, page: DistrictPage, *, with_lists: bool) -> Path:
    """Put a workbook of each unit on a stick, each in a folder of its own, with its list or without."""
    for unit in page.desk.ledger.roster.counted:
        report = report_of(unit)
        content = exported(report)
        (where := folder / unit.name).mkdir(parents=True)
        (where / "年报.xlsx").write_bytes(content)
        if with_lists:
            (where / MANIFEST).write_bytes(write_manifest(manifest_of(report, {"年报.xlsx": content})))
    return folder


def a_zip(folder: Path, page: DistrictPage) -> Path:
    path = folder.with_suffix(".zip")
    with ZipFile(path, "w", ZIP_STORED, strict_timestamps=False) as archive:
        for one in a_stick(folder, page, with_lists=False).rglob("*.xlsx"):
            archive.write(one, one.relative_to(folder))
    return path


_WAYS: dict[str, Callable[[Path, DistrictPage], Path]] = {
    "folder": lambda folder, page: a_stick(folder, page, with_lists=False),
    "folder with lists": lambda folder, page: a_stick(folder, page, with_lists=True),
    "zip": a_zip,
}


@pytest.mark.parametrize("way", _WAYS)
def test_a_thousand_workbooks_through_the_window(qtbot: QtBot, page: DistrictPage, tmp_path: Path, way: str) -> None:
    place = _WAYS[way](tmp_path / "U盘", page)
    intake, model = page.intake.intake, page.intake.view.results.model
    gc.collect()
    gc.freeze()  # as the program does once its window stands: what the tests have made is no part of it
    before, begin, load = _peak(), perf_counter(), os.getloadavg()[0]
    with felt() as loop:
        page.intake.view.places_chosen.emit([place])
        qtbot.waitUntil(lambda: any(one.kind.group is Group.TAKEN for one in model.outcomes), timeout=_PATIENCE)
        first = perf_counter() - begin
        qtbot.waitUntil(lambda: not intake.is_busy, timeout=_PATIENCE)
        whole = perf_counter() - begin
    memory = _peak(fresh=False) - before
    longest = sorted(loop.gaps)[-5:]
    print(f"\n{way}: first outcome {first:.2f} s, all {whole:.1f} s, load at the beginning {load:.1f}", end="")
    told = ", ".join(f"{gap * 1000:.0f} ({own * 1000:.0f})" for gap, own in longest)
    print(f"\n  longest gaps (computing itself) {told} ms", end="")
    print(f"\n  memory {before / 1e6:.0f} MB, {memory / 1e6:.0f} MB more at the peak", end="")

    found = tally(0, model.outcomes).counts
    assert found[Group.TAKEN] == _NUMBER
    assert first <= _FIRST
    assert whole <= _WHOLE
    assert longest[-1][0] <= _GAP
    assert memory <= _MEMORY


def test_stopping_in_the_middle(qtbot: QtBot, page: DistrictPage, tmp_path: Path) -> None:
    place = a_stick(tmp_path / "U盘", page, with_lists=False)
    intake, model = page.intake.intake, page.intake.view.results.model
    page.intake.view.places_chosen.emit([place])
    qtbot.waitUntil(lambda: len(model.outcomes) > _NUMBER // 20, timeout=_PATIENCE)
    begin = monotonic()
    page.intake.view.stop_asked.emit()
    while intake.is_busy and monotonic() < begin + _STOPPED * 20:
        qtbot.wait(5)
    took = monotonic() - begin
    print(f"\nstopped after {len(model.outcomes)} files in {took:.2f} s", end="")

    assert took <= _STOPPED


def _peak(*, fresh: bool = True) -> int:
    """Return the bytes that this program has taken at its peak; since now, if it is to be measured afresh."""
    with suppress(OSError):
        if fresh:
            Path("/proc/self/clear_refs").write_text("5", "ascii")
        for line in Path("/proc/self/status").read_text("utf-8").splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) * 1024
    return 0
