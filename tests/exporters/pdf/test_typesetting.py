from __future__ import annotations

import pytest

from exporters.pdf.fonts import Role
from exporters.pdf.page import BODY, LEVEL_2, LEVEL_3
from exporters.pdf.typesetting import Lead, lead


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("（一）主动公开情况", Lead(9, LEVEL_2, alone=True)),
        ("（二）有力加强主动公开。2024年，本级政府", Lead(12, LEVEL_2)),
        ("1.全年主动公开政府信息数量", Lead(14, LEVEL_3, alone=True)),
        ("2、建立健全制度。严格审查", Lead(9, LEVEL_3)),
        ("12.改进：一是", Lead(6, LEVEL_3)),
        ("（一）" + "长" * 40 + "。后文", Lead()),
        ("2023年，街道", Lead()),
        ("3.5万元", Lead()),
        ("一是加强学习。二是", Lead()),
    ],
)
def test_sub_headings_reach_to_the_first_full_stop(paragraph: str, expected: Lead) -> None:
    assert lead(paragraph) == expected


def test_levels_have_the_types_of_the_standard() -> None:
    assert (LEVEL_2.role, LEVEL_3.role, LEVEL_3.bold) == (Role.KAI, Role.FANGSONG, True)
    assert BODY.role is Role.FANGSONG
