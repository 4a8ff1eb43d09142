"""The worst files, read as the program reads them: in a sandbox that is watched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests import ROOT
from tests.models.importers.readers.hostile import FILES
from tests.models.importers.readers.traps import HUGE, LONG_TRAPS, TRAPS
from tests.thoroughness import before_landing, times

pytestmark = before_landing
pytest.importorskip("resource", reason="only there is it known what a process has used")

MOST_SECONDS, MOST_BYTES = 5, 300_000_000
START = 5
"""Seconds that a process may take to start after one that was ended, on a PC that is busy."""

SET = {**TRAPS, **dict(list(LONG_TRAPS.items())[: times(0, len(LONG_TRAPS))])}
HUGE_ONES = (*HUGE, *(["zeros"] if Path("/dev/zero").exists() else []))

DRIVER = """
import json, os, sys, time
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from models.system.errors import ReportError
from models.importers.sandbox.sandboxed_reader import Limits, Reader

def used(reader):
    gone = getrusage(RUSAGE_CHILDREN)
    stat = Path(f"/proc/{reader._child._process.pid}/stat") if reader._child else None
    lives = stat.read_text().rpartition(")")[2].split()[11:15] if stat and stat.exists() else []
    return gone.ru_utime + gone.ru_stime + sum(map(int, lives)) / os.sysconf("SC_CLK_TCK")

limits, *paths = sys.argv[1:]
with Reader(limits=Limits(seconds=float(limits))) as reader:
    for path in map(Path, paths):
        computed, begun = used(reader), time.monotonic()
        try:
            answer, words = "", repr(reader.open(path))
        except ReportError as refusal:
            answer = words = str(refusal)
        told = [answer, "root:" in words, time.monotonic() - begun, used(reader) - computed]
        print(json.dumps([path.name, told]), flush=True)
print(json.dumps(["", getrusage(RUSAGE_CHILDREN).ru_maxrss * 1024]))
"""


class Answer(NamedTuple):
    """What a file is answered: the sentence, whether another file is in it, the seconds on the clock and at work."""

    sentence: str
    tells: bool
    seconds: float
    computed: float


class Run(NamedTuple):
    """Answers to many files.

    Attributes:
        peak: The most memory that any process had in use.
        left: What was found where nothing was before.
    """

    answers: Mapping[str, Answer]
    peak: int
    left: tuple[str, ...]


Begun = Callable[[], Run]


def begin(folder: Path, names: Iterable[str], seconds: float) -> Begun:
    """Have files read, with so many seconds for each; whoever wants the answers waits for them."""
    paths, elsewhere = [folder / name for name in names], folder.with_name(f"{folder.name} elsewhere")
    elsewhere.mkdir()
    there = {name: str(elsewhere) for name in ("TMPDIR", "TEMP", "HOME")}
    work = subprocess.Popen(  # noqa: S603  our own code
        [sys.executable, "-B", "-c", DRIVER, str(seconds), *map(str, paths)],
        cwd=elsewhere,
        env={**os.environ, **there, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )

    def end() -> Run:
        said, faults = work.communicate(timeout=300)
        assert not work.returncode, faults.decode()[-2_000:]
        found = dict(json.loads(line) for line in said.splitlines())
        new = {path.name for path in folder.iterdir()} - {path.name for path in paths}
        left = (*(path.name for path in elsewhere.iterdir()), *new)
        return Run({name: Answer(*found[name]) for name in (path.name for path in paths)}, found[""], left)

    return end


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Begun]:
    """Both sets, read side by side: the old one without haste, so that it is seen how much work each file is."""
    patient, real = tmp_path_factory.mktemp("patient"), tmp_path_factory.mktemp("real")
    for folder, files in ((patient, FILES), (real, SET)):
        for name, make in files.items():
            (folder / name).write_bytes(make())
    for name, start in HUGE.items():
        with (real / name).open("wb") as stream:
            stream.write(start)
            stream.truncate(2_000_000_000)
    if "zeros" in HUGE_ONES:
        (real / "zeros").symlink_to("/dev/zero")
    return {"patient": begin(patient, FILES, 60), "real": begin(real, (*SET, *HUGE_ONES), MOST_SECONDS)}


@pytest.fixture(scope="module")
def patient(begun: dict[str, Begun]) -> Run:
    return begun["patient"]()


@pytest.fixture(scope="module")
def real(begun: dict[str, Begun]) -> Run:
    return begun["real"]()


@pytest.mark.parametrize("name", FILES)
def test_the_worst_files_are_little_work(name: str, patient: Run) -> None:
    answer = patient.answers[name]

    assert answer.sentence.endswith("。") or not answer.sentence
    assert answer.computed < MOST_SECONDS


@pytest.mark.parametrize("name", [*SET, *HUGE_ONES])
def test_every_trap_is_answered_soon(name: str, real: Run) -> None:
    answer = real.answers[name]

    assert answer.sentence.endswith("。") or not answer.sentence
    assert answer.seconds < MOST_SECONDS + START
    assert not answer.tells


@pytest.mark.parametrize("run", ["patient", "real"])
def test_no_process_takes_much_memory_or_leaves_anything(run: str, request: pytest.FixtureRequest) -> None:
    done: Run = request.getfixturevalue(run)

    assert 30_000_000 < done.peak < MOST_BYTES
    assert done.left == ()


@pytest.mark.parametrize("name", [name for name in FILES if "opens a file" in name])
def test_no_other_file_is_opened(name: str, patient: Run) -> None:
    assert "不安全" in patient.answers[name].sentence


READ = (
    *("docx of odd names", "docx with a link", "docx with macros and a template", "xlsx of odd names"),
    *("xlsx of a huge dimension", "our xlsx of a huge dimension", "xlsx with macros", "our xlsx with macros"),
    "xlsx of as many names as can be",
    *(
        "xlsx that shows a drawing often",
        "xlsx with links",
        "our xlsx with links",
        "our xlsx with a command",
        "page that calls",
        "page with entities",
    ),
    *("docx with tricks", "json with tricks", "json of a number of 300 digits", "json of a large number"),
)


@pytest.mark.parametrize("name", READ)
def test_what_would_only_harm_others_is_left_out_and_the_rest_is_read(name: str, real: Run) -> None:
    assert not real.answers[name].sentence


@pytest.mark.parametrize("name", [name for name in (*SET, *HUGE_ONES) if name not in READ])
def test_what_is_no_report_is_refused(name: str, real: Run) -> None:
    assert real.answers[name].sentence
