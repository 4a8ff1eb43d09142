"""What a foreign file shows, whatever its format: paragraphs and tables in their order, nothing interpreted.

A reader takes what a person sees on the page, and nothing else. What it is not sure to see as a person does, it says;
what a person sees and it cannot read, it names.
"""

from __future__ import annotations

from typing import NamedTuple


class SourceParagraph(NamedTuple):
    """A line or paragraph of text.

    Attributes:
        text: As in the file, without marks of the format; never with a line feed.
        where: Where it stands, for the clerk: 第 3 段, 第 2 页.
        sure: Whether the page shows just this: nothing of it went elsewhere, nothing had to be guessed.
    """

    text: str
    where: str
    sure: bool = True


class RawTable(NamedTuple):
    """A table as it stands in the file.

    Attributes:
        rows: The texts of its cells, row by row, all rows equally long. A merged cell has its text in its upper
            left corner and is blank elsewhere.
        where: As for a paragraph.
        doubtful: The cells, as (row, column) from 0, of which the page may show something else.
    """

    rows: tuple[tuple[str, ...], ...]
    where: str
    doubtful: frozenset[tuple[int, int]] = frozenset()

    def place(self, row: int, column: int) -> str:
        """Return where a cell stands, for the clerk; both count from 0."""
        return f"{self.where}第 {row + 1} 行第 {column + 1} 列"


class LeftOut(NamedTuple):
    """Something that a person sees in the file and no reader can read, or that is said beside the page.

    Attributes:
        text: What it is, and what to do about it: 一张图片，里面的字读不出来，请对照着填. Of words that are known
            and belong to no text of the report, the words themselves behind what they are: 脚注：……
        where: As for a paragraph.
    """

    text: str
    where: str


SourceBlock = SourceParagraph | RawTable | LeftOut
Source = tuple[SourceBlock, ...]

PAGE_NAME = "网页的名称"
"""Where the name of a web page stands, which a browser shows above the page and not on it."""
