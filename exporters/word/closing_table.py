"""版记 in Word: a table with the rules of the standard, which Word keeps at the foot of the last page."""

from __future__ import annotations

from collections.abc import Sequence

from exporters.manuscript import Closing
from exporters.typeset.standard_page import AREA_WIDTH, INNER_RULE_MM, MM, OUTER_RULE_MM
from exporters.typeset.text_width import units
from exporters.word.markup import Element, flag, paragraph, run, twips, w
from exporters.word.styles import CLOSING

_LABEL = "抄送："
_OUTER, _INNER = OUTER_RULE_MM * MM, INNER_RULE_MM * MM
"""Rules, in points."""

_BESIDE = 4.5
"""What the day takes besides its characters, in em: both margins, and what is wider in other fonts. Chosen by eye."""


def closing_block(closing: Closing) -> Element:
    """Return the block: the recipients, each line under the first after the colon, and the issuer with the date."""
    is_issued = bool(closing.issuer or closing.day)
    right = min(AREA_WIDTH / 2, (units(closing.day) / 2 + _BESIDE) * CLOSING.size)
    widths = AREA_WIDTH - right, right
    recipients = [_row([_recipients(closing.recipients, stays=is_issued)], [AREA_WIDTH])] if closing.recipients else []
    issued = [_row([_line(closing.issuer), _line(closing.day, "right")], widths)] if is_issued else []
    columns = (w("gridCol", w=twips(width)) for width in widths)
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


def _row(texts: Sequence[Element], widths: Sequence[float]) -> Element:
    cells = (_cell(text, width, 2 // len(texts)) for text, width in zip(texts, widths, strict=True))
    return w("tr", w("trPr", w("cantSplit")), *cells)


def _cell(text: Element, width: float, span: int) -> Element:
    properties = w("tcW", w=twips(width), type="dxa"), w("gridSpan", val=span) if span > 1 else None
    return w("tc", w("tcPr", *properties), text)


def _recipients(text: str, *, stays: bool) -> Element:
    """Return the recipients; whoever issued the paper is never on another page."""
    hanging = twips(len(_LABEL) * CLOSING.size)
    layout = flag("keepNext", on=stays), w("ind", left=hanging, hanging=hanging)
    return paragraph(CLOSING.id, run(_LABEL + text), properties=layout)


def _line(text: str, align: str = "left") -> Element:
    runs = (run(text),) if text else ()
    return paragraph(CLOSING.id, *runs, properties=(w("jc", val=align),))
