"""The review of the open report: asked for, gone through, kept beside its draft, and told in the strip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from models.checks.review import added, review_words, unreviewed
from models.drafts.kept_beside import Beside
from models.form.refs import CellRef
from models.form.vocabulary import Table
from models.system.disk_faults import trouble
from ui.outgoing.outgoing import Outgoing
from ui.report.keeping import Keeping
from ui.report.open_report import KeptDraft, OpenReport
from ui.window.page import Shell

_ONLY_KEPT = "练习和只能看的报告不能复核；请打开自己的报告。"
_NOT_YET = "还有没填好、没改好的地方，现在复核，改了又要重来。请先按 F4 把它们办好。"
_KEPT = "录了的都留着，下次接着录。"
_WAIVED = "这份报告不复核。以后想复核，还在“检查 → 复核”里。"
_NO_REVIEW = "这不算复核，报送确认单上不印复核人。"
_WANTED = "这份报告还是要复核。"


class SecondCheck(QObject):
    """Lets a second person go through the tables of an open report.

    Args:
        shell: Lent by the window.
        report: The open one.
        reveal: Leads to a cell of it.
        outgoing: Prints a table to be read out.
    """

    def __init__(
        self,
        shell: Shell,
        report: OpenReport,
        reveal: Callable[[CellRef], object],
        outgoing: Outgoing,
    ) -> None:
        super().__init__(report)
        self._shell, self._report, self._reveal, self._outgoing = shell, report, reveal, outgoing
        if isinstance(report, KeptDraft):
            self._keeping = Keeping(report.write_beside, self)
            self._keeping.failed.connect(self._on_failed)

    @property
    def words(self) -> str:
        """What the strip says of it; empty while nobody has begun."""
        kept = self._report
        return review_words(kept.document.report, kept.beside.reviews) if isinstance(kept, KeptDraft) else ""

    def ask(self) -> None:
        """Ask how the tables are gone through, and let that be done."""
        from ui.report.review.review_dialog import Choice, ReviewDialog  # noqa: PLC0415  when first used

        kept, shell = self._report, self._shell
        if not isinstance(kept, KeptDraft):
            shell.show_status(_ONLY_KEPT)
            return
        tables = kept.document.report.form.tables
        is_begun = any(map(kept.beside.keying.begun, tables))  # and a figure that was decided on may break a sum
        if not is_begun and any(one.blocks for one in kept.document.findings):
            shell.show_status(_NOT_YET)
            return
        chosen = ReviewDialog.ask(kept.document.report, kept.beside, shell.window)
        match chosen.choice if chosen else None:
            case Choice.KEY if chosen:
                self._key(kept, chosen.table)
            case Choice.READ if chosen:
                self._read(kept, chosen.table)
            case Choice.PRINT if chosen:
                self._outgoing.reading_sheet(kept.document.report, chosen.table)
            case Choice.WAIVE:
                self._keep(kept, kept.beside._replace(waived=not kept.beside.waived))
                shell.show_status(_WAIVED if kept.beside.waived else _WANTED)
        shell.renew()

    def _key(self, kept: KeptDraft, table: Table) -> None:
        from ui.report.review.keying_dialog import SecondKeyingDialog  # noqa: PLC0415  when first used

        def keep(beside: Beside) -> None:
            kept.beside = beside
            self._keeping.keep(beside)

        dialog = SecondKeyingDialog(kept.document, kept.beside, keep, self._shell.settings, self._shell.window)
        dialog.turn_to(table)
        dialog.exec()
        self._keep(kept, dialog.beside)
        dialog.deleteLater()
        self._say(kept)

    def _read(self, kept: KeptDraft, table: Table) -> None:
        from ui.report.review.read_out_dialog import ReadOutDialog  # noqa: PLC0415  when first used

        dialog = ReadOutDialog(kept.document.report, table, self._shell.settings, self._shell.window)
        dialog.exec()
        dialog.deleteLater()
        if dialog.wrong:
            self._reveal(dialog.wrong)
            self._shell.show_status("请对照原始材料改这一格；改好以后，再按 F4 接着复核。")
        elif review := dialog.review:
            if added(kept.document.report, kept.beside.reviews, review):
                self._keep(kept, kept.beside.with_review(review))
            self._say(kept)
            if review.way.is_own:
                self._shell.show_status(f"{table.call}自己念过一遍，记下了。{_NO_REVIEW}")

    def _say(self, kept: KeptDraft) -> None:
        left = unreviewed(kept.document.report, kept.beside.reviews)
        half = _KEPT if any(kept.beside.keying.begun(table) for table in left) else ""
        self._shell.show_status(f"{self.words or '还没有复核完。'}{half}" if left else self.words)

    def _keep(self, kept: KeptDraft, beside: Beside) -> None:
        """Keep what is known beside the draft at once; say so if that cannot be."""
        kept.beside = beside
        self._keeping.keep(beside)
        self._shell.attempt(self._keeping.flush)

    def _on_failed(self, error: Exception) -> None:
        sentence = trouble(error).sentence if isinstance(error, OSError) else str(error)
        self._shell.show_status(f"复核的情况没有存上：{sentence}")
