"""A roster out of a table of text: what spreadsheets save is read, and every line that is wrong is told."""

from __future__ import annotations

import pytest

from models.district.roster import Roster, RosterFault, Unit
from models.district.roster_table import MOST_UNITS, read_roster
from tests.district import as_table, district

HEAD = "id,name,kind,counted,aliases\n"
GOOD = "1,海州区新浦街道办事处,street,计入,"


def fault(text: str) -> list[str]:
    with pytest.raises(RosterFault) as refused:
        read_roster(text.encode())
    return str(refused.value).split("\n")


@pytest.mark.parametrize("separator", [",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_roster_is_read_as_spreadsheets_save_it(encoding: str, separator: str) -> None:
    roster = district()

    assert read_roster(as_table(roster, separator).encode(encoding)) == roster


def test_cells_in_quotes_may_hold_what_separates() -> None:
    first = '1,"海州区文化,体育和旅游局",department,"不计：双重管理",""\n'
    text = f'{HEAD}{first}2,"海州区""大浦""镇",town,是,"大浦镇;\n临洪镇"\n'

    assert read_roster(text.encode()).units == (
        Unit("1", "海州区文化,体育和旅游局", "department", counted=False, reason="双重管理"),
        Unit("2", '海州区"大浦"镇', "town", aliases=("大浦镇", "临洪镇")),
    )


def test_headings_and_kinds_may_be_chinese_and_in_any_order() -> None:
    text = "别名\t计入\t类别\t联系人\t名称\t编号\t涵盖\t原因\n区委办|委办\t否\t部门\t王\t海州区档案局\tA1\t\t合并\n"

    assert read_roster(text.encode()).units == (
        Unit(
            "A1", "海州区档案局", "department", counted=False, reason="合并", aliases=("区委办", "委办"), contact="王"
        ),
    )


@pytest.mark.parametrize("word", ["计入", "是", "1", "１", "Y", " 计入 "])
def test_words_that_mean_counted(word: str) -> None:
    assert read_roster(f"{HEAD}1,甲局,department,{word},".encode()).units[0].counted


@pytest.mark.parametrize(
    ("word", "reason"),
    [("不计", ""), ("否", ""), ("0", ""), ("不计入", ""), ("不计：省垂管", "省垂管"), ("不计（群团）", "群团")],
)
def test_words_that_mean_not_counted_and_why(word: str, reason: str) -> None:
    [unit] = read_roster(f"{HEAD}1,甲局,department,{word},".encode()).units

    assert (unit.counted, unit.reason) == (False, reason)


@pytest.mark.parametrize(
    "line",
    [
        "1,海州区财政局,department,计入,",
        "2,海州区新浦街道办事处,street,计入,",
        "2,连云港市海州区新浦街道办,street,计入,",
        "2,海州区新浦办事处,street,计入,",
        "2,海州区财政局,department,计入,新浦街道",
        "2,海州区财政局,department,计入,海州区新浦街道",
        ",海州区财政局,department,计入,",
        "2,,department,计入,",
        "2,\u200b,department,计入,",
        "2,海州区财政局,aggregate,计入,",
        "2,海州区财政局,局,计入,",
        "2,海州区财政局,department,也许,",
        "2,海州区财政局,department,,",
        "2,海州区财政局",
        "2,海州区财政局,department,计入,,多的",
        f"2,{'长' * 201},department,计入,",
        f"{'9' * 65},海州区财政局,department,计入,",
        '2,"海州区财政局,department,计入,',
    ],
)
def test_a_line_that_is_wrong_is_told_with_its_number(line: str) -> None:
    [sentence] = fault(f"{HEAD}{GOOD}\n{line}\n")

    assert sentence.startswith("第 3 行：")
    assert sentence.endswith("。")


def test_every_line_that_is_wrong_is_told_at_once_and_blank_ones_count() -> None:
    sentences = fault(f"{HEAD}{GOOD}\n\n2,,street,计入,\n3,甲局,department,x,\n1,乙局,department,是,\n")

    assert [sentence.partition("：")[0] for sentence in sentences] == ["第 4 行", "第 5 行", "第 6 行"]


@pytest.mark.parametrize("column", ["id", "name", "kind", "counted", "aliases"])
def test_a_column_that_is_missing_is_named(column: str) -> None:
    [sentence] = fault(HEAD.replace(column, "x") + GOOD)

    assert sentence.startswith("第 1 行：")
    assert column in sentence


def test_a_unit_that_covers_what_is_not_there_is_told() -> None:
    head, line = HEAD.replace("\n", ",covers\n"), f"{GOOD},"

    assert fault(f"{head}{line}9")[0].startswith("第 2 行：")
    assert fault(f"{head}{line}1")[0].startswith("第 2 行：")


@pytest.mark.parametrize(
    "content",
    [b"", HEAD.encode(), b"\xff\xff\x81", b"x" * 4_000_001, (HEAD + f"{GOOD}\n" * (MOST_UNITS + 1)).encode()],
)
def test_what_is_no_roster_is_refused(content: bytes) -> None:
    with pytest.raises(RosterFault, match=r"。$"):
        read_roster(content)


def test_what_nobody_sees_is_no_part_of_a_name() -> None:
    assert (
        read_roster(f"{HEAD}1,\u200b海州区\u3000财政局\ufeff,department,计入,".encode()).units[0].name
        == "海州区 财政局"
    )


def test_a_roster_is_a_value() -> None:
    assert hash(district()) == hash(Roster(district().units, district().district))
