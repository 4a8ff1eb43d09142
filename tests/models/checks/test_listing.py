"""What is found in a text of thousands of faults: some of it is listed, and how many more there are."""

from __future__ import annotations

from models.checks.findings import Finding, Level
from models.checks.listing import MOST_ALIKE, MOST_SPANS, listed
from models.checks.verdict import open_points, unexplained, verdict_on
from models.form.refs import TextRef, reason_ref
from models.report.report import Report
from models.rules import check
from tests.builders import answered, balanced, cell
from tests.models.rules.checking import standing

MANY = MOST_ALIKE * 3
OVERVIEW = TextRef("texts", "overview")


def overview(text: str) -> Report:
    return answered(balanced(), {"texts/overview": text})


def test_of_one_rule_in_one_text_so_many_are_listed_and_one_stands_for_the_others() -> None:
    report = overview("\n".join(f"收到政府信息公开申请{number}件。" for number in range(1000, 1000 + MANY)))

    *shown, others = standing(report, "N-RECV")

    assert len(shown) == MOST_ALIKE
    assert {one.times for one in shown} == {1}
    assert (others.level, others.refs, others.times) == (Level.WARNING, (OVERVIEW,), MANY - MOST_ALIKE)
    assert str(MANY - MOST_ALIKE) in others.message


def test_the_verdict_counts_what_is_not_listed() -> None:
    report = overview("\n".join(f"收到政府信息公开申请{number}件。" for number in range(1000, 1000 + MANY)))
    findings = check(report)
    others = sum(one.times for one in findings if one.rule != "N-RECV")

    assert sum(one.times for one in unexplained(findings)) == MANY + others
    assert verdict_on(findings) == f"可以报送（{MANY + others} 处提醒）"


def test_a_finding_marks_so_many_words_and_says_how_many_there_are() -> None:
    [finding] = standing(overview("XX街道。" * MANY), "S-RESIDUE")

    assert len(finding.spans) == MOST_SPANS
    assert f"共 {MANY} 处" in finding.message


def test_cells_are_all_listed() -> None:
    cells = [cell(str(ref)) for ref in balanced().form.cells]
    findings = [Finding("X", Level.ERROR, "", (ref,)) for ref in cells * 2]

    assert list(listed(balanced(), findings)) == findings


def test_reasons_are_one_text() -> None:
    reasons = [reason_ref(f"X-{number}", OVERVIEW) for number in range(MANY)]
    findings = [Finding("P-CTRL", Level.HINT, "", (ref,)) for ref in reasons]

    assert len(list(listed(balanced(), findings))) == MOST_ALIKE + 1


def test_what_stands_for_others_weighs_as_much_as_the_heaviest() -> None:
    mild = [Finding("X", Level.HINT, "", (OVERVIEW,))] * MOST_ALIKE
    grave = [Finding("X", Level.HINT, "", (OVERVIEW,)), Finding("X", Level.ERROR, "", (OVERVIEW,), excusable=True)]

    *_, others = listed(balanced(), [*mild, *grave])

    assert (others.level, others.excusable, others.times) == (Level.ERROR, False, 2)
    assert open_points([others]) == 2


def test_a_sentence_is_never_longer_than_can_be_read() -> None:
    report = answered(balanced(), {"headings/problems": "五、" + "问题" * 1000, "cover/date": "昨天" * 1000})

    assert max(len(one.message) for one in check(report)) <= 600
