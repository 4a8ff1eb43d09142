"""From starting the process to the first visible window, ours and the peer's by turns; and to the drafts in ours.

The peer is LibreOffice Calc, in which the same report would be filled in. Both have been started once before, so that
their files are in memory and their settings written.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import pytest

from models.drafts.store import DraftStore
from models.system.program import NAME
from tests import ROOT
from tests.bench.first_window import screen, seconds_to_window, what_is_missing
from tests.builders import balanced

_ROUNDS = 9

_MOST = 1 / 3
"""Of the time of the peer, for the first window, which says 正在打开. An empty window of Qt and Python takes 0.22."""

_MOST_TO_DRAFTS = 0.65
"""Of the same, for the window with the drafts. Measured on a busy machine: 0.50 to 0.60."""

_MISSING = what_is_missing("soffice")


@pytest.mark.skipif(bool(_MISSING), reason=f"not installed here: {_MISSING}")
def test_the_window_comes_in_a_fraction_of_the_peers_time(tmp_path: Path) -> None:
    store = DraftStore(tmp_path / "drafts.json")
    for year in range(2021, 2026):
        store.save(balanced(year))
    ours = [sys.executable, str(ROOT / "main.py"), "--data", str(tmp_path)]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    peer = ["soffice", "--calc", "--norestore", "--nologo", profile]

    with screen() as display:

        def seconds() -> tuple[float, float, float]:
            return (
                seconds_to_window(ours, NAME, display, ROOT),
                seconds_to_window(ours, NAME, display, ROOT, windows=2),
                seconds_to_window(peer, "LibreOffice Calc", display, ROOT),
            )

        seconds()
        rounds = [seconds() for _ in range(_ROUNDS)]

    first, drafts, others = zip(*rounds, strict=True)
    ratio = median(one / other for one, _, other in rounds)
    ratio_to_drafts = median(one / other for _, one, other in rounds)
    print(
        f"\nprocess start to first visible window, five drafts, {_ROUNDS} rounds: {_said(first)}, "
        f"to the window with the drafts {_said(drafts)}; LibreOffice Calc {_said(others)}; "
        f"ratios {ratio:.2f} and {ratio_to_drafts:.2f}"
    )
    assert ratio <= _MOST
    assert ratio_to_drafts <= _MOST_TO_DRAFTS


def _said(seconds: Sequence[float]) -> str:
    return f"median {median(seconds) * 1000:.0f} ms ({min(seconds) * 1000:.0f}-{max(seconds) * 1000:.0f})"
