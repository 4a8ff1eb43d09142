"""回执: what a district confirms of a report that came, as a value and as a text of a few lines."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import NamedTuple

from models.text.safe_name import safe_name

NO_SIGNATURE = "核对码用来发现弄错的文件，不是签名，也不证明数字正确。"
"""What is said wherever a matching code stands on such a paper."""


class Verdict(Enum):
    """What the district says of the report."""

    RECEIVED = "收到"
    ACCEPTED = "接收"


MEANINGS = {
    Verdict.RECEIVED: "文件已经收到，还没有审核；审核结果另行通知。",
    Verdict.ACCEPTED: "报告已经审核接收；以后要改，请先联系我们。",
}
"""What a verdict means for the unit."""


class Receipt(NamedTuple):
    """What is confirmed.

    Attributes:
        number: Of the receipt, as the district counts.
        unit: Its name in full.
        unit_id: Its id in the task; may be empty.
        year: That is reported on.
        code: The matching code of the report.
        when: With its time zone.
        office: That confirms it.
        by: The name of a person, which proves nobody's identity.
    """

    number: str
    unit: str
    unit_id: str
    year: int
    code: str
    when: datetime
    verdict: Verdict
    office: str = ""
    by: str = ""


def particulars_of(receipt: Receipt) -> tuple[tuple[str, str], ...]:
    """Return what a receipt says, each with what it is called, in the order of the paper; what is empty is left out."""
    local = receipt.when
    pairs = (
        ("编号", receipt.number),
        ("单位", receipt.unit),
        ("单位编号", receipt.unit_id),
        ("年度", f"{receipt.year} 年"),
        ("核对码", receipt.code),
        ("结果", receipt.verdict.value),
        ("时间", f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"),
        ("出具单位", receipt.office),
        ("经办人", receipt.by),
    )
    return tuple((label, " ".join(value.split())) for label, value in pairs if value.strip())


def receipt_text(receipt: Receipt) -> bytes:
    """Return a receipt as a text that any editor of Windows opens: UTF-8 with its mark, lines ended as there."""
    lines = [
        "政府信息公开工作年度报告回执",
        "",
        *(f"{label}：{value}" for label, value in particulars_of(receipt)),
        "",
        MEANINGS[receipt.verdict],
        NO_SIGNATURE,
    ]
    return ("\ufeff" + "".join(f"{line}\r\n" for line in lines)).encode()


def receipt_name(receipt: Receipt) -> str:
    """Return what the file of a receipt is called, without its suffix."""
    number = safe_name(receipt.number)
    return "_".join(filter(None, ("回执", safe_name(receipt.unit) or "未填单位", f"{receipt.year}年", number)))
