"""What is said of characters that look like others names them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from models.text.mended_words import told_of, told_of_typed


@pytest.mark.parametrize("told", [told_of, told_of_typed])
def test_the_characters_that_were_meant_are_named(told: Callable[[Iterable[str]], str]) -> None:
    few, many = told(["⼈⺠政府⼈⺠", "1⽉"]), told(["⼀⼆⼈⼗⼯⽇⽉⽂"])

    assert "5 个字（人、民、月）" in few
    assert "8 个字（一、二、人、十、工、日等）" in many
    assert told(["人民政府"]) == ""


def test_what_nobody_sees_is_counted() -> None:
    assert "2 个看不见" in told_of_typed(["\u202d142\u202c件"])
    assert "看着一样" not in told_of_typed(["\u202d142\u202c件"])
