"""How much a report may hold: no more is read, and no more can be typed, so that what is saved can be opened again."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from models.checks.findings import unfolded
from models.form.refs import REASONS, TextRef
from models.report.json_schema import json_schema
from models.report.limits import (
    LONGEST_IN_CELL,
    LONGEST_TEXT,
    MOST_CHARACTERS,
    MOST_REASONS,
    excess,
    is_reason_key,
)
from models.report.report import Report
from models.report.report_json import glimpse, read_json, report_to_json
from models.rules import check
from models.system.errors import UnreadableReport
from tests.builders import answered, balanced
from tests.models.rules.firing import Case, cases

GIVEN: dict[str, Any] = report_to_json(Report.blank(2023))
CELL = "applications/new/natural"
KEYS = [f"X-{number} texts/overview" for number in range(MOST_REASONS + 1)]
FEE = "disclosure/fees/collected"

JUST: dict[str, dict[str, Any]] = {
    "a text": {"texts": {"overview": "字" * LONGEST_TEXT}},
    "a cell": {"cells": {CELL: "字" * LONGEST_IN_CELL}},
    "a remark": {"notes": {CELL: "字" * LONGEST_TEXT}},
    "reasons": {"reasons": dict.fromkeys(KEYS[:-1], "有")},
    "a rule of a later version": {"reasons": {"Z9-NEW-RULE applications/new_row/new_column": "有"}},
}
TOO_MUCH: dict[str, dict[str, Any]] = {
    "a text": {"texts": {"overview": "字" * (LONGEST_TEXT + 1)}},
    "an opening": {"texts": {"opening": "字" * (LONGEST_TEXT + 1)}},
    "a line": {"cover": {"year": 2023, "phone": "1" * (LONGEST_TEXT + 1)}},
    "a heading": {"headings": {"problems": "五" * (LONGEST_TEXT + 1)}},
    "a cell": {"cells": {CELL: "字" * (LONGEST_IN_CELL + 1)}},
    "a cell of another edition": {"cells": {"disclosure/normative/made": "字" * (LONGEST_IN_CELL + 1)}},
    "a remark": {"notes": {CELL: "字" * (LONGEST_TEXT + 1)}},
    "a reason": {"reasons": {KEYS[0]: "字" * (LONGEST_TEXT + 1)}},
    "all together": {"texts": dict.fromkeys(("opening", "overview", "problems", "other"), "字" * LONGEST_TEXT)},
    "reasons": {"reasons": dict.fromkeys(KEYS, "有")},
    "a hundred thousand reasons": {"reasons": {f"X-{number} texts/overview": "有" for number in range(100_000)}},
    "a key that is none": {"reasons": {"<img src=//server/x.png>": "有"}},
    "a key without end": {"reasons": {"X " + "a" * 1_000: "有"}},
}


def written(parts: dict[str, Any]) -> bytes:
    return json.dumps({**GIVEN, **parts}).encode()


@pytest.mark.parametrize("parts", JUST.values(), ids=JUST)
def test_as_much_as_may_be_is_read(parts: dict[str, Any]) -> None:
    report = read_json(written(parts))

    assert not excess(report)
    Draft202012Validator(json_schema()).validate(report_to_json(report))


@pytest.mark.parametrize("parts", TOO_MUCH.values(), ids=TOO_MUCH)
def test_more_is_refused_with_a_sentence(parts: dict[str, Any]) -> None:
    with pytest.raises(UnreadableReport) as refused:
        read_json(written(parts))

    assert len(str(refused.value)) < 200


@pytest.mark.parametrize("name", [name for name in TOO_MUCH if name != "all together"])
def test_the_description_of_the_format_refuses_it_too(name: str) -> None:
    assert not Draft202012Validator(json_schema()).is_valid({**GIVEN, **TOO_MUCH[name]})


def test_the_sentence_names_the_place_and_the_measure() -> None:
    with pytest.raises(UnreadableReport, match=f"地址.*{LONGEST_TEXT + 1}.*{LONGEST_TEXT}"):
        read_json(written({"cover": {"year": 2023, "address": "字" * (LONGEST_TEXT + 1)}}))


def test_of_a_later_version_no_more_is_shown_either() -> None:
    later = {**GIVEN, "schema": 9, "reasons": {f"X-{number} texts/overview": "有" for number in range(100_000)}}

    with pytest.raises(UnreadableReport):
        glimpse(later)


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.rule} {case.level.value}")
def test_whatever_is_found_may_have_a_reason(case: Case) -> None:
    """Else a reason that was typed would make its draft unreadable."""
    assert all(is_reason_key(one.key.key) for one in unfolded(check(*case.context)))


def test_a_reason_for_the_writing_of_a_remark_or_of_a_reason_is_one() -> None:
    odd = answered(balanced(), {f"notes/{CELL}": "𠮷", f"reasons/X {CELL}": "𠮷"})
    found = check(odd, missing=lambda text: frozenset("𠮷") & frozenset(text))
    keys = [one.key for one in found if one.rule == "P-GLYPH"]

    assert len(keys) == 2
    assert all(is_reason_key(key.key) for key in keys)


def test_all_of_the_measure_can_be_used_at_once() -> None:
    texts = dict.fromkeys(("opening", "overview"), "字" * LONGEST_TEXT)
    left = MOST_CHARACTERS - 2 * LONGEST_TEXT - len("2023")

    assert not excess(Report({**read_json(written({"texts": texts})).values, TextRef(REASONS, KEYS[0]): "字" * left}))
