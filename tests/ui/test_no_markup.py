"""Outside the kit, no widget is made that takes words for markup, and no list out of which formulas are copied."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import ROOT
from tests.test_layout import relative

TAKES_MARKUP = {"QLabel", "QMessageBox", "QTextBrowser", "QTextEdit", "QErrorMessage", "QToolTip", "QWhatsThis"}
"""The kit has its own of each."""

ASKS = {"QInputDialog", "QProgressDialog"}
"""What these say must be written in the program."""

TOLD = {"setToolTip", "setStatusTip", "setWhatsThis", "setTabToolTip", "setTabWhatsThis", "setWindowTitle"}
"""What is told by these must be written in the program, or come from the kit."""

KIT = {"window_title", "tool_tip"}
PAGES = {"setHtml", "setMarkdown", "insertHtml", "appendHtml", "fromHtml"}
WRITTEN = {"ui/window/about.py", "ui/window/help_dialog.py", "ui/outgoing/outgoing.py"}
"""Pages of the program itself, and the one that goes to a web site, which `exporters/clipboard_page.py` escapes."""

LISTS = {"QListView", "QListWidget", "QTableView", "QTableWidget", "QTreeView", "QTreeWidget"}
OWN_KEYS = {"FrozenGrid", "TableCursor", "PageList"}
"""Copy figures, guarded, and page numbers."""


def name_of(node: ast.expr) -> str:
    """Return the name of what is called, or of what a method is called on."""
    match node:
        case ast.Name(id=name) | ast.Attribute(value=ast.Name(id=name)):
            return name
        case _:
            return ""


def is_written(node: ast.expr) -> bool:
    """Return whether words are those of the program: a literal, or a name in capitals."""
    match node:
        case ast.Constant():
            return True
        case ast.Name(id=name):
            return name.isupper() or name == "self"
        case ast.Call():
            return name_of(node.func) in KIT
        case _:
            return False


def faults(path: str, source: str) -> Iterator[str]:
    tree = ast.parse(source)
    guarded = {one for node in ast.walk(tree) for one in _guarded(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            guards = "copying_words(self)" in (ast.get_source_segment(source, node) or "")
            if LISTS & {*map(name_of, node.bases)} and not guards and node.name not in OWN_KEYS:
                yield f"{path}: {node.name} lets formulas be copied"
        elif isinstance(node, ast.Call) and (fault := _fault(path, node, node in guarded)):
            yield f"{path}: {fault}"
    if "ToolTipRole" in source and "tool_tip(" not in source:
        yield f"{path}: tells of items without `tool_tip`"


def _guarded(node: ast.AST) -> list[ast.expr]:
    return node.args if isinstance(node, ast.Call) and name_of(node.func) == "copying_words" else []


def _fault(path: str, call: ast.Call, is_guarded: bool) -> str:  # noqa: FBT001  of a test
    name, method = name_of(call.func), call.func.attr if isinstance(call.func, ast.Attribute) else ""
    is_made = isinstance(call.func, ast.Name)
    if name in TAKES_MARKUP and not method[:1].isupper():  # a class in a class
        return f"{name} is of the kit"
    if name in ASKS and not all(map(is_written, call.args[:3])):
        return f"{name} says what is not written here"
    if method in TOLD and not all(isinstance(one, ast.Constant) or is_written(one) for one in call.args):
        return f"{method} tells what is not written here"
    if method in PAGES and path not in WRITTEN:
        return f"{method} makes a page"
    return f"{name} lets formulas be copied" if is_made and name in LISTS and not is_guarded else ""


@pytest.mark.parametrize("path", sorted({*ROOT.glob("ui/**/*.py")} - {*ROOT.glob("ui/kit/*.py")}), ids=relative)
def test_words_are_shown_by_the_kit(path: Path) -> None:
    assert list(faults(relative(path), path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("QLabel('x')", 1),
        ("QMessageBox.warning(self, NAME, sentence)", 1),
        ("QToolTip.showText(at, words)", 1),
        ("QInputDialog.getText(self, '加注', words)", 1),
        ("QInputDialog.getText(self, '加注', '例如', text=words)", 0),
        ("self.setToolTip(words)", 1),
        ("self.setToolTip('放进回收站')", 0),
        ("self.setWindowTitle(f'导入：{name}')", 1),
        ("self.setWindowTitle(window_title(name))", 0),
        ("page.setHtml(words)", 1),
        ("view = QTableView()", 1),
        ("view = copying_words(QTableView())", 0),
        ("class Lines(QListWidget): pass", 1),
        ("role == Qt.ItemDataRole.ToolTipRole", 1),
        ("box.setIcon(QMessageBox.Icon.Warning)", 0),
    ],
)
def test_what_is_found(source: str, count: int) -> None:
    assert len(list(faults("ui/x.py", source))) == count
