"""All files below some folders: each once, nothing followed, and what is left out by its name is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.district import found_files
from models.district.found_files import DEEPEST, search
from models.system.errors import ReportError


def written(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return folder


def names(folder: Path, *, read: bool) -> list[str]:
    return [one.path.relative_to(folder).as_posix() for one in search([folder]).files if bool(one.reason) is not read]


def test_everything_below_is_found_in_the_order_of_its_name(tmp_path: Path) -> None:
    written(tmp_path, "b/年报.json", "a.xlsx", "b/c/d/e/没有后缀", "b/.隐藏.json")

    assert names(tmp_path, read=True) == ["a.xlsx", "b/.隐藏.json", "b/c/d/e/没有后缀", "b/年报.json"]


def test_what_is_unfinished_or_put_aside_is_left_out_and_told(tmp_path: Path) -> None:
    written(
        tmp_path, "甲_2025_X.未完成/a.json", "甲_2025_X（旧 20260112-0900）/a.json", "甲（旧）.json", "旧城街道/a.json"
    )

    found = search([tmp_path])
    assert [one.path.name for one in found.files] == ["a.json"]
    assert [path.name for path in found.left_out] == [
        "甲_2025_X.未完成",
        "甲_2025_X（旧 20260112-0900）",
        "甲（旧）.json",
    ]


def test_what_systems_leave_behind_and_packages_are_not_read(tmp_path: Path) -> None:
    odd = ["Thumbs.db", "~$年报.xlsx", ".DS_Store", "._年报.json", "autorun.inf", "年报.zip", "年报.RAR"]
    written(tmp_path, "年报.json", *odd)

    assert names(tmp_path, read=True) == ["年报.json"]
    assert sorted(names(tmp_path, read=False)) == sorted(odd)


def test_a_file_may_be_named_itself_and_is_found_once(tmp_path: Path) -> None:
    written(tmp_path, "a/年报.json")

    assert len(search([tmp_path / "a" / "年报.json", tmp_path, tmp_path / "a" / ".." / "a"]).files) == 1


def test_folders_within_folders_end_somewhere(tmp_path: Path) -> None:
    written(tmp_path, f"{'甲/' * (DEEPEST - 1)}近.json", f"{'甲/' * (DEEPEST + 30)}远.json")

    assert [Path(name).name for name in names(tmp_path, read=True)] == ["近.json"]
    assert len(names(tmp_path, read=False)) == 1


def test_a_link_to_a_folder_above_leads_nowhere(tmp_path: Path) -> None:
    written(tmp_path, "年报.json")
    (tmp_path / "转圈").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "断了").symlink_to(tmp_path / "none")

    assert names(tmp_path, read=True) == ["年报.json"]
    assert names(tmp_path, read=False) == ["断了", "转圈"]


def test_what_is_not_there_and_what_is_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, "1", "2", "3")
    with pytest.raises(ReportError):
        search([tmp_path / "none"])
    monkeypatch.setattr(found_files, "MOST_FOUND", 2)
    with pytest.raises(ReportError):
        search([tmp_path])
