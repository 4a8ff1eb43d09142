"""What happens to a task, as events: each is a line of JSON that holds the hash of the line before."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from hashlib import sha256
from types import MappingProxyType
from typing import Any, NamedTuple

from models.system.errors import ReportError
from models.system.moments import is_time, moment
from models.system.sealed_json import dump, unique
from models.text.characters import printable

FIRST_HASH = sha256(b"").hexdigest()
"""What the first line has as the hash of the line before."""


NAME = re.compile("[0-9a-f]{64}")
"""What the SHA-256 of a file looks like: only such a name becomes part of a path."""

REGISTER_ID = re.compile("[0-9a-f]{32}")
"""What the id of a register looks like; it is part of a path, too."""


class RegisterFault(ReportError):
    """Something that cannot be done with a register; `str()` says why and what to do."""


class What(Enum):
    """What happened, as it stands in the file; the values are for ever."""

    FOUNDED = "founded"
    ROSTER_SET = "roster_set"
    GIVEN_OUT = "given_out"
    UNIT_CHANGED = "unit_changed"
    REORGANISED = "reorganised"
    RECEIVED = "received"
    SEEN_AGAIN = "seen_again"
    RECOGNISED = "recognised"
    PUT_ASIDE = "put_aside"
    DECIDED = "decided"
    CHECKED = "checked"
    ACCEPTED = "accepted"
    SENT_BACK = "sent_back"
    WITHDRAWN = "withdrawn"
    TAKEN_BACK = "taken_back"
    ANSWERED = "answered"
    REMINDED = "reminded"
    PAPER_CHECKED = "paper_checked"
    LAST_YEAR_KEPT = "last_year_kept"
    NOTED = "noted"
    FIXED = "fixed"
    NOT_GUIDANCE = "not_guidance"
    WENT_ON = "went_on"
    DUE_MOVED = "due_moved"

    @property
    def label(self) -> str:
        """What the clerk reads in a history."""
        return _LABELS[self]


_LABELS = {
    What.FOUNDED: "建立登记簿",
    What.ROSTER_SET: "定下名册",
    What.GIVEN_OUT: "发出任务",
    What.UNIT_CHANGED: "改名册",
    What.REORGANISED: "登记机构变动",
    What.RECEIVED: "收到",
    What.SEEN_AGAIN: "又收到一次",
    What.RECOGNISED: "认定单位",
    What.PUT_ASIDE: "放一边",
    What.DECIDED: "定用哪一份",
    What.CHECKED: "核对",
    What.ACCEPTED: "接收",
    What.SENT_BACK: "退回",
    What.WITHDRAWN: "退回已接收的",
    What.TAKEN_BACK: "撤回刚才的决定",
    What.ANSWERED: "没有改、带着答复重新交来",
    What.REMINDED: "催报",
    What.PAPER_CHECKED: "核对纸质件",
    What.LAST_YEAR_KEPT: "带来去年的报告",
    What.NOTED: "备注",
    What.FIXED: "定稿",
    What.NOT_GUIDANCE: "认定不是口径问题",
    What.WENT_ON: "从这里接着记",
    What.DUE_MOVED: "改截止日期",
}


class Event(NamedTuple):
    """Something that happened. Events are ordered by their number: a clock may be wrong.

    Attributes:
        who: A name that was typed once; it proves nobody's identity.
        subject: The SHA-256 of a submission, the id of a unit, or blank for the task.
        before, after: The states between which a submission moved; `from` and `to` in the file.
        data: What else belongs to it, as JSON.
    """

    number: int
    when: datetime
    who: str
    what: What
    subject: str = ""
    before: str = ""
    after: str = ""
    reason: str = ""
    data: Mapping[str, Any] = MappingProxyType({})


class UnknownEvent(ValueError):
    """An event of a later version of the program."""


def line_of(event: Event, hash_before: str) -> bytes:
    """Return an event as a line, with its line feed."""
    stored = {
        "number": event.number,
        "when": event.when.isoformat(),
        "who": event.who,
        "what": event.what.value,
        "subject": event.subject,
        "from": event.before,
        "to": event.after,
        "reason": event.reason,
        "data": dict(event.data),
        "hash_before": hash_before,
    }
    return dump(stored).encode() + b"\n"


def event_of(line: bytes) -> tuple[Event, str]:
    """Return what a line says, and the hash of the line before that it holds.

    Raises:
        UnknownEvent: A later version has written it.
        ValueError: It is no event.
    """
    try:
        stored = json.loads(line.decode("utf-8"), object_pairs_hook=unique)
    except RecursionError as error:
        raise ValueError(len(line)) from error
    if not isinstance(stored, dict) or stored.keys() != _KEYS or not _is_well_typed(stored):
        raise ValueError(len(line))
    try:
        what = What(stored["what"])
    except ValueError as error:
        raise UnknownEvent(stored["what"]) from error
    said = (stored[name] for name in ("subject", "from", "to", "reason", "data"))
    event = Event(stored["number"], moment(stored["when"]), stored["who"], what, *said)
    return event, stored["hash_before"]


_TEXTS = ("who", "what", "subject", "from", "to", "reason", "hash_before")
_KEYS = {"number", "when", "data", *_TEXTS}


def _is_well_typed(stored: Mapping[str, object]) -> bool:
    texts = all(isinstance(stored[name], str) for name in _TEXTS)
    return texts and type(stored["number"]) is int and is_time(stored["when"]) and isinstance(stored["data"], dict)


def hash_of(line: bytes) -> str:
    """Return the hash of a line, with its line feed."""
    return sha256(line).hexdigest()


def writable(text: str) -> str:
    """Return a text as it can be written and seen: half a character, as in names of files, has a mark in its place."""
    return printable(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
