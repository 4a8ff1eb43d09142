"""What a foreign file holds, whatever its format: paragraphs and tables in their order, nothing interpreted."""

from __future__ import annotations

from typing import NamedTuple


class SourceParagraph(NamedTuple):
    """A line or paragraph of text.

    Attributes:
        text: As in the file, without marks of the format; never with a line feed.
        where: Where it stands, for the clerk: 第 3 段, 第 2 页.
    """

    text: str
    where: str


class RawTable(NamedTuple):
    """A table as it stands in the file.

    Attributes:
        rows: The texts of its cells, row by row, all rows equally long. A merged cell has its text in its upper
            left corner and is blank elsewhere.
        where: As for a paragraph.
    """

    rows: tuple[tuple[str, ...], ...]
    where: str

    def place(self, row: int, column: int) -> str:
        """Return where a cell stands, for the clerk; both count from 0."""
        return f"{self.where}第 {row + 1} 行第 {column + 1} 列"


SourceBlock = SourceParagraph | RawTable
Source = tuple[SourceBlock, ...]

PAGE_NAME = "网页的名称"
"""Where the name of a web page stands, which a browser shows above the page and not on it."""
