"""What the document holds, in order, as paragraphs and tables of Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporters.manuscript import (
    Closing,
    Ending,
    Head,
    Item,
    Paragraph,
    ParagraphKind,
    PrintedTable,
    Run,
    heading_levels,
)
from exporters.typeset.standard_page import ABOVE_RED_RULE_MM, AREA_WIDTH, MM, PITCH, RED, RED_RULE_MM
from exporters.typeset.text_width import units
from exporters.typeset.titles import shaped
from exporters.word.closing_table import closing_block
from exporters.word.markup import Element, flag, paragraph, run, twips, w
from exporters.word.styles import (
    HEADINGS,
    KAI,
    LINE,
    NORMAL,
    NUMBER,
    RED_HEAD,
    SIGNATURE,
    TEXT,
    TITLE,
    spacing,
    type_size,
)
from exporters.word.word_tables import word_table

_STYLES = dict(zip(ParagraphKind, (TITLE, NORMAL, *HEADINGS, TEXT), strict=True))
_SMALLEST_NAME = 16.0
"""Points. Chosen: as the text; a longer red head takes two lines."""

_WIDEST_DAY = 28
"""Half characters. Chosen: what is longer is no date."""

_RULE = RED_RULE_MM * MM


def contents(manuscript: Iterable[Item]) -> Iterator[Element]:
    """Yield everything from the red head to the closing block; a paragraph has to follow a table."""
    said = tuple(manuscript)
    items = [None, *said, None]
    for before, item, after, level in zip(items[:-2], said, items[2:], heading_levels(said), strict=True):
        yield from _item(before, item, after, level)
    if isinstance(items[-2], PrintedTable | Closing):
        yield paragraph(NORMAL.id, properties=(spacing(1),))


def _item(before: Item | None, item: Item, after: Item | None, level: int) -> Iterator[Element]:
    match item:
        case Head():
            yield from _head(item)
        case Paragraph():
            yield _paragraph(before, item, after, level)
        case PrintedTable():
            yield word_table(item)
        case Ending():
            yield from _ending(item, after)
        case Closing():
            yield closing_block(item)


def _head(head: Head) -> Iterator[Element]:
    """Yield the red name of the office, the number two lines below, and the red rule 4 mm under it."""
    rule = w("bottom", val="single", sz=round(8 * _RULE), space=round(ABOVE_RED_RULE_MM * MM), color=RED)
    if head.name:
        fitting = 0.98 * AREA_WIDTH * 4 // units(head.name) / 2
        size = min(RED_HEAD.size, max(_SMALLEST_NAME, fitting))
        room = spacing(1.1 * size, RED_HEAD.before, 2 * LINE if head.number else LINE)
        yield paragraph(RED_HEAD.id, run(head.name, *type_size(size)), properties=(room,))
    runs = (run(head.number),) if head.number else ()
    yield paragraph(NUMBER.id, *runs, properties=(w("pBdr", rule),) if head.name else ())


def _paragraph(before: Item | None, item: Paragraph, after: Item | None, level: int) -> Element:
    """Return a paragraph; the last lines of a text stay with its signature, which never stands alone on a page.

    A heading below which a level is left out, `level` from the title on, says how deep it really is.
    """
    style, is_tied = _STYLES[item.kind], isinstance(after, Ending)
    above = LINE / 2 if isinstance(before, PrintedTable) else style.before
    below = LINE / 8 if isinstance(after, PrintedTable) else _below(after) or style.after
    depth = level - 1
    layout = (
        flag("keepNext", on=is_tied),
        flag("pageBreakBefore", on=item.turns),
        flag("widowControl", on=is_tied),
        spacing(style.line, above, below) if (above, below) != (style.before, style.after) else None,
        w("outlineLvl", val=depth - 1) if 0 < depth != style.outline else None,
    )
    runs = (_title(item.text),) if item.kind is ParagraphKind.TITLE else map(_run, item.runs)
    return paragraph(style.id, *runs, properties=layout)


def _below(after: Item | None) -> float:
    """Return the white below the last paragraph, in points: programs that let nothing float set the block there."""
    return LINE / 2 if isinstance(after, Closing) else 0


def _title(text: str) -> Element:
    """Return a title in lines of good shape."""
    return run("\n".join(shaped(text, AREA_WIDTH, lambda character: TITLE.size / 2 * units(character))))


def _run(piece: Run) -> Element:
    """Return a stretch of text; a sub-heading has its style from the paragraph unless text follows it."""
    if piece.kind is ParagraphKind.SECTION:
        return run(piece.text, font=KAI)
    return run(piece.text, w("b")) if piece.kind is ParagraphKind.POINT else run(piece.text)


def _ending(ending: Ending, after: Item | None) -> Iterator[Element]:
    """Yield the name centred over the date, the date four characters in from the right, and the mark below."""
    beyond = min(units(ending.day), _WIDEST_DAY) - units(ending.name)
    rights = (max(4 * PITCH + beyond * PITCH / 4, 2 * PITCH), 4 * PITCH)
    gap = LINE
    for text, right, stays in zip(ending[:2], rights, (True, bool(ending.mark)), strict=True):
        if text:
            below = 0 if stays else _below(after)
            layout = flag("keepNext", on=stays), spacing(LINE, gap, below), w("ind", right=twips(right))
            yield paragraph(SIGNATURE.id, run(text), properties=layout)
            gap = 0
    if ending.mark:
        yield paragraph(TEXT.id, run(ending.mark), properties=(spacing(LINE, 0, _below(after)),))
