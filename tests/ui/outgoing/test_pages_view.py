from __future__ import annotations

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

from exporters.pdf.raster import Pages
from tests.ui.clerk import CONTROL, Key, press, shown
from tests.ui.papers import A4, marked
from ui.outgoing.page_pictures import picture
from ui.outgoing.pages_view import GAP, ZOOM_STEPS, Fit, PagesView

COUNT = 5
NOTCH = 120


class FinePagesView(PagesView):
    """On a screen with more pixels than Qt counts."""

    @override
    def devicePixelRatioF(self) -> float:
        return 1.5


@pytest.fixture
def view(qtbot: QtBot) -> PagesView:
    return opened(qtbot, PagesView())


def opened(qtbot: QtBot, view: PagesView) -> PagesView:
    view.resize(928, 636)
    view.show_pages(Pages(marked(COUNT)))
    view.follow(Fit.WIDTH)
    return shown(qtbot, view)


def test_at_first_a_whole_page_is_in_sight(qtbot: QtBot) -> None:
    view = PagesView()
    view.resize(928, 636)
    view.show_pages(Pages(marked(COUNT)))
    left, top, right, bottom = only(seen(shown(qtbot, view)), (255, 255, 255))

    assert view.fit is Fit.PAGE
    assert (bottom - top) / (right - left) == pytest.approx(A4[1] / A4[0], rel=0.02)


def seen(view: PagesView) -> Image.Image:
    """Return what the window shows, pixel by pixel of the screen."""
    ratio = view.devicePixelRatioF()
    pixmap = QPixmap(view.viewport().size() * ratio)
    pixmap.setDevicePixelRatio(ratio)
    view.viewport().render(pixmap)
    return image(pixmap.toImage())


def image(picture: QImage) -> Image.Image:
    plain = picture.convertToFormat(QImage.Format.Format_RGBX8888)
    return Image.frombytes("RGBX", (plain.width(), plain.height()), bytes(plain.constBits())).convert("RGB")


def only(shown: Image.Image, colour: tuple[int, int, int]) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of all that has this colour."""
    difference = ImageChops.difference(shown, Image.new("RGB", shown.size, colour)).convert("L")
    box = difference.point(lambda grey: 0 if grey else 255).getbbox()
    assert box is not None
    return box


def red(view: PagesView) -> QPoint:
    """Return the middle of the red square in the window."""
    left, top, right, bottom = only(seen(view), (255, 0, 0))
    return QPoint((left + right) // 2, (top + bottom) // 2)


def darkest(shown: Image.Image) -> int:
    return min(grey for grey, count in enumerate(shown.convert("L").histogram()) if count)


def wheel(view: PagesView, at: QPoint, turned: int, held: Qt.KeyboardModifier = CONTROL) -> None:
    spot, none = QPointF(at), QPoint()
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(spot, spot, none, QPoint(0, turned), Qt.MouseButton.NoButton, held, phase, False)
    QApplication.sendEvent(view.viewport(), event)


# ------------------------------------------------------------ moving


def test_keys_move(view: PagesView) -> None:
    bar = view.verticalScrollBar()
    assert bar.value() == 0

    press(Key.Key_PageDown)
    assert bar.value() == view.viewport().height()
    press(Key.Key_PageUp)
    assert bar.value() == 0
    press(Key.Key_End)
    assert bar.value() == bar.maximum()
    assert view.number == COUNT
    press(Key.Key_Home)
    assert bar.value() == 0
    assert view.number == 1


def test_whole_pages_are_leafed_one_by_one(view: PagesView) -> None:
    view.follow(Fit.PAGE)

    for number in range(1, COUNT + 1):
        assert view.number == number
        assert view.verticalScrollBar().value() == (number - 1) * view.viewport().height()
        press(Key.Key_PageDown)


def test_without_ctrl_the_wheel_only_moves(view: PagesView) -> None:
    wheel(view, QPoint(100, 100), -NOTCH, Qt.KeyboardModifier.NoModifier)

    assert view.fit is Fit.WIDTH
    assert view.verticalScrollBar().value() > 0


def test_every_page_can_be_stood_on_when_many_are_in_sight(qtbot: QtBot, view: PagesView) -> None:
    view.resize(400, 900)
    view.step(-len(ZOOM_STEPS))

    for number in (1, 3, 2, 5):
        with qtbot.waitSignal(view.page_changed) as told:
            view.reveal(number)
        assert told.args == [number]
        assert view.number == number

    with qtbot.assertNotEmitted(view.page_changed):
        view.resize(410, 900)
    assert view.number == 5


def test_the_page_in_sight_stays_so_when_it_becomes_small(qtbot: QtBot, view: PagesView) -> None:
    bar = view.verticalScrollBar()
    view.reveal(4)
    start = bar.value()
    view.reveal(3)
    bar.setValue(start - view.viewport().height() // 2 - 15)  # its end is in the middle
    assert view.number == 3

    with qtbot.assertNotEmitted(view.page_changed):
        view.step(-len(ZOOM_STEPS))

    assert view.number == 3


def test_fewer_pages_do_not_lead_beyond_the_last(view: PagesView) -> None:
    view.reveal(COUNT)
    view.show_pages(Pages(marked(2)))

    assert view.number == 2
    assert only(seen(view), (255, 255, 255))


# ------------------------------------------------------------ size


def test_a_page_fills_the_width(view: PagesView) -> None:
    for width in (928, 700, 1000):
        view.resize(width, 636)
        left, top, right, _ = only(seen(view), (255, 255, 255))

        assert (left, top) == (GAP, GAP // 2)
        assert right == pytest.approx(view.viewport().width() - GAP, abs=1)
        assert view.zoom == pytest.approx((right - left) / A4[0] * 72 / view.logicalDpiX(), rel=0.01)
        assert view.horizontalScrollBar().maximum() == 0


def test_a_whole_page_stays_whole_and_in_its_place(view: PagesView) -> None:
    view.reveal(3)
    view.follow(Fit.PAGE)

    for height in (720, 500, 650):
        view.resize(928, height)
        _, top, _, bottom = only(seen(view), (255, 255, 255))

        assert (top, bottom) == pytest.approx((GAP // 2, view.viewport().height() - GAP // 2), abs=1)
        assert view.number == 3


def test_the_size_has_limits(view: PagesView) -> None:
    view.step(99)
    assert view.zoom == 4.0
    view.step(-99)
    assert view.zoom == 0.25


def test_the_spot_under_the_mouse_stays_there(view: PagesView) -> None:
    view.verticalScrollBar().setValue(300)
    at = red(view)

    wheel(view, at, NOTCH // 2)
    assert view.fit is Fit.WIDTH
    wheel(view, at, NOTCH // 2)
    wheel(view, at, 2 * NOTCH)

    assert view.zoom == 1.75
    assert (red(view) - at).manhattanLength() <= 4


# ------------------------------------------------------------ drawing


@pytest.mark.parametrize("kind", [PagesView, FinePagesView])
@pytest.mark.parametrize("steps", [-4, 1, 4])
def test_the_window_shows_every_pixel_of_the_page(qtbot: QtBot, kind: type[PagesView], steps: int) -> None:
    view = opened(qtbot, kind())
    view.step(steps)
    value = round(230 * view.zoom)
    view.verticalScrollBar().setValue(value)
    ratio = view.devicePixelRatioF()
    left = round((max(GAP, (view.viewport().width() - round(A4[0] * view.zoom * 96 / 72)) // 2)) * ratio)
    left -= round(view.horizontalScrollBar().value() * ratio)
    top = round((GAP // 2 - value) * ratio)
    page = image(picture(Pages(marked(1)), 1, view.zoom * view.logicalDpiX() / 72 * ratio))
    window = seen(view)
    area = (max(left, 0), 0, min(left + page.width, window.width), min(top + page.height, window.height))
    expected = page.crop((area[0] - left, area[1] - top, area[2] - left, area[3] - top))

    assert darkest(expected) < 100  # there is something to see
    assert darkest(ImageChops.invert(ImageChops.difference(window.crop(area), expected))) >= 252
