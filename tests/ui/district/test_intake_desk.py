"""Taking in as a clerk does it: a real folder through the view, real sandboxes, a real register."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.district.outcomes import Act, Group, Kind
from models.district.register.register import Register
from models.district.register.submission_life import SubmissionState
from models.report.report_json import write_json
from tests.builders import answered
from tests.district import district, report_of
from tests.district_tasks import WHO, register_for
from tests.models.district.test_taking_in import other
from tests.models.importers.readers.builders import as_html
from tests.ui.clerk import Key
from ui.district.intake_desk import IntakeDesk

ROSTER = district(8)
FIRST, SECOND, THIRD, FOURTH = ROSTER.counted[:4]
LONGEST = 30_000
"""Milliseconds that anything may take here: others may use the processors, too."""


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return register_for(tmp_path / "register", ROSTER)


@pytest.fixture
def desk(qtbot: QtBot, register: Register) -> IntakeDesk:
    found = IntakeDesk(register, WHO)
    qtbot.addWidget(found.view)
    found.view.resize(1366, 600)
    with qtbot.waitExposed(found.view):
        found.view.show()
    return found


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    files = {
        "一.json": write_json(report_of(FIRST)),
        "二.json": write_json(answered(report_of(SECOND), {"cover/agency": "区府办"})),
        "三.json": write_json(report_of(THIRD)),
        "三改.json": write_json(other(report_of(THIRD))),
        "autorun.inf": b"[autorun]",
    }
    for name, content in files.items():
        path = tmp_path / "stick" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "stick"


def take_in(qtbot: QtBot, desk: IntakeDesk, *places: Path) -> None:
    desk.view.places_chosen.emit(list(places))
    qtbot.waitUntil(lambda: not desk.is_running, timeout=LONGEST)


def kinds(desk: IntakeDesk) -> dict[str, Kind]:
    return {one.name: one.kind for one in desk.view.results.model.outcomes}


def stand_on(desk: IntakeDesk, kind: Kind) -> None:
    """Go to a question by the keys; they stand in the order in which the files were read."""
    cards = desk.view.cards
    cards.setFocus()
    order = [card.question.kind for card in cards.cards]
    for _ in range(order.index(kind)):
        QTest.keyClick(cards, Key.Key_Down)
    assert cards.current
    assert cards.current.question.kind is kind


def give(qtbot: QtBot, desk: IntakeDesk, act: Act) -> None:
    """Answer the question that is chosen by the key of an answer, and wait until that is kept."""
    card = desk.view.cards.current
    assert card
    number = [choice.act for choice in card.question.choices].index(act)
    with qtbot.waitSignal(desk.changed, timeout=LONGEST):
        QTest.keyClick(desk.view.cards, Key(Key.Key_1 + number))


def test_a_stick_comes_in_and_its_questions_are_answered(qtbot: QtBot, desk: IntakeDesk, stick: Path) -> None:
    register, view = desk._register, desk.view
    take_in(qtbot, desk, stick)

    assert kinds(desk) == {
        "一.json": Kind.TAKEN,
        "二.json": Kind.WHOSE,
        "三.json": Kind.VERSIONS,
        "三改.json": Kind.VERSIONS,
        "autorun.inf": Kind.ASIDE,
    }
    assert view.tally.sum.text() == "1 + 0 + 3 + 1 = 5"
    assert {card.question.kind for card in view.cards.cards} == {Kind.WHOSE, Kind.VERSIONS}

    stand_on(desk, Kind.WHOSE)
    QTest.keyClick(view.cards, Key.Key_1)  # nobody knows the name: the unit is asked for
    view.chooser.field.setText(SECOND.name)
    with qtbot.waitSignal(desk.changed, timeout=LONGEST):
        QTest.keyClick(view.chooser.field, Key.Key_Return)

    assert kinds(desk)["二.json"] is Kind.TAKEN
    assert register.ledger.units[SECOND.id].aliases == ("区府办",)
    assert [card.question.kind for card in view.cards.cards] == [Kind.VERSIONS]
    with qtbot.waitSignal(desk.compare_asked) as told:
        QTest.keyClick(view.cards, Key.Key_1)
    assert told.args == [THIRD.id]

    # The next name of the same kind is known, and the same stick once more adds nothing.
    events = len(register.events)
    take_in(qtbot, desk, stick)
    assert len(register.events) == events
    assert [one for one in kinds(desk).values() if one.group is Group.TAKEN] == []


def test_what_is_put_aside_and_decided_is_shown_in_its_row(qtbot: QtBot, desk: IntakeDesk, stick: Path) -> None:
    take_in(qtbot, desk, stick)
    stand_on(desk, Kind.WHOSE)
    give(qtbot, desk, Act.PUT_ASIDE)
    assert kinds(desk)["二.json"] is Kind.ASIDE

    register = desk._register
    register.decide(register.ledger.of(THIRD.id)[0].sha256, WHO)  # on the page of the versions
    desk.renew()
    assert sorted(kinds(desk)[name].name for name in ("三.json", "三改.json")) == ["ASIDE", "TAKEN"]
    assert not desk.view.cards.cards


def test_a_file_without_data_is_nobodys_until_it_was_looked_at(qtbot: QtBot, desk: IntakeDesk, tmp_path: Path) -> None:
    path = tmp_path / "四.html"
    path.write_bytes(as_html(report_of(FOURTH)))
    take_in(qtbot, desk, path)
    assert kinds(desk) == {"四.html": Kind.NO_DATA}

    desk.view.cards.setFocus()
    with qtbot.waitSignal(desk.look_asked) as told:
        QTest.keyClick(desk.view.cards, Key.Key_1)
    [sha] = told.args
    assert desk._register.ledger.submissions[sha].state is SubmissionState.TO_RECOGNISE
    desk.was_looked_at(sha)
    give(qtbot, desk, Act.IS_UNIT)
    assert kinds(desk) == {"四.html": Kind.TAKEN}
    assert desk._register.ledger.submissions[sha].unit == FOURTH.id


def test_an_answer_that_cannot_be_kept_is_told_and_asked_again(qtbot: QtBot, desk: IntakeDesk, stick: Path) -> None:
    take_in(qtbot, desk, stick)
    desk._register.release()
    stand_on(desk, Kind.WHOSE)
    with qtbot.waitSignal(desk.status_message, timeout=LONGEST):
        QTest.keyClick(desk.view.cards, Key.Key_2)
    qtbot.waitUntil(lambda: len(desk.view.cards.cards) == len(("whose", "versions")), timeout=LONGEST)
    assert kinds(desk)["二.json"] is Kind.WHOSE
    with qtbot.waitSignal(desk.status_message):
        desk.take_in([stick])
    assert not desk.is_running


def test_esc_stops_and_what_was_not_looked_at_is_counted(qtbot: QtBot, desk: IntakeDesk, tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.json").write_bytes(b"{}")
    desk.take_in([tmp_path])
    qtbot.waitUntil(lambda: len(kinds(desk)) > 0, timeout=LONGEST)
    QTest.keyClick(desk.view.results.list, Key.Key_Escape)
    qtbot.waitUntil(lambda: not desk.is_running, timeout=LONGEST)

    assert 0 < len(kinds(desk)) < 40
    assert "停下了" in desk.view.tally.headline.text()
    assert f"还没看 {desk.view._progress.total - len(kinds(desk))}" == desk.view.tally.left.text()


def test_a_stick_that_has_not_said_what_is_on_it_is_not_waited_for(qtbot: QtBot, desk: IntakeDesk, stick: Path) -> None:
    desk.take_in([stick])
    desk.stop()
    assert not desk.is_busy
    assert not kinds(desk)

    take_in(qtbot, desk, stick)
    assert len(kinds(desk)) == len(list(stick.iterdir()))
    assert desk.open_questions == len(desk.view.cards.cards)
