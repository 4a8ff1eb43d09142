"""What can be compared: the clerk's reports as they are now and as they were, and reports out of files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from models.drafts.draft import Draft
from models.drafts.versions import Version
from models.report.report import Report


class State(NamedTuple):
    """A state of a report.

    Attributes:
        told: What the clerk should know of it; empty if it is what it seems to be.
    """

    label: str
    report: Report
    told: str = ""


class Comparable(NamedTuple):
    """A report that can be compared.

    Attributes:
        states: Returns its states, the present one first; read when they are wanted, since there may be many.
    """

    label: str
    states: Callable[[], tuple[State, ...]]


NOW = "现在的样子"


def of_drafts(drafts: Iterable[Draft], versions: Callable[[str], Iterable[Version]]) -> tuple[Comparable, ...]:
    """Return the stored reports that can be read, in their order; twins with when they were saved."""
    readable = [draft for draft in drafts if draft.report is not None and not draft.binned]
    names = [name_of(draft.report) for draft in readable if draft.report]
    found = []
    for draft, name in zip(readable, names, strict=True):
        twin = f"（{draft.saved:%Y-%m-%d %H:%M} 存）" if names.count(name) > 1 else ""
        found.append(Comparable(f"{name}{twin}", lambda draft=draft: _states(draft, versions)))  # type: ignore[misc]
    return tuple(found)


def of_file(name: str, report: Report, doubts: int) -> Comparable:
    """Return a report that was read in a file.

    Args:
        name: Of the file.
        report: What was read.
        doubts: How many places of it are not sure.
    """
    told = f"文件里有 {doubts} 处读得没有把握，请对照原件。" if doubts else ""
    return Comparable(f"文件：{name}", lambda: (State(name_of(report), report, told),))


def _states(draft: Draft, versions: Callable[[str], Iterable[Version]]) -> tuple[State, ...]:
    earlier = (
        State(f"{version.saved:%Y-%m-%d %H:%M}　{version.why.value}", version.report)
        for version in versions(draft.id)
        if version.report and version.saved
    )
    return (*((State(NOW, draft.report),) if draft.report else ()), *earlier)


def name_of(report: Report) -> str:
    """Return which year and unit a report is of."""
    return f"{report.year} 年　{report.text('cover', 'agency') or '没有填单位'}"
