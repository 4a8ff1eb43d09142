"""Decisions of an office towards citizens, which table 2 counts: permits, penalties, coercion."""

from __future__ import annotations

from models.statements.patterns.pattern import Pattern, framed

_KINDS = (
    Pattern("permits", "行政许可|许可(?=类?(?:处理)?决定)", "行政许可", "行政确认"),
    Pattern("penalties", "行政处罚|处罚(?=类?(?:处理)?决定)", "行政处罚", "行政处理"),
    Pattern("coercion", "行政强制(?:措施|执行)?|强制(?=类(?:处理)?决定)", "行政强制", "行政征收"),
)
_SUM = "(?:共计?|总计|合计|累计|为|有|的|了|数量?|件数|总数|达)*$"

DECIDED_AS_WELL = framed(
    _KINDS, f"^[，、和及：]*(?:作出|做出|实施|采取|下达)?~类?(?:处理)?(?:决定书?)?{_SUM}", "、~决定", "、~事项"
)
"""Right before a number behind one of other decisions."""

DECISIONS_IN_TURN = framed(_KINDS, "~(?:处理)?(?:决定书?)?(?:数量?|件数)?$", "作出~决定", "~事项")

OF_A_CASE = (Pattern("cases", "案", "行政处罚案件", "行政处罚"),)
"""In front of a number: it counts cases, not what was decided in them."""

LISTED = (
    Pattern(
        "permits and penalties",
        "许可(?:共|为)?[0-9]{1,6}[件宗](?:（[^（）]*）)?[，、；](?:行政)?处罚(?:共|为)?[0-9]{1,6}[件宗]|处罚(?:共|为)?[0-9]{1,6}[件宗](?:（[^（）]*）)?[，、；](?:行政)?许可(?:共|为)?[0-9]{1,6}[件宗]",
        "行政许可12件（建房），行政处罚5件",
        "行政许可12件，行政确认5件",
    ),
)
"""A sentence that lists the kinds of decisions by their bare names."""

COUNTED_AS_MADE = (Pattern("a line of the table", "处理决定(?:数量?|件数)?：", "处理决定数量：", "处理决定书"),)
"""Before the numbers: 处理决定数量：行政许可 210 件、行政处罚 19 件."""

MADE = (Pattern("made", "作出|做出|下达|实施|采取", "作出", "公示"),)
"""A clause with this tells by itself whether decisions were made; another goes on from the one before."""

NOT_MADE = (
    Pattern(
        "undone or changed",
        "不予|撤销|变更|减轻|从轻|免予|从重|重大|听证|约谈|拟|未|应当|一般程序|普通程序|简易程序|当场",
        "作出不予行政许可决定",
        "作出行政许可决定",
    ),
    Pattern(
        "looked through as well",
        "审核|审查|复核|备案|抽查|评查|公开|公示|归集|复议|诉讼|指导|协助|移送|报送|移交|上报|法院|申请强制|以[区市县][^，；。0-9]{1,8}名义",
        "审核行政处罚决定",
        "作出行政处罚决定",
    ),
)
"""In the clause of a number of decisions: they were not made, or are others'."""

NOT_DECIDED = (
    Pattern(
        "not all of them",
        "不予|撤销|变更|减轻|从轻|免予|从重|重大|听证|约谈|其中|拟|未|应当|一般程序|普通程序|简易程序|当场",
        "作出不予行政许可决定",
        "作出行政许可决定",
    ),
    Pattern(
        "looked through",
        "审核|审查|复核|备案|抽查|评查|公开|公示|归集|执行|复议|诉讼",
        "审核行政处罚决定",
        "作出行政处罚决定",
    ),
    Pattern("of others", "指导|协助|移送|报送|移交", "指导作出行政处罚决定", "依法作出行政处罚决定"),
)
"""In the clause of a number of decisions: it is not that of table 2."""

NONE_DECIDED = (
    Pattern(
        "decided nothing",
        "(?:未|没有|无|从未)(?:作出|做出|下达|实施|采取|发生)?(?:过|任何)?(?:行政许可|行政处罚|行政强制)(?:措施|执行)?"
        "(?:[、和及与或]+(?:行政许可|行政处罚|行政强制)(?:措施|执行)?){0,2}(?:处理)?(?:决定|案件)?(?:的)?(?:情况|情形)?(?=[，。（）]|、(?!行政)|$)",
        "未作出行政处罚、行政强制决定",
        "未经行政许可",
    ),
)
NONE_DECIDED_BEHIND = (
    Pattern(
        "none of a kind",
        "(?:行政许可|行政处罚|行政强制)(?:措施|执行)?(?:[、和及与或](?:行政许可|行政处罚|行政强制)(?:措施|执行)?){0,2}(?:决定|案件)?"
        "(?:均|都|皆)?(?:未发生|未实施|未作出|没有|无)(?=[，。；、）]|$)",
        "行政强制未发生",
        "行政强制未发生法律效力",
    ),
)
KINDS = _KINDS

AN_OTHER_DECISION = (
    Pattern(
        "a decision of another kind",
        "(?:作出|做出|下达)[^，；。0-9]{0,12}决定(?:共|计|为)*$",
        "作出责令改正决定",
        "公示责令改正决定",
    ),
)
"""In front of the number before: the verb goes on."""
