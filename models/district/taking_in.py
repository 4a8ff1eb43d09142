"""What becomes of each file that comes in: a function of the file, the task, and what the register knows.

First each file is judged by itself, then beside the others of the same unit: so the order in which files are read
changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import NamedTuple

from models.checks.findings import Level
from models.checks.verdict import open_points, unexplained
from models.district.collection import Handed
from models.district.identity import whose
from models.district.not_handed_in import agency_of, changed_outside, why_aside, why_blank
from models.district.outcomes import Group, Kind, Outcome
from models.district.register.ledger import Ledger
from models.district.register.points import fitting
from models.district.register.submission_life import SubmissionState
from models.district.register.submissions import Arrival, Check, FindingNote, SlipAnswer, Submission, noted
from models.district.roster import Unit
from models.report.matching_code import fingerprint, matching_code
from models.report.report import Report
from models.system.program import VERSION

UNSURE = "READ-UNSURE"
"""The rule by which the register keeps which cells of a file without our data nobody was sure of."""

_KEPT = frozenset({".json", ".xlsx", ".xls", ".pdf", ".docx", ".doc", ".wps", ".et", ".html", ".htm", ".mht", ".txt"})
"""Ends of names of files that are kept although they cannot be read: they may be reports; pictures are not."""

_UNFIT = "带来的答复和最近一次退回单对不上，没有记。"

_NO_TASK = 0  # no year is this


class Listed(NamedTuple):
    """What the manifest beside a file says, as far as it is about this very report.

    Attributes:
        counter: The how-manieth hand-over it is.
        before: The code of the version before; blank if there was none.
        amiss: What the manifest says otherwise than the files are.
        answers: To the return slip of the unit.
    """

    counter: int = 0
    before: str = ""
    amiss: tuple[str, ...] = ()
    answers: tuple[SlipAnswer, ...] = ()


class Came(NamedTuple):
    """A file as it was read.

    Attributes:
        name: What is shown of it: where it lies below what was chosen.
        cells: How many figures were read by their labels; 0 for a file that carries our data.
        unsure: Addresses of those that are not sure.
        previous: The matching code of last year's report that it was compared with; blank if it was not.
    """

    handed: Handed
    name: str
    cells: int = 0
    unsure: tuple[str, ...] = ()
    previous: str = ""
    listed: Listed = Listed()

    @property
    def key(self) -> str:
        """The file as a whole."""
        return str(self.handed.path)


class Judged(NamedTuple):
    """A file, judged by itself.

    Attributes:
        outcome: What would become of it if there were no others.
        version: The same for all files that hold the same report; blank where that is not known for sure.
    """

    outcome: Outcome
    version: str = ""

    @property
    def group(self) -> str:
        """What it is to be looked at together with: the versions of a unit, or the same bytes."""
        unit = self.outcome.unit
        return f"unit {unit.id}" if unit and self.version else f"file {self.outcome.sha256 or self.outcome.key}"


def judged(came: Came, ledger: Ledger) -> Judged:
    """Return what becomes of a file by itself; exactly one thing, whatever is in it.

    Args:
        came: As it was read.
        ledger: The task, the roster with the names that were confirmed, and what came in before.
    """
    handed, report = came.handed, came.handed.report
    if not report:
        return Judged(_outcome(came, Kind.ASIDE, handed.refusal, arrival=_arrival(came, refusal=handed.refusal)))
    task = ledger.task
    recognised = whose(report, ledger.roster, task.id if task else "")
    unit = recognised.unit
    why = why_aside(report, recognised, task.year if task else _NO_TASK)
    changed = "" if why else changed_outside(handed.changed)
    if why := why or changed or why_blank(report):
        kind = Kind.CHANGED if changed else Kind.ASIDE
        refused = _outcome(came, kind, why, unit, _arrival(came, report, refusal=why))
        return Judged(refused._replace(lists=handed.changed if changed else ()))
    if not handed.is_ours:
        proposals = (unit,) if unit else recognised.proposals
        return Judged(_outcome(came, Kind.NO_DATA, _read_by_labels(came), unit, _arrival(came, report, proposals)))
    if not unit:
        known = _arrival(came, report, recognised.proposals)
        return Judged(_outcome(came, Kind.WHOSE, f"单位没认准：{recognised.reason}", None, known))
    known = _arrival(came, report)
    arrival = known._replace(unit=unit.id) if known else None
    version = arrival.version if arrival else fingerprint(report)
    told = f"收下，{_found(came)}{_answers(came.listed.answers, ledger, unit)}"
    return Judged(_outcome(came, Kind.TAKEN, told, unit, arrival), version)


def _answers(answers: Sequence[SlipAnswer], ledger: Ledger, unit: Unit) -> str:
    """Return what is said of the answers that came with a report."""
    fit = len(fitting(ledger, unit.id, answers))
    told = f"带来 {fit} 点答复。" if fit else ""
    return told + (f"有 {len(answers) - fit} 点答复和最近一次退回单对不上，没有记。" if len(answers) > fit else "")


def _outcome(
    came: Came, kind: Kind, sentence: str, unit: Unit | None = None, arrival: Arrival | None = None
) -> Outcome:
    amiss = f"；交付清单对不上：{'、'.join(came.listed.amiss)}" if came.listed.amiss else ""
    return Outcome(came.key, came.name, kind, sentence + amiss, unit, came.handed.sha256, arrival)


def _arrival(
    came: Came, report: Report | None = None, proposals: Iterable[Unit] = (), refusal: str = ""
) -> Arrival | None:
    """Return what the register is told of a file; nothing of one without bytes, or that never was a report."""
    handed, listed, where = came.handed, came.listed, PurePath(came.name)
    if not handed.sha256 or (not report and where.suffix.lower() not in _KEPT):
        return None
    known = Arrival(where.name, str(where.parent), refusal=refusal)
    if not report:
        return known
    findings = noted(handed.findings)
    if came.unsure:
        findings = (*findings, FindingNote(UNSURE, Level.WARNING.value, blocks=True, places=came.unsure))
    known = known._replace(
        agency=agency_of(report),
        proposals=tuple(unit.id for unit in proposals),
        check=Check(VERSION, findings, came.previous),
    )
    if not handed.is_ours:
        return known
    return known._replace(
        code=matching_code(report),
        version=fingerprint(report),
        counter=listed.counter,
        supersedes=listed.before,
        answers=listed.answers,
    )


def _found(came: Came) -> str:
    findings = came.handed.findings
    return f"{open_points(findings)} 处错误，{sum(one.times for one in unexplained(findings))} 处提醒。"


def _read_by_labels(came: Came) -> str:
    unsure = f"其中 {len(came.unsure)} 个没有把握" if came.unsure else "没有没把握的"
    return f"没有本程序的数据，要对照原件看过才算收下；按表头读出 {came.cells} 个数，{unsure}。"


# ------------------------------------------------------------ beside the others


def outcomes(group: Iterable[Judged], before: Ledger) -> tuple[Outcome, ...]:
    """Return what becomes of files that belong together: the same bytes, or the versions of a unit's report.

    Args:
        group: In any order.
        before: What the register knew before any of them came in.
    """
    every = sorted(group, key=lambda one: one.outcome.key)
    unit = next((one.outcome.unit for one in every if one.version), None)
    living = before.living(unit.id) if unit else ()
    first: dict[str, Outcome] = {}
    found: list[Outcome] = []
    for one in every:
        outcome = one.outcome
        if earlier := _earlier(one, before, living):
            found.append(_seen_before(outcome, earlier, before))
        elif (other := first.setdefault(one.version or outcome.sha256 or outcome.key, outcome)) is not outcome:
            found.append(outcome._replace(kind=Kind.KNOWN, sentence=_twice(other)))
        else:
            found.append(outcome)
    versions = len(living) + len(first)
    return tuple(_to_choose(one, versions) if versions > 1 else one for one in found)


def _earlier(one: Judged, before: Ledger, living: Sequence[Submission]) -> Submission | None:
    """Return what came in before and is the same: the same bytes, or the same report of the unit."""
    if same := before.objects.get(one.outcome.sha256):
        return before.submissions[same]
    return next((other for other in living if one.version and other.arrival.version == one.version), None)


def _seen_before(outcome: Outcome, earlier: Submission, before: Ledger) -> Outcome:
    when = f"{earlier.when.month}月{earlier.when.day}日"
    if earlier.state is SubmissionState.TO_RECOGNISE:
        kind = Kind.WHOSE if earlier.arrival.code else Kind.NO_DATA
        return outcome._replace(kind=kind, sentence=f"{when}收过，还没定是哪个单位的。")
    waits = earlier.state in {SubmissionState.TO_DECIDE, SubmissionState.TO_REVIEW}
    if waits and any(one.state is SubmissionState.TO_DECIDE for one in before.living(earlier.unit)):
        return outcome._replace(kind=Kind.VERSIONS, sentence=f"{when}收过，几版里用哪一版还没定。")
    answers = outcome.arrival.answers if outcome.arrival and earlier.state is SubmissionState.SENT_BACK else ()
    if fit := fitting(before, earlier.unit, answers):
        unfit = f"另有 {len(answers) - len(fit)} 点对不上，没有记。" if len(answers) > len(fit) else ""
        return outcome._replace(sentence=f"和退回的那份一样，没有改，带来 {len(fit)} 点答复，重新待审。{unfit}")
    if answers:
        return outcome._replace(kind=Kind.KNOWN, sentence=f"和退回的那份一样，没有改；{_UNFIT}")
    said = f"和 {when}收的一模一样" if outcome.sha256 == earlier.sha256 else f"内容和 {when}收的一样"
    return outcome._replace(kind=Kind.KNOWN, sentence=f"{said}{_since(earlier)}")


def _since(earlier: Submission) -> str:
    """Return what happened to a submission since, where the clerk may not expect it."""
    match earlier.state:
        case SubmissionState.SET_ASIDE:
            return f"，那份放一边了：{earlier.reason}"
        case SubmissionState.SENT_BACK:
            return "，那份已经退回，这份没有改；请单位改好再交。"
        case SubmissionState.DROPPED:
            return "，那份已经定了不用。"
        case _:
            return "。"


def _twice(other: Outcome) -> str:
    aside = "，那份放一边了" if other.kind.group is Group.ASIDE else ""
    return f"和“{other.name}”一样{aside}。"


def _to_choose(outcome: Outcome, versions: int) -> Outcome:
    if outcome.kind is not Kind.TAKEN or not outcome.unit:
        return outcome
    sentence = f"有 {versions} 版不一样的，要您定用哪一版；这一版 {outcome.sentence.removeprefix('收下，')}"
    return outcome._replace(kind=Kind.VERSIONS, sentence=sentence)


def settled(outcome: Outcome, ledger: Ledger) -> Outcome:
    """Return what became of a file, once somebody may have answered what was asked about it.

    Args:
        outcome: What it was before.
        ledger: What is known now.
    """
    is_asked = outcome.kind in {Kind.WHOSE, Kind.NO_DATA, Kind.VERSIONS}
    one = ledger.submissions.get(ledger.objects.get(outcome.sha256, "")) if is_asked else None
    if not one:
        return outcome
    unit = ledger.units.get(one.unit)
    match one.state:
        case SubmissionState.TO_RECOGNISE:
            return outcome
        case SubmissionState.SET_ASIDE:
            return outcome._replace(kind=Kind.ASIDE, sentence=f"您定的：{one.reason}")
        case SubmissionState.DROPPED:
            return outcome._replace(kind=Kind.ASIDE, sentence="您定的：不用这一版。", unit=unit)
    if not any(other.state is SubmissionState.TO_DECIDE for other in ledger.living(one.unit)):
        return outcome._replace(kind=Kind.TAKEN, sentence="收下，是您定的。", unit=unit)
    known = "" if outcome.kind is Kind.VERSIONS else "单位定了；有几版不一样的，要您定用哪一版。"
    return outcome._replace(kind=Kind.VERSIONS, sentence=known or outcome.sentence, unit=unit)
