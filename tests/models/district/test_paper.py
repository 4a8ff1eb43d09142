"""The code on the paper: typed with any slip that a code forgives, or by a scanner, and never taken for another's."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.district.paper import PaperTicks, PaperVerdict, Version, compared, read_code
from models.report.matching_code import ALPHABET, LENGTH, matching_code
from tests.district import district, report_of

CODE = "4KD7-2MXA"
CODES = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH).map(lambda one: f"{one[:4]}-{one[4:]}")
V = PaperVerdict


@given(CODES, st.randoms())
def test_however_a_code_is_typed_it_is_read(code: str, random: Random) -> None:
    looks = {"0": "0oO０Ｏ", "1": "1iIlLＩｌ", "V": "VvuUＵ"}
    typed = "".join(random.choice(looks.get(one, one + one.lower())) for one in code)

    assert compared(f" {typed}\r\n", code).verdict is V.SAME
    assert compared(typed.replace("-", random.choice(("", " ", "—", "－"))), code).verdict is V.SAME


def test_the_qr_code_holds_what_is_compared() -> None:
    code = matching_code(report_of(district(8).counted[0]))

    assert compared(f"{code}\n", code).verdict is V.SAME


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [
        ("", V.UNFINISHED),
        ("4KD7", V.UNFINISHED),
        ("4KD7-2MX", V.UNFINISHED),
        ("4KD7-2MXA", V.SAME),
        ("4KD7-2MXAB", V.UNREADABLE),
        ("4KD7-2M中A", V.UNREADABLE),
        ("4KD7-2M*A", V.UNREADABLE),
        ("AAAA-AAAA", V.OTHER_VERSION),
        ("BBBB-BBBB", V.OTHER_UNIT),
        ("4KD7-2MXB", V.DIFFERENT),
    ],
)
def test_what_the_paper_is(typed: str, verdict: PaperVerdict) -> None:
    found = compared(typed, CODE, [Version("AAAA-AAAA", "1月12日那一份")], [Version("BBBB-BBBB", "{大浦镇}")])

    assert found.verdict is verdict
    assert bool(found.sentence) == bool(typed)
    assert ("1月12日那一份" in found.sentence) == (verdict is V.OTHER_VERSION)
    assert ("{大浦镇}" in found.sentence) == (verdict is V.OTHER_UNIT)


@given(st.text(max_size=60))
def test_nothing_that_is_typed_is_too_odd(typed: str) -> None:
    assert (compared(typed, CODE).verdict is V.SAME) == (read_code(typed) == read_code(CODE))


def test_what_is_not_ticked_is_named() -> None:
    assert PaperTicks().missing == "公章、签字、页数"
    assert not PaperTicks(seal=True, signatures=True, pages=True).missing
