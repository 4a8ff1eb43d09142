"""Somebody who fills in a report in the real window for a very long time."""

from __future__ import annotations

from collections import defaultdict
from itertools import cycle
from pathlib import Path
from statistics import median
from time import process_time
from typing import NamedTuple

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtWidgets import QApplication

from exporters import EXPORTERS
from models.drafts.store import DraftStore
from models.form.refs import CellRef, TextRef
from tests.builders import balanced
from tests.endurance.clerk import Clerk
from tests.endurance.program import attend
from tests.ui.clerk import CONTROL, Key, bury, press, put_on_clipboard, report_page, type_text
from ui.session.session import open_window

_NEW, _TEXT = CellRef("applications", "new", "natural"), TextRef("texts", "other")
_COLUMNS = ("natural", "business", "research", "charity", "legal", "other")
_WORDS = "a1收到b2申请c3件，" * 4
_KINDS = [(exporter, variant) for exporter in EXPORTERS for variant in exporter.variants]


class Count(NamedTuple):
    """What has been done."""

    edits: int
    tabs: int
    exports: int


class Workday:
    """Edits a report, leaves it as it was, and exports it, again and again.

    Attributes:
        seconds: The time of the processor that an edit took, in each round of edits; other programs do not count.
        exports: The same for each export, by kind of file.
    """

    def __init__(self, folder: Path) -> None:
        data, out = folder / "data", folder / "out"
        out.mkdir()
        draft = DraftStore(data / "drafts.json").save(balanced())
        QSettings(str(data / "settings.ini"), QSettings.Format.IniFormat).setValue("folder", str(out))
        self.window = open_window(data)
        self.window.show()
        self._clerk = Clerk(folder).at_work()
        self.window.open_draft(draft)
        assert self.window.report_view is not None
        self.page, self.document = self.window.report_view, self.window.report_view.document
        self.edits = self.tabs = 0
        self.seconds: list[float] = []
        self.exports: dict[str, list[float]] = defaultdict(list)
        self._kinds = cycle(_KINDS)
        self.document.changed.connect(self._on_changed)
        self.page.tabs.currentChanged.connect(self._on_tab_changed)

    @property
    def count(self) -> Count:
        """What has been done so far."""
        return Count(self.edits, self.tabs, sum(map(len, self.exports.values())))

    @property
    def pace(self) -> str:
        """What things take, in words."""
        edit = median(self.seconds) * 1000
        kinds = ", ".join(f"{kind[:3]} {median(times) * 1000:.0f}" for kind, times in self.exports.items())
        return f"an edit takes {edit:.1f} ms, an export {kinds} ms"

    @property
    def objects(self) -> int:
        """How many things the window is made of."""
        bury()
        return len(self.window.findChildren(QObject))

    def begin(self) -> None:
        """Count from here."""
        self.edits = self.tabs = 0
        self.seconds.clear()
        self.exports.clear()

    def edit(self) -> None:
        """Type, correct, take back and paste in a table and in a text; all is as it was then."""
        attend(self.window)
        before, start = self.edits, process_time()
        self._edit_table()
        self._edit_text()
        self.seconds.append((process_time() - start) / (self.edits - before))
        assert self.document.report == balanced()

    def export(self) -> None:
        """Export the report as the next kind of file."""
        exporter, variant = next(self._kinds)
        start = process_time()
        report_page(self.window).out.export(exporter, variant)
        self.exports[exporter.label_of(variant)].append(process_time() - start)
        bury()

    def end(self) -> None:
        self.window.close()
        self._clerk.deleteLater()
        bury()

    def _edit_table(self) -> None:
        self.page.reveal(_NEW)
        for _ in _COLUMNS:
            strike("1", "2", Key.Key_Backspace, Key.Key_Tab)
        self._go_back_and_forth(4)
        self.page.reveal(_NEW)
        figures = (balanced().figure(_NEW._replace(column=column)) for column in _COLUMNS)
        put_on_clipboard("\t".join(map(str, figures)))
        strike(Key.Key_V, held=CONTROL)

    def _edit_text(self) -> None:
        self.page.reveal(_TEXT)
        strike(Key.Key_End, held=CONTROL)
        strike(*_WORDS, *[Key.Key_Backspace] * 10)
        self._go_back_and_forth(1)
        put_on_clipboard(balanced().text(*_TEXT))
        strike(Key.Key_A, Key.Key_V, held=CONTROL)

    def _go_back_and_forth(self, steps: int) -> None:
        strike(*[Key.Key_Z] * steps, *[Key.Key_Y] * steps, held=CONTROL)

    def _on_changed(self) -> None:
        self.edits += 1

    def _on_tab_changed(self) -> None:
        self.tabs += 1


def strike(*keys: Key | str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys, and see each time what has come of it."""
    for key in keys:
        if isinstance(key, str):
            type_text(key)
        else:
            press(key, held=held)
        QApplication.processEvents()
