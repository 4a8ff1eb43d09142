"""The sub-headings of a text look like headings: bold, wherever a line is one."""

from __future__ import annotations

from PySide6.QtGui import QFont, QSyntaxHighlighter
from typing_extensions import override

from models.text.outline import outline


class HeadingLooks(QSyntaxHighlighter):
    """Sets the lines of a document in bold that are sub-headings; nothing of it is part of the text."""

    @override
    def highlightBlock(self, text: str) -> None:
        if outline(text):
            bold = self.format(0)
            bold.setFontWeight(QFont.Weight.Bold)
            self.setFormat(0, len(text.encode("utf-16-le")) // 2, bold)
