"""Last year at the district's desk, in the whole window: the roster, the reports, and what is compared with them."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from models.district.desk_review import check_of
from models.district.register.event_chain import EVENTS
from models.district.register.events import What
from models.district.register.ledger import Lineage, Reorganisation
from models.district.register.register import Register
from models.district.register.register_book import begin_register
from models.district.register.submissions import Arrival, Check
from models.district.roster import Roster, Unit
from models.exchange.task import Task, TaskUnit
from models.form.editions import form_for
from models.report.matching_code import fingerprint, matching_code
from models.report.report import Report
from models.report.report_json import write_json
from tests.builders import answered, cell, ref
from tests.district import YEAR, district, report_of
from tests.ui.window.district import (
    ADDRESSEE,
    WHO,
    choose_folder,
    give_out,
    opened_task,
    press_first_button,
    save_to,
    use_roster,
)
from ui.incoming.file_choice import OpenDialog
from ui.kit import waiting
from ui.window.district_page import DistrictPage
from ui.window.main_window import MainWindow

CARRIED_IN, CARRIED_OUT = "applications/carried_in/natural", "applications/carried_out/natural"
OWN_WORDS = {"texts/overview": "去年总的情况。", "texts/problems": "去年的问题。"}


def last_report(unit: Unit) -> Report:
    return answered(report_of(unit, YEAR - 1), OWN_WORDS)


def last_register(folder: Path, roster: Roster, year: int = YEAR - 1) -> None:
    """Make a register of last year, in which the first three units are accepted."""
    begin_register(folder, WHO)
    with Register(folder) as register:
        register.set_roster(roster, WHO)
        units = tuple(TaskUnit(unit.id, unit.name, unit.kind) for unit in register.ledger.roster.counted)
        due = register.events[0].when.date()
        task = Task("A" * 16, year, form_for(year).id, "海州区", ADDRESSEE, due, 3, units)
        register.give_out(task, WHO)
        for unit in register.ledger.roster.counted[:4]:
            report = last_report(unit)
            arrival = Arrival("年报.json", "U盘", unit.id, (), unit.name, matching_code(report), fingerprint(report))
            one = register.receive(write_json(report), arrival, WHO).submission
            if unit is not register.ledger.roster.counted[3]:
                register.accept(one.sha256, Check(), WHO)


@pytest.fixture
def page(window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> DistrictPage:
    """The page of a new task, beside which last year's lies."""
    monkeypatch.setattr(waiting, "_SOON", 30)
    (folder := tmp_path / "今年").mkdir()
    last_register(tmp_path / "去年", district(6))
    page = opened_task(window, monkeypatch, folder)
    page.task.view.asked.year.setValue(YEAR)
    return page


def bring(page: DistrictPage, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    choose_folder(monkeypatch, folder)
    page.task.view.roster.last_year.click()
    page.desk.settle()


def out(page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Roster:
    page.task.view.asked.addressee.setText(ADDRESSEE)
    press_first_button(monkeypatch)
    save_to(monkeypatch, tmp_path / "任务.任务包")
    page.task.view.make.click()
    page.desk.settle()
    assert page.desk.ledger.task
    return page.desk.ledger.roster


def receive(page: DistrictPage, unit: Unit, report: Report) -> str:
    arrival = Arrival("年报.json", "U 盘", unit.id, (), unit.name, matching_code(report), fingerprint(report))
    one = page.desk.register.receive(write_json(report), arrival, WHO).submission
    page.renew()
    return one.sha256


def test_the_roster_is_looked_at_before_it_is_used_and_the_reports_follow(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = {path: path.read_bytes() for path in (tmp_path / "去年").rglob("*") if path.is_file()}
    bring(page, monkeypatch, tmp_path / "去年")

    assert page.task.has_paste
    assert not page.desk.ledger.units
    page.task.view.roster.use.click()
    page.desk.settle()

    ledger = page.desk.ledger
    assert ledger.roster.units == district(6).units
    assert sorted(ledger.previous) == [unit.id for unit in district(6).counted[:3]]
    assert {path: path.read_bytes() for path in before} == before, "nothing of last year is touched"
    roster = out(page, monkeypatch, tmp_path)
    report = answered(report_of(roster.counted[0]), {CARRIED_IN: "40"})
    receive(page, roster.counted[0], report)
    page.units.open(roster.counted[0].id)
    review = page.units.review
    assert review
    assert review.submission.previous == last_report(roster.counted[0])
    assert "Y-CARRY" in {one.rule for one in review.submission.findings}


def test_reports_of_another_year_are_not_last_years(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, window: MainWindow
) -> None:
    last_register(tmp_path / "前年", district(6), YEAR - 2)
    bring(page, monkeypatch, tmp_path / "前年")
    page.task.view.roster.use.click()
    page.desk.settle()

    assert page.desk.ledger.units
    assert not page.desk.ledger.previous
    assert str(YEAR - 2) in window.status_message


@pytest.mark.parametrize("name", ["空的", "今年"])
def test_a_folder_without_last_year_is_told(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).mkdir(exist_ok=True)
    told = press_first_button(monkeypatch)
    bring(page, monkeypatch, tmp_path / name)

    assert len(told) == 1
    assert not page.task.has_paste


def test_files_of_last_year_do_too_and_what_is_not_kept_is_named(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, window: MainWindow
) -> None:
    roster = give_out(page, monkeypatch, tmp_path / "任务.任务包", 6)
    (files := tmp_path / "去年的文件").mkdir()
    for at, unit in enumerate(roster.counted[:3]):
        (files / f"{at}.json").write_bytes(write_json(last_report(unit)))
    (files / "今年的.json").write_bytes(write_json(report_of(roster.counted[3])))
    (files / "又一份.json").write_bytes(write_json(answered(last_report(roster.counted[2]), {CARRIED_OUT: "9"})))
    accepted = receive(page, roster.counted[0], answered(report_of(roster.counted[0]), {CARRIED_IN: "40"}))
    page.desk.register.accept(accepted, Check(), WHO)
    bring(page, monkeypatch, files)

    assert sorted(page.desk.ledger.previous) == [unit.id for unit in roster.counted[:2]]
    assert "今年的.json" in window.status_message
    one = page.desk.ledger.submissions[accepted]
    assert one.is_flagged, "what was accepted is checked again"
    assert one.acceptance
    assert not one.acceptance.check.findings, "and stays as it was accepted"


def test_what_is_kept_of_last_year_is_there_after_a_restart_and_its_loss_is_told(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, window: MainWindow
) -> None:
    bring(page, monkeypatch, tmp_path / "去年")
    page.task.view.roster.use.click()
    page.desk.settle()
    kept = dict(page.desk.ledger.previous)
    folder = page.desk.register.folder
    window.go_to_start()
    with Register(folder) as register:
        assert register.ledger.previous == kept
        assert not register.found
        name = next(iter(kept.values())).sha256
        register._objects.path(name).unlink()
    with Register(folder) as again:
        assert [one.trouble.name for one in again.found] == ["LAST_YEAR_LOST"]
        assert not again.read_only
        assert [event.what for event in again.events].count(What.LAST_YEAR_KEPT) == 1


def test_a_roster_comes_from_a_file(page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "名册.csv"
    path.write_bytes("单位名称,类别,计入\n海州区新浦街道办事处,街道,计入\n海州区教育局,部门,计入\n".encode("gb18030"))
    monkeypatch.setattr(OpenDialog, "ask", lambda *_: path)
    page.task.view.roster.file.click()
    page.task.view.roster.use.click()
    page.desk.settle()

    assert [unit.name for unit in page.desk.ledger.roster.units] == ["海州区新浦街道办事处", "海州区教育局"]
    told = press_first_button(monkeypatch)
    for content in (b"\xff" * 50, b"PK\x03\x04 a workbook"):
        path.write_bytes(content)
        page.task.view.roster.file.click()
    assert len(told) == 2
    assert "粘贴名单" in told[1]


def test_a_paste_forgets_the_reports_that_were_to_follow(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bring(page, monkeypatch, tmp_path / "去年")
    use_roster(page, "单位名称\t计入\n连云港市海州区人民政府办公室\t计入")

    assert not page.desk.ledger.previous


def test_units_that_were_merged_are_compared_together(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bring(page, monkeypatch, tmp_path / "去年")
    page.task.view.roster.use.click()
    page.desk.settle()
    roster = out(page, monkeypatch, tmp_path)
    first, second = roster.counted[:2]
    line = Lineage(Reorganisation.TRANSFERRED, (first.id,), (second.id,), page.desk.today, "海编〔2025〕4号")
    page.desk.register.reorganise(line, WHO)
    carried = sum(int(last_report(unit).shown(cell(CARRIED_OUT))) for unit in (first, second))
    receive(page, first, answered(report_of(first), {CARRIED_IN: "0"}))
    page.units.open(first.id)
    assert page.units.review
    assert "还差 1 个单位" in page.units.review.submission.group
    assert "Y-CARRY" not in {one.rule for one in page.units.review.submission.findings}

    receive(page, second, answered(report_of(second), {CARRIED_IN: f"{carried + 1}"}))
    page.units.open(second.id)
    found = [one for one in page.units.review.submission.findings if one.rule == "Y-CARRY"]
    assert ref(CARRIED_IN) in {one.left[0] for one in found}


def test_a_unit_that_is_taken_out_again_leaves_a_register_that_opens(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, window: MainWindow
) -> None:
    bring(page, monkeypatch, tmp_path / "去年")
    page.task.view.roster.use.click()
    page.desk.settle()
    first = next(iter(page.desk.ledger.previous))
    page.task.view.roster.list.taken_out.emit(first)
    page.desk.settle()
    assert first not in page.desk.ledger.units
    folder = page.desk.register.folder
    window.go_to_start()

    with Register(folder) as register:
        assert not register.found


def test_reports_are_not_given_to_units_that_have_only_the_ids(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    names = [unit.name for unit in reversed(district(6).counted)]
    use_roster(page, "\n".join(["单位名称\t计入", *(f"{name}\t计入" for name in names)]))
    roster = out(page, monkeypatch, tmp_path)
    bring(page, monkeypatch, tmp_path / "去年")

    called = {unit.id: unit.name for unit in roster.units}
    register = page.desk.register
    kept = {called[unit]: one.sha256 for unit, one in page.desk.ledger.previous.items()}
    expected = {unit.name: write_json(last_report(unit)) for unit in district(6).counted[:3]}
    assert {name: register.content(sha256) for name, sha256 in kept.items()} == expected


def test_what_was_accepted_of_merged_units_is_not_flagged_for_a_comparison_that_is_none(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    roster = out_with_last_years_roster(page, monkeypatch, tmp_path)
    first, second = roster.counted[:2]
    line = Lineage(Reorganisation.MERGED, (first.id, second.id), (first.id,), page.desk.today, "海编〔2025〕4号")
    page.desk.register.reorganise(line, WHO)
    page.desk.register.change_unit(second._replace(counted=False, reason="并走"), page.desk.today, "合并", WHO)
    name = receive(page, first, report_of(first))
    page.units.open(first.id)
    assert page.units.review
    review = page.units.review.submission
    assert review.previous is None, "a merged unit has no last year of its own"
    assert review.group or "Y-CARRY" in {one.rule for one in review.findings}
    page.desk.register.accept(name, check_of(review), WHO, "和两个单位的台账核对过，划转时少登记了一件")
    bring(page, monkeypatch, tmp_path / "去年")

    assert not page.desk.ledger.submissions[name].is_flagged


def out_with_last_years_roster(page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Roster:
    bring(page, monkeypatch, tmp_path / "去年")
    page.task.view.roster.use.click()
    page.desk.settle()
    return out(page, monkeypatch, tmp_path)


def everything_in(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_damaged_report_of_last_year_is_named_and_the_others_come(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, window: MainWindow
) -> None:
    first, second, third = district(6).counted[:3]
    names = {unit.id: sha256(write_json(last_report(unit))).hexdigest() for unit in (first, second)}
    places = [path for path in (tmp_path / "去年").rglob("*") if path.name in names.values()]
    assert len(places) == 2
    for path, content in zip(places, (b"{}", b""), strict=True):
        path.chmod(0o600)
        path.write_bytes(content)
    before = everything_in(tmp_path / "去年")
    bring(page, monkeypatch, tmp_path / "去年")
    page.task.view.roster.use.click()
    page.desk.settle()

    assert list(page.desk.ledger.previous) == [third.id]
    assert first.name in window.status_message
    assert second.name in window.status_message
    assert everything_in(tmp_path / "去年") == before, "nothing is set aside there"


@pytest.mark.parametrize("content", [b"", b"nothing\n", b"[" * 100_000, b'{"number": 1}\n', None])
def test_a_register_that_is_not_to_be_trusted_is_told(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    events = tmp_path / "去年" / EVENTS
    lines = events.read_bytes().splitlines(keepends=True)
    events.write_bytes(b"".join(lines[:1] + lines[2:]) if content is None else content)
    before = everything_in(tmp_path / "去年")
    told = press_first_button(monkeypatch)
    bring(page, monkeypatch, tmp_path / "去年")

    assert len(told) == 1
    assert not page.task.has_paste
    assert everything_in(tmp_path / "去年") == before


def test_last_year_can_be_read_while_somebody_else_works_on_it(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with Register(tmp_path / "去年") as other:
        assert not other.read_only
        bring(page, monkeypatch, tmp_path / "去年")
        page.task.view.roster.use.click()
        page.desk.settle()

    assert len(page.desk.ledger.previous) == 3
