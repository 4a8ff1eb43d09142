"""What goes to and fro between the program and the process that reads."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.form.refs import Ref
from models.gathering.room_sheet import Mark, ReturnedCell, ReturnedSheet, mark_json
from models.importers.own.imported import ChangedByHand, Imported
from models.importers.published.reading import Found, Reading, Unread
from models.importers.sandbox.protocol import answer, refusal, request, requested, sheet_understood, understood
from models.report.places import place
from models.report.report import Report
from models.system.errors import ForeignWorkbook, NewerVersion, NoFormForYear, ReportError, UnreadableReport
from tests.builders import balanced, cell
from tests.models.gathering.test_room_sheet import MARKS
from tests.models.strategies import CELLS, REPORTS, TEXT_REFS, TYPED
from tests.models.strategies import answer as value_of

WORDS = st.text(max_size=20)
ERRORS = (UnreadableReport("坏了。"), ForeignWorkbook(), NewerVersion(9, 1), NoFormForYear(1990, 2019))
REF, FIGURE = ["applications", "new", "natural"], ["5"]


def is_shown(report: Report, ref: Ref) -> bool:
    with suppress(KeyError):
        return bool(place(report, ref))
    return False


@st.composite
def opened(draw: st.DrawFn) -> Imported | Reading:
    report = draw(REPORTS)
    refs = draw(st.lists(st.sampled_from(CELLS) | TEXT_REFS, max_size=5))
    answers = [(ref, value_of(ref, draw(TYPED))) for ref in refs if is_shown(report, ref)]
    if draw(st.booleans()):
        return Imported(report, tuple(ChangedByHand(ref, value, draw(st.none() | WORDS)) for ref, value in answers))
    found = (
        Found(ref, value, draw(WORDS), draw(WORDS), draw(st.booleans())) for ref, value in answers if value is not None
    )
    return Reading(report, tuple(found), tuple(draw(st.lists(st.builds(Unread, WORDS, WORDS), max_size=3))))


def exactly(one: Imported | Reading) -> object:
    return type(one), repr(sorted(one.report.values.items())), repr(one[1:])


@given(opened())
def test_what_is_read_arrives_as_it_is(one: Imported | Reading) -> None:
    assert exactly(understood(answer(one))) == exactly(one)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_a_refusal_arrives_with_its_kind_and_its_sentence(error: ReportError) -> None:
    with pytest.raises(ReportError) as raised:
        understood(refusal(error))

    assert type(raised.value) is type(error)
    assert str(raised.value) == str(error)


def test_a_kind_of_refusal_that_nobody_knows_arrives_as_one_that_is_known() -> None:
    class Odd(UnreadableReport):
        pass

    with pytest.raises(UnreadableReport, match="怪"):
        understood(refusal(Odd("怪。" * 100_000)))


@given(st.text(st.characters(exclude_characters="\0/"), min_size=1))
@example("\udcff.json")
def test_the_name_of_any_file_arrives(name: str) -> None:
    assert requested(request(Path(name))) == Path(name)


def said(**changes: object) -> bytes:
    """Return an answer that is right but for these parts."""
    whole: dict[str, Any] = json.loads(answer(Reading(balanced(), (), ())))
    return json.dumps({**whole, **changes}).encode()


STRANGE: dict[str, bytes] = {
    "nothing": b"",
    "noise": b"\xff\xfe\x00",
    "no data": b"ready\n",
    "in depth": b"[" * 100_000,
    "a list": b"[]",
    "half of it": said()[:-10],
    "more than it": said(more=1),
    "an error of another kind": b'{"error": "SystemExit", "sentence": "0"}',
    "an error without words": b'{"error": "UnreadableReport", "sentence": 1}',
    "an error of many words": b'{"error": "UnreadableReport", "sentence": "%b"}' % (b"a" * 2_000),
    "a place that is none": said(found=[[["a", "b", "c"], FIGURE, "", "", True]]),
    "a place in pieces": said(found=[[["a"], FIGURE, "", "", True]]),
    "a place of numbers": said(found=[[[1, 2], FIGURE, "", "", True]]),
    "a figure that is none": said(found=[[REF, ["NaN"], "", "", True]]),
    "a figure without end": said(found=[[REF, ["1" * 1_000], "", "", True]]),
    "a figure that is a number": said(found=[[REF, 5, "", "", True]]),
    "no figure": said(found=[[REF, None, "", "", True]]),
    "an answer that is almost sure": said(found=[[REF, FIGURE, "", "", 1]]),
    "an answer from nowhere": said(found=[[REF, FIGURE, None, "", True]]),
    "half an answer": said(found=[[REF, FIGURE]]),
    "unread numbers": said(unread=[[1, 2]]),
    "unread words": said(unread=["甲", "乙"]),
}


@pytest.mark.parametrize("line", STRANGE.values(), ids=STRANGE)
def test_what_is_no_answer_is_not_believed(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  of many kinds
        understood(line)


def test_only_what_is_wrong_with_it_makes_an_answer_strange() -> None:
    right = understood(said(found=[[REF, FIGURE, "第 1 行", "５", True]], unread=[["第 2 行", "乙"]]))

    assert isinstance(right, Reading)
    assert [str(one.ref) for one in right.found] == [str(cell("applications/new/natural"))]


def test_a_report_of_a_later_version_is_none() -> None:
    with pytest.raises(NewerVersion):
        understood(said(report={"format": "govinfo-annual-report", "schema": 99}))


SHEETS = st.builds(
    ReturnedSheet,
    MARKS,
    st.lists(st.builds(ReturnedCell, st.integers(1, 99), st.integers(1, 9), WORDS, st.booleans()), max_size=3).map(
        tuple
    ),
    st.lists(WORDS, max_size=3).map(tuple),
    WORDS,
)


@given(SHEETS)
def test_the_sheet_of_a_room_arrives_as_it_is(sheet: ReturnedSheet) -> None:
    assert sheet_understood(answer(sheet)) == sheet
    with pytest.raises(ValueError, match="no answer"):
        understood(answer(sheet))


def of_a_room(**changes: object) -> bytes:
    """Return the answer for the sheet of a room, right but for these parts."""
    mark = mark_json(Mark("d", "u", 2025, "room1", "n", (), ()))
    return json.dumps({"mark": mark, "cells": [[1, 2, "3", False]], "others": [], "saved": "", **changes}).encode()


STRANGE_SHEETS: dict[str, bytes] = {
    "a report": said(),
    "more than it": of_a_room(more=1),
    "a mark that is none": of_a_room(mark="{}"),
    "a cell without a place": of_a_room(cells=[[0, 2, "3", False]]),
    "a cell in a place of words": of_a_room(cells=[["1", 2, "3", False]]),
    "a cell in a place that is a yes": of_a_room(cells=[[True, 2, "3", False]]),
    "a cell that is a number": of_a_room(cells=[[1, 2, 3, False]]),
    "a cell that is almost a formula": of_a_room(cells=[[1, 2, "3", 1]]),
    "half a cell": of_a_room(cells=[[1, 2]]),
    "others that are numbers": of_a_room(others=[1]),
    "a moment that is a number": of_a_room(saved=1),
}


@pytest.mark.parametrize("line", STRANGE_SHEETS.values(), ids=STRANGE_SHEETS)
def test_what_is_no_sheet_of_a_room_is_not_believed(line: bytes) -> None:
    assert sheet_understood(of_a_room()).cells == ((1, 2, "3", False),)
    with pytest.raises(ValueError):  # noqa: PT011  of many kinds
        sheet_understood(line)
