"""Whose report it is, and what its files may be called."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.form.refs import TextRef
from models.report.matching_code import matching_code
from models.report.report import YEAR, Report
from models.report.unit import file_name, folder_name, names_side_by_side, same_unit_and_year
from models.stick.hand_over import UNFINISHED
from tests.builders import answered, sample

DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in "123456789¹²³")}
AGENCIES = st.one_of(
    st.text(max_size=60),
    st.text(st.sampled_from('区街道办 .\\/:*?"<>|\t\u200b\u202e𬱖CON'), max_size=60),
    st.builds(
        "".join, st.tuples(st.sampled_from(["con", "NUL", "Com1", "LPT¹", "aux "]), st.sampled_from(["", ".", ".a"]))
    ),
)


def of(agency: str) -> Report:
    return Report({YEAR: "2023", TextRef("cover", "agency"): agency})


def test_file_name_says_whose_and_which_year() -> None:
    assert file_name(sample("002")) == "鲤城区人民政府开元街道办事处_2023年政府信息公开工作年度报告"
    assert file_name(answered(Report.blank(2023), {"cover/agency": " "})) == "未填单位_2023年政府信息公开工作年度报告"


def test_folder_is_named_after_unit_year_and_code() -> None:
    assert folder_name(sample("002")) == f"鲤城区人民政府开元街道办事处_2023_{matching_code(sample('002'))}"
    assert folder_name(Report.blank(2023)).startswith("未填单位_2023_")


@pytest.mark.parametrize(
    ("named", "ending"),
    [(file_name, f"（草稿）.xlsx.{'0' * 32}.tmp"), (folder_name, f"（旧 20260121-1530）-99{UNFINISHED}")],
)
@given(agency=AGENCIES)
@example(agency="𬱖" * 60)
@example(agency="办" * 39 + " 一")
@example(agency="CON.")
@example(agency="..")
def test_every_file_system_takes_the_name(agency: str, named: Callable[[Report], str], ending: str) -> None:
    name = named(of(agency))

    assert not re.search(r'[\\/:*?"<>|\x00-\x1f\x7f]', name)
    assert name == name.strip(" .") == Path(name).name
    assert name.partition(".")[0].strip().upper() not in DEVICES
    assert len(f"{name}{ending}".encode()) <= 255


@given(AGENCIES)
def test_what_is_legal_in_a_name_stays(agency: str) -> None:
    legal = re.sub(r"[^\u4e00-\u9fff]", "", agency)[:40]

    assert folder_name(of(legal)).partition("_")[0] == (legal or "未填单位")


def test_white_space_around_a_name_makes_no_other_unit() -> None:
    assert same_unit_and_year(of("甲街道办事处"), of(" 甲街道办事处 "))
    assert not same_unit_and_year(of("甲街道办事处"), of("乙街道办事处"))


def test_names_that_only_look_alike_are_one_unit_and_shown_side_by_side() -> None:
    one, other = of("甲街道办事处"), of("甲\u200b街道办事处")

    assert same_unit_and_year(one, other)
    assert names_side_by_side(one, other).count("\n") == 1
    assert "U+200B" in names_side_by_side(one, other)
    assert not names_side_by_side(one, of(" 甲街道办事处"))
    assert not names_side_by_side(one, of("乙街道办事处"))


def test_reports_of_different_years_are_different() -> None:
    other = answered(of("甲街道办事处"), {"cover/phone": "1"})

    assert same_unit_and_year(of("甲街道办事处"), other)
    assert not same_unit_and_year(of("甲街道办事处"), Report({**other.values, YEAR: "2022"}))


def test_of_reports_without_a_name_nobody_knows() -> None:
    assert not same_unit_and_year(of(""), of(""))
    assert not same_unit_and_year(of(" "), of(" "))
