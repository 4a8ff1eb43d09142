"""What the tree promises: our own packages under our names, no Qt outside ui, small functions and modules."""

from __future__ import annotations

import ast
import importlib
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
LONGEST_FUNCTION = 50
LONGEST_MODULE = 400

EXPLAINED = (
    *(f"models/{room}/" for room in ("importers", "report", "statements", "system", "text")),
    "models/stick.py",
)
"""Where every number at the top of a module says its unit and where it comes from."""

WITHOUT_QT = """
import importlib, pkgutil, sys

for name in ("models", "exporters", "resources"):
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(package.__path__, f"{name}."):
        importlib.import_module(module.name)
importlib.import_module("ui.command_line")
sys.exit(any(name.partition(".")[0] in {"PySide6", "shiboken6"} for name in sys.modules))
"""


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def numbers(module: ast.Module, lines: Sequence[str]) -> Iterator[str]:
    """Yield the numbers at the top of a module with no word beside them: docstring below, comment above or behind."""
    for node, after in zip_longest(module.body, module.body[1:]):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value and is_number(node.value):
            told = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            comment = "#" in lines[(node.end_lineno or 1) - 1] or lines[node.lineno - 2].lstrip().startswith("#")
            if not (told or comment):
                yield ast.unparse(node).partition(" = ")[0]


def is_number(value: ast.expr) -> bool:
    """Return whether an expression is a number, or several: no object that merely has one among its parts."""
    parts = [part for one in (value.values if isinstance(value, ast.Dict) else [value]) for part in ast.walk(one)]
    called = {ast.unparse(part.func) for part in parts if isinstance(part, ast.Call)}
    kinds = {type(part.value) for part in parts if isinstance(part, ast.Constant)}
    return called <= {"Decimal", "frozenset"} and bool(kinds) and kinds <= {int, float}


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

    assert len(source.splitlines()) <= LONGEST_MODULE
    assert not [name for name, lines in functions(ast.parse(source)) if lines > LONGEST_FUNCTION]


@pytest.mark.parametrize("path", [path for path in MODULES if relative(path).startswith(EXPLAINED)], ids=relative)
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
        ("_MOST = 5  # of a table", []),
        ("# Of a table.\n_MOST = 5", []),
        ('_MOST = 5\n"""Of a table."""', []),
        ("_CELLS = Table(rows=3)", []),
        ("_IS_ON = True", []),
        ("_LOOK = {'border': 1, 'align': 'left'}", []),
        ("", []),
    ],
)
def test_what_a_number_without_a_word_is(source: str, found: list[str]) -> None:
    assert list(numbers(ast.parse(source), source.splitlines())) == found
