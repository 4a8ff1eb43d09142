"""The figures of one report, as small as they can be: ten thousand of them are added up in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import InitVar, dataclass, field
from decimal import Decimal
from typing import NamedTuple

from models.district.rollup.money import in_ten_thousands
from models.form.figures import print_figure
from models.form.refs import NOTES, TextRef
from models.form.vocabulary import Cell
from models.report.matching_code import code_of, fingerprint
from models.report.report import Report, Value

Number = int | Decimal
"""A figure that is added: whole ones as `int`, of which a thousand are added in no time."""


class Odd(NamedTuple):
    """What is in a cell that is no plain number, or no complete one.

    Attributes:
        at: The position of the cell in the form.
        text: As it was typed; blank if nothing was.
        is_added: Whether a number that was worked out from it is added, in ten thousand yuan or as a part of a total.
    """

    at: int
    text: str = ""
    is_added: bool = False


class Remark(NamedTuple):
    """What stands beside a cell (加注); it is listed and never added."""

    ref: str
    text: str


@dataclass(frozen=True)
class ReportValues:
    """What is added up of a report; it can only be made of the report itself.

    Attributes:
        form: The id of the edition.
        version: The same for all files that hold the same report; `code` is its beginning.
        numbers: By the position of the cell in the form; 0 where there is none.
        odd: The cells of which that is not the whole truth, in the order of their positions.
    """

    report: InitVar[Report]
    year: int = field(init=False)
    form: str = field(init=False)
    agency: str = field(init=False)
    kind: str = field(init=False)
    version: str = field(init=False)
    code: str = field(init=False)
    numbers: tuple[Number, ...] = field(init=False)
    odd: tuple[Odd, ...] = field(init=False)
    remarks: tuple[Remark, ...] = field(init=False)

    def __post_init__(self, report: Report) -> None:
        version = fingerprint(report)
        cells = list(_cells(report))
        found = {
            "year": report.year,
            "form": report.form.id,
            "agency": report.text("cover", "agency").strip(),
            "kind": report.text("cover", "kind"),
            "version": version,
            "code": code_of(bytes.fromhex(version)),
            "numbers": tuple(number for number, _ in cells),
            "odd": tuple(odd for _, odd in cells if odd),
            "remarks": tuple(_remarks(report)),
        }
        for name, value in found.items():
            object.__setattr__(self, name, value)

    def spelled(self, at: int) -> str:
        """Return what a cell holds, as it was typed; blank if nothing was."""
        odd = next((one for one in self.odd if one.at == at), None)
        return odd.text if odd else digits(self.numbers[at])


def digits(number: Number) -> str:
    """Return a figure as it is written, digit by digit."""
    return str(number) if isinstance(number, int) else f"{number:f}"


def _cells(report: Report) -> Iterator[tuple[Number, Odd | None]]:
    for at, (ref, cell) in enumerate(report.form.cells.items()):
        value = report.content(ref)
        if isinstance(value, Decimal):
            is_whole = ref in report.values or report.settled(ref) is not None
            yield _plain(value), None if is_whole else Odd(at, f"{value:f}", is_added=True)
        else:
            yield _otherwise(at, value, cell)


def _otherwise(at: int, value: Value | None, cell: Cell) -> tuple[Number, Odd]:
    if value is None:
        return 0, Odd(at)
    text = print_figure(value, cell.kind)
    converted = in_ten_thousands(value, cell.kind)
    return (0, Odd(at, text)) if converted is None else (_plain(converted), Odd(at, text, is_added=True))


def _plain(value: Decimal) -> Number:
    """Return the same number, a whole one without a point as an `int`."""
    return int(value) if value.as_tuple().exponent == 0 else value


def _remarks(report: Report) -> Iterator[Remark]:
    for ref, value in report.values.items():
        if isinstance(ref, TextRef) and ref.part == NOTES and isinstance(value, str):
            yield Remark(ref.key, value)
