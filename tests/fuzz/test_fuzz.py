"""A little fuzzing every day, always the same; and whether the loop would notice, and bring back, what must not be."""

from __future__ import annotations

import json
import signal
import socket
import sys
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import pytest

from models.form.refs import TextRef
from models.importers.readers.damage import damage_named
from models.report.report import Report
from models.system.errors import UnreadableReport
from tests.builders import balanced
from tests.fuzz import oracle
from tests.fuzz.cases import case, content, smaller
from tests.fuzz.formats import FLAT
from tests.fuzz.loop import Limits, fuzz, verdict_of
from tests.fuzz.mutators import BYTES
from tests.fuzz.oracle import judged, printed
from tests.fuzz.seeds import SEEDS, seed
from tests.fuzz.targets import TARGETS, Target
from tests.thoroughness import times

NAMES = [target.name for target in TARGETS]
NEEDLE = b"\xe5\xb9\xb4"
"""Something that every good text has."""


def named(name: str) -> Target:
    [target] = [target for target in TARGETS if target.name == name]
    return target


@pytest.mark.parametrize("name", NAMES)
def test_whatever_is_done_to_a_file_it_is_read_or_refused_in_a_sentence(name: str, tmp_path: Path) -> None:
    cases = times(10, 400)
    [tally] = fuzz([named(name)], "everyday", tmp_path, Limits(cases=cases, small=True))

    assert dict(tally.finds) == {}, [path.read_text(encoding="utf-8") for path in tmp_path.glob("*.json")]
    assert tally.kinds["read"] + tally.kinds["refused"] == cases
    assert tally.kinds["refused" if name in {"json", "any"} else "read"] > 0  # neither is all of it refused


@pytest.mark.parametrize("name", NAMES)
def test_good_files_are_read_also_after_they_were_taken_apart(name: str, tmp_path: Path) -> None:
    target = named(name)
    whole = seed(target.seeds, next(iter(SEEDS[target.seeds])))
    verdicts = [verdict_of(target, file, tmp_path) for file in (whole, target.form.join(target.form.split(whole)))]

    assert [verdict.kind for verdict in verdicts] == ["read", "read"]
    assert name == "paste" or verdicts[0].report == verdicts[1].report  # where is pasted, the content itself decides


def test_a_case_is_the_same_each_time_and_others_are_others() -> None:
    files = [[content(case(named(name), "a", number, small=True)) for number in range(9)] for name in ("docx", "html")]
    again = [[content(case(named(name), "a", number, small=True)) for number in range(9)] for name in ("docx", "html")]

    assert files == again
    assert all(len(set(some)) > 6 for some in files)


# ---------------------------------------------------------------- planted


def raises(_: Path) -> NoReturn:
    raise KeyError


def mumbles(_: Path) -> NoReturn:
    raise UnreadableReport("no sentence")


def goes_on(_: Path) -> NoReturn:
    raise UnreadableReport("长" * 5_000 + "。")


def excuses_itself(_: Path) -> Report:
    with damage_named("文件"):
        return Report.blank(Report().year)  # which has none


def writes(path: Path) -> Report:
    path.with_suffix(".left").write_bytes(b"")
    return balanced()


def reads_elsewhere(path: Path) -> Report:
    path.parent.joinpath("other").open("rb").close()
    return balanced()


def starts(_: Path) -> Report:
    with socket.socket():
        return balanced()


def warns(_: Path) -> Report:
    warnings.warn("something", stacklevel=1)
    return balanced()


def chats(_: Path) -> Report:
    sys.stdout.write("something")
    return balanced()


def idles(_: Path) -> Report:
    begun = time.process_time()
    while time.process_time() < begun + 0.5:
        pass
    return balanced()


def idles_whatever_happens(path: Path) -> Report:
    with suppress(BaseException):
        idles(path)
    return idles(path)


def swells(_: Path) -> Report:
    return balanced() if bytearray(b"1") * (oracle.MOST_MEGABYTES * 1_500_000) else Report.blank(2023)


def cannot_be_saved(_: Path) -> Report:
    return balanced().applied(balanced().edit({TextRef("texts", "overview"): "\ud800"}))


def is_saved_otherwise(_: Path) -> Report:
    return Report({**balanced().values, TextRef("cover", "date"): "2024-1-9"})


PLANTED: dict[str, tuple[Callable[[Path], Report], ...]] = {
    "error": (raises,),
    "sentence": (mumbles, goes_on),
    "stumble": (excuses_itself,),
    "touches": (writes, reads_elsewhere, starts),
    "warning": (warns,),
    "prints": (chats,),
    "slow": (idles, idles_whatever_happens),
    "memory": (swells,),
    "unsaved": (cannot_be_saved,),
    "unlike": (is_saved_otherwise,),
}


@pytest.mark.parametrize(("kind", "run"), [(kind, run) for kind, runs in PLANTED.items() for run in runs])
def test_whatever_else_happens_is_noticed(
    kind: str, run: Callable[[Path], Report], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kind == "memory" and not Path("/proc/self/clear_refs").exists():
        pytest.skip("only there is it known what a process has used")
    monkeypatch.setattr(oracle, "MOST_SECONDS", 0.2 if kind == "slow" else 60)
    (tmp_path / "other").write_bytes(b"")
    (tmp_path / "file").write_bytes(b"")

    assert judged(run, tmp_path / "file").kind == kind


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there is no alarm")
def test_what_computes_for_too_long_is_broken_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oracle, "MOST_SECONDS", 0.1)
    begun = time.process_time()

    assert judged(idles, tmp_path).kind == "slow"
    assert time.process_time() - begun < 0.4


def test_a_report_that_no_exporter_can_print_is_noticed() -> None:
    assert printed(balanced()).kind == "read"
    assert printed(Report({**balanced().values, TextRef("texts", "overview"): "\ud800"})).kind == "export"


def stumbles_over_the_needle(path: Path) -> Report:
    if NEEDLE in path.read_bytes():
        raise IndexError
    return balanced()


PLANTED_TARGET = Target("planted", stumbles_over_the_needle, FLAT, BYTES, "html", ".html")


def test_a_find_is_put_aside_with_all_that_is_needed_to_see_it_again(tmp_path: Path) -> None:
    [tally] = fuzz([PLANTED_TARGET], "a", tmp_path, Limits(cases=8, small=True))
    [(kind, where)] = tally.finds
    told = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(tmp_path.glob("*.json"))]
    number = int(told[0]["case"].rpartition("-")[2])
    [kept] = tmp_path.glob(f"*-{number}.html")

    assert (kind, where.split()[0]) == ("error", "IndexError")
    assert len(told) == 3  # of many alike, some
    assert tally.finds[kind, where] > 3
    assert kept.read_bytes() == content(case(PLANTED_TARGET, "a", number, small=True))
    assert [path.read_bytes() for path in tmp_path.glob("*-least.html")] == [NEEDLE]
    assert not list(tmp_path.glob("reading-*"))


def test_parts_of_packages_are_shortened_too(tmp_path: Path) -> None:
    target = named("docx")
    one = case(target, "a", 1, small=True)._replace(steps=())
    least = smaller(one, lambda whole: b"word/styles.xml" in whole)

    assert len(least) < len(content(one)) / 10
    assert [part for part in target.form.split(least) if part.content] == []
    assert verdict_of(target, least, tmp_path).kind == "refused"
