from __future__ import annotations

import pytest

from exporters.pdf.cff_charset import renumbered

ROS, CHARSET = bytes((139, 139, 139, 12, 30)), bytes((29, 0, 0, 0, 9, 15))
REAL = bytes((30, 0xE2, 0xA2, 0x5F, 12, 8))  # -2.25 StrokeWidth


def index(*items: bytes) -> bytes:
    ends = [1]
    for item in items:
        ends.append(ends[-1] + len(item))
    return len(items).to_bytes(2, "big") + b"\1" + bytes(ends) + b"".join(items)


def font(top: bytes) -> bytes:
    return b"\1\0\4\1" + index(b"name") + index(top) + index() + b"\0\0"


def test_glyphs_get_other_numbers_from_a_charset_at_the_end() -> None:
    before = font(ROS + REAL + CHARSET)
    after = renumbered(before, (7, 40000))

    assert after is not None
    assert after[len(before) :] == b"\0" + (7).to_bytes(2, "big") + (40000).to_bytes(2, "big")
    assert after[: len(before)] == font(ROS + REAL + bytes((29, *len(before).to_bytes(4, "big"), 15)))


@pytest.mark.parametrize("top", [CHARSET, ROS, ROS + bytes((28, 0, 9, 15)), REAL])
def test_a_font_without_cids_or_of_another_make_is_left_alone(top: bytes) -> None:
    assert renumbered(font(top), (7,)) is None
