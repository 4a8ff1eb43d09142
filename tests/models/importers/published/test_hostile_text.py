"""A text of 50,000 characters that was made to be slow is read in a second or so."""

from __future__ import annotations

import time
from contextlib import suppress
from random import Random

import pytest

from models.form.editions import form_for
from models.importers import open_content
from models.importers.published.labels import labels_of
from models.system.errors import UnreadableReport

HEAD = "某街道办事处2024年政府信息公开工作年度报告\n一、总体情况\n"
LENGTH = 50_000
MARKS = ("\u200b", "邮编：350400；电话/传真：", "-1-\n")
MOST_ROWS = 1_450
"""They make some 50,000 characters; a file may have twice as many."""

SECONDS = 2.0
"""Of this processor's time. Chosen: twice what is promised, since others test on slow computers."""


def misread_labels() -> str:
    """Return rows whose labels have some characters wrong each, and so are compared with every one of the form."""
    random = Random(1)  # noqa: S311  the same labels every time
    labels = ["".join(row.path) for row in labels_of(form_for(2024)).rows]
    lines: list[str] = []
    for _ in range(MOST_ROWS):
        label = list(random.choice(labels))
        for at in [random.randrange(len(label)) for _ in "123"] if label else ():
            label[at] = random.choice("一二三的是政府信息公开申请不予")
        lines.append(f"{''.join(label)} 1 2 3 4 5 6 7")
    return "\n".join(["三、收到和处理政府信息公开申请情况", *lines])


@pytest.mark.parametrize(
    "text", [*((mark * LENGTH)[:LENGTH] for mark in MARKS), misread_labels()], ids=[*map(ascii, MARKS), "labels"]
)
def test_a_hostile_text_is_read_at_once(text: str) -> None:
    begun = time.process_time()
    with suppress(UnreadableReport):
        open_content(f"{HEAD}{text}".encode(), "a.txt")

    assert time.process_time() - begun < SECONDS
