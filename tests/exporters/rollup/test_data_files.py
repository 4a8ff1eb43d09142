"""The files for other programs: each has every figure, the sum, and how many units it is of; no text is a formula."""

from __future__ import annotations

import codecs
import csv
import json
from dataclasses import replace
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from exporters.rollup import DATA_FILES
from exporters.rollup.csv_text import guarded
from exporters.rollup.json_stat import write_json_stat
from exporters.rollup.long_csv import LONG_HEAD, write_long_csv
from exporters.rollup.register_workbook import write_register_workbook
from exporters.rollup.wide_csv import write_wide_csv
from models.district.rollup.outgoing import Issue, NotItsSum, Outgoing
from tests.builders import answered
from tests.district import NEW, district
from tests.exporters.rollup.out import HOSTILE, basis_of, out_of, renamed, reports_named

ROSTER = renamed(district(len(HOSTILE) + 2), *HOSTILE)
LAST = ROSTER.counted[-1].id
PERMITS = "disclosure/permits/decisions"


@pytest.fixture(scope="module")
def out() -> Outgoing:
    reports = reports_named(ROSTER)
    reports["2"] = answered(reports["2"], {PERMITS: "若干"})
    return out_of(ROSTER, {unit: one for unit, one in reports.items() if unit != LAST})


def lines(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(codecs.BOM_UTF8)
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def written(out: Outgoing, name: str) -> bytes:
    stream = BytesIO()
    DATA_FILES[name](out, stream)
    return stream.getvalue()


def unguarded(text: str) -> str:
    return text.removeprefix("'")


@pytest.mark.parametrize("name", list(DATA_FILES))
def test_every_file_says_of_how_many_units_it_is_and_who_is_missing(out: Outgoing, name: str) -> None:
    text = written(out, name).decode("utf-8-sig")

    assert f"{len(HOSTILE) + 1}/{len(HOSTILE) + 2} 单位，未计入：{ROSTER.counted[-1].name}（未报）" in text
    assert "全区" in text
    assert out.snapshot.code in text


def test_the_long_table_has_a_line_for_each_cell_of_each_unit_and_adds_up(out: Outgoing) -> None:
    found = lines(written(out, "长表.csv"))
    cells = [str(ref) for ref in out.form.cells]
    *figures, coverage = found

    assert tuple(found[0]) == LONG_HEAD
    assert [one["ref"] for one in figures] == cells * len(ROSTER.counted)
    assert coverage["ref"] == "coverage"
    sums = dict.fromkeys(cells, Decimal(0))
    for one in figures:
        sums[one["ref"]] += Decimal(one["value"]) if one["status"] in "AP" else 0
    assert sums == {str(ref): one.total for ref, one in out.cells.items()}
    status = {(one["unit_id"], one["ref"]): one["status"] for one in figures}
    assert status["2", PERMITS] == status[LAST, NEW] == "O"
    assert status[LAST, "disclosure/regulations/issued"] == "M"
    assert status["1", NEW] == "A"


def test_the_wide_table_has_a_line_a_unit_and_the_sum(out: Outgoing) -> None:
    *units, sum_, coverage = lines(written(out, "宽表.csv"))

    assert [unguarded(one["unit"]) for one in units] == [unit.name for unit in ROSTER.counted]
    assert [one["status"] for one in units] == ["A", "P", *"A" * (len(HOSTILE) - 1), "O"]
    assert {ref: sum_[ref] for ref in map(str, out.form.cells)} == {
        str(ref): one.plain for ref, one in out.cells.items()
    }
    assert (sum_["unit_id"], sum_["status"], coverage["unit_id"]) == ("", "P", "")


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_is_a_formula_and_every_name_is_as_it_was(name: str) -> None:
    assert guarded(name)[0] not in "=+-@＝\t\r"
    assert guarded(name) in {name, f"'{name}"}
    assert unguarded(guarded(name)) == name
    assert guarded(f"\t{name}")[0] == "'"


def test_no_cell_of_a_table_begins_like_a_formula_unless_it_is_a_negative_number(out: Outgoing) -> None:
    for name in ("长表.csv", "宽表.csv"):
        for line in csv.reader(StringIO(written(out, name).decode("utf-8-sig"), newline="")):
            for cell in line:
                assert not cell.startswith(("=", "+", "@", "\t", "\r")), cell
                assert not cell.startswith("-") or Decimal(cell) < 0


def test_json_stat_has_a_value_for_every_place_and_tells_what_is_missing_from_what_cannot_be(out: Outgoing) -> None:
    data = json.loads(written(out, "JSON-stat.json"), parse_float=Decimal)
    units, refs = (data["dimension"][name]["category"]["index"] for name in ("unit", "ref"))

    assert data["size"] == [1, len(units), len(refs)]
    assert len(data["value"]) == len(units) * len(refs)
    assert data["value"][: len(refs)] == [one.total for one in out.cells.values()]
    at = (len(units) - 1) * len(refs)
    assert data["value"][at:] == [None] * len(refs)
    assert {data["status"][str(at + number)] for number in range(len(refs))} == {"O", "M"}
    assert set(data["dimension"]["unit"]["category"]["label"]) == set(units)
    assert data["dimension"]["unit"]["category"]["child"] == {units[0]: units[1:]}


def test_what_it_rests_on_has_every_unit_with_what_was_typed(out: Outgoing) -> None:
    data = json.loads(basis_of(out))
    at = data["refs"].index(PERMITS)

    assert (data["n"], data["N"], data["code"]) == (len(HOSTILE) + 1, len(HOSTILE) + 2, out.snapshot.code)
    assert data["units"][1]["values"][at] == {"words": "若干"}
    assert data["sums"][PERMITS]["words"] == 1
    assert [one["unit"] for one in data["missing"]] == [LAST]
    assert [one["name"] for one in data["units"]] == [unit.name for unit in ROSTER.counted[:-1]]


def test_the_workbook_has_texts_only_and_every_sheet_says_of_how_many_units(out: Outgoing) -> None:
    stream = BytesIO()
    write_register_workbook(out, [Issue("2", HOSTILE[1], "T3-ROW", "提醒", "=1+1")], stream)
    book = load_workbook(stream)

    assert book.sheetnames == ["总表", "清单", "未报", "每单位问题"]
    for sheet in book.worksheets:
        assert sheet["A2"].value == out.coverage
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert [book["清单"].cell(row, 2).value for row in range(6, 6 + len(HOSTILE))][:2] == [*HOSTILE[:2]]
    sums = {book["总表"].cell(row, 6).value: book["总表"].cell(row, 4).value for row in range(6, 206)}
    assert sums[NEW] == int(out.cells[next(ref for ref in out.cells if str(ref) == NEW)].total)
    assert book["每单位问题"]["E6"].value == "=1+1"


def test_the_same_sum_gives_the_same_bytes(out: Outgoing) -> None:
    for write in (
        write_long_csv,
        write_wide_csv,
        write_json_stat,
        lambda one, to: write_register_workbook(one, [], to),
    ):
        one, two = BytesIO(), BytesIO()
        write(out, one)
        write(out, two)
        assert one.getvalue() == two.getvalue()


def test_a_sum_that_is_not_that_of_its_versions_cannot_go_out(out: Outgoing) -> None:
    other = out_of(ROSTER, reports_named(ROSTER))
    wrong = out.snapshot.sums[0]._replace(total="7")
    for snapshot, values in [
        (out.snapshot, other.values),
        (other.snapshot, out.values),
        (replace(out.snapshot, sums=(wrong, *out.snapshot.sums[1:])), out.values),
    ]:
        with pytest.raises(NotItsSum):
            Outgoing(snapshot, values)
