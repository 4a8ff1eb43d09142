"""What is handed over in the tests, and what the dialog says of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QLabel

from models.report.unit import folder_name
from tests.builders import sample
from ui.outgoing.hand_over_dialog import HandOverDialog

REPORT = sample("002")
FILES = {"年报.pdf": b"%PDF" * 1_000, "年报.xlsx": b"PK" * 1_000}
NAME = folder_name(REPORT)


def make() -> Mapping[str, bytes]:
    return FILES


Opened = Callable[..., HandOverDialog]
"""Opens the dialog; the files are those above unless others are made."""


def said(dialog: HandOverDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
