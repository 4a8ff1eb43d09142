"""The work behind 交付到 U 盘, done in a thread of its own: making the files, writing them, reading them back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from time import monotonic
from typing import NamedTuple

from models.exchange.manifest import MANIFEST, Answer, manifest_of
from models.exchange.manifest_json import write_manifest
from models.exchange.task import Task
from models.report.delivered import Delivered
from models.report.matching_code import matching_code
from models.report.report import Report
from models.report.unit import folder_name
from models.stick.covering_note import with_note
from models.stick.hand_over import Outcome, Progress, hand_over

Make = Callable[[], Mapping[str, bytes]]
"""Makes the files to hand over, by name."""


class Stopped(Exception):
    """The clerk does not want it any more."""


class HandedOver(NamedTuple):
    """What the work has come to.

    Attributes:
        delivered: What is remembered of it.
        outcome: What is on the stick.
        files: How many there are.
        seconds: How long it took.
    """

    delivered: Delivered
    outcome: Outcome
    files: int
    seconds: float


class Link:
    """What the work and the window know of each other, each in its thread."""

    def __init__(self) -> None:
        self.step = Progress("正在生成文件", 0, 0)
        self.stop = Event()

    def hear(self, step: Progress) -> None:
        """Take notice of how far the work is.

        Raises:
            Stopped: It is to end here.
        """
        if self.stop.is_set():
            raise Stopped
        self.step = step


class Covering(NamedTuple):
    """What goes with the files of a report, beside them.

    Attributes:
        earlier: The hand-overs of it before, the last one last.
        task: To which it belongs, if it is known.
        answers: To a return slip.
    """

    earlier: Sequence[Delivered] = ()
    task: Task | None = None
    answers: Sequence[Answer] = ()


UNCOVERED = Covering()
"""Of a report that was never handed over and belongs to no task."""


def with_covering(report: Report, files: Mapping[str, bytes], covering: Covering) -> dict[str, bytes]:
    """Return the files of a report with what is handed over beside them: a note, and last a list of all of them."""
    noted = with_note(report, files, covering.task)
    return {**noted, MANIFEST: write_manifest(manifest_of(report, noted, covering.earlier, covering.answers))}


def deliver(report: Report, make: Make, target: Path, link: Link, covering: Covering) -> HandedOver:
    """Hand a report over.

    Args:
        report: The report, without open points.
        make: Makes its files.
        covering: What goes with them.
        target: Where its folder is made.
        link: Hears of every step, and can stop it.

    Raises:
        ReportError: It did not succeed; what is left that looks finished is told of.
        Stopped: The same, because the clerk wanted it so; a note tells of what is left.
    """
    began = monotonic()
    files = with_covering(report, make(), covering)
    outcome = hand_over(files, target, folder_name(report), link.hear)
    delivered = Delivered(matching_code(report), datetime.now(UTC), str(outcome.folder))
    return HandedOver(delivered, outcome, len(files), monotonic() - began)
