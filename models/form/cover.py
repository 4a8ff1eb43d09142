"""The cover of a report: which particulars there are, and how each is filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import NamedTuple

from models.form.refs import TextRef
from models.text.characters import compatible


class EntryKind(Enum):
    """How a particular is filled in."""

    LINE = "line"
    PARAGRAPHS = "paragraphs"
    DATE = "date"
    CHOICE = "choice"
    YEAR = "year"


class Particular(NamedTuple):
    """One answer on the cover.

    Attributes:
        hint: An example or a word of advice, shown while the answer is blank; of a choice, what that stands for.
        choices: What else there is to choose, by its id.
    """

    key: str
    label: str
    hint: str = ""
    entry: EntryKind = EntryKind.LINE
    choices: Mapping[str, str] = {}

    @property
    def ref(self) -> TextRef:
        """Where the report keeps it."""
        return TextRef("cover", self.key)


class Group(NamedTuple):
    """Particulars that belong together."""

    label: str
    particulars: tuple[Particular, ...]


KINDS = {
    "street": "街道",
    "town": "乡镇",
    "department": "部门",
    "office": "政府办公厅（室）",
    "aggregate": "汇总",
}
"""Kinds of unit by their id in `cover/kind`."""

UNSEALED = "unsealed"
"""The id of a signature without a seal, in `cover/seal`."""

_SEALS = {UNSEALED: "不盖章（署名右空二字，日期在下一行）"}
_MARK = "一般填：此件主动公开；不需要就空着"

COVER: tuple[Group, ...] = (
    Group(
        "单位和年度",
        (
            Particular("agency", "机关全称", "例如：鲤城区人民政府开元街道办事处"),
            Particular("kind", "单位类别", "（请选择）", EntryKind.CHOICE, KINDS),
            Particular("year", "报告年度", "报告的是哪一年，不是填表的这一年", EntryKind.YEAR),
        ),
    ),
    Group(
        "公开和联系方式（用来生成报告开头一段）",
        (
            Particular("website", "公开网站", "例如：鲤城区人民政府门户网站"),
            Particular("url", "网址", "例如：http://www.qzlc.gov.cn/"),
            Particular("contact_unit", "联系单位", "不填就用机关全称"),
            Particular("address", "地址"),
            Particular("phone", "电话", "例如：0595-22783514"),
            Particular("postcode", "邮编", "例如：362000"),
            Particular("email", "电子邮箱", "没有可以不填"),
        ),
    ),
    Group(
        "落款",
        (
            Particular("signatory", "署名", "不填就用机关全称"),
            Particular("date", "成文日期", "例如：2024年1月9日", EntryKind.DATE),
            Particular("seal", "印章", "盖章（署名对着日期居中）", EntryKind.CHOICE, _SEALS),
            Particular("open_mark", "公开标注", _MARK),
        ),
    ),
    Group(
        "经办人（印在报送确认单上，不上网公开）",
        (
            Particular("prepared_by", "填报人"),
            Particular("checked_by", "审核人"),
            Particular("approved_by", "负责人"),
        ),
    ),
    Group(
        "红头和文号（没有可以不填）",
        (
            Particular("red_head", "红头", "例如：鲤城区人民政府开元街道办事处文件"),
            Particular("document_number", "文号", "例如：泉鲤政开办文〔2024〕1号"),
        ),
    ),
    Group(
        "转发或印发的通知（报告前面另有一份通知、一起印的才填；没有通知的，这一块都空着）",
        (
            Particular("notice_title", "通知标题"),
            Particular("notice_addressee", "主送机关"),
            Particular("notice_body", "通知正文", "", EntryKind.PARAGRAPHS),
            Particular("notice_signatory", "通知署名"),
            Particular("notice_date", "通知日期", "例如：2025年1月14日", EntryKind.DATE),
            Particular("notice_open_mark", "通知标注", "通知上印了公开标注的才填；报告自己的公开标注在“落款”里"),
        ),
    ),
    Group(
        "版记（没有可以不填）",
        (
            Particular("copy_to", "抄送"),
            Particular("issuer", "印发机关"),
            Particular("issue_date", "印发日期", "例如：2024年1月10日", EntryKind.DATE),
        ),
    ),
)

OF_UNIT = (
    *("agency", "kind", "red_head", "website", "url", "contact_unit", "address", "phone", "postcode", "email"),
    *("signatory", "prepared_by", "checked_by", "approved_by"),
)
"""The keys of what does not belong to one year, but to the unit: a new report begins with it."""

PARTICULARS = {particular.key: particular for group in COVER for particular in group.particulars}

_DATE = re.compile(r"(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})\s*日?", re.ASCII)


def read_date(text: str) -> date | None:
    """Return the date that `text` names (2024年1月9日, 2024-01-09, 2024.1.9), or None."""
    found = _DATE.fullmatch(compatible(text).strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def print_date(text: str) -> str:
    """Return a date as it is printed (2024年1月9日); what is no date is printed as it was typed."""
    day = read_date(text)
    return f"{day.year}年{day.month}月{day.day}日" if day else text


def keep_date(text: str) -> str:
    """Return a date as it is kept (2024-01-09); what is no date is kept as it was typed."""
    day = read_date(text)
    return day.isoformat() if day else text
