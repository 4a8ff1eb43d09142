"""The report as a value, and the edits by which one report becomes the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple, TypeVar

from models.form.editions import form_for
from models.form.figures import Amount, Figure, print_figure
from models.form.refs import CellRef, Ref, TextRef, note_ref
from models.form.vocabulary import Form
from models.report.fields import printed

AnyRef = TypeVar("AnyRef", bound=Ref)

Value = Figure | str
"""A figure, a text, or in a number cell the text that is no figure (kept as typed)."""

_FIGURES = (Decimal, Amount)
_NOTHING = Decimal(0)  # some hundred sums begin with it at every key

YEAR = TextRef("cover", "year")


class Change(NamedTuple):
    """One answer before and after; None is blank."""

    ref: Ref
    before: Value | None
    after: Value | None


class Edit(tuple[Change, ...]):
    """A set of changes that is applied, undone and redone as one."""

    __slots__ = ()

    @property
    def refs(self) -> frozenset[Ref]:
        """The answers it touches."""
        return frozenset(change.ref for change in self)

    def inverted(self) -> Edit:
        """Return the edit that takes this one back."""
        return Edit(Change(ref, after, before) for ref, before, after in reversed(self))

    def followed_by(self, later: Edit) -> Edit:
        """Return one edit with the effect of this one and then `later`."""
        before = {change.ref: change.before for change in (*reversed(later), *reversed(self))}
        after = {change.ref: change.after for change in (*self, *later)}
        return Edit(Change(ref, before[ref], after[ref]) for ref in before if not _same(before[ref], after[ref]))


@dataclass(frozen=True)
class Report:
    """Everything a clerk fills in. What is blank is not in `values`; the year chooses the form.

    Attributes:
        values: Figures and texts by address. Answers that the form of this year does not ask for
            stay here untouched, so that correcting a wrong year loses nothing.
    """

    values: Mapping[Ref, Value] = field(default_factory=dict)

    @classmethod
    def blank(cls, year: int) -> Report:
        """Return an empty report for `year`."""
        return cls({YEAR: str(year)})

    @cached_property
    def year(self) -> int:
        """The year that is reported on."""
        return int(str(self.values[YEAR]))

    @cached_property
    def form(self) -> Form:
        """The edition of the form that the year asks for."""
        return form_for(self.year)

    @cached_property
    def figures(self) -> Mapping[CellRef, Figure]:
        """Every figure of the form's tables: as typed, and the totals that follow from their parts."""
        cells = self.form.cells
        typed = zip(cells, map(self.values.get, cells), strict=True)
        figures: dict[CellRef, Figure] = {ref: value for ref, value in typed if isinstance(value, _FIGURES)}
        for total, parts in self.form.totals.items():
            if total not in self.values and (sum_ := total_of(figures, parts)) is not None:
                figures[total] = sum_
        return figures

    def figure(self, ref: CellRef) -> Figure | None:
        """Return the figure in a cell; None if it is blank or holds no figure."""
        return self.figures.get(ref)

    def content(self, ref: CellRef) -> Value | None:
        """Return what a cell shows: the figure, or the text that is no figure, or None."""
        value = self.values.get(ref)
        return self.figures.get(ref) if value is None else value

    def text(self, part: str, key: str) -> str:
        """Return a text; an empty string if it is blank."""
        value = self.values.get(TextRef(part, key), "")
        return value if isinstance(value, str) else ""

    def printed(self, ref: TextRef) -> str:
        """Return a text as it is printed: its fields as the figures they follow."""
        return self._with_figures.get(ref) or self.text(*ref)

    @cached_property
    def _with_figures(self) -> Mapping[Ref, str]:
        """The texts that have fields, as they are printed: every rule asks for them anew."""
        texts = ((ref, value) for ref, value in self.values.items() if isinstance(value, str) and "{{" in value)
        return {ref: printed(value, self.shown) for ref, value in texts}

    def shown(self, ref: CellRef) -> str:
        """Return the figure in a cell as it is printed; an empty string if it is blank or none of this form."""
        cell = self.form.cells.get(ref)
        return print_figure(self.figure(ref), cell.kind) if cell else ""

    def note(self, ref: CellRef) -> str:
        """Return the remark beside a number cell; an empty string if there is none."""
        return self.text(*note_ref(ref))

    def sum(self, refs: Iterable[CellRef]) -> Decimal:
        """Return the sum of the figures in `refs`; blanks count as nothing."""
        return total_of(self.figures, refs) or _NOTHING

    def settled(self, ref: CellRef) -> Decimal | None:
        """Return the number in a cell; None while it is blank, or a part of the total that it follows."""
        figure = self.figures.get(ref)
        return figure if isinstance(figure, Decimal) and ref not in self._provisional else None

    @cached_property
    def _provisional(self) -> frozenset[CellRef]:
        """The totals that follow while some of their parts are missing."""
        found: set[CellRef] = set()
        for total, parts in self.form.totals.items():
            if total not in self.values and not all(
                part not in found and isinstance(self.figures.get(part), Decimal) for part in parts
            ):
                found.add(total)
        return frozenset(found)

    def edit(self, new: Mapping[Ref, Value | None]) -> Edit:
        """Return the edit that gives the answers in `new`.

        What changes nothing is left out; a total that agrees with its parts goes on following them.
        """
        wanted = {ref: value if value != "" else None for ref, value in new.items()}
        after = self._with(wanted) if YEAR in wanted or wanted.keys() & self.form.totals.keys() else self
        for ref in wanted.keys() & after.form.totals.keys():
            if after.agrees(ref):
                wanted[ref] = None
        changes = (Change(ref, self.values.get(ref), value) for ref, value in wanted.items())
        return Edit(change for change in changes if not _same(change.before, change.after))

    def agrees(self, total: Ref) -> bool:
        """Return whether a total cell holds what its parts add up to."""
        parts = self.form.totals.get(total, ()) if isinstance(total, CellRef) else ()
        sum_ = total_of(self.figures, parts)
        return sum_ is not None and self.values.get(total) == sum_

    def applied(self, edit: Edit) -> Report:
        """Return the report after `edit`."""
        return self._with({change.ref: change.after for change in edit})

    def _with(self, new: Mapping[Ref, Value | None]) -> Report:
        values = {**self.values, **{ref: value for ref, value in new.items() if value is not None}}
        for ref in [ref for ref, value in new.items() if value is None]:
            values.pop(ref, None)
        return Report(values)


def differing(one: Mapping[AnyRef, object], two: Mapping[AnyRef, object]) -> frozenset[AnyRef]:
    """Return the places under which two mappings hold different things."""
    return frozenset(ref for ref in one.keys() | two.keys() if one.get(ref) != two.get(ref))


def _same(before: Value | None, after: Value | None) -> bool:
    """Return whether two values look the same, too: 1.50 is not 1.5, since money is printed as typed."""
    return before == after and str(before) == str(after)


def total_of(figures: Mapping[CellRef, Figure], refs: Iterable[CellRef]) -> Decimal | None:
    """Return the sum of the numbers in `refs`, or None if all are blank; amounts with a unit do not add up."""
    addends = [value for value in map(figures.get, refs) if isinstance(value, Decimal)]
    return sum(addends, _NOTHING) if addends else None
