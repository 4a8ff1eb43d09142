"""How long the board of 120 units takes to be painted anew, and what a thousand units take to be compared."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from models.district.same_texts import UnitTexts, same_texts
from models.district.unit_state import UnitState
from tests.bench.clock import line, milliseconds
from tests.ui.clerk import shown
from tests.ui.district.boards import TODAY, facts, tiles
from ui.district.board_view import BoardView

_UNITS, _TIMES = 120, 40
_MOST = 50.0
"""Milliseconds of a redraw. Source: the specification."""


def test_painting_a_board(qtbot: QtBot) -> None:
    view = BoardView(TODAY, facts)
    view.show_tiles(tiles(_UNITS))
    view.resize(1366, 700)
    shown(qtbot, view)
    pane = view.list.viewport()
    painted = [milliseconds(pane.repaint) for _ in range(_TIMES)]
    filtered = []
    for at in range(_TIMES):
        button = list(view.filters.buttons.values())[at % len(UnitState)]

        def turn() -> None:
            button.toggle()  # noqa: B023  done at once
            pane.repaint()

        filtered.append(milliseconds(turn))
    renewed = []
    for board in [tiles(_UNITS, seed) for seed in range(_TIMES)]:

        def renew() -> None:
            view.show_tiles(board)  # noqa: B023  as above
            pane.repaint()

        renewed.append(milliseconds(renew))
    print(line("board of 120, painted", painted), line("filtered", filtered), line("other states", renewed), end="")

    assert sorted(painted)[_TIMES // 2] <= _MOST


def test_comparing_the_texts_of_a_thousand_units() -> None:
    def text(number: int) -> dict[str, str]:
        return {"一": "".join(f"第{number}号事项的第{one}步已经全部完成。" for one in range(60))}

    for kinds in (1, 30):
        units = [UnitTexts(str(at), str(at), text(at // kinds)) for at in range(1_000)]
        times = [milliseconds(lambda: same_texts(units)) for _ in range(3)]  # noqa: B023  done at once
        print(line(f"texts of 1,000 units, each in {kinds}", times), end="")
