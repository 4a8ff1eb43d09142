"""What follows from all that is gathered together, worked out once however many ask."""

from __future__ import annotations

from functools import cached_property

from models.gathering.gathering import Gathering, Row, rows_without_room
from models.gathering.sums import Changed, Fills, changes, fills
from models.report.report import Report
from ui.gathering.part_words import RoomState, room_states


class Overview:
    """What follows from a gathering, for a report; both stay what they are.

    Args:
        value: The gathering.
        report: The report.
    """

    def __init__(self, value: Gathering, report: Report) -> None:
        self.value, self.report = value, report

    @cached_property
    def changes(self) -> tuple[Changed, ...]:
        """What rooms have changed and nobody has seen."""
        return changes(self.value, self.report.form)

    @cached_property
    def states(self) -> dict[str, RoomState]:
        """How far each room is, by its id."""
        return room_states(self.value, self.report.form, self.changes)

    @cached_property
    def uncovered(self) -> tuple[Row, ...]:
        """The rows that no room answers for."""
        return rows_without_room(self.value, self.report.form)

    @cached_property
    def fills(self) -> Fills:
        """What the sums would put into the report."""
        return fills(self.value, self.report)
