"""What differs between two reports, as a clerk reads it."""

from __future__ import annotations

from models.form.cover import KINDS, PARTICULARS, UNSEALED
from models.report.differences import differences
from tests.builders import answered, balanced


def test_what_is_the_same_does_not_differ() -> None:
    assert differences(balanced(), balanced()) == ()


def test_the_kind_of_a_unit_is_called_as_the_clerk_has_chosen_it() -> None:
    [changed] = differences(balanced(), answered(balanced(), {"cover/kind": "town"}))

    assert (changed.before.words, changed.after.words) == (KINDS["street"], KINDS["town"])


def test_a_signature_without_a_seal_is_called_so() -> None:
    [changed] = differences(balanced(), answered(balanced(), {"cover/seal": UNSEALED}))

    assert changed.after.words == PARTICULARS["seal"].choices[UNSEALED]


def test_a_text_that_has_other_sentences_is_not_called_blank() -> None:
    one, two, blank = (answered(balanced(), {"texts/other": text}) for text in ("收费1次。", "收费1次。办结2件。", ""))

    assert [(line.before.words, line.after.words) for line in differences(one, two)] == [
        ("（没有这句话）", "办结2件。")
    ]
    assert [line.before.words for line in differences(blank, two)] == ["（空）"]
