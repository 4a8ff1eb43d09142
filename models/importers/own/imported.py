"""A report out of a file of our own, and what was changed in it by hand since it was written."""

from __future__ import annotations

from typing import NamedTuple

from models.form.refs import Ref
from models.report.report import Change, Edit, Report, Value


class ChangedByHand(NamedTuple):
    """A figure or a text that has been changed in the workbook after its export; None is blank."""

    ref: Ref
    exported: Value | None
    found: Value | None


class Imported(NamedTuple):
    """A report out of a file.

    Attributes:
        differences: Where the figures and texts that a reader of the file sees are not those that were exported.
            The report has what is seen.
    """

    report: Report
    differences: tuple[ChangedByHand, ...] = ()

    @property
    def exported(self) -> Report:
        """The report as it was exported, whatever was changed in the file since."""
        return self.report.applied(Edit(Change(one.ref, one.found, one.exported) for one in self.differences))
