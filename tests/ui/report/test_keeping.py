"""What is kept beside a draft is written off the window's thread, the last of several, and what fails is told."""

from __future__ import annotations

from threading import get_ident

import pytest
from pytestqt.qtbot import QtBot

from models.drafts.kept_beside import Beside
from tests.thoroughness import before_landing
from ui.report.keeping import Keeping


def test_the_last_of_several_is_written_elsewhere_and_waited_for() -> None:
    written: list[tuple[str, bool]] = []
    keeping: Keeping[Beside] = Keeping(lambda beside: written.append((beside.seen, get_ident() == here)))
    here = get_ident()
    for seen in "ABC":
        keeping.keep(Beside(seen=seen))
    keeping.flush()
    keeping.flush()
    assert written == [("C", False)]


def test_what_cannot_be_written_is_raised_to_who_waits() -> None:
    keeping = Keeping(full)
    keeping.keep(Beside(seen="A"))
    for _ in range(2):  # nothing is lost because it could not be written once
        with pytest.raises(OSError, match="No space"):
            keeping.flush()


def test_what_could_not_be_written_in_passing_is_written_at_the_end(qtbot: QtBot) -> None:
    written: list[str] = []
    is_full = [True]

    def keep(beside: Beside) -> None:
        if is_full[0]:
            full(beside)
        written.append(beside.seen)

    keeping: Keeping[Beside] = Keeping(keep)
    with qtbot.waitSignal(keeping.failed, timeout=5_000):
        keeping.keep(Beside(seen="A"))
    is_full[0] = False
    keeping.flush()
    keeping.flush()
    assert written == ["A"]


@before_landing
def test_what_cannot_be_written_is_told_to_who_goes_on(qtbot: QtBot) -> None:
    keeping = Keeping(full)
    with qtbot.waitSignal(keeping.failed, timeout=5_000):
        keeping.keep(Beside(seen="A"))


def full(_beside: Beside) -> None:
    raise OSError(28, "No space left on device")
