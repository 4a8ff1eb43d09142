"""Every pattern of the program takes time by the length of a text; a new one is tried as soon as it is written."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from models.form.vocabulary import Topic
from models.statements.patterns.pattern import Pattern
from tests import ROOT
from tests.linearity import Repetition, repetitions, slower_than_linear
from tests.thoroughness import before_landing, times

pytestmark = before_landing

FEWEST = 500
"""Patterns; far fewer would mean that the test looks in the wrong place."""

CUBIC = (100, 1_000)
"""Characters at which what is cubic is found out. Chosen: 8,000 take minutes."""

ASKED: dict[str, Callable[[re.Pattern[Any], str | bytes], object]] = {
    "search": lambda pattern, text: pattern.search(text),
    "finditer": lambda pattern, text: sum(1 for _ in pattern.finditer(text)),
    "match": lambda pattern, text: pattern.match(text),
    "fullmatch": lambda pattern, text: pattern.fullmatch(text),
}
"""The ways in which a text is gone through by a pattern."""

SAME = {"sub": "finditer", "split": "finditer", "findall": "finditer"}

SHORT = {
    "exporters/typeset/word_breaks.py": "nothing of more than 120 characters is searched for words (`_LONGEST`)",
    "exporters/pdf/listed_findings.py:_ADVICE": "no sentence has more than 600 characters (`models/checks/listing.py`)",
    "models/rules/texts/citations.py:_AFTER_THE_LAW": "60 characters before an order are looked at (`_BEFORE`)",
    "models/rules/texts/privacy.py:_CONTACT": "20 characters before a number are looked at (`_BEFORE`)",
    "models/form/edition_years.py:_SHARED": "the numbers of notices, which stand in the program",
}
"""What never meets a long text, by module or by pattern, and why."""


class Asked(NamedTuple):
    """A pattern with the ways in which it is asked."""

    name: str
    pattern: re.Pattern[Any]
    ways: frozenset[str]

    @property
    def words(self) -> list[str]:
        """What it names itself: it fails last where it nearly finds."""
        source = self.pattern.pattern
        text = source if isinstance(source, str) else source.decode("latin-1")
        runs = re.findall(r"[^\\\[\](){}?*+|^$.<>=!:,#&\s-]+", text)
        return [*dict.fromkeys(chain(runs, "".join(runs), re.findall(r"\\?([-.*+|:,#<>&/_ ])", text)))]


def sources() -> Iterator[tuple[str, ast.Module]]:
    """Yield every module of the program that any computer can load, by its path."""
    for path in (path for package in ("models", "exporters", "ui") for path in sorted((ROOT / package).rglob("*.py"))):
        if path.name != "windows_job.py":
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_bytes())


def ways_of(tree: ast.Module) -> Mapping[str, frozenset[str]]:
    """Return how a module asks each of its names."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            way = SAME.get(node.attr, node.attr)
            if way in ASKED:
                found.setdefault(node.value.id, set()).add(way)
    return {name: frozenset(ways) for name, ways in found.items()}


def inside(thing: object, seen: set[int]) -> Iterator[re.Pattern[Any]]:
    """Yield the patterns in a value of a module, however deep, with those that are made of its words."""
    if id(thing) in seen:
        return
    seen.add(id(thing))
    match thing:
        case re.Pattern():
            yield thing
        case Pattern():
            yield re.compile(thing.regex.replace("<last>", "2022").replace("<next>", "2024"))
        case Topic():
            yield re.compile(thing.words)
        case _:
            for one in parts(thing):
                yield from inside(one, seen)


def parts(thing: object) -> Iterable[object]:
    """Return what a value is made of, where it can be looked into."""
    if isinstance(thing, tuple | list | set | frozenset):
        return thing
    if isinstance(thing, dict):
        return thing.values()
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        return [getattr(thing, field.name, None) for field in dataclasses.fields(thing)]
    return ()


def written_in_calls(tree: ast.Module) -> Iterator[tuple[re.Pattern[Any], str]]:
    """Yield the patterns that stand where they are asked, re.sub("…", …), each with how it is asked."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            module, literal, way = node.func.value, node.args[0], SAME.get(node.func.attr, node.func.attr)
            value = literal.value if isinstance(literal, ast.Constant) else None
            if isinstance(module, ast.Name) and module.id == "re" and isinstance(value, str | bytes) and way in ASKED:
                yield re.compile(value), way


@cache
def patterns() -> tuple[Asked, ...]:
    """Return every pattern of the program once; how it is asked, as far as its module tells."""
    found: dict[tuple[str, re.Pattern[Any]], frozenset[str]] = {}
    for path, tree in sources():
        ways = ways_of(tree)
        module = importlib.import_module(path.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
        named = [(name, one) for name, value in vars(module).items() for one in inside(value, set())]
        for name, pattern in named:
            found[f"{path}:{name}", pattern] = ways.get(name, frozenset())
        for pattern, way in written_in_calls(tree):
            found[f"{path}:", pattern] = found.get((f"{path}:", pattern), frozenset()) | {way}
    told = {pattern for (_, pattern), ways in found.items() if ways}
    return tuple(
        Asked(name, pattern, asked or frozenset(ASKED))
        for (name, pattern), asked in found.items()
        if asked or pattern not in told
    )


def is_short(name: str) -> bool:
    return any(name.startswith(one) for one in SHORT)


def act_of(pattern: re.Pattern[Any], way: str) -> Callable[[str], object]:
    ask = ASKED[way]
    return lambda text: ask(pattern, text if isinstance(pattern.pattern, str) else text.encode("utf-8", "replace"))


def slow(asked: Asked, texts: Iterator[Repetition]) -> str:
    found = (slower_than_linear(act_of(asked.pattern, way), text) for text in texts for way in sorted(asked.ways))
    return next(filter(None, found), "")


def test_every_pattern_is_found() -> None:
    names = {one.name.partition(":")[0] for one in patterns()}

    assert len(patterns()) >= FEWEST
    assert {Path(path).parts[0] for path in names} == {"models", "exporters", "ui"}
    assert all(any(one.name.startswith(name) for one in patterns()) for name in SHORT), "an exception for nothing"


def test_no_pattern_takes_longer_than_by_the_length_of_a_text() -> None:
    """Some repetitions of each every day, thousands in a thorough run."""
    tried = (one for one in patterns() if not is_short(one.name))
    found = ((one.name, slow(one, repetitions(one.words, times(2, 260), repr(one.pattern)))) for one in tried)

    assert not [(name, words) for name, words in found if words]


@pytest.mark.parametrize(
    ("pattern", "way", "unit", "sizes"),
    [
        (r"\s*年", "search", " ", (8_000, 32_000)),
        (r"(?:^|(?<=\n))\s*\d*\s*(?:20\d\d)\s*年", "finditer", "\n", CUBIC),
        (r"\S*[^\W\d]\S*(?: \S*[^\W\d]\S*)*,", "fullmatch", "a", (1_000, 4_000)),
    ],
)
def test_what_is_quadratic_is_found_out(pattern: str, way: str, unit: str, sizes: tuple[int, ...]) -> None:
    assert slower_than_linear(act_of(re.compile(pattern), way), Repetition("", unit, ""), sizes)


def test_what_puts_marks_in_order_is_asked_in_pieces_only() -> None:
    """Unicode sorts the marks over a letter by swapping neighbours: thousands of them take seconds."""
    asking = [
        path
        for path, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if (node.value.id, node.attr) == ("unicodedata", "normalize")
    ]

    assert set(asking) <= {
        "models/text/characters.py",
        "exporters/pdf/typeface.py",  # a single character
        "models/text/ideographs.py",  # the same
    }
