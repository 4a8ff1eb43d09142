"""The list of rules is whole: whatever is a rule is asked, and what it says of itself is what it finds."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from inspect import getdoc, getmembers, isfunction, signature
from types import FunctionType, ModuleType

import pytest

from models import rules
from models.checks.findings import Level, Rule
from models.rules import RULES
from models.rules.catalogue import CATALOGUE
from tests.models.rules.firing import Yielded, cases, yielded

ID = r"[A-Z]\d?-[A-Z0-9-]+"
IDS = re.compile(rf"^({ID}(?:, {ID})*): (.+)$", re.MULTILINE)
SOURCE = re.compile(r"^Source: (.+)$", re.MULTILINE)
LEVELS = {"error": Level.ERROR, "warning": Level.WARNING, "hint": Level.HINT}
OURS = "本程序"


def modules() -> Iterator[ModuleType]:
    """Yield every module of the rules."""
    for module in pkgutil.walk_packages(rules.__path__, f"{rules.__name__}."):
        yield importlib.import_module(module.name)


def written() -> list[FunctionType]:
    """Return the public functions of the rules that look at nothing but a context, as a rule does."""
    functions = [
        function
        for module in modules()
        for name, function in getmembers(module, isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    ]
    return [one for one in functions if [by.annotation for by in signature(one).parameters.values()] == ["Context"]]


def name(rule: Rule) -> str:
    return rule.__name__


def documented(rule: Rule) -> Yielded:
    """Return the ids and levels in the docstring of a rule."""
    lines = IDS.findall(getdoc(rule) or "")
    return frozenset(
        (id_, LEVELS[word])
        for ids, words in lines
        for id_ in ids.split(", ")
        for word in re.findall(rf"\b({'|'.join(LEVELS)})\b", words)
    )


def test_every_rule_is_in_the_list_once() -> None:
    assert sorted(map(name, written())) == sorted(map(name, RULES))
    assert len(set(RULES)) == len(RULES)
    assert {rule.__annotations__["return"] for rule in written()} == {"Iterator[Finding]"}


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_a_rule_that_is_not_asked_is_missed(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "RULES", tuple(one for one in RULES if one is not rule))

    assert any(case.checked() != case.expected for case in cases() if any(rule(case.context)))


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_a_docstring_names_what_is_found_and_at_which_levels(rule: Rule) -> None:
    assert documented(rule) == frozenset().union(*(yielded(rule(case.context)) for case in cases()))


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_a_docstring_names_the_source_as_the_catalogue_does(rule: Rule) -> None:
    [source] = SOURCE.findall(getdoc(rule) or "")
    entries = {entry.id: entry for entry in CATALOGUE}

    for id_, _ in documented(rule):
        assert source.startswith("ours: ") == (entries[id_].source == OURS)
