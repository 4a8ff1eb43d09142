"""A district's task for a year as a value: who owes a report, to whom, until when, and what has to be in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from models.system.errors import ReportError

MOST_UNITS = 5_000
"""Units of a task. Chosen: a district has 30 to 120."""


class TaskFault(ReportError):
    """A task that cannot be used; `str()` says why."""


class TaskUnit(NamedTuple):
    """A unit as the task knows it.

    Attributes:
        id: Never used again for another unit.
        name: In full, as it stands on the cover.
        kind: An id of `models.form.cover.KINDS`.
    """

    id: str
    name: str
    kind: str


@dataclass(frozen=True)
class Task:
    """What a district asks of its units for a year.

    Attributes:
        id: Made once by chance, when the task is made; stands in every file that belongs to it.
        year: Which is reported on.
        form: The id of the edition that the reports have.
        district: What the district is called in full, 泉州市鲤城区.
        addressee: To whom the reports are handed, 鲤城区人民政府办公室.
        due: The last day on which a unit hands in.
        mended_within: Days after which a report that was sent back is late.
        units: In their order; no two have an id in common.
        required: Addresses of texts that no report may leave blank, beyond what the form asks, as they stand in files.
        thresholds: By how much a figure may differ before a rule asks, by the id of the rule; where the district says
            nothing, the program's own.
        texts: Sentences by what they are for: a notice, or what goes out with a task.
    """

    id: str
    year: int
    form: str
    district: str
    addressee: str
    due: date
    mended_within: int
    units: tuple[TaskUnit, ...]
    required: tuple[str, ...] = ()
    thresholds: Mapping[str, int] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[str, TaskUnit]:
        """The units by their id."""
        return {unit.id: unit for unit in self.units}
