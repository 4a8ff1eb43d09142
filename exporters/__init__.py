"""Report → bytes. Never Qt. `EXPORTERS` is the one list to add to."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, NamedTuple

from exporters.copies import Copy
from models.errors import NotReady
from models.report import Report
from models.rules import check, open_points


class Exporter(NamedTuple):
    """A kind of file that a report can become.

    Attributes:
        label: What the clerk reads, for example ``PDF 文件``.
        suffix: With the dot.
        write: Writes the report as this copy to a binary stream that the caller owns.
    """

    label: str
    suffix: str
    write: Callable[[Report, Copy, IO[bytes]], None]


def _pdf(report: Report, copy: Copy, stream: IO[bytes]) -> None:
    from exporters.pdf.document import write_pdf  # noqa: PLC0415  ReportLab would double the time to the first window

    write_pdf(report, copy, stream)


def _excel(report: Report, copy: Copy, stream: IO[bytes]) -> None:
    from exporters.excel import write_excel  # noqa: PLC0415  as above

    write_excel(report, copy, stream)


EXPORTERS: tuple[Exporter, ...] = (
    Exporter("PDF 文件", ".pdf", _pdf),
    Exporter("Excel 工作簿", ".xlsx", _excel),
)


def ensure_ready(report: Report, copy: Copy) -> None:
    """Let only drafts of unfinished reports pass.

    Raises:
        NotReady: A formal copy of a report with open errors is asked for.
    """
    if copy is not Copy.DRAFT and (count := open_points(check(report))):
        raise NotReady(count)
