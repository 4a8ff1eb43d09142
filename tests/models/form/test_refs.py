"""The addresses of answers: one place spells them, one place reads them."""

from __future__ import annotations

import pytest

from models.form.refs import CellRef, Ref, TextRef, note_ref, reason_ref

NEW = CellRef("applications", "new", "natural")
TOTAL = CellRef("applications", "new", "total")
OVERVIEW = TextRef("texts", "overview")


def test_a_remark_stands_beside_its_cell() -> None:
    assert note_ref(NEW) == TextRef("notes", "applications/new/natural")
    assert note_ref(NEW).cell == NEW


@pytest.mark.parametrize(
    ("places", "key", "cell"),
    [
        ((NEW,), "T3-INT applications/new/natural", NEW),
        ((NEW, TOTAL), "T3-INT applications/new/natural applications/new/total", TOTAL),
        ((OVERVIEW,), "T3-INT texts/overview", None),
        ((OVERVIEW, NEW), "T3-INT texts/overview applications/new/natural", NEW),
    ],
)
def test_a_reason_is_about_its_places(places: tuple[Ref, ...], key: str, cell: CellRef | None) -> None:
    assert reason_ref("T3-INT", *places) == TextRef("reasons", key)
    assert reason_ref("T3-INT", *places).cell == cell


@pytest.mark.parametrize(
    "ref", [OVERVIEW, TextRef("cover", "agency"), TextRef("texts", "a/b/c"), TextRef("reasons", "")]
)
def test_other_texts_belong_to_no_cell(ref: TextRef) -> None:
    assert ref.cell is None
