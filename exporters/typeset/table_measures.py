"""How a statutory table is set, on paper and in Word alike.

No standard sets these; they were chosen so that both editions are readable, and table 3 stands on one page.
"""

from __future__ import annotations

SIZES = (12.0, 10.5, 10.0, 9.5, 9.0)
"""小四 to 小五, in points; the largest that fits is taken. Chosen: the smallest is what table 3 fits a page at."""

LEADING = 11.5 / 9
"""Of lines in cells, in em: 9 points on 11.5 let table 3 of either edition fit a page under its heading."""

PADDING = 0.3
"""Between rule and text, in em. Chosen by eye."""

DIGITS = 4
"""That a column of figures has room for at least; more where a figure needs it. Chosen by eye."""

MOST_COLUMNS = 12
"""In a table with more, columns are all alike, and long figures are set in smaller type. Chosen: table 4 has 15."""

RULE = 0.5
"""Thickness, in points. Chosen by eye."""
