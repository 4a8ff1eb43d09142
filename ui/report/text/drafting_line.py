"""What is to be done with a skeleton, above the text: put it in, or make an office's own text of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.report.report import Report
from models.report.skeleton import as_put, gaps
from models.text.outline import prose
from ui.kit.plain_widgets import PlainLabel
from ui.report.text.told_list import counted

UNWRITTEN = "只有标题，还没有写。可以在标题下面直接写，也可以按“放提纲”（Alt+O）从一份提纲改起。"
"""Said where sub-headings stand and nothing below them: a text that is empty says the like in its field."""

_GAPS = "黄底【】要填：点它或者按 F8 一处一处到，打字就换掉；写着“删去这一句”的，没有就按 Delete"
_AS_PUT = "点线是提纲原话，要改成自己的"


class DraftingLine(PlainLabel):
    """Stands above a text while there is anything to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "drafting", wrap=True)
        self.setParent(parent)
        self.hide()

    def show_words(self, words: str) -> None:
        """Say this; nothing is said in no room."""
        self.setText(words)
        self.setVisible(bool(words))


def drafting_words(report: Report, shown: str) -> str:
    """Return what is to be said of a text as it is shown; empty where nobody needs to be told anything."""
    if shown.strip() and not prose(shown):
        return UNWRITTEN
    told = meaning(len(gaps(shown)), len(as_put(report, shown)))
    return f"还有 {told}。" if told else ""


def meaning(open_ones: int, kept: int) -> str:
    """Return how much of a skeleton is left, and what its marks mean; empty where nothing is.

    Args:
        open_ones: Gaps.
        kept: Sentences that stand as they were put there.
    """
    marks = [_GAPS] * bool(open_ones) + [_AS_PUT] * bool(kept)
    return f"{counted(open_ones, kept)}。{'；'.join(marks)}" if marks else ""
