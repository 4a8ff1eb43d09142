"""Where a draft file comes from: by that, and never by clocks, an older one is told from a later one and a stranger."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from types import MappingProxyType
from typing import Any, NamedTuple
from uuid import uuid4

_LISTED = 100
"""Sessions that a file lists, those that saved last. Chosen: ten times the copies there are, in two kilobytes."""

_MARK = 12
"""Hexadecimal digits that tell sessions, and lineages, apart. Chosen: two of a PC's sessions never share them."""


class Descent(NamedTuple):
    """Which saves of which sessions have led to a state of a draft file.

    A session is one run of the program that has saved, with a mark drawn for it. Files that were one file once share
    sessions, whatever has become of them since; files that never were share none.

    Attributes:
        lineage: Of the file, drawn once; empty in files of versions of the program that tell nothing of all this.
        sessions: By its mark, how many saves there had been at the last save of a session.
        since: Up to so many saves there may have been sessions that are not listed.
    """

    lineage: str = ""
    sessions: Mapping[str, int] = MappingProxyType({})
    since: int = 0

    def has(self, other: Descent) -> bool:
        """Return whether the state that has come about like `other` is surely one of those that have led to this."""
        if not other.sessions:
            return False
        mark, saves = max(other.sessions.items(), key=lambda session: session[1])
        return self.sessions.get(mark, -1) >= saves

    def common(self, other: Descent) -> int:
        """Return up to how many saves both have surely gone the same way."""
        shared = self.sessions.keys() & other.sessions.keys()
        return max((min(self.sessions[mark], other.sessions[mark]) for mark in shared), default=0)

    def tells(self, other: Descent, saves: int) -> bool:
        """Return whether both would tell of a session that had saved as often as this."""
        return bool(self.lineage and other.lineage) and saves > max(self.since, other.since)

    def is_foreign(self, other: Descent) -> bool:
        """Return whether these are known to be files of different beginnings."""
        return bool(self.lineage and other.lineage) and self.lineage != other.lineage and not self.common(other)

    def joined(self, other: Descent) -> Descent:
        """Return the descent of a state into which another one has gone; what either does not tell, this does not."""
        marks = self.sessions.keys() | other.sessions.keys()
        sessions = {mark: max(self.sessions.get(mark, 0), other.sessions.get(mark, 0)) for mark in marks}
        return self._replace(sessions=sessions, since=max(self.since, other.since))

    def after_save(self, mark: str, saves: int) -> Descent:
        """Return the descent of what a session has just saved; a file without a lineage is given one."""
        listed = sorted({**self.sessions, mark: saves}.items(), key=lambda session: session[1])
        dropped = [count for _, count in listed[:-_LISTED]]
        unknown = max(self.since if self.lineage else saves - 1, *dropped, 0)
        return Descent(self.lineage or new_mark(), dict(listed[-_LISTED:]), unknown)


def new_mark() -> str:
    """Return a mark that nothing else has."""
    return uuid4().hex[:_MARK]


def descent_json(descent: Descent, seal: str) -> dict[str, Any]:
    """Return what stands in a file beside its seal, which it is bound to."""
    content = {"lineage": descent.lineage, "since": descent.since, "sessions": dict(descent.sessions)}
    return {**content, "sha256": _bound(content, seal)}


def descent_from_json(data: object, seal: object, saves: int) -> Descent:
    """Return the descent that stands beside a seal.

    Raises:
        ValueError: It is not as it was written.
    """
    if not isinstance(data, dict) or data.keys() != {"lineage", "since", "sessions", "sha256"}:
        raise ValueError(saves)
    content = {name: data[name] for name in ("lineage", "since", "sessions")}
    if data["sha256"] != _bound(content, seal) or not _is_descent(saves=saves, **content):
        raise ValueError(saves)
    return Descent(**content)


def _is_descent(lineage: object, since: object, sessions: object, saves: int) -> bool:
    if not (isinstance(lineage, str) and lineage and isinstance(sessions, dict) and sessions):
        return False
    counts = (since, *sessions.values())
    whole = all(isinstance(count, int) and not isinstance(count, bool) and 0 <= count <= saves for count in counts)
    return whole and saves in sessions.values()


def _bound(content: Mapping[str, object], seal: object) -> str:
    words = [str(part) for part in (content["lineage"], content["since"])]
    sessions = content["sessions"]
    if isinstance(sessions, dict):
        words += [f"{mark}={saves}" for mark, saves in sorted(sessions.items())]
    return sha256(" ".join((str(seal), *words)).encode()).hexdigest()
