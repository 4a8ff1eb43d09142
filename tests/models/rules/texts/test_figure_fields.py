from __future__ import annotations

import pytest

from models.checks.findings import Finding
from models.form.refs import TextRef
from models.report.fields import NOTHING, field
from models.report.report import YEAR, Report
from tests.builders import answered, balanced, cell, found
from tests.models.rules.checking import found_by

NEW = cell("applications/new/natural")
OVERVIEW = "texts/overview"


def findings(text: str, answers: dict[str, str] | None = None, year: int = 2023) -> list[Finding]:
    report = answered(balanced(year), {OVERVIEW: text, **(answers or {})})
    return found_by(report, "S-FIELD")


def words(report_text: str, finding: Finding) -> list[str]:
    return [report_text[span.start : span.end] for span in finding.spans]


def test_a_field_with_a_figure_is_right() -> None:
    assert findings(f"新收{field(NEW)}件，没有{{{{的不管}}}}。") == []


def test_a_field_of_a_blank_cell_waits_for_its_figure() -> None:
    [finding] = findings(f"新收{field(NEW)}件，自然人{field(NEW)}件。", {str(NEW): ""})

    assert found([finding]) == [("W", "S-FIELD", (OVERVIEW, str(NEW)))]
    assert finding.blocks
    assert words(f"新收{NOTHING}件，自然人{NOTHING}件。", finding) == [NOTHING, NOTHING]


def test_what_is_no_figure_is_none_for_a_text_either() -> None:
    assert found(findings(f"新收{field(NEW)}件。", {str(NEW): "若干"})) == [("W", "S-FIELD", (OVERVIEW, str(NEW)))]


def test_a_field_that_points_nowhere_is_an_error() -> None:
    report = answered(balanced(2023), {OVERVIEW: "共{{applications/nowhere/total}}件，{{applications/new/total}}件。"})
    [finding] = found_by(report, "S-FIELD")

    assert found([finding]) == [("E", "S-FIELD", (OVERVIEW,))]
    assert words(report.printed(TextRef("texts", "overview")), finding) == [NOTHING]


@pytest.mark.parametrize(("year", "rules"), [(2020, []), (2023, ["S-FIELD"])])
def test_another_year_may_have_another_form(year: int, rules: list[str]) -> None:
    lost = next(ref for ref in balanced(2020).form.cells if ref not in balanced(2023).form.cells)
    report = answered(balanced(2020), {OVERVIEW: f"共{field(lost)}件。"})
    moved = Report({**report.values, YEAR: str(year)})

    assert [one.rule for one in found_by(moved, "S-FIELD")] == rules


def test_each_text_has_one_finding_of_its_own() -> None:
    text = f"{field(NEW)}和{field(cell('applications/new/legal'))}"
    blank = {str(NEW): "", "applications/new/legal": "", "texts/other": text}
    keys = [str(one.key) for one in findings(text, blank)]

    assert keys == ["reasons/S-FIELD texts/overview", "reasons/S-FIELD texts/other"]
