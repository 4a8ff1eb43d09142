"""The command `read`: what the window would read of a file, and how surely, for programs and for people."""

from __future__ import annotations

import json
import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from models.importers import open_file
from models.importers.published.reading import Reading
from models.report.report_json import report_from_json, write_json
from tests.builders import answered, balanced, cell, sample
from tests.models.importers.own.workbooks import retyped
from tests.models.importers.readers.builders import as_docx, as_html
from ui.command_line.command_line import run

NEW, PERMITS = "applications/new/natural", "disclosure/permits/decisions"
KEYS = ["file", "report", "found", "unread", "error"]


class Done(NamedTuple):
    """How a run ended, and what it said of each file, by the name of the file."""

    status: int
    said: dict[str, Any]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page on which one figure is none and one line belongs to nothing, and files that are otherwise unsure."""
    made, whole = tmp_path_factory.mktemp("read"), balanced()
    other = "<table><tr><td>其他事项</td><td>1</td></tr></table></body>"
    page = as_html(answered(whole, {NEW: "约7"})).replace(b"</body>", other.encode())
    column = {f"applications/{row}/natural": "约1" for row in ("new", "carried_in", "granted", "partial")}
    without = {str(ref): "" for ref in whole.form.cells if ref.table == "litigation"}
    files = {
        "page.html": page,
        "broken.pdf": b"%PDF-1.7",
        "ours.json": write_json(sample("002")),
        "retyped.xlsx": retyped(whole, {NEW: 123, PERMITS: None}),
        "column.html": as_html(answered(whole, column)),
        "without.docx": as_docx(answered(whole, without)),
    }
    for name, content in files.items():
        (made / name).write_bytes(content)
    return made


@pytest.fixture(scope="module")
def as_json(folder: Path) -> Done:
    paths, said = sorted(folder.iterdir()), StringIO()
    with redirect_stdout(said):
        status = run(["read", "--json", *map(str, paths)])
    lines = [json.loads(line) for line in said.getvalue().splitlines()]
    assert [line["file"] for line in lines] == [str(path) for path in paths]
    return Done(status, {Path(line["file"]).name: line for line in lines})


@pytest.fixture(scope="module")
def in_words(folder: Path) -> Done:
    paths, said = [folder / name for name in ("page.html", "column.html", "without.docx", "ours.json")], StringIO()
    with redirect_stdout(said):
        status = run(["read", *map(str, paths)])
    parts = re.split(f"^{re.escape(str(folder))}/(.*)$", said.getvalue(), flags=re.MULTILINE)
    return Done(status, dict(zip(parts[1::2], parts[2::2], strict=True)))


def by_ref(read: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["ref"]: one for one in read["found"]}


def test_a_file_is_one_line_with_what_the_window_reads(folder: Path, as_json: Done) -> None:
    opened, read = open_file(folder / "page.html"), as_json.said["page.html"]
    assert isinstance(opened, Reading)

    assert list(read) == KEYS
    assert read["error"] is None
    assert report_from_json(read["report"]) == opened.report
    assert {tuple(one) for one in read["found"]} == {("ref", "value", "where", "raw", "sure")}
    found = [(str(one.ref), one.where, one.raw, one.sure) for one in opened.found]
    assert [(one["ref"], one["where"], one["raw"], one["sure"]) for one in read["found"]] == found
    assert by_ref(read)[NEW] | {"where": ""} == {"ref": NEW, "value": "约7", "where": "", "raw": "约7", "sure": False}
    assert by_ref(read)[PERMITS]["value"] == str(balanced().content(cell(PERMITS)))
    assert [(one["where"], one["text"]) for one in read["unread"]] == list(opened.unread)
    assert opened.unread


def test_what_cannot_be_read_is_a_line_of_its_own_and_the_worst_status(as_json: Done) -> None:
    refused = as_json.said["broken.pdf"]

    assert as_json.status == 2
    assert list(refused) == KEYS
    assert (refused["report"], refused["found"], refused["unread"]) == (None, [], [])
    assert refused["error"].endswith("。")


def test_a_file_of_our_own_has_every_answer_surely(as_json: Done) -> None:
    read, report = as_json.said["ours.json"], sample("002")

    assert by_ref(read).keys() == {str(ref) for ref in (*report.values, *report.figures)}
    assert {(one["where"], one["sure"]) for one in read["found"]} == {("本程序的文件", True)}
    assert by_ref(read)["cover/year"]["value"] == "2023"
    assert read["unread"] == []


def test_what_was_retyped_in_our_workbook_is_unsure_and_what_was_cleared_is_left(as_json: Done) -> None:
    read = as_json.said["retyped.xlsx"]

    assert [one["ref"] for one in read["found"] if not one["sure"]] == [NEW]
    assert by_ref(read)[NEW]["value"] == "123"
    assert PERMITS not in by_ref(read)
    assert len(read["unread"]) == 1


def test_without_json_it_is_told_in_words(in_words: Done) -> None:
    said = in_words.said["page.html"]

    assert in_words.status == 1
    assert re.search("请核对（[0-9]+ 处）", said)
    assert re.search("没有读进来的.*（[0-9]+ 处）", said)
    assert "约7" in said
    assert "都读进来了" not in said
    assert not re.search("[a-z]{3,}", said)


def test_a_column_that_is_unsure_is_one_line(in_words: Done) -> None:
    [line] = [line for line in in_words.said["column.html"].splitlines() if "约1" in line]

    assert "“自然人”列里的 4 个数" in line


def test_a_table_that_is_not_there_is_told_even_where_all_else_is_sure(in_words: Done) -> None:
    said = in_words.said["without.docx"]

    assert "表四" in said
    assert "都读进来了" not in said


def test_all_sure_is_the_best_status_and_nothing_is_kept(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(folder.iterdir())

    assert run(["read", str(folder / "ours.json")]) == 0
    assert "原样读回" in capsys.readouterr().out
    assert sorted(folder.iterdir()) == before
