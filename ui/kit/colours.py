"""All colours of the window, each named by what it is for, in the light and in the dark theme.

Those of the present theme are asked for with `ui.kit.theme.colours()`. Text has a contrast of at least 4.5 : 1 on
every ground that it stands on, and a mark one of 3 : 1, but for what cannot be used at present.
"""

from __future__ import annotations

from typing import NamedTuple


class Colours(NamedTuple):
    """The colours of a theme, as Qt reads them: `#RRGGBB`, or `#AARRGGBB` with opacity first.

    Attributes:
        ink: Of text.
        quiet: Of what is said beside it.
        off: Of what cannot be used at present, and of an example in an empty field.
        paper: Under what is written and read.
        desk: Under all that lies in the window.
        heading: Under the headings of a table.
        stub: Under the labels of its rows.
        tab: Under the name of a tab that is not in front.
        line: Between the cells of a table.
        edge: Between the parts of the window.
        control_edge: Around what can be typed into or pressed, and between what scrolls and what does not.
        accent: Of what can be followed or has the focus.
        accent_ground: Under what the mouse or the keys point at, and under a button that is pressed for good.
        primary: Under the name of the one thing to do next.
        primary_hover: The same under the mouse.
        primary_text: On them.
        chosen: Under what is chosen.
        chosen_text: On it.
        veil: Over chosen cells, so that a mark under it still shows.
        blank: Under a cell that is still to be filled in.
        total: Under a total that follows.
        carried: Under what was carried over from last year.
        follows: Under a figure in a text that follows a cell.
        mat: Under the pages of a preview.
        error: Of what is wrong.
        error_ground: Under it.
        error_light: Under what has a part in it.
        warning: Of what may be wrong.
        warning_ground: Under it, and under words that last year's report has, too.
        warning_light: Under what has a part in it.
        ready: Of what is done.
        ready_ground: Under it.
    """

    ink: str
    quiet: str
    off: str
    paper: str
    desk: str
    heading: str
    stub: str
    tab: str
    line: str
    edge: str
    control_edge: str
    accent: str
    accent_ground: str
    primary: str
    primary_hover: str
    primary_text: str
    chosen: str
    chosen_text: str
    veil: str
    blank: str
    total: str
    carried: str
    follows: str
    mat: str
    error: str
    error_ground: str
    error_light: str
    warning: str
    warning_ground: str
    warning_light: str
    ready: str
    ready_ground: str


LIGHT = Colours(
    ink="#1F2933",
    quiet="#4D5A67",
    off="#6B7785",
    paper="#FFFFFF",
    desk="#F3F5F8",
    heading="#E8EDF3",
    stub="#F5F7FA",
    tab="#E3E8EE",
    line="#B5BFCA",
    edge="#CBD3DC",
    control_edge="#76828F",
    accent="#1F5FA8",
    accent_ground="#E3ECF7",
    primary="#1F5FA8",
    primary_hover="#184C87",
    primary_text="#FFFFFF",
    chosen="#BFD8F5",
    chosen_text="#1F2933",
    veil="#261F5FA8",
    blank="#FFFBE3",
    total="#EEF0F2",
    carried="#E3EEF5",
    follows="#D6E6F5",
    mat="#C3CBD5",
    error="#A61B1B",
    error_ground="#FBD9D7",
    error_light="#FDF0EF",
    warning="#8A4B00",
    warning_ground="#FFE9C2",
    warning_light="#FFF6E6",
    ready="#17663A",
    ready_ground="#DFF0E5",
)

DARK = Colours(
    ink="#E4E9EF",
    quiet="#AEB9C5",
    off="#8B97A4",
    paper="#1B2026",
    desk="#14181D",
    heading="#28303A",
    stub="#20262D",
    tab="#20262D",
    line="#46515D",
    edge="#38424D",
    control_edge="#7D8A98",
    accent="#82B4F0",
    accent_ground="#1E3048",
    primary="#2F6FB9",
    primary_hover="#285F9F",
    primary_text="#FFFFFF",
    chosen="#24476F",
    chosen_text="#E4E9EF",
    veil="#2682B4F0",
    blank="#2D2A17",
    total="#262B32",
    carried="#1A2D3D",
    follows="#1E3D5C",
    mat="#0E1115",
    error="#FF9D96",
    error_ground="#5A2222",
    error_light="#33201F",
    warning="#F2B863",
    warning_ground="#453213",
    warning_light="#2A2216",
    ready="#74CF9E",
    ready_ground="#183527",
)


def of_system(ground: str, ink: str, off: str, chosen: str, chosen_text: str) -> Colours:
    """Return a theme of the few colours of a system that is set to high contrast; signs and words tell the rest.

    Args:
        ground: Under everything.
        ink: Of everything on it.
        off: Of what cannot be used at present.
        chosen: Under what is chosen; it stands out from the ground, too.
        chosen_text: On it.
    """
    grounds = dict.fromkeys(_GROUNDS, ground)
    inks = dict.fromkeys(_INKS, ink)
    accents = dict.fromkeys(("accent", "primary", "primary_hover", "chosen"), chosen)
    texts = dict.fromkeys(("primary_text", "chosen_text"), chosen_text)
    return Colours(off=off, veil=f"#26{chosen.removeprefix('#')}", **grounds, **inks, **accents, **texts)


_INKS = ("ink", "quiet", "line", "edge", "control_edge", "error", "warning", "ready")
_GROUNDS = (
    *("paper", "desk", "heading", "stub", "tab", "accent_ground", "blank", "total", "carried", "follows", "mat"),
    *("error_ground", "error_light", "warning_ground", "warning_light", "ready_ground"),
)
