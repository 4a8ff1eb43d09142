"""The parts of a report that follow from the cover: title, opening paragraph, headings, signature.

Each is generated until the clerk writes another, which is then kept under `headings` or `texts`.
"""

from __future__ import annotations

from models.form.cover import EntryKind, Particular, print_date
from models.form.refs import TextRef
from models.form.vocabulary import Section
from models.report.report import Report

TITLE = TextRef("headings", "title")
OPENING = TextRef("texts", "opening")

_NUMERALS = "零一二三四五六七八九十"


def title(report: Report) -> str:
    """Return the title of the report, one line."""
    return report.text(*TITLE) or f"{report.text('cover', 'agency')}{report.year}年{report.form.title}"


def heading(report: Report, section: Section) -> str:
    """Return the heading of a section with its number."""
    return report.text("headings", section.id) or section.heading


def opening(report: Report) -> str:
    """Return the opening paragraph: legal basis, parts, period, publication, contact."""
    return report.text(*OPENING) or "".join(
        (_basis(report), _parts(report), _period(report), _publication(report), _contact(report))
    )


def signatory(report: Report) -> str:
    """Return who signs the report."""
    return report.text("cover", "signatory") or report.text("cover", "agency")


def signed_on(report: Report) -> str:
    """Return the date under the report as printed, or an empty string."""
    return print_date(report.text("cover", "date"))


def _basis(report: Report) -> str:
    return f"本报告根据{report.form.regulations}、{report.form.notice}要求编制。"


def _parts(report: Report) -> str:
    names = "".join(f"“{section.heading.partition('、')[2]}”" for section in report.form.sections)
    return f"报告全文包括{names}{_NUMERALS[len(report.form.sections)]}个部分。"


def _period(report: Report) -> str:
    return f"本报告中所列数据的统计期限为{report.year}年1月1日至12月31日。"


def _publication(report: Report) -> str:
    website, url = report.text("cover", "website"), report.text("cover", "url")
    if not website and not url:
        return ""
    place = f"“{website}”（{url}）" if website and url else f"“{website}”" if website else url
    return f"报告电子版可在{place}下载。"


def _contact(report: Report) -> str:
    cover = {key: report.text("cover", key) for key in ("address", "phone", "postcode", "email")}
    labels = {"address": "地址", "phone": "电话", "postcode": "邮编", "email": "电子邮箱"}
    ways = "；".join(f"{labels[key]}：{value}" for key, value in cover.items() if value)
    if not ways:
        return ""
    unit = report.text("cover", "contact_unit") or report.text("cover", "agency")
    return f"对本报告如有疑问，请与{unit}联系（{ways}）。"


def particular_shown(report: Report, particular: Particular) -> str:
    """Return a particular of the cover as people read it: a date in words, a choice by its label."""
    text = report.text("cover", particular.key)
    if particular.entry is EntryKind.DATE:
        return print_date(text)
    return particular.choices.get(text, text)
