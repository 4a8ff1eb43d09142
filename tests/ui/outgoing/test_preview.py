from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QMessageBox, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from exporters import PDF, let_out
from exporters.release import Variant
from tests.builders import sample
from tests.ui.clerk import CONTROL, Key, click, click_on, press, shown
from ui.kit.letters import without_letter
from ui.outgoing.light_banners import are_light
from ui.outgoing.pages_view import ZOOM_STEPS, Fit
from ui.outgoing.preview import PreviewDialog

BOTH = (Variant.PUBLIC, Variant.FILING)
REMARKS = {Variant.PUBLIC: ("标题改用了“思源宋体”。", "<b>换行</b>可能不同。"), Variant.FILING: ()}


@cache
def made(variant: Variant) -> tuple[bytes, tuple[str, ...]]:
    stream = BytesIO()
    PDF.write(let_out(sample("002"), variant), stream)
    return stream.getvalue(), REMARKS.get(variant, ())


def opened(qtbot: QtBot, settings: QSettings, variants: tuple[Variant, ...]) -> PreviewDialog:
    dialog = PreviewDialog(made, variants, settings)
    dialog.setWindowState(Qt.WindowState.WindowNoState)
    dialog.resize(1100, 720)
    return shown(qtbot, dialog)


@pytest.fixture
def dialog(qtbot: QtBot, settings: QSettings) -> PreviewDialog:
    return opened(qtbot, settings, BOTH)


def choices(dialog: PreviewDialog) -> dict[str, QRadioButton]:
    return {without_letter(button.text()): button for button in dialog.findChildren(QRadioButton)}


def count(variant: Variant) -> int:
    return len(PdfReader(BytesIO(made(variant)[0])).pages)


def current(dialog: PreviewDialog) -> int:
    """Return the number of the small page that is chosen."""
    return dialog.list.currentIndex().row() + 1


def test_small_pages_wait_for_the_large_one(qtbot: QtBot, settings: QSettings) -> None:
    dialog = PreviewDialog(made, BOTH, settings)
    before = dialog.list.pages.index(0, 0).data(Qt.ItemDataRole.DecorationRole)
    shown(qtbot, dialog)
    dialog.view.grab()

    assert before is None
    assert not dialog.list.pages.index(0, 0).data(Qt.ItemDataRole.DecorationRole).isNull()


# ------------------------------------------------------------ copies


def test_the_copy_to_sign_comes_first(dialog: PreviewDialog) -> None:
    assert list(choices(dialog)) == ["报送版（签字盖章、报送）", "公开版（上网公开）"]
    assert dialog.variant is Variant.FILING
    assert [button.isChecked() for button in choices(dialog).values()] == [True, False]
    assert dialog.list.pages.rowCount() == count(Variant.FILING)
    assert not dialog.remarks.isVisible()


def test_another_copy_is_shown_with_what_is_to_say_about_it(dialog: PreviewDialog) -> None:
    before = dialog.view.grab().toImage()
    choices(dialog)["公开版（上网公开）"].click()

    assert dialog.variant is Variant.PUBLIC
    assert dialog.windowTitle().endswith("公开版")
    assert dialog.list.pages.rowCount() == count(Variant.PUBLIC)
    assert dialog.remarks.isVisible()
    assert dialog.remarks.text() == "标题改用了“思源宋体”。\n<b>换行</b>可能不同。"
    assert dialog.remarks.textFormat() == Qt.TextFormat.PlainText
    assert dialog.view.grab().toImage() != before


def test_the_place_stays_while_copies_change(dialog: PreviewDialog) -> None:
    dialog.view.reveal(4)
    choices(dialog)["公开版（上网公开）"].click()

    assert dialog.view.number == current(dialog) == 4


def test_every_copy_is_made_once(qtbot: QtBot, settings: QSettings) -> None:
    asked: list[Variant] = []

    def make(variant: Variant) -> tuple[bytes, tuple[str, ...]]:
        asked.append(variant)
        return made(variant)

    dialog = PreviewDialog(make, BOTH, settings)
    qtbot.addWidget(dialog)
    assert asked == [Variant.FILING]

    for variant in (Variant.PUBLIC, Variant.FILING, Variant.PUBLIC):
        dialog.show_variant(variant)

    assert asked == [Variant.FILING, Variant.PUBLIC]


def test_banners_of_what_is_published_may_be_light_and_that_is_remembered(qtbot: QtBot, settings: QSettings) -> None:
    asked: list[tuple[Variant, bool]] = []

    def make(variant: Variant) -> tuple[bytes, tuple[str, ...]]:
        asked.append((variant, are_light(settings)))
        return made(variant)

    dialog = shown(qtbot, PreviewDialog(make, BOTH, settings))
    assert not dialog.light.isVisible()

    choices(dialog)["公开版（上网公开）"].click()
    dialog.light.click()
    choices(dialog)["报送版（签字盖章、报送）"].click()

    assert asked == [(Variant.FILING, False), (Variant.PUBLIC, False), (Variant.PUBLIC, True)]
    assert not dialog.light.isVisible()
    again = PreviewDialog(make, BOTH, settings)
    qtbot.addWidget(again)
    assert again.light.isChecked()


@pytest.mark.parametrize("kept", [None, "", "false", "farbe", 3])
def test_what_is_remembered_wrongly_means_white(settings: QSettings, kept: object) -> None:
    settings.setValue("light_banners", kept)

    assert not are_light(settings)


def test_a_draft_leaves_no_choice(qtbot: QtBot, settings: QSettings) -> None:
    dialog = opened(qtbot, settings, (Variant.DRAFT,))

    assert not choices(dialog)
    assert "草稿" in dialog.windowTitle()


# ------------------------------------------------------------ small pages


def test_a_small_page_leads_to_the_large_one(dialog: PreviewDialog) -> None:
    click(dialog.list, (2, 0))

    assert dialog.view.number == 3
    assert dialog.place.text() == f"第 3 页，共 {count(Variant.FILING)} 页"

    dialog.list.setFocus()
    press(Key.Key_Down, Key.Key_Down, Key.Key_Up)

    assert dialog.view.number == current(dialog) == 4


def test_the_small_page_follows_the_page_in_sight(dialog: PreviewDialog) -> None:
    seen = []
    bar = dialog.view.verticalScrollBar()
    for value in range(0, bar.maximum(), 200):
        bar.setValue(value)
        assert bar.value() == value  # the list does not pull the page back
        assert current(dialog) == dialog.view.number
        seen.append(current(dialog))

    assert seen == sorted(seen)
    assert set(seen) == set(range(1, count(Variant.FILING) + 1))


@pytest.mark.parametrize("fit", [Fit.WIDTH, Fit.PAGE, Fit.NOTHING])
def test_every_page_can_be_reached_by_key(dialog: PreviewDialog, fit: Fit) -> None:
    dialog.view.follow(fit)
    if fit is Fit.NOTHING:
        for _ in ZOOM_STEPS:
            dialog.view.step(-1)  # several pages are in sight at once
    dialog.list.setFocus()

    for number in range(1, count(Variant.FILING) + 1):
        assert (current(dialog), dialog.view.number) == (number, number)
        press(Key.Key_Down)


# ------------------------------------------------------------ size


def test_keys_and_buttons_change_the_size(dialog: PreviewDialog) -> None:
    dialog.fits[Fit.PAGE].click()
    sizes = []
    acts: tuple[Callable[[], object], ...] = (
        lambda: press(Key.Key_Plus, held=CONTROL),
        lambda: click_on(dialog.buttons["放大"]),
        lambda: press(Key.Key_Minus, held=CONTROL),
        lambda: click_on(dialog.buttons["缩小"]),
    )
    for act in acts:
        act()
        sizes.append(dialog.percent.text())

    assert sizes == ["67%", "80%", "67%", "50%"]
    assert not any(button.isChecked() for button in dialog.fits.values())

    press(Key.Key_0, held=CONTROL)

    assert dialog.fits[Fit.WIDTH].isChecked()
    assert dialog.view.fit is Fit.WIDTH


# ------------------------------------------------------------ what is done from here


def test_the_copy_in_sight_is_exported(qtbot: QtBot, dialog: PreviewDialog) -> None:
    for label, variant in (("公开版（上网公开）", Variant.PUBLIC), ("报送版（签字盖章、报送）", Variant.FILING)):
        choices(dialog)[label].click()
        with qtbot.waitSignal(dialog.wants_export) as asked:
            click_on(dialog.buttons["导出这一份 PDF…"])
        assert asked.args == [variant]


def test_printing_without_a_printer_says_so(dialog: PreviewDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))

    press(Key.Key_P, held=CONTROL)
    click_on(dialog.buttons["打印…"])

    assert said == ["这台电脑没有装打印机，现在打不了。"] * 2
    assert not dialog.status.text()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_no_key_among_the_pages_prints(dialog: PreviewDialog, key: Key, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda _: 0)
    pressed: list[str] = []
    for button in dialog.findChildren(QPushButton):
        button.clicked.connect(lambda _=False, button=button: pressed.append(without_letter(button.text())))

    for place in (dialog.view, dialog.list):
        place.setFocus()
        press(key)

    assert not pressed


def test_escape_closes_and_lets_go_of_the_pages(dialog: PreviewDialog, settings: QSettings) -> None:
    press(Key.Key_Escape)

    assert not dialog.isVisible()
    assert dialog.list.pages.rowCount() == 0
    assert settings.contains("preview")


def test_the_window_opens_as_large_as_it_was_closed(qtbot: QtBot, settings: QSettings, dialog: PreviewDialog) -> None:
    dialog.resize(780, 500)
    dialog.close()
    again = PreviewDialog(made, BOTH, settings)
    qtbot.addWidget(again)

    assert again.size() == QSize(780, 500)
