"""A workbook that was changed outside: what the program had stored is known again, and both values go back."""

from __future__ import annotations

from models.district.changed_workbooks import changed_places, points_of_changed
from models.district.register.submissions import ChangedPlace
from models.form.refs import CellRef
from models.importers.own.imported import Imported
from models.importers.own.workbook import read_workbook
from models.report.matching_code import fingerprint
from tests.builders import answered, balanced
from tests.district import GRANTED, NEW
from tests.models.importers.own.workbooks import retyped

LONG = "甲" * 100_000


def places(opened: Imported) -> tuple[ChangedPlace, ...]:
    return changed_places(opened.exported, opened.report, (one.ref for one in opened.differences))


def test_what_the_program_has_stored_is_known_again() -> None:
    report = balanced()
    opened = read_workbook(retyped(report, {NEW: 999, GRANTED: None}))

    assert opened.report != report
    assert fingerprint(opened.exported) == fingerprint(report)
    changed = {one.place: one for one in places(opened)}
    assert (changed[NEW].inside, changed[NEW].outside) == (report.shown(CellRef(*NEW.split("/"))), "999")
    assert changed[GRANTED].outside == ""


def test_each_place_is_a_point_with_both_values() -> None:
    opened = read_workbook(retyped(balanced(), {NEW: 999}))
    points = {point.places: point for point in points_of_changed(places(opened))}

    assert "999" in points[NEW,].sentence
    assert points[NEW,].values == (balanced().shown(CellRef(*NEW.split("/"))),)


def test_a_long_text_is_kept_by_its_beginning() -> None:
    report = answered(balanced(), {"cover/agency": "<b>甲</b>"})
    opened = read_workbook(retyped(report, {NEW: 999}))
    opened = opened._replace(report=answered(opened.report, {"texts/overview": LONG}))

    assert all(len(one.outside) < 300 for one in places(opened))
