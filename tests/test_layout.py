"""What the tree promises: our own packages under our names, no Qt outside ui, small functions and modules."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import packages_distributions
from itertools import zip_longest
from pathlib import Path

import pytest

from tests import ROOT

PACKAGES = ("exporters", "installer", "models", "resources", "ui")
MODULES = [ROOT / "main.py", *sorted(path for name in (*PACKAGES, "tests") for path in (ROOT / name).rglob("*.py"))]
MADE = {"__pycache__", "build", "dist", "out"}
"""Folders that tools make beside ours; none is committed."""

LONGEST_FUNCTION = 50
"""Lines. Chosen: what is seen at once."""


LONGEST = {"ui/": 300, "ui/window/main_window.py": 200, "": 400}
"""Lines of a module, by the beginning of its path; the longest beginning counts. Chosen: what is read in one go."""

PROGRAM = [path for path in MODULES if path.relative_to(ROOT).parts[0] != "tests"]
"""Where every number at the top of a module says its unit and where it comes from."""

NUMERIC = {"Decimal", "frozenset", "range", "QSize", "QSizeF", "QPoint", "QPointF"}
"""What makes nothing but numbers out of numbers."""

COMMENT = re.compile(r"#\s*(?!noqa|type:)\w")

WITHOUT_QT = """
import importlib, pkgutil, sys

for name in ("models", "exporters", "resources"):
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(package.__path__, f"{name}."):
        importlib.import_module(module.name)
importlib.import_module("ui.command_line.command_line")
sys.exit(any(name.partition(".")[0] in {"PySide6", "shiboken6"} for name in sys.modules))
"""


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def longest(path: str) -> int:
    """Return how many lines a module may have."""
    return LONGEST[max(filter(path.startswith, LONGEST), key=len)]


def numbers(module: ast.Module, lines: Sequence[str]) -> Iterator[str]:
    """Yield the numbers at the top of a module with no word beside them: docstring below, comment above or behind."""
    for node, after in zip_longest(module.body, module.body[1:]):
        if not isinstance(node, ast.Assign | ast.AnnAssign) or not node.value or not is_number(node.value):
            continue
        if not (is_docstring(after) or has_comment(lines[: node.end_lineno], node.lineno)):
            yield ast.unparse(node).partition(" = ")[0]


def is_docstring(node: ast.stmt | None) -> bool:
    value = node.value if isinstance(node, ast.Expr) else None
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


def has_comment(lines: Sequence[str], first: int) -> bool:
    """Return whether a comment stands behind the last of `lines`, or above the `first`; a suppression is none."""
    above = lines[first - 2] if first > 1 else ""
    return bool(COMMENT.search(lines[-1]) or COMMENT.match(above.lstrip()))


def is_number(value: ast.expr) -> bool:
    """Return whether an expression is a number, or several: no object that merely has one among its parts."""
    parts = [part for one in (value.values if isinstance(value, ast.Dict) else [value]) for part in ast.walk(one)]
    calls = {part: ast.unparse(part.func) for part in parts if isinstance(part, ast.Call)}
    written = {argument for call, name in calls.items() if name == "Decimal" for argument in call.args}
    kinds = {type(part.value) for part in parts if isinstance(part, ast.Constant) and part not in written}
    return {*calls.values()} <= NUMERIC and bool(kinds or written) and kinds <= {int, float}


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "only absolute imports"
            yield node.module or ""


@pytest.mark.parametrize("name", [*PACKAGES, "tests", "tests.models"])
def test_packages_are_ours(name: str) -> None:
    package = importlib.import_module(name)

    assert package.__file__ is not None
    assert Path(package.__file__) == ROOT.joinpath(*name.split("."), "__init__.py")


def test_no_installed_distribution_claims_our_names() -> None:
    assert not {*PACKAGES, "main"} & packages_distributions().keys()


def test_nothing_lies_at_the_top_that_is_not_a_room_of_ours() -> None:
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")}

    assert folders - MADE <= {*PACKAGES, "tests"}


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("*.py")}

    assert not [relative(folder) for folder in folders if not (folder / "__init__.py").exists()]


@pytest.mark.parametrize("name", ["models", "exporters", "resources"])
def test_qt_stays_in_ui(name: str) -> None:
    trees = {relative(path): ast.parse(path.read_bytes()) for path in (ROOT / name).rglob("*.py")}

    assert not [path for path, tree in trees.items() if any(n.startswith("PySide6") for n in imported(tree))]


def test_models_exporters_resources_and_the_command_line_run_without_qt() -> None:
    command = [sys.executable, "-c", WITHOUT_QT]

    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0  # noqa: S603  our own code


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_functions_and_modules_stay_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert len(source.splitlines()) <= longest(relative(path))
    assert not [name for name, lines in functions(ast.parse(source)) if lines > LONGEST_FUNCTION]


@pytest.mark.parametrize("path", PROGRAM, ids=relative)
def test_numbers_say_where_they_come_from(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert not list(numbers(ast.parse(source), source.splitlines()))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("_MOST = 5", ["_MOST"]),
        ("_MOST: int = 5", ["_MOST: int"]),
        ("A, B = 1 << 16, -2.5", ["A, B"]),
        ("_SIZES = {'a': (1, 2)}", ["_SIZES"]),
        ("_SMALL = Decimal('0.001')", ["_SMALL"]),
        ("_ITEM = QSize(128, 168)", ["_ITEM"]),
        ("_MOST = 5  # noqa: X1", ["_MOST"]),
        ("_MOST = 5\n7", ["_MOST"]),
        ("_MOST = 5  # of a table", []),
        ("# Of a table.\n_MOST = 5", []),
        ('_MOST = 5\n"""Of a table."""', []),
        ("_CELLS = Table(rows=3)", []),
        ("_NAME = str('5')", []),
        ("_IS_ON = True", []),
        ("_LOOK = {'border': 1, 'align': 'left'}", []),
        ("", []),
    ],
)
def test_what_a_number_without_a_word_is(source: str, found: list[str]) -> None:
    assert list(numbers(ast.parse(source), source.splitlines())) == found
