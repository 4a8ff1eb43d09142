"""Whatever happens, in whatever order: what `save` has acknowledged can still be found."""

from __future__ import annotations

import os
import shutil
from contextlib import nullcontext
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from models.drafts.backups import mirror_of
from models.drafts.fallback import Fallback
from models.drafts.store import DraftStore
from models.drafts.versions import Why
from models.report.report import Report
from models.report.report_json import report_to_json
from models.system.sealed_json import dump
from tests.models.drafts.damage import IDS, flipped, numbered, refuse
from tests.thoroughness import times

DRAFTS = st.sampled_from(IDS)
PLACES = st.integers(0, 10**6)
HARMS = st.sampled_from(["flip", "cut", "zero", "folder", "gone"])
STEPS = 30


def words(report: Report) -> str:
    return dump(report_to_json(report))


def harm(path: Path, kind: str, place: int) -> None:
    """Do something to a file that no disk should."""
    if not path.is_file():
        return
    content = path.read_bytes()
    place %= len(content)
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind != "gone":
        kinds = {"flip": flipped(content, place, place % 8), "cut": content[:place], "zero": content[:place] + b"\0"}
        path.write_bytes(kinds[kind])


class Clerk(RuleBasedStateMachine):
    """Works at a PC on which everything goes wrong, one thing at a time.

    Attributes:
        last: What was acknowledged last of each draft, and at which save.
        owed: All else that has to be found: the last states of drafts at the moment when the file was harmed, and
            what could not be saved in a session that was cut off.
        parked: What could not be saved in this session.
        is_sole: Whether only one of the file and its second copy can be relied on, so that it must not be harmed, too.
    """

    @initialize()
    def first_session(self) -> None:
        self.home = Path(mkdtemp())
        self.path, self.fallback = self.home / "数据" / "drafts.json", self.home / "fallback"
        self.numbers, self.saves = count(1), count(1)
        self.last: dict[str, tuple[int, str]] = {}
        self.owed: set[tuple[str, str]] = set()
        self.parked: dict[str, str] = {}
        self.moved: set[str] = set()
        self.old = b""
        self.is_sole = False
        self.store = DraftStore(self.path, fallback=self.fallback)

    def teardown(self) -> None:
        if not hasattr(self, "home"):
            return
        self.open_anew(is_full=False)
        while (interrupted := self.store.interrupted()) is not None:
            self.store.settle(interrupted, interrupted.after)
            self.acknowledge(interrupted.draft_id, interrupted.after)
        assert Fallback(self.fallback, self.path).snapshots() == ()
        self.ensure_found()
        shutil.rmtree(self.home)

    # -------------------------------------------------------- work

    @rule(draft_id=DRAFTS)
    def saves_a_report(self, draft_id: str) -> None:
        report = numbered(next(self.numbers))
        self.store.save(report, draft_id)
        self.acknowledge(draft_id, report)
        self.moved.discard(draft_id)

    @rule(draft_id=DRAFTS, call=st.sampled_from(["replace", "fsync"]))
    def cannot_save(self, draft_id: str, call: str) -> None:
        report = numbered(next(self.numbers))
        before = len(Fallback(self.fallback, self.path).snapshots())
        with pytest.MonkeyPatch.context() as broken:
            broken.setattr(f"os.{call}", refuse)
            with pytest.raises(OSError, match="No space"):
                self.store.save(report, draft_id)
        assert len(Fallback(self.fallback, self.path).snapshots()) == before  # that disk is full, too

    @rule(draft_id=DRAFTS)
    def cannot_save_here(self, draft_id: str) -> None:
        report = numbered(next(self.numbers))
        elsewhere = self.path.parent.rename(self.home / "elsewhere")
        with pytest.raises(FileNotFoundError):
            self.store.save(report, draft_id)
        elsewhere.rename(self.path.parent)
        self.parked[draft_id] = words(report)

    @rule(draft_id=DRAFTS)
    def opens_a_report(self, draft_id: str) -> None:
        report = {draft.id: draft.report for draft in self.store.drafts()}.get(draft_id)
        self.store.begin(draft_id, report or Report.blank(2023))

    @rule()
    def leaves_the_report(self) -> None:
        self.store.end()

    @rule(place=PLACES, is_binned=st.booleans())
    def moves_a_report(self, place: int, *, is_binned: bool) -> None:
        if drafts := self.store.drafts():
            draft = drafts[place % len(drafts)]
            (self.store.bin if is_binned else self.store.restore)(draft.id)
            self.is_sole = False

    @rule(draft_id=DRAFTS, place=PLACES)
    def goes_back_to_a_version(self, draft_id: str, place: int) -> None:
        found = [version.report for version in self.store.versions(draft_id) if version.report]
        if not found:
            return
        report = found[place % len(found)]
        self.store.save(report, draft_id)
        self.acknowledge(draft_id, report)
        self.moved.add(draft_id)
        self.store.keep(draft_id, report, Why.RESTORED)

    @rule(place=PLACES)
    def takes_a_copy_back(self, place: int) -> None:
        if copies := self.store.backups:
            before = {draft.id for draft in self.store.drafts()}
            new = self.store.take_back(copies[place % len(copies)])
            back = {draft.id for draft in self.store.drafts()} - before
            assert len(back) == new
            self.moved |= back
            self.is_sole = self.is_sole and not new

    @rule()
    def takes_back_what_is_lost(self) -> None:
        lost = {offer.id for offer in self.store.lost.offers}
        self.store.take_lost()
        self.moved |= lost
        self.is_sole = self.is_sole and not lost
        assert self.store.lost.offers == ()

    @rule()
    def declines(self) -> None:
        self.store.decline()

    @rule(place=PLACES)
    def settles(self, place: int) -> None:
        if (interrupted := self.store.interrupted()) is not None:
            wanted = (interrupted.before, interrupted.after)[place % 2]
            self.store.settle(interrupted, wanted)
            self.acknowledge(interrupted.draft_id, wanted)
            self.moved.add(interrupted.draft_id)

    # -------------------------------------------------------- harm

    @rule(is_full=st.booleans())
    def is_killed(self, *, is_full: bool) -> None:
        self.open_anew(is_full=is_full)

    @precondition(lambda self: not self.is_sole)
    @rule(kind=HARMS, place=PLACES, is_full=st.booleans())
    def finds_the_file_harmed(self, kind: str, place: int, *, is_full: bool) -> None:
        self.owe()
        harm(self.path, kind, place)
        self.is_sole = True
        self.open_anew(is_full=is_full)

    @precondition(lambda self: not self.is_sole)
    @rule(kind=HARMS, place=PLACES)
    def goes_on_while_the_file_is_harmed(self, kind: str, place: int) -> None:
        harm(self.path, kind, place)
        self.is_sole = True

    @precondition(lambda self: not self.is_sole)
    @rule(kind=HARMS, place=PLACES)
    def goes_on_while_the_second_copy_is_harmed(self, kind: str, place: int) -> None:
        harm(mirror_of(self.path), kind, place)
        self.is_sole = True

    @rule()
    def puts_the_file_by(self) -> None:
        self.old = self.path.read_bytes() if self.path.is_file() else b""

    @precondition(lambda self: self.old and not self.is_sole)
    @rule(is_full=st.booleans())
    def finds_an_old_file(self, *, is_full: bool) -> None:
        self.owe()
        if self.path.is_file():
            self.path.write_bytes(self.old)
        self.is_sole = True
        self.open_anew(is_full=is_full)

    # -------------------------------------------------------- what has to hold

    @invariant()
    def ensure_order(self) -> None:
        if not hasattr(self, "store"):
            return
        shown = [draft for draft in self.store.drafts() if draft.report and draft.id in self.last]
        saves = [
            self.last[draft.id][0]
            for draft in shown
            if draft.id not in self.moved and draft.report and words(draft.report) == self.last[draft.id][1]
        ]
        assert saves == sorted(saves, reverse=True)

    def open_anew(self, *, is_full: bool) -> None:
        self.owed |= set(self.parked.items())
        self.parked.clear()
        with pytest.MonkeyPatch.context() if is_full else nullcontext() as broken:
            if broken:
                broken.setattr(os, "fsync", refuse)
            self.store = DraftStore(self.path, fallback=self.fallback)
        self.ensure_found()

    def acknowledge(self, draft_id: str, report: Report) -> None:
        self.last[draft_id] = next(self.saves), words(report)
        self.parked.pop(draft_id, None)
        self.is_sole = False

    def owe(self) -> None:
        self.owed |= {(draft_id, report) for draft_id, (_, report) in self.last.items()}

    def ensure_found(self) -> None:
        owed = self.owed | {(draft_id, report) for draft_id, (_, report) in self.last.items()}
        assert owed - self.found() == set()

    def found(self) -> set[tuple[str, str]]:
        """Return all states that the clerk can get at."""
        drafts = {(draft.id, words(draft.report)) for draft in self.store.drafts() if draft.report}
        copies = {(one["id"], dump(one["report"])) for copy in self.store.backups for one in copy.documents}
        notes = {(note.draft_id, dump(note.report)) for note in Fallback(self.fallback, self.path).snapshots()}
        versions = {
            (draft_id, words(version.report))
            for draft_id in IDS
            for version in self.store.versions(draft_id)
            if version.report
        }
        return drafts | copies | notes | versions


def test_nothing_that_was_acknowledged_is_lost() -> None:
    run_state_machine_as_test(
        Clerk,
        settings=settings(
            max_examples=times(10, 400),
            stateful_step_count=STEPS,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.explicit, Phase.reuse, Phase.generate],  # with all these files, shrinking takes minutes
        ),
    )
