from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.models.drafts.damage import Full, three_drafts


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three drafts, their copies and versions; to be copied, not touched."""
    folder = tmp_path_factory.mktemp("model") / "数据"
    three_drafts(folder / "drafts.json")
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "数据" / "drafts.json"


@pytest.fixture
def three(path: Path, model: Path) -> Path:
    """The draft file in a folder of three drafts."""
    shutil.copytree(model, path.parent)
    return path


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Full:
    return Full(monkeypatch)
