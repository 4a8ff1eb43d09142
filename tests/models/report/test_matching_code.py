from __future__ import annotations

import re
from decimal import Decimal

import pytest

from models.form.refs import CellRef, TextRef
from models.report.matching_code import canonical, matching_code
from models.report.report import Report
from models.report.report_json import read_json, write_json
from tests.builders import answered, balanced, sample, typed_out

SAMPLES = ("000", "001", "002", "003", "004")


@pytest.mark.parametrize("number", SAMPLES)
def test_code_is_two_groups_of_four_unmistakable_characters(number: str) -> None:
    assert re.fullmatch("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", matching_code(sample(number)))


def test_code_stays_what_it_was_in_earlier_versions_of_the_program() -> None:
    report = Report({TextRef("cover", "year"): "2023", CellRef("applications", "new", "natural"): Decimal(3)})

    assert canonical(report) == b'{"applications/new/natural":"3","applications/new/total":"3","cover/year":"2023"}'
    assert matching_code(report) == "85T9-0W9E"


@pytest.mark.parametrize(
    "answers",
    [
        {"applications/new/natural": "1234"},
        {"disclosure/fees/collected": "0.00"},
        {"cover/phone": "0595-1"},
        {"headings/overview": "一、总体情况。"},
        {"notes/disclosure/normative/issued": "其中修订1件"},
        {"reasons/T2-REG disclosure/regulations/issued": "确有"},
    ],
)
def test_every_change_gives_another_code(answers: dict[str, str]) -> None:
    assert matching_code(answered(balanced(), answers)) != matching_code(balanced())


@pytest.mark.parametrize("number", SAMPLES)
def test_code_survives_saving_and_reading_back(number: str) -> None:
    report = sample(number)

    assert matching_code(read_json(write_json(report))) == matching_code(report)


def test_order_of_typing_and_totals_that_agree_do_not_matter() -> None:
    report = balanced()
    backwards = Report(dict(reversed(list(report.values.items()))))

    assert matching_code(backwards) == matching_code(report)
    assert matching_code(typed_out(report)) == matching_code(report)
