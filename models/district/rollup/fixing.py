"""Fixing a sum in the register, and reading what was fixed."""

from __future__ import annotations

from collections.abc import Callable

from models.district.register.ledger import Fixing
from models.district.register.register import Register
from models.district.register.submissions import Submission
from models.district.rollup.adding import Rollup
from models.district.rollup.outgoing import Outgoing
from models.district.rollup.report_values import ReportValues
from models.district.rollup.snapshot import Snapshot, snapshot_of, snapshot_to_json
from models.district.rollup.snapshot_json import UnreadableSnapshot, snapshot_from_json
from models.report.report import Report


def fix(register: Register, rollup: Rollup, who: str, correction: str = "") -> Fixing:
    """Fix a sum: Z1, and then Z2 with a note of what is corrected; what was fixed before stays.

    Raises:
        RegisterFault: It is not the sum of what is in force now, or is the same as before, or there is no note.
        OSError, ReadOnly, ChangedRegister: As for all acts.
    """
    snapshot = snapshot_of(rollup)
    used = [one.evidence for one in rollup.counted.versions if isinstance(one.evidence, Submission)]
    register.fix(snapshot_to_json(snapshot), (snapshot.code, snapshot.n, snapshot.total), used, who, correction)
    return register.ledger.fixed[-1]


def snapshot_in(register: Register, fixing: Fixing) -> Snapshot:
    """Return what was fixed.

    Raises:
        OSError: It cannot be read.
        UnusableObject: It is not there, or damaged, and set aside.
        UnreadableSnapshot: It is not what its code says.
    """
    found = snapshot_from_json(register.content(fixing.object))
    if found.code != fixing.code:
        raise UnreadableSnapshot
    return found


def outgoing_of(register: Register, fixing: Fixing, read: Callable[[bytes, str], Report]) -> Outgoing:
    """Return what was fixed as it goes out, out of the originals of then, whatever has been accepted since.

    Args:
        register: In which it was fixed.
        fixing: Which one.
        read: Reads an original, of which the name is given, too; raises a ReportError where it cannot.

    Raises:
        ReportError: An original, or what was fixed, is not as it was.
        OSError: One cannot be read.
    """
    snapshot = snapshot_in(register, fixing)
    values = {one.unit: ReportValues(read(register.content(one.sha256), one.file)) for one in snapshot.versions}
    return Outgoing(snapshot, values, fixing.number)
