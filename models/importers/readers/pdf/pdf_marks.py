"""Raised and lowered marks beside the text of a PDF, and what is crossed out: both taken apart from it, and told."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from models.importers.readers.pdf.pdf_glyphs import Glyph

_SAME_BASE, _SAME_SIZE = 0.08, 0.1
"""Of the size of type by which characters of a run may differ in their line and their size. Chosen: rounding."""

_NEXT = 0.6
"""Of the size of type: runs that are farther apart are not beside each other. Chosen: half a character and a bit."""

_INTO = 0.4
"""Of the size of type by which a mark may stand over the end of what it marks. Chosen: slanted type is cut so."""

_SMALLER = 0.85
"""Of the size of what it marks: a mark is smaller. Chosen: programs take from 0.58 to 0.7."""

_RAISED, _LOWERED = 0.12, 0.06
"""Of the size of what it marks, by which a mark is off its line. Chosen: programs take from 0.2 to 0.5, and 0.1."""

_HIGHEST = 1.1
"""Of the size of what it marks, by which a mark may be off at most: otherwise it stands in another line. Chosen."""

_LONGEST_MARK = 8
"""Characters; what is longer is text of its own. Chosen: 〔2021〕 and the like."""

_UNIT = re.compile("[A-Za-zμ米公尺里]")
_POWERS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_ORDINAL = re.compile("st|nd|rd|th")


class Told(NamedTuple):
    """What was taken apart from a text.

    Attributes:
        beside: The end of the text beside which it stands.
        is_before: Whether it stands before that text, not behind it.
        x0: Where it begins.
        top: As above.
    """

    text: str
    beside: str
    is_struck: bool
    is_before: bool
    x0: float
    top: float


class Settled(NamedTuple):
    """Characters without what is no part of their text.

    Attributes:
        is_sure: Whether all that is left is seen so, beyond doubt.
    """

    kept: tuple[Glyph, ...]
    told: tuple[Told, ...]
    is_sure: bool


class _Run(NamedTuple):
    """Characters of one size beside each other on one line."""

    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        return "".join(one.text for one in self.glyphs).strip()

    @property
    def size(self) -> float:
        return self.glyphs[0].size

    @property
    def base(self) -> float:
        return self.glyphs[0].base

    @property
    def x0(self) -> float:
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        return self.glyphs[-1].x1


def settled(glyphs: Iterable[Glyph]) -> Settled:
    """Return the characters of a cell, or of a page, without marks and without what is crossed out."""
    found = list(glyphs)
    if _is_even(found):
        return Settled(tuple(found), (), _all_sure(found))
    struck = [one for one in found if one.is_struck]
    runs = _runs(one for one in found if not one.is_struck)
    told = [_told(run, None) for run in _runs(struck)]
    kept: list[Glyph] = []
    is_sure = not struck
    for run, other in _beside(runs):
        off = other.base - run.base if other else 0.0
        if not other or -_LOWERED * other.size < off < _RAISED * other.size:
            is_sure &= not (other and other.text[-1:].isdigit() and run.text[:1].isdigit())
            kept.extend(run.glyphs)
        elif _is_exponent(run, other):
            power = run.text.translate(_POWERS) if off > 0 else run.text
            kept.append(_moved(run.glyphs[0], other)._replace(text=power, x1=run.x1))
        elif len(run.text) > _LONGEST_MARK or _ORDINAL.fullmatch(run.text):
            kept.extend(_moved(one, other) for one in run.glyphs)
            is_sure = False
        else:
            told.append(_told(run, other))
            is_sure &= run.size <= _SMALLER * other.size
    lines = {round(one.base) for one in struck}
    left = tuple(one._replace(is_sure=False) if round(one.base) in lines else one for one in kept)
    return Settled(left, tuple(one for one in told if one.text), is_sure and _all_sure(left))


def _told(run: _Run, other: _Run | None) -> Told:
    beside, is_before = (other.text[-_LONGEST_MARK:], run.x0 < other.x0) if other else ("", False)
    return Told(run.text, beside, not other, is_before, run.x0, run.glyphs[0].top)


def _is_even(glyphs: Sequence[Glyph]) -> bool:
    """Return whether every line is of one size, and apart from the others, and nothing is crossed out."""
    if any(one.is_struck for one in glyphs):
        return False
    places = sorted({(one.base, one.bottom - one.top) for one in glyphs})
    for (above, size), (below, other) in pairwise(places):
        if below - above > _HIGHEST * max(size, other):
            continue
        if below - above > _SAME_BASE * size or abs(size - other) > _SAME_SIZE * size:
            return False
    return True


def _all_sure(glyphs: Iterable[Glyph]) -> bool:
    return all(one.is_sure for one in glyphs)


def _is_exponent(run: _Run, other: _Run) -> bool:
    return run.x0 > other.x0 and _UNIT.fullmatch(other.text[-1:]) is not None and run.text.strip("-").isdigit()


def _moved(one: Glyph, other: _Run) -> Glyph:
    """Return a character on the line of what stands beside it."""
    return one._replace(top=other.glyphs[0].top, bottom=other.glyphs[0].bottom, base=other.base)


def _runs(glyphs: Iterable[Glyph]) -> list[_Run]:
    """Return characters as runs, from left to right; a blank belongs to none if it begins or ends one."""
    found: list[list[Glyph]] = []
    last: dict[tuple[int, int], list[Glyph]] = {}
    for one in sorted(glyphs, key=lambda one: (one.x0, one.x1)):
        near = [(round(one.base) + step, round(one.size)) for step in (0, -1, 1)]
        run = next((last[key] for key in near if key in last and _goes_on(last[key][-1], one)), None)
        if run is None:
            run = []
            found.append(run)
        run.append(one)
        last[round(one.base), round(one.size)] = run
    return [_Run(tuple(run)) for run in found]


def _goes_on(before: Glyph, one: Glyph) -> bool:
    is_alike = abs(before.size - one.size) <= _SAME_SIZE * before.size
    return (
        is_alike and abs(before.base - one.base) <= _SAME_BASE * before.size and one.x0 - before.x1 < _NEXT * one.size
    )


def _beside(runs: Sequence[_Run]) -> Iterator[tuple[_Run, _Run | None]]:
    """Yield each run with the larger one beside which it stands, off its line or not."""
    ends: dict[tuple[int, int], list[_Run]] = defaultdict(list)
    for run in runs:
        if run.text:
            for strip in _strips(run):
                for x in {int(run.x0 // _STRIP), int(run.x1 // _STRIP)}:
                    if len(ends[strip, x]) < _MOST_NEAR:
                        ends[strip, x].append(run)
    for run in runs:
        columns = {int(x // _STRIP) + step for x in (run.x0, run.x1) for step in (-1, 0, 1)}
        others = (other for strip in _strips(run) for x in columns for other in ends.get((strip, x), ()))
        near = (other for other in others if other is not run and _marks(run, other))
        yield run, min(near, key=lambda one: abs(one.x1 - run.x0), default=None)


def _strips(run: _Run) -> range:
    return range(int(run.glyphs[0].top // _STRIP), int(run.glyphs[0].bottom // _STRIP) + 1)


_MOST_NEAR = 50
"""Runs that end in one place and are compared. Chosen: a page has some five there; more is a drawing."""

_STRIP = 20.0
"""Points: runs are looked for by strips of this height. Chosen: a line or two."""


def _marks(run: _Run, other: _Run) -> bool:
    """Return whether a run could be a mark at the end, or at the beginning, of another one."""
    off = other.base - run.base
    is_smaller = run.size <= _SMALLER * other.size
    is_off = (
        _RAISED * other.size <= off <= _HALF * other.size and run.text.isdigit() and len(run.text) < len(other.text)
    )
    overlap = min(run.glyphs[0].bottom, other.glyphs[0].bottom) - max(run.glyphs[0].top, other.glyphs[0].top)
    if not (is_smaller or is_off) or abs(off) > _HIGHEST * other.size or overlap < _LEAST_OVERLAP * run.size:
        return False
    after, before = run.x0 - other.x1, other.x0 - run.x1
    return any(-_INTO * other.size <= gap <= _NEXT * other.size for gap in (after, before))


_HALF = 0.75
"""Of the size: so much a mark as large as its text is raised at most. Chosen: no line is nearer."""

_LEAST_OVERLAP = 0.2
"""Of the size of a mark that has to be as high as what it marks. Chosen: less than any, more than the next line."""
