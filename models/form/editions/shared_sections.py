"""What the editions share: the headings of tables 3 and 4, their balances, and the text sections.

Source: 国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号; article numbers are those of the
Regulations (国务院令第711号).
"""

from __future__ import annotations

from dataclasses import replace

from models.form.vocabulary import Axis, Balance, Block, Heading, Narrative, Section, Table, Topic

# ---------------------------------------------------------------- table 2

REGULATIONS = Heading("regulations", "规章", counts="街道、乡镇和区县部门没有规章制定权，三格都填 0。")
ALL_DECISIONS = "以本机关名义作出的全部决定，不论是否公开。"

# ---------------------------------------------------------------- table 3

APPLICANTS = ("natural", "business", "research", "charity", "legal", "other")

_NEW = Heading(
    "new",
    "一、本年新收政府信息公开申请数量",
    name="本年新收",
    counts="1月1日至12月31日收到的申请，一份申请算一件。",
)
_CARRIED_IN = Heading(
    "carried_in",
    "二、上年结转政府信息公开申请数量",
    name="上年结转",
    counts="等于上一年报告里“结转下年度继续办理”的数，逐列相同。",
)
_GRANTED = Heading(
    "granted",
    "（一）予以公开",
    counts="已经主动公开并告知获取方式的，以及依申请提供的（条例第三十六条第一、二项）。",
)
_PARTIAL = Heading(
    "partial",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    name="（二）部分公开",
    counts="区分处理后提供一部分的（条例第三十七条）。只在这一行计一次，其他行不再计。",
)
_REFUSED = Heading(
    "refused",
    "（三）不予公开",
    (
        Heading("refused_secret", "1.属于国家秘密", counts="条例第十四条：依法确定为国家秘密的。"),
        Heading("refused_law", "2.其他法律行政法规禁止公开", counts="条例第十四条：法律、行政法规禁止公开的。"),
        Heading(
            "refused_safety",
            "3.危及“三安全一稳定”",
            counts="条例第十四条：可能危及国家安全、公共安全、经济安全、社会稳定的。",
        ),
        Heading(
            "refused_third_party",
            "4.保护第三方合法权益",
            counts="条例第十五条、第三十二条：商业秘密、个人隐私等。",
        ),
        Heading(
            "refused_internal",
            "5.属于三类内部事务信息",
            counts="条例第十六条第一款：人事管理、后勤管理、内部工作流程。",
        ),
        Heading(
            "refused_process",
            "6.属于四类过程性信息",
            counts="条例第十六条第二款：讨论记录、过程稿、磋商信函、请示报告。",
        ),
        Heading("refused_enforcement", "7.属于行政执法案卷", counts="条例第十六条第二款：行政执法案卷信息。"),
        Heading(
            "refused_inquiry",
            "8.属于行政查询事项",
            counts="条例第三十六条第七项：工商、不动产登记等有专门查询办法的。",
        ),
    ),
)
_UNABLE = Heading(
    "unable",
    "（四）无法提供",
    (
        Heading(
            "unable_not_held",
            "1.本机关不掌握相关政府信息",
            counts="条例第三十六条第四、五项：信息不存在，或者不由本机关负责公开。",
        ),
        Heading("unable_no_ready", "2.没有现成信息需要另行制作", counts="条例第三十八条：需要加工、分析的。"),
        Heading("unable_unclear", "3.补正后申请内容仍不明确", counts="条例第三十条：补正以后还是不明确的。"),
    ),
)
_DECLINED = Heading(
    "declined",
    "（五）不予处理",
    (
        Heading("declined_petition", "1.信访举报投诉类申请", counts="条例第三十九条：以申请的形式信访、投诉、举报的。"),
        Heading("declined_repeat", "2.重复申请", counts="条例第三十六条第六项：已经答复过、又申请同样内容的。"),
        Heading("declined_publication", "3.要求提供公开出版物", counts="条例第三十九条：政府公报、报刊、书籍等。"),
        Heading("declined_mass", "4.无正当理由大量反复申请", counts="条例第三十五条：理由不合理、不予处理的。"),
        Heading(
            "declined_confirm",
            "5.要求行政机关确认或重新出具已获取信息",
            counts="申请人已经拿到信息，又要求确认或者重新出具的。",
        ),
    ),
)

_HANDLED = Heading("handled", "（七）总计", name="办理结果总计", counts="（一）至（六）各行之和，程序自动计算。")
_CARRIED_OUT = Heading(
    "carried_out",
    "四、结转下年度继续办理",
    name="结转下年度",
    counts="12月31日还没有最终答复的，转到下一年继续办。",
)

_COLUMNS = (
    Heading(
        "applicants",
        "申请人情况",
        (
            Heading("natural", "自然人"),
            Heading(
                "legal_persons",
                "法人或其他组织",
                (
                    Heading("business", "商业企业"),
                    Heading("research", "科研机构"),
                    Heading("charity", "社会公益组织"),
                    Heading("legal", "法律服务机构"),
                    Heading("other", "其他"),
                ),
            ),
            Heading("total", "总计"),
        ),
    ),
)


def _numbered(group: Heading) -> Heading:
    """Return `group` with rows that a sentence calls by their full number: （四）2.没有现成信息需要另行制作."""
    number = group.label[: group.label.index("）") + 1]
    return replace(group, children=tuple(replace(row, name=number + row.called) for row in group.children))


_HEADLINE = tuple((row, "total") for row in ("new", "carried_in", "handled", "carried_out"))


def applications(other: Heading) -> Section:
    """Return section 三 (table 3); the editions differ only in the rows of （六）其他处理."""
    results = tuple(map(_numbered, (_GRANTED, _PARTIAL, _REFUSED, _UNABLE, _DECLINED, other)))
    details = tuple(leaf.id for result in results for leaf in result.leaves())
    block = Block(
        rows=(
            _NEW,
            _CARRIED_IN,
            Heading("results", "三、本年度办理结果", (*results, _HANDLED)),
            _CARRIED_OUT,
        ),
        columns=_COLUMNS,
        corner="（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        balances=(
            Balance("T3-ROW", Axis.COLUMNS, APPLICANTS, ("total",), "各类申请人相加"),
            Balance("T3-COL", Axis.ROWS, details, ("handled",), "（一）至（六）各行相加"),
            Balance("T3-BAL", Axis.ROWS, ("new", "carried_in"), ("handled", "carried_out")),
        ),
    )
    return Section(
        "received",
        "三、收到和处理政府信息公开申请情况",
        "三、申请办理",
        Table("applications", "表三", "T3-INT", (block,), carries=(("carried_out", "carried_in"),), headline=_HEADLINE),
    )


# ---------------------------------------------------------------- table 4

_OUTCOMES = (
    ("upheld", "结果维持", "复议维持、驳回，或者判决驳回诉讼请求的。"),
    ("corrected", "结果纠正", "撤销、变更、确认违法，或者责令履行的。"),
    ("other", "其他结果", "撤回、终止、驳回起诉等。"),
    ("pending", "尚未审结", "12月31日还没有审结的。"),
    ("total", "总计", "前四格之和，程序自动计算。"),
)
_STAGES = (
    ("review", "行政复议"),
    ("direct", "未经复议直接起诉"),
    ("after_review", "复议后起诉"),
)


def _stage(id_: str, label: str) -> Heading:
    leaves = tuple(
        Heading(f"{id_}_{outcome}", name, name=f"{label}·{name}", counts=counts) for outcome, name, counts in _OUTCOMES
    )
    return Heading(id_, label, leaves)


def _stage_balance(id_: str, label: str) -> Balance:
    *parts, total = (f"{id_}_{outcome}" for outcome, _, _ in _OUTCOMES)
    return Balance("T4-SUM", Axis.COLUMNS, tuple(parts), (total,), "前四格相加", name=label)


_REVIEW, _DIRECT, _AFTER_REVIEW = (_stage(*stage) for stage in _STAGES)

LITIGATION = Section(
    "disputes",
    "四、政府信息公开行政复议、行政诉讼情况",
    "四、复议诉讼",
    Table(
        "litigation",
        "表四",
        "T4-INT",
        (
            Block(
                rows=(Heading("cases", "", name="案件数"),),
                columns=(_REVIEW, Heading("lawsuits", "行政诉讼", (_DIRECT, _AFTER_REVIEW))),
                balances=tuple(_stage_balance(*stage) for stage in _STAGES),
            ),
        ),
        headline=tuple(("cases", f"{stage}_total") for stage, _ in _STAGES),
    ),
    law="四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
)

# ---------------------------------------------------------------- texts

_TOPICS = (
    Topic("主动公开", "主动.{0,6}公开|主动发布|公开.{0,6}信息.{0,8}[0-9]|发布.{0,12}信息|重点领域|政策解读|公开内容"),
    Topic("依申请公开", "申请"),
    Topic(
        "政府信息管理",
        "信息.{0,6}管理|规范性文件|管理制度|审查|审核|三审|公开属性|归档|移交|清理|动态(?:管理|调整|更新)|目录|台账|公文",
    ),
    Topic("平台建设", "平台|网站|门户网|官网|媒体|微信|公众号|微博|客户端|抖音|(?i:APP)|栏|查阅点|查询点|政府公报"),
    Topic(
        "监督保障",
        "监督|考核|评议|评估|培训|追究|问责|督查|督导|督促|检查|领导|专人|工作机制|保障(?:机制|措施|情况)|通报",
    ),
)
FEE = Topic("信息处理费", "处理费|(?<!事业性)收费|费用|信息公开费|工本费|检索费|复制费|邮寄费")

PROBLEMS = Section(
    "problems",
    "五、存在的主要问题及改进情况",
    "五、问题改进",
    Narrative(
        "problems",
        "写本年存在的主要问题和改进的办法，不能空着，不能只写“无”，也不要照抄去年的。",
        must_say=True,
        anew=True,
    ),
    law="五、政府信息公开工作存在的主要问题及改进情况",
)


def overview(most: int = 0) -> Section:
    """Return section 一; the editions differ only in how long it may be."""
    length = f"原则上不超过{most}字。" if most else ""
    guide = f"写五个方面：主动公开、依申请公开、政府信息管理、平台建设、监督保障。{length}"
    body = Narrative("overview", guide, topics=_TOPICS, most=most, anew=True)
    return Section("overview", "一、总体情况", "一、总体情况", body)


def other_matters(fee: Topic | None = None) -> Section:
    """Return section 六; the editions differ only in whether it has to tell about the fee for information."""
    others = "写明本年有没有收取信息处理费（没有收取也要写），以及其他需要报告的事项。"
    guide = others if fee else "其他需要报告的事项；没有的写“无”。"
    return Section("other", "六、其他需要报告的事项", "六、其他事项", Narrative("other", guide, fee=fee))
