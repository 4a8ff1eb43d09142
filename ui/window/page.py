"""What the window shows: a page, what a page says of itself, and what the window lends to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from models.checks.verdict import State
from models.drafts.store import DraftStore
from models.system.disk_faults import trouble
from models.system.errors import ReportError
from ui.kit.boxes import warn
from ui.kit.last_folder import last_folder
from ui.kit.save_state import Kept
from ui.restoring.lost_words import in_short
from ui.trouble.banner import RETRY, Banner, WaysOut
from ui.window.command import PageKind

if TYPE_CHECKING:
    from ui.outgoing.file_export import FileExport
    from ui.restoring.ways_back import WaysBack

_LOOK = "看一看…"


class Until(IntEnum):
    """How long something that is said fits: until the clerk moves, or changes something, or for a while."""

    MOVED = 0
    CHANGED = 1
    LATER = 2


class Status(NamedTuple):
    """What the bar below says of a page; empty where there is nothing to say.

    Attributes:
        verdict: How far the report is.
        ready: Whether it is ready.
        delivery: What is known of its last hand-over.
        saving: What the state of saving is called.
        state: How far the report is, for its colour; None where the page shows none.
        aside: What there is to do, while nothing else is said.
        act: What a click on the verdict does, if anything.
        act_told: The same in words.
        deadline: How long there is until the report is due; empty while that is far off.
        next_words: What the clerk does next, as its button says; empty where there is no such button.
        do_next: Does that; None if there is nothing more to do.
    """

    verdict: str = ""
    ready: bool = False
    delivery: str = ""
    saving: str = ""
    state: State | None = None
    aside: str = ""
    act: Callable[[], object] | None = None
    act_told: str = ""
    deadline: str = ""
    next_words: str = ""
    do_next: Callable[[], object] | None = None


class Page(Protocol):
    """One thing that the window shows at a time, with one life: it arrives, and is left.

    To add one, write a class like this, name its kind in `PAGES` of `ui/window/pages.py`, and let the window
    `turn_to` it.

    Attributes:
        kind: What it brings to the menus; these commands can be chosen while it is shown.
    """

    kind: ClassVar[PageKind]

    @property
    def widget(self) -> QWidget:
        """What is to be seen."""

    @property
    def title(self) -> str:
        """What stands in the title of the window before the program's name; empty if nothing does."""

    @property
    def status(self) -> Status:
        """What the bar below says."""

    def arrive(self) -> None:
        """Be shown: bring up to date what may have changed meanwhile, and take the keyboard."""

    def leave(self) -> bool:
        """Save and let go; return False if the clerk would rather stay."""

    def save_now(self) -> Kept:
        """Save what is typed, and say what that means.

        Raises:
            OSError: It cannot be saved.
            ReportError: The same; it is not the disk.
        """

    def on_lost(self, why: str) -> None:
        """Say that somebody else has the drafts now, and that nothing more is saved."""


@dataclass(frozen=True)
class Shell:
    """What the window lends to its pages.

    Attributes:
        window: To ask over.
        store: The drafts.
        settings: Of the window, and where the clerk was last looking for files.
        banner: Says what keeps things from being saved.
        ways_out: What can be done where the drafts may only be looked at.
        show_status: Says a sentence in the strip below for a while.
        show_until: The same, for as long as it fits.
        outdate: Takes back what fits no longer, now that the clerk has moved or changed something.
        renew: Shows again what the page says of itself.
        turn_to: Leaves the page that is shown for the one that is made then; returns False if the clerk stays.
        go_to_start: Does that for the page of the drafts.
        shown: Returns the page that is shown.
    """

    window: QWidget
    store: DraftStore
    settings: QSettings
    banner: Banner
    ways_out: WaysOut
    show_status: Callable[[str], None]
    show_until: Callable[[str, Until], None]
    outdate: Callable[[Until], None]
    renew: Callable[[], None]
    turn_to: Callable[[Callable[[], Page]], bool]
    go_to_start: Callable[[], bool]
    shown: Callable[[], Page]

    @property
    def folder(self) -> Path:
        """Where the clerk was last looking for files."""
        return last_folder(self.settings)

    @property
    def file_export(self) -> FileExport:
        """Writes files that the clerk names."""
        from ui.outgoing.file_export import FileExport  # noqa: PLC0415  when first used

        return FileExport(self.window, self.settings, self.show_status)

    @property
    def ways_back(self) -> WaysBack:
        """Brings earlier states back."""
        from ui.restoring.ways_back import WaysBack  # noqa: PLC0415  when first used

        return WaysBack(self.window, self.store, self.show_status, self.file_export.look)

    def attempt(self, act: Callable[[], object]) -> None:
        """Do something to the drafts; where that cannot be done, say why."""
        try:
            act()
        except ReportError as error:
            self.complain(str(error))
        except OSError as error:
            self.complain(trouble(error).sentence)

    def complain(self, sentence: str) -> None:
        """Say what could not be done, and wait until it is read."""
        warn(self.window, sentence)

    def show_standing(self) -> None:
        """Say above the page what is the matter with the drafts; nothing where all is well.

        That is why nothing can be saved, or else that what is saved has no second copy.
        """
        if self.store.read_only:
            known = in_short(self.store.lost)
            ways_out = {**self.ways_out, **({_LOOK: self.ways_back.show_lost} if known else {})}
            self.banner.say(f"{self.store.read_only}{known}", ways_out, grave=False)
        elif trouble := self.store.second_copy_trouble:
            self.banner.say(trouble, {RETRY: self._copy_again}, grave=False)
        else:
            self.banner.clear()

    def _copy_again(self) -> None:
        self.store.copy_again()
        self.show_standing()
