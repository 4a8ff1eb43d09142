"""The last page of a draft: what is still open in it, for whoever reads it on paper."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from exporters.pdf.flow import Box
from exporters.pdf.fonts import FontBook
from exporters.pdf.listed_findings import basis, listed, with_last
from exporters.pdf.official_page import TITLE
from exporters.pdf.ruled_sheet import RuledSheet
from exporters.pdf.tags import Tag
from exporters.pdf.text_boxes import Typesetter, gap
from exporters.release import Release

_TITLE = "还没有办好的地方"
_OPEN, _UNEXPLAINED, _EXPLAINED = (
    "要改好才能正式导出的 {} 条（表里出错的格子有底色，左上角有三角）",
    "未说明理由的提醒 {} 条",
    "已说明理由的 {} 条",
)
_NOTHING = "没有要改好才能正式导出的地方，也没有未说明理由的提醒。"


def open_points_page(release: Release, fonts: FontBook) -> Iterator[Box]:
    """Yield what stands in the way of a formal export, what has no reason yet, and what all this rests on."""
    sheet = RuledSheet(fonts)
    blocking = tuple(one for one in release.findings if one.blocks)
    reminders = tuple(one for one in release.unexplained if not one.blocks)
    yield Typesetter(fonts).centred(_TITLE, TITLE, 34)._replace(tag=Tag("H1"), entry=_TITLE)
    yield gap(0.4)
    lists = (
        listed(sheet, _OPEN, blocking, advice=True),
        listed(sheet, _UNEXPLAINED, reminders, advice=True),
        listed(sheet, _EXPLAINED, release.explained, advice=True),
        sheet.paragraph(_NOTHING) if release.is_checked and not blocking and not reminders else (),
    )
    yield from with_last(chain.from_iterable(lists), sheet.paragraph(basis(release)))
