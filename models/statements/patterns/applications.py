"""Applications for information: received and answered."""

from __future__ import annotations

from models.statements.patterns.pattern import Pattern, framed

# ---------------------------------------------------------------- received

RECEIVED = (
    Pattern("received", "收到|新收|新接收?|接收|接到|收悉|收件(?!人|箱)", "全年收到申请", "全年收取费用"),
    Pattern("accepted", "受理|收办|接办", "全年受理申请", "全年办理申请"),
    Pattern(
        "registered",
        "登记(?:办理|受理)|登记(?=政府信息|信息公开|依申请|公开申请)",
        "全年登记办理申请",
        "全年婚姻登记申请",
    ),
    Pattern(
        "new ones",
        "新增(?=政府信息公开申请|信息公开申请|依申请公开|公开申请|申请)|(?<=本年|当年|今年)度?新增",
        "全年新增申请",
        "全年新增栏目",
    ),
)
RECEIVED_IN_ALL = (
    Pattern(
        "applications, without a verb",
        "信息公开申请(?:数量|总量|量|总数|件数|案件|全年|本年度?|件|数|共计|共|为|仅|有|是|达)*$",
        "政府信息公开申请共计",
        "政府信息公开申请办理",
    ),
    Pattern(
        "applications on request, without a verb",
        "依申请公开的?申请(?:数量|总量|量|总数|件数|件|数|共计|共|为|仅|有|是|达)*$",
        "依申请公开申请量",
        "依申请公开申请办理量",
    ),
    Pattern(
        "applications for disclosure",
        "(?:^|[，、：]|年度?|今年|共)公开申请(?:数量|总量|量|总数|件数|件|数|共计|共|为|仅|有|是|达)*$",
        "全年公开申请共",
        "全年村务公开申请共",
    ),
    Pattern(
        "information that somebody applies for",
        "(?<!依)申请(?:公开|获取)(?:政府)?信息(?:的|共计?|总计|为|有)*$",
        "群众申请公开政府信息",
        "群众申请公开征地信息",
    ),
    Pattern(
        "on request, summed up",
        "依申请公开(?:政府信息|信息)?(?:件|事项)?(?:总数|总量|数量|件数|数|共计?|总计|合计)(?:共计?|为|有|是|达)*$",
        "依申请公开共",
        "依申请公开答复共",
    ),
)
SUMMED_UP = (
    Pattern(
        "applications of the kind told before",
        "(?:^|[，、：]|年度?|今年|公开|收到|各类|统计的?|此类)申请(?:事项)?(?:总数|总量|总计|共计?|合计|数量)(?:共计?|为|有|是|达)*$|(?:年度?|今年)(?:共|总)?申请$",
        "全年申请总数为",
        "涉及征地的申请共",
    ),
)
RECEIVED_BEHIND = (
    Pattern(
        "received this year",
        "^(?:申请)?(?:[为是系属]|属于)?(?:本年|当年|今年|年内)度?内?(?:新收|新增|新接|受理|收到|接收|登记)(?:的|到的|申请|件)*$",
        "为本年新收",
        "为网络新收",
    ),
    Pattern("new", "^(?:申请)?(?:[为是系属]|属于)新[收增接](?:的|申请|件)*$", "为新收", "为新收费"),
)
"""Right behind the number: 8 件为本年新收."""

ALL_SO_FAR = (
    Pattern(
        "all of them",
        "^[，、]?(?:在|全年|今年|[本当]年度?|20[0-9]{2}年度?|上述|这|全部|所有|的)*$",
        "在全年的",
        "在网络",
    ),
)
SOME_FOR_INFORMATION = (
    Pattern(
        "some are for information",
        "^[，（](?:其中)，?(?:政府信息公开|信息公开|依申请公开)(?:类)?(?:的)?申请[^，；。0-9]{0,4}[0-9一二三四五六七八九十]",
        "，其中政府信息公开申请21件",
        "，其中网络申请21件",
    ),
)
"""Behind a number of applications of any kind."""

OUT_OF_ALL = (
    Pattern("out of them", "^(?:的)?(?:政府信息公开|依申请公开|信息公开)?申请(?:当?中|里)", "申请中，", "申请"),
)
"""Right behind a number of applications of which some are told."""

BARE_ON_REQUEST = (
    Pattern(
        "on request",
        "(?:^|[，、：]|年度?|今年|政府信息)(?:共)?依申请公开(?:共|为)?$",
        "全年依申请公开",
        "其中依申请公开",
    ),
)
ANSWERED_AT_ALL = (Pattern("answered", "答复|办结|回复|受理|申请人|时限内|期限内", "均已答复", "均已发布"),)
MADE_PUBLIC_AT_ALL = (
    Pattern("of files", "主动公开|公开属性|目录|栏目", "主动公开8件，依申请公开8件", "依申请公开8件"),
)
"""依申请公开 8 件 counts applications where they are said to have been answered, and no files are told of."""

TO_ONE_OFFICE = (Pattern("to an office", "向[^，；。0-9]{2,12}(?:提出|提交|申请)", "向区政府提出", "方向明确"),)
"""In the clause of a number where a sentence tells how many applications each office had."""

ADDRESSED = (
    Pattern(
        "to one office, and to another",
        "向[^，；。0-9]{2,12}提出[^；。]{0,40}，(?:另有)?向[^，；。0-9]{2,12}提出",
        "向区政府提出的申请64件，向区政府办提出",
        "向区政府提出的申请64件，均已答复",
    ),
)
"""A sentence that tells how many applications each office had: none is the sum."""

SOME_HAVE = (Pattern("some of those received", "(?:申请|件)中?有$", "收到的申请有", "收到的申请共有"),)
"""Right before the number, behind which it is told what became of so many."""

HAVING = (
    Pattern("there were", "^(?:[^，；。]{0,12}(?:年度?|街道|镇|乡|局|机关))?共(?:有|计)?$", "本年度共有", "其中有"),
)
APPLIED_BEHIND = (
    Pattern("applications", "^(?:政府)?信息公开(?:的)?申请(?:件|事项)?$", "政府信息公开申请", "政府信息公开申请答复书"),
)
"""Before and behind the number: 全年共有 12 件政府信息公开申请."""

AND_DONE = (Pattern("and answered", "^(?:并|、|和|及)?(?:按时|按期|依法)*(?:办结|答复)", "并答复", "并转办"),)
DONE_AS_WELL = (
    Pattern(
        "and answered",
        "(?<=申请)(?:并|且|、|和|及)(?:全部|按时|按期|依法|及时)*(?:办结|答复|办理完毕)(?:了|共|的)*$",
        "申请并办结",
        "申请并转办",
    ),
)
"""Between 收到 and the number: it tells of both."""

_CHANNELS = (
    Pattern("the net", "网络|网上|网站|网页|公众号|微信|平台|线上(?![、和及]?线下)|在线|电子", "网络", "联络"),
    Pattern("the post", "信函|邮寄|寄递|信件|来信|邮件|邮箱", "信函", "公函"),
    Pattern("the telefax", "传真", "传真", "传达"),
    Pattern("in person", "现场|当面|(?<!线上)(?<!线上[、和及])线下|窗口|口头", "当面", "全面"),
    Pattern(
        "by a system", "系统(?:提交|申请|提出)|小程序|APP|“[^“”，；。]{1,12}”(?:提交|申请|提出)", "系统提交", "系统收到"
    ),
    Pattern("by a courier", "快递|邮政|EMS", "快递", "快速"),
    Pattern("in writing", "书面(?!答复|回复|告知|作答|提出|申请|的?(?:(?:政府)?信息)?公开)", "书面", "书面答复"),
)
CHANNELS = framed(_CHANNELS, "~(?!.{0,12}等)", "通过~收到", "通过~等方式收到")
"""One way in which applications come; a list of them that ends with 等 stands for all."""

ALL_WAYS = (
    Pattern(
        "of so many ways",
        "(?:[二两三四五六多各几]种?|多|等)(?:渠道|方式|途径|形式)|渠道(?:共|合计|总)",
        "通过网络、信函两种渠道",
        "通过网络渠道",
    ),
)
"""Who names so many ways has named all."""

_COUNTED = (
    "(?:公开|政府信息|信息|的|了|是|为|有|共计?|总计|合计|计|各|达到?|仅|只|量|数|数量|件数|总数|总量|件|事项|案件"
    "|等|类|全年|(?:20[0-9]{2}|[本当])年度?|累计|总共|数据|情况|方面|[，：“”])*"
)
APPLIED_FOR = (
    Pattern("nothing but a sum", f"^{_COUNTED}$", "共计", "答复书共计"),
    Pattern("applications", f"(?:申请[表书]?|依申请公开){_COUNTED}$", "各类申请共计", "申请材料共计"),
)
"""Between a verb and its number: what was received or answered is applications."""

OF_OTHER_THINGS = (
    Pattern("a saying", "^[一二三四五六七八九十](?![律并次直定])", "一策", "一律办结"),
    Pattern(
        "papers",
        "^(?![按依已在经均全因由])[^，；。0-9]{0,6}(?:材料|文书|文件|公文|资料|答复书|告知书|通知书?|函|台账|档案|案卷|卷宗|案例|模板|表单|证明|公告|信件|邮件|回执|法条|条款)",
        "补正材料",
        "申请件",
    ),
    Pattern(
        "rules and steps",
        "^(?![按依已在经均全因由])[^，；。0-9]{0,6}(?:制度|环节|关口|机制|步骤|流程|平台|渠道|举措|措施|方面|要点|标准|规范|规定|政策|工作法|原则)",
        "重点环节",
        "申请",
    ),
    Pattern(
        "matters",
        "^(?![按依已在经均全因由])[^，；。0-9]{0,6}(?:问题|意见|线索|诉求|咨询|投诉|信访|留言|工单|事项清单|窗口|受理点|部门|单位|科室|领域)",
        "疑难问题",
        "申请",
    ),
)
"""Right behind the number: it counts no applications."""

OF_APPLICATIONS = (
    Pattern(
        "applications",
        "^(?:$|(?:政府|信息|依|公开|的)*申请|依申请|均|已|全部|都|按|在|予以|转|结转|为|是|系|由|来自|属|顺延|跨|于|待|尚|未)",
        "申请",
        "一”工作机制",
    ),
)
"""Right behind 个 and 项, which count anything, where they count applications."""

PART_OF_RECEIVED = (
    Pattern("of some applicants", "自然人|公民|个人|法人|企业|机构", "收到自然人申请", "收到申请人申请"),
    Pattern("of another kind", "复议|诉讼|咨询", "收到行政复议申请", "收到复核申请"),
    Pattern("what others press for", "督办|督查|交办|催办", "收到督办的申请", "收到督促的申请"),
)
PART_OF_BARE = (
    Pattern(
        "of some applicants",
        "自然人|法人|企业|机构|公司|组织",
        "自然人提出的信息公开申请",
        "申请人提出的信息公开申请",
    ),
    Pattern("some of them", "其中", "其中信息公开申请", "集中信息公开申请"),
    Pattern("of another kind", "复议|诉讼", "复议的信息公开申请", "复核的信息公开申请"),
    Pattern(
        "what became of them",
        "不予|不再|拒绝|撤回|重复|处理|办理|流转|会商|研究|讨论|协调|指导|审核|审查|转办|转由|交由|督办|交办|送达|延期|补正|抽查|评查|涉及",
        "撤回信息公开申请",
        "提出信息公开申请",
    ),
)
"""What makes 信息公开申请 3 件 a number of others than those received."""

# ---------------------------------------------------------------- answered

DONE = (
    Pattern(
        "finished",
        "办结|办毕|(?<=已)办$|结案|办理完毕|办理完结|办理完成|处理完毕|办理结果(?=[总合共])",
        "办结80件",
        "结转80件",
    ),
    Pattern("answered", "答复|办复|回复", "答复80件", "批复80件"),
)
NOT_RECEIVED = (
    Pattern("after something", "补正[^，；。]{0,4}$", "经申请人补正后", "补正通知书3份，受理"),
    Pattern("not, or not yet", "(?:未|没有|不予|拟|待)[^，；。]{0,4}$", "尚未", "已经"),
)
"""Before 收到 or 受理."""

PART_OF_DONE = (
    Pattern("nobody applied", "主动公开", "主动公开并答复", "公开并答复"),
    Pattern("in one way", "同意|告知|区分|不予|予以(?!答复|办结|回复|办复)|无法|部分", "予以公开答复", "全部公开答复"),
    Pattern(
        "by others",
        "由(?![我本街镇乡])[^，；。0-9]{1,8}(?:局|委|办|部门|厅|单位)(?:统一|直接)?(?:答复|办结|回复)",
        "由区委办答复",
        "由街道办答复",
    ),
    Pattern("at a meeting", "会后|现场", "会后答复", "会同答复"),
    Pattern("turned down", "否决", "否决公开答复", "裁决后答复"),
    Pattern("at once, as it stands", "直接", "直接答复", "及时答复"),
    Pattern("not decided", "补正|撤回|转办", "补正后答复", "更正后答复"),
    Pattern(
        "what it takes to answer them",
        "为(?:了|做好)?(?:答复|办理|办结|办好)",
        "为答复这",
        "答复",
    ),
    Pattern(
        "looked through for others",
        "(?:审核|审查|校核|会签|评查|复核)(?:了|各[^，；。0-9]{1,6})?(?:的)?(?:政府信息公开|信息公开|依申请公开|公开)(?:的)?(?:答复|申请)",
        "审核信息公开答复",
        "经审核，答复信息公开申请",
    ),
    Pattern("within some days", "^[0-9]{1,2}个工作日", "20个工作日内答复", "在20个工作日内答复"),
    Pattern("for a reason of its own", "不存在|不掌握|非本", "信息不存在答复", "信息存在"),
    Pattern("for a reason", "属于", "答复属于", "答复所属"),
    Pattern("to some applicants", "自然人|法人|企业", "答复自然人", "答复申请人"),
    Pattern("some of them", "其中", "其中答复", "集中答复"),
    Pattern("a rate", "率", "办结率", "办结量"),
    Pattern("late", "逾期|超期|延期|延长|跨年", "逾期答复", "按期答复"),
    Pattern("for others", "指导|督促|起草|拟写|帮助|代[区市县省]", "指导社区答复", "及时答复"),
    Pattern("what others press for", "督办|督查|交办|催办", "办结督办", "办结督促"),
    Pattern("at once", "当场|当日|即时", "当场答复", "当年答复"),
    Pattern("with others", "征求|会商|协商|第三方|牵头|合并|联合|代为|协同|会同", "征求意见后答复", "征收类答复"),
    Pattern("this year's only", "(?:办结|答复)了?(?:本年|当年|今年)|新收", "办结本年新收", "本年办结"),
    Pattern("not yet", "尚未|正在|未", "正在答复", "已经答复"),
)
"""What makes 答复 3 件 a number of others than all that were answered."""

DONE_BEHIND = (
    Pattern(
        "answered or finished",
        "^(?:政府信息公开|依申请公开)?(?:申请)?件?(?:均|全部|都|已经|已|按时|按期|按规定?|按要求|按程序|依法依规|依法|依规|及时|如期"
        "|规范|在?年内|当年|[于在]?(?:法定|规定)(?:的?(?:期限|时限|时间))?内?|[于在]?[期时]限内|予以|书面|完成|作出|进行|得到|顺利)*"
        "(?:办结|办毕|办理完毕|办理完成|办理完结|处理完毕|答复|回复|办复)(?:完毕|完成|申请人|了)?$",
        "已经按时按规完成答复",
        "已经按时转办",
    ),
)
"""Right behind the number: 10 件已经按时完成答复."""

DONE_OF_THEM = (
    Pattern(
        "already",
        "^[，、]其中，?(?:本年度?|当年|年内)*(?:已经?|现已|按时|按期)+(?:办结|答复|办理完毕|办理完成)(?:的|了|有|共)*$",
        "，其中已办结",
        "，其中当场办结",
    ),
)
"""Of those received, all that are answered."""

ALL_OF_THEM = (
    Pattern(
        "no kind is named",
        "^[，、（]?(?:申请[中里]|其中|有|已有|现|现已|目前|截至目前|全年|共计?|所收|收到的|对|的|上述|本年度?|当年|，)*$",
        "，其中",
        "，其中征地类",
    ),
)
"""Before a number of applications that have been answered: none is left out."""

ALL_BUT_CARRIED = (
    Pattern(
        "but for those carried over",
        "(?:留待|结转|转[至入到下]|转20|顺延|延续?至|跨年|尚在|正在|未到|未届)[^，；。]{0,20}，其余$",
        "除8件留待明年办理外，其余",
        "除8件不予公开外，其余",
    ),
)
"""Before a number of applications that have been answered: only those are left out that have not been."""

LATE_SOMEWHERE = (
    Pattern(
        "some are late",
        "(?:延期|逾期|超期|延长)(?![^，；。0-9]{0,8}(?:结转|转入|转至|转到|顺延|跨年))",
        "2件延期答复",
        "2件延期后结转下年",
    ),
)

DEALT_WITH = (
    Pattern(
        "dealt with",
        "办理|承办|应办|处理(?=政府信息公开|信息公开|依申请|公开申请)|(?<!协)办件(?!人)",
        "办理80件",
        "办结80件",
    ),
)
"""Said of what was received, and of what was finished."""

# ---------------------------------------------------------------- in turn

IN_TURN = (
    Pattern("carried_in", "^(?>.*?上年).*结转", "上年度结转", "上年度收到"),
    Pattern("carried_out", "结转", "结转下年度", "转办"),
    Pattern("new", "新收|新增|新接|收到", "新收申请", "收取费用"),
    Pattern("handled", "办结|办毕|答复|^办理", "办结", "结转"),
)
"""What 分别 and 各 can hand out to the numbers that follow: 新收、办结分别为 35 件、30 件."""

IN_TURN_BEGINS = (
    Pattern("in turn", "分别|依次[为是有]", "新收、办结分别为", "新收、办结共"),
    Pattern("each", "各(?:为|有|是|计|发生|收到|新增)?$|(?:均|都|皆)[为是]$", "新收、办结各", "各类申请"),
)
