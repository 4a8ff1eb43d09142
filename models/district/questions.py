"""What waits for a person's answer, worked out from what the register knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from models.district.changed_workbooks import told_of_changed
from models.district.outcomes import Act, Choice, Kind, Question
from models.district.register.ledger import Ledger
from models.district.register.submission_life import SubmissionState
from models.district.register.submissions import Submission
from models.district.roster import Unit
from models.district.taking_in import UNSURE
from models.district.unit_names import key_of

_REMEMBERED = "定了就记住，明年自己认得。"
_MOST = 3
"""Answers to a question, one for each of the keys 1, 2, 3. Source: the design."""


class Looked(NamedTuple):
    """What a person has done about questions in this window.

    Attributes:
        at: Submissions without our data that somebody has looked at beside the file.
        later: Questions that were put off.
    """

    at: frozenset[str] = frozenset()
    later: frozenset[str] = frozenset()


_NOTHING = Looked()


def questions_of(ledger: Ledger, looked: Looked = _NOTHING) -> tuple[Question, ...]:
    """Return all questions that what came in asks, in the order in which it came; what was put off comes last."""
    found = [*_of_units_unknown(ledger, looked), *_of_versions(ledger), *_of_changed(ledger)]
    return tuple(sorted(found, key=lambda one: one.id in looked.later))


def _of_units_unknown(ledger: Ledger, looked: Looked) -> Iterator[Question]:
    for one in ledger.submissions.values():
        if one.state is SubmissionState.TO_RECOGNISE:
            known = bool(one.arrival.code) or one.sha256 in looked.at
            yield _whose(one, ledger) if known else _without_data(one, ledger)


def _whose(one: Submission, ledger: Ledger) -> Question:
    units = [ledger.units[id_] for id_ in one.arrival.proposals if id_ in ledger.units]
    proposals = [
        Choice(_short(unit, ledger, len(units)), Act.IS_UNIT, unit.id, is_primary=len(units) == 1)
        for unit in units[: _MOST - 1]
    ]
    rest = [Choice("别的单位…" if units else "选单位…", Act.OTHER_UNIT), Choice("先放一边", Act.PUT_ASIDE)]
    return Question(
        one.sha256,
        Kind.WHOSE,
        "这是哪个单位的？",
        one.arrival.name,
        f"文件里写的是“{one.arrival.agency}”，{_alike(units, ledger)}",
        (*proposals, *rest)[:_MOST],
        _REMEMBERED if one.arrival.agency else "",
        one.arrival.agency,
    )


def _short(unit: Unit, ledger: Ledger, proposals: int = 0) -> str:
    """Return what a unit is called where there is little room; as an answer, that it is the one proposal."""
    name = key_of(unit.name, ledger.district)
    return f"就是{name}" if proposals == 1 else name


def _alike(units: list[Unit], ledger: Ledger) -> str:
    """Return the units that it may be, side by side with how far each is."""
    if not units:
        return "名册里认不准是哪一个。"
    named = "　".join(f"{unit.id} {unit.name}（{_how_far(unit, ledger)}）" for unit in units)
    return f"可能是：{named}" if len(units) == 1 else f"有 {len(units)} 个像的，请看清：{named}"


def _how_far(unit: Unit, ledger: Ledger) -> str:
    living = ledger.living(unit.id)
    if any(one.state is SubmissionState.ACCEPTED for one in living):
        return "已接收"
    return "有待审的" if living else "还没报"


def _without_data(one: Submission, ledger: Ledger) -> Question:
    unsure = [place for note in one.check.findings if note.rule == UNSURE for place in note.places]
    units = [ledger.units[id_] for id_ in one.arrival.proposals if id_ in ledger.units]
    called = _short(units[0], ledger) if len(units) == 1 else one.arrival.agency or "有个单位"
    told = f"其中 {len(unsure)} 个数没有把握" if unsure else "没有没把握的数"
    return Question(
        one.sha256,
        Kind.NO_DATA,
        f"{called}交的文件里没有数据",
        one.arrival.name,
        f"按表头读出来的，{told}；对照原件看过，才算收下。",
        (
            Choice(f"对照看 {len(unsure)} 格…" if unsure else "对照看…", Act.LOOK, one.sha256),
            Choice("复制请交 Excel 的话", Act.COPY, _ask_for_data(called)),
            Choice("先放一边", Act.PUT_ASIDE),
        ),
    )


def _ask_for_data(called: str) -> str:
    return f"{called}：您交的文件里没有数据，不能汇总。请在年报填报程序里打开报告，用“交付到 U 盘”重新交一次。"


def _of_versions(ledger: Ledger) -> Iterator[Question]:
    for unit in ledger.units.values():
        living = ledger.living(unit.id)
        waiting = [one for one in living if one.state is SubmissionState.TO_DECIDE]
        if waiting:
            yield _which(_short(unit, ledger), unit, living, waiting)


def _which(called: str, unit: Unit, living: tuple[Submission, ...], waiting: list[Submission]) -> Question:
    last, others = waiting[-1], [one for one in living if one is not waiting[-1]]
    successor = len(others) == 1 and bool(last.arrival.supersedes) and last.arrival.supersedes == others[0].arrival.code
    said = (
        f"新来的写明是接着 {others[0].arrival.code} 那版改的。" if successor else "哪一版新，程序不替您猜，请看了再定。"
    )
    use = [Choice("用新来的", Act.USE, last.sha256, is_primary=True)] if successor else []
    return Question(
        f"unit {unit.id}",
        Kind.VERSIONS,
        f"{called}来了 {len(living)} 版，不一样",
        "",
        f"{'　'.join(_version(number, one) for number, one in enumerate(living))}　{said}",
        (*use, Choice("两版对照…", Act.COMPARE, unit.id), Choice("以后再说", Act.LATER)),
        f"没定以前，{'已接收的那版照旧算数' if _in_force(living) else '这个单位不计入汇总'}。",
    )


def _in_force(living: tuple[Submission, ...]) -> bool:
    return any(one.state is SubmissionState.ACCEPTED for one in living)


def _version(number: int, one: Submission) -> str:
    called = "甲乙丙丁戊己庚辛壬癸"[number : number + 1] or str(number + 1)
    state = "，已接收" if one.state is SubmissionState.ACCEPTED else ""
    return f"{called}：{one.when.month}月{one.when.day}日收，{one.arrival.code or '没有核对码'}{state}。"


def _of_changed(ledger: Ledger) -> Iterator[Question]:
    for one in ledger.submissions.values():
        if one.is_undecided_change:
            yield _what_of_changed(one, ledger)


def _what_of_changed(one: Submission, ledger: Ledger) -> Question:
    """Return what is asked about a workbook that was changed by hand; it cannot be accepted."""
    unit = next((ledger.units[id_] for id_ in one.arrival.proposals if id_ in ledger.units), None)
    called = _short(unit, ledger) if unit else one.arrival.agency or "有个单位"
    changed = one.arrival.changed
    told = "；".join(map(told_of_changed, changed[:_MOST]))
    places = "、".join(place.called for place in changed)
    words = f"{called}：您交的“{one.arrival.name}”在程序外面被改过，{len(changed)} 处：{places}。"
    back = [Choice("写退回单…", Act.RETURN, one.sha256)] if unit else []
    return Question(
        one.sha256,
        Kind.CHANGED,
        f"{called}的表格在程序外面被改过",
        one.arrival.name,
        f"{len(changed)} 处和里面存的不一样：{told}{'……' if len(changed) > _MOST else '。'}"
        "不能接收，请单位在程序里改好再交。",
        (
            *back,
            Choice("复制请重交的话", Act.COPY, f"{words}请在程序里改好，重新导出再交。"),
            Choice("先放一边", Act.PUT_ASIDE),
        ),
        "退回单里一格一点，单位用程序打开就能对着改。" if unit else "",
    )
