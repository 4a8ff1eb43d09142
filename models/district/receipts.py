"""What a district confirms to a unit, out of the register: that its report came, or that it was accepted."""

from __future__ import annotations

from models.district.register.ledger import Ledger
from models.district.register.task_standing import UnitStanding
from models.exchange.receipt import Receipt, Verdict


def receipt_of(one: UnitStanding, ledger: Ledger, office: str) -> Receipt | None:
    """Return the receipt for what waits of a unit, else for what is in force; None if there is nothing to confirm.

    It is numbered by the event by which the report came in: the same report has the same number for ever.

    Args:
        one: How far the unit is.
        ledger: What the register says.
        office: That confirms it.
    """
    submission = one.waiting[-1] if one.waiting else one.in_force
    if not submission or not ledger.task:
        return None
    accepted = submission.acceptance if submission is one.in_force else None
    return Receipt(
        number=f"{ledger.task.year}-{submission.number:04}",
        unit=one.unit.name,
        unit_id=one.unit.id,
        year=ledger.task.year,
        code=submission.arrival.code,
        when=(accepted.when if accepted else submission.when).astimezone(),
        verdict=Verdict.ACCEPTED if accepted else Verdict.RECEIVED,
        office=office,
        by=accepted.who if accepted else "",
    )
