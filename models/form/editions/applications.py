"""Table 3, 收到和处理政府信息公开申请情况, which the editions share but for 其他处理: headings and balances.

Source: 国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号; article numbers are those of the Regulations. The notices
do not say who stands in which column: an applicant is who gives the name (article 29), the kinds are those of 民法典
(articles 76, 87, 96, 102) and 慈善法 (article 8), and what is none of them is 其他.
"""

from __future__ import annotations

from dataclasses import replace

from models.form.vocabulary import THIS_COLUMN, Axis, Balance, Block, Heading, Section, Table

APPLICANTS = ("natural", "business", "research", "charity", "legal", "other")

_ONCE = "转办的只由最后答复的科室计一次。"
"""Said where rooms of one unit mostly report the same application twice: what came in, and how it was answered."""

_NEW = Heading(
    "new",
    "一、本年新收政府信息公开申请数量",
    name="本年新收",
    counts=f"1月1日至12月31日收到的申请，一份申请算一件。{_ONCE}",
    excludes="电话咨询、12345 工单、信访件不是申请，不算；同一份申请的补正材料不另算一件；"
    "上年收到、今年才办的填在“上年结转”。",
    example="今年收到网上申请 2 份、信函申请 1 份，都是公民个人提出的：“自然人”填 3。",
)


_CARRIED_IN = Heading(
    "carried_in",
    "二、上年结转政府信息公开申请数量",
    name="上年结转",
    counts="等于上一年报告里“结转下年度继续办理”的数，逐列相同。",
    excludes="今年新收的不填在这里。",
    example="去年报告“结转下年度继续办理”的“自然人”是 1：这里也填 1。",
)


_GRANTED = Heading(
    "granted",
    "（一）予以公开",
    counts="已经主动公开并告知获取方式的，以及依申请提供的（条例第三十六条第一、二项）。",
    excludes=f"只提供了一部分的不填在这里，填在“（二）部分公开”。{_ONCE}",
    example="申请的信息网站上已经公布，答复里告诉了网址：填 1。",
)


_PARTIAL = Heading(
    "partial",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    name="（二）部分公开",
    counts="区分处理后提供一部分的（条例第三十七条）。只在这一行计一次，其他行不再计。",
    excludes=f"没有公开的那一部分，不在“（三）不予公开”里再填一次。{_ONCE}",
    example="一份申请要的信息里有别人的身份证号，隐去以后提供：这里填 1，“4.保护第三方合法权益”不填。",
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
            excludes=f"要加工、分析现有信息才能做出来的不填在这里，填在“2.没有现成信息需要另行制作”。{_ONCE}",
            example="申请的信息由区里的部门负责公开，答复里告诉了那个部门的名称和联系方式：填 1。",
        ),
        Heading("unable_no_ready", "2.没有现成信息需要另行制作", counts="条例第三十八条：需要加工、分析的。"),
        Heading(
            "unable_unclear",
            "3.补正后申请内容仍不明确",
            counts="条例第三十条：补正以后还是不明确的。",
            excludes="通知了补正、到期没有补正的不填在这里，填在“（六）其他处理”。",
        ),
    ),
)


_DECLINED = Heading(
    "declined",
    "（五）不予处理",
    (
        Heading(
            "declined_petition",
            "1.信访举报投诉类申请",
            counts="条例第三十九条：以申请的形式信访、投诉、举报的。",
            excludes="本来就走信访渠道、没有按政府信息公开申请登记的，不填。",
        ),
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
    excludes="已经作出答复、申请人又申请复议或者起诉的，不算结转。",
    example="12月20日收到 1 份，到 12月31日还没有答复：填 1；明年报告的“上年结转”也是 1。",
)


_UNSURE = "拿不准算哪一列的，不要猜：格式没有逐列解释，请问上级主管部门。"

_COLUMNS = (
    Heading(
        "applicants",
        "申请人情况",
        (
            Heading("natural", "自然人", counts=f"{THIS_COLUMN}以个人名义申请的，律师以个人名义申请的也算。"),
            Heading(
                "legal_persons",
                "法人或其他组织",
                (
                    Heading(
                        "business",
                        "商业企业",
                        counts=f"{THIS_COLUMN}公司、合伙企业、个人独资企业等。",
                        excludes=_UNSURE,
                    ),
                    Heading("research", "科研机构", counts=f"{THIS_COLUMN}研究院、研究所等。", excludes=_UNSURE),
                    Heading(
                        "charity",
                        "社会公益组织",
                        counts=f"{THIS_COLUMN}社会团体、基金会、社会服务机构等公益性组织。",
                        excludes=_UNSURE,
                    ),
                    Heading(
                        "legal",
                        "法律服务机构",
                        counts=f"{THIS_COLUMN}律师事务所、基层法律服务所等，以单位名义申请的。",
                        excludes=f"律师以个人名义申请的，填在“自然人”。{_UNSURE}",
                    ),
                    Heading(
                        "other",
                        "其他",
                        counts=f"{THIS_COLUMN}前四类以外的单位，例如业主委员会、村（居）委会。",
                        excludes=_UNSURE,
                    ),
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


_TOO_MANY = (
    "常见的有：同一件由两个科室各报了一次（转办的只计最后答复的那一家）；上年结转没有算进来；"
    "一件有几种结果，每种都计了（区分处理的只计部分公开）。"
)
_TOO_FEW = "常见的有：有一件还没办完，没有计入“结转下年度”；漏了一个科室报的。"

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
            Balance(
                "T3-BAL",
                Axis.ROWS,
                ("new", "carried_in"),
                ("handled", "carried_out"),
                too_many=_TOO_MANY,
                too_few=_TOO_FEW,
            ),
        ),
    )
    return Section(
        "received",
        "三、收到和处理政府信息公开申请情况",
        "三、申请办理",
        Table("applications", "表三", "T3-INT", (block,), carries=(("carried_out", "carried_in"),), headline=_HEADLINE),
        law="三、行政机关收到和处理政府信息公开申请情况",
    )
