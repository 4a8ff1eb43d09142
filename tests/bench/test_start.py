"""From starting the process to the first visible window, ours and the peer's by turns.

The peer is LibreOffice Calc, in which the same report would be filled in. Both have been started once before, so that
their files are in memory and their settings written.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median

import pytest

from models.drafts.store import DraftStore
from models.system.program import NAME
from tests import ROOT
from tests.bench.first_window import screen, seconds_to_window, what_is_missing
from tests.builders import balanced

_PAIRS = 9

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

        def pair() -> tuple[float, float]:
            return (
                seconds_to_window(ours, NAME, display, ROOT) * 1000,
                seconds_to_window(peer, "LibreOffice Calc", display, ROOT) * 1000,
            )

        pair()
        pairs = [pair() for _ in range(_PAIRS)]

    own, others = zip(*pairs, strict=True)
    ratio = median(one / other for one, other in pairs)
    print(
        f"\nprocess start to first visible window, five drafts, {_PAIRS} pairs: median {median(own):.0f} ms "
        f"({min(own):.0f}-{max(own):.0f}); LibreOffice Calc {median(others):.0f} ms "
        f"({min(others):.0f}-{max(others):.0f}); ratio {ratio:.2f}"
    )
    assert ratio <= 1 / 3
