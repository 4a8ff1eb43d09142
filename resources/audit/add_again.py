"""按“汇总依据.json”从原件重新加一遍。只用 Python 自带的库，没有用“年报填报”的任何代码。

用法：python3 add_again.py 汇总依据.json 原件所在的文件夹…      全部一致结束状态是 0，有不一致的是 1。
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from decimal import Decimal, getcontext
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WORTH = {"": Decimal(1), "万元": Decimal(1), "亿元": Decimal(10000), "元": Decimal("0.0001")}  # 都换算成万元


def number(text: str) -> Decimal:
    found = re.fullmatch("([+-]?[0-9]+(?:[.][0-9]+)?)(亿元|万元|元|)", text)
    return Decimal(found[1]) * WORTH[found[2]] if found else Decimal("NaN")


def report(path: Path) -> dict[str, dict[str, object]]:
    if path.suffix.lower() != ".xlsx":
        return dict(json.loads(path.read_text("utf-8-sig")))
    with ZipFile(path) as book:  # 数据在一张隐藏的表里，从 A4 起，一格一段
        shared = ["".join(one.itertext()) for one in ET.fromstring(book.read("xl/sharedStrings.xml"))]
        for name in (name for name in book.namelist() if name.startswith("xl/worksheets/sheet")):
            cells = [one for one in ET.fromstring(book.read(name)).iter(MAIN + "c") if len(one)]
            first = [one for one in cells if re.fullmatch("A([4-9]|[1-9][0-9]+)", one.get("r", ""))]
            texts = [shared[int(one[0].text or 0)] if one.get("t") == "s" else "".join(one.itertext()) for one in first]
            if texts and re.match('{ *"format"', texts[0]):
                return dict(json.loads("".join(texts)))
    return {"cells": {}}


def check(data: dict[str, Any], folders: list[str]) -> list[str]:
    faults: list[str] = []
    files = [one for folder in folders for one in Path(folder).rglob("*") if one.is_file()]
    by_hash = {hashlib.sha256(one.read_bytes()).hexdigest(): one for one in files}
    sums = dict.fromkeys(data["refs"], Decimal(0))
    for unit in data["units"]:
        path = by_hash.get(unit["sha256"])
        cells = report(path)["cells"] if path else {}
        faults += [] if path else [f"{unit['name']}：没有找到原件 {unit['file']}（SHA-256 {unit['sha256']}）"]
        for ref, value in zip(data["refs"], unit["values"], strict=True):
            said = value["words"] if isinstance(value, dict) else value
            sums[ref] += number(value) if isinstance(value, str) else 0
            if path and said != (None if cells.get(ref) is None else str(cells[ref])):
                faults.append(f"{unit['name']}：{ref} 原件是 {cells.get(ref)}，依据里是 {said}")
    faults += [f"合计：{ref} 相加是 {one}，依据里是 {data['sums'][ref]['sum']}" for ref, one in sums.items()
               if one != Decimal(data["sums"][ref]["sum"] or 0)]  # fmt: skip
    ids = [one["unit"] for one in (*data["units"], *data["missing"])]
    is_whole = len(data["units"]) == data["n"] and len(ids) == len(set(ids)) == data["N"]
    return faults if is_whole else [*faults, f"单位数不对：{len(data['units'])} 个计入，{len(ids)} 个应报"]


if __name__ == "__main__":
    getcontext().prec = 100
    basis_ = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    faults_ = check(basis_, sys.argv[2:])
    print(basis_["coverage"], *faults_, sep="\n")
    print(f"有 {len(faults_)} 处不一致" if faults_ else f"{basis_['n']} 份原件、{len(basis_['refs'])} 格，全部一致")
    sys.exit(bool(faults_))
