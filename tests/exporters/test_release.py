"""What follows from a report is worked out once for a release, however often an exporter asks for it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import BytesIO
from types import CodeType, FrameType

import pytest

from exporters import EXPORTERS, PDF, WORD, Exporter, let_out, missing_characters
from exporters.filing import filed
from exporters.manuscript import manuscript, printed_table
from exporters.release import Release, Variant
from exporters.typeset.paragraph_lines import compose
from models.form.figures import print_figure
from models.report.matching_code import matching_code
from models.report.report import Report
from models.rules import check
from models.system.errors import NotReady
from tests.builders import sample

REPORT = sample("002")


def calls(act: Callable[[], object], *functions: Callable[..., object]) -> list[int]:
    """Return how often `act` calls each function, by whatever name; a generator is called once, however far it goes."""
    frames: dict[CodeType, set[FrameType]] = {function.__code__: set() for function in functions}

    def see(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code in frames:
            frames[frame.f_code].add(frame)

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        act()
    finally:
        sys.setprofile(before)
    return list(map(len, frames.values()))


def written(exporter: Exporter, variant: Variant = Variant.FILING) -> None:
    exporter.write(let_out(REPORT, variant), BytesIO())


def test_what_has_just_been_found_is_not_looked_for_again() -> None:
    findings = check(REPORT, None, missing_characters)
    [checks] = calls(lambda: let_out(REPORT, Variant.FILING, None, findings), check)

    assert checks == 0
    assert let_out(REPORT, Variant.FILING, None, findings) == let_out(REPORT, Variant.FILING)
    with pytest.raises(NotReady):
        let_out(REPORT, Variant.FILING, None, check(Report.blank(2023)))


def test_what_was_set_once_is_not_set_again_for_the_next_variant() -> None:
    written(PDF, Variant.DRAFT)

    assert calls(lambda: written(PDF, Variant.PUBLIC), compose.__wrapped__) == [0]


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda one: one.suffix)
def test_nothing_is_worked_out_twice_for_one_file(exporter: Exporter) -> None:
    written(exporter)  # fonts are found and modules loaded

    checks, *others = calls(lambda: written(exporter), check, matching_code, manuscript, printed_table)

    assert checks == 1
    assert max(others[:2]) <= 1
    assert others[2] <= len(REPORT.form.tables)


def test_a_figure_is_printed_once_for_the_table_and_once_for_the_sheet_to_sign() -> None:
    written(PDF)
    [public] = calls(lambda: written(PDF, Variant.PUBLIC), print_figure)
    [filing] = calls(lambda: written(PDF, Variant.FILING), print_figure)

    assert public == len(REPORT.form.cells)
    assert filing == public + len(REPORT.form.headlines)


def test_all_files_to_hand_over_share_one_check_and_one_code() -> None:
    filed(REPORT)

    assert calls(lambda: filed(REPORT), check, matching_code) == [1, 1]


@pytest.mark.parametrize("exporter", [PDF, WORD], ids=lambda one: one.suffix)
@pytest.mark.parametrize("variant", Variant)
def test_banners_are_light_where_that_is_wanted_but_never_on_what_is_signed(
    exporter: Exporter, variant: Variant
) -> None:
    plain, light = BytesIO(), BytesIO()
    exporter.write(Release(REPORT, variant), plain)
    exporter.write(Release(REPORT, variant, light_banners=True), light)

    assert (plain.getvalue() == light.getvalue()) == (variant is Variant.FILING)
    assert let_out(REPORT, Variant.PUBLIC, light_banners=True).is_tinted
