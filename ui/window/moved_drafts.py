"""Into the bin and out of it: asked where that could be a slip, told, and taken back in turn."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from models.drafts.draft import Draft
from models.drafts.duplicates import duplicates
from models.drafts.store import DraftStore
from models.report.delivered import delivery_state
from ui.kit.boxes import Box

_LONGEST = 60
"""Characters of the name of a unit in the line. Chosen: more than real ones have."""

_INTO_BIN, _OUT_OF_BIN = "已放进回收站：{name}", "已放回“我的报告”：{name}"


class Moved(NamedTuple):
    """A draft that was put into the bin, or taken out of it.

    Attributes:
        name: Which one, for a sentence.
    """

    draft_id: str
    name: str
    into_bin: bool

    @property
    def words(self) -> str:
        """What is told."""
        return (_INTO_BIN if self.into_bin else _OUT_OF_BIN).format(name=self.name)


class MovedDrafts:
    """Moves drafts, and knows how to take that back, the last first. No draft is ever deleted."""

    def __init__(self, store: DraftStore) -> None:
        self._store, self._moves = store, list[Moved]()

    @property
    def last(self) -> Moved | None:
        """What would be taken back; none if nothing was moved, or that is forgotten."""
        return self._moves[-1] if self._moves else None

    def move(self, draft_id: str, *, into_bin: bool) -> None:
        """Put a draft into the bin, or take it out.

        Raises:
            OSError: The disk is full or read-only; what was stored before is intact.
            ReportError: It may only be looked at, or is not there.
        """
        name = name_of(draft_id, self._store.drafts())
        self._put(draft_id, into_bin=into_bin)
        self._moves.append(Moved(draft_id, name, into_bin))

    def take_back(self) -> Moved | None:
        """Take the last move back, and return it; None if there is none.

        Raises:
            OSError, ReportError: As for `move`; it can be tried again.
        """
        last = self.last
        if last:
            self._put(last.draft_id, into_bin=not last.into_bin)
            self._moves.pop()
        return last

    def forget(self) -> None:
        """Take nothing back any more; what lies in the bin can still be restored there."""
        self._moves.clear()

    def _put(self, draft_id: str, *, into_bin: bool) -> None:
        put: Callable[[str], None] = self._store.bin if into_bin else self._store.restore
        put(draft_id)


def name_of(draft_id: str, drafts: tuple[Draft, ...]) -> str:
    """Return unit and year of a draft, and which one of several it is among those beside it."""
    draft = next((one for one in drafts if one.id == draft_id), None)
    if draft is None:
        return ""
    agency, year = draft.stored.heading
    unit = agency if len(agency) <= _LONGEST else f"{agency[:_LONGEST]}……"
    same = duplicates(one for one in drafts if one.binned == draft.binned).get(draft.stored)
    return " ".join(filter(None, (unit or "（还没有填单位）", year and f"{year} 年", same.words if same else "")))


def is_to_be_binned(draft: Draft, window: QWidget) -> bool:
    """Ask where a draft was handed over; return whether it is to go into the bin."""
    if not draft.deliveries:
        return True
    state = delivery_state(draft.report, draft.deliveries) if draft.report else ""
    sentence = f"这份报告交付过，是不是真的要删除？\n\n{state}".rstrip()
    box = Box(Box.Icon.Question, sentence, "删除的放进回收站，可以恢复；交付出去的文件不会动。", window)
    keep = box.addButton("不删除(&N)", Box.ButtonRole.RejectRole)
    put = box.addButton("放进回收站(&D)", Box.ButtonRole.ActionRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is put
