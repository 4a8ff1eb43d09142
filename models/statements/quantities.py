"""What statements can be about: quantities of the statutory tables, and the words by which prose names them.

Where two readings are common, both are right. Source of the readings: reports as published.
"""

from __future__ import annotations

from typing import NamedTuple

Sum = tuple[tuple[str, str, str], ...]
"""Cells that are added up, as (table, row or group of rows, column or group of columns)."""


class Quantity(NamedTuple):
    """Something that tables and texts both tell.

    Attributes:
        rule: Id of the check.
        called: How a sentence calls what the table says, behind the name of the table.
        readings: The sums that it can mean, the usual one first.
    """

    rule: str
    called: str
    readings: tuple[Sum, ...]


def _row(*rows: str, column: str = "total") -> Sum:
    return tuple(("applications", row, column) for row in rows)


def _case(*columns: str) -> Sum:
    return tuple(("litigation", "cases", column) for column in columns)


def _part(row: str, called: str) -> Quantity:
    return Quantity("N-PARTS", f"“{called}”的总计", (_row(row),))


def _applicant(column: str, called: str) -> Quantity:
    readings = (_row("new", column=column), _row("new", "carried_in", column=column))
    return Quantity("N-APPL", f"“本年新收”的“{called}”", readings)


def _normative(*columns: str) -> tuple[Sum, ...]:
    return tuple((("disclosure", "normative", column),) for column in columns)


_LAWSUITS = ("direct", "after_review")
_STAGES = (
    ("review", "行政复议", ("review",)),
    ("lawsuits", "行政诉讼", _LAWSUITS),
    ("disputes", "复议和诉讼", ("review", *_LAWSUITS)),
    ("direct", "未经复议直接起诉", ("direct",)),
    ("after_review", "复议后起诉", ("after_review",)),
)
_OUTCOMES = (("upheld", "结果维持"), ("corrected", "结果纠正"), ("other", "其他结果"), ("pending", "尚未审结"))

RESULTS = frozenset({"granted", "partial", "granted_and_partial", "refused", "unable", "declined", "other"})
"""What became of applications."""

APPLICANTS = frozenset({"natural", "business", "research", "charity", "legal", "legal_persons"})
"""Who applied."""

QUANTITIES = {
    "new": Quantity("N-RECV", "“本年新收”的总计", (_row("new"), _row("new", "carried_in"))),
    "handled": Quantity("N-DONE", "“办理结果总计”", (_row("handled"),)),
    "carried_out": Quantity("N-CARRY", "“结转下年度”的总计", (_row("carried_out"),)),
    "carried_in": Quantity("N-CARRY", "“上年结转”的总计", (_row("carried_in"),)),
    "carried": Quantity("N-CARRY", "“结转下年度”的总计", (_row("carried_out"), _row("carried_in"))),
    "granted": _part("granted", "予以公开"),
    "partial": _part("partial", "部分公开"),
    "granted_and_partial": Quantity("N-PARTS", "“予以公开”和“部分公开”的总计", (_row("granted", "partial"),)),
    "refused": _part("refused", "不予公开"),
    "unable": _part("unable", "无法提供"),
    "declined": _part("declined", "不予处理"),
    "other": _part("other", "其他处理"),
    "natural": _applicant("natural", "自然人"),
    "business": _applicant("business", "商业企业"),
    "research": _applicant("research", "科研机构"),
    "charity": _applicant("charity", "社会公益组织"),
    "legal": _applicant("legal", "法律服务机构"),
    "legal_persons": _applicant("legal_persons", "法人或其他组织"),
    "review": Quantity("N-T4", "“行政复议”的总计", (_case("review_total"),)),
    "lawsuits": Quantity("N-T4", "“行政诉讼”的总计", (_case("direct_total", "after_review_total"),)),
    "disputes": Quantity("N-T4", "复议和诉讼的总计", (_case("review_total", "direct_total", "after_review_total"),)),
    "direct": Quantity("N-T4", "“未经复议直接起诉”的总计", (_case("direct_total"),)),
    "after_review": Quantity("N-T4", "“复议后起诉”的总计", (_case("after_review_total"),)),
    **{
        f"{whose}_{outcome}": Quantity(
            "N-T4", f"{called}“{label}”的件数", (_case(*(f"{stage}_{outcome}" for stage in stages)),)
        )
        for whose, called, stages in _STAGES
        for outcome, label in _OUTCOMES
    },
    "issued": Quantity("N-NORM", "规范性文件的制发件数", _normative("issued", "made", "newly_published")),
    "repealed": Quantity("N-NORM", "规范性文件的废止件数", _normative("repealed")),
    "in_force": Quantity("N-NORM", "规范性文件的现行有效件数", _normative("in_force", "published_total")),
    "published": Quantity(
        "N-NORM",
        "规范性文件的件数",
        _normative("issued", "in_force", "made", "newly_published", "published_total"),
    ),
    **{
        row: Quantity("N-DEC", f"“{label}”的处理决定", ((("disclosure", row, "decisions"),),))
        for row, label in (("permits", "行政许可"), ("penalties", "行政处罚"), ("coercion", "行政强制"))
    },
    "none_received": Quantity("N-NONE", "“本年新收”的总计", (_row("new"),)),
    "all_done": Quantity("N-NONE", "“结转下年度”的总计", (_row("carried_out"),)),
    **{
        f"{whose}_lost": Quantity(
            "N-T4",
            f"{called}“结果纠正”和“尚未审结”的件数",
            (_case(*(f"{stage}_{outcome}" for stage in stages for outcome in ("corrected", "pending"))),),
        )
        for whose, called, stages in _STAGES
    },
}
"""By the name that `models.statements` gives to what a statement is about."""
