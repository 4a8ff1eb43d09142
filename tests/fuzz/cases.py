"""Cases: which good file, and what is done to it; all that a case is follows from four words and numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from random import Random
from typing import NamedTuple

from tests.fuzz.formats import FLAT, Part, Parts
from tests.fuzz.mutators import BYTES, Draw, change_part, rearrange
from tests.fuzz.seeds import SEEDS, seed
from tests.fuzz.targets import Target

_INSIDE, _PARTS, _OUTSIDE = "inside", "parts", "outside"
_SMALL_TOO_OFTEN = 0.4
"""How often the small file is taken, with which more can be tried."""


class Step(NamedTuple):
    """A change: where it is made, and the seed of its chance."""

    where: str
    chance: str


class Case(NamedTuple):
    """A changed file. Its steps can be left out one by one, and the others stay the same."""

    target: Target
    good: str
    other: str
    steps: tuple[Step, ...]


def case(target: Target, run: str, number: int, *, small: bool = False) -> Case:
    """Return the case of this number in a run."""
    chance = Random(f"{run}/{target.name}/{number}")  # noqa: S311  not for secrets, but to be repeated
    names = list(SEEDS[target.seeds])
    good, other = (names[0] if small or chance.random() < _SMALL_TOO_OFTEN else chance.choice(names) for _ in range(2))
    count = chance.choice((1, 1, 2, 3, 5, 8))
    places = chance.choices((_INSIDE, _PARTS, _OUTSIDE), (70, 15 if target.form is not FLAT else 0, 15), k=count)
    ordered = sorted(places, key=(_INSIDE, _PARTS, _OUTSIDE).index)  # the outside comes last
    return Case(target, good, other, tuple(Step(where, f"{chance.random()}") for where in ordered))


@cache
def good_parts(target: Target, name: str) -> Parts:
    """Return a good file, taken apart."""
    return target.form.split(seed(target.seeds, name))


def content(case: Case) -> bytes:
    """Return the file that a case is."""
    target, words = case.target, case.target.form.words
    parts, other = (good_parts(target, name) for name in (case.good, case.other))
    for where, chance in (step for step in case.steps if step.where != _OUTSIDE):
        draw = Draw(Random(chance), words, other)  # noqa: S311  as above
        parts = change_part(draw, parts, target.changes) if where == _INSIDE else rearrange(draw, parts)
    untouched = all(step.where == _OUTSIDE for step in case.steps)
    whole: Parts = (Part("", seed(target.seeds, case.good) if untouched else target.form.join(parts)),)
    foreign = FLAT.split(seed(target.seeds, case.other))
    for step in (step for step in case.steps if step.where == _OUTSIDE):
        whole = change_part(Draw(Random(step.chance), words, foreign), whole, BYTES)  # noqa: S311  as above
    return FLAT.join(whole)


Alike = Callable[[bytes], bool | None]
"""Tells whether a file does the same as another; None once there is no more time to tell."""


def smaller(case: Case, is_alike: Alike) -> bytes:
    """Return about the least that is still alike: fewer steps, then shorter parts."""
    found = case
    for step in reversed(case.steps):
        fewer = found._replace(steps=tuple(one for one in found.steps if one is not step))
        found = fewer if is_alike(content(fewer)) else found
    whole, form = content(found), case.target.form
    with suppress(Exception):  # what is damaged outside cannot be taken apart
        parts = form.split(whole)
        if is_alike(form.join(parts)):
            return _shorter(parts, form.join, is_alike)
    return _shorter(FLAT.split(whole), FLAT.join, is_alike)


def _shorter(parts: Parts, join: Callable[[Parts], bytes], is_alike: Alike) -> bytes:
    size = max((len(part.content) for part in parts), default=0)
    while size > 0:
        for at, start in list(_cuts(parts, size)):
            old = parts[at].content
            shorter = (*parts[:at], parts[at]._replace(content=old[:start] + old[start + size :]), *parts[at + 1 :])
            alike = is_alike(join(shorter)) if len(old) > start else False
            if alike is None:
                return join(parts)
            parts = shorter if alike else parts
        size //= 2
    return join(parts)


def _cuts(parts: Sequence[Part], size: int) -> Iterator[tuple[int, int]]:
    """Yield where something so long can be cut out of which part, from behind."""
    for at, part in enumerate(parts):
        yield from ((at, start) for start in range((len(part.content) - 1) // size * size, -1, -size))
