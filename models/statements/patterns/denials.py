"""What prose says without a number: nothing was received, all is done, nothing was issued, nobody went to court."""

from __future__ import annotations

from models.statements.patterns.pattern import Pattern

_NO = "(?:未(?!经)|没有|无|尚未|暂未|从未|没)"

NONE_RECEIVED = (
    Pattern(
        "received none",
        f"{_NO}(?:有)?(?:收到|受理|接到|接收|新收|收悉)[^，；。0-9]{{0,24}}?(?:申请|依申请公开|申请件|申请人)",
        "未收到政府信息公开申请",
        "未经受理的政府信息公开申请",
    ),
    Pattern("no applications", "(?:无|零)(?:政府信息|信息|依申请)?公开申请", "无信息公开申请", "无条件公开申请"),
    Pattern("none, in quotes", "“零申请”|零申请", "实现“零申请”", "实现“零投诉”"),
    Pattern(
        "zero",
        "(?:依申请公开|公开申请|依申请)(?:申请)?(?:件|量|数量|件数|总数)?(?:均?为)?零(?:申请|件)?",
        "依申请公开件数为零",
        "依申请公开件数为一",
    ),
)
OF_OTHER_KIND = (
    Pattern("reviews and lawsuits", "复议|诉讼", "未收到行政复议申请", "未收到复核申请"),
    Pattern("permits", "许可", "未收到行政许可申请", "未收到行政公开申请"),
    Pattern("welfare", "低保", "未收到低保申请", "未收到保密申请"),
    Pattern("compensation", "赔偿", "未收到国家赔偿申请", "未收到有偿申请"),
)
OF_INFORMATION = (
    Pattern("information", "信息", "政府信息工作", "信访工作"),
    Pattern("disclosure", "公开", "政务公开工作", "公告工作"),
    Pattern("on request", "依申请", "依申请工作", "依法申请工作"),
)

ALL_DONE = (
    Pattern(
        "all finished",
        "(?:均已|全部|全都|都已)[^，；。、]{0,14}?(?:办结|办理完毕)(?!率)",
        "全部在法定期限内办结",
        "全部事项办结率",
    ),
    Pattern(
        "the rate is one",
        "(?<![时期])办结率(?:[^，。；]{0,4}100%|(?:均?为|达到?|保持)?百分之百)",
        "办结率达到100%",
        "按时办结率达到100%",
    ),
)
OF_THE_REST = (
    Pattern("the others", "其余|其他均", "其余均已办结", "其中均已办结"),
    Pattern("but for some", "除", "除2件外全部办结", "连同2件全部办结"),
)
"""Before 全部办结, these say that some are not."""

NOT_CARRIED = (
    Pattern(
        "carried nothing over",
        "(?P<from>上(?:一)?年度?)?(?:无|没有|未有|未)(?:需|有|申请)?结转(?P<to>到|至|下|次)?",
        "无结转至下年度申请",
        "有结转至下年度申请",
    ),
)
NONE_ISSUED = (
    Pattern(
        "issued none",
        f"{_NO}(?:有)?(?:新)?(?:制发|制定|制订|出台|印发)(?:过|新的?)?(?:行政)?规范性文件(?![的中])",
        "未制发行政规范性文件",
        "未制定规范性文件的清单",
    ),
)
NO_DISPUTES = (
    Pattern(
        "no reviews or lawsuits",
        f"(?:{_NO}|零)(?:有|发生|收到|出现|产生|引发|引起|因|被)*[^，；。0-9]{{0,30}}?(?:复议|诉讼)(?!机[关构]|后起诉)"
        "(?:[、和及或与]*[^，；。、0-9]{0,6}(?:复议|诉讼))?",
        "未发生因政府信息公开引发的行政复议、行政诉讼",
        "未经复议机关",
    ),
)
