"""The command `read`: what the window would read of a file, and how surely, for programs and for people."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from models.importers import open_file
from models.importers.published.reading import Reading
from models.report.report_json import read_json, report_from_json, write_json
from tests.builders import answered, balanced, cell, sample
from tests.models.importers.own.workbooks import retyped
from tests.models.importers.readers.builders import as_docx, as_html
from ui.command_line.command_line import run

NEW = "applications/new/natural"
PERMITS = "disclosure/permits/decisions"
KEYS = ["file", "report", "found", "unread", "error"]


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def by_ref(read: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["ref"]: one for one in read["found"]}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page on which one figure is no figure, and one line belongs to nothing."""
    path = tmp_path / "年报.html"
    body = as_html(answered(balanced(), {NEW: "约7"}))
    other = "<table><tr><td>其他事项</td><td>1</td></tr></table></body>"
    path.write_bytes(body.replace(b"</body>", other.encode()))
    return path


def test_a_file_is_one_line_of_json_with_what_the_window_reads(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened = open_file(page)
    assert isinstance(opened, Reading)

    assert run(["read", str(page), "--json"]) == 1

    [read] = lines(capsys)
    assert list(read) == KEYS
    assert read["file"] == str(page)
    assert read["error"] is None
    assert report_from_json(read["report"]) == opened.report
    assert [tuple(one) for one in read["found"]] == [("ref", "value", "where", "raw", "sure")] * len(opened.found)
    found = [(str(one.ref), one.where, one.raw, one.sure) for one in opened.found]
    assert [(one["ref"], one["where"], one["raw"], one["sure"]) for one in read["found"]] == found
    assert by_ref(read)[NEW] | {"where": ""} == {"ref": NEW, "value": "约7", "where": "", "raw": "约7", "sure": False}
    assert by_ref(read)[PERMITS]["value"] == str(balanced().content(cell(PERMITS)))
    assert [(one["where"], one["text"]) for one in read["unread"]] == list(opened.unread)
    assert opened.unread


def test_what_cannot_be_read_is_a_line_of_its_own_among_others(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "a.pdf"
    broken.write_bytes(b"%PDF-1.7")

    assert run(["read", "--json", str(broken), str(page)]) == 2

    refused, read = lines(capsys)
    assert list(refused) == list(read) == KEYS
    assert (refused["report"], refused["found"], refused["unread"]) == (None, [], [])
    assert refused["error"].endswith("。")
    assert read["error"] is None


def test_a_file_of_our_own_has_every_answer_surely(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "年报.json"
    path.write_bytes(write_json(sample("002")))
    report = read_json(path.read_bytes())

    assert run(["read", "--json", str(path)]) == 0

    [read] = lines(capsys)
    assert by_ref(read).keys() == {str(ref) for ref in (*report.values, *report.figures)}
    assert {(one["where"], one["sure"]) for one in read["found"]} == {("本程序的文件", True)}
    assert by_ref(read)["cover/year"]["value"] == "2023"
    assert read["unread"] == []


def test_what_was_retyped_in_our_workbook_is_unsure_and_what_was_cleared_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "年报.xlsx"
    path.write_bytes(retyped(balanced(), {NEW: 123, PERMITS: None}))

    assert run(["read", "--json", str(path)]) == 1

    [read] = lines(capsys)
    assert [one["ref"] for one in read["found"] if not one["sure"]] == [NEW]
    assert by_ref(read)[NEW]["value"] == "123"
    assert PERMITS not in by_ref(read)
    assert len(read["unread"]) == 1


def test_without_json_it_is_told_in_sentences(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(page)]) == 1

    said = capsys.readouterr()
    assert not said.err
    assert str(page) in said.out
    assert "请核对（" in said.out
    assert "没有读进来的（" in said.out
    assert "约7" in said.out
    assert "都读进来了" not in said.out
    assert not re.search("[a-z]{3,}", said.out.replace(str(page), ""))


def test_a_column_that_is_unsure_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "年报.html"
    rows = {f"applications/{row}/natural": "约1" for row in ("new", "carried_in", "granted", "partial")}
    path.write_bytes(as_html(answered(balanced(), rows)))

    assert run(["read", str(path)]) == 1

    [line] = [line for line in capsys.readouterr().out.splitlines() if "约1" in line]
    assert "“自然人”列里的 4 个数" in line


def test_a_table_that_is_not_there_is_told_even_where_all_else_is_sure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "年报.docx"
    whole = balanced()
    without = answered(whole, {str(ref): "" for ref in whole.form.cells if ref.table == "litigation"})
    path.write_bytes(as_docx(without))

    assert run(["read", str(path)]) == 1

    said = capsys.readouterr().out
    assert "表四" in said
    assert "都读进来了" not in said


def test_nothing_is_kept(page: Path) -> None:
    before = sorted(page.parent.iterdir())
    run(["read", str(page)])

    assert sorted(page.parent.iterdir()) == before
