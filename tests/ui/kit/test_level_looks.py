"""One place for every colour, and one for how a level of findings looks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from models.checks.findings import Level
from resources import read_text
from tests import ROOT
from ui.kit.colours import DARK, LIGHT, Colours
from ui.kit.level_looks import look_of
from ui.kit.style_sheet import style_sheet

COLOURS = ROOT / "ui" / "kit" / "colours.py"
LEVELS = ROOT / "ui" / "kit" / "level_looks.py"
MODULES = sorted((ROOT / "ui").rglob("*.py"))
HEX = re.compile(r"#[0-9A-Fa-f]{3,8}\b")


def spelled_out(source: str) -> list[str]:
    """Return what in a module names a colour to Qt: a number or a name in English, parts, or a member of Qt's list."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Constant(value=str(text)) if HEX.search(text) or text in QColor.colorNames():
                found.append(text)
            case ast.Call(func=ast.Name(id="QColor"), args=[_, _, *_]) | ast.Call(func=ast.Name(id="QColor"), args=[]):
                found.append(ast.unparse(node))
            case ast.Attribute(value=ast.Name(id="QColor"), attr=attr) if attr.startswith("from"):
                found.append(ast.unparse(node))
            case ast.Attribute(value=ast.Attribute(attr="GlobalColor"), attr=attr) if attr != "transparent":
                found.append(ast.unparse(node))
    return found


def test_a_colour_is_found_however_it_is_spelled() -> None:
    ways = ('QColor("#123456")', 'f("white")', "QColor(1, 2, 3)", "QColor.fromRgb(1)", "Qt.GlobalColor.black")

    assert all(map(spelled_out, ways))
    assert not spelled_out("QColor(colours().ink), Qt.GlobalColor.transparent, index(row)")


def by_level(source: str) -> Iterator[str]:
    """Yield the mappings of a module that are keyed by a level."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Dict) and any(key and ast.unparse(key).startswith("Level.") for key in node.keys):
            yield ast.unparse(node)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_colours_and_the_looks_of_levels_are_named_in_one_place(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert path == COLOURS or not spelled_out(source)
    assert path == LEVELS or not list(by_level(source))


def test_the_style_sheet_spells_no_colour_out() -> None:
    sheet = read_text("app.qss")

    assert not [found for found in HEX.findall(sheet) if QColor.isValidColorName(found)]
    assert not set(re.findall(r"[a-z]+", sheet)) & set(QColor.colorNames()) - {"transparent"}


def test_the_style_sheet_gets_its_colours() -> None:
    for theme in (LIGHT, DARK):
        assert f'QPushButton#verdict[state="problems"] {{ color: {theme.error}; }}' in style_sheet(theme)
        assert "$" not in style_sheet(theme)


def test_every_level_has_a_look_and_a_sign_in_its_ink() -> None:
    for look in map(look_of, Level):
        sign = look.sign.toImage()
        assert sign.pixelColor(sign.width() // 4, sign.height() * 9 // 10) == QColor(look.ink)


def test_no_colour_is_without_use() -> None:
    sources = [path.read_text(encoding="utf-8") for path in MODULES if path != COLOURS]
    asked = {name for one in sources for name in re.findall(r"(?:colours\(\)|theme)\.(\w+)", one)}
    worn = {name for one in sources for name in re.findall(r'"(\w+)": \(_Role\.', one)}
    styled = set(re.findall(r"\$(\w+)", read_text("app.qss")))

    assert set(Colours._fields) - asked - worn - styled == set()
