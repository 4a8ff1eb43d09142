from __future__ import annotations

import pytest

from models.statements.enumerations import enumerations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("主动公开政府信息15条，其中文件类9条、实事类1条、其他类5条。", [(15, (9, 1, 5))]),
        ("公开信息445条，其中甲118条、乙294条、丙32条。", [(445, (118, 294, 32))]),
        ("公开信息100条，（其中甲类信息25条、乙类信息70条、其他类信息5条）。", [(100, (25, 70, 5))]),
        ("公开信息100条（其中甲类信息25条、乙类信息74条），较上年增加3条。", [(100, (25, 74))]),
        ("收到申请14件，其中网络申请5件、信函申请8件、其他1件。", [(14, (5, 8, 1))]),
    ],
)
def test_a_whole_with_all_its_parts(text: str, expected: list[tuple[int, tuple[int, ...]]]) -> None:
    found = enumerations(text)

    assert [(one.whole, one.parts) for one in found] == expected
    assert [text[slice(*span)] for span in found[0].spans] == [
        f"{number}{found[0].unit}" for number in (found[0].whole, *found[0].parts)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "公开重点领域信息3793条，其中公共资源配置信息759条、就业创业信息101条。",
        "收到申请12件，其中自然人10件，较上年增加3件。",
        "收到申请12件，其中自然人10件（其中村民8件）。",
        "召开培训会2次，培训5人次。",
        "行政复议6件，行政诉讼2件，其中行政复议维持4件、纠正1件、其他结果1件。",
        "共答复36件，其中予以公开33件、无法提供3件、尚在办理1件。",
    ],
)
def test_a_list_that_names_only_some_is_none(text: str) -> None:
    assert not enumerations(text)


def test_kinds_over_several_sentences() -> None:
    text = (
        "全年制作主动公开政府信息总数100条。\n公开甲类信息10条，乙类信息20条。其中公开丙类信息30条，"
        "安全生产、应急类信息5条，其他类信息36条。"
    )

    [one] = enumerations(text)
    assert (one.whole, one.parts) == (100, (10, 20, 30, 5, 36))
