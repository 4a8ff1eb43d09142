"""What a sentence or a paragraph is about, whose numbers it tells, and of which time."""

from __future__ import annotations

from models.statements.patterns.pattern import Pattern, framed

# ---------------------------------------------------------------- about what

APPLICATIONS = (
    Pattern("for disclosure", "信息公开的?申请", "收到信息公开申请", "信息公开指南和申请表"),
    Pattern("on request", "依申请", "依申请公开20件", "依法申请复议"),
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
        "(?:本年|今年|当年|本期|年内|全年|共)度?新收[^；。]{0,30}(?:结转|顺延|转入|办结|办毕|答复)",
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
        "services", "服务站|政务服务(?:事项|办件|便民|热线)|便民服务", "受理政务服务事项3件", "政务服务局收到申请3件"
    ),
    Pattern("business at the counter", "窗口办理", "窗口办理3件", "窗口答复3件"),
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

CASES = (Pattern("reviews and lawsuits", "复议|诉讼", "行政复议申请", "复核、申诉申请"),)

# ---------------------------------------------------------------- whose

WHOLE = (
    Pattern("all of a place", "全[区市县省州]", "全区收到", "全年收到"),
    Pattern("every level", "各级", "各级行政机关收到", "上级行政机关收到"),
    Pattern("every office", "各(?:单位|部门|街道|镇|乡|区|县|地)", "各街道收到", "各类申请"),
    Pattern("subordinate offices", "所属(?:单位|部门)", "所属单位收到", "所属类别"),
    Pattern("offices right below", "区直|市直|县直", "区直部门收到", "垂直管理部门收到"),
    Pattern("districts and counties", "区县", "区县收到", "县政府收到"),
    Pattern("the whole branch", "全系统", "全系统收到", "系统收到"),
)
"""The number is that of all offices of a district."""

OFFICES = (Pattern("some of the offices", "部门|乡镇|镇街|街道|区县|[市县]区|单位|直属", "县直部门收到", "县政府收到"),)
"""In the clause of a number that is a part of the whole that was told before."""

OWN = (
    Pattern("this level", "本级", "区政府本级收到", "上级收到"),
    Pattern("this organ", "本机关(?!不掌握|公开|负责)", "本机关收到", "本机关不掌握"),
    Pattern("this unit", "本单位|局机关|机关本级", "局机关收到", "各机关收到"),
    Pattern("for a government", "代表[区市县]政府|以[区市县]政府名义", "代表区政府受理", "报区政府受理"),
    Pattern("the office of a district", "[区市县]政府办(?:公[室厅])?", "区政府办收到", "区政府收到"),
    Pattern("the office of a government", "政府办公[室厅]", "人民政府办公室收到", "政府办事大厅收到"),
    Pattern("our office", "我办|本办", "我办收到", "承办"),
    Pattern("our street, town, bureau", "[我本][街镇乡局委]", "我街道收到", "各街道收到"),
)
"""The number is the government's own."""

# ---------------------------------------------------------------- of which time

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
    Pattern("so many months", "[0-9一二两三四五六七八九十]+个月|[1-9]月起", "11、12两个月", "12月31日"),
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
        "(?:分别|依次)?[为是]?：?(?:19|20)[0-9]{2}年度?(?:为|是|收到|受理)?$",
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

IN_FACT = (
    Pattern(
        "what was done",
        "实际|[，；](?:而)?(?:全年|当年|今年|本年|年内|本年度|目前|现)",
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
    Pattern("all the years", "历年|多年来|近[两二三四五几][年]|[两二三四五]年来", "历年收到", "全年收到"),
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
    Pattern("the same time", "同期", "同期收到", "定期收到"),
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

ALONE = (Pattern("nothing before it", "^[，、](?:其中)?，?$", "，其中", "，其中公告"),)
SUMS_UP = (
    Pattern(
        "all of them",
        "^[，；](?:以上|上述|[0-9二两三四五六七八九十各几](?:者|项|类|种|方面)|连同[^，；。0-9]{0,10}的?|[本当]年度?|今年|年内|全[年区市县镇乡]|街道|总|[^，；。0-9]{0,4}渠道)*"
        "(?:合计|共计|总计|共|累计|加起来|相加|以上|上述|计|总数|总量|总和|合起来)"
        "(?:为|有|是|达到?|收到|受理|申请|政府信息公开|的|处理|办理|案件|申请量|总量|总数)*$",
        "，合计",
        "，合计公开",
    ),
)
"""After its parts, a total."""

SOME = (
    Pattern("for a reason", "引发|引起|因[^，；。]{1,16}的", "因加装电梯引发的", "因申请"),
    Pattern("of one matter", "涉及|有关|关于|针对|类(?![和及与、])|领域|方面的", "涉及征地的", "全部"),
    Pattern("of one person", "最多|同一|一位|个别|单个|一名|一人|某", "同一申请人", "申请人"),
    Pattern("of a quarter", "其余|另外|剩余|还有", "其余", "其中"),
    Pattern(
        "worked on",
        "补正|征求|会商|协同|转办|转送|移送|移交|交由|延长|延期|撤回|重复|指导|协助|配合|代[理拟收办]|答复书",
        "补正",
        "改正",
    ),
)
"""In the clause of a number of applications: these are some of them only."""

OTHER_OFFICES = (
    Pattern(
        "below or beside us",
        "(?:下属|所属|兄弟|辖区内|国有企业|事业单位|公司|学校|医院|各村|各?村（社区）|各?村[、和]社区|各社区|村委会|居委会|其他(?:单位|街道|部门|机关))"
        "[^，；。0-9]{0,8}(?:收到|受理|办结|答复|接到|新收)",
        "下属学校收到申请3件",
        "街道收到申请3件",
    ),
)
"""Who has received or answered what is told, and is not the office that reports."""

BUREAUS = (
    Pattern(
        "a bureau of the district",
        "[区市县]政府作为被(?:告|申请人)|[区市县][^，；。0-9]{0,6}(?:局|委|办|中心|政府)(?:20[0-9]{2}年度?|今年|全年|共|累计)*"
        "(?:收到|受理|办理|办结|答复|接到|新收|制发|制定|出台|印发|发布|公布|作出)",
        "区住建局收到申请3件",
        "区住建局转来申请3件",
    ),
)
OUR_STREET = (
    Pattern(
        "a street",
        "(?:我|本)?(?:街道|镇|乡)(?!各|收到|[0-9])|我局(?:配合|协助|及时|认真|提供|按|转发|转载|抓好)",
        "我街道配合",
        "我局收到",
    ),
)
"""Where a street tells what a bureau has received, that is not its own."""

OUR_OFFICE = (
    Pattern(
        "our office",
        "[我本](?:街|镇|乡|局|委|办|区|县|市|单位|机关)|[镇乡]政府|街道办|[区市县]政府(?!作为)|局机关",
        "我镇收到",
        "某镇收到",
    ),
)
"""Behind somebody else: what follows is ours again."""

NOT_COUNTED = (
    Pattern(
        "left out of our figures",
        "^[^。；0-9]{0,12}由[^，；。0-9]{2,12}(?:统计|汇总|另行(?:公布|报告))|^[^。；0-9]{0,12}(?:不计入|不纳入|不列入|未计入|不含在|不在)[^，。；]{0,8}(?:统计|年报|数据|报告|总数|之列|其中)?",
        "，不计入本街道统计",
        "，计入本街道统计",
    ),
)
"""Behind a number that is not counted."""

ABOVE_US = (
    Pattern(
        "who stands above or beside",
        "(?:^|[，；：。])(?:据[^，；。]{0,8}，)?(?:20[0-9]{2}年度?，?|今年|全年|其中)?(?:国务院|国家|部里|省(?!市)|自治区|上级|兄弟|相邻|邻近|周边|友邻|外[区县市])"
        "[^，；。0-9]{0,10}?(?:20[0-9]{2}年度?|今年|全年|共|累计)*(?:收到|受理|办理|办结|答复|接到|新收|制发|制定|出台|印发|发布|作出)",
        "省厅2023年共办理申请3件",
        "省住建厅转来申请3件",
    ),
    Pattern(
        "who is no office",
        "(?:^|[，；。：])(?:辖区|全[区市县镇])?(?:内)?(?:公共)?(?:企事业单位|事业单位|国有企业|学校|医院|各村|各社区|各?村（社区）|村级组织|公安|[^，；。0-9]{0,6}派出所)(?!改革)",
        "公共企事业单位公开信息",
        "通过事业单位",
    ),
    Pattern(
        "whose cases we judge",
        "以(?:下级|下属|各|其他|区直|县直|市直|乡镇|街道)[^，；。]{0,8}为被(?:申请人|告)",
        "以下级机关为被申请人",
        "以我局为被申请人",
    ),
)
"""Whoever has done what is told, and is not the office that reports."""

OWN_SHARE = (
    Pattern(
        "among them ours",
        "^[，、（]?(?:其中|而)?，?(?:就|涉及|涉|由|向|以|属于?)?(?:[我本](?:街道?|镇|乡|局|委|办|院|单位|机关|部门)|局机关|机关本级"
        "|镇政府|街道办事处|街道|[区市县]政府(?:本级|办公?[室厅]?)?)(?:而言|自身|本级|机关)?，?"
        "(?:收到|受理|办理|办结|答复|涉及|申请|的|为|有|共|仅|占|被申请人?|被告|被提起|答复主体|受理主体|办理主体|承办单位)*$",
        "，其中我局",
        "，其中我局公开",
    ),
)
"""A part of what was just told of a larger whole: 全区 512 件，其中我局 12 件."""

SUMMING = (
    Pattern(
        "summing up only",
        "^(?:共计?|总共|总计|合计|累计|计|为|全年|(?:20[0-9]{2}|[本当])年度?|今年|其中|有|达到?|数量|总数|总量|件数|目前|现|仅)*$",
        "全年共计",
        "全年共计收到",
    ),
)
"""What says nothing new, so that the clause before goes on: 收到申请，共 81 件."""
