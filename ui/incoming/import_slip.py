"""A return slip that comes in: read apart, and kept with the draft that was returned."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from models.drafts.slip_fit import draft_of_slip, is_kept
from models.drafts.store import DraftStore
from models.exchange.return_slip import ReturnSlip
from models.exchange.slip_words import day_words
from models.importers.sandbox.protocol import Scope
from models.importers.sandbox.sandboxed_reader import Reader
from ui.incoming.wait_dialog import read_so_while_waiting


def read_slip_file(path: Path, over: QWidget) -> ReturnSlip | None:
    """Return the slip in a file; None if the clerk did not wait for it.

    Raises:
        ReportError: It cannot be read, or is none.
    """
    with Reader(Scope.SLIPS) as reader:
        return read_so_while_waiting(reader, reader.open_slip, path, over)


def keep_slip(slip: ReturnSlip, store: DraftStore) -> tuple[str, str]:
    """Keep a slip with its draft, and return that and what is to be told; one that has come before stays answered.

    Raises:
        ReportError: No draft fits, or nothing can be saved.
        OSError: The disk is full or read-only.
    """
    draft = draft_of_slip(slip, store.drafts(), store.versions)
    asked, day = len(slip.asked), day_words(slip.made.due)
    if is_kept(slip, draft):
        return draft.id, f"第 {slip.round} 次的退回单以前收过，答过的都在；请在{day}前再交。"
    store.slips.keep(draft.id, draft.slips.with_slip(slip, len(draft.deliveries)))
    last = draft.slips.current
    if last and (last.round, last.about.task) == (slip.round, slip.about.task):
        told = f"这是第 {slip.round} 次退回单的另一份，和以前收的不一样，现在按这一份：{asked} 点，请在{day}前再交。"
        return draft.id, f"{told}以前那一份的答复没有带过来；拿不准的，请问区里。"
    return draft.id, f"已收下第 {slip.round} 次的退回单：{asked} 点，请在{day}前再交。报告里的数没有动。"
