from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from models.form import editions
from tests.invented import ALL_EDITIONS, NAMED_EDITIONS
from tests.thoroughness import EVERYDAY, LANDING, THOROUGH, is_everyday

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Writing a workbook takes longer than Hypothesis would wait. See tests/thoroughness.py for the profiles.
settings.register_profile(EVERYDAY, deadline=None, max_examples=15)
settings.register_profile(LANDING, deadline=None, max_examples=60)
settings.register_profile(THOROUGH, deadline=None, max_examples=600)
settings.load_profile(LANDING if os.environ.get("BEFORE_LANDING") else EVERYDAY)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out what is too slow for every day."""
    if is_everyday() and item.get_closest_marker("before_landing"):
        pytest.skip("slow: run before a change lands, with BEFORE_LANDING=1")


def pytest_runtest_teardown() -> None:
    """Collect what no loop of events has had the time for: with an application, Python does not do it by itself."""
    if not gc.isenabled():
        from ui.kit.garbage import collect_what_is_due  # noqa: PLC0415  the tests of the models need no Qt

        collect_what_is_due()


def pytest_collection_finish() -> None:
    """Leave what has been imported out of every later search for garbage, which saves seconds."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def every_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    """The invented editions stand in the list with the real ones."""
    monkeypatch.setattr(editions, "EDITIONS", ALL_EDITIONS)


@pytest.fixture
def named_editions(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """The editions of 2019 and 2021 and the invented ones, and no others."""
    request.getfixturevalue("every_edition")  # a module may ask for it: this one comes after
    monkeypatch.setattr(editions, "EDITIONS", NAMED_EDITIONS)


@pytest.fixture(scope="session")
def qapp() -> Iterator[QApplication]:
    """The application as the clerk has it, with the style sheet and the Chinese texts."""
    from ui.kit.garbage import collect_here  # noqa: PLC0415  the tests of the models need no Qt
    from ui.session.application import make_application  # noqa: PLC0415

    application = make_application([])
    collect_here()
    yield application
    application.clipboard().clear()  # without a screen, Qt keeps what was copied beyond the end of Python
