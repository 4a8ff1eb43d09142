"""The measures of an official page by GB/T 9704-2012, for paper and Word; in points unless a name says otherwise."""

from __future__ import annotations

MM = 72 / 25.4
"""Points in a millimetre."""

WIDTH_MM, HEIGHT_MM = 210, 297
"""Of the paper, A4 (5.1)."""

LEFT_MM, TOP_MM = 28, 37
"""White at the side that is bound, and above (5.2.1)."""

AREA_WIDTH, AREA_HEIGHT = 156 * MM, 225 * MM
"""Of the type area, 版心 (5.2.1)."""

LINES, CHARACTERS = 22, 28
"""Lines a page and characters a line, which fill the type area (5.2.3)."""

PITCH = AREA_WIDTH / CHARACTERS
"""From character to character: 0.207 points less than the type is wide, or 28 would not fit."""

BODY_SIZE = 16.0
"""三号, of the text and all that is not said otherwise (5.2.2)."""

TITLE_SIZE = 22.0
"""二号, of the title (7.3.1)."""

FOOT_SIZE = 14.0
"""四号, of page numbers (7.5) and the closing block, 版记 (7.4.2, 7.4.3)."""

RED_HEAD_SIZE = 48.0
"""Of the name of the office, at most, which the standard leaves open (7.2.4). Chosen: nine characters fill the line."""

ABOVE_RED_HEAD_MM = 35
"""From the upper edge of the type area to the name of the office (7.2.4)."""

ABOVE_RED_RULE_MM = 4
"""From the number of the document to the red rule (7.2.7)."""

RED_RULE_MM = 0.6
"""Thickness of the red rule, which the standard leaves open (7.2.7). Chosen: stronger than in the closing block."""

OUTER_RULE_MM, INNER_RULE_MM = 0.35, 0.25
"""Thickness of the rules of the closing block: first and last, and between (7.4.1)."""

BELOW_AREA_MM = 7
"""From the type area to the dashes beside the page number (7.5)."""

RED = "E60012"
"""Of what is printed red, as RRGGBB; the standard says yellow and magenta of 80 % at least (6.2), and no cyan."""
