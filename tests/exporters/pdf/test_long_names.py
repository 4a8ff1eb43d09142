"""Long names of offices, seen on finished pages: below the report, in 版记, and on the sheet to sign."""

from __future__ import annotations

from exporters.release import Variant
from tests.builders import answered, balanced
from tests.exporters.pdf.pages import content, lines, squeezed

OFFICE = ("泉州市鲤城区人民政府开元街道办事处", "政务公开和政府信息公开工作领导小组")
RECIPIENTS = ("市委办公室，市人大常委会办公室，市政府办公室，", "市政协办公室，市纪委监委机关，各街道办事处。")


def test_no_word_of_a_long_name_is_torn() -> None:
    name = "".join(OFFICE)
    cover = {"agency": name, "signatory": name, "issuer": name, "copy_to": "".join(RECIPIENTS)}
    cover |= {"issue_date": "2024-01-10", "phone": "0595-22783514转8001、22783515"}
    report = answered(balanced(), {f"cover/{key}": text for key, text in cover.items()})

    drawn = [squeezed(line) for page in lines(content(report, Variant.FILING)) for line in page]

    assert drawn.count(OFFICE[0]) >= 2
    assert drawn.count(OFFICE[1]) >= 1
    assert f"抄送：{RECIPIENTS[0]}" in drawn
    assert RECIPIENTS[1] in drawn
    assert any(line.startswith(OFFICE[1]) and line.endswith("印发") for line in drawn)
    assert any(line.endswith("0595-22783514转8001、") for line in drawn)
