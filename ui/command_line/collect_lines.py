"""What has come in of a roster, as lines of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from models.checks.findings import Level
from models.district.collection import Collection, State, UnitOutcome
from models.district.recognition import Certainty, Recognised
from ui.command_line.finding_lines import lines_of

_STATES = {
    State.MISSING: "未报",
    State.FAULTY: "有错误",
    State.UNDECIDED: "待定",
    State.ACCEPTED: "可以收",
}
"""The states by what the clerk reads, what needs hands first."""


def lines_of_collection(collection: Collection, left_out: Sequence[Path]) -> Iterator[str]:
    """Yield how far all units are, each by itself where it is not accepted, and what became of all other files.

    Args:
        collection: What has come in.
        left_out: Folders and files that were not looked at because of their names.
    """
    year = f"{collection.year} 年，" if collection.year else ""
    yield f"{year}计入 {collection.accepted} / {len(collection.units)} 个单位；收到 {collection.files} 个文件。"
    for state, word in _STATES.items():
        units = [one for one in collection.units if one.state is state]
        if units:
            yield f"{word}（{len(units)} 个单位）："
            yield from (line for one in units for line in _lines_of_unit(one))
    yield from _listed(
        "认不出是哪个单位", [_unknown(one.path, one.agency, one.recognised) for one in collection.unknown]
    )
    if any(one.recognised.certainty is Certainty.PROPOSED for one in collection.unknown):
        yield "  是同一个单位的，请把报告里的写法加进名册的别名；名册里没有写区名的，请加 --district 区名。"
    yield from _listed("放在一边", [f"{one.path}：{one.reason}" for one in collection.set_aside])
    yield from _listed("名字带“未完成”“旧”，没有看", list(map(str, left_out)))


def _lines_of_unit(outcome: UnitOutcome) -> Iterator[str]:
    codes = "、".join(dict.fromkeys(file.code for file in outcome.files if file.code))
    code = f"，核对码 {codes}" if codes and outcome.state is State.ACCEPTED else ""
    yield f"  {outcome.unit.id} {outcome.unit.name}{code}{'：' if outcome.reason else ''}{outcome.reason}"
    if outcome.state is not State.ACCEPTED:
        yield from (f"    {file.path}" for file in outcome.files)
        errors = [one for one in outcome.findings if one.level is Level.ERROR]
        yield from (f"  {line}" for line in lines_of(errors))


def _unknown(path: Path, agency: str, recognised: Recognised) -> str:
    names = "、".join(f"“{unit.name}”" for unit in recognised.proposals)
    maybe = f"可能是{names}，请核对。" if names else ""
    return f"{path}：“{agency}”，{recognised.reason}{maybe}"


def _listed(name: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"{name}（{len(lines)} 个）："
        yield from (f"  {line}" for line in lines)
