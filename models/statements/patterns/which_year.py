"""Of which time a number is: of the year reported on, of a part of it, of another, of several."""

from __future__ import annotations

from models.statements.patterns.pattern import Pattern

_LAST = "上(?:一)?年度?|去年度?|前一年度?"

_CARRIED = "(?![^，；。0-9]{0,8}(?:结转|转结|转入|转来|遗留|顺延|结余|余留|留存|未办结|(?<!其)余(?=[0-9])))"

TIMES = (
    Pattern(
        "a year",
        r"(?P<begins>(?:^|[，；：。、])(?:截[至止]到?|在|而|其中|到|回顾|对[比照]|参[照考]|追溯|全[区市县省州]|[我本](?:街道|[局镇乡委办]))?)?"
        rf"(?:(?P<now>今年|本年|本报告期)|(?<![〔\[（\d])(?P<year>(?:19|20)[0-9]{{2}})年(?!度?转){_CARRIED}|(?:{_LAST}){_CARRIED})",
        "2023年收到",
        "2023年度结转",
    ),
)
"""What tells of which year the rest of a clause is, and of the sentence, if a clause begins with it.

Of applications carried over, the year before is the right one.
"""

YEARS_BEHIND = (
    Pattern("of a year", r"^[为是系属]?((?:19|20)\d\d)年度?(?!结转|转)", "为2021年提起的诉讼", "为2021年结转"),
)
"""1 起 2021 年提起的诉讼."""

PART_OF_YEAR = (
    Pattern("half years", "上半年|下半年", "上半年收到", "上年收到"),
    Pattern("quarters", "季度", "第一季度收到", "年度收到"),
    Pattern("months", "(?:[1-9]|1[0-2])月份", "10月份收到", "12月31日止"),
    Pattern("until a month", "截[至止]到?(?:20[0-9]{2}年)?(?:[1-9]|1[01])月", "截至9月底", "截至12月底"),
    Pattern(
        "before or after a day",
        "[0-9]{1,2}月[0-9]{1,2}日之?(?:以?前|以?后|起)|施行(?:之?前|之?后)",
        "5月15日前",
        "12月31日止",
    ),
    Pattern("so many months", "[0-9一二两三四五六七八九十]个月|[1-9]月起", "11、12两个月", "12月31日"),
    Pattern("some months", "1月?(?:至|到|-|—)(?:[1-9]|1[01])月", "1至9月收到5件", "1月至12月收到5件"),
    Pattern(
        "in a month",
        r"(?<![0-9至到-])(?:[1-9]|1[0-2]|[一二三四五六七八九十]{1,2})月[^，；。0-9末底]{0,4}(?:收到|受理|新收|办结|答复|集中收到)",
        "其中3月收到5件",
        "1至12月收到5件",
    ),
)
"""A part of the year, until the whole of it is named again."""

YEAR_OF_LIST = (
    Pattern(
        "a year in front of its number",
        "(?:则)?(?:呈[^，；。0-9]{0,8})?(?:分别|依次)?[为是]?：?(?:19|20)[0-9]{2}年度?(?:为|是|收到|受理)?$",
        "申请分别为2022年",
        "2022年申请",
    ),
)

THIS_YEAR_OF_LIST = (
    Pattern(
        "the year reported on",
        "^[，、](?:而|至|到)?(?:<this>年度?|今年|本年度?)(?:则)?(?:为|达到?|是|共|增至|升至|降至)*$",
        "、<this>年",
        "、<last>年",
    ),
)
"""Of numbers of several years, told one after the other."""

NEW_THIS_YEAR = (Pattern("new", "新[收接]|(?:当年|本年度?|今年)(?:收到|受理|登记)", "其中当年新收", "其中网络收到"),)
"""Of applications of which others come from last year."""

THIS_YEARS_PART = (
    Pattern("of this year", "其中，?(?:<this>年|今年|本年|当年)", "其中<this>年收到", "其中<last>年收到"),
)
"""A part of what was told of many years, which is the whole of this one."""

GOES_ON = (Pattern("among them", "^(?:其中|上述|这些|以上)", "其中公开3件", "公开3件"),)
"""At the beginning of a sentence, which then is about the time of the one before."""

WHOLE_YEAR = (
    Pattern("the whole", "全年|一年来", "全年收到", "上半年收到"),
    Pattern(
        "this year",
        "[，；](?:而)?(?:今年|本年度?|当年度?|年内)(?![0-9一二三四五六七八九十]{1,2}月|上半年|前|第)",
        "1月办结，今年收到",
        "1月办结，今年上半年收到",
    ),
    Pattern("at its end", "年[末底]", "年末", "月末"),
    Pattern("summed up", "[件份宗条]，(?:共|合计|总计|累计)", "3件，共收到", "3件共收到"),
)

NOT_THE_YEAR = (
    Pattern("once upon a time", "(?<![未不])曾", "曾有3件", "未曾收到3件"),
    Pattern(
        "plans",
        "计划|下一步|今后|下阶段|力争|确保每|预计|拟(?!稿|定|写|办|制)|目标|不超过|不低于|指标",
        "下一步，计划制定3件",
        "统计制定3件",
    ),
)
"""Not done yet, or long ago."""

A_GOAL = (
    Pattern(
        "what shall be",
        "^[^，；。]{0,8}(?:作为|列为|定为|设为|的)[^，；。]{0,10}(?:目标|要求|指标|任务)",
        "”作为年度工作目标",
        "”成为现实",
    ),
)
"""Behind a denial: it is none yet."""

IN_FACT = (
    Pattern(
        "what was done",
        "实际|实现：|[，；](?:而)?(?:全年|当年|今年|本年|年内|本年度|目前|现)",
        "计划制定3件，实际制发1件",
        "计划全面制定3件",
    ),
)
"""Behind a plan: what comes now is none."""

NOT_ALL_OF_IT = (
    Pattern("of another kind", "更正", "要求更正信息的申请3件", "改正"),
    Pattern("averages", "月均|平均", "月均收到", "均已收到"),
    Pattern("samples", "抽[测查检]", "抽查3件", "检查3件"),
    Pattern("for somebody else", "配合|协助|代[为收办]|抄送|受[^，；。0-9]{1,8}委托", "协助答复3件", "负责答复3件"),
)
"""In a clause: not the whole of the year, or not done by the office itself."""

MANY_YEARS = (
    Pattern(
        "since a day",
        "自(?!今年|本年|年初|[12]月)[^，。]{1,24}以来|施行以来|实施以来|[五四三]”?(?:以来|期间|时期)|(?:任期|改革|开展|成立|组建|换届)以来",
        "自《条例》施行以来收到",
        "自年初起收到",
    ),
    Pattern(
        "all the years",
        "历年(?![^，；。0-9]{0,6}文件)|多年来|连续(?:[两二三四五六七八九]|[2-9])年|近[两二三四五几][年]|[两二三四五]年来",
        "历年收到",
        "全年收到",
    ),
    Pattern("years in a list", "(?:19|20)[0-9]{2}年?[、和](?:19|20)[0-9]{2}年", "2023年、2024年分别收到", "2024年收到"),
    Pattern(
        "from year to year",
        "(?:19|20)[0-9]{2}年?(?:至|到|-|—|~)(?:19|20)[0-9]{2}年",
        "2022年至2024年收到",
        "2024年1月至12月收到",
    ),
)
"""More than the year, until this year is named by itself."""

LAST_YEAR = (Pattern("last year", "去年|上年|上一年", "去年未收到", "本年未收到"),)

OTHER_YEARS = (
    *LAST_YEAR,
    Pattern("the year before", "前一年", "前一年收到", "全年收到"),
    Pattern("years before", "往年", "往年收到", "今年收到"),
    Pattern("the same time", "同期(?!办[结理]|答复)", "同期收到", "定期收到"),
)

CHANGES = (
    Pattern("in comparison", "同比|环比", "同比3件", "占比3%"),
    Pattern("more or fewer", "增加|减少|增长|下降|上升|回落|多了|少了", "申请增加3件", "申请追加3件"),
    Pattern(
        "in addition",
        "(?<![本当今]年)(?<![本当]年度)新增(?!政府信息公开申请|信息公开申请|依申请公开|公开申请|申请|(?:行政)?规范性文件)",
        "新增3件",
        "新增申请3件",
    ),
    Pattern("more than that", "[比较][^，；。0-9]{1,12}(?:多|少|增|减)了?$", "比当年新收多", "比当年新收为"),
    Pattern("than before", "较|相比", "较上年3件", "比例3%"),
)
"""A difference, and no number of the year."""
