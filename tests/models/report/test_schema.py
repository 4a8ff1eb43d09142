"""The published description of the JSON format is made from the editions of the form, and says what the codec does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import resources
from models.form.cover import KINDS as UNITS
from models.form.cover import PARTICULARS
from models.form.editions import EDITIONS
from models.form.vocabulary import Form
from models.report.json_schema import json_schema, schema_file
from models.report.report import Report
from models.report.report_json import FORMAT, SCHEMA, read_json, report_from_json, report_to_json
from models.system.errors import ReportError
from tests.builders import balanced, of_a_sum, of_a_task
from tests.invented import ALL_EDITIONS
from tests.models.strategies import CELLS, REPORTS
from tests.thoroughness import before_landing

DESCRIPTION: dict[str, Any] = json.loads(resources.read_bytes("report.schema.json"))
PROPERTIES: dict[str, Any] = DESCRIPTION["properties"]
VALIDATOR = Draft202012Validator(DESCRIPTION)


def test_the_file_is_what_the_editions_make() -> None:
    assert resources.read_bytes("report.schema.json") == schema_file(), "python3 dev.py schema"


def test_the_description_is_a_json_schema() -> None:
    Draft202012Validator.check_schema(DESCRIPTION)


@given(REPORTS)
def test_what_the_codec_writes_is_valid(report: Report) -> None:
    VALIDATOR.validate(report_to_json(report))


@pytest.mark.parametrize("name", resources.samples())
def test_samples_are_valid(name: str) -> None:
    VALIDATOR.validate(json.loads(resources.read_bytes(name)))


@pytest.mark.parametrize("year", [2020, 2023])
def test_a_full_report_is_valid(year: int) -> None:
    VALIDATOR.validate(report_to_json(balanced(year)))


def test_parts_are_those_of_the_codec() -> None:
    assert PROPERTIES.keys() == report_to_json(of_a_sum(of_a_task(Report.blank(2023)))).keys()
    assert (PROPERTIES["format"]["const"], PROPERTIES["schema"]["enum"][-1]) == (FORMAT, SCHEMA)
    assert PROPERTIES["form"]["enum"] == [form.id for form in EDITIONS]


def test_each_version_has_what_it_knows_of_and_no_more() -> None:
    written = report_to_json(of_a_sum(of_a_task(balanced())))
    VALIDATOR.validate(written)
    assert not VALIDATOR.is_valid({**written, "schema": 2})
    VALIDATOR.validate({name: part for name, part in {**written, "schema": 2}.items() if name != "snapshot"})


def test_cover_is_that_of_the_program() -> None:
    cover = PROPERTIES["cover"]["properties"]

    assert {key: entry["title"] for key, entry in cover.items()} == {key: p.label for key, p in PARTICULARS.items()}
    assert cover["kind"]["enum"] == [*UNITS, None]
    assert all(f"{id_} = {label}" in cover["kind"]["description"] for id_, label in UNITS.items())


@pytest.mark.usefixtures("every_edition")
@pytest.mark.parametrize("form", ALL_EDITIONS, ids=lambda form: form.id)
def test_sections_are_those_of_the_form(form: Form) -> None:
    properties = json_schema()["properties"]
    texts = properties["texts"]["properties"]

    assert {section.id for section in form.sections} <= properties["headings"]["properties"].keys()
    assert {narrative.id for narrative in form.narratives} <= texts.keys()
    assert {section.body.id for section in form.sections if section.body.id in texts} == {
        narrative.id for narrative in form.narratives
    }


def test_what_several_editions_have_is_told_as_in_the_last_one() -> None:
    headings = {key: entry["title"] for key, entry in PROPERTIES["headings"]["properties"].items()}
    form = EDITIONS[-1]

    assert headings.items() >= {"title": "报告标题", **{one.id: one.heading for one in form.sections}}.items()
    assert [PROPERTIES["texts"]["properties"][one.id]["description"] for one in form.narratives] == [
        one.guide for one in form.narratives
    ]


@before_landing
@pytest.mark.usefixtures("every_edition")
def test_every_cell_is_described_and_no_other() -> None:
    known = {ref for form in ALL_EDITIONS for ref in form.cells}
    tables, rows, columns = ({ref[part] for ref in known} for part in range(3))
    schema = json_schema()
    cell = Draft202012Validator({"$defs": schema["$defs"], "$ref": "#/$defs/cell"})
    every = {f"{table}/{row}/{column}" for table in tables for row in rows for column in columns}

    assert {address for address in every if cell.is_valid(address)} == set(map(str, known))


@pytest.mark.usefixtures("every_edition")
@pytest.mark.parametrize("form", ALL_EDITIONS, ids=lambda form: form.id)
def test_the_description_says_what_each_line_is(form: Form) -> None:
    texts = [entry["description"] for entry in json_schema()["$defs"]["cell"]["anyOf"]]

    for block in (block for table in form.tables for block in table.blocks):
        lines = [heading for heading in (*block.row_leaves, *block.column_leaves) if heading.label]
        assert any(all(f"{line.id} = {line.called}" in text for line in lines) for text in texts)


@pytest.mark.usefixtures("every_edition")
@pytest.mark.parametrize("form", ALL_EDITIONS, ids=lambda form: form.id)
def test_a_report_of_any_edition_is_valid_as_its_own_and_as_no_other(form: Form) -> None:
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    validator, report = Draft202012Validator(schema), report_to_json(balanced(form.first_year))

    assert validator.is_valid(report)
    assert [other.id for other in ALL_EDITIONS if validator.is_valid({**report, "form": other.id})] == [form.id]
    assert not VALIDATOR.is_valid(report) or form in EDITIONS


@pytest.mark.usefixtures("named_editions")
def test_years_and_notices_are_those_of_the_editions() -> None:
    properties = json_schema()["properties"]

    assert properties["form"]["description"].endswith(
        "：2019、2020 年是 2019（国办公开办函〔2019〕60号），2021 至 2027 年是 2021（国办公开办函〔2021〕30号），"
        "2028 至 2030 年是 2028（国办公开办函〔2028〕7号），2031 至 2089 年是 2031（国办公开办函〔2031〕1号），"
        "2090 年起是 2090（《关于试验格式的通知》）。"
    )
    assert properties["cover"]["properties"]["year"]["description"].endswith("，2090 年起用 2090 年格式。")


def test_every_part_has_a_chinese_title() -> None:
    entries = [DESCRIPTION, *DESCRIPTION["$defs"].values(), *_entries(PROPERTIES)]

    assert all(any("一" <= letter <= "鿿" for letter in entry["title"]) for entry in entries)


def _entries(properties: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for entry in properties.values():
        yield entry
        yield from _entries(entry.get("properties", {}))


WRONG = st.sampled_from(
    [None, True, [], {}, "x", "", 0, 1, 1.5, 2023, "2021", "2019", {"x": "y"}, {"year": 2020}, ["x"]]
)


@given(
    st.dictionaries(st.sampled_from([*PROPERTIES, "rows"]), WRONG, max_size=2),
    st.dictionaries(st.sampled_from([*PARTICULARS, "colour"]), WRONG, max_size=2),
    st.dictionaries(st.sampled_from([*map(str, CELLS[:5]), "a/b/c"]), WRONG, max_size=2),
    st.dictionaries(st.sampled_from(["opening", "overview", "seventh"]), WRONG, max_size=2),
    st.sampled_from([balanced(), of_a_task(balanced())]),
)
def test_what_is_valid_is_read(
    top: dict[str, Any], cover: dict[str, Any], cells: dict[str, Any], texts: dict[str, Any], report: Report
) -> None:
    whole = {**report_to_json(report), "cells": cells, "texts": texts, "notes": {}, **top}
    whole["cover"] = {"year": 2023, **whole["cover"], **cover} if isinstance(whole["cover"], dict) else whole["cover"]

    if VALIDATOR.is_valid(whole):
        report_from_json(whole)
    elif not any(isinstance(value, float) for value in cells.values()):
        with pytest.raises(ReportError):
            report_from_json(whole)


def test_a_wrong_edition_is_neither_valid_nor_read() -> None:
    content = json.dumps({**report_to_json(Report.blank(2020)), "form": "2021"}).encode()

    assert not VALIDATOR.is_valid(json.loads(content))
    with pytest.raises(ReportError):
        read_json(content)
