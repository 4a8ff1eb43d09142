from __future__ import annotations

from pathlib import Path

import pytest

from installer.start import NoDrafts, with_travelling_drafts


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


def test_drafts_that_were_left_behind_are_found_but_those_beside_come_first(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    assert with_travelling_drafts([], tmp_path, old) == ["--data", str(old)]
    assert with_travelling_drafts(["check", "x"], tmp_path, old) == ["check", "x"]
    (tmp_path / "数据").mkdir()
    assert with_travelling_drafts([], tmp_path, old) == ["--data", str(tmp_path / "数据")]


def test_drafts_that_cannot_be_found_are_told_rather_than_shown_as_none(tmp_path: Path) -> None:
    with pytest.raises(NoDrafts, match="gone"):
        with_travelling_drafts([], tmp_path, tmp_path / "gone")
