"""Where versions of a report differ: cells in lines, texts by paragraphs, and how much else is the same in all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import NamedTuple

from models.form.refs import CellRef, TextRef
from models.report.differences import Shown, place_of
from models.report.report import Report
from models.report.side_by_side import printed, printed_places
from models.text.comparison import common_start

_AROUND = 40
"""Characters shown on each side of what differs. Chosen: as in the list of what was changed in a report."""

_LONGEST = 200
"""Characters shown of what differs itself. Chosen: three lines; the whole is one key away."""

_MOST = 20
"""Paragraphs of a text that are shown. Chosen: more are read in the whole; they are counted."""

_LEFT_OUT, _BLANK = "……", "（空着）"


class CellLine(NamedTuple):
    """A cell in which versions differ.

    Attributes:
        before: What the version before had; blank where that is not known.
        values: What each has.
        by: By how much the second is more than the first, with its sign; blank where that is no number.
    """

    place: str
    before: str
    values: tuple[str, ...]
    by: str = ""


class Paragraph(NamedTuple):
    """Words in which the texts of versions differ, of each its own, what differs being marked.

    Attributes:
        place: Which text.
        number: The how-manieth paragraph, from 1; 0 where the text is of one paragraph.
    """

    place: str
    number: int
    words: tuple[Shown, ...]


class Compared(NamedTuple):
    """What differs between versions, and how much does not.

    Attributes:
        texts: In how many texts they differ.
        rest: How many differing paragraphs are not shown.
        same: In how many cells all say the same.
    """

    cells: tuple[CellLine, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    texts: int = 0
    rest: int = 0
    same: int = 0


def compared(versions: Sequence[Report], before: Report | None = None) -> Compared:
    """Return where versions differ, in the order of the form.

    Args:
        versions: Two or more, in the order in which they are shown.
        before: From which all of them go on; None where that is not known.
    """
    cells, paragraphs, texts, rest, same = [], [], 0, 0, 0
    for ref in printed_places(*versions):
        words = tuple(printed(one, ref) for one in versions)
        if len(set(words)) == 1:
            same += isinstance(ref, CellRef)
            continue
        place = place_of(versions[0], versions[-1], ref)
        if isinstance(ref, CellRef):
            cells.append(CellLine(place, printed(before, ref) if before else "", words, _by(words)))
            continue
        found = list(_paragraphs(place, ref, words))
        texts += 1
        rest += max(0, len(found) - _MOST)
        paragraphs += found[:_MOST]
    return Compared(tuple(cells), tuple(paragraphs), texts, rest, same)


def _by(words: Sequence[str]) -> str:
    if len(words) != 2:
        return ""
    try:
        one, other = (Decimal(word or "0") for word in words)
    except InvalidOperation:
        return ""
    return f"{other - one:+f}".replace("-", "−")


def _paragraphs(place: str, ref: TextRef, texts: Sequence[str]) -> Iterator[Paragraph]:
    """Yield the paragraphs that differ: those at the start and at the end that are the same in all are left out."""
    split = [text.split("\n") for text in texts]
    shortest = min(map(len, split))
    head = _alike(split, shortest)
    tail = _alike([one[::-1] for one in split], shortest - head)
    middle = [one[head : len(one) - tail] for one in split]
    number = head + 1 if ref.part == "texts" and max(map(len, split)) > 1 else 0
    if len({len(one) for one in middle}) != 1:
        yield Paragraph(place, number, _marked(["\n".join(one) for one in middle]))
        return
    for at, words in enumerate(zip(*middle, strict=True)):
        if len(set(words)) > 1:
            yield Paragraph(place, number and number + at, _marked(words))


def _alike(split: Sequence[Sequence[str]], most: int) -> int:
    """Return how many paragraphs all have in common at the start."""
    return next((at for at in range(most) if any(a[at] != b[at] for a, b in pairwise(split))), most)


def _marked(words: Sequence[str]) -> tuple[Shown, ...]:
    """Return of each the part that differs, marked, with a little around it."""
    first, shortest = words[0], min(map(len, words))
    head = min(common_start(first, other) for other in words)
    turned = first[::-1]
    tail = min(shortest - head, *(common_start(turned, other[::-1]) for other in words))
    return tuple(_shown(one, head, len(one) - tail) for one in words)


def _shown(words: str, start: int, end: int) -> Shown:
    if not words.strip():
        return Shown(_BLANK)
    first, last = max(0, start - _AROUND), min(len(words), end + _AROUND)
    before = f"{_LEFT_OUT if first else ''}{words[first:start]}"
    own = words[start:end] if end - start <= _LONGEST else f"{words[start : start + _LONGEST]}{_LEFT_OUT}"
    after = f"{words[end:last]}{_LEFT_OUT if last < len(words) else ''}"
    return Shown(f"{before}{own}{after}", len(before), len(before) + len(own))
