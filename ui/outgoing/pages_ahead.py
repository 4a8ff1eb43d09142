"""The pages that a preview shows first are made while nothing is typed: whoever asks for them finds them there."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from io import BytesIO
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, SignalInstance

from exporters import PDF
from exporters.release import Release
from ui.kit.worker import in_worker

Made = tuple[bytes, tuple[str, ...]]
"""The bytes of a PDF, and sentences for the clerk about it."""

_QUIET = 1500
"""Milliseconds without a change until they are made. Chosen: longer than between two figures of a row, shorter than
what it takes to look a page over and ask for the preview."""


class _Begun(NamedTuple):
    """A release whose pages are being made, or are there."""

    release: Release
    made: Future[Made]

    def is_of(self, release: Release) -> bool:
        """Return whether they are those of a release; equal reports are not enough, for 1.50 is printed unlike 1.5."""
        return self.release.report is release.report and self.release == release


class PagesAhead(QObject):
    """Makes pages beside the window each time the report has not been changed for a while.

    Args:
        changed: Is emitted with the places that changed.
        release: Returns what the preview would show first.
        parent: With whom it ends.
    """

    def __init__(self, changed: SignalInstance, release: Callable[[], Release], parent: QObject) -> None:
        super().__init__(parent)
        self._release = release
        self._begun: _Begun | None = None
        self._timer = QTimer(self, singleShot=True, interval=_QUIET)
        self._timer.timeout.connect(self._begin)
        changed.connect(lambda _: self._timer.start())
        self._timer.start()

    def pages_of(self, release: Release) -> Made:
        """Return the PDF of a release: the one that was made ahead, if it is of the very same.

        Raises:
            ReportError: It cannot be made.
        """
        begun = self._begun
        if begun and begun.is_of(release) and begun.made.exception() is None:
            return begun.made.result()
        return pdf_of(release)

    def _begin(self) -> None:
        release = self._release()
        if not self._begun or not self._begun.is_of(release):
            self._begun = _Begun(release, in_worker(partial(pdf_of, release)))


def pdf_of(release: Release) -> Made:
    """Return the PDF of a release, and what the clerk should know about it.

    Raises:
        ReportError: It cannot be made.
    """
    stream = BytesIO()
    remarks = PDF.write(release, stream)
    return stream.getvalue(), remarks
