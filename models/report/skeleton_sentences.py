"""The sentences that the text sections can begin with, as data: neutral, in our own words, for any office.

A figure is a field of a table and follows it. What no table says stands as a gap 【写……】 that says what to write, and
the words around it hold for any office, whatever is written there: nothing is claimed that nobody has entered. What an
office may have nothing to say of ends with 删去这一句: the whole sentence goes with its gap.
"""

from __future__ import annotations

from typing import NamedTuple

YEAR = "{year}"
"""Stands for the year that is reported on."""

RESULTS, APPLICANTS = "{results}", "{applicants}"
"""Stand for what became of the applications, and who has applied: 其中予以公开3件. What is 0 is not told."""

DROPPED = "删去这一句"
"""What a gap says that may be left out; its sentence goes with it."""


class Variant(NamedTuple):
    """A sentence for one case.

    Attributes:
        some: Cells that must hold more than 0.
        none: Cells that must hold 0. What is blank is neither.
    """

    words: str
    some: tuple[str, ...] = ()
    none: tuple[str, ...] = ()


Choice = tuple[Variant, ...]
"""The first that fits is taken. One whose cells the form does not have never fits."""


class Part(NamedTuple):
    """What belongs under one sub-heading.

    Attributes:
        key: What the sub-heading of an office contains that is about the same.
        heading: Ours, without its number; empty where the sentences have none.
    """

    key: str
    heading: str
    choices: tuple[Choice, ...]


def _of(cell: str) -> str:
    """Return the field of a cell."""
    return f"{{{{{cell}}}}}"


_NEW, _CARRIED_IN, _HANDLED, _CARRIED_OUT, _UNPAID = (
    f"applications/{row}/total" for row in ("new", "carried_in", "handled", "carried_out", "other_unpaid")
)
_REVIEW, _DIRECT, _AFTER_REVIEW = (f"litigation/cases/{stage}_total" for stage in ("review", "direct", "after_review"))
_ISSUED, _REPEALED, _IN_FORCE = (f"disclosure/normative/{column}" for column in ("issued", "repealed", "in_force"))
_PERMITS, _PENALTIES, _COERCION = (f"disclosure/{row}/decisions" for row in ("permits", "penalties", "coercion"))
_FEES = "disclosure/fees/collected"
_NO_APPLICATIONS = (_NEW, _CARRIED_IN, _HANDLED, _CARRIED_OUT)

_ROWS = (
    ("granted", "予以公开"),
    ("partial", "部分公开"),
    ("refused_secret", "不予公开（属于国家秘密）"),
    ("refused_law", "不予公开（其他法律行政法规禁止公开）"),
    ("refused_safety", "不予公开（危及“三安全一稳定”）"),
    ("refused_third_party", "不予公开（保护第三方合法权益）"),
    ("refused_internal", "不予公开（属于三类内部事务信息）"),
    ("refused_process", "不予公开（属于四类过程性信息）"),
    ("refused_enforcement", "不予公开（属于行政执法案卷）"),
    ("refused_inquiry", "不予公开（属于行政查询事项）"),
    ("unable_not_held", "无法提供（本机关不掌握）"),
    ("unable_no_ready", "无法提供（没有现成信息）"),
    ("unable_unclear", "无法提供（补正后仍不明确）"),
    ("declined_petition", "不予处理（信访举报投诉类）"),
    ("declined_repeat", "不予处理（重复申请）"),
    ("declined_publication", "不予处理（要求提供公开出版物）"),
    ("declined_mass", "不予处理（无正当理由大量反复申请）"),
    ("declined_confirm", "不予处理（要求确认或者重新出具已获取信息）"),
    ("other", "其他处理"),
    ("other_uncorrected", "其他处理（逾期不补正）"),
    ("other_unpaid", "其他处理（逾期未缴费）"),
    ("other_rest", "其他处理（其他情形）"),
)
"""Rows of the table of applications, and what they are called in a sentence, before the figure."""

_COLUMNS = (
    ("natural", "自然人"),
    ("business", "商业企业"),
    ("research", "科研机构"),
    ("charity", "社会公益组织"),
    ("legal", "法律服务机构"),
    ("other", "其他组织"),
)
"""Columns of the same table, likewise."""

_ENDS = (("upheld", "维持"), ("corrected", "纠正"), ("other", "其他结果"), ("pending", "尚未审结"))
"""Columns of each stage of the table of reviews and lawsuits, likewise."""


def _ends(stage: str) -> str:
    """Return what stands for how the reviews or lawsuits of a stage have ended."""
    return f"{{{stage}}}"


LISTS = {
    RESULTS: tuple((f"applications/{row}/total", words) for row, words in _ROWS),
    APPLICANTS: tuple((f"applications/new/{column}", words) for column, words in _COLUMNS),
    **{
        _ends(stage): tuple((f"litigation/cases/{stage}_{column}", words) for column, words in _ENDS)
        for stage in ("review", "direct", "after_review")
    },
}
"""For what stands for a list: the cells that it is made of, and what each is called before its figure."""

_REVIEWED = f"因政府信息公开工作被申请行政复议{_of(_REVIEW)}件{_ends('review')}"
_NOT_REVIEWED = "没有因政府信息公开工作被申请行政复议"
_SUED = f"未经复议直接起诉{_of(_DIRECT)}件{_ends('direct')}"
_SUED_AFTER = f"复议后起诉{_of(_AFTER_REVIEW)}件{_ends('after_review')}"

_MAY = f"，可以不写；没有的、写在别处的{DROPPED}"
"""What a gap says of what no notice asks for, though many offices tell it.

Source: 国办公开办函〔2021〕30号, which names 主动公开 alone.
"""

_PUBLISHING = (
    (Variant(f"【写{YEAR}年主动公开了哪些方面的信息、共多少条；没有统计条数的只写哪些方面】。"),),
    (
        Variant("没有制发、废止行政规范性文件，也没有现行有效的。", none=(_ISSUED, _REPEALED, _IN_FORCE)),
        Variant(f"没有制发、废止行政规范性文件，现行有效{_of(_IN_FORCE)}件。", none=(_ISSUED, _REPEALED)),
        Variant(f"制发行政规范性文件{_of(_ISSUED)}件，废止{_of(_REPEALED)}件，现行有效{_of(_IN_FORCE)}件。"),
    ),
    (
        Variant("没有作出行政许可、行政处罚、行政强制决定。", none=(_PERMITS, _PENALTIES, _COERCION)),
        Variant(
            f"作出行政许可决定{_of(_PERMITS)}件、行政处罚决定{_of(_PENALTIES)}件、行政强制决定{_of(_COERCION)}件。"
        ),
    ),
    (
        Variant("没有收取行政事业性收费。", none=(_FEES,)),
        Variant(f"收取行政事业性收费{_of(_FEES)}万元。"),
    ),
    (Variant(f"【写{YEAR}年政策解读几件、用了什么形式{_MAY}】。"),),
    (Variant(f"【写{YEAR}年回应群众留言、关切几件{_MAY}】。"),),
    (Variant(f"【写{YEAR}年公开指南、公开目录修订了什么{_MAY}】。"),),
)

_APPLICATIONS = (
    (
        Variant(f"{YEAR}年，没有收到政府信息公开申请，也没有上年结转的申请。", none=(_NEW, _CARRIED_IN)),
        Variant(f"{YEAR}年，没有新收政府信息公开申请，上年结转{_of(_CARRIED_IN)}件。", (_CARRIED_IN,), (_NEW,)),
        Variant(
            f"{YEAR}年，新收政府信息公开申请{_of(_NEW)}件{APPLICANTS}；没有上年结转的申请。", (_NEW,), (_CARRIED_IN,)
        ),
        Variant(f"{YEAR}年，新收政府信息公开申请{_of(_NEW)}件{APPLICANTS}；上年结转{_of(_CARRIED_IN)}件。"),
    ),
    (
        Variant("没有需要办理和结转下年度的申请。", none=_NO_APPLICATIONS),
        Variant(f"办结{_of(_HANDLED)}件{RESULTS}；没有结转下年度继续办理的申请。", none=(_CARRIED_OUT,)),
        Variant(f"办结{_of(_HANDLED)}件{RESULTS}；结转下年度继续办理{_of(_CARRIED_OUT)}件。"),
    ),
    (
        Variant("没有因政府信息公开工作被申请行政复议、提起行政诉讼。", none=(_REVIEW, _DIRECT, _AFTER_REVIEW)),
        Variant(f"{_REVIEWED}；没有被提起行政诉讼。", (_REVIEW,), (_DIRECT, _AFTER_REVIEW)),
        Variant(f"{_NOT_REVIEWED}；{_SUED}。", (_DIRECT,), (_REVIEW, _AFTER_REVIEW)),
        Variant(f"{_NOT_REVIEWED}；{_SUED_AFTER}。", (_AFTER_REVIEW,), (_REVIEW, _DIRECT)),
        Variant(f"{_NOT_REVIEWED}；{_SUED}；{_SUED_AFTER}。", none=(_REVIEW,)),
        Variant(f"{_REVIEWED}；{_SUED}。", (_REVIEW, _DIRECT), (_AFTER_REVIEW,)),
        Variant(f"{_REVIEWED}；{_SUED_AFTER}。", (_REVIEW, _AFTER_REVIEW), (_DIRECT,)),
        Variant(f"{_REVIEWED}；{_SUED}；{_SUED_AFTER}。"),
    ),
)

_MANAGEMENT = (
    (Variant(f"【写政府信息由谁登记、公开属性怎样定、发布前怎样审查；没有的{DROPPED}】。"),),
    (Variant(f"【写{YEAR}年清理、移交、归档了哪些信息；没有的{DROPPED}】。"),),
)

_PLATFORMS = (
    (Variant("【写政府信息在哪里发布，例如网站栏目、公众号、公开栏】。"),),
    (Variant(f"【写公众可以到哪里查阅；没有查阅点的{DROPPED}】。"),),
)

_SUPERVISION = (
    (Variant(f"【写政府信息公开工作由谁分管、哪个科室承办；没有明确的{DROPPED}】。"),),
    (Variant(f"【写{YEAR}年培训、考核、评议各几次、什么内容；没有的{DROPPED}】。"),),
    (Variant("【写有没有因政府信息公开工作被追究责任的情形】。"),),
)

_FEE = (
    (
        Variant(f"{YEAR}年，没有收到政府信息公开申请，没有收取信息处理费。", none=_NO_APPLICATIONS),
        Variant(
            f"{YEAR}年，因申请人逾期未按收费通知要求缴纳费用，不再处理其政府信息公开申请{_of(_UNPAID)}件；"
            "【写收取信息处理费多少元，没有收取的写没有收取】。",
            some=(_UNPAID,),
        ),
        Variant(f"{YEAR}年，【写没有收取信息处理费，或者收取了多少元】。"),
    ),
)

SKELETONS = {
    "overview": (
        Part("主动公开", "主动公开情况", _PUBLISHING),
        Part("依申请", "依申请公开情况", _APPLICATIONS),
        Part("信息管理", "政府信息管理情况", _MANAGEMENT),
        Part("平台", "平台建设情况", _PLATFORMS),
        Part("监督", "监督保障情况", _SUPERVISION),
    ),
    "problems": (
        Part(
            "问题",
            "存在的主要问题",
            (
                (Variant("一是【写本年的第一个问题，具体到哪件事】。"),),
                (Variant(f"二是【写第二个问题；没有的{DROPPED}】。"),),
                (Variant(f"三是【写第三个问题，还有的接着写四是、五是；没有的{DROPPED}】。"),),
            ),
        ),
        Part(
            "改进",
            "改进情况",
            (
                (Variant(f"【写去年报告里的问题改得怎样；去年没有写到问题的{DROPPED}】。"),),
                (Variant("下一步：一是【写第一个问题打算怎样改；定了期限的，写什么时候改完】。"),),
                (Variant(f"二是【写第二个问题打算怎样改；没有的{DROPPED}】。"),),
                (Variant(f"三是【写第三个问题打算怎样改，还有的接着写四是、五是；没有的{DROPPED}】。"),),
            ),
        ),
    ),
    "other": (Part("信息处理费", "", _FEE),),
}
"""The parts of each text section, by its id."""

FORMER = (
    "主动公开的范围，按照《中华人民共和国政府信息公开条例》第二十条确定。",
    "公众对政府信息公开工作的意见，可以按本报告写明的联系方式提出。",
    f"{YEAR}年，【写主动公开了哪些方面的信息、共多少条；没有统计条数的只写哪些方面】。",
    f"【写{YEAR}年政策解读几件、用了什么形式；没有的{DROPPED}】。",
    f"【写{YEAR}年回应群众留言、关切几件；没有的{DROPPED}】。",
    f"【写{YEAR}年公开指南、公开目录修订了什么；没有的{DROPPED}】。",
    f"{YEAR}年，【写清理、移交、归档了哪些信息；没有的{DROPPED}】。",
    f"{YEAR}年，【写培训、考核、评议各几次、什么内容；没有的{DROPPED}】。",
    "下一步：一是【写第一个问题打算怎样改、什么时候改完】。",
)
"""Sentences of earlier skeletons that no table vouches for: where they were put, nobody has made them his own yet."""
