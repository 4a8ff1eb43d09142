"""What came in, and what was decided about it, as values."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import NamedTuple

from models.checks.findings import Finding
from models.district.register.submission_life import LIVING, SubmissionState


class FindingNote(NamedTuple):
    """A finding as the register keeps it: which rule, where, and whether it stood in the way.

    Attributes:
        level: A value of `models.checks.findings.Level`.
        blocks: Whether a formal export waits for it.
        places: Addresses of the cells and texts.
    """

    rule: str
    level: str
    blocks: bool = False
    places: tuple[str, ...] = ()


class Check(NamedTuple):
    """What a check found, and the version of the rules that found it.

    Attributes:
        previous: The matching code of last year's report that it was compared with; blank if it was not.
    """

    rules: str = ""
    findings: tuple[FindingNote, ...] = ()
    previous: str = ""

    @property
    def blocking(self) -> int:
        """How many findings stand in the way of acceptance."""
        return sum(one.blocks for one in self.findings)


class Answer(Enum):
    """What a unit answers to a point; the values stand in files."""

    MENDED = "已改"
    EXPLAINED = "已说明"
    DISPUTED = "有异议"


class SlipAnswer(NamedTuple):
    """What a unit says to a point of a return slip, as it came with a hand-over.

    Attributes:
        round: Of the slip.
        number: Of the point in it.
        about: The matching code of the report that the slip is about.
        answer: A value of `Answer`; blank where the unit has only written something.
        reply: What the unit adds.
    """

    round: int
    number: int
    about: str
    answer: str
    reply: str


class ChangedPlace(NamedTuple):
    """A place of a workbook in which something else is seen than the program has put there.

    Attributes:
        place: Its address.
        called: What the clerk calls it.
        inside: What the program has stored, as it is printed; of a long text its beginning.
        outside: What is seen.
    """

    place: str
    called: str
    inside: str
    outside: str


class Arrival(NamedTuple):
    """What is known of a file when it comes in.

    Attributes:
        name: Of the file.
        place: Where it lay: a stick, a folder, a part of a zip.
        unit: The id of its unit, where that is sure; blank if not.
        proposals: Ids of units that it may be of, where it is not sure.
        agency: What it says itself.
        code: Its matching code; blank if it does not carry the data of this program.
        version: The same for all files that hold the same report; blank as above.
        counter: The how-manieth hand-over of its unit it says it is; 0 if it does not say.
        supersedes: The code of the version before, as it says itself.
        check: What was found in it.
        refusal: Why it is nobody's hand-over, in a sentence: unreadable, another year, changed by hand.
        changed: What was changed by hand in a workbook; `code` and `version` are those of the report stored in it.
    """

    name: str
    place: str = ""
    unit: str = ""
    proposals: tuple[str, ...] = ()
    agency: str = ""
    code: str = ""
    version: str = ""
    counter: int = 0
    supersedes: str = ""
    check: Check = Check()
    refusal: str = ""
    answers: tuple[SlipAnswer, ...] = ()
    changed: tuple[ChangedPlace, ...] = ()


class Sight(NamedTuple):
    """That a submission was there once more: the same bytes, or the same report in another file."""

    sha256: str
    name: str
    place: str
    when: datetime


class Point(NamedTuple):
    """Something that a unit is asked to mend or explain.

    Attributes:
        id: Given by the register, 2-1: the first point of the second round.
        rule: By which it was found; blank if a person found it.
        places: Addresses of the cells and texts.
        sentence: What is wrong.
        values: What stood at the places then.
        remark: What the district adds.
        answer: A value of `Answer`; blank while the unit has not answered.
        reply: What the unit adds.
        is_closed: Whether the district has closed it.
        number: Its own in the list of its unit; the same matter raised again keeps it.
    """

    sentence: str
    rule: str = ""
    places: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    remark: str = ""
    id: str = ""
    answer: str = ""
    reply: str = ""
    is_closed: bool = False
    number: int = 0


class Return(NamedTuple):
    """That a submission went back.

    Attributes:
        round: The how-manieth return of its unit, from 1.
        due: The last day on which it is to be handed in again.
        base: The matching code of what went back.
        closed: Numbers of earlier points that were closed with it.
        dropped: The SHA-256 of versions of which none was used, either.
    """

    round: int
    when: datetime
    who: str
    due: date
    base: str
    reason: str
    points: tuple[Point, ...]
    closed: tuple[int, ...] = ()
    dropped: tuple[str, ...] = ()


class Acceptance(NamedTuple):
    """That a submission was accepted.

    Attributes:
        check: What had been found by then; no later check changes it.
        replaced: The SHA-256 of the version that was in force before; blank if none was.
        closed: Numbers of points that were open, and are closed with it.
    """

    when: datetime
    who: str
    check: Check
    reason: str = ""
    replaced: str = ""
    closed: tuple[int, ...] = ()


class Previous(NamedTuple):
    """A unit's report of last year, as it was brought over.

    Attributes:
        year: Which it reports on.
        sha256: Of the JSON that is kept of it; its name in the register.
        code: Its matching code.
        origin: The SHA-256 of the file that it was read from.
        name: What that was called.
    """

    year: int
    sha256: str
    code: str
    origin: str
    name: str


class PaperOutcome(Enum):
    """What the code on a sheet of paper says; the values stand in files."""

    MATCHES = "相符"
    DIFFERS = "不符"
    OTHER_VERSION = "另一份"


class PaperCheck(NamedTuple):
    """That the paper of a submission was looked at.

    Attributes:
        typed: The eight characters, as they are compared.
        matched: The SHA-256 of the submission of this unit that has the code; blank if none has.
        sealed, signed, whole: Whether the seal, the signature, and all pages are there.
    """

    when: datetime
    who: str
    typed: str
    outcome: PaperOutcome
    matched: str
    sealed: bool
    signed: bool
    whole: bool
    reason: str = ""

    @property
    def is_fine(self) -> bool:
        """Whether nothing is wrong with the paper."""
        return self.outcome is PaperOutcome.MATCHES and self.sealed and self.signed and self.whole


class Submission(NamedTuple):
    """A report that came in, and how far it is. What came in never changes.

    Attributes:
        sha256: Of its bytes; its name in the register.
        number: Of the event by which it came in.
        arrival: What was known of it then.
        unit: The id of its unit; blank while nobody knows.
        reason: Why it is set aside, dropped or sent back.
        seen: When it was there once more.
        returns: All that was not taken back; the last one last.
        answers: How many of the answers that came with it fit the last return.
        check: The last one.
        papers: The last one last.
    """

    sha256: str
    number: int
    when: datetime
    arrival: Arrival
    state: SubmissionState
    unit: str = ""
    reason: str = ""
    seen: tuple[Sight, ...] = ()
    check: Check = Check()
    acceptance: Acceptance | None = None
    returns: tuple[Return, ...] = ()
    papers: tuple[PaperCheck, ...] = ()
    answers: int = 0

    @property
    def sent_back(self) -> Return | None:
        """Its last return; None if it never went back."""
        return self.returns[-1] if self.returns else None

    @property
    def called(self) -> str:
        """What it is called in a sentence."""
        return self.arrival.agency or self.arrival.name

    @property
    def is_undecided_change(self) -> bool:
        """Whether it is a workbook that was changed by hand, and nobody has said what becomes of it."""
        is_aside = self.state is SubmissionState.SET_ASIDE and self.reason == self.arrival.refusal
        return is_aside and bool(self.arrival.changed)

    @property
    def is_living(self) -> bool:
        """Whether it is a version of its unit's report."""
        return self.state in LIVING

    @property
    def is_flagged(self) -> bool:
        """Whether a check after the acceptance has found something else."""
        return self.acceptance is not None and self.check.findings != self.acceptance.check.findings


def noted(findings: tuple[Finding, ...]) -> tuple[FindingNote, ...]:
    """Return findings as the register keeps them."""
    return tuple(
        FindingNote(one.rule, one.level.value, one.blocks, tuple(map(str, (*one.left, *one.right)))) for one in findings
    )
