"""版记 in Word: a table with the rules of the standard, which Word keeps at the foot of the last page."""

from __future__ import annotations

from exporters.manuscript import Closing
from exporters.typeset.standard_page import AREA_WIDTH, INNER_RULE_MM, MM, OUTER_RULE_MM
from exporters.word.markup import Element, flag, paragraph, run, twips, w
from exporters.word.styles import CLOSING

_LABEL = "抄送："
_OUTER, _INNER = OUTER_RULE_MM * MM, INNER_RULE_MM * MM
"""Rules, in points."""


def closing_block(closing: Closing) -> Element:
    """Return the block: the recipients, each line under the first after the colon, and the issuer with the date."""
    is_issued = bool(closing.issuer or closing.day)
    recipients = [_row(_recipients(closing.recipients, stays=is_issued))] if closing.recipients else []
    issued = [_row(_line(closing.issuer), _line(closing.day, "right"))] if is_issued else []
    columns = (w("gridCol", w=twips(AREA_WIDTH / 2)) for _ in range(2))
    return w("tbl", _properties(), w("tblGrid", *columns), *recipients, *issued)


def _properties() -> Element:
    rules = {"top": _OUTER, "bottom": _OUTER, "insideH": _INNER}
    borders = (w(side, val="single", sz=round(8 * rule), space=0, color="000000") for side, rule in rules.items())
    margins = (w(side, w=twips(CLOSING.size), type="dxa") for side in ("left", "right"))
    return w(
        "tblPr",
        w(
            "tblpPr",
            topFromText=twips(CLOSING.line),
            vertAnchor="margin",
            horzAnchor="margin",
            tblpXSpec="center",
            tblpYSpec="bottom",
        ),
        w("tblOverlap", val="never"),
        w("tblW", w=twips(AREA_WIDTH), type="dxa"),
        w("tblBorders", *borders),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *margins),
    )


def _row(*cells: Element) -> Element:
    return w("tr", w("trPr", w("cantSplit")), *(_cell(cell, 2 // len(cells)) for cell in cells))


def _cell(text: Element, span: int) -> Element:
    width = w("tcW", w=twips(AREA_WIDTH * span / 2), type="dxa")
    return w("tc", w("tcPr", width, w("gridSpan", val=span) if span > 1 else None), text)


def _recipients(text: str, *, stays: bool) -> Element:
    """Return the recipients; whoever issued the paper is never on another page."""
    hanging = twips(len(_LABEL) * CLOSING.size)
    layout = flag("keepNext", on=stays), w("ind", left=hanging, hanging=hanging)
    return paragraph(CLOSING.id, run(_LABEL + text), properties=layout)


def _line(text: str, align: str = "left") -> Element:
    runs = (run(text),) if text else ()
    return paragraph(CLOSING.id, *runs, properties=(w("jc", val=align),))
