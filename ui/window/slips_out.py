"""A return slip on its way to a unit: as a file that its program opens, and as paper."""

from __future__ import annotations

from pathlib import Path

from models.district.desk_review import ReadReport, slip_of
from models.exchange.return_slip import SUFFIX, ReturnSlip, slip_name
from models.exchange.return_slip_json import write_slip
from models.system.disk_faults import words_of
from models.system.errors import ReportError
from models.system.files import replacing
from models.system.rights import as_usual
from ui.kit.boxes import warn
from ui.kit.dialogs import FolderDialog
from ui.kit.last_folder import last_folder, remember_folder
from ui.kit.waiting import waiting
from ui.window.page import Shell
from ui.window.task_desk import TaskDesk

_PURPOSE = "slips"
"""For which the folder is remembered."""

_NOT_WRITTEN = "退回已经记下，退回单没有写（没有选文件夹）；在这个单位里按“再写退回单”还能写。"


class SlipsOut:
    """Writes the slips of units into a folder, or on a stick, that the clerk names."""

    def __init__(
        self,
        shell: Shell,
        desk: TaskDesk,
        read: ReadReport,
    ) -> None:
        self._shell, self._desk, self._read = shell, desk, read

    def write(self, unit: str) -> tuple[Path, ...]:
        """Ask for a folder and write the last slip of a unit there; return what was written."""
        settings = self._shell.settings
        folder = FolderDialog.ask(self._shell.window, "退回单写到哪个文件夹或者 U 盘", last_folder(settings, _PURPOSE))
        if not folder:
            self._shell.show_status(_NOT_WRITTEN)
            return ()
        remember_folder(settings, folder, _PURPOSE)
        ledger = self._desk.ledger
        office = ledger.task.addressee if ledger.task else ""
        try:
            with waiting():
                slip = slip_of(unit, ledger, self._read, office)
                written = _written(slip, folder) if slip else ()
        except ReportError as error:
            warn(self._shell.window, f"退回已经记下，退回单没有写成：{error}")
            return ()
        except OSError as error:
            why = words_of(error)
            warn(self._shell.window, f"退回已经记下，退回单没有写成（{why}）：{folder}。请换一个文件夹，再写一次。")
            return ()
        self._shell.show_status(f"退回单写好了：{'、'.join(path.name for path in written)}")
        return written


def _written(slip: ReturnSlip, folder: Path) -> tuple[Path, ...]:
    """Write a slip as a file and as paper; a slip of the same round takes the place of the one before."""
    from exporters.pdf.return_slip_sheet import return_slip_sheet  # noqa: PLC0415  when first used

    contents = {SUFFIX: write_slip(slip), ".pdf": return_slip_sheet(slip)}
    paths = {suffix: folder / f"{slip_name(slip)}{suffix}" for suffix in contents}
    for suffix, content in contents.items():
        with replacing(paths[suffix], as_usual) as stream:
            stream.write(content)
    return tuple(paths.values())
