"""What is kept of each unit, shown and changed."""

from __future__ import annotations

from ui.window.page import Shell, Until
from ui.window.unit_cards_dialog import UnitCardsDialog, known_cards


def change_unit_cards(shell: Shell) -> None:
    """Show the cards of all units, and keep what the clerk changes."""
    store = shell.store
    if changed := UnitCardsDialog.ask(known_cards(store.units, store.drafts()), store.read_only, shell.window):
        shell.attempt(lambda: store.units.put(changed))
        shell.outdate(Until.LATER)
        shell.show_status("已存单位资料。以后新建的报告自动带上，已经有的报告不动。")
