from __future__ import annotations

import pytest

from models.report.next_year import next_years
from models.rules import check
from models.text.outline import outline, prose
from tests.builders import found, sample

TEXT = "（一）主动公开情况\n1.全年数量\n全年公开7件。\n（二）有力加强主动公开。本年公开15条。"


def test_sub_headings_are_told_from_sentences() -> None:
    assert outline(TEXT) == "（一）主动公开情况\n1.全年数量"
    assert prose(TEXT) == "全年公开7件。\n（二）有力加强主动公开。本年公开15条。"


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_outline_brought_over_from_last_year_does_not_pass_for_a_text(number: str) -> None:
    places = {
        place for _, rule, refs in found(check(next_years(sample(number))), "S-EMPTY", "S-FIVE") for place in refs
    }

    assert places == {"texts/overview", "texts/problems", "texts/other"}
