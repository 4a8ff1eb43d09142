"""What events do to sums that were fixed (定稿): each has a number, and is of what is in force then, exactly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from models.district.acceptance import is_mere
from models.district.register.event_data import text_in, whole_in
from models.district.register.events import NAME, Event, RegisterFault
from models.district.register.ledger import Fixing, Ledger
from models.district.register.submission_life import SubmissionState


def basis_of(ledger: Ledger) -> str:
    """Return the fingerprint of what is in force: the originals of all units that count, by their ids."""
    in_force = (one for one in ledger.submissions.values() if one.state is SubmissionState.ACCEPTED)
    return basis_of_originals((one.unit, one.sha256) for one in in_force if ledger.units[one.unit].counted)


def basis_of_originals(originals: Iterable[tuple[str, str]]) -> str:
    """Return the same of units and the SHA-256 of their originals."""
    return sha256("\n".join(sorted(map(" ".join, originals))).encode()).hexdigest()


def fixed(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger with one more sum that was fixed; those before stay as they are."""
    data = event.data
    number, n, total = (whole_in(data, name) for name in ("number", "n", "total"))
    code, content = text_in(data, "code"), text_in(data, "object")
    if number != len(ledger.fixed) + 1 or not NAME.fullmatch(content) or not code:
        raise ValueError(event.number)
    counted = sum(unit.counted for unit in ledger.units.values())
    if text_in(data, "basis") != basis_of(ledger) or not 0 <= n <= total == counted:
        raise RegisterFault("有单位的原件读不出来，或者刚才又接收了新的，没有定稿；请重新打开汇总再定。")
    if not n:
        raise RegisterFault("还没有接收一个单位的报告，不能定稿；请先接收。")
    if ledger.fixed and ledger.fixed[-1].object == content:
        raise RegisterFault(f"现在的数和 Z{number - 1} 完全一样，不用再定一版。")
    if ledger.fixed and (not event.reason or is_mere(event.reason)):
        raise RegisterFault(f"再定一版要写更正说明：Z{number - 1} 以后变了什么、为什么；只写“核实无误”不行。")
    fixing = Fixing(number, event.when, event.who, code, content, n, total, event.reason)
    return replace(ledger, fixed=(*ledger.fixed, fixing))
