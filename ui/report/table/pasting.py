"""Pastes a block into a table, and tells what was placed and every row that was not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from models.form.grid import Grid
from models.form.refs import CellRef, Ref
from models.report.paste import PastedBlock, paste
from models.report.pasted_answers import NO_SUCH_ROW, LeftRow, Pasted
from models.report.report import Value
from ui.report.document import Document
from ui.report.table.cell_spans import counted

_MOST_NAMED = 2
"""Rows that a sentence names. Chosen: a line of the status bar has room for two labels."""

_LONGEST_LABEL = 16
"""Characters of a label in a sentence. Chosen: most labels of the form are shorter."""


_NOTHING = "没有粘贴：剪贴板里没有文字，也没有表格。请先到别的程序里复制要粘贴的数。"

_NO_FIGURES = "没有粘贴：复制来的 {} 行里没有数，都是文字。请连同数一起复制；要写一句话的，请用“加注”。"


class PasteAccount(NamedTuple):
    """What a paste has done.

    Attributes:
        sentence: All of it in short.
        left: Every row of which something was not placed, a line each, if the sentence does not name them all.
    """

    sentence: str
    left: tuple[str, ...] = ()


def paste_block(document: Document, grid: Grid, chosen: Sequence[CellRef], block: PastedBlock | None) -> PasteAccount:
    """Paste a block of figures.

    Args:
        document: The report.
        grid: The table.
        chosen: The selected cells in reading order, at least one; the block goes from the first on.
        block: As it is on the clipboard; None if nothing is there that could be pasted.
    """
    if document.read_only:
        return PasteAccount(document.read_only)
    if block is None:
        return PasteAccount(_NOTHING)
    pasted = paste(document.report, grid, chosen[0], block, chosen)
    held = document.held(pasted.answers)
    answers = {ref: value for ref, value in pasted.answers.items() if ref not in held}
    document.push(answers, "粘贴")
    placed = counted(document.report.form, grid, answers)
    short = len(pasted.left) <= _MOST_NAMED and all(map(_is_told_by_its_label, pasted.left))
    return PasteAccount(
        _sentence(pasted, answers, placed, short=short), () if short else tuple(map(_told, pasted.left))
    )


def _sentence(pasted: Pasted, answers: Mapping[Ref, Value | None], placed: tuple[int, str], *, short: bool) -> str:
    rows = f"“{'”“'.join(map(_row, pasted.left))}”" if short else f"{len(pasted.left)} 行"
    missing = f"{rows}没有放进表里" if pasted.left else ""
    if pasted.unknown and not answers:
        what = f"{rows}这样的行" if short else f"这 {len(pasted.left)} 行"
        return f"没有粘贴：本表没有{what}。请只复制数字，再点到要放的那一格粘贴。"
    if not answers and (count := pasted.unproven):
        return (
            f"没有粘贴：复制来的只有文字，没有格子，看不出这 {count} 个数各放在哪一格。"
            f"请先选中要放的 {count} 格再粘贴（按住 Shift 用方向键选），或者连同左边的标签一起复制。"
        )
    if not (pasted.answers or pasted.left or pasted.outside) and pasted.words:
        return _NO_FIGURES.format(pasted.words)
    cleared = sum(value is None for value in answers.values())
    left = {
        "格是从去年报告带过来的，没有动": len(pasted.answers) - len(answers),
        "行、列是标签或者序号，没有粘贴": pasted.words,
        "格超出表格，没有粘贴": pasted.outside,
        "处脚注号没有粘贴": pasted.raised,
        "处划掉的字没有粘贴": pasted.crossed_out,
        "格在网页上看到的可能不是这样，请核对": pasted.doubtful,
    }
    said = [
        f"已粘贴 {placed[0]} 格{placed[1]}" if placed[0] or not pasted.left else "没有粘贴",
        *(f"{count} {what}" for what, count in left.items() if count),
    ]
    said += ["横竖已对调"] if pasted.turned else []
    said += [f"其中 {cleared} 格清空"] if cleared else []
    said += [missing] if missing else []
    return f"{'；'.join(said)}。"


def _is_told_by_its_label(row: LeftRow) -> bool:
    return len(row.label) <= _LONGEST_LABEL and row.why in {"", NO_SUCH_ROW}


def _row(row: LeftRow) -> str:
    return row.label or f"第 {row.line} 行"


def _told(row: LeftRow) -> str:
    """Return a row of which something was not placed, with its figures and the reason."""
    name = f"第 {row.line} 行{f'“{row.label}”' if row.label else ''}"
    return f"{name}：{'、'.join(row.figures)}（{row.why or '超出表格'}）"
