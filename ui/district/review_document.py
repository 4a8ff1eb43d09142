"""A submission as a document that is looked at: with what the district has found, and never typed into (D16)."""

from __future__ import annotations

from PySide6.QtCore import QObject
from typing_extensions import override

from models.checks.findings import Finding
from models.district.under_review import UnderReview
from ui.report.document import Document

ONLY_LOOKED_AT = "这里只能看：单位的数由单位自己改，有问题的打勾退回。"


class ReviewDocument(Document):
    """The report of a unit, beside last year's accepted one.

    Attributes:
        submission: What is looked at.
    """

    def __init__(self, submission: UnderReview, parent: QObject | None = None) -> None:
        self.submission = submission
        earlier = (submission.previous,) if submission.previous else ()
        super().__init__(submission.report, earlier, parent, ONLY_LOOKED_AT)
        self.previous = submission.previous  # whatever the unit was called then: the district knows which one it is

    @override
    def _examined(self) -> tuple[Finding, ...]:
        return self.submission.findings
