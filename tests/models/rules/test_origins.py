"""Every threshold and weight of the rules has its origin in words beside it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import pairwise

from tests import ROOT

FEWEST = 25
"""Numbers among the constants of the rules; far fewer would mean that the test looks in the wrong place."""


def numbers() -> Iterator[tuple[str, bool]]:
    """Yield the numbers among the constants of the rules, each with whether words stand under it."""
    for path in sorted((ROOT / "models" / "rules").rglob("*.py")):
        for statement, below in pairwise([*ast.parse(path.read_bytes()).body, ast.Pass()]):
            if isinstance(statement, ast.Assign) and _is_number(statement.value):
                yield f"{path.name}: {ast.unparse(statement.targets[0])}", _is_words(below)


def _is_number(value: ast.expr) -> bool:
    if isinstance(value, ast.Tuple | ast.Dict):
        return all(map(_is_number, value.elts if isinstance(value, ast.Tuple) else value.values))
    return isinstance(value, ast.Constant) and type(value.value) is int


def _is_words(statement: ast.stmt) -> bool:
    value = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


def test_every_number_has_words() -> None:
    found = list(numbers())

    assert len(found) >= FEWEST
    assert not [name for name, has_words in found if not has_words]
