"""Table 4, 政府信息公开行政复议、行政诉讼情况, which the editions share: headings and balances.

Source: 国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号.
"""

from __future__ import annotations

from models.form.vocabulary import Axis, Balance, Block, Heading, Section, Table

_OUTCOMES = (
    ("upheld", "结果维持", "复议维持、驳回，或者判决驳回诉讼请求的。"),
    ("corrected", "结果纠正", "撤销、变更、确认违法，或者责令履行的。"),
    ("other", "其他结果", "撤回、终止、驳回起诉等。"),
    ("pending", "尚未审结", "12月31日还没有审结的。"),
    ("total", "总计", "前四格之和，程序自动计算。"),
)

_FROM_EARLIER_YEARS = "往年的案件，今年审结的也填在这里；上级另有要求的，照上级的。"
"""Neither notice says more than that a cell counts outcomes. Source: published reports, in which cases of earlier years
count, so that there are more of them than applications (T4-VS-T3).
"""

_STAGES = (
    ("review", "行政复议"),
    ("direct", "未经复议直接起诉"),
    ("after_review", "复议后起诉"),
)


def _stage(id_: str, label: str) -> Heading:
    leaves = tuple(
        Heading(
            f"{id_}_{outcome}",
            name,
            name=f"{label}·{name}",
            counts=counts if outcome in {"pending", "total"} else f"{counts}{_FROM_EARLIER_YEARS}",
        )
        for outcome, name, counts in _OUTCOMES
    )
    return Heading(id_, label, leaves)


def _stage_balance(id_: str, label: str) -> Balance:
    *parts, total = (f"{id_}_{outcome}" for outcome, _, _ in _OUTCOMES)
    return Balance("T4-SUM", Axis.COLUMNS, tuple(parts), (total,), "前四格相加", name=label)


_REVIEW, _DIRECT, _AFTER_REVIEW = (_stage(*stage) for stage in _STAGES)

LITIGATION = Section(
    "disputes",
    "四、政府信息公开行政复议、行政诉讼情况",
    "四、复议诉讼",
    Table(
        "litigation",
        "表四",
        "T4-INT",
        (
            Block(
                rows=(Heading("cases", "", name="案件数"),),
                columns=(_REVIEW, Heading("lawsuits", "行政诉讼", (_DIRECT, _AFTER_REVIEW))),
                balances=tuple(_stage_balance(*stage) for stage in _STAGES),
            ),
        ),
        headline=tuple(("cases", f"{stage}_total") for stage, _ in _STAGES),
    ),
    law="四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
)
