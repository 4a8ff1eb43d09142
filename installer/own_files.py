"""Step of the trial: an upgrade, a move to another folder and an uninstall delete what they have installed, only."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from time import monotonic, sleep

from installer.contents import NAME
from installer.desk import OFFSCREEN, PLACE, Desk, ensure
from installer.payload import LIST, files
from installer.wine import as_windows
from models.drafts.store import DraftStore
from models.report.report_json import read_json
from resources import read_bytes, samples

_ELSEWHERE = Path("另一 处") / NAME
_AMONG_OURS = "夹在程序里的文件"
_BESIDE = "我的记录.docx"
_WITHIN = ("app/models/我的记录.docx", "runtime/自己的/记录.txt", "licences/记录.txt")
_DRAFTS = "数据"
_OUTSIDE = "important.txt"
_PATIENCE = 90
"""Seconds. Chosen: a window that has not taken the drafts by then, on a busy machine, too, does not take them."""


def keeps_what_is_not_ours(desk: Desk) -> str:
    """Install, put own files everywhere, install again, install elsewhere, uninstall, and install where it was."""
    desk.install(PLACE)
    _put(desk.place, [_BESIDE, *_WITHIN, f"{_DRAFTS}/{_BESIDE}"])
    DraftStore(desk.place / _DRAFTS / "drafts.json").save(read_json(read_bytes(samples()[0])))
    outside = _tell_of_another_file(desk)
    desk.install(PLACE)
    moved = [f"{_AMONG_OURS}/{name}" for name in _WITHIN]
    _ensure_own(desk.place, [_BESIDE, *moved])
    ensure(outside.exists(), "a line of the list has a file deleted that is not the program’s")
    _put(desk.place, _WITHIN)
    own = [_BESIDE, *moved, *_WITHIN]
    desk.install(_ELSEWHERE)
    _ensure_only_own(desk.place, own)
    _ensure_drafts_are_used(desk, _ELSEWHERE)
    desk.uninstall(_ELSEWHERE, lambda: not (desk.windows.drive / _ELSEWHERE).exists())
    _ensure_only_own(desk.place, own)
    desk.install(PLACE)
    _ensure_drafts_are_used(desk, PLACE)
    desk.uninstall(PLACE, lambda: not (desk.place / f"{NAME}.exe").exists())
    sleep(2)  # for its last file
    _ensure_only_own(desk.place, [_BESIDE, *moved, *(f"{_AMONG_OURS} 2/{name}" for name in _WITHIN)])
    for place in (PLACE, _ELSEWHERE):
        shutil.rmtree((desk.windows.drive / place).parent)
    return "own files are all there, and so are the drafts"


def _put(folder: Path, names: list[str] | tuple[str, ...]) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"我的 {name}", "utf-8")


def _tell_of_another_file(desk: Desk) -> Path:
    """Put lines into the list that would have a file outside deleted, and return that file."""
    outside = desk.place.parent / _OUTSIDE
    outside.write_text("重要", "utf-8")
    ways = ("../", "../../", "app/../../", "app/../../../")  # an upgrade deletes one folder deeper
    lines = "".join(f"{'0' * 64}  {way}{_OUTSIDE}\r\n" for way in ways)
    with (desk.place / LIST).open("ab") as stream:
        stream.write(lines.encode("ascii"))
    return outside


def _ensure_own(folder: Path, names: list[str]) -> None:
    there = {path.relative_to(folder).as_posix() for path in files(folder)}
    ensure(not set(names) - there, f"own files are gone: {sorted(set(names) - there)}")


def _ensure_only_own(folder: Path, names: list[str]) -> None:
    _ensure_own(folder, [*names, f"{_DRAFTS}/{_BESIDE}", f"{_DRAFTS}/drafts.json"])
    there = {path.relative_to(folder).as_posix() for path in files(folder)}
    left = {name for name in there if not name.startswith(f"{_DRAFTS}/")} - set(names)
    ensure(not left, f"the program is still there: {sorted(left)[:20]}")


def _ensure_drafts_are_used(desk: Desk, place: Path) -> None:
    """Open the window in a place, and see that it works on the drafts that were left beside the program."""
    before, end = _state(desk.place / _DRAFTS), monotonic() + _PATIENCE
    program = as_windows(desk.windows.drive / place / f"{NAME}.exe")
    with desk.windows.running(program, *OFFSCREEN):
        while (is_unused := _state(desk.place / _DRAFTS) == before) and monotonic() < end:
            sleep(0.5)
        desk.start("taskkill", "/f", "/im", f"{NAME}.exe")
    ensure(not is_unused, f"{place} has not opened the drafts that were left behind")


def _state(folder: Path) -> Mapping[str, float]:
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime for path in files(folder)}
