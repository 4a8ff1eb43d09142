"""Wherever a draft stands, that is told by a word of its own, in every theme."""

from __future__ import annotations

import pytest

from models.checks.standing import Standing
from ui.kit.colours import DARK, LIGHT
from ui.window.standing_looks import look_of_standing


@pytest.mark.parametrize("standing", Standing)
def test_every_standing_has_a_look_and_all_but_the_passing_one_a_sign(standing: Standing) -> None:
    looks = [look_of_standing(standing, theme) for theme in (LIGHT, DARK)]

    assert looks[0] != looks[1]
    assert [look.shape is None for look in looks] == [standing is Standing.PENDING] * 2
