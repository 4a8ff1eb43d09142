"""What a sandbox for files of this program reads before any of them: blank reports.

So what is worked out about a form once and for all is there; a process that is divided off for a file begins with it.
"""

from __future__ import annotations

from models.form.editions import EDITIONS
from models.form.grid import lay_out
from models.importers import read_report
from models.importers.sandbox.protocol import answer
from models.report.report import Report
from models.report.report_json import write_json


def practise_own() -> None:
    """Read a blank report of each edition, and lay out its tables, as the reader of workbooks does."""
    for form in EDITIONS:
        answer(read_report(write_json(Report.blank(form.first_year))))
        for table in form.tables:
            lay_out(table)
