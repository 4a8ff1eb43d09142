"""All colours of the window. Text on every background here has a contrast of at least 4.5 : 1."""

from __future__ import annotations

INK = "#1F2933"
QUIET = "#52606D"
FAINT = "#6B7785"
LINE = "#B5BFCA"
PAPER = "#FFFFFF"
DESK = "#F3F5F8"
HEADING = "#E8EDF3"
STUB = "#F5F7FA"
BLANK = "#FFFBE3"
TOTAL = "#EEF0F2"
CARRIED = "#E3EEF5"
FOLLOWS = "#D6E6F5"
"""Under a figure in a text that follows a cell."""
MAT = "#C3CBD5"
"""Under the pages of a preview."""

CHOSEN = "#BFD8F5"
VEIL = "#331F5FA8"
"""Over chosen cells, with opacity first: a mark under it still shows."""

ACCENT = "#1F5FA8"

ERROR = "#A61B1B"
ERROR_GROUND = "#FBD9D7"
WARNING = "#8A4B00"
WARNING_GROUND = "#FFE9C2"
READY = "#17663A"
