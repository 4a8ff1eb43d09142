from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.form.editions import EDITIONS
from models.form.vocabulary import Form
from models.text.label_text import bare_label


@pytest.mark.parametrize(
    "variant", ["收到和处理 申请", "收到及处理申请", "收到与处理申请", "（收到和处理）：申请", "收到\n和处理申请　"]
)
def test_variants_of_a_label_are_one(variant: str) -> None:
    assert bare_label(variant) == bare_label("收到和处理申请") == "收到和处理申请"


def test_width_and_case_say_nothing() -> None:
    assert bare_label("Ａ类１") == bare_label("a类1")


@given(st.text(max_size=40))
def test_what_is_bare_stays_so(label: str) -> None:
    assert bare_label(bare_label(label)) == bare_label(label)


@pytest.mark.parametrize("form", EDITIONS, ids=[form.id for form in EDITIONS])
def test_no_two_columns_or_rows_of_a_group_become_one(form: Form) -> None:
    for block in (block for table in form.tables for block in table.blocks):
        for group in (block.rows, block.columns):
            labels = [heading.label for heading in group if heading.label]
            assert len({*map(bare_label, labels)}) == len({*labels})
