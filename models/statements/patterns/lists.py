"""How prose tells a whole with all of its parts."""

from __future__ import annotations

from models.statements.patterns.pattern import Pattern

PARTS_BEGIN = (
    Pattern("among them", "其中", "公开信息15条，其中甲类9条", "公开信息15条，集中公开9条"),
    Pattern("each", "分别[为是]", "分别为9条、6条", "分别公开9条、6条"),
)
OF_ONE_GROUP = (
    Pattern("among them", "^，其中[^；）]*$", "，其中予以公开", "，其中公开7件；不予公开"),
    Pattern("in its brackets", "^（[^）]*$", "（予以公开", "（公开7件）、予以公开"),
)
"""Behind the number of a group, up to another number: that is a part of the group."""

OTHERS = (Pattern("the others", "(?:其他|其它|其余)(?!结果)", "其他类5条", "其他结果1件"),)
"""The last part of a list that is complete."""

NOT_A_PART = (
    Pattern("said in brackets", "（", "自然人10件（村民8件）", "自然人10件、村民8件"),
    Pattern("not done yet", "尚在|正在|尚未", "尚在办理1件", "现在办理1件"),
    Pattern("carried over", "结转|转[下至入]", "结转1件", "转办1件"),
    Pattern("not finished", "未办结|未答复", "未办结1件", "已办结1件"),
)
NEXT_OF_LIST = (Pattern("a joint alone", "^[、，和及与]$", "、", "、共"),)
"""Between two numbers that are told one after the other: 各有 8 件、3 件."""

SEPARATORS = (Pattern("comma or and", "^[、，和]", "、邮寄5件", "；邮寄5件"),)
COMPARING = (Pattern("than before", "[同较比]|占", "，较上年3件", "，邮寄3件"),)
KINDS = (Pattern("a kind", "类(?:信息|文件)?$", "应急类信息", "应急类信息公开"),)
ALL_PUBLIC = (
    Pattern(
        "information made public",
        "(?:主动公开|公开)(?:的)?(?:各类)?(?:政府)?信息(?:总数|数量|共|共计|总计|达)*$",
        "主动公开政府信息总数",
        "主动公开政府信息占比",
    ),
)
