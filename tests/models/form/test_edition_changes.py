"""What differs between two editions, worked out from their data; and the figures that find no place any more."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from models.form.edition_changes import EditionChange, Fate, Kind, count, edition_changes, said
from models.form.editions import edition2019, edition2021
from models.form.refs import CellRef
from models.form.vocabulary import Block, Form, Heading, Section, Table
from models.report.left_behind import left_behind
from models.report.next_year import carried_over
from models.report.report import Report
from tests.builders import answered
from tests.invented import ALL_EDITIONS, CONTINUED

TRIAL, PRESENT = edition2019.FORM, edition2021.FORM
TWO, THREE = TRIAL.sections[1].heading, TRIAL.sections[2].heading


def found(kind: Kind, changes: tuple[EditionChange, ...]) -> list[tuple[str, str, Fate]]:
    return [(one.before, one.after, one.fate) for one in changes if one.kind is kind]


def test_the_present_form_beside_the_trial_form() -> None:
    changes = edition_changes(TRIAL, PRESENT)

    assert found(Kind.RENAMED, changes) == [
        ("规范性文件", "行政规范性文件", Fate.NONE),
        (
            "行政许可、行政处罚、行政强制：处理决定数量",
            "行政许可、行政处罚、行政强制：本年处理决定数量",
            Fate.NOT_COMPARED,
        ),
    ]
    assert found(Kind.DROPPED, changes) == [
        ("其他对外管理服务事项", "", Fate.LEFT),
        ("政府集中采购", "", Fate.LEFT),
        ("行政许可、行政处罚、行政强制：上一年项目数量、本年增/减", "", Fate.LEFT),
    ]
    assert [one[0] for one in found(Kind.REPLACED, changes)] == [
        "规章、规范性文件：本年新制作数量、本年新公开数量、对外公开总数量",
        "行政事业性收费：上一年项目数量、本年增/减",
    ]
    assert [one[0] for one in found(Kind.SPLIT, changes)] == ["（六）其他处理"]
    assert found(Kind.CARRIED, changes) == [("结转下年度", "上年结转", Fate.CARRIED)]
    assert [one.section for one in changes if one.kind is Kind.ASKED] == [
        PRESENT.sections[0].heading,
        PRESENT.sections[5].heading,
    ]
    assert count(changes) == len(changes) - 1


def test_the_other_way_round_is_the_opposite() -> None:
    changes = edition_changes(PRESENT, TRIAL)

    assert [one[1] for one in found(Kind.ADDED, changes)][:2] == ["其他对外管理服务事项", "政府集中采购"]
    assert [one[1:] for one in found(Kind.JOINED, changes)] == [("（六）其他处理", Fate.TO_ADD)]


@pytest.mark.parametrize("form", ALL_EDITIONS, ids=lambda form: form.id)
def test_a_form_does_not_differ_from_itself_nor_from_its_like(form: Form) -> None:
    assert edition_changes(form, form) == ()
    again = replace(form, id="again", sections=tuple(replace(section) for section in form.sections))
    assert count(edition_changes(form, again)) == 0


def test_what_an_invented_edition_changes() -> None:
    changes = edition_changes(PRESENT, CONTINUED)

    assert ("行政事业性收费", "", Fate.LEFT) in found(Kind.DROPPED, changes)
    assert ("", "涉及人数", Fate.NEW) in found(Kind.ADDED, changes)
    assert [one.section for one in changes if (one.kind, one.after) == (Kind.ADDED, "整个部分")] == ["五、培训情况"]
    assert changes[-1][:3] == ("六、其他需要报告的事项", Kind.DROPPED, "整个部分")
    assert ("案件数", "案件数") not in [one[:2] for one in found(Kind.RENAMED, changes)]


def test_a_row_that_moves_to_another_part_is_told() -> None:
    columns, (one, two) = (Heading("n", "件数"),), (Heading("a", "甲"), Heading("b", "乙"))

    def form(id_: str, *blocks: Block) -> Form:
        section = Section("s", "一、事项", "一、事项", Table("t", "表一", "X-INT", blocks))
        return Form(id_, 2040 + len(id_), "《通知》", "年报", (section,))

    before = form("x", Block((one, two), columns, banner="上"), Block((Heading("c", "丙"),), columns, banner="下"))
    after = form("xx", Block((one,), columns, banner="上"), Block((Heading("c", "丙"), two), columns, banner="下"))

    assert found(Kind.MOVED, edition_changes(before, after)) == [("上 → 乙", "下 → 乙", Fate.NOT_COMPARED)]


@pytest.mark.parametrize("pair", [*permutations(ALL_EDITIONS, 2)], ids=lambda pair: "-".join(one.id for one in pair))
def test_every_row_that_comes_or_goes_is_told(pair: tuple[Form, Form]) -> None:
    earlier, later = pair
    told = " ".join(f"{one.section} {one.before} {one.after}" for one in edition_changes(earlier, later))
    bodies = {table.id for table in earlier.tables} & {table.id for table in later.tables}

    for form, other in (pair, pair[::-1]):
        for table, row in form.rows.keys() - other.rows.keys():
            if table in bodies:
                assert form.cells[form.rows[table, row][0]].row.called in told
    sentences = [said(what, "去年", "今年") for what in (*Kind, *Fate)]
    assert not any("{" in sentence for sentence in sentences)


def test_the_figures_without_a_place_are_named() -> None:
    report = answered(
        Report.blank(2020),
        {
            "disclosure/permits/previous_items": "12",
            "disclosure/permits/decisions": "7",
            "disclosure/procurement/amount": "3.54万元",
            "disclosure/fees/change": "0",
            "applications/other/natural": "2",
            "applications/carried_out/natural": "1",
        },
    )

    left = left_behind(report, PRESENT)

    assert [(row.place, row.figures) for row in left] == [
        ("表二：行政许可", (("上一年项目数量", "12"),)),
        ("表二：政府集中采购", (("采购总金额", "3.54万元"),)),
        ("表三：（六）其他处理", (("自然人", "2"), ("总计", "2"))),
    ]
    assert left_behind(report, TRIAL) == ()
    assert CellRef("applications", "carried_in", "natural") in carried_over(report)
