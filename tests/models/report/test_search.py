from __future__ import annotations

import pytest

from models.form.refs import CellRef, TextRef, note_ref
from models.report.reading_order import rank
from models.report.search import Hit, hits
from models.report.wording import OPENING, TITLE
from tests.builders import answered, balanced, cell

NEW = cell("applications/new/natural")
OTHER = TextRef("texts", "other")
REPORT = answered(
    balanced(),
    {
        "cover/phone": "0595-22783514",
        "texts/other": "本年收取３５４元Fee。fee（一）3.5*",
        str(NEW): "7654",
        str(note_ref(NEW)): "其中线上9876件",
    },
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("22783514", [(OPENING, ""), (TextRef("cover", "phone"), "")]),
        ("2023年政府信息公开工作年度报告", [(TITLE, "")]),
        ("六、其他", [(TextRef("headings", "other"), "")]),
        ("重复申请", [(cell("applications/declined_repeat/natural"), "2.重复申请")]),
        ("科研机构", [(cell("applications/new/research"), "科研机构")]),
        ("7654", [(NEW, "")]),
        ("9876", [(NEW, "")]),
        ("354元", [(OTHER, "")]),
        ("３５４元ＦＥＥ", [(OTHER, "")]),
        ("fee(一)", [(OTHER, "")]),
        ("3.5*", [(OTHER, "")]),
        ("没有这个词", []),
        ("  ", []),
    ],
)
def test_words_are_found_wherever_they_are_and_however_they_are_typed(
    words: str, found: list[tuple[CellRef | TextRef, str]]
) -> None:
    assert [(one.ref, one.label) for one in hits(REPORT, words)] == found


def test_every_place_of_a_text_is_one_and_they_come_in_reading_order() -> None:
    found = hits(REPORT, "fee")
    everywhere = hits(REPORT, "信息")
    ranks = [rank(REPORT.form, one.ref) for one in everywhere if not one.label]

    assert found == (Hit(OTHER, 8, 11), Hit(OTHER, 12, 15))
    assert ranks == sorted(ranks)
