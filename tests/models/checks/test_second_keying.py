"""The second keying: what agrees, what is asked again, and how it ends."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from models.checks.second_keying import Agreement, Decision, Keying, first_open
from models.form.refs import CellRef
from models.report.report import Report, Value
from tests.builders import answered, balanced, cell
from tests.thoroughness import examples

FIRST = balanced()
TABLE = FIRST.form.table("applications")
INPUTS = FIRST.form.inputs(TABLE)
NEW = cell("applications/new/natural")
KEYED = st.lists(st.tuples(st.sampled_from(INPUTS), st.integers(0, 9).map(Decimal) | st.none()), max_size=40)


def keyed(pairs: list[tuple[CellRef, Value | None]]) -> Keying:
    keying = Keying()
    for ref, value in pairs:
        keying = keying.with_figure(FIRST, ref, value)
    return keying


@given(KEYED)
def test_every_cell_is_counted_once_and_agrees_exactly_where_the_figures_do(
    pairs: list[tuple[CellRef, Value | None]],
) -> None:
    keying, last = keyed(pairs), dict(pairs)
    found = {ref: keying.agreement(FIRST, ref) for ref in INPUTS}
    for ref, one in found.items():
        value = last.get(ref)
        assert (one is Agreement.OPEN) is (value is None)
        assert (one is Agreement.SAME) is (value is not None and value == FIRST.content(ref))
    progress = keying.progress(FIRST, TABLE)
    assert progress.cells == len(INPUTS)
    assert progress.keyed == progress.same + progress.again + progress.different
    assert progress.is_complete is all(one is Agreement.SAME for one in found.values())


@examples(12, 300)
@given(KEYED)
def test_whatever_was_keyed_it_can_always_be_decided_to_the_end(pairs: list[tuple[CellRef, Value | None]]) -> None:
    keying, report, steps = keyed(pairs), FIRST, 0
    while ref := first_open(report, keying, INPUTS):
        if keying.agreement(report, ref) in {Agreement.OPEN, Agreement.AGAIN}:
            keying = keying.with_figure(report, ref, Decimal(777))
        elif steps % 2:
            keying = keying.with_first(report, ref)
        else:
            value = keying.figures[ref]
            keying = keying.with_second(report, ref)
            report = report.applied(report.edit({ref: value}))
        steps += 1
        assert steps <= 4 * len(INPUTS)
    assert keying.progress(report, TABLE).is_complete


def test_neither_figure_is_shown_before_a_cell_was_keyed_twice() -> None:
    once = keyed([(NEW, Decimal(999))])
    assert once.agreement(FIRST, NEW) is Agreement.AGAIN
    twice = once.with_figure(FIRST, NEW, Decimal(999))
    assert twice.agreement(FIRST, NEW) is Agreement.DIFFERENT
    assert once.with_figure(FIRST, NEW, None).agreement(FIRST, NEW) is Agreement.OPEN
    assert once.with_figure(FIRST, NEW, None).with_figure(FIRST, NEW, Decimal(998)).agreement(FIRST, NEW) is (
        Agreement.DIFFERENT
    )
    assert twice.put_off(NEW).agreement(FIRST, NEW) is Agreement.LATER
    assert twice.put_off(NEW).with_figure(FIRST, NEW, Decimal(5)).agreement(FIRST, NEW) is Agreement.DIFFERENT


def test_a_decision_is_kept_with_both_figures_and_undone_with_the_report() -> None:
    twice = keyed([(NEW, Decimal(999)), (NEW, Decimal(999))])
    first, second = twice.both(FIRST, NEW)
    assert (first, second) == (f"{FIRST.content(NEW)}", "999")

    for_first = twice.with_first(FIRST, NEW)
    assert for_first.agreement(FIRST, NEW) is Agreement.SAME
    assert for_first.decided == {NEW: Decision(first, second, first)}

    for_second = twice.with_second(FIRST, NEW)
    after = answered(FIRST, {str(NEW): "999"})
    assert for_second.agreement(after, NEW) is Agreement.SAME
    assert for_second.agreement(FIRST, NEW) is Agreement.DIFFERENT  # the step in the report was undone
    assert for_second.decided == {NEW: Decision(first, second, second)}


def test_what_the_first_person_changes_later_is_asked_for_again_without_a_word_about_it() -> None:
    keying = keyed([(ref, FIRST.content(ref)) for ref in INPUTS])
    assert keying.progress(FIRST, TABLE).is_complete
    after = answered(FIRST, {str(NEW): "999"})
    assert keying.agreement(after, NEW) is Agreement.OPEN
    assert NEW not in keying.fresh(after).figures
    assert keying.fresh(after).progress(after, TABLE).keyed == len(INPUTS) - 1


@given(st.integers(2019, 2030))
def test_a_year_of_another_form_asks_for_its_own_cells_only(year: int) -> None:
    other = Report.blank(year)
    kept = keyed([(ref, FIRST.content(ref)) for ref in INPUTS]).fresh(other)
    assert kept.figures.keys() <= other.form.cells.keys()
