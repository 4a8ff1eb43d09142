"""The one way from a unit's own reports to the district's side; what is behind it is loaded when first asked for."""

from __future__ import annotations

from ui.window.page import Shell


def ask_for_task(shell: Shell) -> None:
    """Ask for a district's task, and open it."""
    from ui.window.open_task import open_task  # noqa: PLC0415  when first used

    open_task(shell)
