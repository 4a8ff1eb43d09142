"""Comparisons with other years, which stand inside a sentence and are no part of what it tells of the year."""

from __future__ import annotations

from models.statements.patterns.pattern import Pattern

_NUMBER = "(?:[0-9][0-9,]{0,10}|[〇零一二两三四五六七八九十百千]{1,9})"
_UNIT = "(?:件次|[件条份宗起例项个])"
_FIGURE = "[0-9〇零一二两三四五六七八九十百千]"
_THEN = (
    "(?:上(?:一)?年度?|去年度?|前(?:一)?年度?|往年|近[两三]年|(?:19|20)[0-9]{2}年度?)"
    "(?:同期|全年|同一时期)?(?:年?[末底])?"
)
_RISE = "(?:净增|新增|增加|增长|增多|上升|提高|递增|多收|多办|多)"
_FALL = "(?:净减|减少|下降|降低|回落|下滑|递减|少收|少办|少)"
_OBJECT = "(?:(?:收到)?(?:依申请公开|(?:政府)?信息公开)?(?:的)?(?:申请|案件)(?:数量|量)?)?(?:共|为)?"
_TO = "(?:增加|增长|上升|提高|提升|攀升|上涨|减少|下降|降低|回落|下滑|压减|压降|缩减|[增减升降])[至到为]"
_COMPARED = "(?:相比|相较|比较|持平|一致|相同|相当|[多少增减升降])"
_RATE = r"[0-9.]{1,8}(?:%|倍|个百分点)|[一二三四五六七八九]成"

FROM_TO = (
    Pattern(
        "from last year's to this",
        rf"(?:由|从)(?P<then>{_THEN})(?:的|收到的?|受理的?|为)?(?P<was>{_NUMBER}){_UNIT}"
        rf"[^，；。0-9]{{0,6}}?{_TO}(?:了?(?:今年度?|本年度?|20[0-9]{{2}}年度?)的?)?(?={_FIGURE})",
        "申请由去年的20件降至今年的12件",
        "申请由去年的20件转来12件",
    ),
    Pattern(
        "from so many to this",
        rf"(?:由|从)(?P<before>{_NUMBER}){_UNIT}{_TO}(?={_FIGURE})",
        "申请由20件降至12件",
        "申请由20件转至12件",
    ),
)
"""由去年的 20 件降至 12 件: what stands before the number of this year."""

THAN = (
    Pattern(
        "than last year",
        rf"(?:相较于?|相比于?|对比|较|比|(?:与|和|同)(?={_THEN}[^，；。（）]{{0,16}}{_COMPARED}))"
        rf"(?P<then>{_THEN})(?![^，；。0-9]{{0,4}}(?:转|遗留))(?:的|相比|相较|同比|数量|总量|受理量|申请量)*，?"
        rf"(?:(?:收到|受理|办理)?的?(?P<was>{_NUMBER}){_UNIT}(?:相比|申请)?[^，；。（）0-9]{{0,4}}?)?"
        rf"(?:(?P<about>基本|大致|大体|总体)?(?P<same>持平|一致|相同|相当)"
        rf"|(?:有所|略有|明显|大幅|大幅度|同比)?(?P<more>{_RISE}|{_FALL})了?(?:约|近)?"
        rf"(?:{_OBJECT}(?P<change>{_NUMBER}){_UNIT}|{_RATE})?)?",
        "申请12件，较上年20件减少8件",
        "申请12件和上年结转8件",
    ),
    Pattern(
        "last year's beside it",
        rf"(?<=[件条份宗起例项个][，（])(?P<then>{_THEN})(?:为|是|仅为|收到|受理|办结)(?P<was>{_NUMBER}){_UNIT}(?=[，。；）])",
        "申请12件，去年同期为20件。",
        "申请12件，上年结转8件。",
    ),
    Pattern(
        "than at the same time",
        rf"(?:同比|环比)(?:去年|上年)?(?:有所|略有|明显|大幅|大幅度)?"
        rf"(?:(?:{_RISE}|{_FALL})了?(?:约|近)?)?(?:{_NUMBER}{_UNIT}|{_RATE})?",
        "申请12件，同比减少8件",
        "申请12件，占比80%",
    ),
)
"""较上年的 20 件减少 8 件: after the number of this year, before it, or instead of it."""

RISES = (Pattern("more", _RISE, "增加8件", "减少8件"),)

ONLY = (Pattern("the only one", "唯一(?=[一1])", "唯一一件申请", "唯一渠道"),)
"""In front of a number, which it is no digit of."""

LAST_YEAR = (Pattern("last year", "^(?:上|去|前一)", "上年同期", "近两年"),)

CHANGED = (Pattern("a change", f"(?:同比|有所|数量|数){{0,2}}(?:{_RISE}|{_FALL})了?$", "申请增加了", "申请增加了的"),)
REACHES = (Pattern("what it has led to", "^，?(?:达到?|至|为|增至|降至|共计?|总数为?)$", "，达", "，其中"),)
"""Before and behind the number of a change: 申请增加 4 件，达 16 件."""
