"""What became of each file that came in, and what a person is asked about, as values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import NamedTuple

from models.district.register.submissions import Arrival
from models.district.roster import Unit


class Group(Enum):
    """What is counted together; the values are what the clerk reads."""

    TAKEN = "收下"
    KNOWN = "早就收过"
    TO_DECIDE = "要您定"
    BESIDE = "随报告的"
    ASIDE = "放一边"


class Kind(Enum):
    """What became of a file; each has a sign of its own."""

    TAKEN = "收下"
    KNOWN = "早就收过"
    WHOSE = "单位没认准"
    VERSIONS = "几版不一样"
    CHANGED = "在程序外面改过"
    NO_DATA = "里面没有数据"
    BESIDE = "随报告的"
    ASIDE = "放一边"

    @property
    def group(self) -> Group:
        """With what it is counted."""
        return _GROUPS.get(self, Group.TO_DECIDE)


_GROUPS: Mapping[Kind, Group] = {
    Kind.TAKEN: Group.TAKEN,
    Kind.KNOWN: Group.KNOWN,
    Kind.BESIDE: Group.BESIDE,
    Kind.ASIDE: Group.ASIDE,
}


class Outcome(NamedTuple):
    """What became of a file.

    Attributes:
        key: The file as a whole; no other one has it.
        name: What is shown of it: where it lies below what was chosen.
        sentence: What became of it, and if need be what to do.
        unit: Whose it is, where that is sure.
        sha256: Of its bytes; blank if there are none to be had.
        arrival: What the register is told; None where nothing is kept.
        lists: The cells that were changed by hand, as the clerk calls them.
    """

    key: str
    name: str
    kind: Kind
    sentence: str
    unit: Unit | None = None
    sha256: str = ""
    arrival: Arrival | None = None
    lists: tuple[str, ...] = ()


class Tally(NamedTuple):
    """How many files there are, and what became of them: `total` is the sum of all groups, and of what is `left`."""

    total: int
    counts: Mapping[Group, int]

    @property
    def done(self) -> int:
        """How many files have an outcome."""
        return sum(self.counts.values())

    @property
    def left(self) -> int:
        """How many were not looked at yet."""
        return self.total - self.done


def tally(total: int, outcomes: Iterable[Outcome]) -> Tally:
    """Return the count of outcomes among so many files."""
    found = Counter(one.kind.group for one in outcomes)
    return Tally(max(total, sum(found.values())), {group: found[group] for group in Group})


class Act(Enum):
    """What an answer does."""

    IS_UNIT = "it is this unit's"
    OTHER_UNIT = "it is another unit's, which is asked for"
    PUT_ASIDE = "it is nobody's"
    USE = "this version is used"
    COMPARE = "look at the versions side by side"
    LATER = "not now"
    LOOK = "look at it beside the file"
    RETURN = "it goes back to its unit"
    COPY = "copy the words for the unit"


class Choice(NamedTuple):
    """An answer to a question.

    Attributes:
        label: What the clerk reads.
        value: Of which unit or submission, or the words to copy.
        is_primary: Whether it is the one proposal.
    """

    label: str
    act: Act
    value: str = ""
    is_primary: bool = False


class Question(NamedTuple):
    """What a person is asked about.

    Attributes:
        id: Of the submission or the unit; no other question has it.
        title: What is asked.
        about: The name of the file; blank where it is about several.
        words: What is known.
        hint: What an answer does beyond this file; may be blank.
        alias: The name that is kept once it is known whose it is.
    """

    id: str
    kind: Kind
    title: str
    about: str
    words: str
    choices: tuple[Choice, ...]
    hint: str = ""
    alias: str = ""
