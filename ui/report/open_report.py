"""The open report: its document, how it is kept, and what is known of it, with one life from opening to leaving.

There are three kinds. A draft of the clerk's is kept; a draft that others are writing, or that a later version has
written, is looked at; an exercise is neither. Whoever shows a report asks all of them the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from time import monotonic
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from models.checks.checklist import Known
from models.drafts.duplicates import which_of
from models.drafts.kept_beside import Beside
from models.drafts.store import DraftStore
from models.drafts.versions import Why
from models.report.delivered import Delivered, delivery_state
from models.report.matching_code import matching_code
from models.report.report import Report
from models.report.wording import title
from models.system.errors import NewerVersion
from ui.kit.save_state import Kept
from ui.kit.waiting import Wait, wait_for
from ui.report.autosave import Autosave, not_saved
from ui.report.document import Document
from ui.report.unsaved import leaves_unsaved

_NEWER = "这份报告由新版程序保存，这里只显示认得的内容，只能看，不能改；要改请先升级本程序。"
_SAVING = Wait("正在保存", "正在保存，请等一等。存好以前，请不要拔盘，也不要关电脑。", "留下来")
_SAVING_NOW = Wait("正在保存", "正在保存，请等一等。也可以接着填，存好了右上角会写着。", "接着填")
_NO_HISTORY = "练习和只能看的报告没有历史版本可以恢复。"


class _Open(QObject):
    """What all kinds have in common. The document belongs to it and goes with it."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        document.setParent(self)

    @property
    def title(self) -> str:
        """What the report is called."""
        return title(self.document.report)

    @property
    def known(self) -> Known:
        """What is known of it beside itself, without what is found in it."""
        return Known(())


class Exercise(_Open):
    """A sample to try things on: nothing of it is kept.

    Attributes:
        saving: What the state of saving is called.
        why_not_saved: Why nothing is, and what to do about it.
        delivery: What is known of the last hand-over; of an exercise there is none.
        is_delivered: Whether there was one.
        which: Which one of several it is; it is the only one.
        why_no_history: Why there are no versions to go back to.
        why_no_hand_over: Why it cannot be handed over.
    """

    saving = "练习：改动不会保存"
    why_not_saved = "这是练习，改动不会保存；要留下来，请选“文件 → 另存为我的报告”。"
    delivery = which = ""
    is_delivered = False
    why_no_history = _NO_HISTORY
    why_no_hand_over = "练习不能交付；请打开自己的报告。"

    @property
    @override
    def title(self) -> str:
        return f"练习：{super().title}"

    def save_over(self, _over: QWidget) -> str:
        """Say that nothing is saved."""
        return self.why_not_saved

    def save_now(self) -> Kept:
        """Say that nothing is saved."""
        return Kept.EXERCISE

    def leave(self, _over: QWidget) -> bool:
        """Return True: there is nothing to lose."""
        return True

    def exported(self) -> None:
        """Keep nothing of it."""


class _Draft(_Open):
    """A report that is stored: its hand-overs are remembered, and how it went out.

    Attributes:
        draft_id: Its own among the drafts.
        beside: What is kept with it and is no part of the report.
        gathering, slips: What was gathered for it when it was opened, and what the district had returned.
    """

    def __init__(self, document: Document, store: DraftStore, draft_id: str) -> None:
        super().__init__(document)
        self._store, self.draft_id = store, draft_id
        self._deliveries, self.beside = store.deliveries(draft_id), store.reviews.of(draft_id)
        # before anything is written, which may take long
        self.gathering, self.slips = store.gatherings.of(draft_id), store.slips.of(draft_id)

    @property
    def delivery(self) -> str:
        """What is known of the last hand-over; empty if there was none."""
        return delivery_state(self.document.report, self._deliveries)

    @property
    def is_delivered(self) -> bool:
        """Whether it has been handed over as it is now."""
        return bool(self._deliveries) and self._deliveries[-1].code == matching_code(self.document.report)

    @property
    @override
    def known(self) -> Known:
        kept = self.beside
        return Known((), None, kept.reviews, kept.waived, kept.seen, self._deliveries)

    @property
    def which(self) -> str:
        """Which one of several of its unit and year it is; empty for the first, or the only one."""
        return which_of(self.draft_id, self._store.drafts())

    def exported(self) -> None:
        """Keep how the report was when a file of it went out."""
        self._store.keep(self.draft_id, self.document.report, Why.EXPORTED)

    def remember(self, delivered: Delivered) -> None:
        """Remember a hand-over.

        Raises:
            OSError: It cannot be written down.
            ReportError: The same; it is not the disk.
        """
        self._deliveries = (*self._deliveries, delivered)
        self._store.keep(self.draft_id, self.document.report, Why.DELIVERED)
        self._store.delivered(self.draft_id, delivered)


class LookedAtDraft(_Draft):
    """A draft that must not be changed; its document says why.

    Attributes:
        saving, why_no_history: As for an exercise.
    """

    saving = "只能看"
    why_no_history = _NO_HISTORY

    def save_over(self, _over: QWidget) -> str:
        """Say that there is nothing to save."""
        return "这份报告只能看，没有要存的。"

    def save_now(self) -> Kept:
        """Say that there is nothing to save."""
        return Kept.LOOKED_AT

    def leave(self, _over: QWidget) -> bool:
        """Return True: there is nothing to lose."""
        return True


class KeptDraft(_Draft):
    """A draft that is saved by itself while it is changed.

    Signals:
        saved: It is on the disk; whatever trouble there was is over.
        failed: The `Trouble` that keeps it from being saved, after every attempt.
        lasts: Saving takes so long that `saving` says something else now.
        settled: Something of what follows a save has been written, or could not be; the store knows.
        slow: What the clerk should know of a slow disk, once.
    """

    saved = Signal()
    failed = Signal(object)
    lasts = Signal()
    settled = Signal()
    slow = Signal(str)

    def __init__(self, document: Document, store: DraftStore, draft_id: str) -> None:
        super().__init__(document, store, draft_id)
        self._autosave = Autosave(document, store, draft_id, self)
        self._autosave.saved.connect(self.saved)
        self._autosave.failed.connect(self.failed)
        self._autosave.lasts.connect(self.lasts)
        self._autosave.settled.connect(self.settled)
        self._autosave.slow.connect(self._on_slow)
        self._autosave.begin()

    @property
    def saving(self) -> str:
        """What the state of saving is called."""
        return "没有存上" if self._autosave.trouble else self._autosave.saving.said(monotonic())

    @property
    def write_beside(self) -> Callable[[Beside], None]:
        """Writes what is kept with it, in whatever thread, and raises what `remember` does."""
        return partial(self._store.reviews.keep, self.draft_id)

    def save_now(self) -> Kept:
        """Save what is typed, and say what that means.

        Raises:
            OSError: It cannot be saved.
            ReportError: The same; it is not the disk.
        """
        self._autosave.flush()
        return Kept.SAVED

    def save_over(self, over: QWidget) -> str:
        """Save what is typed, over a window in which the clerk may turn to other things, and say what came of it.

        Raises:
            OSError, ReportError: As for `save_now`.
        """
        work = self._autosave.hurry()
        if not wait_for(work, _SAVING_NOW, over):
            return "还在存；存好以后，右上角会写着“已自动保存”。"
        self._autosave.conclude(work)
        stored = self._autosave.saving.stored
        return f"已自动保存 {stored.minute}。" if stored else "打开以后没有改动；以前填的都存好了。"

    def retry(self) -> None:
        """Try at once to save what could not be saved."""
        self._autosave.retry()

    def leave(self, over: QWidget) -> bool:
        """Save, and end; return False if that cannot be, and the clerk, asked over a window, would rather stay."""
        work = self._autosave.hurry()
        if not wait_for(work, _SAVING, over):
            return False
        try:
            self._autosave.conclude(work)
        except Exception as error:  # noqa: BLE001  an error in closing would close the window over what is typed
            if not leaves_unsaved(not_saved(error), over):
                return False
        self._autosave.stop()
        self._store.end()
        return True

    def _on_slow(self) -> None:
        self.slow.emit(self._autosave.saving.slow_disk())


OpenReport = KeptDraft | LookedAtDraft | Exercise


def stored_reports(store: DraftStore) -> list[Report]:
    """Return the reports among which last year's may be."""
    return [draft.report for draft in store.drafts() if draft.report and not draft.binned]


class LoadedDraft(NamedTuple):
    """A draft as it was read, not opened yet.

    Attributes:
        only_looked_at: Why it must not be changed; empty if it may.
    """

    draft_id: str
    report: Report
    only_looked_at: str


def load_draft(store: DraftStore, draft_id: str) -> LoadedDraft:
    """Return a stored draft, and whether it may be changed.

    Raises:
        ReportError: It is not there, or cannot be read.
    """
    try:
        return LoadedDraft(draft_id, store.load(draft_id), store.read_only)
    except NewerVersion:
        return LoadedDraft(draft_id, store.glimpse(draft_id), _NEWER)


def open_draft(store: DraftStore, loaded: LoadedDraft, earlier: Iterable[Report]) -> KeptDraft | LookedAtDraft:
    """Open a draft: from now on it is kept, unless it may only be looked at.

    Args:
        store: Where it is stored.
        loaded: The draft. One that was open before has been left.
        earlier: Reports among which last year's of the same unit may be.
    """
    document = Document(loaded.report, earlier, read_only=loaded.only_looked_at)
    kind = LookedAtDraft if loaded.only_looked_at else KeptDraft
    return kind(document, store, loaded.draft_id)
