"""从原件重新加一遍: whether a sum that was fixed still is what its originals add up to, each looked at again."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import NamedTuple

from models.district.rollup.adding import Row, add_up
from models.district.rollup.report_values import ReportValues
from models.district.rollup.snapshot import Snapshot, UsedVersion, fixed_sums
from models.form.editions import form_for
from models.report.report import Report
from models.system.errors import ReportError


class AddedAgain(NamedTuple):
    """What came of it.

    Attributes:
        files: How many originals were looked at.
        cells: How many sums were compared.
        faults: What does not agree, in sentences; none if all does.
    """

    files: int
    cells: int
    faults: tuple[str, ...]


def added_again(
    snapshot: Snapshot, content: Callable[[UsedVersion], bytes], read: Callable[[bytes, str], Report]
) -> AddedAgain:
    """Return whether originals and sums agree.

    Args:
        snapshot: What was fixed.
        content: Gives an original; raises an OSError or ReportError where it is not to be had.
        read: Reads an original, of which the name is given, too; raises a ReportError where it cannot.
    """
    form, rows, faults = form_for(snapshot.year), [], list[str]()
    for used in snapshot.versions:
        try:
            rows.append(Row(used.unit, _values(used, content, read)))
        except ReportError as error:
            faults.append(f"“{used.name}”：{error}")
        except OSError:
            faults.append(f"“{used.name}”：原件“{used.file}”读不出来；请检查磁盘。")
    if any(one.values.form != form.id for one in rows):
        faults.append("有的原件不是这一年、这一种格式的；请核对。")
    elif not faults:
        sums = zip(snapshot.sums, fixed_sums(add_up(form, rows)), strict=True)
        faults += [f"{old.ref}：相加是 {new.total}，定稿写的是 {old.total}。" for old, new in sums if old != new]
    return AddedAgain(len(rows), len(snapshot.sums), tuple(faults))


def _values(
    used: UsedVersion, content: Callable[[UsedVersion], bytes], read: Callable[[bytes, str], Report]
) -> ReportValues:
    original = content(used)
    if sha256(original).hexdigest() != used.sha256:
        raise ReportError(f"原件“{used.file}”和计入的时候不一样；请从备份里找回原来的。")
    values = ReportValues(read(original, used.file))
    if values.version != used.version:
        raise ReportError(f"原件“{used.file}”里的报告不是计入的那一份；请核对。")
    return values
