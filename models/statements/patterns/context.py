"""What a sentence or a paragraph is about, whose numbers it tells, and of which time."""

from __future__ import annotations

from models.statements.patterns.pattern import Pattern, framed

APPLICATIONS = (
    Pattern("for disclosure", "信息公开的?申请", "收到信息公开申请", "信息公开指南和申请表"),
    Pattern("on request", "依申请(?!(?:类)?(?:政务|行政|权力|服务))", "依申请公开20件", "依申请政务服务事项20件"),
    Pattern(
        "disclosure that is applied for",
        "(?<![村居财厂])(?<![村居财厂]务)公开申请",
        "受理公开申请11件",
        "受理村务公开申请11件",
    ),
    Pattern("who apply for disclosure", "申请公开", "居民申请公开政府信息", "居民申请公证"),
    Pattern("who apply for information", "申请政府信息", "居民申请政府信息", "居民申请政府补助"),
    Pattern("for government information", "政府信息的?申请", "收到政府信息的申请", "政府信息化项目申请"),
    Pattern("for public information", "公开信息的?申请", "公开信息的申请3件", "公开信息3件"),
    Pattern("for information", "信息申请", "收到信息申请3件", "收到信息化申请3件"),
    Pattern("pieces of application", "申请件", "申请件全部办结", "申请条件"),
    Pattern("a sub-heading", "公开办理情况|(?:^|[、）.．])申请办理情况", "政务公开办理情况", "投诉办理情况"),
)
"""Applications for information are what it is about."""

TABLE_WORDS = (
    Pattern(
        "this year's, and what became of them",
        "(?:本年|今年|当年|本期|年内)度?新收[^；。]{0,30}(?:结转|顺延|转入|办结|办毕|答复)",
        "本年新收3件，办结3件",
        "本年新收3件，退回3件",
    ),
    Pattern(
        "last year's, and this year's",
        "(?:结转|顺延|转入|遗留)[^；。]{0,30}(?:本年|今年|当年)度?新收",
        "上年顺延3件，本年新收3件",
        "上年上报3件，本年新收3件",
    ),
    Pattern(
        "from last year, and to the next",
        "上(?:一)?年度?结转[^；。]{0,20}结转[到至]?(?:下|次)",
        "上年结转3件，结转下年3件",
        "上年结转资金",
    ),
    Pattern(
        "a line and its number",
        "结转[到至]?(?:下|次)(?:一)?年度?(?:的)?[0-9一二三四五六七八九十]|上(?:一)?年度?结转(?:的)?[0-9一二三四五六七八九十]{1,5}[件宗]",
        "结转下年度3件",
        "结转下年度资金3万元",
    ),
    Pattern(
        "kinds of applicants and their numbers",
        "自然人(?:占|有|共)?[0-9]{1,4}[件宗]?[、，](?:商业企业|企业|法人|科研机构)[^；。0-9]{0,10}[0-9]",
        "自然人3件，企业3件",
        "自然人3件，查处3件",
    ),
    Pattern(
        "who has applied",
        "(?:法人或者?其[他它]组织|科研机构|社会公益组织|法律服务机构)[^；。]{0,20}申请|申请[^；。]{0,20}(?:法人或者?其[他它]组织|科研机构|社会公益组织|法律服务机构)",
        "科研机构提出申请3件",
        "法人登记申请3件",
    ),
    Pattern(
        "the last line",
        "结转[到至]?(?:[下次](?:一)?年度?|20[0-9]{2}年度?)继续办理",
        "结转下年度继续办理3件",
        "结转下年度预算",
    ),
)
"""What the table of applications has in its lines; no other business is counted so."""

NOT_IN_THE_TABLE = (
    Pattern("petitions of any kind", "信访", "信访结转下年3件", "公众上年结转3件"),
    Pattern("cases", "案件|仲裁", "案件结转下年3件", "申请件结转下年3件"),
    Pattern("money and works", "资金|预算|经费|万元|项目", "项目上年结转3件", "事项上年结转3件"),
)
"""Other business in whose lines are the same words."""

OTHER_BUSINESS = (
    Pattern("hotlines", "12345|12315|热线", "12345平台受理3件", "回应热点3件"),
    Pattern("letter boxes", "信箱", "区长信箱受理3件", "通过邮箱受理3件"),
    Pattern("claims", "诉求", "群众诉求3件", "驳回诉讼请求3件"),
    Pattern("petitions", "信访件|信访事项", "受理信访件3件", "信访局收到申请3件"),
    Pattern("letters, visits and calls", "来信|来访|来电", "群众来访3件", "上级来函3件"),
    Pattern("messages of the net", "留言|工单|网民", "网民留言3条", "网上申请3条"),
    Pattern("proposals of deputies", "建议|提案", "人大建议3件", "提出申请3件"),
    Pattern("permits", "许可|审批", "行政许可申请3件", "行政复议申请3件"),
    Pattern("registration", "(?:婚姻|不动产|户籍|商事|企业|主体|土地)登记|确权", "婚姻登记3件", "统一登记3件"),
    Pattern("advice", "咨询", "接受咨询3件", "接受查询3件"),
    Pattern("homes and land", "宅基地|公租房|装修", "公租房申请3件", "公开申请3件"),
    Pattern("archives", "档案查[询阅]", "档案查询3件", "档案归集3件"),
    Pattern("welfare", "低保|救助|补贴|优待证", "低保申请3件", "补正申请3件"),
    Pattern("enforcement", "执法", "行政执法3件", "依法答复3件"),
    Pattern("complaints", "(?<![零无])投诉(?!类|举报)", "群众投诉3件", "投诉类申请3件"),
    Pattern("reports of wrongs", "(?<![零无])举报(?!投诉类|类)", "受理举报3件", "举报类申请3件"),
    Pattern("supervision by telephone", "监督电话", "监督电话受理3件", "监督保障"),
    Pattern(
        "services",
        "服务站|政务服务(?:系统|平台|事项|办件|便民|热线)|便民服务",
        "受理政务服务事项3件",
        "政务服务局收到申请3件",
    ),
    Pattern("business at the counter", "窗口办理", "窗口办理3件", "窗口答复3件"),
    Pattern("questions", "提问|答疑", "学员提问3件", "提出申请3件"),
    Pattern("settling of quarrels", "法律援助|仲裁|调解", "法律援助3件", "法律服务机构3件"),
)
"""Business of offices that is counted like applications, and is none."""

_SAYS_APPLICATION = (
    Pattern("received", "收到|受理|新[收增接]|接收|接到|收", "收到", "批准"),
    Pattern("summed up", "共计?|总计|全部|所有", "共计", "其余"),
    Pattern("counted", "[件份条宗]|等", "26件", "26户"),
    Pattern("whose", "的|群众|公民|公众|社会", "群众", "企业"),
    Pattern("of which kind", "书面|有效|各类|各种|相关|该|此", "有效", "用地"),
    Pattern("carried over", "结转|结余", "结转", "移转"),
)

PLAINLY = (
    *framed(_SAYS_APPLICATION, "~申请(?!执行|人)", "~申请", "~申请执行"),
    Pattern("a column of the table", "申请人(?:类型|类别|构成|结构)|申请主体", "从申请人类型看", "从申请人那里"),
    Pattern("a line of the table", "办理结果总[计数]", "办理结果总计", "办理结果"),
)
"""An application of no other kind: 收到申请, 26 件申请; not 用地申请."""

INFORMATION = (
    Pattern("disclosure of information", "信息公开", "因政府信息公开引发", "因信息化建设引发"),
    Pattern("disclosure on request", "依申请", "依申请公开工作", "依法申请"),
    Pattern("applications for disclosure", "公开申请", "公开申请的办理", "公开招标"),
    Pattern("disclosure of government affairs", "政务公开", "政务公开工作", "政务服务工作"),
)

DISCLOSURE = (
    *INFORMATION,
    Pattern("who apply for disclosure", "申请公开", "申请公开政府信息", "申请公证"),
    Pattern(
        "a heading of the report",
        "行政复议[、和及与]?(?:提起)?行政诉讼情况：",
        "行政复议、行政诉讼情况：",
        "无行政复议、行政诉讼情况。",
    ),
    Pattern(
        "columns of the table",
        "结果(?:维持|纠正)[0-9一二三四五六七八九十]|(?:复议后|未经复议直接)(?:提?起诉|起诉案件)[0-9]|维持[0-9]{1,5}[件宗起]?[、，](?:结果)?纠正[0-9]{1,5}[件宗起]?[、，]其他结果",
        "结果维持3件",
        "结果维持率",
    ),
    Pattern("who is not content", "不服[^，；。]{0,8}答复|答复[^，；。]{0,4}不服", "申请人不服答复", "不服判决"),
    Pattern(
        "a pair of cases against us",
        "被(?:申请|提起)?(?:行政)?复议[^；。]{0,6}[，、]被(?:提起)?(?:行政)?诉讼",
        "被行政复议2次，被行政诉讼1次",
        "被行政复议2次",
    ),
)
"""The disclosure of information at all."""

MATTERS = (
    Pattern(
        "what applications ask for",
        "(?:内容|主题|事项|标的|诉求|热点)(?:多|大多|主要|均)?(?:与|为|是|涉及|集中|围绕)[^，；。]{0,40}|(?:主要)?(?:涉及|集中[在于]|围绕|聚焦|关于|主要[为是]|涵盖)[^，；。]{0,40}",
        "内容集中在宅基地审批上",
        "受理宅基地审批",
    ),
    Pattern(
        "information of some matter",
        "申请(?:公开|获取|查询|查阅|了解)?[^，；。申请件0-9]{2,14}信息",
        "均为申请排污许可信息",
        "申请排污许可",
    ),
    Pattern("a kind of application", "(?:信访|举报|投诉|咨询)[^，；。0-9]{0,6}类", "信访举报投诉类", "信访局受理"),
)
"""What is named here is no business of its own."""


UNRELATED = (
    Pattern(
        "an example",
        "例如|案例：|某(?:申请人|街道|局|镇|乡|县|区|市|单位|企业|村民)|模拟",
        "例如，某申请人提出申请12件",
        "案例12件",
    ),
    Pattern(
        "nothing to do with it",
        "与(?:政府)?信息公开(?:工作|事项|申请)?(?:均|都)?无关",
        "与政府信息公开无关",
        "与公众有关",
    ),
    Pattern(
        "none is about it",
        "(?:均|都|皆)(?:不属于?|不涉及|不是|非)(?:政府)?信息公开",
        "均不属于政府信息公开",
        "其中3件不属于政府信息公开",
    ),
)
"""A sentence of other business, which says so."""

NOT_FOR_INFORMATION = (
    Pattern(
        "of other matters",
        "(?:非|不属于|不是|不涉及|并非)(?:政府)?信息公开",
        "非信息公开类",
        "政府信息公开类",
    ),
    Pattern(
        "of villages and works",
        "[村居厂财校院党警](?:（[村居]）)?务公开|办事公开",
        "村务公开申请",
        "政务公开申请",
    ),
)
"""Beside a number of applications or cases: they are none of those that the tables have."""

CASES = (Pattern("reviews and lawsuits", "复议|诉讼", "行政复议申请", "复核、申诉申请"),)

ALONE = (Pattern("nothing before it", "^[，、](?:其中)?，?$", "，其中", "，其中公告"),)

SUMS_UP = (
    Pattern(
        "all of them",
        "^[，；](?:以上|上述|[0-9二两三四五六七八九十各几](?:者|项|类|种|方面)|连同[^，；。0-9]{0,10}的?|[本当]年度?|今年|年内|全[年区市县镇乡]|街道|总|[^，；。0-9]{0,4}渠道)*"
        "(?:合计|共计|总计|共|累计|加起来|相加|以上|上述|计|总数|总量|总和|合起来|(?<=全年))"
        "(?:为|有|是|达到?|收到|受理|申请|政府信息公开|的|处理|办理|案件|申请量|总量|总数)*$",
        "，合计",
        "，合计公开",
    ),
)
"""After its parts, a total."""

AMONG = (Pattern("among them", "其中", "其中", "其余"),)
SOME = (
    Pattern("for a reason", "引发|引起|因[^，；。]{1,16}的", "因加装电梯引发的", "因申请"),
    Pattern("of one matter", "涉及|有关|关于|针对|(?<!各)类(?![和及与、])|领域|方面的", "涉及征地的", "全部"),
    Pattern(
        "looked through for others",
        "(?:审核|审查|校核|会签|评查|复核)(?:了|各[^，；。0-9]{1,6})?(?:的)?(?:政府信息公开|信息公开|依申请公开|公开)(?:的)?(?:答复|申请)",
        "审核信息公开答复",
        "经审核，答复信息公开申请",
    ),
    Pattern("what it takes", "为(?:了|做好)?(?:答复|办理|办结|办好)", "为答复这", "答复"),
    Pattern("against us", "被(?:依法)?(?:提出|提起)?申请", "被申请", "申请"),
    Pattern("of one person", "最多|同一|一位|个别|单个|一名|一人|某", "同一申请人", "申请人"),
    Pattern("of a quarter", "其余|另外|剩余|还有", "其余", "其中"),
    Pattern(
        "worked on",
        "补正|征求|会商|协同|督办|交办|转由|转办|转送|移送|移交|交由|延长|延期|撤回|重复|指导|协助|配合|代[理拟收办]|答复书|填写|发放|印制|领取|设计|下载",
        "补正",
        "改正",
    ),
)
"""In the clause of a number of applications: these are some of them only."""

JOINING = (
    Pattern(
        "and, but",
        "^[一二三四五六七八九十]、|^原|总体上?|首次|陆续|先后|截至目前|统计期内|^应办$|单位(?=全年|本年)|^(?:但|而|并且?|且|另|到|除|只|仅|才|以上)|(?<!其)中$|(?<=申请)中|而(?=引)|并(?=按|答|办|受)|及(?=其)",
        "但收到",
        "收到",
    ),
    Pattern(
        "about",
        "[^，；。0-9收到受理的]{2,4}类(?=(?:政府)?信息公开申请等)|针对|有关|涉及?|不服|(?<=公开)领域|(?<=公开)[^，；。0-9收到]{2,10}(?=的申请)|(?<=公开)(?:工作|问题|事务|行为)|(?<=提出)的?",
        "涉信息公开",
        "因信息公开",
    ),
    Pattern(
        "received and answered",
        "(?<=共)收到|(?<=共)新收|(?<=以)来|同期|年终|(?<=年底)前|^所收$|^已办$|^办件$|收案|(?<=申请)表|[0-9一二两三四五六七八九十]{1,4}人次|承接|[三两多各]种|(?<=登记)在册|(?<=新收)到|新(?=发生)|(?<=涉)诉$|职责范围|事务|累计处理(?=依|政府|信息|申请)|(?<=公开)办件$|总(?=申请|受理|收|量)|应(?=办|答)|数据|进入登记系统$|(?<=共收)悉|需(?=办)|接受(?=公民|群众)|新接收|[按及]时|有效(?=申请)|纳入统计|(?<=信息)(?=依)|信息(?=$|依申请)",
        "共收到",
        "办结",
    ),
)
"""Words that only join a clause to others, or say nothing of what is counted."""

STILL = (
    Pattern("as it was", "^(?:仍旧?|均|都|也|依然|同样)(?:为|是)$|^(?:增至|降至|升至|达|达到)$", "仍为", "均为自然人"),
)
"""Right before a number: it is that of what the clause before names: 申请与上年持平，仍为 5 件."""

A_TOTAL = (Pattern("a total", "(?:总量|总数|总计|申请量|收件量)(?:共|为|是|达到?)*$", "全区总量为", "全区共"),)
"""At the beginning of a sentence, which goes on about what was told before."""

SUMMING = (
    Pattern(
        "summing up only",
        "^(?:共计?|总共|总计|合计|累计|计|为|全年|(?:20[0-9]{2}|[本当])年度?|今年|其中|有|达到?|数量|总数|总量|件数|目前|现|仅)*$",
        "全年共计",
        "全年共计收到",
    ),
)
"""What says nothing new, so that the clause before goes on: 收到申请，共 81 件."""
