"""The matching code as somebody types it from a sheet of paper."""

from __future__ import annotations

from models.district.paper import read_code
from models.district.register.events import RegisterFault
from models.district.register.ledger import Ledger
from models.district.register.submission_life import SubmissionState
from models.district.register.submissions import Submission
from models.report.matching_code import LENGTH


def plain_code(typed: str) -> str:
    """Return a code as it is compared: the eight characters, without what stands between them."""
    return read_code(typed)


def typed_code(typed: str) -> str:
    """Return a code that was typed, as it is compared.

    Raises:
        RegisterFault: These are not eight characters.
    """
    code = plain_code(typed[: 4 * LENGTH])
    if len(code) != LENGTH or not (code.isascii() and code.isalnum()):
        raise RegisterFault(f"核对码是 {LENGTH} 个字母和数字；请照纸上再输一次。")
    return code


def paper_of(ledger: Ledger, unit: str) -> Submission:
    """Return the version of a unit's report of which paper is looked at: the one in force, else the one that waits.

    Raises:
        RegisterFault: There is none.
    """
    living = ledger.living(unit)
    in_force = [one for one in living if one.state is SubmissionState.ACCEPTED]
    if not living:
        raise RegisterFault(f"“{ledger.units[unit].name}”还没有收到能用的电子件，没有可以核对的；请先收件。")
    return (in_force or living)[-1]
