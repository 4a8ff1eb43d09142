from __future__ import annotations

import pytest

from models.system.sealed_json import sealed, unsealed
from tests.models.drafts.damage import flipped


def test_a_sealed_thing_is_as_it_was_or_refused() -> None:
    thing = {"draft": "甲", "report": {"cells": [1, "2.50", None]}}
    written = sealed(thing)
    assert unsealed(written) == thing

    for end in range(len(written)):
        with pytest.raises(ValueError, match=r".*"):
            unsealed(written[:end])
        for bit in range(8):
            try:
                assert unsealed(flipped(written, end, bit)) == thing
            except ValueError:
                continue
