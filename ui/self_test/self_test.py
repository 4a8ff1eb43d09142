"""The self-test: whether this program, as it is installed here, does what it is for; one line a step, and a verdict."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from types import TracebackType
from typing import NamedTuple, Self

from PySide6.QtCore import QObject, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from models.system.disk_faults import words_of
from models.system.errors import ReportError
from models.system.files import replacing
from models.system.rights import as_usual
from models.system.traces import mark
from ui.kit.garbage import collect_here
from ui.self_test.steps import SELF_TEST_STEPS
from ui.self_test.trial import ADVICE, Amiss, SelfTestStep, Trial, Undone
from ui.session.application import make_application
from ui.trouble.uncaught_errors import surroundings

_REPORT = "自检.txt"
_TICK = 50
"""Milliseconds between two looks for a window that waits for an answer. Chosen: nobody notices so short a delay."""


class State(Enum):
    """What has become of a step."""

    PASSED = "通过　"
    FAILED = "没通过"
    UNDONE = "没有做"


class Outcome(NamedTuple):
    """What a step has come to.

    Attributes:
        said: What was seen, or what is wrong and what to do.
    """

    number: int
    title: str
    state: State
    said: str
    seconds: float

    @property
    def line(self) -> str:
        """What is shown of it."""
        time = f"（{self.seconds:.1f} 秒）" if self.state is State.PASSED else ""
        return f"{self.state.value} {self.number:2}  {self.title}：{self.said}{time}"


def run(arguments: Sequence[str]) -> int:
    """Carry the self-test out and return the exit status: 0 if all is well, else 1.

    Args:
        arguments: What stands on the command line after the program's name; Qt sees them, too.
    """
    options = _parse(arguments)
    application = make_application(arguments)
    collect_here()
    tell = _Teller(options.report)
    with TemporaryDirectory(prefix="年报填报 自检 ", ignore_cleanup_errors=True) as folder:
        trial = Trial(Path(folder), options.data or _usual_place(), unseen=options.unseen)
        tell(f"自检：{surroundings()}")
        outcomes = tuple(_told(carried_out(trial), tell))
    tell(self_test_verdict(outcomes))
    application.processEvents()
    return 0 if tell.is_written and _all_passed(outcomes) else 1


def carried_out(trial: Trial, steps: Iterable[SelfTestStep] = SELF_TEST_STEPS) -> Iterator[Outcome]:
    """Do one step after the other; none stops those that can be done without it."""
    try:
        for number, step in enumerate(steps, 1):
            yield _tried(trial, number, step)
    finally:
        with _Watch():
            trial.close()


def self_test_verdict(outcomes: Sequence[Outcome]) -> str:
    """Return the last line."""
    if _all_passed(outcomes):
        return f"自检通过：{len(outcomes)} 项"
    failed, undone = (sum(one.state is state for one in outcomes) for state in (State.FAILED, State.UNDONE))
    more = f"，还有 {undone} 项因此没有做" if undone else ""
    return f"自检没通过：{failed} 项{more}。请把上面的话交给管理电脑的人看。"


def _all_passed(outcomes: Iterable[Outcome]) -> bool:
    return all(one.state is State.PASSED for one in outcomes)


def _tried(trial: Trial, number: int, step: SelfTestStep) -> Outcome:
    start = monotonic()
    with _Watch() as watch:
        state, said = _result(trial, step)
    if watch.heard:
        state, said = State.FAILED, "".join([said if state is State.FAILED else "", *watch.heard])
    return Outcome(number, step.title, state, said, monotonic() - start)


def _result(trial: Trial, step: SelfTestStep) -> tuple[State, str]:
    try:
        return State.PASSED, step.act(trial)
    except Undone as lack:
        return State.UNDONE, f"前面{lack}，这一项没法做。"
    except (Amiss, ReportError) as error:
        return State.FAILED, str(error)
    except ImportError as error:
        return State.FAILED, f"程序缺了一个部件（{error.name}）。{ADVICE}"
    except Exception as error:  # noqa: BLE001  the other steps can say more
        return State.FAILED, _unforeseen(error)


def _unforeseen(error: BaseException | None) -> str:
    return f"程序出了一个错（{mark(error) if error else '?'}）。{ADVICE}"


class _Watch(QObject):
    """Answers whatever would wait for somebody, and hears of errors that nothing has caught, while its block runs.

    Attributes:
        heard: What there was, as sentences.
    """

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self._answer)

    def __enter__(self) -> Self:
        self._before = sys.excepthook
        sys.excepthook = self._hear
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()
        sys.excepthook = self._before

    def _hear(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        self.heard.append(_unforeseen(error))

    def _answer(self) -> None:
        """Turn every question down: it is not the clerk's, and must not wait for one."""
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isModal() and dialog.isVisible():
                words = dialog.text() if isinstance(dialog, QMessageBox) else dialog.windowTitle()
                self.heard.append(f"程序问：“{words}”。")
                dialog.reject()


class _Teller:
    """Says lines on the standard output, if there is one, and writes them to a file, if one is wanted.

    A program with windows has no output on Windows; a crash half-way leaves the lines so far.
    """

    def __init__(self, report: Path | None) -> None:
        self._report = report / _REPORT if report and report.is_dir() else report
        self._lines: list[str] = []
        self.is_written = True
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="replace")

    def __call__(self, line: str) -> None:
        self._lines.append(line)
        _say(line)
        if self._report and self.is_written:
            self._write(self._report)

    def _write(self, path: Path) -> None:
        try:
            with replacing(path, as_usual) as stream:
                stream.write("".join(f"{line}\n" for line in self._lines).encode())
        except OSError as error:
            self.is_written = False
            _say(f"自检的结果写不进“{path}”（{words_of(error)}），请换一个地方。")


def _told(outcomes: Iterable[Outcome], tell: Callable[[str], None]) -> Iterator[Outcome]:
    for outcome in outcomes:
        tell(outcome.line)
        yield outcome


def _say(line: str) -> None:
    with suppress(OSError, ValueError):  # nobody listens any more
        if sys.stdout:
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


def _usual_place() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--report", type=Path)
    parser.add_argument("--unseen", action="store_true")
    options, _ = parser.parse_known_args(arguments)
    return options
