"""A workbook in the making: what every one of ours begins with, and its formats, each made once."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import IO

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # annotated, but it says so nowhere
from xlsxwriter.format import Format  # type: ignore[import-untyped]

SheetLook = dict[str, object]
"""Properties of a format, as XlsxWriter names them."""

SIZE = 11
"""Points, of most texts; the default of spreadsheets."""

CHUNK = 15_000
"""Characters of hidden data in a cell. Chosen: a cell holds 32,767, and rare characters count twice."""

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": "宋体", "font_size": SIZE},
}


def new_workbook(stream: IO[bytes]) -> Workbook:
    """Return a workbook that is written to `stream` when it is left; text in it is never a formula or a link."""
    return Workbook(stream, deepcopy(_OPTIONS))  # XlsxWriter notes its own defaults in them


@dataclass(frozen=True)
class Formats:
    """The formats of a workbook, each made once."""

    workbook: Workbook
    made: dict[frozenset[tuple[str, object]], Format] = field(default_factory=dict)

    def of(self, look: SheetLook, **more: object) -> Format:
        """Return `look` with some properties more as a format of this workbook."""
        properties = {**look, **more}
        key = frozenset(properties.items())
        if key not in self.made:
            self.made[key] = self.workbook.add_format(properties)
        return self.made[key]
