"""A thousand files, of which a hundred are slow, a hundred crash and a hundred eat memory."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from models.importers.sandbox.sandboxed_reader import Limits
from tests.models.importers.sandbox.bad_files import taken_through

_NUMBER, _BAD, _SLOW = 1_000, 100, 1.0
"""Files, bad ones of each kind, and seconds after which one is given up. Source: the specification; it allows five."""

_MOST = 3 * _BAD * 5.0
"""Seconds in all: five for each bad file. Source: as above."""


@pytest.mark.skipif(os.name == "nt", reason="there, a sandbox does not divide")
def test_three_hundred_bad_files_among_a_thousand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = taken_through(tmp_path, monkeypatch, _NUMBER, _BAD, Limits(seconds=_SLOW))
    print(f"\n{_NUMBER} files, {_BAD} of each bad kind: {found.seconds:.0f} s, load {os.getloadavg()[0]:.1f}", end="")

    assert found.wrong == []
    assert found.seconds <= _MOST
