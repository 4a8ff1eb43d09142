"""All views of the desk: each thing has a name and a letter, no word is markup, all is in sight on every screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.district.board import UnitFacts, strip_of
from models.district.earlier_points import EarlierPoint
from models.district.same_texts import sentences_of
from models.district.under_review import UnderReview
from models.district.unit_state import UnitState
from tests.builders import answered
from tests.district import NEW
from tests.ui.accessible_tree import Role, faults, names_of
from tests.ui.clerk import shown
from tests.ui.cut_widgets import faults as cut
from tests.ui.district.boards import DUE, TODAY, facts, tiles
from tests.ui.district.commons import common
from tests.ui.district.submissions import faulty, sound, submission
from tests.ui.kit.test_colours import THEMES
from tests.ui.markup_sweep import HOSTILE, Sweep
from tests.ui.test_any_screen import SEEN
from tests.ui.test_letters import letters, reached
from ui.district.board_view import BoardView
from ui.district.common_view import CommonView
from ui.district.counted_strip import CountedStrip, Scope, Term
from ui.district.review_view import ReviewView
from ui.district.same_pair_view import SamePairView, UnitText
from ui.district.state_signs import state_ground, state_ink, state_sign
from ui.kit.colours import LIGHT
from ui.kit.theme import wear

_ABOVE = 52
"""Pixels of the menu and the tabs of the window. Source: the design."""


def board() -> BoardView:
    view = BoardView(TODAY, facts)
    view.show_tiles(tiles())
    return view


def review() -> ReviewView:
    view = ReviewView(faulty())
    for fold in (view.panel.earlier, view.panel.differences, view.panel.paper_fold, view.panel.history):
        fold.unfold()
    return view


def decided() -> ReviewView:
    view = ReviewView(sound())
    view.accept()
    return view


def all_common() -> CommonView:
    view = CommonView()
    view.show_common(common())
    return view


def pair() -> SamePairView:
    texts = "甲乙".join("本年度召开了三次会议。全部申请都按期办结。没有被纠错的行政复议。" for _ in range(9))
    one = UnitText("2", "海州区新浦街道办事处", {"一": texts, "五": ""})
    return SamePairView(one, UnitText("3", "海州区幸福街道办事处", {"一": texts, "六": texts}), sentences_of(texts))


VIEWS: dict[str, Callable[[], QWidget]] = {
    "board": board,
    "review": review,
    "decided": decided,
    "common": all_common,
    "pair": pair,
}


def desk(view: QWidget) -> QWidget:
    """Return a view below the strip, as it stands in the window."""
    whole, strip = QWidget(), CountedStrip()
    strip.show_strip(strip_of(tiles()), Term(DUE, Scope.WHOLE), TODAY)
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(strip)
    column.addWidget(view, 1)
    whole.resize(1366, 700)
    return whole


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    QAccessible.setActive(False)
    wear(qapp, LIGHT)


@pytest.mark.parametrize("name", VIEWS)
def test_everything_can_be_told_by_its_name(qtbot: QtBot, name: str) -> None:
    QAccessible.setActive(True)
    view = VIEWS[name]()
    whole = shown(qtbot, desk(view))
    pages = view.pages.count() if isinstance(view, ReviewView) else 1
    for at in range(pages):
        if isinstance(view, ReviewView):
            view.pages.setCurrentIndex(at)
            QApplication.processEvents()
        assert sorted(faults(whole)) == []


def test_a_tile_says_all_that_it_shows(qtbot: QtBot) -> None:
    QAccessible.setActive(True)
    view = board()
    shown(qtbot, desk(view))
    names = names_of(view.list, Role.ListItem)

    assert len(names) == 78
    for tile, said in zip(view.model.tiles, names, strict=True):
        assert said.startswith(tile.short)
        assert tile.state.value in said


@pytest.mark.parametrize("name", VIEWS)
def test_everything_has_a_letter_of_its_own(qtbot: QtBot, name: str) -> None:
    whole = shown(qtbot, desk(VIEWS[name]()))
    assert letters(reached(whole))


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("screen", SEEN, ids=str)
def test_nothing_is_cut_on_any_screen(qtbot: QtBot, name: str, screen: QSize) -> None:
    whole, room = desk(VIEWS[name]()), screen - QSize(0, _ABOVE)
    whole.resize(room)
    shown(qtbot, whole)
    assert cut(whole, room) == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_state_can_be_told_in_every_theme(qapp: QApplication, theme: str) -> None:
    wear(qapp, THEMES[theme])
    pictures: list[QImage] = [state_sign(state).toImage() for state in UnitState]
    shapes = {_shape(picture, THEMES[theme].paper) for picture in pictures}

    assert len(shapes) == len(UnitState)
    assert all(state_ink(state).lower() != state_ground(state).lower() for state in UnitState)


def _shape(picture: QImage, paper: str) -> tuple[bytes, bytes]:
    """Return a sign without its colours: its outline, and the character in it."""
    letters = picture.createMaskFromColor(QColor(paper).rgba())
    return bytes(picture.convertToFormat(QImage.Format.Format_Alpha8).constBits()), bytes(letters.constBits())


def test_views_follow_another_theme_while_they_are_open(qtbot: QtBot, qapp: QApplication) -> None:
    for make in VIEWS.values():
        whole = shown(qtbot, desk(make()))
        light = whole.grab().toImage()
        wear(qapp, THEMES["dark"])
        QApplication.processEvents()
        dark = whole.grab().toImage()
        wear(qapp, LIGHT)
        QApplication.processEvents()
        assert light != dark
        assert whole.grab().toImage() == light
        whole.hide()


def test_no_word_of_anybody_is_taken_for_markup(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sweep = Sweep()
    view = BoardView(TODAY, lambda _: UnitFacts(HOSTILE, 1, (HOSTILE,), ((HOSTILE, HOSTILE),), (HOSTILE,)))
    view.show_tiles(one._replace(name=HOSTILE, short=HOSTILE, detail=HOSTILE, kind=HOSTILE) for one in tiles(8))
    found = common()
    cards = CommonView()
    cards.show_common(
        found._replace(
            failures=tuple(
                one._replace(where=HOSTILE, units={"1": HOSTILE}, example=HOSTILE) for one in found.failures
            ),
            pairs=tuple(one._replace(names=(HOSTILE, HOSTILE), parts=((HOSTILE, 1),)) for one in found.pairs),
            unusual=tuple(one._replace(name=HOSTILE, where=HOSTILE, why=HOSTILE) for one in found.unusual),
        )
    )
    looked = ReviewView(hostile())
    for one in (view, cards, looked):
        whole = shown(qtbot, desk(one))
        for at in range(looked.pages.count() if one is looked else 1):
            looked.pages.setCurrentIndex(at)
            QApplication.processEvents()
            sweep.look()
        whole.hide()
    assert not sweep.faults
    assert len(sweep.seen) > len(VIEWS)


def hostile() -> UnderReview:
    texts = ("texts/problems", "cover/agency", "headings/problems", f"notes/{NEW}")
    report = answered(faulty().report, dict.fromkeys(texts, HOSTILE))
    one = submission(report, before=faulty().report)
    findings = tuple(finding._replace(message=HOSTILE, reason=HOSTILE) for finding in one.findings)
    more = {
        "name": HOSTILE,
        "arrived": HOSTILE,
        "findings": findings,
        "earlier": (EarlierPoint(1, HOSTILE, (), HOSTILE, HOSTILE),),
        "history": (HOSTILE,),
        "blocked": HOSTILE,
    }
    return UnderReview(**{**vars(one), **more})
