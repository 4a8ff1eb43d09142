"""The empty copy of a report into which a second person keys the tables; of the first it tells only: another figure."""

from __future__ import annotations

from PySide6.QtCore import QObject
from typing_extensions import override

from models.checks.findings import Finding, Level
from models.checks.second_keying import Agreement, Keying
from models.form.refs import CellRef, Ref
from models.report.report import Report, Value
from ui.report.document import Document

_RULE = "REVIEW"
"""Of what is found here; it is none of the catalogue, and stands in no report."""

_TOLD = {
    Agreement.AGAIN: "不同，请再看一遍。",
    Agreement.DIFFERENT: "两次不同，请定以哪个为准。",
    Agreement.LATER: "两次不同，先放着，以后再定。",
}


class SecondDocument(Document):
    """What a second person has keyed. It knows the first report, and lets nothing of it be seen.

    Args:
        first: The report as the first person has filled it in; decisions become steps of it, which can be undone.
        keying: What was keyed before.

    Attributes:
        first: As above.
        keying: What is keyed by now; `changed` is emitted after it.
        typing: The cell that is being typed in: nothing is said of it before it is left.
    """

    def __init__(self, first: Document, keying: Keying, parent: QObject | None = None) -> None:
        self.first = first
        self.typing: CellRef | None = None
        self.keying = keying.fresh(first.report)
        blank, keyed = Report.blank(first.report.year), dict[Ref, Value | None]()
        keyed.update(self.keying.figures.items())
        super().__init__(blank.applied(blank.edit(keyed)), parent=parent)
        self.changed.connect(self._on_changed)

    @override
    def _examined(self) -> tuple[Finding, ...]:
        found = ((ref, self.keying.agreement(self.first.report, ref)) for ref in self.keying.tries)
        return tuple(Finding(_RULE, Level.WARNING, _TOLD[one], (ref,)) for ref, one in found if one in _TOLD)

    def leave(self, ref: CellRef, *, typed: bool) -> None:
        """Compare a cell with the first figure, once it is left.

        Args:
            ref: The cell.
            typed: Whether anything was typed in it: the same figure typed again is a second look, too.
        """
        if self.typing != ref:
            return  # Qt says so twice: for the key, and for the keyboard that goes elsewhere
        self.typing = None
        if typed:
            self.keying = self.keying.with_figure(self.first.report, ref, self.report.values.get(ref))
        self._take_in()
        self.check_now()

    def _on_changed(self, _refs: frozenset[Ref]) -> None:
        if self.typing is None and self._take_in():
            self.check_now()

    def _take_in(self) -> bool:
        """Take in what has come into cells in another way than by typing; return whether there was anything."""
        before, first = self.keying, self.first.report
        for table in first.form.tables:
            for ref in first.form.inputs(table):
                value = self.report.values.get(ref)
                if ref != self.typing and value != self.keying.figures.get(ref):
                    self.keying = self.keying.with_figure(first, ref, value)
        return self.keying is not before

    # ------------------------------------------------------------ what is decided

    def take_first(self, ref: CellRef) -> None:
        """Let the first figure of a cell count."""
        self.keying = self.keying.with_first(self.first.report, ref)
        self.push({ref: self.first.report.content(ref)}, "复核")
        self.check_now()

    def take_second(self, ref: CellRef) -> bool:
        """Let the second figure of a cell count, as a step of the report; return whether the report lets it be."""
        value, keying = self.report.values.get(ref), self.keying.with_second(self.first.report, ref)
        self.first.push({ref: value}, "复核")
        taken = self.first.report.content(ref) == value
        if taken:
            self.keying = keying
            self.check_now()
        return taken

    def put_off(self, ref: CellRef) -> None:
        """Decide on a cell later."""
        self.keying = self.keying.put_off(ref)
        self.check_now()
