from __future__ import annotations

import os
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from models.report.delivered import Delivered, delivery_state
from models.report.matching_code import matching_code
from models.stick.covering_note import NOTE, with_note
from models.stick.hand_over import UNFINISHED, Progress, hand_over
from tests.builders import answered, sample
from tests.models.stick.sticks import BEGUN, DATED, FILES, NAME, OLD, WRITTEN, content, put, tree

# ------------------------------------------------------------ what is written


def test_files_lie_in_one_folder_of_their_name(tmp_path: Path) -> None:
    outcome = hand_over(FILES, tmp_path, NAME)

    assert outcome[0] == tmp_path / NAME
    assert outcome[2:] == (True, None, ())
    assert tree(tmp_path) == {NAME: FILES}


def test_every_step_is_told_before_it_is_done(tmp_path: Path) -> None:
    steps: list[Progress] = []
    seen: list[list[str]] = []

    def tell(step: Progress) -> None:
        steps.append(step)
        seen.append([path.name for path in tmp_path.iterdir()])

    hand_over(FILES, tmp_path, NAME, tell)

    assert [step.done for step in steps] == list(range(10))
    assert {step.total for step in steps} == {10}
    assert [name for name in FILES for step in steps if name in step.words] == [name for name in FILES for _ in "123"]
    assert seen == [[NAME + UNFINISHED]] * 7 + [[NAME]] * 3


def test_a_folder_that_holds_the_same_is_confirmed(tmp_path: Path) -> None:
    hand_over(FILES, tmp_path, NAME)
    before = (tmp_path / NAME).stat()
    steps: list[Progress] = []

    outcome = hand_over(FILES, tmp_path, NAME, steps.append)

    assert (outcome.folder, outcome.written) == (tmp_path / NAME, False)
    assert not steps
    assert (tmp_path / NAME).stat().st_ino == before.st_ino
    assert tree(tmp_path) == {NAME: FILES}


@pytest.mark.parametrize(
    "old",
    [
        OLD,
        {},
        {**FILES, "附件.txt": b"more"},
        {NOTE: FILES[NOTE]},
        {**FILES, NOTE: "说 明".encode()},
    ],
    ids=["others", "none", "more", "fewer", "changed"],
)
def test_a_folder_that_holds_something_else_is_kept_with_its_date(tmp_path: Path, old: dict[str, bytes]) -> None:
    put(tmp_path / NAME, old)

    outcome = hand_over(FILES, tmp_path, NAME)

    assert outcome.aside == tmp_path / DATED
    assert tree(tmp_path) == {NAME: FILES, DATED: old}


@pytest.mark.skipif(os.name != "nt", reason="small letters are others here")
def test_a_folder_in_small_letters_is_not_taken_for_the_one_in_large_letters(tmp_path: Path) -> None:
    put(tmp_path / NAME.lower(), FILES)

    outcome = hand_over(FILES, tmp_path, NAME)

    assert outcome.written
    assert outcome.aside
    assert {path.name for path in tmp_path.iterdir()} == {NAME, outcome.aside.name}


def test_dated_names_do_not_collide(tmp_path: Path) -> None:
    for number in range(3):
        hand_over({NOTE: bytes([number])}, tmp_path, NAME)
        os.utime(tmp_path / NAME, (WRITTEN.timestamp(), WRITTEN.timestamp()))

    kept = {DATED: b"\0", f"{DATED}-2": b"\1", NAME: b"\2"}
    assert tree(tmp_path) == {name: {NOTE: content} for name, content in kept.items()}


def test_a_file_in_the_way_is_kept_too(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"a file")
    os.utime(tmp_path / NAME, (WRITTEN.timestamp(), WRITTEN.timestamp()))

    hand_over(FILES, tmp_path, NAME)

    assert content(tmp_path / NAME) == FILES
    assert (tmp_path / DATED).read_bytes() == b"a file"


def test_only_what_is_ours_is_swept_of_unfinished_leftovers(tmp_path: Path) -> None:
    others = {f"{NAME}2{UNFINISHED}": OLD, "别的": OLD, f"{NAME}-2{UNFINISHED}": {"附件.txt": b"mine"}}
    for name, files in others.items():
        put(tmp_path / name, files)
    put(tmp_path / f"{NAME}{UNFINISHED}", BEGUN)
    put(tmp_path / f"{NAME}-3{UNFINISHED}", {**BEGUN, NOTE: b""})

    outcome = hand_over(FILES, tmp_path, NAME)

    assert outcome.left == (tmp_path / f"{NAME}-2{UNFINISHED}",)
    assert tree(tmp_path) == {NAME: FILES, **others}


@pytest.mark.parametrize("old", [{"附件.txt": b"mine"}, {**BEGUN, NOTE: "说 明".encode()}, {NOTE: FILES[NOTE] + b" "}])
def test_what_somebody_has_put_into_an_unfinished_folder_stays(tmp_path: Path, old: dict[str, bytes]) -> None:
    own = {name: content for name, content in old.items() if not FILES.get(name, b"").startswith(content)}
    put(tmp_path / f"{NAME}{UNFINISHED}", old)
    put(tmp_path / f"{NAME}-2{UNFINISHED}" / "deep", OLD)

    outcome = hand_over(FILES, tmp_path, NAME)

    assert len(outcome.left) == 2
    assert content(tmp_path / NAME) == FILES
    assert content(tmp_path / f"{NAME}{UNFINISHED}") == own
    assert content(tmp_path / f"{NAME}-2{UNFINISHED}" / "deep") == OLD


@pytest.mark.skipif(os.name == "nt", reason="Windows lets administrators only make links")
def test_an_unfinished_link_stays_and_so_does_what_it_points_to(tmp_path: Path) -> None:
    put(tmp_path / "别的", BEGUN)
    link = tmp_path / f"{NAME}{UNFINISHED}"
    link.symlink_to(tmp_path / "别的", target_is_directory=True)

    assert hand_over(FILES, tmp_path, NAME).left == (link,)

    assert link.is_symlink()
    assert content(tmp_path / "别的") == BEGUN
    assert content(tmp_path / NAME) == FILES


# ------------------------------------------------------------ names and words


def test_the_note_can_be_read_in_notepad_and_tells_what_is_what() -> None:
    report = sample("002")
    files = with_note(report, {"年报.pdf": b"%PDF", "年报.xlsx": b"PK"})
    text = files[NOTE].decode("utf-8-sig")

    assert list(files) == ["年报.pdf", "年报.xlsx", NOTE]
    assert files["年报.pdf"] == b"%PDF"
    assert files[NOTE].startswith(b"\xef\xbb\xbf")
    assert text.count("\n") == text.count("\r\n") > 10
    for said in ("鲤城区人民政府开元街道办事处", "2023 年", matching_code(report), *files):
        assert said in text


def test_the_note_of_one_report_is_always_the_same() -> None:
    assert with_note(sample("002"), {}) == with_note(sample("002"), {})
    assert with_note(sample("002"), {}) != with_note(sample("003"), {})


def test_the_state_follows_the_last_hand_over() -> None:
    report = sample("002")
    changed = answered(report, {"cover/phone": "1"})
    zone = timezone(timedelta(hours=5))
    first, last = (
        Delivered(matching_code(one), datetime(2026, 1, day, 15, 30).astimezone().astimezone(zone), "E:/")
        for day, one in ((20, changed), (21, report))
    )

    assert delivery_state(report, ()) == ""
    assert delivery_state(report, (first,)).startswith("导出后已改动（上次 ")
    assert first.code in delivery_state(report, (first,))
    assert delivery_state(report, (first, last)) == f"已交付 2026-01-21 15:30（核对码 {matching_code(report)}）"
    assert delivery_state(changed, (first, last)).startswith("导出后已改动（")
