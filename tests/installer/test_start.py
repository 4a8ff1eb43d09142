from __future__ import annotations

from pathlib import Path

import pytest

from installer.start import with_travelling_drafts


def test_drafts_beside_the_program_travel_with_it(tmp_path: Path) -> None:
    assert with_travelling_drafts([], tmp_path) == []
    (tmp_path / "数据").mkdir()
    assert with_travelling_drafts([], tmp_path) == ["--data", str(tmp_path / "数据")]
    for options in (["--self-test"], ["-platform", "offscreen"], ["-style", "fusion", "--self-test"]):
        assert with_travelling_drafts(options, tmp_path) == [*options, "--data", str(tmp_path / "数据")]


@pytest.mark.parametrize(
    "arguments", [["--data", "x"], ["--data=x"], ["check", "x"], ["export"], ["read-in-sandbox"], ["-h"], ["submit"]]
)
def test_what_needs_no_drafts_or_has_others_is_left_alone(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "数据").mkdir()

    assert with_travelling_drafts(arguments, tmp_path) == arguments
