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
from exporters.typeset.names import name_lines
from exporters.typeset.red_head import LEADING, red_head
from exporters.typeset.signature import WIDEST_NAME, signature
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
    NOTE,
    NUMBER,
    RED_HEAD,
    SIGNATURE,
    TEXT,
    TITLE,
    spacing,
    type_size,
)
from exporters.word.word_tables import word_table

_STYLES = dict(zip(ParagraphKind, (TITLE, NORMAL, *HEADINGS, TEXT, NOTE), strict=True))
_SAFE = 0.98
"""Of the type area that the red head fills at most. Chosen: letters may be wider where the font is another."""

_RULE = RED_RULE_MM * MM


def contents(manuscript: Iterable[Item], *, tinted: bool = False) -> Iterator[Element]:
    """Yield everything from the red head to the closing block; a paragraph has to follow a table.

    Args:
        manuscript: What the report says.
        tinted: Whether banners of tables have a light ground.
    """
    said = tuple(manuscript)
    items = [None, *said, None]
    for before, item, after, level in zip(items[:-2], said, items[2:], heading_levels(said), strict=True):
        match item:
            case Paragraph():
                yield _paragraph(before, item, after, level)
            case PrintedTable():
                yield word_table(item, tinted=tinted)
            case _:
                yield from _item(item, after)
    if isinstance(items[-2], PrintedTable | Closing):
        yield paragraph(NORMAL.id, properties=(spacing(1),))


def _item(item: Head | Ending | Closing, after: Item | None) -> Iterator[Element]:
    match item:
        case Head():
            yield from _head(item)
        case Ending():
            yield from _ending(item, after)
        case Closing():
            yield closing_block(item)


def _head(head: Head) -> Iterator[Element]:
    """Yield the red name of the office, the number two lines below, and the red rule 4 mm under it."""
    rule = w("bottom", val="single", sz=round(8 * _RULE), space=round(ABOVE_RED_RULE_MM * MM), color=RED)
    if head.name:
        lines, size, scale = red_head(head.name, _SAFE * AREA_WIDTH, lambda character: units(character) / 2)
        size = size * 2 // 1 / 2
        room = spacing(LEADING * size, RED_HEAD.before, 2 * LINE if head.number else LINE)
        text = run("\n".join(lines), w("w", val=int(100 * scale)), *type_size(size))
        yield paragraph(RED_HEAD.id, text, properties=(room,))
    runs = (run(head.number),) if head.number else ()
    yield paragraph(NUMBER.id, *runs, properties=(w("pBdr", rule),) if head.name else ())


def _paragraph(before: Item | None, item: Paragraph, after: Item | None, level: int) -> Element:
    """Return a paragraph; the last lines of a text stay with its signature, which never stands alone on a page.

    A heading below which a level is left out, `level` from the title on, says how deep it really is.
    """
    style, is_tied = _STYLES[item.kind], isinstance(after, Ending)
    above = LINE / 2 if _ends_table(before, item) else style.before
    below = LINE / 8 if isinstance(after, PrintedTable) else _below(after) or style.after
    depth = level - 1
    layout = (
        flag("keepNext", on=is_tied),
        flag("pageBreakBefore", on=item.turns),
        spacing(style.line, above, below) if (above, below) != (style.before, style.after) else None,
        w("outlineLvl", val=depth - 1) if 0 < depth != style.outline else None,
    )
    runs = (_title(item.text),) if item.kind is ParagraphKind.TITLE else map(_run, item.runs)
    return paragraph(style.id, *runs, properties=layout)


def _ends_table(before: Item | None, item: Paragraph) -> bool:
    """Return whether a table, with its notes, ends before a paragraph."""
    is_note = isinstance(before, Paragraph) and before.kind is ParagraphKind.NOTE
    return item.kind is not ParagraphKind.NOTE and (is_note or isinstance(before, PrintedTable))


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
    """Yield the name, the date, and the mark below."""
    names = name_lines(ending.name, WIDEST_NAME, _advance)
    widest, day = (max(map(_length, lines), default=0.0) for lines in (names, (ending.day,)))
    place = signature(widest, day, is_sealed=ending.is_sealed)
    if ending.name:
        where = _several_lines(widest, place.name, is_sealed=ending.is_sealed) if len(names) > 1 else ()
        yield _signed("\n".join(names), LINE, 0, where or (w("ind", right=twips(place.name)),), stays=True)
    if ending.day:
        above, below = 0 if ending.name else LINE, 0 if ending.mark else _below(after)
        yield _signed(ending.day, above, below, (w("ind", right=twips(place.day)),), stays=bool(ending.mark))
    if ending.mark:
        yield paragraph(TEXT.id, run(ending.mark), properties=(spacing(LINE, 0, _below(after)),))


def _several_lines(widest: float, right: float, *, is_sealed: bool) -> tuple[Element, ...]:
    """Return where a name of several lines stands: about its longest under a seal, else they begin as it does.

    On both sides is room for what is wider in another font.
    """
    left = AREA_WIDTH - right - widest
    if not is_sealed:
        return w("ind", left=twips(left)), w("jc", val="left")
    free = min(left, right)
    return w("ind", left=twips(left - free), right=twips(right - free)), w("jc", val="center")


def _signed(text: str, above: float, below: float, place: Iterable[Element], *, stays: bool) -> Element:
    return paragraph(
        SIGNATURE.id, run(text), properties=(flag("keepNext", on=stays), spacing(LINE, above, below), *place)
    )


def _advance(character: str) -> float:
    return units(character) * PITCH / 2


def _length(line: str) -> float:
    return sum(map(_advance, line))
