"""来源: where figures come from, as the clerk has noted it, cell by cell. No part of a report; nothing of it goes out.

The mapping has the order in which the notes were made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from models.form.refs import CellRef
from models.report.report import Report
from models.text.characters import mended

Sources = Mapping[CellRef, str]

NO_SOURCES: Sources = MappingProxyType({})

LONGEST = 80
"""Characters of a source. Chosen: a book, its shelf and its date; the rest belongs into the book."""

_OFFERED = 12
"""Sources that are offered, of last year and of those used before. Chosen: more are typed sooner than found."""

COMMON = (
    "依申请公开登记簿",
    "行政许可台账",
    "行政处罚台账",
    "行政强制台账",
    "非税收入票据和台账",
    "规范性文件目录",
    "行政复议、行政诉讼案卷",
    "科室报送",
    "各科室确认没有发生",
    "门户网站后台统计",
    "上级部门系统导出",
)
"""Where a street office has its figures from. Ours: after the rows of the tables and who keeps the books."""


class Offered(NamedTuple):
    """A source that may be taken.

    Attributes:
        why: What is known of it, in a few words.
    """

    source: str
    why: str


def cleaned(text: str) -> str:
    """Return what the clerk has typed or pasted as a source: one line of what prints, not too long."""
    whole = text[: 4 * LONGEST].encode(errors="ignore").decode()  # half a character, which no file can hold
    return " ".join(mended(whole).split())[:LONGEST].rstrip()


def noted(sources: Sources, cells: Iterable[CellRef], text: str) -> Sources:
    """Return the sources with this one for these cells, as the last; an empty text takes theirs away."""
    chosen, source = frozenset(cells), cleaned(text)
    others = {ref: one for ref, one in sources.items() if ref not in chosen}
    return {**others, **{ref: source for ref in sorted(chosen) if source}}


def offered(sources: Sources, last_year: Sources, cells: Iterable[CellRef]) -> tuple[Offered, ...]:
    """Return what may be the source of cells: what it was last year, those used last, the common ones."""
    last = [Offered(one, "去年这一格") for one in dict.fromkeys(last_year[ref] for ref in cells if ref in last_year)]
    times = Counter(sources.values())
    used = [Offered(one, f"用过 {times[one]} 格") for one in dict.fromkeys(reversed([*sources.values()]))]
    common = [Offered(one, "常见") for one in COMMON]
    found: dict[str, Offered] = {}
    for one in (*last[:_OFFERED], *used[:_OFFERED], *common):
        found.setdefault(one.source, one)
    return tuple(found.values())


def in_need(report: Report, cells: Sequence[CellRef]) -> tuple[CellRef, ...]:
    """Return those of some cells that are noted together: a total that follows comes from its parts.

    Where all of them are such totals, it is these that are meant.
    """
    followed = report.form.totals.keys() - report.values.keys()
    return tuple(ref for ref in cells if ref not in followed) or tuple(cells)


def without_source(report: Report, named: Iterable[CellRef]) -> tuple[CellRef, ...]:
    """Return the filled-in cells that are not among those `named`; a total that follows its parts needs no source."""
    known = frozenset(named)
    followed = report.form.totals.keys() - report.values.keys()
    return tuple(
        ref for ref in report.form.cells if ref not in known and ref not in followed and report.content(ref) is not None
    )
