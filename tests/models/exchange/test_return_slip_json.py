"""A slip survives being written and read; what was changed on the way is refused with a sentence, never half taken."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.exchange.next_slip import Decided, Raised, about, next_slip
from models.exchange.return_slip import Answer, SlipFault, slip_code, with_answer
from models.exchange.return_slip_json import LARGEST_SLIP, read_slip, slip_to_json, write_slip
from models.form.refs import CellRef, Ref, TextRef, note_ref
from models.report.places import GENERATED
from models.report.report import Report
from tests.builders import balanced
from tests.models.exchange.slips import LATER, MADE, NEW, SUMMARY, a_slip
from tests.models.strategies import CELLS, REPORTS, TEXT_REFS
from tests.thoroughness import examples

Change = Callable[[dict[str, Any]], object]

FORM = balanced().form
PLACES = st.sampled_from([*(ref for ref in CELLS if ref in FORM.cells), SUMMARY, note_ref(NEW)])
WORDS = st.text("甲乙丙<b>&=+@./\\\n1２” ", max_size=30)
POINTS = st.builds(
    Raised, st.sampled_from(["", "T3-FLOW"]), st.lists(PLACES, max_size=3).map(tuple), WORDS, WORDS
).filter(lambda one: bool(one.sentence or one.remark))


@examples(60, 400)
@given(st.lists(POINTS, max_size=5), st.sets(st.integers(1, 6)), st.sampled_from(Answer), WORDS)
def test_what_is_written_is_read_again(raised: list[Raised], shut: set[int], answer: Answer, reply: str) -> None:
    report = balanced()
    slip = next_slip(None, report, about(report), MADE, Decided(tuple(raised)))
    for number in (point.number for point in slip.points):
        slip = with_answer(slip, number, answer, reply)
    for one in (slip, next_slip(slip, report, about(report), LATER, Decided((), frozenset(shut), ("改了更好。",)))):
        assert read_slip(write_slip(one)) == one
        assert write_slip(read_slip(write_slip(one))) == write_slip(one)
        assert slip_code(read_slip(write_slip(one))) == slip_code(one)


def may_be_pointed_at(ref: Ref, report: Report) -> bool:
    """Return whether a slip may name a place of a report: reasons are none, nor cells of another form."""
    cell = ref if isinstance(ref, CellRef) else ref.cell
    if cell is not None:
        return cell in report.form.cells and ref[0] != "reasons"
    if not isinstance(ref, TextRef) or ref.part == "reasons":
        return False
    return ref.part == "cover" or str(ref) in GENERATED or report.form.section_of(ref) is not None


@examples(60, 400)
@given(REPORTS, st.lists(st.sampled_from(CELLS) | TEXT_REFS, max_size=4), st.text(max_size=50), st.text(max_size=50))
def test_whatever_a_report_holds_and_a_person_types_is_read_again(
    report: Report, places: list[Ref], words: str, name: str
) -> None:
    known = [ref for ref in places if may_be_pointed_at(ref, report)]
    made = MADE._replace(by=name, office=words, phone=name)
    decided = Decided((Raised("", tuple(known), f"问：{words}", words),), reminders=(words,))
    slip = next_slip(None, report, about(report, name=name), made, decided)
    slip = with_answer(slip, 1, Answer.DISPUTED, words)

    assert read_slip(write_slip(slip)) == slip


def of_point(**new: object) -> Change:
    return lambda data: data["points"][0].update(new)


def of_place(**new: object) -> Change:
    return lambda data: data["points"][0]["places"][0].update(new)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda data: data.update(format="govinfo-annual-report"), "不是退回单"),
        (lambda data: data.update(schema=2), "升级"),
        (lambda data: data.update(schema=True), "格式版本"),
        (lambda data: data.pop("due"), "期限"),
        (lambda data: data.update(due="20260122"), "期限"),
        (lambda data: data.update(made="2026-01-19T09:12:00"), "时间"),
        (lambda data: data.update(round=0), "轮次"),
        (lambda data: data.update(round=10**40), "轮次"),
        (lambda data: data.update(year="2023"), "年度"),
        (lambda data: data.update(year=1999), "年度"),
        (lambda data: data.update(year=2009), "年度"),
        (lambda data: data.update(task="../x"), "任务"),
        (lambda data: data.update(name=""), "名称"),
        (lambda data: data.update(name="甲\u202e乙"), "名称"),
        (lambda data: data.update(code="AAAA-AAAA"), "SHA-256"),
        (lambda data: data.update(sha256="0" * 64), "SHA-256"),
        (lambda data: data.update(sha256="0" * 63), "SHA-256"),
        (lambda data: data.update(edit={"applications/new/natural": 9}), "内容"),
        (lambda data: data.update(reminders=["甲"] * 51), "提醒"),
        (lambda data: data.update(points={}), "意见"),
        (lambda data: data["points"].append(data["points"][0]), "意见"),
        (of_point(number=0), "意见"),
        (of_point(round=2), "意见"),
        (of_point(state="accepted"), "意见"),
        (of_point(state="closed"), "意见"),
        (of_point(state="answered"), "意见"),
        (of_point(closed={"round": 1, "day": "2026-01-19"}), "意见"),
        (of_point(sentence="", remark=""), "意见"),
        (of_point(sentence="甲" * 2_001), "意见"),
        (of_point(sentence=["甲"]), "意见"),
        (of_point(set_to="9"), "意见"),
        (of_point(places=[{"ref": str(NEW), "then": "", "after": ""}] * 201), "意见"),
        (of_place(ref="applications/new/nobody"), "意见"),
        (of_place(ref="../../etc/passwd"), "意见"),
        (of_place(ref="notes/applications/new/nobody"), "意见"),
        (of_place(ref="reasons/T3-FLOW applications/new/natural"), "意见"),
        (of_place(ref="cover/password"), "意见"),
        (of_place(ref=7), "意见"),
        (of_place(then=7), "意见"),
        (of_place(then="甲" * 100_001), "意见"),
        (of_place(value=9), "意见"),
    ],
)
def test_what_is_not_understood_is_refused_and_named(change: Change, told: str) -> None:
    data = slip_to_json(a_slip())
    change(data)

    with pytest.raises(SlipFault, match=told):
        read_slip(json.dumps(data).encode())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"format": "\\ud800"}',
        b'{"format": 1, "format": 2}',
        b" " * (LARGEST_SLIP + 1),
        b'{"format": "govinfo-annual-report-return-slip", "schema": 1e999}',
        b'{"format": "govinfo-annual-report-return-slip", "schema": 1, "round": ' + b"9" * 5_000 + b"}",
    ],
)
def test_what_is_damaged_is_refused(content: bytes) -> None:
    with pytest.raises(SlipFault):
        read_slip(content)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda one: st.lists(one) | st.dictionaries(st.text(max_size=5), one),
        max_leaves=5,
    ),
    st.data(),
)
def test_whatever_stands_in_the_place_of_a_part_is_read_or_refused(found: object, data: st.DataObject) -> None:
    whole = slip_to_json(a_slip())
    within = data.draw(st.sampled_from([whole, whole["points"][0], whole["points"][0]["places"][0]]))
    within[data.draw(st.sampled_from(sorted(within)))] = found

    try:
        slip = read_slip(json.dumps(whole).encode())
    except SlipFault:
        return
    assert read_slip(write_slip(slip)) == slip
