from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import resources
from models.form.refs import Ref, TextRef
from models.report.report import Report, Value
from models.report.report_json import glimpse, read_json, report_from_json, report_to_json, write_json
from models.system.errors import NewerVersion, NoFormForYear, ReportError, UnreadableReport
from tests.builders import answered, balanced, cell
from tests.models.strategies import EDITS, REPORTS

FEE = "disclosure/fees/collected"
GIVEN: dict[str, Any] = {"format": "govinfo-annual-report", "schema": 1, "cover": {"year": 2023}}


def written(**changes: object) -> bytes:
    """Return a small report file with these parts put into it."""
    return json.dumps({**GIVEN, **changes}).encode()


def exactly(report: Report) -> dict[Ref, str]:
    return {ref: repr(value) for ref, value in report.values.items()}


@given(REPORTS)
def test_what_is_written_is_read_alike(report: Report) -> None:
    assert exactly(read_json(write_json(report))) == exactly(report)


@given(REPORTS, EDITS)
def test_figures_survive_whatever_was_typed_first(report: Report, new: Mapping[Ref, Value | None]) -> None:
    edited = report.applied(report.edit(new))

    again = read_json(write_json(edited))

    assert again.figures == edited.figures
    assert write_json(again) == write_json(edited)


@pytest.mark.parametrize("name", resources.samples())
def test_samples_are_written_as_they_are(name: str) -> None:
    content = resources.read_bytes(name)
    report = read_json(content)

    written_again = json.loads(write_json(report))

    as_numbers = {key: str(value) for key, value in json.loads(content)["cells"].items()}
    assert {key: str(value) for key, value in written_again.pop("cells").items()} == as_numbers
    assert written_again == {key: part for key, part in json.loads(content).items() if key != "cells"}
    assert exactly(read_json(write_json(report))) == exactly(report)


def test_counts_are_numbers_and_money_is_text_as_typed() -> None:
    report = answered(Report.blank(2023), {FEE: "149.8763780", "applications/new/natural": "3"})

    assert report_to_json(report)["cells"] == {
        FEE: "149.8763780",
        "applications/new/natural": 3,
        "applications/new/total": 3,
    }


def test_blanks_are_left_out_and_may_be_null() -> None:
    blank = read_json(written(cells={FEE: None}, cover={"year": 2023, "agency": None}, texts={"other": ""}))

    assert blank == Report.blank(2023)
    assert report_to_json(blank)["cells"] == {}
    assert report_to_json(blank)["cover"] == {"year": 2023}


@pytest.mark.parametrize(
    ("number", "kept"), [("1.50", "1.50"), ("149.876378", "149.876378"), ("7", "7"), ("-0.0", "0.0")]
)
def test_numbers_of_other_programs_are_read_digit_by_digit(number: str, kept: str) -> None:
    content = written(cells={FEE: 0}).replace(b'collected": 0', f'collected": {number}'.encode())

    assert str(read_json(content).content(cell(FEE))) == kept


def test_dates_of_other_programs_are_kept_alike() -> None:
    assert read_json(written(cover={"year": 2023, "date": "2024年1月9日"})).text("cover", "date") == "2024-01-09"


def test_form_may_be_left_to_the_year() -> None:
    assert read_json(written()).form.id == "2021"
    assert read_json(written(form="2021")).form.id == "2021"


@pytest.mark.parametrize("prefix", [b"\xef\xbb\xbf", b"\n  "])
def test_a_byte_order_mark_and_blanks_before_are_no_harm(prefix: bytes) -> None:
    assert read_json(prefix + written()) == Report.blank(2023)


@pytest.mark.parametrize(
    "changes",
    [
        {"cells": {"applications/new/nobody": 1}},
        {"cells": {"applications/new": 1}},
        {"notes": {"applications/new/nobody": "x"}},
        {"cover": {"year": 2023, "colour": "red"}},
        {"headings": {"seventh": "七、"}},
        {"texts": {"seventh": "七"}},
        {"rows": {}},
        {"cells": []},
        {"cells": {FEE: True}},
        {"cells": {FEE: [1]}},
        {"cells": {FEE: {}}},
        {"cover": {"year": 2023, "agency": 5}},
        {"cover": {"year": 2023, "agency": 1.5}},
        {"cover": {"year": 2023, "agency": False}},
        {"cover": {"year": 2023, "kind": "village"}},
        {"cover": {"year": 2023, "kind": ""}},
        {"cover": {"year": 2023, "seal": "wax"}},
        {"cover": {"year": "2023"}},
        {"cover": {"year": 2023.0}},
        {"cover": {"year": True}},
        {"cover": {"year": 10000}},
        {"cover": {"year": 0}},
        {"cover": {}},
        {"cover": None},
        {"texts": {"overview": ["一"]}},
        {"texts": None},
        {"reasons": {"X": 1}},
        {"form": "2019"},
        {"form": None},
        {"form": ["2021"]},
        {"format": "other"},
        {"format": None},
        {"schema": 0},
        {"schema": -1},
        {"schema": True},
        {"schema": "1"},
        {"schema": 1.0},
        {"schema": None},
    ],
    ids=str,
)
def test_what_is_not_understood_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(UnreadableReport):
        read_json(written(**changes))


def test_a_form_that_does_not_fit_the_year_is_refused() -> None:
    with pytest.raises(UnreadableReport):
        read_json(written(cover={"year": 2020}, form="2021"))


def test_a_later_format_is_refused_whatever_else_it_holds() -> None:
    with pytest.raises(NewerVersion):
        read_json(written(schema=9, rows={}))


def test_there_is_no_form_before_2019() -> None:
    with pytest.raises(NoFormForYear):
        read_json(written(cover={"year": 2018}))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"null", id="null"),
        pytest.param(b"[]", id="list"),
        pytest.param(b'"govinfo-annual-report"', id="text"),
        pytest.param(written()[:-1], id="truncated"),
        pytest.param(written() + b"}", id="more"),
        pytest.param(written() + written(), id="twice"),
        pytest.param(b"\0" * 4096, id="NUL"),
        pytest.param(json.dumps({**GIVEN, "form": "年报"}, ensure_ascii=False).encode("gbk"), id="GBK"),
        pytest.param(written().decode().encode("utf-16"), id="UTF-16"),
        pytest.param(b"[" * 100_000, id="deep list"),
        pytest.param(b'{"cover":' * 100_000, id="deep object"),
        pytest.param(b'{"format": "govinfo-annual-report", ' + written()[1:], id="duplicate key"),
        pytest.param(
            written(cells={FEE: 1}).replace(b"}}", b', "disclosure/fees/collected": 2}}'), id="duplicate cell"
        ),
        pytest.param(written(cells={FEE: float("nan")}), id="NaN"),
        pytest.param(written(cells={FEE: float("inf")}), id="infinity"),
        pytest.param(written(cover={"year": float("nan")}), id="NaN year"),
        pytest.param(written(schema=float("nan")), id="NaN schema"),
        pytest.param(written(cells={FEE: 0}).replace(b": 0", b": " + b"9" * 5000), id="endless number"),
        pytest.param(written(texts={"overview": "\ud800"}), id="half a letter"),
        pytest.param(written(reasons={"\udfff": "x"}), id="half a letter in a key"),
        pytest.param(b" " * 20_000_001, id="too large"),
    ],
)
def test_what_is_no_report_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(UnreadableReport):
        read_json(content)


@given(st.binary())
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe{\0}\0")
def test_any_bytes_are_a_report_or_refused(content: bytes) -> None:
    with pytest.raises(ReportError):
        read_json(content)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=5), children, max_size=3),
    max_leaves=5,
)
PARTS = st.sampled_from(["format", "schema", "form", "cover", "headings", "texts", "cells", "notes", "reasons"])


@given(st.dictionaries(PARTS, JSON, min_size=1))
def test_any_json_is_a_report_or_refused(parts: dict[str, object]) -> None:
    try:
        report = report_from_json({**GIVEN, **parts})
    except ReportError:
        return
    assert read_json(write_json(report)) == report


@given(st.integers(0), st.binary(min_size=1, max_size=3))
def test_a_damaged_file_is_a_report_or_refused(place: int, noise: bytes) -> None:
    content = bytearray(write_json(balanced()))
    start = place % len(content)
    content[start : start + len(noise)] = noise
    try:
        report = read_json(bytes(content))
    except ReportError:
        return
    assert read_json(write_json(report)) == report


# ------------------------------------------------------------ glimpses


@given(REPORTS)
def test_a_glimpse_of_a_report_is_the_report(report: Report) -> None:
    assert glimpse(report_to_json(report)) == report


@given(st.dictionaries(PARTS | st.text(max_size=3), JSON), st.dictionaries(st.text(max_size=5), JSON, max_size=3))
def test_a_glimpse_passes_over_what_only_a_later_version_knows(
    parts: dict[str, object], answers: dict[str, object]
) -> None:
    report = answered(
        Report.blank(2023), {FEE: "1.50", "texts/overview": "一", f"notes/{FEE}": "二", "cover/phone": "3"}
    )
    known = report_to_json(report)
    later = {part: {**answers, **known[part]} for part in ("headings", "texts", "cells", "notes", "reasons")}

    seen = glimpse({**parts, **known, **later, "schema": 9, "form": "2099"})

    assert seen.values.items() >= report.values.items()
    more = seen.values.keys() - report.values.keys()
    assert {ref.part for ref in more if isinstance(ref, TextRef)} <= {"reasons"}  # of which any key is known


@given(st.dictionaries(PARTS, JSON) | JSON)
@example({"cover": {"year": 2000}})
@example({"cover": {"year": 2023, "kind": "planet", "date": []}, "cells": {"no/such/cell": 1}, "texts": []})
def test_a_glimpse_of_anything_is_a_report_or_refused(data: object) -> None:
    for one in (data, {**data, "cover": {"year": 2023}} if isinstance(data, dict) else data):
        try:
            seen = glimpse(one)
        except ReportError:
            continue
        assert read_json(write_json(seen)) == seen
