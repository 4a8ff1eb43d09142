"""Whose report it is: each spelling is sure, proposed, another district's or unknown, and look-alikes stay apart."""

from __future__ import annotations

import ast

import pytest

from models.district.recognition import Certainty, recognise
from models.district.roster import Unit, roster_of
from models.district.unit_names import District, district_named, district_of, key_of
from tests import ROOT
from tests.district import COUNTED, DISTRICT, district, lookalikes

SURE, PROPOSED, FOREIGN, UNKNOWN = Certainty
ROSTER = roster_of(
    (
        Unit("1", "连云港市海州区人民政府办公室", "office"),
        Unit("2", "海州区解放街道办事处", "street"),
        Unit("3", "连云港市海州区解放路街道办事处", "street"),
        Unit("4", "海州区石桥镇人民政府", "town"),
        Unit("5", "海州区文化体育和旅游局", "department"),
        Unit("6", "海州区退役军人事务局", "department", aliases=("老干部服务局",)),
        Unit("7", "海州区社区矫正管理局", "department"),
    )
)


@pytest.mark.parametrize(
    ("spelling", "certainty", "unit"),
    [
        ("海州区解放街道办事处", SURE, "2"),
        ("连云港市海州区解放街道办事处", SURE, "2"),
        ("海州区人民政府解放街道办事处", SURE, "2"),
        ("解放街道办事处", SURE, "2"),
        ("解放街道办", SURE, "2"),
        ("解放街道", SURE, "2"),
        ("解放办事处", SURE, "2"),
        (" 海州区　解放街道办事处 ", SURE, "2"),
        ("海州区解\u200b放街道办事处", SURE, "2"),
        ("海州区解放路街道办事处", SURE, "3"),
        ("海州区⽯桥镇⼈⺠政府", SURE, "4"),
        ("石桥镇", SURE, "4"),
        ("海州区人民政府办公室", SURE, "1"),
        ("人民政府办公室", SURE, "1"),
        ("老干部服务局", SURE, "6"),
        ("海州区老干部服务局", SURE, "6"),
        ("海州区社区矫正管理局", SURE, "7"),
        ("文旅局", PROPOSED, "5"),
        ("连云港市石桥镇人民政府", PROPOSED, "4"),
        ("赣榆区石桥镇人民政府", FOREIGN, ""),
        ("连云港市赣榆区解放街道办事处", FOREIGN, ""),
        ("赣榆区人民政府教育局", FOREIGN, ""),
        ("淮安市海州区解放街道办事处", FOREIGN, ""),
        ("区府办", UNKNOWN, ""),
        ("办公室", UNKNOWN, ""),
        ("海州区解放桥街道办事处", UNKNOWN, ""),
        ("海州区石挢镇人民政府", UNKNOWN, ""),
        ("社区服务中心", UNKNOWN, ""),
        ("海州区", UNKNOWN, ""),
        ("", UNKNOWN, ""),
        (f"{'　' * 500}解放街道{'　' * 500}", SURE, "2"),
        (f"{'长' * 200}解放街道", UNKNOWN, ""),
    ],
)
def test_spellings(spelling: str, certainty: Certainty, unit: str) -> None:
    found = recognise(spelling, ROSTER)

    assert found.certainty is certainty
    assert [one.id for one in (found.unit, *found.proposals) if one] == ([unit] if unit else [])
    assert bool(found.unit) is (certainty is SURE)
    assert bool(found.reason) is (certainty is not SURE)


def test_every_unit_of_a_district_has_a_key_of_its_own() -> None:
    roster = district()

    assert len({key_of(unit.name, roster.district) for unit in roster.counted}) == COUNTED
    assert all(recognise(unit.name, roster).unit == unit for unit in roster.units)


@pytest.mark.parametrize("pair", lookalikes())
def test_names_that_nearly_are_the_same_are_two_units(pair: tuple[str, str]) -> None:
    one, other = (Unit(str(at), f"海州区{name}", "street") for at, name in enumerate(pair))
    both, alone = roster_of((one, other)), roster_of((other,), district_named("海州区"))

    assert (recognise(pair[0], both).unit, recognise(pair[1], both).unit) == (one, other)
    assert recognise(pair[0], alone).unit is None
    assert pair[0].endswith("局") or not recognise(pair[0], alone).proposals
    assert recognise(pair[1], roster_of((one,), district_named("海州区"))).unit is None


def test_two_towns_of_one_name_are_told_apart_in_a_roster_with_a_neighbour() -> None:
    near = Unit("8", "连云港市赣榆区石桥镇人民政府", "town")
    roster = roster_of((*ROSTER.units, near))

    assert roster.district.own == "海州区"
    assert recognise("赣榆区石桥镇人民政府", roster).certainty is not SURE
    assert recognise("连云港市赣榆区石桥镇", roster).unit == near
    assert recognise("石桥镇", roster).unit == ROSTER.units[3]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("海州区", District("海州区")),
        ("连云港市海州区人民政府", District("海州区", "连云港市")),
        ("福建省泉州市鲤城区", District("鲤城区", "泉州市", "福建省")),
        ("湖北省荆州市沙市区", District("沙市区", "荆州市", "湖北省")),
        ("广西壮族自治区柳州市城中区", District("城中区", "柳州市", "广西壮族自治区")),
        ("泉州市晋江市", District("晋江市", "泉州市")),
        ("晋江市", District("晋江市")),
        ("海州区教育局", District()),
        ("甲", District()),
        ("", District()),
    ],
)
def test_what_a_district_is_called(name: str, found: District) -> None:
    assert district_named(name) == found


def test_the_names_of_the_units_say_whose_roster_it_is() -> None:
    assert district().district == district_named(DISTRICT)
    assert district_of(("晋江市青阳街道办事处", "晋江市罗山街道办事处")) == District("晋江市")
    assert district_of(("教育局", "财政局")) == District()
    assert district_of(("海州区教育局", "赣榆区教育局")) == District()


def test_without_knowing_the_district_no_prefix_is_cut() -> None:
    roster = roster_of((Unit("1", "石桥镇", "town"), Unit("2", "教育局", "department")))

    assert recognise("石桥镇人民政府", roster).certainty is SURE
    assert recognise("赣榆区石桥镇", roster).certainty is PROPOSED


def test_names_are_never_compared_by_a_ratio() -> None:
    """By a ratio, 解放街道 is 解放路街道 (0.97), and 文旅局 is nobody (0.35)."""
    for path in (ROOT / "models" / "district").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        modules = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
        modules |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert "difflib" not in modules
        assert not {one for one in modules if one.startswith("models.rules.cover")}
        assert not {"ratio", "similarity", "can_be_one_unit"} & {
            node.attr if isinstance(node, ast.Attribute) else node.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute | ast.Name)
        }
