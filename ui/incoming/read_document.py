"""What was read of a file, as a document that is looked at: marked where it is not sure, and never typed into."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject
from typing_extensions import override

from models.checks.findings import Finding, Level
from models.form.refs import Ref
from models.importers.published.reading import Found, Reading
from models.report.report import YEAR
from ui.kit.shown_text import one_line
from ui.report.document import Document

ONLY_LOOKED_AT = "这里只能看，还没有导入；不要的按 Delete，要改的导入以后再改。"

_LONGEST = 120
"""Characters of what stands in the file, in the words about a cell. Chosen: two lines; the whole is beside it."""


class ReadDocument(Document):
    """The report in a file; what is unsure is marked like a warning, and anything but the year can be left out.

    Attributes:
        found: Where each answer was found.
    """

    def __init__(self, reading: Reading, parent: QObject | None = None) -> None:
        self.found = {one.ref: one for one in reading.found}
        self._as_read = reading.report
        super().__init__(reading.report, (), parent, ONLY_LOOKED_AT)

    @override
    def _examined(self) -> tuple[Finding, ...]:
        """Return the answers that are not sure: whether what they say is right is found once it is imported."""
        unsure = (one for one in self.found.values() if not one.sure)
        return tuple(Finding("READ", Level.WARNING, _told(one), (one.ref,)) for one in unsure)

    def may_go(self, ref: Ref) -> bool:
        """Return whether an answer can be left out: the file has it, and it is not the year."""
        return ref in self.found and ref != YEAR

    def is_out(self, ref: Ref) -> bool:
        """Return whether an answer that the file has is left out."""
        return self.may_go(ref) and ref not in self.report.values

    def leave_out(self, refs: Iterable[Ref], *, out: bool) -> None:
        """Leave answers out, or take them in again; what cannot be left out stays."""
        kept = {ref: None if out else self._as_read.values.get(ref) for ref in refs if self.may_go(ref)}
        if edit := self.report.edit(kept):
            self._apply(edit)


def _told(found: Found) -> str:
    return f"请核对：文件里写的是“{one_line(found.raw, _LONGEST)}”，在{one_line(found.where)}。"
