"""For every rule and each of its levels the smallest report that has it found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from models.checks.findings import Context, Finding, Level, unfolded
from models.form.refs import Ref, TextRef
from models.report.report import Report, Value
from models.rules import check
from models.text.characters import Missing, nothing_missing
from tests.builders import answered, balanced, cell, typed_out
from tests.models.rules.explaining import with_column, with_review, wrong

E, W, H = Level.ERROR, Level.WARNING, Level.HINT
Yielded = frozenset[tuple[str, Level]]
"""Ids of rules with the levels at which they are found."""

NEW_TEXTS = {
    f"texts/{key}": f"{key}：这一段是今年新写的，和去年的没有相同的句子。" * 3 for key in ("overview", "problems")
}
LAST = balanced(2022)
THIS = answered(balanced(2023), NEW_TEXTS)
ZEROS = answered(balanced(), {str(ref): "0" for ref in balanced().form.cells})


class Case(NamedTuple):
    """A report, and what is found in it.

    Attributes:
        rule: Which rule it is for.
        beside: What cannot but be found with it.
    """

    rule: str
    level: Level
    report: Report
    previous: Report | None = None
    missing: Missing = nothing_missing
    beside: Yielded = frozenset()

    @property
    def context(self) -> Context:
        """What a rule looks at."""
        return Context(self.report, self.previous, self.missing)

    @property
    def expected(self) -> Yielded:
        """What is found, and nothing else."""
        return self.beside | {(self.rule, self.level)}

    def checked(self) -> Yielded:
        """Return what the check finds."""
        return yielded(check(*self.context))


def yielded(findings: Iterable[Finding]) -> Yielded:
    """Return which rules have found something, at which levels; a cause is a hint on a finding."""
    every = list(unfolded(findings))
    return frozenset((one.rule, one.level) for one in every) | {(one.cause.rule, H) for one in every if one.cause}


def _rare(text: str) -> frozenset[str]:
    return frozenset("𠮷") & frozenset(text)


def _with_reasons(report: Report, previous: Report | None = None) -> Report:
    reasons: dict[Ref, Value | None] = {one.key: "理由" for one in check(report, previous)}
    return report.applied(report.edit(reasons))


def _case(rule: str, level: Level, answers: Mapping[str, str], year: int = 2023, beside: Yielded = frozenset()) -> Case:
    return Case(rule, level, answered(balanced(year), answers), beside=beside)


def _written(rule: str, level: Level, text: str, *beside: tuple[str, Level]) -> Case:
    return _case(rule, level, {"texts/overview": text}, beside=frozenset(beside))


def _this_year(rule: str, level: Level, answers: Mapping[str, str]) -> Case:
    return Case(rule, level, answered(THIS, answers), LAST)


def _sum(cause: str, report: Report, rule: str) -> Case:
    return Case(cause, H, report, beside=frozenset({(rule, E)}))


_REGULATIONS = {"disclosure/regulations/issued": "1"}
_CARRIED = {"applications/carried_in/natural": "2", "applications/carried_out/natural": "2"}
_FIELD = "新收{{applications/new/natural}}件。"
_SUED = {"litigation/cases/review_upheld": "0", "litigation/cases/after_review_upheld": "3"}
_GRANTED = {"applications/new/natural": "55", "applications/other_rest/natural": "40"}
_UNPAID = {"applications/new/natural": "16", "applications/other_unpaid/natural": "1", "texts/other": "未收取检索费。"}
_RESEARCH = {"applications/new/research": "10", "applications/granted/research": "9"}


@cache
def cases() -> tuple[Case, ...]:
    """Return a report for each level of each rule, in the order of the catalogue; two where two functions share it."""
    return (*_tables(), *_years(), *_numbers(), *_texts(), *_causes())


def _tables() -> tuple[Case, ...]:
    return (
        _case("T2-INT", E, {"disclosure/permits/decisions": "2.5"}),
        _case("T2-INT", W, {"disclosure/permits/decisions": ""}),
        _case("T2-REG", E, _REGULATIONS),
        _case("T2-REG", W, {**_REGULATIONS, "cover/kind": ""}),
        Case("T2-REG", W, _with_reasons(answered(balanced(), _REGULATIONS))),
        _case("T2-VALID", W, {"disclosure/normative/issued": "3"}),
        _case("T2-FEEUNIT", W, {"disclosure/fees/collected": "10000"}),
        _this_year("T2-JUMP", W, {"disclosure/permits/decisions": "21"}),
        _case("T2-19", W, {"disclosure/normative/made": "1"}, 2020),
        _case("T2-19", W, {"disclosure/permits/change": "-21"}, 2020),
        _case("T3-BAL", E, {"applications/new/natural": "99"}),
        _case("T3-COL", E, {"applications/granted/natural": "11", "applications/handled/natural": "15"}),
        _case("T3-ROW", E, {"applications/new/total": "99"}, beside=frozenset({("T3-BAL", E), ("C-CELL", H)})),
        _case("T3-INT", E, {"applications/refused_law/natural": "无"}),
        _case("T3-INT", W, {"applications/refused_law/natural": ""}),
        _case("T3-OTHER", W, _GRANTED),
        _case("T3-FEE", W, _UNPAID),
        _case("T3-CAT", H, _RESEARCH),
        Case(
            "T3-ALLSAME",
            H,
            answered(ZEROS, {"applications/new/natural": "20", "applications/granted/natural": "20"}),
        ),
        _sum("T3-PART", with_column(balanced(), "natural", new=20, granted=20, partial=7), "T3-BAL"),
        _sum("T3-SWAP", _swapped(), "T3-ROW"),
        _case("T4-SUM", E, {"litigation/cases/review_total": "5"}),
        _case("T4-INT", E, {"litigation/cases/review_corrected": "无"}),
        _case("T4-INT", W, {"litigation/cases/review_corrected": ""}),
        _case("T4-VS-T3", W, {"litigation/cases/review_upheld": "300"}),
        Case(
            "T4-ZERO",
            W,
            answered(ZEROS, {"litigation/cases/review_upheld": "1"}),
            beside=frozenset({("T4-VS-T3", W)}),
        ),
        Case("T4-POST", H, answered(THIS, _SUED), answered(LAST, {"litigation/cases/review_upheld": "0"})),
    )


def _swapped() -> Report:
    report = wrong(typed_out(balanced()), cell("applications/granted/natural"), -1)
    return wrong(report, cell("applications/refused_law/natural"), 1)


def _years() -> tuple[Case, ...]:
    return (
        _this_year("Y-CARRY", E, _CARRIED),
        Case("Y-CARRY", W, _with_reasons(answered(THIS, _CARRIED), LAST), LAST),
        _this_year("Y-VALID", W, {"disclosure/normative/in_force": "5"}),
        _this_year("Y-JUMP", W, {"litigation/cases/direct_other": "21"}),
        Case("Y-COPY", W, balanced(2023), LAST),
    )


def _numbers() -> tuple[Case, ...]:
    new = balanced().sum([cell("applications/new/total")])
    both = balanced().sum([cell("applications/new/total"), cell("applications/carried_in/total")])
    return (
        _written("N-RECV", W, "收到政府信息公开申请8件。"),
        _written("N-RECV", H, f"收到政府信息公开申请{both}件。"),
        _written("N-DONE", W, "依申请公开办结9件。"),
        _written("N-CARRY", W, "依申请公开结转下年度3件。"),
        _written("N-PARTS", W, "依申请公开中，不予公开3件。"),
        _written("N-NONE", W, "未收到政府信息公开申请。"),
        _written("N-APPL", W, "依申请公开中，自然人申请3件。"),
        _written("N-T4", W, "因政府信息公开被申请行政复议7件。"),
        _written("N-DEC", W, "作出行政处罚决定999件。"),
        Case(
            "N-LAST", W, answered(THIS, {"texts/overview": f"收到政府信息公开申请{new}件，较上年的999件减少。"}), LAST
        ),
        _written("N-NORM", W, "制发规范性文件4件。"),
        _case("N-FEE", W, {"texts/other": "无其他需要报告的事项。"}),
        _written("N-LONG", W, "字" * 20_001, ("S-LEN", W), ("S-TOPICS", W)),
        _written("N-SUM", H, "主动公开政府信息15条，其中文件类9条、实事类1条、其他类4条。"),
        _written("N-YEAR", W, "2022年，我街道主动公开政府信息8条。"),
    )


def _texts() -> tuple[Case, ...]:
    return (
        _case("S-SIX", E, {"headings/problems": "五、问题"}),
        _case("S-SIX", H, {"headings/problems": "五、政府信息公开工作存在的主要问题及改进情况"}),
        _written("S-EMPTY", W, ""),
        _written("S-TOPICS", W, "字" * 100),
        _case("S-BASIS", W, {"texts/opening": "根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制。"}),
        _written("S-LEN", W, balanced().text("texts", "overview") * 11),
        _case("S-FIVE", E, {"texts/problems": "无"}),
        _case("S-FIVE", W, {"texts/problems": ""}),
        _case("S-FIVE", W, {"texts/problems": "问" * 49}),
        _case("S-DATE", W, {"cover/date": "2024-02-30"}),
        _case("S-DATE", W, {"cover/date": "2024-02-01"}),
        _written("S-RESIDUE", E, "××街道坚持公开。"),
        _written("S-DRAFT", W, "主动公开政府信息【写多少】条。"),
        _written("S-ENUM", H, "一是甲。三是乙。"),
        _case("S-NAME", W, {"cover/signatory": "江南街道办事处"}),
        _written("S-NAME", H, "江南街道办事处坚持公开。"),
        _case("S-CHAR", W, {"cover/signatory": "鲤城区人⺠政府开元街道办事处"}),
        Case("S-CHAR", H, THIS, answered(LAST, {"cover/agency": "鲤城区人民政府\u3000开元街道办事处"})),
        _written("S-FIELD", E, "新收{{applications/nowhere/total}}件。"),
        _case(
            "S-FIELD",
            W,
            {"texts/overview": _FIELD, "applications/new/natural": ""},
            beside=frozenset({("T3-INT", W)}),
        ),
        _case("S-COVER", W, {"cover/agency": ""}),
        _case("S-NOTICE", W, {"cover/notice_title": "关于印发年度报告的通知"}),
        _written("S-PERSON", W, "请联系13800138000。"),
        Case("P-GLYPH", E, answered(balanced(), {"cover/approved_by": "李𠮷"}), missing=_rare),
        Case("P-GLYPH", W, answered(balanced(), {"reasons/X texts/overview": "李𠮷"}), missing=_rare),
        Case("P-CTRL", H, Report({**balanced().values, TextRef("cover", "approved_by"): "李\x07某"})),
    )


def _causes() -> tuple[Case, ...]:
    return (
        Case(
            "C-CELL",
            H,
            wrong(typed_out(balanced()), cell("applications/new/natural"), 3),
            beside=frozenset({("T3-BAL", E), ("T3-ROW", E)}),
        ),
        _sum("C-DIGITS", with_review(upheld=12, other=0, pending=5, total=26), "T4-SUM"),
        _sum("C-ZERO", with_review(upheld=3, other=0, pending=4, total=34), "T4-SUM"),
        _sum("C-TOTAL", with_review(upheld=5, other=2, pending=1, total=0), "T4-SUM"),
        _sum("C-TWICE", with_review(upheld=5, other=2, pending=0, total=5), "T4-SUM"),
    )
