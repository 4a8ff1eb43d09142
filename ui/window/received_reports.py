"""The reports in what a register has received, read in a sandbox each time that one is not at hand."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from models.district.register.register import Register
from models.importers.own.imported import Imported
from models.importers.published.reading import Reading
from models.importers.sandbox.intake import Intake
from models.report.report import Report
from models.system.errors import UnreadableReport

_KEPT = 200
"""Reports that are kept at hand. Chosen: all of a district of usual size; a report takes some 50 kB."""


class ReceivedReports:
    """Reads what a register has received, from any thread, one after the other; call `close` when done."""

    def __init__(self, register: Register, intake: Callable[[], Intake] = lambda: Intake(1)) -> None:
        self._register, self._make = register, intake
        self._ends = ExitStack()
        self._intake: Intake | None = None
        self._folder = Path(self._ends.enter_context(TemporaryDirectory(ignore_cleanup_errors=True)))
        self._known: dict[str, Report] = {}
        self._one_at_a_time = Lock()

    def read(self, name: str) -> Report:
        """Return the report in an object, by its SHA-256; of a changed workbook, what the program has stored in it.

        Raises:
            OSError: The object cannot be read.
            ReportError: It is damaged, or there is no report in it.
        """
        with self._one_at_a_time:
            if name not in self._known:
                opened = self._open(name)
                report = opened.exported if isinstance(opened, Imported) else opened.report
                if len(self._known) >= _KEPT:
                    self._known.pop(next(iter(self._known)))
                self._known[name] = report
            return self._known[name]

    def called(self, name: str) -> str:
        """Return what the file was called when it came in."""
        ledger = self._register.ledger
        return ledger.submissions[ledger.objects[name]].arrival.name

    def open(self, name: str) -> Imported | Reading:
        """Return what is in an object, by its SHA-256; raises what `read` does."""
        with self._one_at_a_time:
            return self._open(name)

    def _open(self, name: str) -> Imported | Reading:
        content = self._register.content(name)
        copy = self._folder / f"{name}{Path(self.called(name)).suffix[:9]}"
        copy.write_bytes(content)
        if self._intake is None:
            self._intake = self._ends.enter_context(self._make())
        try:
            [taken] = self._intake.take([copy])
        finally:
            copy.unlink(missing_ok=True)
        if taken.opened is None:
            raise UnreadableReport(taken.refusal)
        return taken.opened

    def close(self) -> None:
        """End the sandbox, and remove what was copied."""
        with self._one_at_a_time:
            self._ends.close()
