"""Whose task a report belongs to: kept and covered by the code, never shown, never carried into another year."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest

import resources
from exporters.manuscript import manuscript
from models.checks.verdict import is_begun
from models.drafts.duplicates import difference
from models.importers import open_content, read_report
from models.importers.own.imported import Imported
from models.importers.own.mended import mended_report
from models.importers.sandbox.protocol import answer, understood
from models.report.differences import differences
from models.report.matching_code import canonical, matching_code
from models.report.next_year import next_years
from models.report.of_task import TASK, UNIT_ID, is_id, task_of, unit_id_of
from models.report.reading_order import rank
from models.report.report import Report
from models.report.report_json import glimpse, read_json, report_to_json, write_json
from models.report.search import hits
from models.report.side_by_side import side_by_side
from models.rules import check
from models.system.errors import UnreadableReport
from tests.builders import balanced, of_a_task, sample
from tests.models.importers.own.workbooks import exported

SAMPLES = ("000", "001", "002", "003", "004")
ID, TASK_ID = "350502-01", "7QK2M4X9D0B1HZ3C"


@pytest.mark.parametrize("name", resources.samples())
def test_a_report_of_no_task_is_written_as_ever(name: str) -> None:
    report = read_json(resources.read_bytes(name))
    written = json.loads(write_json(report))

    assert list(written) == ["format", "schema", "form", "cover", "headings", "texts", "cells", "notes", "reasons"]
    assert written["schema"] == 1
    assert b'"task/' not in canonical(report)


def test_what_was_written_before_there_were_tasks_is_what_is_written_now() -> None:
    together = sha256(b"".join(write_json(sample(number)) for number in SAMPLES)).hexdigest()

    assert together == "b27507b6158c3be099afaadf36056ceff0a2066e3362b3cbef2afbf5d9563c63"
    assert [matching_code(sample(number)) for number in SAMPLES] == [
        "YA75-V41A",
        "FD4V-QR43",
        "TKCW-DA0Q",
        "3WXH-RRB0",
        "4KS9-FXRP",
    ]


def test_the_ids_stand_by_themselves_in_the_second_version() -> None:
    written = report_to_json(of_a_task(balanced()))

    assert (written["schema"], written["unit_id"], written["task"]) == (2, ID, TASK_ID)
    assert written | report_to_json(balanced()) == {**report_to_json(balanced()), "unit_id": ID, "task": TASK_ID}


@pytest.mark.parametrize("number", SAMPLES)
def test_the_ids_survive_every_file_of_ours(number: str) -> None:
    report = of_a_task(sample(number))
    book = exported(report)

    for opened in (read_report(write_json(report)), read_report(book), Imported(read_json(write_json(report)))):
        assert opened.report == report
        assert understood(answer(opened)) == opened
    assert open_content(book, "a.xlsx").report == report


def test_the_code_covers_the_task_and_the_unit() -> None:
    codes = {
        matching_code(one)
        for one in (
            balanced(),
            of_a_task(balanced()),
            of_a_task(balanced(), unit_id="350502-02"),
            of_a_task(balanced(), task="7QK2M4X9D0B1HZ3D"),
        )
    }

    assert len(codes) == 4


WRONG: list[dict[str, Any]] = [
    {"unit_id": "x" * 65},
    {"unit_id": "a\nb"},
    {"unit_id": " a"},
    {"unit_id": "a\u200b"},
    {"unit_id": "a\x00"},
    {"unit_id": 7},
    {"unit_id": 7.5},
    {"unit_id": ["a"]},
    {"unit_id": True},
    {"unit_id": False},
    {"task": TASK_ID.lower()},
    {"task": TASK_ID[1:]},
    {"task": f"{TASK_ID}\n"},
    {"task": "../../../../../x"},
    {"task": {"a": 1}},
    {"task": 0},
    {"task_id": TASK_ID},
]


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
def test_what_can_be_no_id_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(UnreadableReport):
        read_json(json.dumps({**report_to_json(of_a_task(balanced())), **wrong}).encode())


def test_the_first_version_has_no_ids() -> None:
    with pytest.raises(UnreadableReport):
        read_json(json.dumps({**report_to_json(of_a_task(balanced())), "schema": 1}).encode())


def test_blank_ids_of_the_second_version_are_none() -> None:
    data = {**report_to_json(balanced()), "schema": 2, "unit_id": None, "task": ""}

    assert read_json(json.dumps(data).encode()) == balanced()


def test_a_later_version_is_looked_at_with_its_ids() -> None:
    report = of_a_task(balanced())

    assert glimpse({**report_to_json(report), "schema": 9, "news": 1}) == report
    assert glimpse({**report_to_json(report), "schema": 9, "unit_id": ["news"]}) != report


def test_next_years_report_belongs_to_no_task() -> None:
    following = next_years(of_a_task(balanced()))

    assert (task_of(following), unit_id_of(following)) == ("", "")
    assert following == next_years(balanced())


def test_the_ids_can_be_undone() -> None:
    report = balanced()
    edit = report.edit({UNIT_ID: ID, TASK: TASK_ID})

    assert report.applied(edit).applied(edit.inverted()) == report


def test_an_id_is_no_text_to_be_mended() -> None:
    report = of_a_task(balanced(), unit_id="⼀1")

    assert mended_report(Imported(report)) == Imported(report)


def test_nothing_that_is_printed_or_filled_in_knows_the_ids() -> None:
    report = of_a_task(balanced())

    assert tuple(manuscript(report)) == tuple(manuscript(balanced()))
    assert not hits(report, ID)
    assert not hits(report, TASK_ID)
    assert side_by_side(report, balanced()) == ()
    assert check(report) == check(balanced())
    assert not is_begun(of_a_task(Report.blank(2023)))


def test_a_comparison_names_them() -> None:
    changed = differences(balanced(), of_a_task(balanced()))

    assert len({one.place for one in changed}) == 2
    assert [one.after.words for one in changed] == [TASK_ID, ID]
    assert "2" in difference(of_a_task(balanced()), balanced())
    assert rank(balanced().form, UNIT_ID) == 0


@pytest.mark.parametrize("text", ["350502-01", "街道 1", "x" * 64, "⼀"])
def test_any_line_that_can_be_seen_is_an_id_of_a_unit(text: str) -> None:
    assert is_id(UNIT_ID, text)
