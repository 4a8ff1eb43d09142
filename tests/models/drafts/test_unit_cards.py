"""What is the same in all reports of a unit is kept once, is never lost by damage, and never overwrites an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.drafts.store import DraftStore
from models.drafts.unit_cards import UnitCards, card_of, renewed, with_card
from models.system.sealed_json import sealed, unsealed
from tests.builders import answered, balanced

CARD = {"agency": "开元街道办事处", "kind": "street", "phone": "0595-22783514"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "units.json"


@pytest.fixture
def cards(path: Path) -> UnitCards:
    return UnitCards(path)


def test_a_card_is_kept_and_replaced_for_each_unit(cards: UnitCards, path: Path) -> None:
    other = {"agency": "海滨街道办事处", "email": "a@b.cn"}
    cards.put([CARD, other])
    cards.put([{**CARD, "phone": "1"}])

    again = UnitCards(path)
    assert again.of(CARD["agency"]) == {**CARD, "phone": "1"}
    assert again.of(other["agency"]) == other
    assert again.of("") == again.of("别的") == {}


def test_the_name_is_compared_as_it_looks(cards: UnitCards) -> None:
    cards.put([CARD])
    cards.put([{**CARD, "agency": " 开元街道办事处　", "phone": "2"}])

    assert [card["phone"] for card in cards.all] == ["2"]


def test_a_card_with_nothing_but_a_name_is_taken_away(cards: UnitCards) -> None:
    cards.put([CARD])
    cards.put([{"agency": CARD["agency"]}])

    assert cards.all == ()


@pytest.mark.parametrize("damage", [b"", b"\0" * 400, b'{"content":{},"sha256":"x"}'])
def test_a_damaged_file_is_read_from_its_copy_and_set_aside(cards: UnitCards, path: Path, damage: bytes) -> None:
    cards.put([CARD])
    path.write_bytes(damage)

    assert UnitCards(path).of(CARD["agency"]) == CARD
    cards.put([{"agency": "海滨街道办事处", "kind": "street"}])
    assert {card["agency"] for card in cards.all} == {CARD["agency"], "海滨街道办事处"}
    assert damage in [one.read_bytes() for one in path.parent.glob("units.损坏-*.json")]


def test_what_a_later_version_has_written_stays(cards: UnitCards, path: Path) -> None:
    cards.put([CARD])
    content = unsealed(path.read_bytes())
    [whose] = content["units"]
    content["later"], content["units"][whose]["fax"] = [1], "0595"
    path.write_bytes(sealed(content))
    cards.put([{**CARD, "phone": "1"}])

    kept = unsealed(path.read_bytes())
    assert (kept["later"], kept["units"][whose]["fax"], kept["units"][whose]["phone"]) == ([1], "0595", "1")
    assert cards.of(CARD["agency"]) == {**CARD, "phone": "1"}


def test_half_a_character_does_not_keep_the_rest_from_being_written(cards: UnitCards) -> None:
    cards.put([{**CARD, "email": "a\ud800"}])
    assert cards.of(CARD["agency"])["phone"] == CARD["phone"]


def test_the_drafts_themselves_know_nothing_of_it(tmp_path: Path) -> None:
    store = DraftStore(tmp_path / "drafts.json")
    store.save(balanced())
    before = (tmp_path / "drafts.json").read_bytes()
    store.units.put([CARD])

    assert (tmp_path / "drafts.json").read_bytes() == before
    assert (tmp_path / "units.json").exists()


def test_a_card_fills_what_is_blank_and_nothing_else() -> None:
    report = answered(balanced(), {"cover/phone": "110", "cover/email": ""})
    card = {**CARD, "email": "a@b.cn"}

    filled = with_card(report, card)
    assert (filled.text("cover", "phone"), filled.text("cover", "email")) == ("110", "a@b.cn")
    assert filled.text("cover", "agency") == report.text("cover", "agency")
    assert renewed(report, card).text("cover", "phone") == CARD["phone"]
    assert card_of(filled)["email"] == "a@b.cn"
