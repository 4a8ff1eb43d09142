"""What goes out to a unit: a return slip, as a file that its program opens and as paper, and a receipt."""

from __future__ import annotations

from pathlib import Path

from models.district.desk_review import ReadReport, slip_of
from models.district.receipts import receipt_of
from models.exchange.receipt import receipt_name, receipt_text
from models.exchange.return_slip import SUFFIX, slip_name
from models.exchange.return_slip_json import write_slip
from ui.window.page import Shell
from ui.window.papers_out import write_papers
from ui.window.task_desk import TaskDesk

_RETURNED = "退回已经记下，"
_VOID = "退回撤回了，刚才写的退回单作废：请从“{folder}”里删掉{named}，不要交给单位。"
_NOT_WRITTEN = "退回已经记下，退回单没有写（没有选文件夹）；在这个单位里按“再写退回单”还能写。"


class SlipsOut:
    """Writes the slips and receipts of units into a folder, or on a stick, that the clerk names."""

    def __init__(self, shell: Shell, desk: TaskDesk, read: ReadReport) -> None:
        self._shell, self._desk, self._read = shell, desk, read
        self._written: dict[str, tuple[Path, ...]] = {}

    def write(self, unit: str) -> tuple[Path, ...]:
        """Ask for a folder and write the last slip of a unit there; return what was written."""
        written = write_papers(self._shell, "退回单", lambda: self._slip(unit), before=_RETURNED, unchosen=_NOT_WRITTEN)
        self._written[unit] = (*self._written.get(unit, ()), *written)
        return written

    def void(self, unit: str) -> None:
        """Say which slips of a unit lie somewhere although what they say was taken back."""
        if left := [path for path in self._written.pop(unit, ()) if path.exists()]:
            named = "、".join(f"“{path.name}”" for path in left)
            self._shell.complain(_VOID.format(folder=left[0].parent, named=named))

    def write_receipt(self, unit: str) -> tuple[Path, ...]:
        """The same with the receipt for what has come in of a unit."""
        return write_papers(self._shell, "回执", lambda: self._receipt(unit))

    @property
    def _office(self) -> str:
        task = self._desk.ledger.task
        return task.addressee if task else ""

    def _slip(self, unit: str) -> dict[str, bytes]:
        from exporters.pdf.return_slip_sheet import return_slip_sheet  # noqa: PLC0415  when first used

        slip = slip_of(unit, self._desk.ledger, self._read, self._office)
        if not slip:
            return {}
        name = slip_name(slip)
        return {f"{name}{SUFFIX}": write_slip(slip), f"{name}.pdf": return_slip_sheet(slip)}

    def _receipt(self, unit: str) -> dict[str, bytes]:
        from exporters.pdf.receipt_sheet import receipt_sheet  # noqa: PLC0415  when first used

        one = self._desk.standing.by_id.get(unit)
        receipt = receipt_of(one, self._desk.ledger, self._office) if one else None
        if not receipt:
            return {}
        name = receipt_name(receipt)
        return {f"{name}.txt": receipt_text(receipt), f"{name}.pdf": receipt_sheet(receipt)}
