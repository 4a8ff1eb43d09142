"""All colours of the window, each named once; `app.qss` takes them from here.

Text on every background here has a contrast of at least 4.5 : 1, but for what cannot be used at present.
"""

from __future__ import annotations

INK = "#1F2933"
QUIET = "#52606D"
FAINT = "#6B7785"
DISABLED = "#7B8794"
"""Of what cannot be used at present, and around tool tips."""

LINE = "#B5BFCA"
FRAME = "#CBD3DC"
EDGE = "#DDE3EA"
CONTROL_EDGE = "#76828F"
"""Around what can be typed into or pressed, and between what scrolls and what does not."""

PAPER = "#FFFFFF"
DESK = "#F3F5F8"
HEADING = "#E8EDF3"
STUB = "#F5F7FA"
TAB = "#E3E8EE"
"""Under the name of a tab that is not in front."""

BLANK = "#FFFBE3"
TOTAL = "#EEF0F2"
CARRIED = "#E3EEF5"
FOLLOWS = "#D6E6F5"
"""Under a figure in a text that follows a cell."""
ALIKE = "#FFE9C2"
"""Under words that last year's report has, too."""
MAT = "#C3CBD5"
"""Under the pages of a preview."""

CHOSEN = "#BFD8F5"
CHOSEN_LINE = "#DCE8F7"
"""Under a chosen line of findings, whose inks are paler than `INK`; and a button that is pressed for good."""
CHOSEN_MENU = "#E3ECF7"
HOVER = "#EEF4FB"
VEIL = "#331F5FA8"
"""Over chosen cells, with opacity first: a mark under it still shows."""

ACCENT = "#1F5FA8"
ACCENT_HOVER = "#184C87"

ERROR = "#A61B1B"
ERROR_GROUND = "#FBD9D7"
ERROR_LIGHT = "#FDF0EF"
"""Under what has a part in it."""

WARNING = "#8A4B00"
WARNING_GROUND = "#FFE9C2"
WARNING_LIGHT = "#FFF6E6"
"""Under what has a part in it."""


READY = "#17663A"
UNSURE = "#8A4B00"
"""Of an answer that was read from a file and has to be compared with it."""
