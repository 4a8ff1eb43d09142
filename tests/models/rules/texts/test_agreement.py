from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.checks.findings import Finding, Level
from models.form.refs import TextRef
from models.report.fields import field
from models.report.report import Report
from models.rules.texts.agreement import cells_of
from models.statements.quantities import QUANTITIES
from tests.builders import answered, cell, found, sample, without_blanks
from tests.models.rules.checking import found_by

OVERVIEW = TextRef("texts", "overview")
_FIGURES = {
    "new/natural": "7",
    "new/business": "2",
    "carried_in/natural": "1",
    "granted/natural": "4",
    "partial/business": "1",
    "refused_secret/natural": "1",
    "refused_inquiry/business": "1",
    "unable_not_held/natural": "1",
    "carried_out/natural": "2",
}
_CASES = {"review_upheld": "2", "direct_corrected": "1", "after_review_pending": "1"}


def report(text: str, kind: str = "street", year: int = 2024) -> Report:
    """Return a report with 9 applications (10 with last year's), 8 answered, 2 carried on; 2 reviews, 2 lawsuits."""
    figures = {f"applications/{key}": value for key, value in _FIGURES.items()}
    cases = {f"litigation/cases/{key}": value for key, value in _CASES.items()}
    norms = {"disclosure/normative/issued": "3", "disclosure/normative/in_force": "99"} if year > 2020 else {}
    norms["disclosure/penalties/decisions"] = "3"
    texts = {"cover/kind": kind, "texts/overview": text}
    return without_blanks(answered(Report.blank(year), {**figures, **cases, **norms, **texts}))


def compared(report: Report) -> list[Finding]:
    return found_by(report, *{quantity.rule for quantity in QUANTITIES.values()})


def disagreeing(text: str, kind: str = "street") -> list[Finding]:
    return compared(report(text, kind))


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请9件，办结8件。",
        "收到政府信息公开申请10件（含上年结转1件），结转下年度2件。",
        "收到政府信息公开申请9件，其中自然人7件，商业企业2件。",
        "依申请公开中，予以公开4件、部分公开1件、不予公开2件、无法提供1件、不予处理0件。",
        "予以公开及部分公开5件。",
        "因政府信息公开被申请行政复议2件，维持2件；提起行政诉讼2件，纠正1件，尚未审结1件。",
        "制发规范性文件3件，现行有效规范性文件99件。",
        "公开区级现行有效规范性文件40份，部门现行有效规范性文件59份。",
        "收到政府信息公开申请9件，结转下年度2件，办结率100%。",
        "全区各级行政机关收到政府信息公开申请500件。",
        "全区收到政府信息公开申请9件，其中我局3件。",
        "作出行政处罚决定3件，公示行政处罚信息90条。",
        "政府信息公开申请较上年的6件增加3件，办理政府信息公开申请9件。",
        "收到政府信息公开申请9件，未收到因政府信息公开申请引起的投诉。",
    ],
)
def test_what_agrees_is_no_finding(text: str) -> None:
    assert not disagreeing(text)


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("收到政府信息公开申请8件。", "N-RECV", "applications/new/total"),
        ("收到政府信息公开申请9件，办结9件。", "N-DONE", "applications/handled/total"),
        ("依申请公开结转下年度3件。", "N-CARRY", "applications/carried_out/total"),
        ("依申请公开上年结转0件。", "N-CARRY", "applications/carried_in/total"),
        ("依申请公开中，不予公开3件。", "N-PARTS", "applications/refused_secret/total"),
        ("未收到政府信息公开申请。", "N-NONE", "applications/new/total"),
        ("收到政府信息公开申请9件，均已办结。", "N-NONE", "applications/carried_out/total"),
        ("收到政府信息公开申请9件，其中自然人6件。", "N-APPL", "applications/new/natural"),
        ("因政府信息公开被申请行政复议1件。", "N-T4", "litigation/cases/review_total"),
        ("未发生因政府信息公开引起的行政诉讼。", "N-T4", "litigation/cases/direct_total"),
        ("因政府信息公开被提起行政诉讼2件，均获维持。", "N-T4", "litigation/cases/direct_corrected"),
        ("制发规范性文件4件。", "N-NORM", "disclosure/normative/issued"),
        ("作出行政处罚决定4件。", "N-DEC", "disclosure/penalties/decisions"),
        ("收到政府信息公开申请9件，无不予公开情形。", "N-PARTS", "applications/refused_secret/total"),
        ("收到政府信息公开申请9件，未收到企业提出的申请。", "N-APPL", "applications/new/business"),
        ("依申请公开办理政府信息公开申请3件。", "N-DONE", "applications/handled/total"),
        ("政府信息公开申请较上年的6件增加5件。", "N-RECV", "applications/new/total"),
        ("政府信息公开行政复议2件、行政诉讼2件，均获维持。", "N-T4", "litigation/cases/review_corrected"),
    ],
)
def test_what_does_not_agree_is_marked_at_both_ends(text: str, rule: str, place: str) -> None:
    [finding] = disagreeing(text)

    assert (finding.rule, finding.level) == (rule, Level.WARNING)
    assert finding.left == (OVERVIEW,)
    assert finding.right[0] == cell(place)
    assert all(span.ref == OVERVIEW and text[span.start : span.end] for span in finding.spans)


def test_a_number_with_last_years_should_say_so() -> None:
    assert found(disagreeing("收到政府信息公开申请10件。")) == [
        ("H", "N-RECV", ("texts/overview", "applications/new/total", "applications/carried_in/total"))
    ]


@pytest.mark.parametrize(
    ("count", "total", "numbers"),
    [
        (10, "9", ["10", "9", "1"]),
        (10, "0", ["10", "9", "1"]),
        (9, "0", []),
        (12, "9", ["12", "9", "10", "3"]),
        (12, "0", ["12", "0", "1", "12"]),
    ],
)
def test_a_total_that_is_wrong_itself_makes_no_other_sentence_untrue(
    count: int, total: str, numbers: list[str]
) -> None:
    """Of 9 applications and 1 of last year, whatever is typed for the total."""
    told = answered(report(f"收到政府信息公开申请{count}件。"), {"applications/new/total": total})

    assert [re.findall("[0-9]+", finding.message) for finding in compared(told)] == ([numbers] if numbers else [])


def test_blank_tables_contradict_nothing() -> None:
    text = {"texts/overview": "收到政府信息公开申请8件，办结9件，因政府信息公开被申请行政复议1件。"}

    assert not compared(answered(Report.blank(2024), text))


@pytest.mark.parametrize("blank", ["applications/granted/legal", "applications/carried_in/other"])
def test_what_is_still_blank_may_yet_make_the_number_right(blank: str) -> None:
    """Of two readings, either may be meant: none is held against the text before both are known."""
    whole = report("收到政府信息公开申请8件，办结9件。")

    rules = {one.rule for one in compared(answered(whole, {blank: ""}))}

    assert {one.rule for one in compared(whole)} == {"N-RECV", "N-DONE"}
    assert rules == {"N-RECV"} if "granted" in blank else rules == {"N-DONE"}


@pytest.mark.parametrize(("kind", "count"), [("office", 0), ("aggregate", 1), ("street", 0)])
def test_whose_number_is_meant_depends_on_the_kind_of_unit(kind: str, count: int) -> None:
    assert len(disagreeing("全区各级行政机关收到政府信息公开申请500件。", kind)) == count


@settings(max_examples=40)
@given(st.integers(0, 30), st.integers(0, 30), st.sampled_from(["办结", "被申请行政复议", "结转下年度"]))
def test_the_fix_puts_the_figure_of_the_table_into_the_sentence(first: int, second: int, verb: str) -> None:
    """Whatever else stands in the text stays, and what was mended is no finding any more."""
    wrong = report(f"政府信息公开申请情况：街道{verb}{first}件。街道共制发规范性文件{second}件。")

    findings = compared(wrong)
    mended = wrong
    for finding in findings:
        [again] = [one for one in compared(mended) if one.key == finding.key]
        assert again.fix is not None
        mended = mended.applied(mended.edit(dict(again.fix.answers)))

    assert not compared(mended)
    assert "街道共制发规范性文件3件。" in mended.printed(OVERVIEW)


def test_two_readings_leave_the_choice_to_the_clerk() -> None:
    [finding] = disagreeing("收到政府信息公开申请8件。")

    assert finding.fix is None


def test_a_field_always_agrees() -> None:
    follows = report(f"收到政府信息公开申请{field(cell('applications/new/total'))}件。")

    assert not compared(follows)
    assert "申请9件" in follows.printed(OVERVIEW)


def test_every_reading_names_cells() -> None:
    """No reading is dead for a slip of the pen: each has its cells in some edition."""
    forms = (Report.blank(2019).form, Report.blank(2024).form)
    for quantity in QUANTITIES.values():
        for reading in quantity.readings:
            assert any(cells_of(form, reading) for form in forms), (quantity, reading)


def test_samples_have_what_is_known_of_them() -> None:
    told = {
        number: [
            (level, rule) for level, rule, _ in found((*compared(sample(number)), *found_by(sample(number), "N-SUM")))
        ]
        for number in ("000", "001", "002", "003", "004")
    }

    assert told == {
        "000": [],
        "001": [("W", "N-NORM"), ("H", "N-SUM")],
        "002": [],
        "003": [("W", "N-PARTS")],
        "004": [],
    }


def test_parts_that_do_not_make_the_whole() -> None:
    wrong = report("主动公开政府信息15条，其中文件类9条、实事类1条、其他类4条。")

    assert found(found_by(wrong, "N-SUM")) == [("H", "N-SUM", ("texts/overview",))]
    right = report("主动公开政府信息15条，其中文件类9条、实事类1条、其他类5条。")
    assert not found_by(right, "N-SUM")
