"""Files read in the sandbox: nothing is lost on the way, and nothing that happens there happens here."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from models.importers import open_file
from models.importers.own.imported import Imported
from models.importers.published.reading import Reading
from models.importers.sandbox.protocol import Scope
from models.importers.sandbox.sandboxed_reader import Limits, Reader
from models.report.report_json import write_json
from models.system.errors import ForeignWorkbook, NewerVersion, UnreadableReport
from tests import ROOT
from tests.builders import balanced, cell, sample
from tests.models.importers.own.workbooks import exported, retyped
from tests.models.importers.readers.builders import as_docx, as_foreign_pdf, as_html, as_page_of_a_site, as_xlsx
from tests.thoroughness import before_landing, times

SAMPLES = ("000", "001", "002", "003", "004")
PATIENT = Limits(seconds=60)
pytestmark = before_landing

KILLED = """
import os
from models.importers.sandbox.sandboxed_reader import Reader

print(Reader()._child._process.pid, flush=True)
os._exit(9)
"""
CHANGES = {"applications/new/natural": 41, "applications/new/business": "=1+1", "disclosure/fees/collected": "１２"}


def changes_of(number: str) -> dict[str, object]:
    """Return changes of the cells that a sample has."""
    return {address: value for address, value in CHANGES.items() if cell(address) in sample(number).form.cells}


FILES: dict[str, Callable[[str], bytes]] = {
    "数据.json": lambda number: write_json(sample(number)),
    "ours.xlsx": lambda number: exported(sample(number)),
    "changed.xlsx": lambda number: retyped(sample(number), changes_of(number)),
    "made by hand.xlsx": lambda number: as_xlsx(sample(number)),
    "made by hand.docx": lambda number: as_docx(sample(number)),
    "saved.html": lambda number: as_html(sample(number)),
    "site.htm": lambda number: as_page_of_a_site(sample(number)),
    "foreign.pdf": lambda number: as_foreign_pdf(sample(number)),
    "pasted.txt": lambda number: next(
        (ROOT / "tests/models/importers/published/samples").glob(f"{number}*")
    ).read_bytes(),
}

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only there a file can keep a reader waiting")


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as reader:
        yield reader


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "年报 2023.json"
    path.write_bytes(write_json(balanced()))
    return path


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A file that gives nothing until somebody writes into it."""
    path = tmp_path / "endless.json"
    os.mkfifo(path)
    return path


def exactly(opened: Imported | Reading) -> object:
    return type(opened), repr(sorted(opened.report.values.items())), repr(opened[1:])


def pid(reader: Reader) -> int:
    assert reader._child is not None
    return reader._child._process.pid


# ---------------------------------------------------------------- what is read


@pytest.mark.parametrize("number", SAMPLES[: times(2, 5)])
@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_apart_as_it_is_read_here(name: str, number: str, reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name](number))

    apart, here = reader.open(path), open_file(path)

    assert exactly(as_careful(apart, here)) == exactly(here)


def as_careful(apart: Imported | Reading, here: Imported | Reading) -> Imported | Reading:
    """Return what was read apart, sure of what is sure here: apart there are no fonts of the system to measure by."""
    if isinstance(apart, Imported) or isinstance(here, Imported):
        return apart
    sure = {one.ref for one in here.found if one.sure}
    return apart._replace(found=tuple(one._replace(sure=one.sure or one.ref in sure) for one in apart.found))


def test_figures_changed_by_hand_are_told(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "changed.xlsx"
    path.write_bytes(FILES["changed.xlsx"]("002"))

    assert len(reader.open_ours(path).differences) == len(CHANGES)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", UnreadableReport),
        (b'{"format": "govinfo-annual-report", "schema": 9}', NewerVersion),
        (b"\xff\xd8\xff\xe0" + bytes(2_000), UnreadableReport),
    ],
)
def test_a_refusal_is_the_same_as_here(
    content: bytes, kind: type[UnreadableReport], reader: Reader, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(kind) as here:
        open_file(path)

    with pytest.raises(kind) as inside:
        reader.open(path)

    assert str(inside.value) == str(here.value)


def test_a_reader_of_our_files_reads_no_others(good: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.xlsx"
    foreign.write_bytes(as_xlsx(balanced()))
    with Reader(Scope.OURS) as reader:
        assert reader.open_ours(good) == (balanced(), ())
        with pytest.raises(ForeignWorkbook):
            reader.open_ours(foreign)


@pytest.mark.parametrize(
    "name",
    [
        *("街道 年报（1）.json", "😀.json"),
        pytest.param("a\nb.json", marks=pytest.mark.skipif(os.name == "nt", reason="no name has two lines there")),
        pytest.param("\udcff.json", marks=pytest.mark.skipif(os.name == "nt", reason="Wine cannot give such a name")),
    ],
    ids=ascii,
)
def test_a_file_may_be_called_anything(name: str, good: Path, reader: Reader) -> None:
    assert reader.open(good.rename(good.with_name(name))) == (balanced(), ())


def test_a_path_may_be_relative(good: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(good.parent)

    assert reader.open(Path(good.name)) == (balanced(), ())


@needs_pipes
def test_a_file_is_looked_at_once(endless: Path, reader: Reader) -> None:
    with ThreadPoolExecutor() as threads:
        opened = threads.submit(reader.open, endless)
        endless.write_bytes(as_docx(sample("002")))

        assert isinstance(opened.result(), Reading)


# ---------------------------------------------------------------- what is stopped


@needs_pipes
def test_what_takes_too_long_is_stopped_and_the_next_file_is_read(endless: Path, good: Path) -> None:
    with Reader(limits=Limits(seconds=1)) as reader:
        reader.open(good)
        before, begun = pid(reader), time.monotonic()
        with pytest.raises(UnreadableReport, match="时间"):
            reader.open(endless)

        assert time.monotonic() - begun < 4
        assert reader.open(good) == (balanced(), ())
        assert pid(reader) != before


@needs_pipes
def test_a_process_that_breaks_is_told_and_the_next_file_is_read(endless: Path, good: Path) -> None:
    with ThreadPoolExecutor() as threads, Reader(limits=PATIENT) as reader:
        opened = threads.submit(reader.open, endless)
        with held(endless):
            os.kill(pid(reader), 9)
            with pytest.raises(UnreadableReport, match="出了错"):
                opened.result(timeout=10)

        assert reader.open(good) == (balanced(), ())


@needs_pipes
def test_a_file_does_not_suffer_from_those_before_it(endless: Path, good: Path) -> None:
    """A process that breaks when it has read other files proves nothing against this one."""
    with ThreadPoolExecutor() as threads, Reader(limits=PATIENT) as reader:
        reader.open(good)
        opened = threads.submit(reader.open, endless)
        with held(endless) as end:
            killed = pid(reader)
            os.kill(killed, 9)
            until(lambda: reader._child is not None and pid(reader) != killed)  # else the dying one might still read
            until(lambda: wrote(end, write_json(sample("001"))))
            until(lambda: not unread(end))

        assert opened.result(timeout=10) == (sample("001"), ())


@contextmanager
def held(pipe: Path) -> Iterator[int]:
    """Keep somebody who reads waiting."""
    ends: list[int] = []

    def is_open() -> bool:
        with suppress(OSError):
            ends.append(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
        return bool(ends)

    until(is_open)
    yield ends[0]
    os.close(ends[0])


def wrote(end: int, content: bytes) -> bool:
    with suppress(BrokenPipeError):
        return os.write(end, content) == len(content)
    return False


def unread(end: int) -> int:
    import fcntl  # noqa: PLC0415  not on Windows
    import termios  # noqa: PLC0415  as above

    return int.from_bytes(fcntl.ioctl(end, termios.FIONREAD, bytes(4)), sys.byteorder)


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_an_answer_without_end_is_refused(good: Path) -> None:
    with Reader(limits=Limits(answer=1_000)) as reader, pytest.raises(UnreadableReport, match="太多"):
        reader.open(good)


@needs_pipes
def test_a_reader_is_stopped_at_once(endless: Path, good: Path) -> None:
    with ThreadPoolExecutor() as threads, Reader(limits=PATIENT) as reader:
        opened = threads.submit(reader.open, endless)
        with held(endless):
            begun = time.monotonic()
            reader.stop()
            with pytest.raises(UnreadableReport, match="停下"):
                opened.result(timeout=10)

        assert time.monotonic() - begun < 3
        with pytest.raises(UnreadableReport, match="停下"):
            reader.open(good)


@pytest.mark.skipif(
    os.name == "nt" or not Path("/proc/self/stat").exists(), reason="only there it is known who has ended"
)
def test_a_process_ends_with_the_program_that_started_it() -> None:
    done = subprocess.run([sys.executable, "-c", KILLED], cwd=ROOT, capture_output=True, check=False)  # noqa: S603  our own code

    stat = Path("/proc") / done.stdout.decode().strip() / "stat"
    until(lambda: not stat.exists() or " Z " in stat.read_text())


# ---------------------------------------------------------------- how it is started


@pytest.mark.parametrize("program", ["none", "broken"])
def test_a_process_that_does_not_start_is_a_sentence(
    program: str, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if program == "broken":
        launcher(tmp_path / program, "exit 1")
    monkeypatch.setattr(sys, "executable", str(tmp_path / program))

    with Reader() as reader, pytest.raises(UnreadableReport, match="重新打开"):
        reader.open(good)


@pytest.mark.skipif(os.name == "nt", reason="a launcher there is no script")
def test_a_packed_program_starts_itself(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = launcher(tmp_path / "packed", f'exec "{sys.executable}" "{ROOT / "main.py"}" "$@"')
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    with Reader() as reader:
        assert reader.open(good) == (balanced(), ())


def launcher(path: Path, does: str) -> Path:
    path.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    path.chmod(0o700)
    return path
