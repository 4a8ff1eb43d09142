"""Sticks that change while they are written and read, and sticks on which things are not what they look like."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from models.stick import hand_over as steps
from models.stick import plain_files
from models.stick.failures import Cause, HandOverFailed, Surprise
from models.stick.hand_over import UNFINISHED, Progress, hand_over
from models.system.disk_faults import Fault
from tests.models.stick.sticks import DATED, FILES, NAME, OLD, content, put

FIRST, *_ = FILES
Deceit = Callable[[Path], object]
"""What happens to the folder that is written."""

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes, and links for administrators only")


def appear(name: str, text: bytes = b"[autorun]") -> Deceit:
    return lambda folder: (folder / name).write_bytes(text)


def rewrite(folder: Path) -> None:
    """Write something else of the same length, and hide when."""
    path = folder / FIRST
    look = path.stat()
    path.write_bytes(b"x" * look.st_size)
    os.utime(path, ns=(look.st_atime_ns, look.st_mtime_ns))


def replace(folder: Path) -> None:
    """Put another file in the place of one, of the same length and time."""
    path, other = folder / FIRST, folder.parent / "other"
    look = path.stat()
    other.write_bytes(b"x" * look.st_size)
    os.utime(other, ns=(look.st_atime_ns, look.st_mtime_ns))
    other.replace(path)


def grow(folder: Path) -> None:
    with (folder / FIRST).open("ab") as stream:
        stream.truncate(1 << 36)


def link_one(folder: Path, to: str = "copy") -> None:
    """Put a link to the very same content in the place of a file."""
    (folder / FIRST).rename(folder.parent / "copy")
    (folder / FIRST).symlink_to(folder.parent / to)


def link_all(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))
    folder.symlink_to(folder.with_name("elsewhere"), target_is_directory=True)


def become_folder(folder: Path) -> None:
    (folder / FIRST).unlink()
    (folder / FIRST).mkdir()


def become_pipe(folder: Path) -> None:
    (folder / FIRST).unlink()
    os.mkfifo(folder / FIRST)


def become_file(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))
    folder.write_bytes(b"no folder")


ADDED: dict[str, Deceit] = {
    "autorun": appear("autorun.inf"),
    "hidden": appear(".desktop.ini"),
    "empty": appear("a", b""),
    "shortcut": appear(f"{FIRST}.lnk"),
    "folder": lambda folder: (folder / "年报").mkdir(),
    **({} if os.name == "nt" else {"large letters": appear("年报.XLSX")}),  # there it is the same file
    "composed": appear("Á.txt"),
}
HARMED: dict[str, tuple[Deceit, Cause]] = {
    "gone": (lambda folder: (folder / FIRST).unlink(), Surprise.VANISHED),
    "renamed": (lambda folder: (folder / FIRST).rename(folder.parent / "taken"), Surprise.VANISHED),
    "a folder": (become_folder, Surprise.REPLACED),
    "all gone": (lambda folder: folder.rename(folder.with_name("elsewhere")), Surprise.VANISHED),
    "a file": (become_file, Surprise.REPLACED),
}
LINKED: dict[str, tuple[Deceit, Cause]] = {
    "link": (link_one, Surprise.REPLACED),
    "dangling link": (lambda folder: link_one(folder, "nowhere"), Surprise.REPLACED),
    "all link": (link_all, Surprise.REPLACED),
    "pipe": (become_pipe, Surprise.REPLACED),
    "no text": (lambda folder: (folder / os.fsdecode(b"\xff\xfe")).touch(), Surprise.APPEARED),
    "turned": (appear("\u202egpj\n.exe" + "长" * 70), Surprise.APPEARED),
}
CHANGED: dict[str, Deceit] = {"rewritten": rewrite, "replaced": replace, "grown": grow}

ON_ALL = {
    **{name: (deceit, Surprise.APPEARED) for name, deceit in ADDED.items()},
    **HARMED,
}
WRITTEN, READ, NAMED, LAST = 3, 6, 7, 9
"""How much is done: all is written; all is read; the folder has its name; the last file is about to be read again."""


HELD = (Fault.FORBIDDEN, Fault.BUSY)
"""What Windows says to who deceives, which ends the hand-over."""


def held_by_windows(done: int) -> bool:
    """Return whether Windows lets nobody change what is being read, or rename what it lies in."""
    return os.name == "nt" and done == LAST


def deceived(target: Path, done: int, deceit: Deceit) -> HandOverFailed:
    """Hand over to a stick that deceives at a step, and return why that has failed; nothing may look finished."""

    def tell(step: Progress) -> None:
        if step.done == done:
            deceit(target / (NAME if done >= NAMED else f"{NAME}{UNFINISHED}"))

    with pytest.raises(HandOverFailed) as found:
        hand_over(FILES, target, NAME, tell)
    assert not os.path.lexists(target / NAME)
    assert all(said in str(found.value) for said in (str(target), "请"))
    assert str(found.value).isprintable()
    return found.value


@pytest.mark.parametrize("done", [1, WRITTEN, READ, NAMED, LAST])
@pytest.mark.parametrize(("deceit", "cause"), ON_ALL.values(), ids=ON_ALL)
def test_what_appears_or_vanishes_at_any_step_is_told(tmp_path: Path, done: int, deceit: Deceit, cause: Cause) -> None:
    assert deceived(tmp_path, done, deceit).cause in {cause, *(HELD if held_by_windows(done) else ())}


@posix
@pytest.mark.parametrize("done", [WRITTEN, READ, NAMED, LAST])
@pytest.mark.parametrize(("deceit", "cause"), LINKED.values(), ids=LINKED)
def test_links_do_not_count_at_any_step(tmp_path: Path, done: int, deceit: Deceit, cause: Cause) -> None:
    assert deceived(tmp_path, done, deceit).cause is cause


@pytest.mark.parametrize(
    ("done", "cause"), [(WRITTEN, Fault.DIFFERENT), *((one, Surprise.CHANGED) for one in (READ, NAMED))]
)
@pytest.mark.parametrize("deceit", CHANGED.values(), ids=CHANGED)
def test_what_changes_is_told(tmp_path: Path, done: int, deceit: Deceit, cause: Cause) -> None:
    error = deceived(tmp_path, done, deceit)

    assert error.cause is cause
    assert f"“{FIRST}”" in str(error)


@posix
@pytest.mark.parametrize("deceit", CHANGED.values(), ids=CHANGED)
def test_what_changes_after_it_has_been_read_for_the_last_time_is_told(tmp_path: Path, deceit: Deceit) -> None:
    assert deceived(tmp_path, LAST, deceit).cause is Surprise.CHANGED


def test_what_somebody_puts_there_meanwhile_stays(tmp_path: Path) -> None:
    for number, done in enumerate((1, WRITTEN, READ, NAMED, LAST)):
        target = tmp_path / str(number)
        target.mkdir()

        error = deceived(target, done, appear("附件.txt", b"mine"))

        assert {path.name: content(path) for path in target.iterdir()} == {f"{NAME}{UNFINISHED}": {"附件.txt": b"mine"}}
        assert "未完成" in str(error)


def test_a_name_that_is_taken_while_we_write_is_told_and_not_written_over(tmp_path: Path) -> None:
    assert deceived(tmp_path, 0, appear(FIRST, b"mine")).cause is Surprise.APPEARED
    assert content(tmp_path / f"{NAME}{UNFINISHED}") == {FIRST: b"mine"}


@posix
def test_nothing_is_written_through_a_link_that_has_become_of_the_folder(tmp_path: Path) -> None:
    assert deceived(tmp_path, 1, link_all).cause is Surprise.REPLACED
    assert content(tmp_path / "elsewhere") == {FIRST: FILES[FIRST]}


def test_a_folder_that_gets_the_name_meanwhile_is_kept(tmp_path: Path) -> None:
    outcome = hand_over(FILES, tmp_path, NAME, lambda step: step.done == READ and put(tmp_path / NAME, OLD))

    assert outcome.aside == tmp_path / DATED
    assert content(tmp_path / DATED) == OLD
    assert content(tmp_path / NAME) == FILES


@posix
def test_a_link_that_gets_the_name_meanwhile_is_told(tmp_path: Path) -> None:
    def tell(step: Progress) -> None:
        if step.done == READ:
            (tmp_path / NAME).symlink_to(tmp_path / "none")

    with pytest.raises(HandOverFailed) as found:
        hand_over(FILES, tmp_path, NAME, tell)

    assert found.value.cause is Surprise.DANGLING
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


# ------------------------------------------------------------ what is there before


@posix
@pytest.mark.parametrize(("to", "cause"), [("PC", Surprise.LINK), ("none", Surprise.DANGLING)])
@pytest.mark.parametrize("below", ["", "年报", "年报/2023"])
def test_nothing_is_written_through_a_link_on_the_way(tmp_path: Path, to: str, cause: Cause, below: str) -> None:
    (tmp_path / "PC" / below).mkdir(parents=True)
    (tmp_path / "STICK").symlink_to(tmp_path / to, target_is_directory=True)

    with pytest.raises(HandOverFailed) as found:
        hand_over(FILES, tmp_path / "STICK" / below, NAME)

    assert found.value.cause is (Fault.GONE if below and to == "none" else cause)
    assert "请" in str(found.value)
    assert not [path for path in (tmp_path / "PC").rglob("*") if path.is_file()]


@posix
@pytest.mark.parametrize(("to", "cause"), [("PC", Surprise.LINK), ("none", Surprise.DANGLING)])
def test_a_link_of_the_wanted_name_has_its_own_sentence(tmp_path: Path, to: str, cause: Cause) -> None:
    stick, pc = tmp_path / "STICK", put(tmp_path / "PC", FILES)
    stick.mkdir()
    (stick / NAME).symlink_to(tmp_path / to, target_is_directory=True)

    with pytest.raises(HandOverFailed) as found:
        hand_over(FILES, stick, NAME)

    assert found.value.cause is cause
    assert f"“{NAME}”" in str(found.value)
    assert [path.name for path in stick.iterdir()] == [NAME]
    assert content(pc) == FILES


@posix
@pytest.mark.parametrize("deceit", [link_one, become_pipe, become_folder, grow, appear("autorun.inf")])
def test_a_folder_that_only_looks_the_same_is_not_confirmed(tmp_path: Path, deceit: Deceit) -> None:
    deceit(put(tmp_path / NAME, FILES))

    outcome = hand_over(FILES, tmp_path, NAME)

    assert outcome.written
    assert outcome.aside
    assert content(tmp_path / NAME) == FILES
    assert not [path for path in (tmp_path / NAME).iterdir() if path.is_symlink()]


def test_a_stick_that_has_every_unfinished_name_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "_MOST_UNFINISHED", 3)
    for number in ("", "-2", "-3"):
        put(tmp_path / f"{NAME}{number}{UNFINISHED}", OLD)

    with pytest.raises(HandOverFailed) as found:
        hand_over(FILES, tmp_path, NAME)

    assert found.value.cause is Surprise.CROWDED
    assert len(list(tmp_path.iterdir())) == 3


# ------------------------------------------------------------ what Windows calls a link


@pytest.mark.parametrize(
    ("tag", "linked"), [(0xA0000003, True), (0xA000000C, True), (0xA000001D, True), (0x9000001A, False), (0, False)]
)
def test_junctions_are_links_and_what_a_cloud_keeps_is_none(tmp_path: Path, tag: int, *, linked: bool) -> None:
    look = SimpleNamespace(st_mode=tmp_path.stat().st_mode, st_reparse_tag=tag)

    assert plain_files.is_link(cast("os.stat_result", look)) is linked
