"""How a statutory table is set, on paper and in Word alike.

No standard sets these; they were chosen so that both editions are readable, and table 3 stands on one page.
"""

from __future__ import annotations

from typing import NamedTuple

SIZES = (10.5, 10.0, 9.5, 9.0)
"""五号 to 小五, in points, one for all tables of a report. Chosen: the notice's own tables are 五号; smaller only where
figures are so long that table 3 would not fit a page."""

LEAST_FIGURE = 9.0
"""小五, in points, to which all figures of a table are set smaller where columns have no room for the longest. Chosen:
smaller digits are misread on a copy."""

CONDENSED = 0.6
"""Of its width, to which a figure is condensed that is still too long. Chosen: seven digits in each column of table 4
take 0.7; narrower digits run together."""

SMALLEST = 3.0
"""Points, for a figure that is too long even so. Chosen: one of 15 digits in the narrowest column; whatever is real is
set far larger."""

LEADING = 1.2
"""Of lines in cells, in em. Chosen: two lines of a label are still apart, and all of table 3 fits a page."""

PADDINGS = (0.6, 0.4, 0.25, 0.16, 0.05)
"""Between rule and text above and below, in em, the airiest first. Chosen by eye: rows of 25.2 down to 13.7 points, as
high as rows are that Word makes by itself."""


class Margins(NamedTuple):
    """White in the cells of a table, in em.

    Attributes:
        side: Between rule and text at the sides, at least.
        inset: Between rule and label at the left, and beside the words that a column is made for.
    """

    side: float
    inset: float


ROOMY = Margins(0.1, 0.22)
"""Chosen by eye."""

ON_PAPER = ROOMY, Margins(0.08, 0.15)
"""The first unless the figures of a table have no room. Chosen: nearer to each other, figures of two cells are one
figure to programs that take text out of a PDF."""

IN_WORD = *ON_PAPER, Margins(0.03, 0.1)
"""Likewise. Chosen: the last has table 3 with seven digits in each column on a page, and what is printed has more white
than that, since digits are measured as wide as any font has them."""

STUB = 0.51
"""Of the width that a table with labels in several columns leaves to these: as the notice's own table 3 does, so that
each of its columns of figures has 7 %."""

LEAST_LABELS = (0.18, 0.22, 0.26, 0.3, 0.34)
"""Of the width that the last column of labels keeps beside long figures; more of it where the table would be too high
for a page. Chosen: seven characters of table 3, and up to about what it has without long figures."""

BESIDE_LABEL = 2.0
"""White beside the longest label where there is but one column of labels, in em. Chosen by eye."""

ALONE = 0.5
"""Between rule and label at the left where there is but one column of labels, in em. Chosen by eye."""

GROUP = 3
"""Characters that a column of labels beside many rows has side by side at least: （三）. Chosen by eye."""

DIGITS = 4
"""That a column of figures has room for at least; more where a figure needs it. Chosen by eye."""

RAISED = 0.72
"""Of the size of a figure, for the mark behind it that leads to a note; and how high it stands. Chosen by eye."""

RULE = 0.5
"""Thickness, in points. Chosen by eye."""

KEPT_ROWS = 3
"""Rows of a group that stay together where a table is cut between pages. Chosen: as many show what they belong to."""

TINT = "DEEAF6"
"""The light ground of banners, RRGGBB, as on the pages where such reports are published. Chosen: black reads well."""
