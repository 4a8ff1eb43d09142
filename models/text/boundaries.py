"""Where the stretches of a text begin and end: found once, and then asked for any place in it."""

from __future__ import annotations

import re
from bisect import bisect_left


class Boundaries:
    """The places of some marks in a text.

    To look for the nearest mark anew at each of thousands of places would read the text thousands of times.

    Args:
        text: The text.
        marks: The characters that end a stretch.
    """

    def __init__(self, text: str, marks: str) -> None:
        self._places = [found.start() for found in re.finditer(f"[{re.escape(marks)}]", text)]
        self._length = len(text)

    def begin(self, at: int) -> int:
        """Return where the stretch begins that character `at` stands in: behind the mark before it."""
        before = bisect_left(self._places, at)
        return self._places[before - 1] + 1 if before else 0

    def end(self, at: int) -> int:
        """Return where the first mark from character `at` on stands; the end of the text if there is none."""
        behind = bisect_left(self._places, at)
        return self._places[behind] if behind < len(self._places) else self._length
