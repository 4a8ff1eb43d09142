"""To which draft a return slip belongs. It is about one state of a report only, and is refused by all others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from models.drafts.draft import Draft
from models.drafts.versions import Version, Why
from models.exchange.return_slip import PointState, ReturnSlip, SlipFault, SlipPoint, slip_code
from models.report.matching_code import fingerprint, matching_code
from models.report.report import Report
from models.text.look_alikes import plain_name

Versions = Callable[[str], Sequence[Version]]
"""Returns the states of a draft that were kept."""

_OTHER_YEAR = "这份退回单是 {year} 年报告的，这里没有本单位 {year} 年的报告，没有收下；请核对选的文件。"
_OTHER_UNIT = "这份退回单是“{name}”的，这里没有这个单位的报告，没有收下；请核对选的文件。"
_EARLIER = (
    "这份退回单说的是核对码 {code} 的那一份，后来又交过新的（核对码 {last}），没有收下；"
    "请问区里新的一份看过没有，要针对新的一份的退回单。"
)
_UNKNOWN = (
    "这份退回单说的是核对码 {code} 的那一份，“{name}”{year} 年的报告没有交过这一份，没有收下；"
    "可能是在别的电脑上交的，请在那台电脑上打开，或者核对选的文件。"
)
_BINNED = "这份退回单说的那份报告在回收站里，没有收下；请先把它从回收站放回来。"
_FORGED = "退回单的核对码和 SHA-256 跟交出去的那一份对不上，没有收下；请向区里再要一份。"
_ROUND = "第 {last} 次的退回单已经收下，这是第 {round} 次的，没有收下；请打开最近一次的。"

_CHANGED = (
    "第 {round} 次的退回单已经收下，这一份也是第 {round} 次的，写的却不一样，又不是后来写的，没有收下；"
    "以前收的、答过的都没有动，请问区里以哪一份为准。"
)


def draft_of_slip(slip: ReturnSlip, drafts: Iterable[Draft], versions: Versions) -> Draft:
    """Return the draft whose report was returned: the state that was handed over last, or the one that it is in.

    Raises:
        SlipFault: There is none; the sentence says what the slip is about instead.
    """
    code, all_ = slip.about.code, [draft for draft in drafts if draft.report]
    for draft in all_:
        if draft.binned or not draft.report:
            continue
        if matching_code(draft.report) == code:
            _ensure_same(slip, draft.report)
            return _in_turn(slip, draft)
        if draft.deliveries and draft.deliveries[-1].code == code:
            _ensure_went_out(slip, versions(draft.id))
            return _in_turn(slip, draft)
        if not draft.deliveries and _is_last_export(slip, draft, versions):
            return _in_turn(slip, draft)
    raise SlipFault(_why_none(slip, all_))


def _in_turn(slip: ReturnSlip, draft: Draft) -> Draft:
    """Return the draft unless a later slip has come; the same one again is none, but never one of other words."""
    last = draft.slips.current
    if not last or last.about.task != slip.about.task:
        return draft
    if last.round > slip.round:
        raise SlipFault(_ROUND.format(last=last.round, round=slip.round))
    if last.round == slip.round and not is_kept(slip, draft) and not _follows(slip, last):
        raise SlipFault(_CHANGED.format(round=slip.round))
    return draft


def _follows(slip: ReturnSlip, last: ReturnSlip) -> bool:
    """Return whether a slip of the same round was decided later, or says the same and has only another last day."""
    is_same = [*map(_asked, slip.points)] == [*map(_asked, last.points)] and slip.reminders == last.reminders
    return slip.made.when > last.made.when or (slip.made.when == last.made.when and is_same)


def _ensure_same(slip: ReturnSlip, report: Report) -> None:
    if fingerprint(report) != slip.about.sha256:
        raise SlipFault(_FORGED)


def _ensure_went_out(slip: ReturnSlip, versions: Iterable[Version]) -> None:
    """Compare with the state that was handed over, where the history still has it."""
    for version in versions:
        if version.why is Why.DELIVERED and version.report and matching_code(version.report) == slip.about.code:
            _ensure_same(slip, version.report)


def _is_last_export(slip: ReturnSlip, draft: Draft, versions: Versions) -> bool:
    """Return whether this is the state of which a file went out last, of a report that nobody has put on a stick."""
    if draft.stored.unit_year.year != slip.about.year:
        return False
    exports = [one.report for one in versions(draft.id) if one.why is Why.EXPORTED and one.report]
    return bool(exports) and fingerprint(exports[0]) == slip.about.sha256


def _why_none(slip: ReturnSlip, drafts: Iterable[Draft]) -> str:
    """Return what is to be said where no draft fits."""
    code, name = slip.about.code, plain_name(slip.about.name)
    found = list(drafts)
    if any(draft.binned and code in {one.code for one in draft.deliveries} for draft in found):
        return _BINNED
    for draft in found:
        if not draft.binned and code in {one.code for one in draft.deliveries}:
            return _EARLIER.format(code=code, last=draft.deliveries[-1].code)
    of_unit = [draft for draft in found if draft.stored.unit_year.agency == name and not draft.binned]
    if not of_unit:
        return _OTHER_UNIT.format(name=slip.about.name)
    if not any(draft.stored.unit_year.year == slip.about.year for draft in of_unit):
        return _OTHER_YEAR.format(year=slip.about.year)
    return _UNKNOWN.format(**slip.about._asdict())


def is_kept(slip: ReturnSlip, draft: Draft) -> bool:
    """Return whether this very slip has come before; what is answered to it stays then."""
    last = draft.slips.current
    return last is not None and slip_code(last) == slip_code(slip)


def with_own_answers(slip: ReturnSlip, draft: Draft) -> ReturnSlip:
    """Return a slip that has come in with no answers but those that were given here: a file answers for nobody.

    There are some where the district has written it anew for the same round, to the points that are the same.
    """
    last = draft.slips.current
    is_anew = last is not None and (last.round, last.about) == (slip.round, slip.about)
    given = {_asked(point): point for point in last.asked} if last and is_anew else {}
    return replace(slip, points=tuple(given.get(point, point) for point in map(_asked, slip.points)))


def _asked(point: SlipPoint) -> SlipPoint:
    """Return a point as the district has written it."""
    return point if point.closed else point._replace(state=PointState.OPEN, answer=None, reply="")
