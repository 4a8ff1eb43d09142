"""The files of a finished report that go to the office above, together."""

from __future__ import annotations

from io import BytesIO

from exporters import EXPORTERS, let_out
from exporters.release import Variant
from models.checks.review import Review
from models.report.report import Report

FILED = tuple(exporter for exporter in EXPORTERS if Variant.FILING in exporter.variants)


def filed(report: Report, previous: Report | None = None, reviews: tuple[Review, ...] = ()) -> dict[str, bytes]:
    """Return every kind of file that has a variant to file, by name. The same report gives the same files.

    Args:
        report: The report, without open points.
        previous: Last year's report of the same unit, where it is at hand.
        reviews: What a second person has vouched for.

    Raises:
        NotReady: There are open points.
    """
    released = let_out(report, Variant.FILING, previous).reviewed(reviews)
    files = {}
    for exporter in FILED:
        stream = BytesIO()
        exporter.write(released, stream)
        files[exporter.file_name(released)] = stream.getvalue()
    return files
