"""Every row of every table of wordings: what it must find, what it must not, and how long it takes."""

from __future__ import annotations

import ast
import json
import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from time import thread_time

import pytest

from models import statements
from models.statements import patterns
from models.statements.patterns.pattern import Pattern, PatternTable, first_of, framed, of_year
from tests import ROOT

_YEAR = 2024
_LENGTHS = (8_000, 32_000)
"""Characters: twice doubled."""

_LONGEST = 0.5
"""Seconds for 32,000 characters, more than the 20,000 that the reader looks at."""

_TIMES = 3
"""So many times as long may twice the text take: a linear wording takes twice the time, a quadratic one four times."""

_TRIES = 3
"""The shortest counts, in seconds of this thread: what else the computer does is not measured."""

_MEASURABLE = 0.01
"""Seconds; what takes less is linear, or too short to tell."""


def _tables() -> dict[str, PatternTable]:
    """Return every table of every module, by their names; those that others are made of begin with a line."""
    return {
        f"{module.name}.{name}": of_year(value, _YEAR)
        for module in iter_modules(patterns.__path__)
        for name, value in vars(import_module(f"{patterns.__name__}.{module.name}")).items()
        if isinstance(value, tuple) and value and all(isinstance(row, Pattern) for row in value)
    }


TABLES = _tables()
ROWS = [pytest.param(row, id=f"{table}: {row.name}") for table, rows in TABLES.items() for row in rows]
PHRASES: dict[str, dict[str, list[str]]] = json.loads(
    Path(__file__).with_name("phrases.json").read_text(encoding="utf-8")
)
"""By table, and by what they tell: phrases, at least one for every choice that a row leaves.

Rows may be added without a line here; what has one cannot get lost.
"""


def seconds(words: re.Pattern[str], phrase: str, length: int) -> float:
    """Return how long it takes to find a wording wherever it stands in a phrase that is said again and again."""
    text = (phrase * (length // len(phrase) + 1))[:length]
    start = thread_time()
    for _ in words.finditer(text):
        pass
    return thread_time() - start


@pytest.mark.parametrize("row", ROWS)
def test_a_wording_is_found_and_what_looks_alike_is_not(row: Pattern) -> None:
    words = re.compile(row.regex)

    assert words.search(row.says)
    assert row.not_says
    assert not words.search(row.not_says)


@pytest.mark.parametrize("name", TABLES)
def test_names_are_unique_in_a_table(name: str) -> None:
    names = [row.name for row in TABLES[name]]

    assert len(set(names)) == len(names)
    assert all(names)


@pytest.mark.parametrize("name", TABLES)
def test_no_row_takes_the_phrase_of_one_below(name: str) -> None:
    told = first_of(TABLES[name])

    assert [told(row.says) for row in TABLES[name]] == [row.means or row.name for row in TABLES[name]]


@pytest.mark.parametrize("table", PHRASES)
def test_no_wording_gets_lost(table: str) -> None:
    told = first_of(TABLES[table])

    assert not [(means, phrase) for means, said in PHRASES[table].items() for phrase in said if told(phrase) != means]


@pytest.mark.parametrize("row", ROWS)
def test_a_wording_takes_time_as_a_text_is_long(row: Pattern) -> None:
    words = re.compile(row.regex)
    for phrase in (row.says, row.not_says):
        first, last = (min(seconds(words, phrase, length) for _ in range(_TRIES)) for length in _LENGTHS)

        assert last < _LONGEST
        assert last < max(_MEASURABLE, _TIMES**2 * first)


def test_the_reader_has_no_wording_of_its_own() -> None:
    """Functions ask tables; `re` is for what compiles these."""
    folder = Path(statements.__file__).parent
    found = {
        path.relative_to(ROOT).as_posix()
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) == "re"
    }

    assert found == {
        "models/statements/patterns/pattern.py",
        "models/statements/own_words.py",
    }  # words of a form's data


def test_the_first_row_counts_and_a_frame_holds_all_three() -> None:
    rows = (Pattern("long", "不予公开", "不予公开", "不予"), Pattern("short", "公开", "公开", "公告", means="granted"))
    told = first_of(rows)
    [long, _] = framed(rows, "~$", "~", "~的")

    assert [told(text) for text in ("不予公开", "公开", "公告")] == ["long", "granted", ""]
    assert (long.regex, long.says, long.not_says) == ("(?:不予公开)$", "不予公开", "不予公开的")


def test_years_are_filled_in() -> None:
    [row] = of_year((Pattern("last", "<last>年|<next>年", "<last>年", f"{_YEAR}年"),), _YEAR)

    assert (row.regex, row.says) == ("2023年|2025年", "2023年")
