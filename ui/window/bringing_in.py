"""Files that come in over the page of the drafts, chosen, dropped or named at the start: reports, and districts' tasks.

Nothing heavy is loaded before there is a file.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from models.exchange.task_package import BEGIN, looks_like_package
from ui.kit.last_folder import remember_folder
from ui.window.page import Shell

if TYPE_CHECKING:
    from models.importers.sandbox.sandboxed_reader import Reader
    from ui.window.beginning import Begun


class BringingIn:
    """Brings files in.

    Args:
        change: Does something to the drafts; where that cannot be done, says why.
        begin: Opens what has begun.
        stand_on: Lets the list stand on a draft that has come.
    """

    def __init__(
        self,
        shell: Shell,
        change: Callable[[Callable[[], object]], None],
        begin: Callable[[Callable[[], Begun | None]], None],
        stand_on: Callable[[str], object],
    ) -> None:
        self._shell, self._change, self._begin, self._stand_on = shell, change, begin, stand_on

    def bring(self, due: int, begins: Container[int] = (), path: Path | None = None) -> str:
        """Return the id of the draft that has come and is not open yet; empty if none has.

        Args:
            due: The year of the reports that are due.
            begins: Of which years the report that follows is to begin out of it.
            path: Of the file; the clerk is asked for one unless given.
        """
        from models.importers.sandbox.sandboxed_reader import Reader  # noqa: PLC0415  when first used
        from ui.incoming.file_choice import OpenDialog  # noqa: PLC0415  as above

        with Reader() as reader:  # which gets ready while the clerk is looking for the file
            chosen = path or OpenDialog.ask(self._shell.folder, self._shell.window)
            if not chosen or not self._shell.go_to_start():
                return ""
            remember_folder(self._shell.settings, chosen.parent)
            if _is_package(chosen):
                self._open_package(chosen)
                return ""
            return self._read(chosen, reader, due, begins)

    def _open_package(self, path: Path) -> None:
        from ui.window.task_packages import begun_from_package  # noqa: PLC0415  when first used

        self._begin(lambda: begun_from_package(self._shell.store, path, self._shell.window))

    def _read(self, path: Path, reader: Reader, due: int, begins: Container[int]) -> str:
        from ui.incoming.import_report import ReportImport  # noqa: PLC0415  when first used
        from ui.report.open_report import stored_reports  # noqa: PLC0415  as above

        shell, come = self._shell, list[str]()
        incoming = ReportImport(shell.window, shell.store, shell.show_status, due, begins)
        known = stored_reports(shell.store)

        def read() -> None:
            if draft_id := incoming.import_file(path, reader, known):
                self._stand_on(draft_id)
                come.append(draft_id)

        self._change(read)
        return "".join(come)


def _is_package(path: Path) -> bool:
    """Return whether a file is meant to be a task package; what is none, and cannot be read, is told of later."""
    begin = b""
    with suppress(OSError):
        if path.is_file():
            with path.open("rb") as stream:
                begin = stream.read(BEGIN)
    return looks_like_package(path.name, begin)
