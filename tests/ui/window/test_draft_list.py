"""The list of drafts: shown at once, each state checked once and beside the window, never the verdict of another."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import Event, get_ident

import pytest
from pytestqt.qtbot import QtBot

from models import rules
from models.checks.findings import Finding
from models.checks.standing import standing_of, told_of
from models.checks.thresholds import NO_THRESHOLDS
from models.checks.verdict import PENDING
from models.drafts.draft import Draft
from models.drafts.store import DraftStore
from models.form.refs import TextRef
from models.report.report import Report
from models.rules import check
from tests.builders import answered, balanced
from tests.models.drafts.damage import DELIVERED
from ui.window.draft_list import DraftModel
from ui.window.draft_states import verdict

OPEN = {"applications/new/natural": ""}
"""One figure less."""


class Checks:
    """What is checked, by which thread; can be held up."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reports: list[tuple[Report, Report | None]] = []
        self.threads: set[int] = set()
        self.go_on, self.failing = Event(), set[int]()
        self.go_on.set()

        def counting(
            report: Report, previous: Report | None = None, *, thresholds: Mapping[str, int] = NO_THRESHOLDS
        ) -> tuple[Finding, ...]:
            self.reports.append((report, previous))
            self.threads.add(get_ident())
            assert self.go_on.wait(10)
            if report.year in self.failing:
                raise LookupError(report.year)
            return check(report, previous, thresholds=thresholds)

        monkeypatch.setattr(rules, "check", counting)


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> Checks:
    return Checks(monkeypatch)


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    store = DraftStore(tmp_path / "drafts.json")
    for year in (2023, 2024, 2021):
        store.save(balanced(year), str(year))
    return store


@pytest.fixture
def model(qapp: object, store: DraftStore, checks: Checks) -> DraftModel:  # noqa: ARG001  checks count from the start
    model = DraftModel()
    model.show(store.drafts())
    model.resume()
    return model


def states(model: DraftModel) -> dict[str, str]:
    """Return the states in the list by year."""
    return {str(one.stored.unit_year.year): state_of(model, one) for one in model.drafts}


def state_of(model: DraftModel, draft: Draft) -> str:
    told = [str(model.index(model.row_of(draft), column).data()) for column in (1, 2)]
    return "，".join(filter(None, told))


def checked(qtbot: QtBot, model: DraftModel) -> dict[str, str]:
    qtbot.waitUntil(lambda: not model.pending)
    return states(model)


def fresh(store: DraftStore) -> dict[str, str]:
    """Return the states as they are when all is worked out anew."""
    reports = [draft.report for draft in store.drafts() if draft.report]
    by_year = {report.year: report for report in reports}
    return {str(report.year): words(report, by_year.get(report.year - 1)) for report in reports}


def words(report: Report, previous: Report | None = None) -> str:
    """Return what the list says of a report that was not handed over."""
    found = verdict(report, previous)
    standing = standing_of(report, found.state, ())
    return f"{standing.value}，{told_of(found, standing, ())}"


def test_it_is_shown_at_once_and_checked_in_another_thread(qtbot: QtBot, model: DraftModel, checks: Checks) -> None:
    assert states(model) == dict.fromkeys(("2021", "2024", "2023"), PENDING)
    assert checks.reports == []

    assert PENDING not in checked(qtbot, model).values()
    assert checks.threads
    assert get_ident() not in checks.threads


def test_nothing_is_checked_while_nobody_looks(
    qtbot: QtBot, model: DraftModel, store: DraftStore, checks: Checks
) -> None:
    model.pause()
    model.show(store.drafts())
    qtbot.wait(100)
    assert (checks.reports, model.pending) == ([], 3)

    model.resume()
    assert PENDING not in checked(qtbot, model).values()


def test_a_saved_state_is_checked_once(qtbot: QtBot, model: DraftModel, store: DraftStore, checks: Checks) -> None:
    before = checked(qtbot, model)
    assert len(checks.reports) == 3

    for drafts in (store.drafts(), (), store.drafts()[::-1], store.drafts()):
        model.show(drafts)
        assert states(model) == {year: before[year] for year in states(model)}, "at once"

    assert len(checks.reports) == 3


def test_a_save_has_that_report_and_the_next_years_checked(
    qtbot: QtBot, model: DraftModel, store: DraftStore, checks: Checks
) -> None:
    before = checked(qtbot, model)
    checks.reports.clear()
    changed = answered(balanced(2023), OPEN)

    store.save(changed, "2023")
    model.show(store.drafts())

    assert states(model) == {"2023": PENDING, "2024": PENDING, "2021": before["2021"]}
    assert checked(qtbot, model) == fresh(store) != before
    assert checks.reports[:2] == [(changed, None), (balanced(2024), changed)]


def test_last_years_that_comes_or_goes_has_this_years_checked(
    qtbot: QtBot, model: DraftModel, store: DraftStore
) -> None:
    checked(qtbot, model)
    without = tuple(draft for draft in store.drafts() if draft.id != "2023")

    model.show(without)

    assert states(model)["2024"] == PENDING
    assert checked(qtbot, model)["2024"] == words(balanced(2024))
    model.show(store.drafts())
    assert states(model)["2024"] == PENDING
    assert checked(qtbot, model) == fresh(store)


def test_what_is_found_late_is_not_shown_for_another_state(
    qtbot: QtBot, model: DraftModel, store: DraftStore, checks: Checks
) -> None:
    """While a report is checked, it is saved again, and the list shown again."""
    checks.go_on.clear()
    qtbot.waitUntil(lambda: bool(checks.reports))
    store.save(answered(balanced(2021), OPEN), "2021")
    model.show(store.drafts())
    checks.go_on.set()

    assert checked(qtbot, model) == fresh(store)
    assert states(model)["2021"].startswith("在填，还差")


def test_what_is_found_late_is_not_shown_in_a_list_where_all_is_known(
    qtbot: QtBot, model: DraftModel, store: DraftStore, checks: Checks
) -> None:
    """While this year's is checked without last year's, that comes back."""
    before = checked(qtbot, model)
    checks.reports.clear()
    checks.go_on.clear()
    model.show([draft for draft in store.drafts() if draft.id != "2023"])
    qtbot.waitUntil(lambda: bool(checks.reports))
    model.show(store.drafts())
    checks.go_on.set()
    qtbot.wait(200)

    assert words(balanced(2024)) != before["2024"]
    assert states(model) == before


def test_a_hand_over_is_told_beside_the_verdict(qtbot: QtBot, model: DraftModel, store: DraftStore) -> None:
    before = checked(qtbot, model)

    store.delivered("2021", DELIVERED)
    model.show(store.drafts())

    now = checked(qtbot, model)
    assert now["2021"].startswith("交付后已改，")
    assert {**now, "2021": ""} == {**before, "2021": ""}


def test_equal_reports_that_are_judged_unlike_are_told_apart(
    qtbot: QtBot, model: DraftModel, store: DraftStore
) -> None:
    """1.50 equals 1.5, and is printed differently."""
    checked(qtbot, model)
    one, other = (answered(balanced(2021), {"applications/new/natural": text}) for text in ("1.5", "1.50"))
    assert one == other
    for report in (one, other):
        store.save(report, "2021")
        model.show(store.drafts())
        assert states(model)["2021"] == PENDING
        checked(qtbot, model)


def test_a_check_that_fails_hides_no_other_report(qtbot: QtBot, model: DraftModel, checks: Checks) -> None:
    checks.failing.add(2024)
    with qtbot.captureExceptions() as failures:
        found = checked(qtbot, model)
        qtbot.waitUntil(lambda: bool(failures))

    assert found["2024"] == "在填，没能核对"
    assert found["2023"] == words(balanced(2023))
    assert [str(failure[1]) for failure in failures] == ["2024"]


def test_what_cannot_be_read_is_told_as_soon_as_it_is_known(qtbot: QtBot, tmp_path: Path) -> None:
    store = DraftStore(tmp_path / "drafts.json")
    store.save(balanced(2023), "a")
    store._drafts.update({"report": {"format": "?"}})
    model = DraftModel()
    model.show(store.drafts())
    model.resume()
    qtbot.waitUntil(lambda: not model.pending)

    [draft] = store.drafts()
    row = model.row_of(draft)
    assert model.index(row, 0).data() == "打不开的草稿"
    assert model.index(row, 2).data() == draft.fault != ""


def test_a_unit_without_a_name_has_no_last_year(qtbot: QtBot, tmp_path: Path) -> None:
    store = DraftStore(tmp_path / "drafts.json")
    nameless = TextRef("cover", "agency")
    for year in (2023, 2024):
        report = balanced(year)
        store.save(report.applied(report.edit({nameless: None})), str(year))
    model = DraftModel()
    model.show(store.drafts())
    model.resume()

    [last] = [draft.report for draft in store.drafts() if draft.id == "2024"]
    assert last is not None
    assert checked(qtbot, model)["2024"] == words(last)
