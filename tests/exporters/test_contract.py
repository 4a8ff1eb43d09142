"""Every exporter of the list keeps the contract, and one that does not is found out."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from hashlib import sha256
from io import StringIO
from itertools import count
from typing import IO

import pytest

import exporters
from exporters import EXPORTERS, Exporter
from exporters.manuscript import Closing, Ending, Head, Item, Paragraph, ParagraphKind, PrintedTable
from exporters.release import Release, Variant
from tests import ROOT
from tests.exporters.contract import CLAUSES, Clause, typed, written
from tests.exporters.readers import READERS, FileReader
from tests.thoroughness import before_landing


def reader_of(exporter: Exporter, readers: Mapping[str, FileReader] = READERS) -> FileReader:
    """Return how its files are read; the test fails where nobody has said so."""
    if exporter.suffix not in readers:
        pytest.fail(
            f"Nothing reads {exporter.suffix}: write in tests/exporters/readers.py a FileReader that returns the text "
            f"of each page or sheet and the formulas of such a file, and add it to READERS under {exporter.suffix!r}."
        )
    return readers[exporter.suffix]


def names(listed: tuple[Exporter, ...]) -> list[str]:
    """Return the names of all files of one report."""
    kinds = [(one, variant) for one in listed for variant in (*one.variants, Variant.DRAFT)]
    return [one.file_name(Release(typed(2023), variant)) for one, variant in kinds]


def doubled(found: list[str]) -> set[str]:
    return {one for one in found if found.count(one) > 1}


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda one: one.__name__)
@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda one: one.suffix)
def test_every_exporter_keeps_the_contract(exporter: Exporter, clause: Clause) -> None:
    clause(exporter, reader_of(exporter))


def test_suffixes_and_names_of_files_are_unique() -> None:
    assert doubled([exporter.suffix for exporter in EXPORTERS]) == set()
    assert doubled(names(EXPORTERS)) == set()


ELSEWHERE = """
import json
from hashlib import sha256
from exporters import EXPORTERS
from tests.exporters.contract import typed, written

kinds = [(one, variant) for one in EXPORTERS for variant in one.variants]
print(json.dumps([sha256(written(one, typed(2023), variant)).hexdigest() for one, variant in kinds]))
"""


@before_landing
def test_another_process_elsewhere_writes_the_same_bytes() -> None:
    kinds = [(one, variant) for one in EXPORTERS for variant in one.variants]
    here = [sha256(written(one, typed(2023), variant)).hexdigest() for one, variant in kinds]
    there = {**os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"}
    done = subprocess.run([sys.executable, "-c", ELSEWHERE], cwd=ROOT, env=there, check=True, capture_output=True)  # noqa: S603  ours

    assert json.loads(done.stdout) == here


# ---------------------------------------------------------------- an invented exporter, and what is wrong with it


def lines(item: Item) -> Iterator[list[str]]:
    match item:
        case PrintedTable():
            for row in range(item.grid.rows):
                cells = sorted((cell for cell in item.grid.cells if cell.row == row), key=lambda cell: cell.column)
                yield [item.text(cell) for cell in cells]
        case Paragraph():
            yield [item.text]
        case Head() | Ending() | Closing():
            yield list(item)


def rows(release: Release) -> list[list[str]]:
    said = [line for item in release.manuscript for line in lines(item)]
    plain = [[f"'{cell}" if begins_a_formula(cell) else cell for cell in line] for line in said]
    return [[release.variant.mark], *plain]


def begins_a_formula(cell: str) -> bool:
    return cell[:1] in set("=+-@") and not cell[1:].isdigit()


def put(stream: IO[bytes], table: list[list[str]]) -> tuple[str, ...]:
    text = StringIO()
    csv.writer(text).writerows(table)
    stream.write(text.getvalue().encode("utf-8-sig"))
    return ()


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"))))


def exporter(write: exporters.Write, suffix: str = ".invented") -> Exporter:
    return Exporter("CSV 文件", suffix, (Variant.PUBLIC,), write)


CSV = exporter(lambda release, stream: put(stream, rows(release)))
CSV_READER = FileReader(
    lambda content: ["\n".join("\n".join(row) for row in cells(content))],
    lambda content: [cell for row in cells(content) for cell in row if begins_a_formula(cell)],
)
TICKS = count()


def without_headings(release: Release, stream: IO[bytes]) -> tuple[str, ...]:
    kept = [one for one in release.manuscript if not (isinstance(one, Paragraph) and one.kind is ParagraphKind.PART)]
    return put(
        stream, [[release.variant.mark], *([f"'{cell}" for cell in line] for one in kept for line in lines(one))]
    )


WRONG: dict[str, tuple[Exporter, str]] = {
    "no mark": (exporter(lambda release, stream: put(stream, rows(release)[1:])), "marks_every_page"),
    "a mark on what is formal": (
        exporter(lambda release, stream: put(stream, [[Variant.DRAFT.mark], *rows(release)])),
        "marks_every_page",
    ),
    "texts as they are": (
        exporter(
            lambda release, stream: put(stream, [[one.removeprefix("'") for one in row] for row in rows(release)])
        ),
        "makes_no_formula_of_a_text",
    ),
    "the hour": (
        exporter(lambda release, stream: put(stream, [*rows(release), [f"{next(TICKS)}"]])),
        "gives_the_same_bytes",
    ),
    "a figure left out": (
        exporter(
            lambda release, stream: put(stream, [[one for one in row if one != "10007"] for row in rows(release)])
        ),
        "holds_every_figure",
    ),
    "headings left out": (exporter(without_headings), "holds_every_text"),
}


def broken(one: Exporter, reader: FileReader) -> list[str]:
    """Return the clauses that an exporter does not keep."""
    found = []
    for clause in CLAUSES:
        try:
            clause(one, reader)
        except AssertionError:
            found.append(clause.__name__)
    return found


def test_a_new_exporter_has_to_be_described_and_nothing_more() -> None:
    assert broken(CSV, CSV_READER) == ["is_described"]


@pytest.mark.parametrize("fault", WRONG)
def test_what_is_wrong_with_an_exporter_is_found(fault: str) -> None:
    faulty, clause = WRONG[fault]

    assert broken(faulty, CSV_READER) == [clause, "is_described"]


def test_an_exporter_that_nothing_reads_is_told_what_to_write() -> None:
    with pytest.raises(pytest.fail.Exception, match=r"FileReader.*READERS under '\.invented'"):
        reader_of(CSV)
    assert reader_of(CSV, {**READERS, CSV.suffix: CSV_READER}) is CSV_READER


def test_a_suffix_that_another_has_is_found() -> None:
    assert doubled(names((*EXPORTERS, exporter(CSV.write, ".pdf"))))
    assert not doubled(names((*EXPORTERS, CSV)))
