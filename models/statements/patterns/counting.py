"""How prose writes an exact count: digits of either kind, and a unit."""

from __future__ import annotations

from models.statements.patterns.pattern import Pattern, framed

_ARABIC = r"(?<!\d[，、])\d{1,3}(?:(?:[,，]\d{3})+|[、.．]\d{3})(?!\d)|\d{1,9}"
"""Thousands may be grouped with whatever an input method gives for a comma, in threes only."""

_CHINESE = "[〇零一二两三四五六七八九十百千]{1,9}"
_BEGINS = r"(?<![\d.,第每无〇零一二两三四五六七八九十百千-])(?<![数几上好](?=[十百千]))"
"""In front of a count stands no other digit, and nothing that makes it an ordinal, a decimal or a guess."""

UNITS = (
    Pattern("cases and times", "件次", "公开3件次", "公开3人次"),
    Pattern("cases", "件", "收到申请3件", "接待群众3人"),
    Pattern("items", "条", "公开信息3条", "修改其中3款"),
    Pattern("copies", "份", "收到申请3份", "扣3分"),
    Pattern("files", "宗", "收到申请3宗", "培训3场"),
    Pattern("incidents", "起", "行政诉讼3起", "举办3期"),
    Pattern("examples", "例", "行政复议3例", "分为3列"),
    Pattern("times", "次(?!性|日|年|月|[0-9])", "被行政复议3次", "一次性告知"),
    Pattern("points", "项(?!合计|共计|总计|相加|之和|加起来)", "公开3项", "分为3类"),
    Pattern(
        "pieces",
        "个(?!工作|自然|月|小时|部门|单位|镇|乡|街|社|领|栏|村|方|区|县|季)",
        "收到申请3个",
        "20个工作日",
    ),
)
_UNIT = "|".join(row.regex for row in UNITS)

COUNTS = (
    Pattern(
        "number and unit",
        rf"{_BEGINS}(?P<number>{_ARABIC}|{_CHINESE})(?P<unit>{_UNIT})(?!以上|以下|以内|左右|上下)",
        "收到申请十二件",
        "收到申请二十余件",
    ),
)
_LISTING = (
    Pattern("each its own number", "分别|依次|先后|各|每", "分别为", "共为"),
    Pattern("joined", "[和及与]", "甲类和", "甲类的"),
)
LISTING = framed(_LISTING, "~[^，。；：、]{0,6}$", "~", "收到申请共")
"""What stands before numbers that a 、 sets apart, and does not group: 分别为 120、142 件."""

GROUP_MARKS = (Pattern("between groups of three digits", "[,，、.．]", "1，142", "1142"),)
NUMBERINGS = (Pattern("at the beginning of a line or clause", r"(?:^|[\n。；：（])$", "公开情况：", "公开"),)
"""What stands before the number of a paragraph: 1. 142 件予以公开."""

ZEROS = (
    Pattern(
        "nothing, without unit",
        r"(?<=[为是])(?P<number>[0零〇])(?P<unit>)(?=[，。；、）\n]|$)",
        "复议、诉讼均为0。",
        "合格率为0.5%。",
    ),
)

BARE = (
    Pattern(
        "in a list of results",
        r"(?=\d)(?:(?<=予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|同意公开|结果维持|结果纠正|其他结果|尚未审结|本年新收|上年结转|结果总计)"
        r"|(?<=自然人)|(?<=继续办理)|(?<=数为|量为)|(?<=决定数量))(?P<number>\d{1,6})(?P<unit>)(?=，(?!\d)|[；。）（]|、(?:予以|同意|部分|不予|无法|其他|结果|尚未|上年)|$)",
        "予以公开9，部分公开2",
        "予以公开9件，公开指南2",
    ),
)
"""Numbers that lack their unit, since it is told for all of them: 予以公开 9，部分公开 2（单位：件）."""

_GUESSES = (
    Pattern("about", "近|约|大约|将近", "收到近", "收到新"),
    Pattern("more than", "超|逾|超过", "公开超过", "公开通过"),
    Pattern("less than, at least", "不足|不到|至少", "收到不到", "共收到"),
)
GUESSES = framed(_GUESSES, "~$", "~", "~的有")
"""What stands right before a number that is no exact count."""
