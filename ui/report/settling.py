"""Mending or explaining what was found, once the clerk has seen what that changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from models.checks.findings import Finding
from models.checks.fixing import fixable, why_no_fix
from models.form.refs import Ref
from ui.report.document import Document
from ui.report.fix_dialog import FixDialog
from ui.report.reason_dialog import ReasonDialog

_NONE = "请先按 F8 到一处问题，或者在问题列表里选一处。"


class Settling:
    """Settles findings of a document.

    Args:
        document: The report.
        over: The widget over whose window the clerk is asked.
        reveal: Shows a place.
        say: Says a sentence about what just happened.
    """

    def __init__(
        self, document: Document, over: QWidget, reveal: Callable[[Ref], None], say: Callable[[str], object]
    ) -> None:
        self._document, self._over, self._reveal, self._say = document, over, reveal, say

    def explain(self, finding: Finding | None) -> None:
        """Ask for the reason that settles a finding."""
        if not finding or not finding.excusable:
            self._say("这一处不用说明理由：错误请改正，提示供参考。" if finding else _NONE)
            return
        if self._document.read_only:
            self._say(self._document.read_only)
            return
        reason = ReasonDialog.ask(finding.message, finding.reason, self._over)
        if reason is not None:
            self._document.push({finding.key: reason or None}, "说明理由")
            self._say("已说明理由，会印在报送确认单上。" if reason else "没有写理由，这一处还要改正。")

    def fix(self, finding: Finding | None, *, seen: bool) -> None:
        """Make the edit that mends a finding.

        Args:
            finding: In question.
            seen: Whether the clerk can see already what that changes; else it is shown first. What asks does so.
        """
        root = fixable(self._document.findings, finding) if finding else None
        if not root or not root.fix:
            self._say(why_no_fix(self._document.findings, finding) if finding else _NONE)
        elif self._document.read_only:
            self._say(self._document.read_only)
        elif (seen and not root.fix.asks) or FixDialog.accepts(self._document.report, root, root.fix, self._over):
            before = self._document.report
            self._document.push(dict(root.fix.answers), f"改正：{root.fix.label}")
            self._reveal(root.fix.answers[0][0])
            if self._document.report != before:  # else the document has said why not
                self._say(f"已改正：{root.fix.label}。不对可以撤销（Ctrl+Z）。")
        elif root.fix.asks:
            self._reveal(root.fix.answers[0][0])
