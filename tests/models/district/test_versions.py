"""Versions beside each other: what differs and what is the same, and from which each goes on as far as is known."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.district.descent import common_before, descent
from models.district.register.ledger import Ledger
from models.district.register.submission_life import SubmissionState
from models.district.register.submissions import Arrival, Submission
from models.district.version_differences import compared
from models.report.report import Report
from tests.builders import answered, balanced
from tests.models.district.register.registers import NOON
from tests.ui.markup_sweep import HOSTILE

TEXT = "texts/overview"


def ledger(*arrivals: Arrival) -> Ledger:
    """Return what is known after these versions of one unit have come in."""
    every = {
        f"{at:064}": Submission(f"{at:064}", at + 1, NOON, one, SubmissionState.TO_DECIDE, "1")
        for at, one in enumerate(arrivals)
    }
    return Ledger(submissions=every, of_units={"1": tuple(every)})


def version(code: str, before: str = "", counter: int = 0) -> Arrival:
    return Arrival("年报.json", unit="1", code=code, supersedes=before, counter=counter)


def lines(known: Ledger) -> list[tuple[str, int, bool]]:
    """Return the drawing: the code of each, the place of the one before, and whether something is not known."""
    nodes = descent(known.of("1"), known)
    return [(node.one.arrival.code, node.before, bool(node.unknown)) for node in nodes]


def test_descent_is_what_manifests_say_by_codes() -> None:
    known = ledger(version("A", counter=1), version("B", "A", 2), version("C", "B", 3), version("D", "B", 3))

    assert lines(known) == [("A", -1, False), ("B", 0, False), ("C", 1, False), ("D", 1, False)]
    before = common_before(known.of("1")[2:], known)
    assert before
    assert before.arrival.code == "B"


def test_where_no_manifest_says_it_descent_is_not_known_and_nothing_is_guessed() -> None:
    known = ledger(version("A", counter=1), version("B"), version("C", "X", 3))

    assert lines(known) == [("A", -1, False), ("B", -1, True), ("C", -1, True)]
    assert common_before(known.of("1")[1:], known) is None


def test_some_that_go_on_from_one_are_not_all() -> None:
    known = ledger(version("A", counter=1), version("B", "A", 2), version("C"))

    assert common_before(known.of("1")[1:], known) is None


def test_codes_that_name_each_other_come_to_an_end() -> None:
    known = ledger(version("A", "B", 2), version("B", "A", 2), version("C", "C", 2))

    assert {code for code, _, _ in lines(known)} == {"A", "B", "C"}


@given(st.lists(st.sampled_from(["", *"ABCDEFGH"]), min_size=1, max_size=8))
def test_each_stands_behind_the_one_before_whatever_manifests_say(befores: list[str]) -> None:
    known = ledger(*(version(code, before) for code, before in zip("ABCDEFGH", befores, strict=False)))
    nodes = descent(known.of("1"), known)

    assert len(nodes) == len(befores)
    assert all(node.before < at for at, node in enumerate(nodes))


def test_cells_that_differ_are_listed_with_the_version_before_and_the_rest_is_counted() -> None:
    before = balanced()
    one, other = (answered(before, {"disclosure/permits/decisions": figure}) for figure in ("5", "68"))
    found = compared([one, other], before)

    [line] = found.cells
    assert (line.values, line.by) == (("5", "68"), "+63")
    assert line.before == before.shown(
        next(ref for ref in before.form.cells if str(ref) == "disclosure/permits/decisions")
    )
    assert found.same == len(before.form.cells) - 1
    assert compared([one, other, before]).cells[0].by == ""


def texts(*written: str) -> list[Report]:
    return [answered(balanced(), {TEXT: one}) for one in written]


def test_of_texts_only_the_paragraphs_that_differ_are_shown_with_what_differs_marked() -> None:
    [paragraph] = compared(texts("甲。\n收到 8 件。\n丙。", "甲。\n收到 7 件。\n丙。")).paragraphs

    assert paragraph.number == 2
    assert [one.words[one.start : one.end] for one in paragraph.words] == ["8", "7"]


def test_markup_stays_words() -> None:
    [paragraph] = compared(texts(HOSTILE, f"{HOSTILE}！")).paragraphs

    assert HOSTILE[-5:] in paragraph.words[0].words


@given(st.lists(st.text("甲乙\n", max_size=12), min_size=2, max_size=4))
def test_marks_lie_within_the_words(written: list[str]) -> None:
    for paragraph in compared(texts(*written)).paragraphs:
        assert all(0 <= one.start <= one.end <= len(one.words) for one in paragraph.words)


@pytest.mark.parametrize("length", [8_000, 16_000, 32_000, 100_000])
def test_long_texts_are_bounded_and_quick(length: int) -> None:
    begun = perf_counter()
    found = compared(texts(*("甲" * length + str(at) + "乙" * length for at in range(8))))

    assert perf_counter() - begun < 5
    assert sum(len(one.words) for paragraph in found.paragraphs for one in paragraph.words) < 3_000


def test_many_paragraphs_are_counted_not_all_shown() -> None:
    found = compared(texts("\n".join(f"甲{at}" for at in range(500)), "\n".join(f"乙{at}" for at in range(500))))

    assert len(found.paragraphs) + found.rest == 500
    assert len(found.paragraphs) < 50
