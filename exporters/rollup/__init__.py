"""What a district's sum is handed on as: tables for other programs, what it rests on, and a workbook to look at.

Asked by the command line and the window with an `Outgoing`, and with nothing else: what was only tried does not go
out. Each says of how many units it is, and who is missing; nobody can leave that out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import IO

from exporters.rollup.basis import write_basis
from exporters.rollup.json_stat import write_json_stat
from exporters.rollup.long_csv import write_long_csv
from exporters.rollup.wide_csv import write_wide_csv
from models.district.rollup.outgoing import Outgoing

DATA_FILES: Mapping[str, Callable[[Outgoing, IO[bytes]], None]] = MappingProxyType(
    {
        "汇总依据.json": write_basis,
        "长表.csv": write_long_csv,
        "宽表.csv": write_wide_csv,
        "JSON-stat.json": write_json_stat,
    }
)
"""The files for other programs, by their names; the register workbook, which takes findings too, has its own door."""
