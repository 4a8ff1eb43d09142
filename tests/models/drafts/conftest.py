from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.models.drafts.damage import Full, files, three_drafts


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with three drafts, their copies and versions; to be copied, not touched."""
    folder = tmp_path_factory.mktemp("model") / "数据"
    three_drafts(folder / "drafts.json")
    before = files(folder)
    yield folder
    assert files(folder) == before, "a test has worked in it"


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
