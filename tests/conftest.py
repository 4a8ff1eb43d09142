from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Writing a workbook takes longer than Hypothesis would wait.
settings.register_profile("everyday", deadline=None)
settings.load_profile("everyday")


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as the clerk has it, with the style sheet and the Chinese texts."""
    from ui.app import make_application  # noqa: PLC0415  the tests of the models need no Qt

    return make_application([])
