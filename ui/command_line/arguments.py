"""What was typed behind the name of the program, understood or refused, and how it is explained."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from typing_extensions import override

from exporters import EXPORTERS
from models.district.unit_names import District, district_named

_USAGE = """用法：
  {program} check 文件… [--formal] [--json]
  {program} export 文件 --to 文件夹 [--draft] [--only 后缀]…
  {program} read 文件… [--json]
  {program} collect --roster 名册 文件夹… [--json] [--year 年度] [--district 区名]
  {program} rollup --roster 名册 文件夹… --to 文件夹 [--json] [--year 年度] [--district 区名]
"""
_HELP = """
check 和 export 的文件是报告的 JSON 文件，或者本程序导出的 Excel 工作簿。

check 核对报告，逐条列出错误、提醒和提示
  --formal     按正式报送核对：没有填的也算错误
  --json       每份文件输出一行 JSON，供其他程序使用

export 导出 {labels}
  --to 文件夹  导出到哪里，没有这个文件夹就新建
  --draft      导出带“草稿”标记的文件，没有填完也可以
  --only 后缀  只导出这一种（{suffixes}），可以写几次；不写就全都导出

read 看一份文件读出来是什么，和窗口里的“导入报告”一样读；只看，什么都不保存
  文件是年报的 Word、Excel、PDF、网页、文本，也可以是本程序自己的文件
  列出读到多少、哪些没有把握要请核对、哪些没有读进来
  --json       每份文件输出一行 JSON，供其他程序使用：文件、报告、读到的每一项、没有读进来的、为什么读不了；
               每一项有 ref 哪一项，value 读成什么，where 在文件里的位置，raw 文件里怎么写的，sure 有没有把握
  本程序自己的文件原样读回，where 是“本程序的文件”；导出以后被手工改过的，sure 是 false

collect 收一个区的报告：对着名册看哪些单位报了、哪些没报、哪些有错误；只看，什么都不保存
  --roster 名册  CSV 或者制表符分隔的文本，第一行是表头：id、name、kind、counted、aliases（编号、名称、类别、
               计入、别名）；counted 写 计入 或者 不计（不计的后面可以写原因），几个别名用分号隔开
  文件夹里连同下面各层的文件都看；名字带“.未完成”“（旧 …）”的不看，链接不跟过去，压缩包请先解压
  --year 年度  收的是哪一年的；不写就按报告最多的那一年
  --district 区名  例如 福建省泉州市鲤城区；不写就从名册里的单位名称看
  --json       输出一个 JSON：N 应报、n 已收、units 每个单位（state：missing 未报、accepted 可以收、
               faulty 有错误、undecided 待定）、set_aside 放在一边的、unknown 认不出单位的、files 文件数；
               名册或者文件夹不能用的，只说为什么

rollup 把一个区能收的报告加起来，和 collect 一样读；收不了的不加，也照样写出来，写明 n/N 和没有计入的单位
  --to 文件夹  写到哪里，没有这个文件夹就新建：汇总登记（Excel）、长表、宽表（CSV）、JSON-stat、
               汇总依据（JSON，别人可以用 resources/audit/add_again.py 重新加一遍）、汇总报告（JSON）
  --roster、--year、--district  和 collect 一样
  --json       输出一个 JSON：N 应报、n 计入、missing 没有计入的、undecided 待定的、set_aside 放在一边的、
               unknown 认不出单位的、findings 汇总的问题、sums 每一格的和、files 写了哪些文件

-h、--help     显示这段说明

结束时的状态：0 没有错误，或者草稿已经导出，或者都读到了、都有把握，
或者应报的单位全都可以收、都加上了；
1 有错误，或者读到的有请核对的、没有读进来的、表里没有读到数的格，或者还有单位不能收、没有加上；
2 文件不能用，或者命令写错了
"""


_OF_A_DISTRICT = frozenset({"collect", "rollup"})
"""Commands that take a roster, and folders."""

_YEAR = re.compile("(19|20)[0-9]{2}")


class Misuse(Exception):
    """A command that cannot be understood; `str()` is a sentence for the person who typed it."""


class _Parser(ArgumentParser):
    """argparse without its own words, which are English."""

    @override
    def error(self, message: str) -> NoReturn:
        raise Misuse("命令写错了：选项后面多写或者少写了内容。")


def usage() -> str:
    """Return how each command is typed."""
    return _USAGE.format(program=Path(sys.argv[0]).name)


def explanation() -> str:
    """Return what the commands do."""
    labels = "、".join(exporter.label for exporter in EXPORTERS)
    return usage() + _HELP.format(labels=labels, suffixes=_suffixes())


def parsed(arguments: Sequence[str]) -> Namespace:
    """Return the command in `arguments`, with its files and options.

    Raises:
        Misuse: It cannot be understood.
    """
    command = arguments[0] if arguments else ""
    parser = _Parser(allow_abbrev=False, add_help=False)
    match command:
        case "check":
            parser.add_argument("--formal", action="store_true")
            parser.add_argument("--json", action="store_true")
        case "export":
            parser.add_argument("--to")
            parser.add_argument("--draft", action="store_true")
            parser.add_argument("--only", action="append", default=[], type=_suffix)
        case "read":
            parser.add_argument("--json", action="store_true")
        case "collect" | "rollup":
            parser.add_argument("--to")
            parser.add_argument("--roster")
            parser.add_argument("--json", action="store_true")
            parser.add_argument("--year", type=_year)
            parser.add_argument("--district", type=_district)
        case _:
            known = "只有 check、export、read、collect 和 rollup。要填报告，后面什么也不写，打开窗口就行。"
            raise Misuse(f"不认识的命令“{command}”：{known}")
    options, files = parser.parse_known_args(arguments[1:], Namespace(command=command))
    _ensure_complete(command, options, files)
    return Namespace(**vars(options), files=files)


def _suffix(typed: str) -> str:
    """Return the suffix of a kind of file, typed with or without its dot.

    Raises:
        Misuse: There is no such kind.
    """
    suffix = f".{typed.lower().lstrip('.')}"
    if suffix not in {exporter.suffix for exporter in EXPORTERS}:
        raise Misuse(f"不能导出“{typed}”：只有 {_suffixes()}。")
    return suffix


def _year(typed: str) -> int:
    """Return a year that was typed.

    Raises:
        Misuse: It is none.
    """
    if not _YEAR.fullmatch(typed):
        raise Misuse(f"年度“{typed}”不对，应当是四位数字，例如 2025。")
    return int(typed)


def _district(typed: str) -> District:
    """Return the district of a name that was typed.

    Raises:
        Misuse: It is no district's.
    """
    if not (found := district_named(typed)).own:
        raise Misuse(f"“{typed}”不像是区、县的名称，应当写全，例如 福建省泉州市鲤城区。")
    return found


def _suffixes() -> str:
    return "、".join(exporter.suffix for exporter in EXPORTERS)


def _ensure_complete(command: str, options: Namespace, files: Sequence[str]) -> None:
    if unknown := [name for name in files if name.startswith("-")]:
        raise Misuse(f"不认识的选项：{'、'.join(unknown)}。")
    if command in _OF_A_DISTRICT and not options.roster:
        raise Misuse("没有写名册（--roster 名册）。")
    if not files:
        raise Misuse("没有写收哪个文件夹。" if command in _OF_A_DISTRICT else "没有写是哪个文件。")
    if command == "collect" and options.to:
        raise Misuse("collect 只看，什么都不写；要写出汇总，请用 rollup。")
    if command == "rollup" and not options.to:
        raise Misuse("没有写汇总写到哪个文件夹（--to 文件夹）。")
    if command == "export" and not options.to:
        raise Misuse("没有写导出到哪个文件夹（--to 文件夹）。")
    if command == "export" and len(files) > 1:
        raise Misuse("一次只能导出一份报告。")
