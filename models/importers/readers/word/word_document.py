"""Word documents (.docx, also of WPS) as paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from models.importers.readers.cells import Spot, lines, one_cell, raw_table
from models.importers.readers.damage import damage_named
from models.importers.readers.word.word_chunks import MOST_CHUNKS, UNREAD, read_chunk
from models.importers.readers.word.word_colours import PAPER, fill_of
from models.importers.readers.word.word_looks import Around, Looks, child_value
from models.importers.readers.word.word_marks import Piece, put_together
from models.importers.readers.word.word_notes import Notes, furniture, words_of
from models.importers.readers.word.word_numbering import Numbering
from models.importers.readers.word.word_package import Package, Part, value_of
from models.importers.readers.word.word_tables import TableCell, seen_cells
from models.importers.readers.word.word_text import Paragraphs, Printed
from models.importers.readers.word.word_things import PARAGRAPH, TABLE, parts
from models.importers.safe_package import ensure_harmless, too_large
from models.importers.source import LeftOut, RawTable, Source, SourceBlock, SourceParagraph
from models.system.errors import UnreadableReport
from models.text.characters import unspaced

_CHUNK, _SUB_DOCUMENT = qn("w:altChunk"), qn("w:subDoc")
_PROPERTIES, _CELL_PROPERTIES, _TABLE_PROPERTIES = map(qn, ("w:pPr", "w:tcPr", "w:tblPr"))
_OF_A_LABEL = re.compile("[^\\W\\d_零〇无]|[（(《〈“‘「【〔]")
"""How labels begin; before anything else that stands in a cell a number of its own is no part of what is meant."""

_ENDS_IN_NUMBER = re.compile("[0-9.．]")
_DIGIT = re.compile("[0-9０-９]")
_IN_BOX = Around(background=None, in_box=True)
_MOST_SAID = 300
"""Pictures, notes and the like that are named. Chosen: nobody reads more; a report with photographs has some twenty."""

_MOST_PARAGRAPHS = 10_000
"""Outside of tables. Chosen: ten times as many as a report of twenty pages has; each takes a tenth of a millisecond."""

_STRUCK = "划掉的字，没有读进来："
_HIDDEN = "隐藏的一行，没有读进来（如果在原文件里看得见，请对照着填）："


def read_docx(content: bytes) -> Source:
    """Return what a person sees in a Word document, and what stands beside its text or cannot be read.

    Raises:
        UnreadableReport: It is damaged, protected by a password, or unsafe to open; or it is but the cover of a
            document of another kind that cannot be read.
    """
    return _read(content, MOST_CHUNKS)


def _read(content: bytes, chunks: int) -> Source:
    with damage_named("Word 文档"):
        ensure_harmless(content)
        package = Package(content)
        main = package.main()
        found = tuple(_Walk(package, main, chunks).all_blocks())
    if any(isinstance(block, LeftOut) and block.text == UNREAD for block in found) and not any(
        not isinstance(block, LeftOut) for block in found
    ):
        raise UnreadableReport(UNREAD)
    return found


class _Walk:
    """A walk through a document, which counts as it goes."""

    def __init__(self, package: Package, main: Part, chunks: int) -> None:
        styles = main.first("styles")
        self._main = main
        self._looks = Looks(styles)
        self._numbering = Numbering(main.first("numbering"), styles)
        has_bound = next(main.root.iter(qn("w:dataBinding")), None) is not None
        known = package.data() if has_bound else frozenset[tuple[str, str]]()
        self._text = Paragraphs(main.root, self._looks, Notes(main, self._looks).say, known)
        self._chunks = iter(range(chunks))
        self._left = iter(range(_MOST_PARAGRAPHS))
        self._paragraphs = 0
        self._tables = 0

    def all_blocks(self) -> Iterator[SourceBlock]:
        """Yield the text, and then what is printed around it on every page."""
        said = count(1)
        words: list[str] = []
        left = 0
        for block in self._blocks(self._main.root, Around(background=_paper(self._main))):
            if not isinstance(block, LeftOut):
                words += [block.text] if isinstance(block, SourceParagraph) else [t for row in block.rows for t in row]
            elif next(said) > _MOST_SAID:
                left += 1
                continue
            yield block
        yield from furniture(self._main, self._looks, unspaced("".join(words)))
        if left:
            yield LeftOut(f"还有 {left} 处图片、脚注等没有读进来，没有一一列出；请打开原文件对照。", self._here)

    # ------------------------------------------------------------ paragraphs

    def _blocks(self, container: Element, around: Around) -> Iterator[SourceBlock]:
        """Yield paragraphs and tables in their order; boxes follow the paragraph that they hang on."""
        pieces: list[Piece] = []
        for element in parts(container, PARAGRAPH, TABLE, _CHUNK, _SUB_DOCUMENT):
            if element.tag != PARAGRAPH:
                yield from self._lines(pieces, around)
                pieces = []
                yield from self._table(element, around) if element.tag == TABLE else self._chunk(element)
                continue
            if next(self._left, None) is None:
                raise too_large()
            printed = self._text.printed(element, around)
            pieces += self._labelled(element, printed, around)
            if not self._runs_on(element, around):
                yield from self._lines(pieces, around)
                pieces = []
            yield from (LeftOut(said, self._here) for said in printed.said)
            for box in printed.boxes:
                yield from self._blocks(box, _IN_BOX)
        yield from self._lines(pieces, around)

    @property
    def _here(self) -> str:
        """Where the walk is, between what has been read and what follows."""
        return f"第 {self._paragraphs} 段" if self._paragraphs else "文件开头"

    def _runs_on(self, paragraph: Element, around: Around) -> bool:
        """Return whether the next paragraph goes on in the same line: the end of this is gone, or it is its initial."""
        properties = paragraph.find(_PROPERTIES)
        frame = None if properties is None else properties.find(qn("w:framePr"))
        is_initial = frame is not None and value_of(frame, "w:dropCap") in {"drop", "margin"}
        return is_initial or not self._text.is_seen(properties, around)

    def _labelled(self, paragraph: Element, printed: Printed, around: Around) -> list[Piece]:
        """Return what a paragraph prints with the number that Word puts before it, which is no part of a figure."""
        text = "".join(piece.text for piece in printed.pieces if not piece.struck).lstrip()
        if not text.strip() and self._runs_on(paragraph, around):
            return printed.pieces
        label = self._numbering.label(paragraph)
        if not label.text or not (text.strip() or around.in_cell):
            return printed.pieces
        if around.in_cell and not _OF_A_LABEL.match(text):
            number = [] if text.strip() else [Piece(label.text, sure=False)]
            return [*number, *(piece._replace(sure=False) for piece in printed.pieces)]
        meets = bool(_ENDS_IN_NUMBER.match(label.text[-1:]) and _DIGIT.match(text))
        gap = " " if meets and label.is_apart else ""
        return [Piece(label.text + gap, sure=not meets or label.is_apart), *printed.pieces]

    def _lines(self, pieces: Sequence[Piece], around: Around) -> Iterator[SourceBlock]:
        read = put_together(pieces)
        if found := lines(read.text):
            self._paragraphs += 1
            yield from (SourceParagraph(line, self._here, read.sure and not around.in_box) for line in found)
        if read.struck:
            yield LeftOut(_STRUCK + " ".join(lines(read.struck)), self._here)

    def _chunk(self, mark: Element) -> Iterator[SourceBlock]:
        """Yield what stands in a document within this one, counted as if it stood here."""
        is_read = mark.tag == _CHUNK and next(self._chunks, None) is not None
        part = self._main.referred(value_of(mark, "r:id")) if is_read else None
        found = read_chunk(part, partial(_read, chunks=0))
        for block in found:
            if isinstance(block, RawTable):
                self._tables += 1
                yield block._replace(where=f"第 {self._tables} 个表")
                continue
            self._paragraphs += isinstance(block, SourceParagraph)
            yield block._replace(where=self._here)
        if not found:
            yield LeftOut(UNREAD, self._here)

    # ------------------------------------------------------------ tables

    def _table(self, table: Element, around: Around) -> Iterator[SourceBlock]:
        """Yield a table, and after it the boxes and tables that stand in its cells."""
        properties = table.find(_TABLE_PROPERTIES)
        style = self._looks.usual("table", child_value(properties, "w:tblStyle"))
        shade = None if properties is None else properties.find(qn("w:shd"))
        background = fill_of(shade, around.background) if shade is not None else around.background
        inner = Around(style, None if self._looks.is_shaded(style) else background, in_cell=True)
        found = _Table(self, table, inner)
        read = raw_table(found.spots(), "")
        is_shown = any(text for row in read.rows for text in row)
        self._tables += is_shown
        where = f"第 {self._tables} 个表" if is_shown else self._here
        if is_shown:
            yield read._replace(where=where)
        yield from found.left_out(read._replace(where=where) if is_shown else None, where)
        for element in found.inside:
            yield from self._blocks_of(element, inner)

    def _blocks_of(self, element: Element, around: Around) -> Iterator[SourceBlock]:
        if element.tag == TABLE:
            yield from self._table(element, around)
        elif element.tag in (_CHUNK, _SUB_DOCUMENT):
            yield from self._chunk(element)
        else:
            yield from self._blocks(element, _IN_BOX)

    def cell(self, cell: TableCell, around: Around, inside: list[Element]) -> tuple[list[Piece], list[str]]:
        """Return what a cell prints, and what to say of it; what stands in it apart is added to `inside`."""
        properties = cell.element.find(_CELL_PROPERTIES)
        shade = None if properties is None else properties.find(qn("w:shd"))
        here = around._replace(background=fill_of(shade, around.background)) if shade is not None else around
        pieces, said = [], []
        for element in parts(cell.element, PARAGRAPH, TABLE, _CHUNK):
            if element.tag != PARAGRAPH:
                inside.append(element)
                pieces.append(Piece("", sure=False))  # what is seen there is more than the cell itself says
                continue
            printed = self._text.printed(element, here)
            pieces += self._labelled(element, printed, here)
            pieces += [] if self._runs_on(element, here) else [Piece("\n")]
            said += printed.said
            inside += printed.boxes
        return pieces, said

    def words(self, row: Element) -> str:
        """Return the words of a row that is hidden, as far as they themselves are not."""
        return words_of(row, self._text)

    def is_uneven(self, style: str) -> bool:
        """Return whether a style of tables changes in some cells what is seen."""
        return self._looks.differs_by_row(style)


class _Table:
    """A table that is being read."""

    def __init__(self, walk: _Walk, table: Element, around: Around) -> None:
        self._walk = walk
        self._table = table
        self._around = around
        self._hidden: list[Element] = []
        self._said: list[tuple[int, int, str]] = []
        self._places: list[tuple[int, int]] = []
        self.inside: list[Element] = []

    def spots(self) -> Iterator[Spot]:
        """Yield the cells."""
        is_uneven = self._walk.is_uneven(self._around.table)
        for cell in seen_cells(self._table, self._hidden):
            pieces, said = self._walk.cell(cell, self._around, self.inside)
            read = put_together(pieces)
            said += [_STRUCK + " ".join(lines(read.struck))] if read.struck else []
            self._said += [(cell.row, cell.column, one) for one in said]
            self._places.append((cell.row, cell.column))
            text = one_cell((read.text,))
            sure = read.sure and cell.sure and not is_uneven and _height(text, pieces) <= cell.height
            yield Spot(cell.row, cell.column, text, sure)

    def left_out(self, table: RawTable | None, where: str) -> Iterator[LeftOut]:
        """Yield what to say of the cells, by their places in the table that was read, and of the rows not in it."""
        sides = zip(*self._places, strict=True) if self._places else ((), ())
        rows, columns = ({at: number for number, at in enumerate(sorted(set(side)))} for side in sides)
        for row, column, said in self._said:
            yield LeftOut(said, table.place(rows[row], columns[column]) if table else where)
        yield from (LeftOut(_HIDDEN + words, where) for row in self._hidden if (words := self._walk.words(row)))


def _height(text: str, pieces: Sequence[Piece]) -> float:
    """Return the points that the lines of a cell need at least; none for a single line, which shows in any cell."""
    breaks = text.count("\n")
    return (breaks + 1) * max((piece.size for piece in pieces if piece.text.strip()), default=0) if breaks else 0


def _paper(main: Part) -> str | None:
    """Return the colour behind all text; None if there is anything behind it."""
    for anchor in main.root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"):
        if anchor.get("behindDoc", "0") not in {"0", "false"}:
            return None
    page, settings = main.root.find(qn("w:background")), main.first("settings")
    if page is None or settings is None or settings.find(qn("w:displayBackgroundShape")) is None:
        return PAPER
    colour = value_of(page, "w:color")
    return colour.upper() if re.fullmatch("[0-9A-Fa-f]{6}", colour) else None
